//! A page in the cells of a terminal. Lays out, and knows no screen.

use std::cell::Cell as Kept;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::message::Intent;
use crate::keymap::Command;
use crate::pack::model::card::ElementKind;
use crate::training::locate::{COLUMNS, GridSquare, ROWS};
use crate::view::page::{Block, Page, Picture};

use crate::render::tui::draw::{draw_line, draw_lines};
use crate::render::tui::theme::Look;
use crate::render::tui::wide_cells::Halves;

/// Cells between a card and the words beside it.
const GAP: usize = 2;
/// Cells left of a card.
const MARGIN: usize = 1;
/// Least cells for words beside a card.
const BESIDE: usize = 23;
/// Cells of a line that is good to read; wider terminals leave the rest free.
const READABLE: usize = 84;
/// Rows from which the title has a blank row under it.
const ROOMY: u16 = 20;
/// Least rows that choices keep when a page is too long for the terminal.
fn least_choices(rows: usize) -> usize {
    (rows / 4).clamp(1, 3)
}

/// What stands in a place of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A choice, by its place.
    Choice(usize),
    /// Something that does what a key does.
    Key(Command),
    /// A square of a card that is pointed at.
    Square(GridSquare),
}

/// What the terminal alone knows of a page: how far it is scrolled, what stands where, what still moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    page: String,
    scroll: usize,
    /// Rows of text that were seen, and rows there are.
    seen: (usize, usize),
    /// Whether choices are out of sight.
    cut: bool,
    /// What stands where.
    hits: Vec<(Rect, Hit)>,
    /// Whether the code's place is revealed step by step, and how many steps are left.
    motion: bool,
    steps_left: u8,
    /// Where a card stands that is pointed at.
    aimed: Option<Rect>,
    /// What the last frame leaves behind.
    halves: Halves,
}

impl View {
    /// A view that reveals the code's place step by step where that is wanted.
    pub fn new(motion: bool) -> View {
        View {
            motion,
            ..View::default()
        }
    }

    /// Scrolls a screenful; a line of the old one stays in sight.
    pub fn scroll(&mut self, down: bool) {
        self.scroll_by(self.seen.0.saturating_sub(1).max(1), down);
    }

    /// Scrolls a few rows, as a wheel does; tells whether the page is one that scrolls.
    pub fn wheel(&mut self, down: bool) -> bool {
        self.scroll_by(3, down);
        self.overflows()
    }

    fn scroll_by(&mut self, rows: usize, down: bool) {
        let last = self.seen.1.saturating_sub(self.seen.0);
        self.scroll = if down {
            (self.scroll + rows).min(last)
        } else {
            self.scroll.saturating_sub(rows)
        };
    }

    /// Whether text stands below what is seen.
    pub fn has_more(&self) -> bool {
        self.scroll + self.seen.0 < self.seen.1
    }

    /// Whether choices are out of sight.
    pub fn cuts(&self) -> bool {
        self.cut
    }

    /// Whether the page is longer than its room.
    pub fn overflows(&self) -> bool {
        self.seen.0 < self.seen.1
    }

    /// What stands in this column and row.
    pub fn at(&self, column: u16, row: u16) -> Option<Hit> {
        let here = Position { x: column, y: row };
        let hit = self.hits.iter().find(|(area, _)| area.contains(here));
        let hit = hit.map(|(_, hit)| *hit);
        hit.or_else(|| square(self.aimed?, here).map(Hit::Square))
    }

    /// Where the rows of a choice stand, by its place; nowhere where it is out of sight.
    pub fn rows_of(&self, choice: usize) -> impl Iterator<Item = Rect> {
        let its = move |(_, hit): &&(Rect, Hit)| *hit == Hit::Choice(choice);
        self.hits.iter().filter(its).map(|(area, _)| *area)
    }

    /// Whether something still moves.
    pub fn moves(&self) -> bool {
        self.steps_left > 0
    }

    /// A step on.
    pub fn advance(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
    }

    /// Nothing moves any more: a person does something.
    pub fn settle(&mut self) {
        self.steps_left = 0;
    }

    /// Draws the page, and puts the cursor on the choice that is marked.
    pub fn draw(&mut self, frame: &mut Frame, page: &Page, look: Look) {
        if self.page != page.id {
            let has_code = self.motion && page.blocks.iter().any(shows_a_code);
            *self = View {
                page: page.id.clone(),
                motion: self.motion,
                steps_left: if has_code {
                    crate::render::tui::card::picture::STEPS
                } else {
                    0
                },
                halves: std::mem::take(&mut self.halves),
                ..View::default()
            };
        }
        let steps_left = self.steps_left;
        self.lay_out(frame, page, Look { steps_left, ..look });
        self.halves.mend(frame.buffer_mut());
    }

