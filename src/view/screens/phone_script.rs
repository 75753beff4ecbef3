//! What to say, and what never to say, on the telephone.

use crate::app::screens::phone_script::PhoneScriptScreen;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::pack::model::cause::Who;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::cause;
use crate::view::sheet_order::{Section, SheetOrder};
use crate::view::summary;

impl ScreenView for PhoneScriptScreen {
    fn page(&self, at: ViewContext) -> Page {
        script(at.words, &self.cause, at.state).about("cause", &self.cause)
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        Some(cause::sheet(Section::Call, pack, &self.cause))
    }
}

fn script(words: Words, id: &str, state: &State) -> Page {
    let pane = pane(words, id);
    let mut page = Page::new(format!("call/{id}"), pane.title, pane.lead);
    page.blocks = pane.blocks;
    if let Some(cause) = words.pack.causes().get(id) {
        page = page.backed(&cause.facts);
    }
    if state.walk().is_some() {
        page = page
            .with(Block::Head(words.say(ui::diagnose::SUMMARY)))
            .with(Block::List(summary::answers(words, state)));
    }
    page
}

/// What to say about a cause, and what never to say.
pub(crate) fn pane(words: Words, id: &str) -> Pane {
    let mut pane = Pane {
        title: words.say(ui::diagnose::CALL),
        ..Pane::default()
    };
    let causes = words.pack.causes();
    let Some(cause) = causes.get(id) else {
        return pane;
    };
    pane.lead = words.say(&cause.tell);
    if cause.who.contains(&Who::Issuer) {
        pane.blocks.push(Block::Note(words.say(ui::diagnose::WHOM)));
    }
    pane.blocks.extend([
        Block::Caution(words.say(ui::diagnose::NEVER)),
        Block::Para(words.say(causes.never(cause))),
    ]);
    pane
}
