//! A page in the cells of a terminal. Lays out, and knows no screen.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::page::bindings::MARKS;
use crate::page::{Block, Choice, Page, Picture};

mod blocks;
pub mod card;
mod halves;
pub mod theme;
pub mod wrap;

use halves::Halves;
use theme::Look;
use wrap::{clip, width};

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

/// What the terminal alone knows of a page: how far it is scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    page: String,
    scroll: usize,
    /// Rows of text that were seen, and rows there are.
    seen: (usize, usize),
    /// What the last frame leaves behind.
    halves: Halves,
}

impl View {
    /// Scrolls a screenful; a line of the old one stays in sight.
    pub fn scroll(&mut self, down: bool) {
        let (seen, all) = self.seen;
        let screenful = seen.saturating_sub(1).max(1);
        let last = all.saturating_sub(seen);
        self.scroll = if down {
            (self.scroll + screenful).min(last)
        } else {
            self.scroll.saturating_sub(screenful)
        };
    }

    /// Whether text stands below what is seen.
    pub fn has_more(&self) -> bool {
        self.scroll + self.seen.0 < self.seen.1
    }

    /// Whether the page is longer than its room.
    pub fn overflows(&self) -> bool {
        self.seen.0 < self.seen.1
    }

    /// Draws the page, and puts the cursor on the choice that is marked.
    pub fn draw(&mut self, frame: &mut Frame, page: &Page, look: Look) {
        if self.page != page.id {
            *self = View {
                page: page.id.clone(),
                halves: std::mem::take(&mut self.halves),
                ..View::default()
            };
        }
        self.lay_out(frame, page, look);
        self.halves.mend(frame.buffer_mut());
    }

    fn lay_out(&mut self, frame: &mut Frame, page: &Page, look: Look) {
        let area = frame.area();
        if area.height < 3 || area.width < 8 {
            Line::from(clip(&page.lead, usize::from(area.width))).render(area, frame.buffer_mut());
            return;
        }
        let (top, bottom) = (
            Rect { height: 1, ..area },
            Rect {
                y: area.bottom() - 1,
                height: 1,
                ..area
            },
        );
        title(page, top.width.into()).render(top, frame.buffer_mut());
        // A blank row under the title where there is room for it.
        let head = 1 + u16::from(area.height >= ROOMY);
        let body = Rect {
            y: head,
            height: area.height - head - 1,
            ..area
        };
        let cursor = self.body(frame, body, page, look);
        let bar = self.bar(page, bottom.width.into());
        bar.render(bottom, frame.buffer_mut());
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
            columns >= MARGIN + card::SHARP + GAP + BESIDE && rows >= card::rows(card::SHARP)
        });
        let Some(picture) = beside else {
            let margin = usize::from(columns > 60) * 2;
            let room = (columns - margin * 2).min(READABLE);
            let area = Rect {
                x: body.x + margin as u16,
                width: room as u16,
                ..body
            };
            let text = |choices: usize| stacked(page, picture, room, rows, choices, look);
            return self.column(frame, area, page, text);
        };
        let around = MARGIN + GAP;
        let words = (columns / 3)
            .clamp(BESIDE, 42)
            .min(columns - card::SHARP - around);
        let side = card::fit(
            columns - words - around,
            rows - blocks::para(&picture.caption, card::SHARP, Style::new()).len(),
        );
        let drawing = Rect {
            x: body.x + MARGIN as u16,
            width: side as u16,
            ..body
        };
        let mut lines = card::draw(picture, side, look);
        lines.push(Line::default());
        lines.extend(blocks::para(&picture.caption, side, Style::new()));
        draw_lines(frame, drawing, &lines);
        let x = body.x + (side + around) as u16;
        let area = Rect {
            x,
            width: (body.right() - x).min(READABLE as u16),
            ..body
        };
        let room = usize::from(area.width);
        self.column(frame, area, page, |_| words_of(page, room))
    }

    /// Draws text over choices in one column: all of both where they fit, then without blank rows; else the
    /// choices keep a few rows and the text scrolls.
    fn column(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        page: &Page,
        text: impl Fn(usize) -> Vec<Line<'static>>,
    ) -> Option<Position> {
        let rows = usize::from(area.height);
        let choices = choices(page, area.width.into(), rows);
        let wanted: usize = choices.iter().map(Vec::len).sum();
        let mut text = text(wanted);
        let mut gap = usize::from(text.len() + 1 + wanted <= rows);
        // Without blank rows where that makes the page fit, or where every row counts.
        let blank = text.iter().filter(|line| line.width() == 0).count();
        if gap == 0 && (text.len() + wanted <= rows + blank || rows < usize::from(ROOMY) / 2 + 4) {
            text.retain(|line| line.width() > 0);
        }
        // A page that scrolls anyway keeps a row between text and choices, where rows are many.
        gap = gap.max(usize::from(
            text.len() + wanted > rows && rows >= usize::from(ROOMY),
        ));
        let least = least_choices(rows);
        let kept = wanted.min(least.max(rows.saturating_sub(text.len() + gap)));
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
        draw_choices(frame, below, &choices, page.mark)
    }

    /// The key bar, or the word about what just happened.
    fn bar(&self, page: &Page, room: usize) -> Line<'static> {
        if let Some(notice) = &page.notice {
            return Line::styled(clip(&format!(" {notice} "), room), theme::NOTICE);
        }
        let mut spans = Vec::new();
        let mut used = 0;
        let more = self.has_more().then(|| page.more.clone());
        let word = |(key, word): &(String, String)| (key.clone(), word.clone());
        for (key, word) in more.into_iter().chain(page.bar.iter().map(word)) {
            let gap = if used == 0 { 1 } else { 2 };
            let joint = usize::from(!key.is_empty() && !word.is_empty());
            let cells = gap + width(&key) + joint + width(&word);
            if used + cells > room {
                break;
            }
            used += cells;
            spans.push(Span::raw(" ".repeat(gap)));
            spans.push(Span::styled(key, theme::KEY));
            spans.push(Span::raw(" ".repeat(joint)));
            spans.push(Span::styled(word, theme::NOTE));
        }
        Line::from(spans)
    }
}

