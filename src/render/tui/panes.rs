//! Panes beside the words of a page where a terminal is wide: its picture, its conversation, what it has to say beside
//! itself. They keep their places from page to page.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::render::tui::blocks::{self, headline, para, spoken};
use crate::render::tui::card::picture::draw;
use crate::render::tui::card::size::{LARGE_PRINT, SHARP, fit, rows};
use crate::render::tui::hanging::hanging;
use crate::render::tui::theme::{self, Look};
use crate::text::width::width;
use crate::view::page::{Block, Page, Pane, Picture};

/// Columns from which panes stand beside the words.
pub(crate) const WIDE: u16 = 100;
/// Columns from which they stand in two columns of their own.
const WIDER: u16 = 150;

/// Cells left of the words.
const MARGIN: u16 = 2;
/// Cells between the words and a pane, with the line in their middle.
const GAP: u16 = 4;
/// Least and most columns of the words, wide enough for a question and its answers.
const WORDS: (u16, u16) = (38, 72);
/// Columns from which a card's digits are large.
const DIGITS: u16 = LARGE_PRINT as u16;
/// The most columns of text in a pane that are good to read.
const READABLE: usize = 76;

/// The columns of a wide page.
pub(crate) struct Columns {
    /// Of the words and the choices.
    pub(crate) words: Rect,
    /// Of the panes, from the left.
    panes: Vec<Rect>,
}

impl Columns {
    /// One column of panes, or two where there is room for them and something to say.
    fn new(area: Rect, panes: usize) -> Columns {
        let is_wider = area.width >= WIDER;
        let free = area.width - MARGIN - GAP;
        // The words stand alike whatever stands beside them; a card has room for large digits where that can be.
        let words = match is_wider {
            false => (free * 9 / 20).min(free.saturating_sub(DIGITS)),
            true => free * 3 / 10,
        };
        let words = words.clamp(WORDS.0, WORDS.1);
        let rest = free - words;
        // The first pane is the wider one: a card stands there.
        let first = match is_wider && panes > 1 {
            false => rest,
            true => ((rest - GAP) * 5 / 9).max(SHARP as u16),
        };
        let column = |x: u16, width: u16| Rect {
            x: area.x + x,
            width,
            ..area
        };
        let begin = MARGIN + words + GAP;
        let mut panes = vec![column(begin, first)];
        if first < rest {
            panes.push(column(begin + first + GAP, rest - first - GAP));
        }
        Columns {
            words: column(MARGIN, words),
            panes,
        }
    }

    /// Where the lines between the columns stand.
    pub(crate) fn rules(&self) -> impl Iterator<Item = Rect> {
        self.panes.iter().map(|pane| Rect {
            x: pane.x - GAP / 2,
            width: 1,
            ..*pane
        })
    }
}

