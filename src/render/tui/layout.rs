//! Where the text, the card and the choices of a page stand. Laid out first, drawn afterwards.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::render::tui::apart::{Part, parts};
use crate::render::tui::blocks::para;
use crate::render::tui::card::aim::AimMap;
use crate::render::tui::card::picture::{aim_map, draw};
use crate::render::tui::card::size::{self, SHARP, fit, rows};
use crate::render::tui::column::Column;
use crate::render::tui::panes::Panes;
use crate::render::tui::talk_column;
use crate::render::tui::theme::Look;
use crate::training::square::GridSquare;
use crate::view::page::{Block, Page, Picture};

/// Cells between a card and the words beside it.
const GAP: usize = 2;
/// Cells left of the words beside a card, as many as elsewhere where that leaves room for both.
fn margin(columns: usize) -> usize {
    if columns < 2 + LEAST { 1 } else { 2 }
}
/// Least cells for words beside a card.
const BESIDE: usize = 23;
/// Cells of a sharp card with words beside it.
const LEAST: usize = SHARP + GAP + BESIDE;
/// The most cells of a line that is good to read; wider terminals leave the rest free.
const READABLE: usize = 84;
/// What stands between title and key bar.
pub(crate) struct Body<'a> {
    /// What stands beside the words: a card with its caption, or panes.
    pub(crate) beside: Vec<(Rect, Vec<Line<'a>>)>,
    /// Lines between the words and the panes.
    pub(crate) rules: Vec<Rect>,
    /// Where a click turns a card over.
    pub(crate) turns: Option<Rect>,
    /// The card that is pointed at.
    pub(crate) target: Option<Target>,
    pub(crate) column: Column<'a>,
}

/// A card that is pointed at.
pub(crate) struct Target {
    /// Where it stands while nothing is scrolled.
    area: Rect,
    /// Whether it scrolls with the text.
    scrolls: bool,
    /// The part of the screen in which it can be seen.
    within: Rect,
    /// The square that is marked on it.
    pub(crate) square: GridSquare,
    /// What is inside the mark at each square.
    pub(crate) map: AimMap,
}

impl Target {
    /// Where the card stands when the text is scrolled by so many rows, and the part of the screen in which it is seen.
    /// `None` if its top is scrolled away: it has no square to point at then.
    pub(crate) fn scrolled(&self, scroll: usize) -> Option<(Rect, Rect)> {
        let up = if self.scrolls { scroll } else { 0 };
        let y = usize::from(self.area.y).checked_sub(up)?;
        let area = Rect {
            y: y as u16,
            ..self.area
        };
        (area.y >= self.within.y).then_some((area, self.within))
    }
}

impl<'a> Body<'a> {
    /// Panes stand beside the words where the terminal is wide, a card where both have room, else between them.
    pub(crate) fn new(page: &'a Page, area: Rect, look: Look) -> Body<'a> {
        if let Some(panes) = Panes::new(page, area, look) {
            return Body::wide(page, panes, area, look);
        }
        let picture = page.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        let columns = usize::from(area.width);
        let has_room =
            columns >= margin(columns) + LEAST && usize::from(area.height) >= rows(SHARP);
        match picture {
            Some(picture) if has_room => Body::beside(page, picture, area, look),
            picture => Body::stacked(page, picture, area, look),
        }
    }

    /// Text and choices at the left, panes at the right.
    fn wide(page: &'a Page, panes: Panes<'a>, body: Rect, look: Look) -> Body<'a> {
        let area = panes.columns.words;
        let column = Column::new(page, area, parts(page, area, look, true), look);
        let picture = page.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        let own = picture.zip(panes.face);
        Body {
            rules: panes.rules(),
            turns: own.and_then(|(picture, face)| picture.aim.is_none().then_some(face)),
            target: own.and_then(|(picture, face)| target(picture, face, (false, body), look)),
            column,
            beside: panes.lines,
        }
    }

