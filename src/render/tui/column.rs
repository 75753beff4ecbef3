//! A column of words with its choices under them: which rows are blank, and what scrolls where rows are few.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::render::tui::blocks::{self, headline};
use crate::render::tui::choices::{choices, rows_of};
use crate::render::tui::chrome::ROOMY;
use crate::render::tui::panes::is_beside;
use crate::render::tui::theme::{self, Look};
use crate::view::page::{Block, Page};

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

/// Lines that belong together.
pub(crate) struct Part<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    apart: Apart,
}

/// How much a blank row above a part is wanted, the least first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    Close,
    /// Another row of a table.
    Row,
    /// Another thought.
    Thought,
    /// What follows the sentence that is said first, which its weight sets apart already.
    Lead,
    /// Another matter.
    Matter,
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
    let mut parts = vec![Part::close(lead(page, room, look))];
    let mut before: Option<&Block> = None;
    let is_here = |block: &&Block| match block {
        Block::Picture(_) => false,
        // Where rows are few, what is chosen from comes first.
        Block::Talk { is_brief: true, .. } | Block::Names { .. } if area.height < ROOMY - 4 => {
            false
        }
        block => !has_panes || !is_beside(block),
    };
    for block in page.blocks.iter().filter(is_here) {
        let apart = match before {
            Some(Block::Head(_) | Block::Caution(_)) => Apart::Close,
            Some(Block::Sources(_)) => Apart::Matter,
            _ if matches!(block, Block::Caution(_)) => Apart::Caution,
            _ if matches!(block, Block::Head(_)) => Apart::Matter,
            None => Apart::Lead,
            _ => Apart::Thought,
        };
        let mut rows = blocks::rows(block, room, look).into_iter();
        if let Some(lines) = rows.next().filter(|lines| !lines.is_empty()) {
            parts.push(Part { lines, apart });
            before = Some(block);
        }
        let apart = Apart::Row;
        parts.extend(rows.map(|lines| Part { lines, apart }));
    }
    parts
}

/// The lead, after the sign of a verdict if it is one.
fn lead(page: &Page, room: usize, look: Look) -> Vec<Line<'_>> {
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

/// Least rows that choices keep when a page is too long for the terminal.
fn least_choices(rows: usize) -> usize {
    (rows / 4).clamp(1, 4)
}

