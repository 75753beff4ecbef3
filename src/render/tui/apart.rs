//! The parts of a page's words, and how far they stand apart.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::render::tui::blocks::{self, headline};
use crate::render::tui::panes::is_beside;
use crate::render::tui::theme::{self, Look};
use crate::view::page::{Block, Page};

/// Lines that belong together.
pub(crate) struct Part<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    pub(crate) apart: Apart,
}

/// How much a blank row above a part is wanted, the least first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    Close,
    /// Another row of a table.
    Row,
    /// Another thought.
    Thought,
    /// What follows the sentence that is said first, which its weight sets apart already.
    Lead,
    /// Another matter.
    Matter,
    /// What follows what not to do, lest it be read as a part of that.
    AfterCaution,
    /// What not to do, lest it be read as a step more.
    Caution,
}

impl<'a> Part<'a> {
    /// Lines right under those before.
    pub(crate) fn close(lines: Vec<Line<'a>>) -> Part<'a> {
        Part {
            lines,
            apart: Apart::Close,
        }
    }
}

/// Lead and blocks, those aside that stand in panes. A picture is drawn by itself.
pub(crate) fn parts(page: &Page, area: Rect, look: Look, has_panes: bool) -> Vec<Part<'_>> {
    let room = usize::from(area.width);
    let is_here = |block: &&Block| !has_panes || !is_beside(block);
    let mut parts = vec![Part::close(lead(page, room, look))];
    parts.extend(parts_of(page.blocks.iter().filter(is_here), room, look));
    parts
}

/// Blocks that follow each other, pictures aside.
pub(crate) fn parts_of<'a>(
    blocks: impl Iterator<Item = &'a Block>,
    room: usize,
    look: Look,
) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut before: Option<&Block> = None;
    let mut is_forbidden = false;
    let blocks = blocks.filter(|block| !matches!(block, Block::Picture(_)));
    for block in blocks {
        let apart = match before {
            Some(Block::Head(_) | Block::Caution(_)) => Apart::Close,
            Some(Block::Sources(_)) => Apart::Matter,
            _ if matches!(block, Block::Caution(_)) => Apart::Caution,
            _ if is_forbidden && !matches!(block, Block::List(_)) => Apart::AfterCaution,
            _ if matches!(
                block,
                Block::Head(_) | Block::Table { .. } | Block::Sheet(..)
            ) =>
            {
                Apart::Matter
            }
            None => Apart::Lead,
            _ => Apart::Thought,
        };
        let mut rows = blocks::rows(block, room, look).into_iter();
        if let Some(lines) = rows.next().filter(|lines| !lines.is_empty()) {
            parts.push(Part { lines, apart });
            before = Some(block);
            is_forbidden = match block {
                Block::Caution(_) => true,
                Block::List(_) => is_forbidden,
                _ => false,
            };
        }
        let apart = Apart::Row;
        parts.extend(rows.map(|lines| Part { lines, apart }));
    }
    parts
}

/// The lead, after the sign of a verdict if it is one.
pub(crate) fn lead(page: &Page, room: usize, look: Look) -> Vec<Line<'_>> {
    let Some(is_right) = page.is_right else {
        return headline(&page.lead, room, theme::LEAD);
    };
    let (sign, ink) = look.verdict(is_right);
    let mut lines = headline(&page.lead, room - 2, theme::LEAD);
    for (place, line) in lines.iter_mut().enumerate() {
        let sign = if place == 0 { sign } else { " " };
        line.spans.insert(0, Span::styled(format!("{sign} "), ink));
    }
    lines
}

/// Blank rows that are wanted.
pub(crate) fn blanks(parts: &[Part]) -> usize {
    let is_apart = |part: &&Part| part.apart != Apart::Close;
    parts.iter().filter(is_apart).count()
}

/// The parts with at most so many blank rows between them, where they are wanted most. Where there are too few for all that
/// are wanted alike, those have none: some would say that what they part belongs less together.
pub(crate) fn spaced(parts: Vec<Part>, mut blank: usize) -> Vec<Line> {
    let mut apart = vec![];
    for wanted in [
        Apart::Caution,
        Apart::AfterCaution,
        Apart::Matter,
        Apart::Lead,
        Apart::Thought,
        Apart::Row,
    ] {
        let count = parts.iter().filter(|part| part.apart == wanted).count();
        if count <= blank {
            apart.push(wanted);
            blank -= count;
        }
    }
    let mut lines = Vec::new();
    for part in parts {
        if apart.contains(&part.apart) {
            lines.push(Line::default());
        }
        lines.extend(part.lines);
    }
    lines
}
