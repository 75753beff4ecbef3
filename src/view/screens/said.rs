//! What the shop showed, as it was typed or pasted, and what it may mean.

use crate::app::screens::said::{Answer, SaidScreen};
use crate::pack::content::Pack;
use crate::pack::lookup::found::Reading;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Backing, Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::meaning::terms;
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for SaidScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let page = |kind: &str, lead: String| {
            Page::new(
                format!("said/{kind}"),
                words.say(ui::explain::SAID_TITLE),
                lead,
            )
        };
        let quoted = words.fill(ui::explain::QUOTED, &[("words", &self.words)]);
        let quoted = Block::Note(quoted);
        match self.answer(words.pack) {
            Answer::Nothing => {
                let not_proof = ["error-code-not-proof", "shop-sees-only-error"];
                page("unknown", words.say(ui::explain::SAID_UNKNOWN))
                    .with(quoted)
                    .with(Block::Para(words.say(ui::explain::SAID_UNKNOWN_MORE)))
                    .backed(&not_proof.map(str::to_owned))
            }
            Answer::Several(_) => page("several", words.say(ui::explain::SAID_SEVERAL))
                .with(quoted)
                .with(Block::Note(words.say(ui::explain::SAID_WHOSE)))
                .backed(&["error-code-not-proof".to_owned()]),
            Answer::One { best, is_sure, .. } => one(words, &best, is_sure, page, quoted),
        }
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        // After the message that is in no list.
        let page = match self.answer(pack) {
            Answer::Nothing => 1,
            Answer::Several(_) => 2,
            Answer::One { best, .. } => {
                let mut meanings = pack.meanings().all.iter();
                3 + meanings.position(|meaning| meaning.id == best.meaning)?
            }
        };
        Some(SheetOrder::about(Section::Messages, None, page))
    }
}

/// What the words mean, in full.
fn one(
    words: Words,
    best: &Reading,
    is_sure: bool,
    page: impl Fn(&str, String) -> Page,
    quoted: Block,
) -> Page {
    let Some(meaning) = words.pack.meanings().meaning(best.meaning) else {
        return page("unknown", words.say(ui::explain::SAID_UNKNOWN));
    };
    let title = words.say(&meaning.title);
    let lead = match (best.code, is_sure) {
        (Some((_, message)), _) => format!("{}: {title}", message.code),
        (None, true) => title,
        (None, false) => words.fill(ui::explain::SAID_UNSURE, &[("title", &title)]),
    };
    let message = best.code.map(|(_, message)| message);
    let mut page = page(&meaning.id, lead)
        .with(quoted)
        .with(terms(words, meaning, message));
    if let Some((list, message)) = best.code {
        if list.doubts(message) {
            page = page.with(Block::Note(words.say(ui::explain::DOUBT)));
        }
        page.backing.push(Backing::List(list.id.clone()));
    }
    page.backed(&meaning.facts)
}
