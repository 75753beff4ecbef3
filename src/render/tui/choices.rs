//! The choices: mark, key, label and note, around the one that is marked.

use crate::render::tui::theme;
use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::choice::Sign;
use crate::view::page::{Choice, Page, RowKeys};

use crate::render::tui::draw::{draw_line, draw_lines};
use crate::render::tui::hit::Hit;
use crate::render::tui::theme::Look;
use crate::text::width::width;
use crate::text::wrap::wrap;

/// The choices, each as its lines: mark, key, label, and the note where all notes fit into the rows that are free.
pub(crate) fn choices<'a>(
    page: &'a Page,
    room: usize,
    rows: usize,
    look: Look,
) -> Vec<Vec<Line<'a>>> {
    let labels = page.choices.iter().map(label_width).max().unwrap_or(0);
    let fits = |choice: &Choice| labels + 6 + width(&choice.note) <= room;
    let notes_fit = page.choices.iter().all(fits);
    let place = if notes_fit {
        Notes::Beside
    } else {
        Notes::Below
    };
    let with_notes = layout_choices(page, room, labels, place, look);
    let has_room = rows_of(&with_notes) <= rows;
    let mut choices = match notes_fit || has_room {
        true => with_notes,
        false => layout_choices(page, room, labels, Notes::None, look),
    };
    // A row apart where notes stand under most of them. Choices alone are a list, and close together on every page.
    let notes = page
        .choices
        .iter()
        .filter(|choice| has_note(choice))
        .count();
    let has_notes = place == Notes::Below && has_room && notes * 2 > page.choices.len();
    if has_notes && rows >= APART && rows_of(&choices) + choices.len() <= rows {
        let last = choices.len().saturating_sub(1);
        for choice in &mut choices[..last] {
            choice.push(Line::default());
        }
    }
    choices
}

/// Rows of all of them.
pub(crate) fn rows_of(choices: &[Vec<Line>]) -> usize {
    choices.iter().map(Vec::len).sum()
}

fn has_note(choice: &Choice) -> bool {
    !choice.note.is_empty()
}

/// Rows under the text from which choices may stand apart.
const APART: usize = 24;

/// Cells of the words of a choice, with its sign before them.
fn label_width(choice: &Choice) -> usize {
    sign_width(choice) + width(&choice.label)
}

/// Cells of the sign of a choice, with the blank behind it.
fn sign_width(choice: &Choice) -> usize {
    choice.sign.map_or(0, |_| 2)
}

fn sign(choice: &Choice, look: Look) -> Option<Span<'static>> {
    let (sign, ink) = match choice.sign? {
        Sign::Urgent => ("!", look.warning()),
        Sign::Good => look.verdict(true),
        Sign::Bad => look.verdict(false),
        Sign::Plain => (" ", Style::new()),
    };
    Some(Span::styled(format!("{sign} "), ink))
}

/// What stands before the words of a choice, but for its mark and its key.
fn indent(page: &Page) -> &'static str {
    match page.row_keys {
        RowKeys::None => "  ",
        _ => "    ",
    }
}

/// Where the notes stand.
#[derive(Clone, Copy, PartialEq)]
enum Notes {
    Beside,
    Below,
    None,
}

/// The key of a choice, and its ink. What has none has a sign, so that it is not taken for the end of the row above.
fn key(key: Option<char>, choice: &Choice, look: Look) -> (char, Style) {
    match (key, look.ascii) {
        (Some(key), _) if choice.chosen_by_key => (key, look.accent()),
        // One that only marks is no promise.
        (Some(key), _) => (key, look.note()),
        (None, true) => ('-', look.note()),
        (None, false) => ('·', look.note()),
    }
}

