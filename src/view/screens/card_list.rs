//! The list of cards, with the marked card beside it.

use crate::app::action::Action;
use crate::app::route::Route;
use crate::app::screens::card_list::CardListScreen;
use crate::pack::content::Pack;
use crate::pack::model::card::Card;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::card_picture::seen;
use crate::view::page::{Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

/// Cards that fit beside a card at 80 by 24; a longer list scrolls by nature.
const FIT: usize = 14;

/// The card that is marked, wherever it stands in the list that is seen.
fn marked(at: ViewContext<'_>) -> Option<&'_ Card> {
    let pack = at.words.pack;
    let choice = at
        .state
        .choices(pack)
        .into_iter()
        .nth(at.state.room().mark)?;
    match choice.action {
        Action::Go(Route::Card(id)) => pack.card(&id),
        _ => None,
    }
}

/// A card as an example, beside what speaks of codes.
pub(super) fn example(words: Words) -> Option<Pane> {
    let card = words.pack.cards().first()?;
    let (name, says) = (words.say(&card.name), words.say(&card.lead));
    let caption = words.fill(ui::find::OF_CARD, &[("card", &name), ("says", &says)]);
    Some(Pane {
        title: words.say(ui::find::TITLE),
        blocks: seen(words, card, card.code_face(), caption)
            .into_iter()
            .collect(),
        ..Pane::default()
    })
}

impl ScreenView for CardListScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let mut page = Page::new(
            "find",
            words.say(ui::find::TITLE),
            words.say(ui::find::LEAD),
        );
        if let Some(card) = marked(at) {
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
