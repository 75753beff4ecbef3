//! The list of cards, with the marked card beside it.

use crate::app::screens::card_list::CardListScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::card_picture::seen;
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

/// Cards that fit beside a card at 80 by 24; a longer list scrolls by nature.
const FIT: usize = 14;

impl ScreenView for CardListScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let mut page = Page::new(
            "find",
            words.say(ui::find::TITLE),
            words.say(ui::find::LEAD),
        );
        if let Some(card) = words.pack.cards().get(at.state.room().mark) {
            let caption = words.say(&card.lead);
            page.blocks
                .extend(seen(words, card, card.code_face(), caption));
            page = page.backed(&card.facts);
        }
        page
    }

    fn may_scroll(&self, pack: &Pack) -> bool {
        pack.cards().len() > FIT
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        Some(SheetOrder::first(Section::Cards))
    }
}
