//! Panes beside the words of a page where a terminal is wide: its picture, its conversation, what it has to say beside
//! itself. They keep their places from page to page.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::render::tui::blocks::{self, headline, keys_of, para};
use crate::render::tui::card::picture::draw;
use crate::render::tui::card::size::{SMALL, fit, rows};
use crate::render::tui::chrome::UNDER_TITLE;
use crate::render::tui::columns::{Columns, GAP, WIDE, readable};
use crate::render::tui::framed::{framed, shown};
use crate::render::tui::listed::listed;
use crate::render::tui::theme::{self, Look};
use crate::render::tui::transcript::Transcript;
use crate::view::page::{Block, Page, Pane, Picture};

/// Something in a pane: a block of the page, or what stands beside it.
enum Item<'a> {
    Own(&'a Block),
    Aside(&'a Pane),
}

/// A column of panes, laid out.
pub(crate) struct Panes<'a> {
    pub(crate) columns: Columns,
    /// The lines of each column.
    pub(crate) lines: Vec<(Rect, Vec<Line<'a>>)>,
    /// Where the page's own picture stands.
    pub(crate) face: Option<Rect>,
}

/// Whether a block stands in a pane where there is one.
pub(crate) fn is_beside(block: &Block) -> bool {
    matches!(
        block,
        Block::Picture(_)
            | Block::Talk { .. }
            | Block::Names { .. }
            | Block::Keys { .. }
            | Block::Quote(_)
            | Block::Sheet(..)
    )
}

impl<'a> Panes<'a> {
    /// `None` if the terminal is narrow, or nothing is to be said beside.
    pub(crate) fn new(page: &'a Page, area: Rect, look: Look) -> Option<Panes<'a>> {
        if area.width < WIDE {
            return None;
        }
        let own = page.blocks.iter().filter(|block| is_beside(block));
        let asides = page.asides.iter().map(Item::Aside);
        let items: Vec<Item> = own.map(Item::Own).chain(asides).collect();
        if items.is_empty() {
            return None;
        }
        let columns = Columns::new(area, items.len());
        let first = first_of_second(&items, &columns.panes, look);
        let (left, right) = items.split_at(first);
        let mut face = None;
        let filled = columns.panes.iter().zip([left, right]);
        let lines = filled.map(|(column, items)| {
            let (lines, at) = fill(items, *column, look);
            face = face.or(at);
            (*column, lines)
        });
        let lines = lines.collect();
        Some(Panes {
            columns,
            lines,
            face,
        })
    }

    /// Where the lines between the columns stand: from the title down to the keys, so that they are the same from page to
    /// page.
    pub(crate) fn rules(&self) -> Vec<Rect> {
        // A line beside nothing parts nothing.
        let is_empty = self.lines.iter().all(|(_, lines)| lines.is_empty());
        let panes = self.columns.panes.iter().filter(|_| !is_empty);
        let rule = |pane: &Rect| Rect {
            x: pane.x - GAP / 2,
            y: pane.y.min(UNDER_TITLE),
            width: 1,
            height: pane.bottom() - pane.y.min(UNDER_TITLE),
        };
        panes.map(rule).collect()
    }
}

/// The place of the item that begins the second column, where the two are about as long. All stand in one where there is
/// no second, and all but the first in the second where there are two or the mark would move them.
fn first_of_second(items: &[Item], columns: &[Rect], look: Look) -> usize {
    let [left, right] = columns else {
        return items.len();
    };
    if items.len() < 3 || items.iter().any(Item::follows_mark) {
        return items.len().min(1);
    }
    let rows = |items: &[Item], column: &Rect| fill(items, *column, look).0.len();
    let longer = |first: &usize| {
        let (before, after) = items.split_at(*first);
        rows(before, left).max(rows(after, right))
    };
    (1..items.len()).min_by_key(longer).unwrap_or(1)
}

/// These items under one another, and where the page's own picture stands. What is cut says so.
fn fill<'a>(items: &[Item<'a>], column: Rect, look: Look) -> (Vec<Line<'a>>, Option<Rect>) {
    let mut lines: Vec<Line> = Vec::new();
    let mut face = None;
    for (place, item) in items.iter().enumerate() {
        let above = lines.len() + usize::from(!lines.is_empty());
        let room = usize::from(column.height).saturating_sub(above);
        // Cards under one another are of one size.
        let cards = items[place..].iter().filter(|item| item.is_card()).count();
        let room = if item.is_card() { room / cards } else { room };
        if !lines.is_empty() && !item.has_room(room) {
            continue;
        }
        lines.resize(above, Line::default());
        if let Item::Own(Block::Picture(picture)) = item {
            face = Some(face_of(picture, column, lines.len(), room));
        }
        lines.extend(item.lines(column.width.into(), room, look));
    }
    let rows = usize::from(column.height);
    if lines.len() > rows {
        lines.truncate(rows.saturating_sub(1));
        lines.push(Line::styled("...", look.note()));
    }
    (lines, face)
}