impl<'a> Column<'a> {
    /// All of text and choices where they fit, with the blank rows that are left over; else the choices keep a few rows
    /// and the text scrolls.
    pub(crate) fn new(
        page: &'a Page,
        area: Rect,
        mut parts: Vec<Part<'a>>,
        look: Look,
    ) -> Column<'a> {
        let talks = talks(page);
        let rows = usize::from(area.height);
        let choices = choices(page, area.width.into(), free(area, &parts), look);
        let wanted = rows_of(&choices);
        // A page that scrolls is as easy to read as there are rows, but for a conversation: its end is wanted.
        let is_tight = talks || rows < usize::from(ROOMY) / 2 + 4;
        if lines_of(&parts) + wanted > rows {
            let borders = borders_of(&parts);
            if is_tight || lines_of(&parts) + wanted <= rows + borders {
                let parts = parts.iter_mut();
                parts.for_each(|part| part.lines.retain(|line| !is_border(line)));
            }
        }
        let lines = lines_of(&parts);
        let scrolls = lines + wanted > rows;
        let blank = match scrolls {
            true if is_tight => 0,
            true => blanks(&parts),
            false => (rows - lines - wanted).saturating_sub(1),
        };
        let text = spaced(parts, blank);
        let gap = usize::from(match scrolls {
            true => rows >= usize::from(ROOMY),
            false => text.len() + wanted < rows,
        });
        // What can be done next matters more than what was said long ago.
        let least = if talks { rows / 2 } else { least_choices(rows) };
        let kept = wanted.min(least.max(rows.saturating_sub(text.len() + gap)));
        let mut seen = rows.saturating_sub(kept + gap).min(text.len());
        // A heading without what it heads is left for the next screenful.
        let heads = [look.head(), look.caution()];
        let is_head = |line: &Line| line.spans.iter().all(|span| heads.contains(&span.style));
        while scrolls && seen > 1 && (is_head(&text[seen - 1]) || text[seen - 1].width() == 0) {
            seen -= 1;
        }
        Column {
            area,
            seen,
            text,
            choices,
            gap,
            is_cut: kept < wanted,
        }
    }

    /// Rows that the choices keep whatever stands above them.
    pub(crate) fn least_of_choices(page: &Page, area: Rect, parts: &[Part], look: Look) -> usize {
        let choices = choices(page, area.width.into(), free(area, parts), look);
        rows_of(&choices).min(least_choices(area.height.into()))
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

/// Whether the page is a conversation.
fn talks(page: &Page) -> bool {
    let is_talk = |block: &Block| {
        matches!(
            block,
            Block::Talk {
                is_brief: false,
                ..
            }
        )
    };
    page.blocks.iter().any(is_talk)
}

/// Blank rows that are wanted.
fn blanks(parts: &[Part]) -> usize {
    let is_apart = |part: &&Part| part.apart != Apart::Close;
    parts.iter().filter(is_apart).count()
}

/// Rows under a text with all its blank rows, and one more.
fn free(area: Rect, parts: &[Part]) -> usize {
    usize::from(area.height).saturating_sub(lines_of(parts) + blanks(parts) + 1)
}

/// The parts with at most so many blank rows between them, where they are wanted most. Where there are too few for all that
/// are wanted alike, those have none: some would say that what they part belongs less together.
fn spaced(parts: Vec<Part>, mut blank: usize) -> Vec<Line> {
    let mut apart = vec![];
    for wanted in [
        Apart::Caution,
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

/// Whether a row is the border of a band, which may go where rows are few.
fn is_border(line: &Line) -> bool {
    let says_nothing = |span: &Span| span.content.trim().is_empty();
    line.style != Style::default() && line.spans.iter().all(says_nothing)
}

fn borders_of(parts: &[Part]) -> usize {
    let lines = parts.iter().flat_map(|part| &part.lines);
    lines.filter(|line| is_border(line)).count()
}

fn lines_of(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.lines.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cause as its page has it: two thoughts, two matters, choices.
    fn cause() -> Page {
        let mut page = Page::new("cause/test", "", "Lead")
            .with(Block::Para("What happened".to_owned()))
            .with(Block::Para("How to check".to_owned()))
            .with(Block::Head("Now".to_owned()))
            .with(Block::Steps(vec!["Step".to_owned()]))
            .with(Block::Caution("Never".to_owned()))
            .with(Block::List(vec!["Thing".to_owned()]));
        page.choices = ["Yes", "No"]
            .map(|label| crate::view::page::Choice {
                label: label.to_owned(),
                note: String::new(),
                chosen_by_key: true,
                is_urgent: false,
            })
            .to_vec();
        page
    }

    /// The rows of text, the blank ones as such, and the blank rows before the choices.
    fn rows(page: &Page, height: u16) -> (Vec<String>, usize) {
        let area = Rect::new(0, 0, 40, height);
        let column = Column::new(
            page,
            area,
            parts(page, area, Look::default(), false),
            Look::default(),
        );
        let text = column.text.iter().map(ToString::to_string).collect();
        (text, column.gap)
    }

    /// After which words a blank row stands.
    fn apart(page: &Page, height: u16) -> Vec<String> {
        let (text, _) = rows(page, height);
        let pairs = text.windows(2).filter(|pair| pair[1].is_empty());
        pairs.map(|pair| pair[0].clone()).collect()
    }

    #[test]
    fn blank_rows_stand_first_before_the_choices_then_where_another_matter_begins() {
        let page = cause();
        // Seven rows of words and two of choices.
        assert_eq!(
            rows(&page, 9),
            (
                vec![
                    "Lead",
                    "What happened",
                    "How to check",
                    "Now",
                    "1. Step",
                    "✗ Never",
                    "- Thing"
                ]
                .into_iter()
                .map(str::to_owned)
                .collect(),
                0
            )
        );
        assert_eq!(rows(&page, 10).1, 1);
        assert_eq!(apart(&page, 11), ["1. Step"]);
        assert_eq!(apart(&page, 12), ["How to check", "1. Step"]);
        assert_eq!(apart(&page, 13), ["Lead", "How to check", "1. Step"]);
        assert_eq!(
            apart(&page, 14),
            ["Lead", "What happened", "How to check", "1. Step"]
        );
    }

    #[test]
    fn a_band_gives_up_its_border_before_the_page_scrolls() {
        let mut page = cause();
        page.blocks.insert(0, Block::Alarm("Hang up".to_owned()));
        let borders = |height| {
            let (text, _) = rows(&page, height);
            text.iter()
                .filter(|line| !line.is_empty() && line.trim().is_empty())
                .count()
        };
        assert_eq!(borders(12), 2);
        assert_eq!(borders(10), 0);
        // It scrolls anyway, and there are rows enough to read it well.
        page.blocks.push(Block::List(vec!["Thing".to_owned(); 20]));
        let (text, _) = rows(&page, 20);
        assert!(text.contains(&String::new()));
    }
}
