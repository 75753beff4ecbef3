//! Blocks of a page as lines of a width.

use crate::render::tui::cells;
use crate::render::tui::charts;
use crate::render::tui::hanging::hanging;
use crate::render::tui::links;
use crate::render::tui::theme;
use crate::render::tui::transcript::Transcript;
use crate::render::tui::trees::tree;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::view::missed::MissedItem;
use crate::view::page::Block;

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

/// A block in parts that may stand apart: a table row by row, under the row that stands with its headings.
pub(crate) fn rows(block: &Block, room: usize, look: Look) -> Vec<Vec<Line<'_>>> {
    match block {
        Block::Table { columns, rows } => table(columns, rows, room, look),
        Block::Missed(items) => items.iter().map(|item| missed(item, room, look)).collect(),
        Block::Sheet(heading, block) if heading.is_empty() => rows(block, room, look),
        block => vec![lines(block, room, look)],
    }
}

/// Parts under one another, a blank row between them where all of them have room then.
pub(crate) fn stood_apart(parts: Vec<Vec<Line<'_>>>, room: usize) -> Vec<Line<'_>> {
    let rows: usize = parts.iter().map(|lines| lines.len() + 1).sum();
    let is_roomy = rows <= room + 1;
    let blank = |place: usize| (is_roomy && place > 0).then(Line::default);
    let parts = parts.into_iter().enumerate();
    let lines = parts.flat_map(|(place, lines)| blank(place).into_iter().chain(lines));
    lines.collect()
}

/// A block, pictures aside: those are drawn where the room is known.
pub fn lines(block: &Block, room: usize, look: Look) -> Vec<Line<'_>> {
    match block {
        Block::Head(text) => headline(text, room, look.head()),
        Block::Alarm(text) => alarm(text, room, look),
        Block::Para(text) | Block::Quote(text) => para(text, room, Style::new()),
        Block::Caution(text) => caution(text, room, look),
        Block::Note(text) => para(text, room, look.note()),
        Block::Steps(steps) => {
            let numbered = steps.iter().enumerate();
            numbered
                .flat_map(|(place, step)| hanging(format!("{}. ", place + 1), step, room))
                .collect()
        }
        Block::Sheet(heading, block) => {
            let mut lines = match heading.as_str() {
                "" => Vec::new(),
                heading => headline(heading, room, look.head()),
            };
            lines.extend(self::lines(block, room, look));
            lines
        }
        Block::List(items) => items
            .iter()
            .flat_map(|item| hanging("- ", item, room))
            .collect(),
        Block::Keys {
            name, how, keys, ..
        } => {
            let mut lines = headline(name, room, look.head());
            lines.extend(keys_of(how, keys, room));
            lines
        }
        Block::Terms(terms) => beside(terms, room),
        Block::Table { columns, rows } => table(columns, rows, room, look).concat(),
        Block::Names {
            only_beside: true, ..
        } => Vec::new(),
        Block::Names { heading, names, .. } => run(heading, names, room, look),
        Block::Talk { asks, lines, .. } => Transcript::new(lines, asks, room, look).rows,
        Block::Picture(_) => Vec::new(),
        Block::Bars { names, series } => charts::bars(names, series, room, look),
        Block::Chart { bars, measure } => charts::chart(bars, *measure, room, look),
        Block::Judged(all) => judged(all, room, look),
        Block::Missed(items) => {
            let items = items.iter().map(|item| missed(item, room, look));
            items.collect::<Vec<_>>().concat()
        }
        Block::Sources(sources) => links::sources(sources, room),
        Block::Tree { way, branches } => tree(way, branches, room, look),
        Block::Trends(trends) => charts::trends(trends, room, look),
        Block::Meter { done, least, most } => vec![charts::meter(*done, *least, *most, look)],
    }
}

/// The heading of what not to do, after the sign of what is wrong: its ink alone may not be seen.
fn caution(text: &str, room: usize, look: Look) -> Vec<Line<'_>> {
    let (sign, _) = look.verdict(false);
    let mut lines = hanging(format!("{sign} "), text, room);
    let spans = lines.iter_mut().flat_map(|line| &mut line.spans);
    spans.for_each(|span| span.style = look.caution());
    lines
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

/// How to choose, and what each key does.
pub(crate) fn keys_of<'a>(
    how: &'a str,
    keys: &'a [(String, String)],
    room: usize,
) -> Vec<Line<'a>> {
    let mut lines = para(how, room, Style::new());
    lines.extend(beside(keys, room));
    lines
}