    fn lay_out(&mut self, frame: &mut Frame, page: &Page, look: Look) {
        let area = frame.area();
        self.hits.clear();
        self.aimed = None;
        // Nobody can point at what is not there.
        let least = match page.blocks.iter().any(is_pointed_at) {
            true => LEAST_TO_POINT,
            false => crate::render::tui::chrome::LEAST,
        };
        if area.width < least.0 || area.height < least.1 {
            return crate::render::tui::chrome::too_small(frame, page);
        }
        let top = Rect { height: 1, ..area };
        let notice = crate::render::tui::chrome::notice(page, area);
        let below = notice.len().max(1) as u16;
        let bottom = Rect {
            y: area.bottom() - below,
            height: below,
            ..area
        };
        // A blank row under the title where there is room for it.
        let head = 1 + u16::from(area.height >= ROOMY);
        let body = Rect {
            y: head,
            height: area.height - head - below,
            ..area
        };
        let cursor = self.body(frame, body, page, look);
        let title = crate::render::tui::chrome::title(page, self.cut, top.width.into());
        draw_line(frame.buffer_mut(), top, &title);
        if notice.is_empty() {
            let keys = crate::render::tui::chrome::bar(frame, bottom, page, self.has_more(), look);
            self.hits.extend(keys);
        }
        draw_lines(frame, bottom, &notice);
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws text and choices; tells where the cursor goes.
    fn body(&mut self, frame: &mut Frame, body: Rect, page: &Page, look: Look) -> Option<Position> {
        let (columns, rows) = (usize::from(body.width), usize::from(body.height));
        let picture = page.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        let beside = picture.filter(|_| {
            columns >= MARGIN + crate::render::tui::card::picture::SHARP + GAP + BESIDE
                && rows
                    >= crate::render::tui::card::picture::rows(
                        crate::render::tui::card::picture::SHARP,
                    )
        });
        let Some(picture) = beside else {
            let margin = usize::from(columns > 60) * 2;
            let room = (columns - margin * 2).min(READABLE);
            let area = Rect {
                x: body.x + margin as u16,
                width: room as u16,
                ..body
            };
            let side = Kept::new(0);
            let text = |choices: usize| {
                let (lines, drawn) = stacked(page, picture, room, rows, choices, look);
                side.set(drawn);
                lines
            };
            let cursor = self.column(frame, area, page, look, text);
            let side = side.get();
            let lead =
                crate::render::tui::blocks::para(&page.lead, room, crate::render::tui::theme::LEAD)
                    .len();
            // A picture that is scrolled away has no square to point at.
            let y = lead.checked_sub(self.scroll).filter(|_| side > 0);
            let aimed = y.map(|y| Rect {
                x: area.x + ((room - side.min(room)) / 2) as u16,
                y: area.y + y as u16,
                width: side as u16,
                height: crate::render::tui::card::picture::rows(side) as u16,
            });
            let seen = Rect {
                height: self.seen.0 as u16,
                ..area
            };
            return self.aim(picture, aimed, seen).or(cursor);
        };
        let around = MARGIN + GAP;
        let words = (columns / 3)
            .clamp(BESIDE, 42)
            .min(columns - crate::render::tui::card::picture::SHARP - around);
        let side = crate::render::tui::card::picture::fit(
            columns - words - around,
            rows - crate::render::tui::blocks::para(
                &picture.caption,
                crate::render::tui::card::picture::SHARP,
                Style::new(),
            )
            .len(),
        );
        let drawing = Rect {
            x: body.x + MARGIN as u16,
            width: side as u16,
            ..body
        };
        let mut lines = crate::render::tui::card::picture::draw(picture, side, look);
        lines.push(Line::default());
        lines.extend(crate::render::tui::blocks::para(
            &picture.caption,
            side,
            Style::new(),
        ));
        draw_lines(frame, drawing, &lines);
        let face = Rect {
            height: crate::render::tui::card::picture::rows(side) as u16,
            ..drawing
        };
        if picture.aim.is_none() {
            let turn = Hit::Key(Command::Intent(Intent::Right));
            self.hits.push((face, turn));
        }
        let x = body.x + (side + around) as u16;
        let area = Rect {
            x,
            width: (body.right() - x).min(READABLE as u16),
            ..body
        };
        let room = usize::from(area.width);
        let cursor = self.column(frame, area, page, look, |_| words_of(page, room, look));
        self.aim(Some(picture), Some(face), body).or(cursor)
    }

    /// Keeps where a card stands that is pointed at; tells where its mark is, if that is seen.
    fn aim(&mut self, picture: Option<&Picture>, at: Option<Rect>, seen: Rect) -> Option<Position> {
        let aim = picture.filter(|picture| !picture.things.is_empty())?.aim?;
        let at = at?;
        self.aimed = Some(at).filter(|at| at.intersection(seen) == *at);
        let (columns, row) =
            crate::render::tui::card::aim::square(aim, at.width.into(), at.height.into());
        let cursor = Position {
            x: at.x + columns.start as u16,
            y: at.y + row as u16,
        };
        seen.contains(cursor).then_some(cursor)
    }

    /// Draws text over choices in one column: all of both where they fit, then without blank rows; else the
    /// choices keep a few rows and the text scrolls.
    fn column<'a>(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        page: &'a Page,
        look: Look,
        text: impl Fn(usize) -> Vec<Line<'a>>,
    ) -> Option<Position> {
        let rows = usize::from(area.height);
        let choices = crate::render::tui::choices::choices(page, area.width.into(), rows, look);
        let wanted: usize = choices.iter().map(Vec::len).sum();
        let mut text = text(wanted);
        let mut gap = usize::from(text.len() + 1 + wanted <= rows);
        // Without blank rows where that makes the page fit, or where every row counts.
        let blank = text.iter().filter(|line| is_blank(line)).count();
        let is_talk = |block: &Block| matches!(block, Block::Talk { .. });
        let talks = page.blocks.iter().any(is_talk);
        let is_tight = talks || rows < usize::from(ROOMY) / 2 + 4;
        if gap == 0 && (text.len() + wanted <= rows + blank || is_tight) {
            text.retain(|line| !is_blank(line));
        }
        // A page that scrolls anyway keeps a row between text and choices, where rows are many.
        gap = gap.max(usize::from(
            text.len() + wanted > rows && rows >= usize::from(ROOMY),
        ));
        // What can be done next matters more than what was said long ago.
        let least = match talks {
            true => rows / 2,
            false => least_choices(rows),
        };
        let kept = wanted.min(least.max(rows.saturating_sub(text.len() + gap)));
        self.cut = kept < wanted;
        let seen = rows.saturating_sub(kept + gap).min(text.len());
        self.seen = (seen, text.len());
        self.scroll = self.scroll.min(text.len() - seen);
        let above = Rect {
            height: seen as u16,
            ..area
        };
        draw_lines(frame, above, &text[self.scroll..]);
        let y = area.y + (seen + gap) as u16;
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let (cursor, hits) =
            crate::render::tui::choices::draw_choices(frame, below, &choices, page.mark);
        self.hits.extend(hits);
        cursor
    }
}

