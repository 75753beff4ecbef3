//! A page in the cells of a terminal. Lays out, and knows no screen.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::message::Intent;
use crate::keymap::Command;
use crate::pack::model::card::ElementKind;
use crate::render::tui::card::aim::AimMap;
use crate::render::tui::card::size::{SMALL, STEPS};
use crate::render::tui::choices::draw_choices;
use crate::render::tui::chrome::{self, LEAST};
use crate::render::tui::column::Column;
use crate::render::tui::draw::{draw_line, draw_lines};
use crate::render::tui::hit::Hit;
use crate::render::tui::layout::{Body, Target};
use crate::render::tui::links;
use crate::render::tui::theme::Look;
use crate::render::tui::wide_cells::Halves;
use crate::text::link::Link;
use crate::training::square::GridSquare;
use crate::view::page::{Block, Page, Picture};

/// What the terminal alone knows of a page: how far it is scrolled, what stands where, what still moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    page: String,
    /// Lines of the conversation on it.
    said: usize,
    /// The row of the text that is seen first; none before the page was drawn.
    scroll: Option<usize>,
    /// Rows of text that were seen, and rows there are.
    seen: (usize, usize),
    /// Whether choices are out of sight.
    cut: bool,
    /// The choice that is marked, and how many there are.
    choices: (usize, usize),
    /// Rows of the marked choice that were scrolled past, and rows of it above and below what is seen, if it is too long.
    passed: usize,
    hidden: [usize; 2],
    hits: Vec<(Rect, Hit)>,
    /// Addresses that are seen.
    links: Vec<Link>,
    /// Whether the code's place is revealed step by step, and how many steps are left.
    motion: bool,
    steps_left: u8,
    /// Where a card stands that is pointed at, the square that is marked on it, and what is inside the mark at each.
    aimed: Option<(Rect, GridSquare, AimMap)>,
    /// Whether all of that card is seen: a click on it is no accident of scrolling.
    is_whole: bool,
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

    /// The choice to mark where a long list is leafed through: a screenful on, or back. `None` where the text scrolls first,
    /// or all choices are seen.
    pub fn leaf(&self, down: bool) -> Option<usize> {
        let (mark, count) = self.choices;
        let place = |(_, hit): &(Rect, Hit)| match hit {
            Hit::Choice(place) => Some(*place),
            _ => None,
        };
        let mut seen: Vec<usize> = self.hits.iter().filter_map(place).collect();
        seen.dedup();
        // The first that was not seen yet, on either side.
        let to = match down {
            true => seen.last().map_or(mark, |last| last + 1),
            false => seen.first().map_or(mark, |first| first.saturating_sub(1)),
        };
        let to = to.min(count.saturating_sub(1));
        // Text stands above choices: whoever goes up sees the first of these before more of it.
        let is_ahead = match down {
            true => self.text_goes_on(),
            false => self.has_less() && seen.first() == Some(&0),
        };
        let is_parted = self.hidden[usize::from(down)] > 0;
        (self.cut && !is_ahead && !is_parted).then_some(to)
    }

    /// Scrolls a few rows, as a wheel does; tells whether the page is one that scrolls.
    pub fn wheel(&mut self, down: bool) -> bool {
        self.scroll_by(3, down);
        self.overflows()
    }

    fn scroll_by(&mut self, rows: usize, down: bool) {
        // Text stands above choices: the way down leads through it first, the way up last.
        if self.hidden[usize::from(down)] > 0 && !(down && self.text_goes_on()) {
            // Row by row: none is passed over unseen, and the sign of a cut covers none.
            self.passed = match down {
                true => self.passed + 1,
                false => self.passed.saturating_sub(1),
            };
            return;
        }
        let last = self.seen.1.saturating_sub(self.seen.0);
        let scroll = self.scroll.unwrap_or(0);
        self.scroll = Some(match down {
            true => (scroll + rows).min(last),
            false => scroll.saturating_sub(rows),
        });
    }

    /// The addresses that are seen.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Whether text, or more of the marked choice, stands below what is seen.
    pub fn has_more(&self) -> bool {
        self.text_goes_on() || self.hidden[1] > 0
    }

    /// Whether text, or more of the marked choice, stands above what is seen.
    pub fn has_less(&self) -> bool {
        self.scroll.is_some_and(|scroll| scroll > 0) || self.hidden[0] > 0
    }

    fn text_goes_on(&self) -> bool {
        self.scroll.unwrap_or(0) + self.seen.0 < self.seen.1
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
        let card = self.aimed.as_ref().filter(|_| self.is_whole);
        hit.or_else(|| {
            let (card, _, map) = card?;
            map.square_at(*card, here).map(Hit::Square)
        })
    }

    /// What a person means by this: on a card that is drawn small several squares share a cell, and whoever moves the mark
    /// wants to see it move.
    pub fn meant(&self, intent: Intent) -> Intent {
        let seen = self.aimed.as_ref().and_then(|(_, from, map)| {
            let by = match intent {
                Intent::Up => (0, -1),
                Intent::Down => (0, 1),
                Intent::Left => (-1, 0),
                Intent::Right => (1, 0),
                _ => return None,
            };
            Some(map.next(*from, by))
        });
        seen.map_or(intent, Intent::PointAt)
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

    pub fn advance(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
    }

    /// Nothing moves any more: a person does something.
    pub fn settle(&mut self) {
        self.steps_left = 0;
    }

    /// Draws the page, and puts the cursor on the choice that is marked.
    pub fn draw(&mut self, frame: &mut Frame, page: &Page, look: Look) {
        let said = lines_said(page);
        if self.page != page.id || self.said != said {
            let has_code = self.motion && page.blocks.iter().any(shows_a_code);
            *self = View {
                page: page.id.clone(),
                said,
                motion: self.motion,
                steps_left: if has_code { STEPS } else { 0 },
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
        self.links.clear();
        self.aimed = None;
        // Nobody can point at what is not there.
        let least = match page.blocks.iter().any(is_pointed_at) {
            true => LEAST_TO_POINT,
            false => LEAST,
        };
        if area.width < least.0 || area.height < least.1 {
            return chrome::too_small(frame, page);
        }
        let top = Rect { height: 1, ..area };
        let notice = chrome::notice(page, area);
        let below = notice.len().max(1) as u16;
        let bottom = Rect {
            y: area.bottom() - below,
            height: below,
            ..area
        };
        let room = chrome::body(area, below);
        let body = Body::new(page, room, look);
        let cursor = self.draw_body(frame, &body, page, look);
        chrome::foot(frame, room, bottom, &body.rules, look);
        let title = chrome::title(page, top.width.into(), look);
        draw_line(frame.buffer_mut(), top, &title);
        if notice.is_empty() {
            let keys = chrome::bar(
                frame,
                bottom,
                page,
                [self.has_less(), self.has_more()],
                look,
            );
            self.hits.extend(keys);
        }
        draw_lines(frame, bottom, &notice);
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    /// Draws card, text and choices. Returns where the cursor goes.
    fn draw_body(
        &mut self,
        frame: &mut Frame,
        body: &Body,
        page: &Page,
        look: Look,
    ) -> Option<Position> {
        for (area, lines) in &body.beside {
            draw_lines(frame, *area, lines);
        }
        for rule in &body.rules {
            chrome::rule(frame, *rule, look);
        }
        if let Some(face) = body.turns {
            let turn = Hit::Key(Command::Intent(Intent::Right));
            self.hits.push((face, turn));
        }
        let cursor = self.draw_column(frame, &body.column, page, look);
        let target = body.target.as_ref();
        target.and_then(|target| self.aim(target)).or(cursor)
    }

    fn draw_column(
        &mut self,
        frame: &mut Frame,
        column: &Column,
        page: &Page,
        look: Look,
    ) -> Option<Position> {
        self.cut = column.is_cut;
        self.seen = (column.seen, column.text.len());
        let scroll = self.scroll.unwrap_or(column.begin);
        let scroll = scroll.min(column.text.len() - column.seen);
        self.scroll = Some(scroll);
        draw_lines(frame, column.area, &column.head);
        draw_lines(frame, column.above(), &column.text[scroll..]);
        if column.tells_cut(scroll) {
            chrome::cut_above(frame, column.above(), look);
        }
        self.links = links::seen(page, &column.text, column.above(), scroll);
        if self.choices.0 != page.mark {
            self.passed = 0;
        }
        let below = column.below();
        let drawn = draw_choices(frame, below, &column.choices, page, self.passed, look);
        self.choices = (page.mark, page.choices.len());
        (self.passed, self.hidden) = (drawn.hidden[0], drawn.hidden);
        self.hits.extend(drawn.hits);
        drawn.cursor
    }

    /// Keeps where a card stands that is pointed at. Returns where its mark is, if that is seen.
    fn aim(&mut self, target: &Target) -> Option<Position> {
        let (at, seen) = target.scrolled(self.scroll.unwrap_or(0))?;
        self.aimed = Some((at, target.square, target.map.clone()));
        self.is_whole = at.intersection(seen) == at;
        let inside = target.map.inside(target.square);
        let cursor = Position {
            x: at.x + inside.left as u16,
            y: at.y + inside.top as u16,
        };
        seen.contains(cursor).then_some(cursor)
    }
}

/// Columns and rows from which a card can be pointed at: the smallest drawing, with its question and a choice.
const LEAST_TO_POINT: (u16, u16) = (SMALL as u16 + 2, 12);

/// How many lines of a conversation a page has.
fn lines_said(page: &Page) -> usize {
    let said = page.blocks.iter().map(|block| match block {
        Block::Talk { lines, .. } => lines.len(),
        _ => 0,
    });
    said.sum()
}

/// Whether a block is a card that is pointed at.
fn is_pointed_at(block: &Block) -> bool {
    matches!(block, Block::Picture(picture) if picture.is_pointed_at())
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