    /// Text and choices at the left, the card at the right.
    fn beside(page: &'a Page, picture: &'a Picture, body: Rect, look: Look) -> Body<'a> {
        let columns = usize::from(body.width);
        let margin = margin(columns);
        let around = margin + GAP;
        let words = (columns / 3)
            .clamp(BESIDE, 42)
            .min(columns - SHARP - around);
        let caption = para(&picture.caption, SHARP, Style::new()).len();
        let side = fit(columns - words - around, usize::from(body.height) - caption);
        let mut lines = draw(picture, side, look);
        lines.push(Line::default());
        lines.extend(para(&picture.caption, side, Style::new()));
        let area = Rect {
            x: body.x + margin as u16,
            width: (columns - side - around).min(READABLE) as u16,
            ..body
        };
        let drawing = Rect {
            x: area.right() + GAP as u16,
            width: side as u16,
            ..body
        };
        let face = Rect {
            height: rows(side) as u16,
            ..drawing
        };
        let words = parts(page, area, look, false);
        Body {
            beside: vec![(drawing, lines)],
            rules: Vec::new(),
            turns: picture.aim.is_none().then_some(face),
            target: target(picture, face, (false, body), look),
            column: Column::new(page, area, words, look),
        }
    }

    /// All in one column.
    fn stacked(page: &'a Page, picture: Option<&'a Picture>, body: Rect, look: Look) -> Body<'a> {
        let columns = usize::from(body.width);
        let margin = usize::from(columns > 60) * 2;
        let room = (columns - margin * 2).min(READABLE);
        let area = Rect {
            x: body.x + margin as u16,
            width: room as u16,
            ..body
        };
        if let Some(column) = talk_column::column(page, area, look) {
            return Body {
                beside: Vec::new(),
                rules: Vec::new(),
                turns: None,
                target: None,
                column,
            };
        }
        let mut words = parts(page, area, look, false);
        let mut card = None;
        if let Some(picture) = picture {
            let lead = words[0].lines.len();
            let wanted = Column::least_of_choices(page, area, &words, look);
            let side = fit(room, usize::from(area.height).saturating_sub(lead + wanted));
            words.insert(1, Part::close(indented(picture, side, room, look)));
            let at = Rect {
                x: area.x + ((room - side.min(room)) / 2) as u16,
                y: area.y + lead as u16,
                width: side as u16,
                height: rows(side) as u16,
            };
            card = Some((picture, at));
        }
        let column = Column::new(page, area, words, look);
        let within = Rect {
            height: column.seen as u16,
            ..area
        };
        Body {
            beside: Vec::new(),
            rules: Vec::new(),
            turns: None,
            target: card.and_then(|(picture, at)| target(picture, at, (true, within), look)),
            column,
        }
    }
}

/// The card as something to point at; `None` if there is nothing on it to point at.
fn target(
    picture: &Picture,
    area: Rect,
    (scrolls, within): (bool, Rect),
    look: Look,
) -> Option<Target> {
    let square = picture.aim.filter(|_| picture.is_pointed_at())?;
    let area = size::card(area);
    let size = (area.width.into(), area.height.into());
    Some(Target {
        map: aim_map(picture, size, look),
        area,
        scrolls,
        within,
        square,
    })
}

/// A card in the middle of its column, and its caption.
fn indented<'a>(picture: &'a Picture, side: usize, room: usize, look: Look) -> Vec<Line<'a>> {
    let indent = " ".repeat(room.saturating_sub(side) / 2);
    let mut lines: Vec<Line> = Vec::new();
    for line in draw(picture, side, look) {
        let mut spans = vec![Span::raw(indent.clone())];
        spans.extend(line.spans);
        lines.push(Line::from(spans));
    }
    if !picture.caption.is_empty() {
        lines.extend(para(&picture.caption, room, Style::new()));
    }
    lines
}