/// The title at the left, how far a series has come at the right, a line under both.
fn title(page: &Page, room: usize) -> Line<'static> {
    let progress = page.progress.clone().unwrap_or_default();
    let progress = if width(&page.title) + width(&progress) + 4 > room {
        String::new()
    } else {
        progress
    };
    let title = clip(&format!(" {}", page.title), room);
    let gap = room.saturating_sub(width(&title) + width(&progress) + 1);
    Line::from(format!("{title}{}{progress} ", " ".repeat(gap))).style(theme::HEAD)
}

/// Lead and blocks, a blank line between blocks, pictures aside.
fn words_of(page: &Page, room: usize) -> Vec<Line<'static>> {
    let mut lines = blocks::para(&page.lead, room, theme::LEAD);
    let mut under_head = false;
    for block in page
        .blocks
        .iter()
        .filter(|block| !matches!(block, Block::Picture(_)))
    {
        if !under_head {
            lines.push(Line::default());
        }
        lines.extend(blocks::lines(block, room));
        under_head = matches!(block, Block::Head(_));
    }
    lines
}

/// Lead, picture, then the other blocks, for terminals too narrow for two columns. The picture takes the rows
/// that lead and choices leave, so that the code is in sight without scrolling.
fn stacked(
    page: &Page,
    picture: Option<&Picture>,
    room: usize,
    rows: usize,
    choices: usize,
    look: Look,
) -> Vec<Line<'static>> {
    let words = words_of(page, room);
    let Some(picture) = picture else { return words };
    let lead = blocks::para(&page.lead, room, theme::LEAD).len();
    let left = rows.saturating_sub(lead + choices.min(least_choices(rows)));
    let side = card::fit(room, left);
    let mut lines: Vec<Line> = words[..lead].to_vec();
    let indent = " ".repeat((room.saturating_sub(side)) / 2);
    for line in card::draw(picture, side, look) {
        let mut spans = vec![Span::raw(indent.clone())];
        spans.extend(line.spans);
        lines.push(Line::from(spans));
    }
    if !picture.caption.is_empty() {
        lines.extend(blocks::para(&picture.caption, room, Style::new()));
    }
    lines.extend_from_slice(&words[lead..]);
    lines
}

