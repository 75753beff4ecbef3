//! Blocks of a page as lines of a width.

use crate::render::tui::hanging::hanging;
use crate::render::tui::links;
use crate::render::tui::theme;
use crate::render::tui::trees::{self, tree};

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::view::page::Block;
use crate::view::report::chart::Bar;

use crate::render::tui::theme::Look;
use crate::text::width::width;
use crate::text::wrap::{wrap, wrap_evenly};

/// Cells from which terms stand beside what is said of them.
const BESIDE: usize = 56;

pub fn para(text: &str, room: usize, style: Style) -> Vec<Line<'_>> {
    styled(wrap(text, room), style)
}

/// The same in lines that are about even.
pub fn headline(text: &str, room: usize, style: Style) -> Vec<Line<'_>> {
    styled(wrap_evenly(text, room), style)
}

fn styled(lines: Vec<&str>, style: Style) -> Vec<Line<'_>> {
    let lines = lines.into_iter();
    lines
        .map(|line| Line::from(Span::styled(line, style)))
        .collect()
}

/// A block, pictures aside: those are drawn where the room is known.
pub fn lines(block: &Block, room: usize, look: Look) -> Vec<Line<'_>> {
    match block {
        Block::Head(text) => headline(text, room, look.head()),
        Block::Alarm(text) => alarm(text, room, look),
        Block::Para(text) => para(text, room, Style::new()),
        Block::Caution(text) => para(text, room, look.caution()),
        Block::Note(text) => para(text, room, look.note()),
        Block::Steps(steps) => {
            let numbered = steps.iter().enumerate();
            numbered
                .flat_map(|(place, step)| hanging(format!("{}. ", place + 1), step, room))
                .collect()
        }
        Block::List(items) => items
            .iter()
            .flat_map(|item| hanging("- ", item, room))
            .collect(),
        Block::Keys { how, keys, .. } => {
            let mut lines = para(how, room, Style::new());
            lines.extend(beside(keys, room));
            lines
        }
        Block::Terms(terms) => beside(terms, room),
        Block::Table { columns, rows } => table(columns, rows, room, look),
        Block::Talk { name, lines } => talk(name, lines, room, look),
        Block::Picture(_) => Vec::new(),
        Block::Bars { names, series } => bars(names, series, room, look),
        Block::Chart { bars, of_whole } => chart(bars, *of_whole, room, look),
        Block::Sources(sources) => links::sources(sources, room),
        Block::Tree { way, branches } => tree(way, branches, room, look),
        Block::Trends(trends) => trees::trends(trends, room, look),
        Block::Meter { done, least, most } => vec![meter(*done, *least, *most, look)],
    }
}

/// A band over the whole width. Without colours it has a frame, so that no other block looks like it.
fn alarm(text: &str, room: usize, look: Look) -> Vec<Line<'static>> {
    let is_framed = !look.paints();
    let inner = room.saturating_sub(6);
    let mut lines = vec![String::new()];
    lines.extend(wrap(text, inner).into_iter().map(str::to_owned));
    lines.push(String::new());
    let band = |line: String| {
        let padding = " ".repeat(inner.saturating_sub(width(&line)));
        let edge = match is_framed && !line.is_empty() {
            true => "!!",
            false => "  ",
        };
        Line::styled(format!("{edge} {line}{padding} {edge}"), look.alarm())
    };
    lines.into_iter().map(band).collect()
}

/// Terms beside what is said of them, or above it where the room is narrow.
fn beside(terms: &[(String, String)], room: usize) -> Vec<Line<'_>> {
    if room < BESIDE {
        let mut lines = Vec::new();
        for (term, says) in terms {
            lines.extend(para(term, room, theme::LEAD));
            lines.extend(hanging("  ", says, room));
        }
        return lines;
    }
    let column = terms
        .iter()
        .map(|(term, _)| width(term))
        .max()
        .unwrap_or(0)
        .min(room / 2 - 2);
    terms
        .iter()
        .flat_map(|(term, says)| {
            row(&[
                (term, column, theme::LEAD),
                (says, room - column - 2, Style::new()),
            ])
        })
        .collect()
}