/// Where a picture stands that begins this many rows below the top of its column.
fn face_of(picture: &Picture, column: Rect, above: usize, room: usize) -> Rect {
    let side = side(picture, column.width.into(), room);
    Rect {
        y: column.y + above as u16,
        width: side as u16,
        height: rows(side) as u16,
        ..column
    }
}

/// Columns of a picture in a pane, with its caption under it.
fn side(picture: &Picture, columns: usize, room: usize) -> usize {
    let caption = match picture.caption.is_empty() {
        true => 0,
        false => 1 + para(&picture.caption, columns, Style::new()).len(),
    };
    fit(columns, room.saturating_sub(caption))
}

fn drawn<'a>(picture: &'a Picture, columns: usize, room: usize, look: Look) -> Vec<Line<'a>> {
    let side = side(picture, columns, room);
    let mut lines = draw(picture, side, look);
    if !picture.caption.is_empty() {
        lines.push(Line::default());
        lines.extend(para(&picture.caption, readable(columns), Style::new()));
    }
    lines
}

impl<'a> Item<'a> {
    fn follows_mark(&self) -> bool {
        match self {
            Item::Own(Block::Picture(picture)) => picture.preview,
            Item::Own(_) => false,
            Item::Aside(pane) => pane.follows_mark,
        }
    }

    /// Whether it is a card that stands beside the page.
    fn is_card(&self) -> bool {
        let is_card = |block: &Block| matches!(block, Block::Picture(_));
        matches!(self, Item::Aside(pane) if pane.blocks.iter().any(is_card))
    }

    /// Whether so many rows show enough of it. A card that is cut shows nothing, and what is said is said elsewhere too.
    fn has_room(&self, room: usize) -> bool {
        !self.is_card() || room >= rows(SMALL) + 4
    }

    fn lines(&self, columns: usize, room: usize, look: Look) -> Vec<Line<'a>> {
        let readable = readable(columns);
        let headed = |heading: &'a str, more: Vec<Line<'a>>| {
            let mut lines = para(heading, readable, look.accent());
            lines.push(Line::default());
            lines.extend(more);
            lines
        };
        match self {
            Item::Own(Block::Picture(picture)) => drawn(picture, columns, room, look),
            Item::Own(Block::Talk {
                name, asks, lines, ..
            }) => {
                let said = Transcript::new(lines, asks, readable, look);
                headed(name, said.end(room.saturating_sub(2), look))
            }
            Item::Own(Block::Keys {
                name, how, keys, ..
            }) => headed(name, keys_of(how, keys, readable)),
            Item::Own(Block::Quote(text)) => shown(text, readable, room, look),
            Item::Own(Block::Sheet(heading, block)) if heading.is_empty() => {
                let rows = blocks::rows(block, readable, look);
                blocks::stood_apart(rows, room)
            }
            Item::Own(Block::Sheet(heading, block)) => {
                headed(heading, blocks::lines(block, readable, look))
            }
            Item::Own(Block::Names {
                heading,
                names,
                gone,
                ..
            }) => {
                let mut lines = listed(names, readable, room);
                // What was ruled out keeps its row, so that nothing jumps.
                let gone = listed(gone, readable, room).into_iter();
                lines.extend(gone.map(|line| line.style(look.note())));
                headed(heading, lines)
            }
            Item::Own(block) => blocks::lines(block, readable, look),
            Item::Aside(pane) => aside(pane, columns, room, look),
        }
    }
}

