//! The keys.

use crate::app::screens::help::HelpScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::key_bar;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for HelpScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let version = words.fill(ui::keys::VERSION, &[("version", env!("CARGO_PKG_VERSION"))]);
        let mut page = Page::new(
            "help",
            words.say(ui::keys::TITLE),
            words.say(ui::keys::LEAD),
        );
        // The page that one was on comes first.
        if let Some(below) = at.below {
            let bar = below.bar.iter();
            let here = bar.map(|hint| (hint.key.clone(), hint.word.clone()));
            page = page
                .with(Block::Head(
                    words.fill(ui::keys::HERE, &[("page", &below.title)]),
                ))
                .with(Block::Terms(here.collect()));
        }
        let below = at.state.below();
        let spells = |key| {
            below
                .as_ref()
                .is_some_and(|below| below.hears(words.pack, key))
        };
        page.with(Block::Keys {
            name: words.say(ui::keys::EVERYWHERE),
            how: words.say(ui::keys::HOW),
            keys: key_bar::table_without(words, spells),
            how_in_lines: words.say(ui::plain::CHOOSE),
            letters: key_bar::letters(words),
        })
        .with(Block::Para(words.say(ui::keys::ABOUT)))
        .with(Block::Note(version))
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn is_about_below(&self) -> bool {
        true
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::first(Section::Keys))
    }
}