/// What was said, the latest exchange first, since that is what a person still has in mind; within an exchange, what
/// was asked stands before what was answered.
fn talk<'a>(
    name: &'a str,
    lines: &'a [(String, String)],
    room: usize,
    look: Look,
) -> Vec<Line<'a>> {
    if lines.len() < 2 {
        return Vec::new();
    }
    let mut rows = para(name, room, look.head());
    // The caller begins, so whoever spoke first answers from then on.
    let answers = &lines[0].0;
    let starts = (0..lines.len()).filter(|at| *at == 0 || lines[*at].0 != *answers);
    let mut end = lines.len();
    let mut starts: Vec<usize> = starts.collect();
    while let Some(start) = starts.pop() {
        rows.extend(spoken(&lines[start..end], room));
        end = start;
    }
    rows
}

/// What was said, in its order.
pub(crate) fn spoken(lines: &[(String, String)], room: usize) -> Vec<Line<'_>> {
    let column = lines.iter().map(|(who, _)| width(who)).max().unwrap_or(0);
    let room = room.saturating_sub(column + 2);
    let mut rows = Vec::new();
    for (who, says) in lines {
        rows.extend(row(&[
            (who, column, theme::LEAD),
            (says, room, Style::new()),
        ]));
    }
    rows
}

/// Cells of a row side by side, two cells apart, each in its own width.
fn row<'a>(cells: &[(&'a str, usize, Style)]) -> Vec<Line<'a>> {
    let wrapped: Vec<Vec<&str>> = cells
        .iter()
        .map(|(text, room, _)| wrap(text, *room))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let line = |place: usize| {
        let mut spans = Vec::new();
        for ((_, room, style), lines) in cells.iter().zip(&wrapped) {
            let text = lines.get(place).copied().unwrap_or_default();
            let padding = " ".repeat(room.saturating_sub(width(text)) + 2);
            spans.push(Span::styled(text, *style));
            spans.push(Span::raw(padding));
        }
        spans.pop();
        Line::from(spans)
    };
    (0..height).map(line).collect()
}

/// Two things under common headings: in three columns, or heading by heading where the room is narrow.
fn table<'a>(
    columns: &'a [String; 2],
    rows: &'a [(String, [String; 2])],
    room: usize,
    look: Look,
) -> Vec<Line<'a>> {
    if room < BESIDE {
        let mut lines = Vec::new();
        for (heading, says) in rows {
            lines.extend(para(heading, room, look.head()));
            for (name, says) in columns.iter().zip(says) {
                let says = format!("{name}: {says}");
                let made = hanging("  ", &says, room);
                lines.extend(made.iter().map(|line| Line::from(line.to_string())));
            }
        }
        return lines;
    }
    let heading = rows
        .iter()
        .map(|(heading, _)| width(heading))
        .max()
        .unwrap_or(0)
        .min(room / 4);
    let column = (room - heading - 4) / 2;
    let head = [
        ("", heading, theme::LEAD),
        (&columns[0], column, look.head()),
        (&columns[1], column, look.head()),
    ];
    let mut lines = row(&head);
    for (name, says) in rows {
        lines.extend(row(&[
            (name, heading, theme::LEAD),
            (&says[0], column, Style::new()),
            (&says[1], column, Style::new()),
        ]));
    }
    lines
}

/// Questions as boxes: answered, sure to come, perhaps to come.
fn meter(done: usize, least: usize, most: usize, look: Look) -> Line<'static> {
    let perhaps = most.saturating_sub(least);
    Line::from(vec![
        Span::styled("[#]".repeat(done), theme::LEAD),
        Span::raw("[ ]".repeat(least)),
        Span::styled(" . ".repeat(perhaps), look.note()),
    ])
}