fn layout_choices<'a>(
    page: &'a Page,
    room: usize,
    labels: usize,
    notes: Notes,
    look: Look,
) -> Vec<Vec<Line<'a>>> {
    let indent = indent(page);
    let choice = |(place, choice): (usize, &'a Choice)| {
        let (key, ink) = key(page.row_keys.of(place), choice, look);
        let marked = place == page.mark;
        let style = if marked { theme::MARKED } else { Style::new() };
        let mut lines = Vec::new();
        let before = sign_width(choice);
        for (at, text) in wrap(&choice.label, room.saturating_sub(4 + before))
            .into_iter()
            .enumerate()
        {
            // The sign that moves has no ink, so that a move sends no more than it must.
            let mark = if marked { "> " } else { "  " };
            let mut spans = match page.row_keys {
                _ if at > 0 => vec![Span::raw(indent), Span::raw(" ".repeat(before))],
                RowKeys::None => vec![Span::raw(mark)],
                _ => vec![Span::raw(mark), Span::styled(format!("{key} "), ink)],
            };
            spans.extend(sign(choice, look).filter(|_| at == 0));
            spans.push(Span::styled(text, style));
            lines.push(Line::from(spans));
        }
        if notes != Notes::None && !choice.note.is_empty() {
            match lines.last_mut().filter(|_| notes == Notes::Beside) {
                Some(line) => {
                    line.spans
                        .push(Span::raw(" ".repeat(labels - label_width(choice) + 2)));
                    line.spans.push(Span::raw(&choice.note));
                }
                None => {
                    lines.extend(wrap(&choice.note, room.saturating_sub(4)).into_iter().map(
                        |line| Line::from(vec![indent.into(), line.into()]).style(look.note()),
                    ))
                }
            }
        }
        lines
    };
    page.choices.iter().enumerate().map(choice).collect()
}

/// Rows of choices from which one is spent to tell how many are out of sight.
const ROWS_TO_TELL: usize = 3;

/// Rows in which any of the choices is whole when it is marked, with one to tell how many are out of sight: two of them may
/// differ in their last words alone.
pub(crate) fn rows_of_longest(choices: &[Vec<Line>]) -> usize {
    let longest = choices.iter().map(|lines| words_of(lines)).max();
    let tells = usize::from(choices.len() > 1);
    longest.map_or(0, |longest| longest + tells)
}

/// Lines of a choice without the blank one that parts it from the next.
fn words_of(lines: &[Line]) -> usize {
    let is_blank = |line: &&Line| line.width() == 0;
    lines.len() - lines.iter().rev().take_while(is_blank).count()
}

/// The lines that are seen of the choices in so many rows: the marked one in the middle where the list is longer, and each
/// whole or not at all, since the begin of one reads as another. Of a marked one that is longer than that, as many as there
/// is room for, from where it was scrolled to.
fn seen(choices: &[Vec<Line>], mark: usize, rows: usize, passed: usize) -> Range<usize> {
    let ends: Vec<usize> = choices
        .iter()
        .scan(0, |end, lines| {
            *end += lines.len();
            Some(*end)
        })
        .collect();
    let all = ends.last().copied().unwrap_or(0);
    let end = ends.get(mark).copied().unwrap_or(all);
    let before = end - choices.get(mark).map_or(0, Vec::len);
    if end - before > rows {
        let from = before + passed.min(end - before - rows);
        return from..from + rows;
    }
    let middle = ((before + end) / 2).saturating_sub(rows / 2);
    let from = middle.min(before).min(all.saturating_sub(rows));
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let mut starts = starts.filter(|start| *start >= from);
    let from = starts.next().unwrap_or(0).min(before);
    let whole = ends.iter().rev().find(|end| **end <= from + rows);
    let to = whole.copied().unwrap_or(0).max(end.min(from + rows));
    from..to.max(from)
}

/// Choices as they were drawn.
pub(crate) struct DrawnChoices {
    /// Where the cursor goes.
    pub(crate) cursor: Option<Position>,
    /// Where each choice stands.
    pub(crate) hits: Vec<(Rect, Hit)>,
    /// Rows of the marked one above and below what is seen of it.
    pub(crate) hidden: [usize; 2],
}