/// Columns and rows from which a card can be pointed at: the smallest drawing, with its question and a choice.
const LEAST_TO_POINT: (u16, u16) = (crate::render::tui::card::picture::SMALL as u16 + 2, 12);

/// Whether a block is a card that is pointed at.
fn is_pointed_at(block: &Block) -> bool {
    matches!(block, Block::Picture(picture) if !picture.things.is_empty())
}

/// Whether a block is a picture with a code to find, and not a mere preview.
fn shows_a_code(block: &Block) -> bool {
    let is_code = |picture: &Picture| {
        picture
            .marks
            .iter()
            .any(|mark| mark.kind == ElementKind::Code)
    };
    matches!(block, Block::Picture(picture) if !picture.preview && is_code(picture))
}

fn is_blank(line: &Line) -> bool {
    line.spans.iter().all(|span| span.content.is_empty())
}

/// Lead and blocks, a blank line between blocks, pictures aside.
fn words_of(page: &Page, room: usize, look: Look) -> Vec<Line<'_>> {
    let mut lines =
        crate::render::tui::blocks::para(&page.lead, room, crate::render::tui::theme::LEAD);
    let mut under_head = false;
    for block in page
        .blocks
        .iter()
        .filter(|block| !matches!(block, Block::Picture(_)))
    {
        if !under_head {
            lines.push(Line::default());
        }
        lines.extend(crate::render::tui::blocks::lines(block, room, look));
        under_head = matches!(block, Block::Head(_) | Block::Caution(_));
    }
    lines
}

/// Lead, picture, then the other blocks, for terminals too narrow for two columns. The picture takes the rows
/// that lead and choices leave, so that the code is in sight without scrolling. Tells the picture's columns too.
fn stacked<'a>(
    page: &'a Page,
    picture: Option<&'a Picture>,
    room: usize,
    rows: usize,
    choices: usize,
    look: Look,
) -> (Vec<Line<'a>>, usize) {
    let mut words = words_of(page, room, look);
    let Some(picture) = picture else {
        return (words, 0);
    };
    let lead =
        crate::render::tui::blocks::para(&page.lead, room, crate::render::tui::theme::LEAD).len();
    let left = rows.saturating_sub(lead + choices.min(least_choices(rows)));
    let side = crate::render::tui::card::picture::fit(room, left);
    let rest = words.split_off(lead);
    let mut lines = words;
    let indent = " ".repeat((room.saturating_sub(side)) / 2);
    for line in crate::render::tui::card::picture::draw(picture, side, look) {
        let mut spans = vec![Span::raw(indent.clone())];
        spans.extend(line.spans);
        lines.push(Line::from(spans));
    }
    if !picture.caption.is_empty() {
        lines.extend(crate::render::tui::blocks::para(
            &picture.caption,
            room,
            Style::new(),
        ));
    }
    lines.extend(rest);
    (lines, side)
}

/// The square of a card that stands there in which this cell lies.
fn square(card: Rect, here: Position) -> Option<GridSquare> {
    // By the middle of the cell: on a small drawing it covers several squares.
    let part = |at: u16, all: u16, count: u8| {
        ((2 * u32::from(at) + 1) * u32::from(count) / (2 * u32::from(all))) as u8
    };
    card.contains(here).then(|| GridSquare {
        column: part(here.x - card.x, card.width, COLUMNS),
        row: part(here.y - card.y, card.height, ROWS),
    })
}
