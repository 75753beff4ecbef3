//! A column of words with its choices under them: which rows are blank, and what scrolls where rows are few.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::render::tui::apart::{Apart, Part, blanks, spaced};
use crate::render::tui::choices::{choices, rows_of, rows_of_longest};
use crate::render::tui::chrome::ROOMY;
use crate::render::tui::theme::Look;
use crate::view::page::{Block, Page};

pub(crate) struct Column<'a> {
    pub(crate) area: Rect,
    /// What stands above the text whatever is scrolled.
    pub(crate) head: Vec<Line<'a>>,
    pub(crate) text: Vec<Line<'a>>,
    /// The lines of each choice.
    pub(crate) choices: Vec<Vec<Line<'a>>>,
    /// Rows of text that can be seen at a time.
    pub(crate) seen: usize,
    /// The row of the text that is seen first.
    pub(crate) begin: usize,
    /// Blank rows between text and choices.
    pub(crate) gap: usize,
    /// Whether choices are out of sight.
    pub(crate) is_cut: bool,
    pub(crate) cuts: Cuts,
}

/// Whether a row tells that text stands above what is seen.
pub(crate) enum Cuts {
    Untold,
    /// It does, but for where the text is scrolled to this row, with which a thing begins.
    Told {
        but_at: Option<usize>,
    },
}

/// Least rows that choices keep when a page is too long for the terminal. The one that is marked is seen whole, whichever
/// it is; a row of text stays.
fn least_choices(choices: &[Vec<Line>], rows: usize) -> usize {
    let few = (rows / 4).clamp(1, 4);
    few.max(rows_of_longest(choices))
        .min(rows.saturating_sub(1))
        .max(1)
}

/// Rows of the text, at most so many, after which nothing is parted: a thing of a list that would be is left for the next
/// screenful, unless little stands above it then, and so is a heading without what it heads.
fn end_of_whole(text: &[Line], most: usize, look: Look) -> usize {
    let whole = (0..=most).rev().find(|end| !is_continued(&text[*end..]));
    let mut end = whole.filter(|whole| whole * 2 > most).unwrap_or(most);
    let heads = [look.head(), look.caution()];
    let is_head = |line: &Line| line.spans.iter().all(|span| heads.contains(&span.style));
    while end > 1 && (is_head(&text[end - 1]) || text[end - 1].width() == 0) {
        end -= 1;
    }
    end
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
        // A row between what not to do and what stands around it is worth more than a border.
        let around = [Apart::Caution, Apart::AfterCaution];
        let around = parts.iter().filter(|part| around.contains(&part.apart));
        if lines_of(&parts) + wanted + around.count() + 1 > rows {
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
        let least = least_choices(&choices, rows);
        let least = if talks { least.max(rows / 2) } else { least };
        let kept = wanted.min(least.max(rows.saturating_sub(text.len() + gap)));
        let room = rows.saturating_sub(kept + gap).min(text.len());
        let seen = match scrolls {
            true => end_of_whole(&text, room, look),
            false => room,
        };
        Column {
            area,
            head: Vec::new(),
            begin: 0,
            seen,
            text,
            choices,
            gap,
            is_cut: kept < wanted,
            cuts: Cuts::Untold,
        }
    }

    /// Rows that the choices keep whatever stands above them.
    pub(crate) fn least_of_choices(page: &Page, area: Rect, parts: &[Part], look: Look) -> usize {
        let choices = choices(page, area.width.into(), free(area, parts), look);
        rows_of(&choices).min(least_choices(&choices, area.height.into()))
    }

    /// Where the text stands.
    pub(crate) fn above(&self) -> Rect {
        Rect {
            y: self.area.y + self.head.len() as u16,
            height: self.seen as u16,
            ..self.area
        }
    }

    /// Whether the first row that is seen tells that text stands above, when it is scrolled to here.
    pub(crate) fn tells_cut(&self, scroll: usize) -> bool {
        match self.cuts {
            Cuts::Untold => false,
            Cuts::Told { but_at } => scroll > 0 && but_at != Some(scroll),
        }
    }

    /// Where the choices stand.
    pub(crate) fn below(&self) -> Rect {
        let y = self.above().bottom() + self.gap as u16;
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

/// Rows under a text with all its blank rows, and one more.
fn free(area: Rect, parts: &[Part]) -> usize {
    usize::from(area.height).saturating_sub(lines_of(parts) + blanks(parts) + 1)
}

/// Whether a row is the border of a band, which may go where rows are few.
fn is_border(line: &Line) -> bool {
    let says_nothing = |span: &Span| span.content.trim().is_empty();
    line.style != Style::default() && line.spans.iter().all(says_nothing)
}

/// Whether these lines begin with one that goes on with what stands above it: it hangs under a sign.
fn is_continued(lines: &[Line]) -> bool {
    let first = lines.first().and_then(|line| line.spans.first());
    first.is_some_and(|span| !span.content.is_empty() && span.content.trim().is_empty())
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
    use crate::render::tui::apart::parts;

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
                sign: None,
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
        assert_eq!(borders(14), 2);
        // A row before what not to do is worth more.
        assert_eq!(borders(13), 0);
        assert_eq!(borders(10), 0);
        // It scrolls anyway, and there are rows enough to read it well.
        page.blocks.push(Block::List(vec!["Thing".to_owned(); 20]));
        let (text, _) = rows(&page, 20);
        assert!(text.contains(&String::new()));
    }

    #[test]
    fn a_page_that_is_cut_ends_with_a_whole_thing_and_with_no_heading() {
        let steps = |text: &str| {
            let mut page = cause();
            page.blocks = vec![
                Block::Para("What happened".to_owned()),
                Block::Para("How to check".to_owned()),
                Block::Head("Now".to_owned()),
                Block::Steps(vec![text.to_owned(); 9]),
            ];
            page
        };
        let cut = |page: &Page, height: u16| {
            let area = Rect::new(0, 0, 20, height);
            let words = parts(page, area, Look::default(), false);
            let column = Column::new(page, area, words, Look::default());
            let (seen, below) = column.text.split_at(column.seen);
            (seen.last().map(ToString::to_string), is_continued(below))
        };
        let short = steps("One two three four five six");
        for height in 5..20 {
            let (last, is_parted) = cut(&short, height);
            assert!(!is_parted && last.as_deref() != Some("Now"), "{height}");
        }
        // What is longer than the screen is parted all the same.
        let long = steps(&"One two three four five six ".repeat(4));
        assert!(cut(&long, 12).1);
    }
}