/// Terms beside what is said of them, or above it where the room is too narrow for both.
fn beside(terms: &[(String, String)], room: usize) -> Vec<Line<'_>> {
    let widest = |cell: fn(&(String, String)) -> &String| {
        let cells = terms.iter().map(|term| width(cell(term)));
        cells.max().unwrap_or(0)
    };
    let column = widest(|(term, _)| term);
    if room < BESIDE && column + 2 + widest(|(_, says)| says) > room {
        let mut lines = Vec::new();
        for (term, says) in terms {
            lines.extend(para(term, room, theme::LEAD));
            lines.extend(hanging("  ", says, room));
        }
        return lines;
    }
    let column = match room < BESIDE {
        true => column,
        false => column.min(room / 2 - 2),
    };
    terms
        .iter()
        .flat_map(|(term, says)| {
            cells::beside(&[
                (term, column, theme::LEAD),
                (says, room - column - 2, Style::new()),
            ])
        })
        .collect()
}

/// What was judged, each after its sign.
fn judged(all: &[(bool, String)], room: usize, look: Look) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for (is_right, text) in all {
        let (sign, ink) = look.verdict(*is_right);
        let mut made = hanging(format!("{sign} "), text, room);
        if let Some(sign) = made.first_mut().and_then(|line| line.spans.first_mut()) {
            sign.style = ink;
        }
        lines.extend(made);
    }
    lines
}

/// An item that was missed: what was asked, the answers after their signs, and the reason under these.
fn missed(item: &MissedItem, room: usize, look: Look) -> Vec<Line<'_>> {
    let mut lines = para(&item.asked, room, theme::LEAD);
    lines.extend(judged(&item.answers, room, look));
    if !item.why.is_empty() {
        let why = hanging("  ", &item.why, room).into_iter();
        lines.extend(why.map(|line| line.style(look.note())));
    }
    lines
}

/// Names behind a heading, one behind the other; a line breaks between them.
fn run<'a>(heading: &str, names: &'a [String], room: usize, look: Look) -> Vec<Line<'a>> {
    let mut lines = vec![format!("{heading}:")];
    for (place, name) in names.iter().enumerate() {
        let is_last = place + 1 == names.len();
        let name = if is_last {
            name.clone()
        } else {
            format!("{name} /")
        };
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(&name) <= room => {
                line.push(' ');
                line.push_str(&name);
            }
            _ => lines.push(name),
        }
    }
    let wrapped = lines.iter().flat_map(|line| wrap(line, room));
    wrapped
        .map(|line| Line::styled(line.to_owned(), look.note()))
        .collect()
}

/// Two things under common headings: in three columns, or heading by heading where the room is narrow.
fn table<'a>(
    columns: &'a [String; 2],
    rows: &'a [(String, [String; 2])],
    room: usize,
    look: Look,
) -> Vec<Vec<Line<'a>>> {
    if room < BESIDE {
        let told = |(heading, says): &'a (String, [String; 2])| {
            let mut lines = para(heading, room, look.head());
            for (name, says) in columns.iter().zip(says) {
                let says = format!("{name}: {says}");
                let made = hanging("  ", &says, room);
                lines.extend(made.iter().map(|line| Line::from(line.to_string())));
            }
            lines
        };
        return rows.iter().map(told).collect();
    }
    let heading = rows
        .iter()
        .map(|(heading, _)| width(heading))
        .max()
        .unwrap_or(0);
    // Sentences need their width; figures leave theirs to what they are of.
    let says = rows.iter().flat_map(|(_, says)| says);
    let says = says.chain(columns).map(|says| width(says)).max();
    let says = says.unwrap_or(0);
    let heading = heading.min((room / 4).max(room.saturating_sub(2 * says + 4)));
    let column = ((room - heading - 4) / 2).min(says);
    let head = [
        ("", heading, theme::LEAD),
        (&columns[0], column, look.head()),
        (&columns[1], column, look.head()),
    ];
    let told = rows.iter().map(|(name, says)| {
        cells::beside(&[
            (name, heading, theme::LEAD),
            (&says[0], column, Style::new()),
            (&says[1], column, Style::new()),
        ])
    });
    let mut told: Vec<Vec<Line>> = told.collect();
    if let Some(first) = told.first_mut() {
        first.splice(0..0, cells::beside(&head));
    }
    told
}
