//! The column of a page that is a conversation: its end right above the choices, as answers stand above the place where one
//! writes; what is known of the call over it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::render::tui::apart::{Part, lead, parts_of};
use crate::render::tui::choices::{choices, rows_of, rows_of_longest};
use crate::render::tui::chrome::ROOMY;
use crate::render::tui::column::Column;
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
    let blank = || is_roomy.then(Line::default);
    let known = parts_of(known.iter(), room, look).into_iter();
    let mut known: Vec<Line> = known.flat_map(|part| part.lines).collect();
    if !known.is_empty() {
        known.extend(blank());
    }
    let below = below.into_iter();
    let below: Vec<Line> = below
        .flat_map(|part| blank().into_iter().chain(part.lines))
        .collect();
    let gap = usize::from(is_roomy);
    let free = rows.saturating_sub(gap);
    let all = known.len() + transcript.rows.len() + below.len();
    let choices = choices(page, room, free.saturating_sub(all), look);
    let wanted = rows_of(&choices);
    // What was said last, and what is asked now, is seen whole; where rows are few, what is chosen from comes first.
    let newest = match is_brief && !is_roomy {
        true => 0,
        false => transcript.newest,
    };
    let least = rows_of_longest(&choices).max(LEAST_CHOICES);
    let least = least.min(free.saturating_sub(1));
    let last = (newest + below.len()).min(free.saturating_sub(least));
    // What is known keeps its place at the top, unless the choices would lose too much.
    let stays = known.len() + last + wanted.min(rows / 2) <= free;
    let (head, mut text) = match stays {
        true => (known, Vec::new()),
        false => (Vec::new(), known),
    };
    text.extend(transcript.rows);
    text.extend(below);
    let free = free - head.len();
    let kept = wanted.min(free - last);
    let seen = text.len().min(free - kept);
    Some(Column {
        area,
        begin: text.len() - seen,
        head,
        text,
        choices,
        seen,
        gap,
        is_cut: kept < wanted,
    })
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