/// Two series of numbers as bars, a line for each step and series.
fn bars<'a>(
    names: &'a [String; 2],
    series: &[Vec<u32>; 2],
    room: usize,
    look: Look,
) -> Vec<Line<'a>> {
    let most = series.iter().flatten().max().copied().unwrap_or(1).max(1) as usize;
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    // A step, a name and a number stand beside the bar.
    let long = room.saturating_sub(widest + 10).clamp(1, 40);
    let steps = series.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::new();
    for step in 0..steps {
        for (place, (name, numbers)) in names.iter().zip(series).enumerate() {
            let Some(number) = numbers.get(step) else {
                continue;
            };
            let begin = if place == 0 {
                step.to_string()
            } else {
                String::new()
            };
            let bar = (*number as usize * long).div_ceil(most);
            let (style, sign) = match (place, look.ascii) {
                (0, true) => (theme::LEAD, "#"),
                (0, false) => (look.accent(), "━"),
                (_, true) => (look.note(), "="),
                (_, false) => (look.note(), "─"),
            };
            lines.push(Line::from(vec![
                Span::raw(format!("{begin:>2} ")),
                Span::raw(name.as_str()),
                Span::raw(" ".repeat(widest - width(name) + 1)),
                Span::styled(sign.repeat(bar), style),
                Span::raw(format!(" {number}")),
            ]));
        }
    }
    lines
}

/// Cells of a bar where there is room for it, and at least.
const LONG: usize = 20;
/// Cells of the shortest bar.
const SHORT: usize = 8;

/// A bar of this many 1,000ths of so many cells, to half a cell, and the cells that it leaves. What is not nothing is
/// seen. It is a thick line: blocks would melt into the bar on the next row.
fn halves(share: usize, cells: usize, look: Look) -> (String, usize) {
    let parts = (share * cells * 2).div_ceil(1000).min(cells * 2);
    let (full, half) = (parts / 2, parts % 2);
    let bar = match look.ascii {
        true => "#".repeat(full + half),
        false => "━".repeat(full) + if half == 1 { "╸" } else { "" },
    };
    (bar, cells - full - half)
}

/// Names with numbers, each with a bar; the name stands above them where it would leave no room for the bar. The
/// number stands before the bar, so that nobody needs to measure.
fn chart(bars: &[Bar], of_whole: bool, room: usize, look: Look) -> Vec<Line<'_>> {
    let widest = |of: fn(&Bar) -> &str| bars.iter().map(|bar| width(of(bar))).max().unwrap_or(0);
    let (label, value) = (widest(|bar| &bar.label), widest(|bar| &bar.value));
    let is_beside = label + value + SHORT + 4 <= room;
    let indent = if is_beside { label + 2 } else { 2 };
    let long = room.saturating_sub(indent + value + 2).clamp(1, LONG);
    let mut lines = Vec::new();
    for bar in bars {
        let mut spans = Vec::new();
        if is_beside {
            let padding = indent - width(&bar.label);
            spans.push(Span::raw(bar.label.as_str()));
            spans.push(Span::raw(" ".repeat(padding)));
        } else {
            lines.extend(para(&bar.label, room, Style::new()));
            spans.push(Span::raw("  "));
        }
        let padding = value - width(&bar.value) + 2;
        spans.push(Span::styled(bar.value.as_str(), theme::LEAD));
        spans.push(Span::raw(" ".repeat(padding)));
        let ink = match of_whole {
            true => look.share(bar.share),
            false => look.accent(),
        };
        let (bar, rest) = halves(bar.share as usize, long, look);
        spans.push(Span::styled(bar, ink));
        if of_whole {
            let rest = if look.ascii { "." } else { "─" }.repeat(rest);
            spans.push(Span::styled(rest, look.note()));
        }
        lines.push(Line::from(spans));
    }
    lines
}