/// Something in a pane.
enum Item<'a> {
    Picture(&'a Picture),
    Talk(&'a [(String, String)]),
    Aside(&'a Pane),
}

/// A column of panes, laid out.
pub(crate) struct Panes<'a> {
    pub(crate) columns: Columns,
    /// The lines of each column.
    pub(crate) lines: Vec<(Rect, Vec<Line<'a>>)>,
    /// Where the page's own picture stands.
    pub(crate) face: Option<Rect>,
}

/// Whether a block stands in a pane where there is one.
pub(crate) fn is_beside(block: &Block) -> bool {
    matches!(block, Block::Picture(_) | Block::Talk { .. })
}

impl<'a> Panes<'a> {
    /// `None` if the terminal is narrow, or nothing is to be said beside.
    pub(crate) fn new(page: &'a Page, area: Rect, look: Look) -> Option<Panes<'a>> {
        if area.width < WIDE {
            return None;
        }
        let own = page.blocks.iter().filter_map(|block| match block {
            Block::Picture(picture) => Some(Item::Picture(picture)),
            Block::Talk { lines, .. } if lines.len() > 1 => Some(Item::Talk(lines)),
            _ => None,
        });
        let items: Vec<Item> = own.chain(page.asides.iter().map(Item::Aside)).collect();
        if items.is_empty() {
            return None;
        }
        let columns = Columns::new(area, items.len());
        let mut face = None;
        let last = columns.panes.len() - 1;
        let lines = columns.panes.iter().enumerate().map(|(place, column)| {
            let mut lines: Vec<Line> = Vec::new();
            let own = items.iter().enumerate();
            let own = own.filter(|(item, _)| (*item).min(last) == place);
            for (_, item) in own {
                if !lines.is_empty() {
                    lines.push(Line::default());
                }
                let room = usize::from(column.height).saturating_sub(lines.len());
                if let Item::Picture(picture) = item {
                    face = Some(face_of(picture, *column, lines.len(), room));
                }
                lines.extend(item.lines(column.width.into(), room, look));
            }
            (*column, lines)
        });
        let lines = lines.collect();
        Some(Panes {
            columns,
            lines,
            face,
        })
    }
}

/// Where a picture stands that begins this many rows below the top of its column.
fn face_of(picture: &Picture, column: Rect, above: usize, room: usize) -> Rect {
    let side = side(picture, column.width.into(), room);
    Rect {
        y: column.y + above as u16,
        width: side as u16,
        height: rows(side) as u16,
        ..column
    }
}

/// Columns of a picture in a pane, with its caption under it.
fn side(picture: &Picture, columns: usize, room: usize) -> usize {
    let caption = match picture.caption.is_empty() {
        true => 0,
        false => 1 + para(&picture.caption, columns, Style::new()).len(),
    };
    fit(columns, room.saturating_sub(caption))
}

fn drawn<'a>(picture: &'a Picture, columns: usize, room: usize, look: Look) -> Vec<Line<'a>> {
    let side = side(picture, columns, room);
    let mut lines = draw(picture, side, look);
    if !picture.caption.is_empty() {
        lines.push(Line::default());
        lines.extend(para(&picture.caption, readable(columns), Style::new()));
    }
    lines
}

impl<'a> Item<'a> {
    fn lines(&self, columns: usize, room: usize, look: Look) -> Vec<Line<'a>> {
        match self {
            Item::Picture(picture) => drawn(picture, columns, room, look),
            Item::Talk(lines) => newest(spoken(lines, readable(columns)), room),
            Item::Aside(pane) => aside(pane, columns, room, look),
        }
    }
}

/// Cells of a line of text in a pane: it does not touch the terminal's edge.
fn readable(columns: usize) -> usize {
    columns.saturating_sub(1).min(READABLE)
}

/// The last of these lines, as many as there is room for.
fn newest(mut lines: Vec<Line>, room: usize) -> Vec<Line> {
    lines.drain(..lines.len().saturating_sub(room));
    lines
}

fn aside<'a>(pane: &'a Pane, columns: usize, room: usize, look: Look) -> Vec<Line<'a>> {
    let readable = readable(columns);
    let mut lines = para(&pane.title, readable, look.accent());
    let part = |more: Vec<Line<'a>>, lines: &mut Vec<Line<'a>>| {
        if !more.is_empty() {
            lines.push(Line::default());
            lines.extend(more);
        }
    };
    if !pane.lead.is_empty() {
        part(headline(&pane.lead, readable, theme::LEAD), &mut lines);
    }
    for block in &pane.blocks {
        let left = room.saturating_sub(lines.len() + 1);
        let more = match block {
            Block::Picture(picture) => drawn(picture, columns, left, look),
            block => blocks::lines(block, readable, look),
        };
        part(more, &mut lines);
    }
    part(listed(&pane.choices, readable), &mut lines);
    lines
}

/// Choices as they stand behind one another, in columns where all are short.
fn listed(choices: &[String], room: usize) -> Vec<Line<'_>> {
    let widest = choices.iter().map(|choice| width(choice)).max();
    let columns = (room / (widest.unwrap_or(0) + 4)).min(choices.len().div_ceil(10));
    if columns < 2 {
        let lines = choices.iter();
        return lines
            .flat_map(|choice| hanging("- ", choice, room))
            .collect();
    }
    let rows = choices.len().div_ceil(columns);
    let cell = |choice: &String| {
        let rest = (room / columns).saturating_sub(width(choice) + 2);
        format!("- {choice}{}", " ".repeat(rest))
    };
    let row = |row: usize| Line::from_iter(choices.iter().skip(row).step_by(rows).map(cell));
    (0..rows).map(row).collect()
}