fn aside<'a>(pane: &'a Pane, columns: usize, room: usize, look: Look) -> Vec<Line<'a>> {
    let readable = readable(columns);
    let mut lines = match pane.title.as_str() {
        "" => Vec::new(),
        title => para(title, readable, look.accent()),
    };
    let part = |more: Vec<Line<'a>>, lines: &mut Vec<Line<'a>>| {
        if !more.is_empty() {
            lines.push(Line::default());
            lines.extend(more);
        }
    };
    if !pane.lead.is_empty() {
        part(headline(&pane.lead, readable, theme::LEAD), &mut lines);
    }
    for block in &pane.blocks {
        // A picture ends above the last row, so that it is seen to end.
        let left = room.saturating_sub(lines.len() + 2);
        let more = match block {
            Block::Picture(picture) => drawn(picture, columns, left, look),
            Block::Quote(text) => framed(text, readable, look),
            block => blocks::lines(block, readable, look),
        };
        part(more, &mut lines);
    }
    // What can be chosen there, as much of it as there is room for.
    let left = room.saturating_sub(lines.len() + 1);
    part(listed(&pane.choices, readable, left), &mut lines);
    lines
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::app::screen::Screen;
    use crate::app::state::State;
    use crate::text::lang::Lang;
    use crate::view::router;

    fn page(asides: &[usize]) -> Page {
        let mut page = Page::new("test", "", "");
        page.asides = asides
            .iter()
            .map(|rows| Pane {
                title: "Title".to_owned(),
                blocks: vec![Block::List(vec!["Thing".to_owned(); *rows])],
                ..Pane::default()
            })
            .collect();
        page
    }

    fn heights(page: &Page, area: Rect) -> Vec<usize> {
        let panes = Panes::new(page, area, Look::default()).unwrap();
        panes.lines.iter().map(|(_, lines)| lines.len()).collect()
    }

    #[test]
    fn columns_are_about_as_long_unless_the_mark_would_move_them() {
        let area = Rect::new(0, 2, 200, 50);
        let mut page = page(&[8, 8, 8, 8]);
        assert_eq!(heights(&page, area), [21, 21]);
        page.asides[0].follows_mark = true;
        assert_eq!(heights(&page, area), [10, 32]);
    }

    #[test]
    fn a_card_without_room_is_left_out_whole() {
        let pack = crate::pack::content::Pack::embedded().unwrap();
        let list = State::new(Lang::new("en"), Screen::CardList);
        let mut page = page(&[8]);
        page.asides.push(Pane {
            title: "Card".to_owned(),
            blocks: router::page(&pack, &list).blocks,
            ..Pane::default()
        });
        // Ten rows, a blank one, and what a card needs.
        for (rows, height) in [(21, 10), (22, 22)] {
            let area = Rect::new(0, 2, 120, rows);
            assert_eq!(heights(&page, area), [height], "in {rows} rows");
        }
    }

    #[test]
    fn cards_under_one_another_are_of_one_size() {
        let pack = crate::pack::content::Pack::embedded().unwrap();
        let lang = Lang::new("en");
        let words = pack.words(&lang);
        let mut page = page(&[]);
        page.asides = crate::view::card_picture::faces(words, &pack.cards()[0], None);
        // A heading, a blank row and a card each, and a blank row between the two.
        for (rows, of_each) in [(36, 17), (50, 24)] {
            let area = Rect::new(0, 2, 120, rows);
            assert_eq!(heights(&page, area), [of_each * 2 + 1], "in {rows} rows");
        }
    }

    #[test]
    fn what_is_cut_says_so_and_a_line_stands_beside_what_is_said() {
        let area = Rect::new(0, 2, 120, 20);
        let (long, short) = (page(&[30]), page(&[3]));
        let panes = Panes::new(&long, area, Look::default()).unwrap();
        assert_eq!(panes.lines[0].1.len(), 20);
        assert_eq!(panes.lines[0].1[19].to_string(), "...");
        let panes = Panes::new(&short, area, Look::default()).unwrap();
        assert_eq!(panes.rules()[0].height, 20);
        let nothing = Page {
            asides: vec![Pane::default()],
            ..page(&[])
        };
        let panes = Panes::new(&nothing, area, Look::default()).unwrap();
        assert!(panes.rules().is_empty());
    }
}
