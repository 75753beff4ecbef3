//! The security code beside another thing.

use crate::app::message::Intent;
use crate::app::screens::compare::CompareScreen;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::card_list;
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for CompareScreen {
    fn page(&self, at: ViewContext) -> Page {
        compare(at.words, self.with)
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Right)
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        Some(card_list::example(at.words).into_iter().collect())
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::page(Section::Compare, 0, self.with))
    }
}

/// The security code beside the thing at this place.
fn compare(words: Words, with: usize) -> Page {
    let comparison = words.pack.comparison();
    let Some((code, other)) = comparison.things.first().zip(comparison.things.get(with)) else {
        return Page::new("compare", words.say(ui::compare::TITLE), String::new());
    };
    let rows = comparison
        .headings
        .iter()
        .zip(code.says.iter().zip(&other.says));
    let rows = rows
        .map(|(heading, (code, other))| (words.say(heading), [words.say(code), words.say(other)]));
    let mut page = Page::new(
        format!("compare/{}", other.id),
        words.say(ui::compare::TITLE),
        words.say(&other.lead),
    )
    .with(Block::Sheet(
        String::new(),
        Box::new(Block::Table {
            columns: [words.say(&code.name), words.say(&other.name)],
            rows: rows.collect(),
        }),
    ))
    .backed(&code.facts)
    .backed(&other.facts)
    .about("thing", &other.id);
    page.progress = Some(format!("{with}/{}", comparison.things.len() - 1));
    page
}
