//! Where the text, the card and the choices of a page stand. Laid out first, drawn afterwards.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::render::tui::blocks::{self, headline, para};
use crate::render::tui::card::picture::draw;
use crate::render::tui::card::size::{self, SHARP, fit, rows};
use crate::render::tui::choices::choices;
use crate::render::tui::panes::{Panes, is_beside};
use crate::render::tui::theme::{self, Look};
use crate::training::locate::GridSquare;
use crate::view::page::{Block, Page, Picture};

/// Cells between a card and the words beside it.
const GAP: usize = 2;
/// Cells left of the words beside a card.
const MARGIN: usize = 1;
/// Least cells for words beside a card.
const BESIDE: usize = 23;
/// The most cells of a line that is good to read; wider terminals leave the rest free.
const READABLE: usize = 84;
/// Rows from which the title has a blank row under it.
pub(crate) const ROOMY: u16 = 20;

/// Least rows that choices keep when a page is too long for the terminal.
fn least_choices(rows: usize) -> usize {
    (rows / 4).clamp(1, 3)
}

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

pub(crate) struct Column<'a> {
    pub(crate) area: Rect,
    pub(crate) text: Vec<Line<'a>>,
    /// The lines of each choice.
    pub(crate) choices: Vec<Vec<Line<'a>>>,
    /// Rows of text that can be seen at a time.
    pub(crate) seen: usize,
    /// Blank rows between text and choices.
    gap: usize,
    /// Whether choices are out of sight.
    pub(crate) is_cut: bool,
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
        let has_room = usize::from(area.width) >= MARGIN + SHARP + GAP + BESIDE
            && usize::from(area.height) >= rows(SHARP);
        match picture {
            Some(picture) if has_room => Body::beside(page, picture, area, look),
            picture => Body::stacked(page, picture, area, look),
        }
    }

    /// Text and choices at the left, panes at the right.
    fn wide(page: &'a Page, panes: Panes<'a>, body: Rect, look: Look) -> Body<'a> {
        let area = panes.columns.words;
        let text = words_of(page, area.width.into(), look, true);
        let choices = choices(page, area.width.into(), free(area, &text), look);
        let picture = page.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        let own = picture.zip(panes.face);
        Body {
            rules: panes.columns.rules().collect(),
            turns: own.and_then(|(picture, face)| picture.aim.is_none().then_some(face)),
            target: own.and_then(|(picture, face)| target(picture, face, false, body)),
            column: Column::new(area, text, choices, false),
            beside: panes.lines,
        }
    }

    /// Text and choices at the left, the card at the right.
    fn beside(page: &'a Page, picture: &'a Picture, body: Rect, look: Look) -> Body<'a> {
        let columns = usize::from(body.width);
        let around = MARGIN + GAP;
        let words = (columns / 3)
            .clamp(BESIDE, 42)
            .min(columns - SHARP - around);
        let caption = para(&picture.caption, SHARP, Style::new()).len();
        let side = fit(columns - words - around, usize::from(body.height) - caption);
        let mut lines = draw(picture, side, look);
        lines.push(Line::default());
        lines.extend(para(&picture.caption, side, Style::new()));
        let area = Rect {
            x: body.x + MARGIN as u16,
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
        let text = words_of(page, area.width.into(), look, false);
        let choices = choices(page, area.width.into(), free(area, &text), look);
        Body {
            beside: vec![(drawing, lines)],
            rules: Vec::new(),
            turns: picture.aim.is_none().then_some(face),
            target: target(picture, face, false, body),
            column: Column::new(area, text, choices, talks(page)),
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
        let lead = led(page, room, look).len();
        let mut text = words_of(page, room, look, false);
        let choices = choices(page, room, free(area, &text), look);
        let mut card = None;
        if let Some(picture) = picture {
            let wanted = rows_of(&choices).min(least_choices(area.height.into()));
            let side = fit(room, usize::from(area.height).saturating_sub(lead + wanted));
            let rest = text.split_off(lead);
            text.extend(indented(picture, side, room, look));
            text.extend(rest);
            let at = Rect {
                x: area.x + ((room - side.min(room)) / 2) as u16,
                y: area.y + lead as u16,
                width: side as u16,
                height: rows(side) as u16,
            };
            card = Some((picture, at));
        }
        let column = Column::new(area, text, choices, talks(page));
        let within = Rect {
            height: column.seen as u16,
            ..area
        };
        Body {
            beside: Vec::new(),
            rules: Vec::new(),
            turns: None,
            target: card.and_then(|(picture, at)| target(picture, at, true, within)),
            column,
        }
    }
}

