//! What words of shops mean that say it without a code.

use crate::app::screens::meaning::MeaningScreen;
use crate::app::screens::unknown_message::UnknownMessageScreen;
use crate::pack::content::Pack;
use crate::pack::model::message::{Meaning, Message};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

/// What a meaning says and does not say, and what to do; with what this message of it says beyond that.
pub(super) fn terms(words: Words, meaning: &Meaning, message: Option<&Message>) -> Block {
    let note = message.and_then(|message| words.pack.meanings().note(message));
    let all = [
        (ui::explain::SAYS, Some(&meaning.says)),
        (ui::explain::NOT, Some(&meaning.not)),
        (ui::explain::NOTE, note),
        (ui::explain::NEXT, Some(&meaning.next)),
    ];
    let said = all.into_iter().filter_map(|(name, says)| {
        let says = words.say(says?);
        Some((words.say(name), says))
    });
    Block::Terms(said.collect())
}

impl ScreenView for MeaningScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let Some(meaning) = words.pack.meanings().meaning(&self.meaning) else {
            return UnknownMessageScreen.page(at);
        };
        Page::new(
            format!("meaning/{}", meaning.id),
            words.say(ui::explain::SENTENCES),
            words.say(&meaning.title),
        )
        .with(terms(words, meaning, None))
        .backed(&meaning.facts)
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let mut meanings = pack.meanings().all.iter();
        let index = meanings.position(|meaning| meaning.id == self.meaning);
        let lists = pack.systems().len();
        Some(SheetOrder::about(
            Section::Messages,
            Some(lists),
            index.map_or(0, |index| index + 1),
        ))
    }
}