/// The choices, each as its lines: mark, key, label, and the note where all notes fit.
fn choices(page: &Page, room: usize, rows: usize) -> Vec<Vec<Line<'static>>> {
    let labels = page
        .choices
        .iter()
        .map(|choice| width(&choice.label))
        .max()
        .unwrap_or(0);
    let fits = |choice: &Choice| labels + 6 + width(&choice.note) <= room;
    let notes_fit = page.choices.iter().all(fits);
    let with_notes = layout_choices(page, room, labels, notes_fit, true);
    let has_room = with_notes.iter().map(Vec::len).sum::<usize>() <= rows / 2;
    if notes_fit || has_room {
        with_notes
    } else {
        layout_choices(page, room, labels, false, false)
    }
}

fn layout_choices(
    page: &Page,
    room: usize,
    labels: usize,
    in_columns: bool,
    notes: bool,
) -> Vec<Vec<Line<'static>>> {
    let choice = |(place, choice): (usize, &Choice)| {
        let key = MARKS.get(place).map_or(' ', |key| *key);
        let marked = place == page.mark;
        let style = if marked { theme::MARKED } else { Style::new() };
        let mut lines = Vec::new();
        for (at, text) in wrap::wrap(&choice.label, room.saturating_sub(4))
            .into_iter()
            .enumerate()
        {
            let sign = if at > 0 {
                "    ".to_owned()
            } else {
                format!("{} {key} ", if marked { '>' } else { ' ' })
            };
            lines.push(Line::from(vec![Span::raw(sign), Span::styled(text, style)]));
        }
        if notes && !choice.note.is_empty() {
            match lines.last_mut().filter(|_| in_columns) {
                Some(line) => {
                    line.spans
                        .push(Span::raw(" ".repeat(labels - width(&choice.label) + 2)));
                    line.spans.push(Span::raw(choice.note.clone()));
                }
                None => lines.extend(
                    blocks::para(&choice.note, room.saturating_sub(4), theme::NOTE)
                        .into_iter()
                        .map(|line| {
                            Line::from(
                                std::iter::once(Span::raw("    "))
                                    .chain(line.spans)
                                    .collect::<Vec<_>>(),
                            )
                            .style(theme::NOTE)
                        }),
                ),
            }
        }
        lines
    };
    page.choices.iter().enumerate().map(choice).collect()
}

/// Draws the choices around the marked one; tells where it stands.
fn draw_choices(
    frame: &mut Frame,
    area: Rect,
    choices: &[Vec<Line<'static>>],
    mark: usize,
) -> Option<Position> {
    let rows = usize::from(area.height);
    let before: usize = choices.iter().take(mark).map(Vec::len).sum();
    let marked = choices.get(mark).map_or(0, Vec::len);
    let all: usize = choices.iter().map(Vec::len).sum();
    // The marked one in the middle where the list is longer than its room.
    let middle = (before + marked / 2).saturating_sub(rows / 2);
    let from = middle.min(before).min(all.saturating_sub(rows));
    let lines: Vec<Line> = choices.iter().flatten().skip(from).cloned().collect();
    draw_lines(frame, area, &lines);
    let row = u16::try_from(before - from)
        .ok()
        .filter(|row| *row < area.height && marked > 0)?;
    Some(Position {
        x: area.x,
        y: area.y + row,
    })
}

fn draw_lines(frame: &mut Frame, area: Rect, lines: &[Line]) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        line.render(
            Rect {
                y,
                height: 1,
                ..area
            },
            frame.buffer_mut(),
        );
    }
}
