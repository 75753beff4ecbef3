//! The column of a page that is a conversation: its end right above the choices, as answers stand above the place where one
//! writes; what is known of the call over it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::render::tui::apart::{Part, lead, parts_of};
use crate::render::tui::choices::{choices, rows_of, rows_of_longest};
use crate::render::tui::chrome::ROOMY;
use crate::render::tui::column::{Column, Cuts};
use crate::render::tui::theme::Look;
use crate::render::tui::transcript::Transcript;
use crate::view::page::{Block, Page};

/// Rows that the choices keep beside a long exchange.
const LEAST_CHOICES: usize = 3;

/// `None` if nothing is said on the page yet.
pub(crate) fn column<'a>(page: &'a Page, area: Rect, look: Look) -> Option<Column<'a>> {
    let room = usize::from(area.width);
    let rows = usize::from(area.height);
    let is_roomy = area.height >= ROOMY - 4;
    let (place, transcript, is_brief) = said(page, room, look)?;
    let (known, after) = page.blocks.split_at(place);
    let mut below = parts_of(after.iter().skip(1), room, look);
    if is_brief {
        below.push(Part::close(lead(page, room, look)));
    }
    let mut known = known_lines(parts_of(known.iter(), room, look), is_roomy);
    let below = lines_below(below, is_roomy);
    let gap = usize::from(is_roomy);
    let free = rows.saturating_sub(gap);
    let all = known.len() + transcript.rows.len() + below.len();
    let choices = choices(page, room, free.saturating_sub(all), look);
    let wanted = rows_of(&choices);
    // What was said last, and what is asked now, is seen whole; where rows are few, what is chosen from comes first.
    let exchange = match is_brief && !is_roomy {
        true => 0,
        false => transcript.newest,
    };
    let least = rows_of_longest(&choices).max(LEAST_CHOICES);
    let least = least.min(free.saturating_sub(1));
    let last = (exchange + below.len()).min(free.saturating_sub(least));
    // What is known keeps its place at the top, as much of it as leaves room for the choices and for the sign that
    // something is cut. The rest of it scrolls.
    let rest = free.saturating_sub(last + wanted.min(rows / 2));
    let stays = match known.len() <= rest {
        true => known.len(),
        false => rest.saturating_sub(1),
    };
    let mut text = known.split_off(stays);
    let turns = transcript.turns.iter().map(|turn| turn + text.len());
    let turns: Vec<usize> = turns.collect();
    let newest = text.len() + transcript.rows.len() - transcript.newest;
    text.extend(transcript.rows);
    text.extend(below);
    let free = free - known.len();
    let seen = text.len().min(free - wanted.min(free - last));
    let begin = whole_turn(text.len() - seen, newest, &turns);
    let seen = text.len() - begin;
    Some(Column {
        area,
        begin,
        head: known,
        text,
        is_cut: wanted > free - seen,
        choices,
        seen,
        gap,
        cuts: Cuts::Told {
            but_at: turns.contains(&begin).then_some(begin),
        },
    })
}

/// What is known of the call, with a blank row under it where there are rows enough.
fn known_lines(parts: Vec<Part>, is_roomy: bool) -> Vec<Line> {
    let lines = parts.into_iter().flat_map(|part| part.lines);
    let mut lines: Vec<Line> = lines.collect();
    if !lines.is_empty() {
        lines.extend(is_roomy.then(Line::default));
    }
    lines
}

/// What stands between the conversation and the choices, each part with a blank row over it where there are rows enough.
fn lines_below(parts: Vec<Part>, is_roomy: bool) -> Vec<Line> {
    let blank = || is_roomy.then(Line::default);
    let parts = parts.into_iter();
    let lines = parts.flat_map(|part| blank().into_iter().chain(part.lines));
    lines.collect()
}

/// The row to begin with, from this one on: somebody begins to speak there, under the sign of a cut, or without it if that
/// would cover the begin of the newest exchange.
fn whole_turn(from: usize, newest: usize, turns: &[usize]) -> usize {
    let next = turns.iter().find(|turn| **turn > from);
    match next {
        _ if from == 0 => 0,
        Some(turn) if *turn <= newest || !turns.contains(&from) => turn - 1,
        _ => from,
    }
}

/// The place of the conversation among the blocks, what was said, and whether the page asks for something else.
fn said(page: &Page, room: usize, look: Look) -> Option<(usize, Transcript<'_>, bool)> {
    let mut blocks = page.blocks.iter().enumerate();
    blocks.find_map(|(place, block)| match block {
        Block::Talk {
            asks,
            lines,
            is_brief,
            ..
        } if !lines.is_empty() => {
            Some((place, Transcript::new(lines, asks, room, look), *is_brief))
        }
        _ => None,
    })
}
