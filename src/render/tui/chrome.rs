//! The edges of a page: the title above, the keys below, and what is said where there is no room for a page.

use crate::render::tui::theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::view::page::{Hint, Page};

use crate::render::tui::blocks::para;
use crate::render::tui::draw::{draw_line, draw_lines};
use crate::render::tui::hit::Hit;
use crate::render::tui::theme::Look;
use crate::render::tui::transcript;
use crate::text::width::width;
use crate::text::wrap::{clip, wrap};

/// Least columns and rows in which a page is laid out.
pub(crate) const LEAST: (u16, u16) = (20, 5);
/// Rows from which the title has a blank row under it.
pub(crate) const ROOMY: u16 = 20;

/// The row in which a page begins, under the title's own line.
pub(crate) const UNDER_TITLE: u16 = 2;
/// Rows from which a line stands over the keys too.
const RULED: u16 = 30;
/// Rows beyond which a page stands lower.
const TALL: u16 = 40;

/// Where the page stands, over so many rows of keys. In a tall terminal it begins below a third of the rows that pages do not
/// need, at the same height on each of them: the eye rests there, and not under the upper edge.
pub(crate) fn body(area: Rect, below: u16) -> Rect {
    let roomy = u16::from(area.height >= ROOMY);
    let head = UNDER_TITLE - 1 + roomy + area.height.saturating_sub(TALL) / 3;
    let foot = below + u16::from(area.height >= RULED);
    Rect {
        y: area.y + head,
        height: area.height - head - foot,
        ..area
    }
}

/// The line over the keys, in the rows that the page leaves, with these lines standing on it.
pub(crate) fn foot(frame: &mut Frame, body: Rect, keys: Rect, rules: &[Rect], look: Look) {
    let row = Rect {
        y: body.bottom(),
        height: keys.y.saturating_sub(body.bottom()),
        ..keys
    };
    if row.height == 0 {
        return;
    }
    let (across, met) = if look.ascii {
        ("-", "+")
    } else {
        ("─", "┴")
    };
    let line = Line::styled(across.repeat(row.width.into()), look.rule());
    draw_lines(frame, row, std::iter::once(&line));
    for rule in rules {
        frame.buffer_mut()[(rule.x, row.y)].set_symbol(met);
    }
}

/// Stands where a title is cut.
const CUT: &str = "..";

/// The title at the left, how far a series has come at the right, a line under both.
pub(crate) fn title(page: &Page, room: usize, look: Look) -> Line<'static> {
    let progress = page.progress.clone().unwrap_or_default();
    let progress = if width(&page.title) + width(&progress) + 4 > room {
        String::new()
    } else {
        progress
    };
    let title = format!(" {}", page.title);
    let title = match width(&title) > room {
        // What is cut says so; the sign has the same width everywhere.
        true => format!("{}{CUT}", clip(&title, room.saturating_sub(width(CUT)))),
        false => title,
    };
    let gap = room.saturating_sub(width(&title) + width(&progress) + 1);
    Line::from(format!("{title}{}{progress} ", " ".repeat(gap))).style(look.title())
}

/// The sign, in the first row of an area, that something stands above it.
pub(crate) fn cut_above(frame: &mut Frame, area: Rect, look: Look) {
    let row = Rect {
        height: area.height.min(1),
        ..area
    };
    frame.render_widget(ratatui::widgets::Clear, row);
    let sign = Line::styled(transcript::CUT, look.note());
    draw_lines(frame, row, std::iter::once(&sign));
}

/// A line from the top of an area to its bottom.
pub(crate) fn rule(frame: &mut Frame, area: Rect, look: Look) {
    let glyph = if look.ascii { "|" } else { "│" };
    let line = Line::styled(glyph, look.rule());
    draw_lines(frame, area, std::iter::repeat_n(&line, area.height.into()));
}

/// The word about what just happened, in as many rows as it needs; at most half of all.
pub(crate) fn notice(page: &Page, area: Rect) -> Vec<Line<'_>> {
    let Some(notice) = &page.notice else {
        return Vec::new();
    };
    let room = usize::from(area.width).saturating_sub(2);
    let lines = wrap(notice, room);
    let most = usize::from(area.height / 2).max(1);
    lines
        .into_iter()
        .take(most)
        .map(|line| Line::styled(format!(" {line} "), theme::NOTICE))
        .collect()
}

/// The key bar, and where each key's word stands.
pub(crate) fn bar(
    frame: &mut Frame,
    area: Rect,
    page: &Page,
    [has_less, has_more]: [bool; 2],
    look: Look,
) -> Vec<(Rect, Hit)> {
    let room = usize::from(area.width);
    let mut spans = Vec::new();
    let mut hits = Vec::new();
    let mut used = 0;
    // At its end a page says how to get back up, elsewhere how to go on.
    let [back, on] = &page.scrolls;
    let scrolls = match has_more {
        true => Some(on),
        false => has_less.then_some(back),
    };
    for Hint {
        key, word, does, ..
    } in fitting(scrolls.into_iter().chain(&page.bar), room)
    {
        let gap = if used == 0 { 1 } else { 2 };
        let joint = usize::from(!key.is_empty() && !word.is_empty());
        let cells = width(key) + joint + width(word);
        let at = Rect {
            x: area.x + (used + gap) as u16,
            width: cells as u16,
            ..area
        };
        hits.push((at, Hit::Key(*does)));
        used += gap + cells;
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(key.clone(), look.accent()));
        spans.push(Span::raw(" ".repeat(joint)));
        spans.push(Span::styled(word.clone(), look.note()));
    }
    draw_line(frame.buffer_mut(), area, &Line::from(spans));
    hits
}

/// The keys for which there is room, in their order: those that rank first are kept.
fn fitting<'p>(all: impl Iterator<Item = &'p Hint>, room: usize) -> Vec<&'p Hint> {
    let all: Vec<&Hint> = all.collect();
    let cells = |hint: &Hint| {
        let joint = usize::from(!hint.key.is_empty() && !hint.word.is_empty());
        2 + width(&hint.key) + joint + width(&hint.word)
    };
    let mut ranked: Vec<usize> = (0..all.len()).collect();
    ranked.sort_by_key(|place| all[*place].rank);
    // One cell stands before the first, two before each other.
    let mut left = room + 1;
    ranked.retain(|place| {
        let fits = cells(all[*place]) <= left;
        left -= if fits { cells(all[*place]) } else { left };
        fits
    });
    ranked.sort_unstable();
    ranked.into_iter().map(|place| all[place]).collect()
}

/// The size that is wanted, as much of it as there is room for.
pub(crate) fn too_small(frame: &mut Frame, page: &Page) {
    let area = frame.area();
    let lines = para(&page.too_small, usize::from(area.width), Style::new());
    draw_lines(frame, area, &lines);
}