/// Draws the choices around the marked one, of which so many rows were passed already if it is longer than the area.
pub(crate) fn draw_choices(
    frame: &mut Frame,
    area: Rect,
    choices: &[Vec<Line>],
    page: &Page,
    passed: usize,
    look: Look,
) -> DrawnChoices {
    let mark = page.mark;
    let all = rows_of(choices);
    let height = usize::from(area.height);
    let before: usize = choices.iter().take(mark).map(Vec::len).sum();
    let marked = choices.get(mark).map_or(0, |lines| words_of(lines));
    // A row tells how many are below, where rows enough are left for them.
    let tells = all > height && height >= ROWS_TO_TELL && marked < height;
    let area = Rect {
        height: area.height - u16::from(tells),
        ..area
    };
    let seen = seen(choices, mark, usize::from(area.height), passed);
    let (from, rows) = (seen.start, seen.len());
    let hidden = [
        from.saturating_sub(before).min(marked),
        (before + marked).saturating_sub(seen.end),
    ];
    let area = Rect {
        height: rows as u16,
        ..area
    };
    draw_lines(frame, area, choices.iter().flatten().skip(from));
    cut_signs(frame, area, hidden, page, look);
    let owners = choices
        .iter()
        .enumerate()
        .flat_map(|(place, lines)| lines.iter().map(move |_| place));
    let last = owners.clone().skip(from).take(rows).last();
    let rest = choices.len() - last.map_or(0, |last| last + 1);
    if tells && rest > 0 {
        tell_rest(frame, area, page, rest, look);
    }
    let height = 1;
    let row = |(place, y)| (Rect { y, height, ..area }, Hit::Choice(place));
    let hits = owners.skip(from).zip(area.y..area.bottom()).map(row);
    let hits = hits.collect();
    let row = u16::try_from(before.saturating_sub(from)).ok();
    let row = row.filter(|row| *row < area.height && marked > 0);
    let cursor = row.map(|row| Position {
        x: area.x,
        y: area.y + row,
    });
    DrawnChoices {
        cursor,
        hits,
        hidden,
    }
}

/// Tells under the choices how many more there are.
fn tell_rest(frame: &mut Frame, choices: Rect, page: &Page, rest: usize, look: Look) {
    let below = Rect {
        y: choices.bottom(),
        height: 1,
        ..choices
    };
    let [before, after] = &page.out_of_sight;
    let line = Line::from(format!("{}{before}{rest}{after}", indent(page))).style(look.note());
    draw_lines(frame, below, std::iter::once(&line));
}

/// Signs where a choice goes on above or below what is seen of it: in its margin, so that they cover no word.
fn cut_signs(frame: &mut Frame, area: Rect, hidden: [usize; 2], page: &Page, look: Look) {
    let sign = &"..."[..indent(page).len().min(3)];
    let rows = [area.y, area.bottom().saturating_sub(1)];
    for (y, _) in rows.into_iter().zip(hidden).filter(|(_, rows)| *rows > 0) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        draw_line(frame.buffer_mut(), row, &Line::styled(sign, look.note()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_alone_are_close_together_and_those_with_notes_apart_on_every_page() {
        let rows = |labels: usize, note: &str, free: usize| {
            let mut page = Page::new("test", "", "");
            let choice = Choice {
                label: "A choice".to_owned(),
                note: note.to_owned(),
                chosen_by_key: true,
                sign: None,
            };
            page.choices = vec![choice; labels];
            rows_of(&choices(&page, 30, free, Look::default()))
        };
        for free in [24, 36, 60] {
            assert_eq!(rows(6, "", free), 6);
            assert_eq!(
                rows(3, "A note too long to stand beside it", free),
                3 * 3 + 2
            );
        }
        assert_eq!(rows(3, "A note too long to stand beside it", 20), 3 * 3);
    }
}