/// The card as something to point at; `None` if there is nothing on it to point at.
fn target(picture: &Picture, area: Rect, scrolls: bool, within: Rect) -> Option<Target> {
    let square = picture.aim.filter(|_| !picture.things.is_empty())?;
    Some(Target {
        area: size::card(area),
        scrolls,
        within,
        square,
    })
}

impl<'a> Column<'a> {
    /// All of text and choices where they fit, then without blank rows; else the choices keep a few rows and the text
    /// scrolls.
    fn new(
        area: Rect,
        mut text: Vec<Line<'a>>,
        choices: Vec<Vec<Line<'a>>>,
        talks: bool,
    ) -> Column<'a> {
        let rows = usize::from(area.height);
        let wanted = rows_of(&choices);
        let mut gap = usize::from(text.len() + 1 + wanted <= rows);
        // Without blank rows where that makes the page fit, or where every row counts.
        let blank = text.iter().filter(|line| is_blank(line)).count();
        let is_tight = talks || rows < usize::from(ROOMY) / 2 + 4;
        if gap == 0 && (text.len() + wanted <= rows + blank || is_tight) {
            text.retain(|line| !is_blank(line));
        }
        // A page that scrolls anyway keeps a row between text and choices, where rows are many.
        let scrolls = text.len() + wanted > rows && rows >= usize::from(ROOMY);
        gap = gap.max(usize::from(scrolls));
        // What can be done next matters more than what was said long ago.
        let least = if talks { rows / 2 } else { least_choices(rows) };
        let kept = wanted.min(least.max(rows.saturating_sub(text.len() + gap)));
        Column {
            area,
            seen: rows.saturating_sub(kept + gap).min(text.len()),
            text,
            choices,
            gap,
            is_cut: kept < wanted,
        }
    }

    /// Where the text stands.
    pub(crate) fn above(&self) -> Rect {
        Rect {
            height: self.seen as u16,
            ..self.area
        }
    }

    /// Where the choices stand.
    pub(crate) fn below(&self) -> Rect {
        let y = self.area.y + (self.seen + self.gap) as u16;
        Rect {
            y,
            height: self.area.bottom().saturating_sub(y),
            ..self.area
        }
    }
}

/// Whether a conversation stands among the words.
fn talks(page: &Page) -> bool {
    let is_talk = |block: &Block| matches!(block, Block::Talk { .. });
    page.blocks.iter().any(is_talk)
}

/// Rows under a text and a blank row.
fn free(area: Rect, text: &[Line]) -> usize {
    usize::from(area.height).saturating_sub(text.len() + 1)
}

fn rows_of(choices: &[Vec<Line>]) -> usize {
    choices.iter().map(Vec::len).sum()
}

/// Whether a row may go where rows are few: one of nothing, or the border of a band. A card's own rows stay.
fn is_blank(line: &Line) -> bool {
    let is_band = line.style != Style::default();
    let says_nothing = |span: &Span| match is_band {
        true => span.content.trim().is_empty(),
        false => span.content.is_empty(),
    };
    line.spans.iter().all(says_nothing)
}

/// Lead and blocks, a blank line between blocks, those aside that stand in panes. A picture is drawn by itself.
fn words_of(page: &Page, room: usize, look: Look, has_panes: bool) -> Vec<Line<'_>> {
    let mut lines = led(page, room, look);
    let mut under_head = false;
    let is_here = |block: &&Block| match block {
        Block::Picture(_) => false,
        block => !has_panes || !is_beside(block),
    };
    for block in page.blocks.iter().filter(is_here) {
        if !under_head {
            lines.push(Line::default());
        }
        lines.extend(blocks::lines(block, room, look));
        under_head = matches!(block, Block::Head(_) | Block::Caution(_));
    }
    lines
}

/// The lead, after the sign of a verdict if it is one.
fn led(page: &Page, room: usize, look: Look) -> Vec<Line<'_>> {
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
