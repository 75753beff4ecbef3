//! What a message says, and what it does not say.

use crate::app::screens::message::MessageScreen;
use crate::app::screens::unknown_message::UnknownMessageScreen;
use crate::pack::content::Pack;
use crate::pack::model::message::{CodeList, Meaning, Message};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Backing, Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::meaning::terms;
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for MessageScreen {
    fn page(&self, at: ViewContext) -> Page {
        message(at, &self.system, &self.code).about("list", &self.system)
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let mut lists = pack.systems().iter().enumerate();
        let found = lists.find(|(_, list)| list.id == self.system);
        let message = found.and_then(|(_, list)| {
            let mut messages = list.messages.iter();
            messages.position(|message| message.code == self.code)
        });
        let page = message.map_or(usize::MAX, |index| index + 1);
        let index = found.map(|(index, _)| index);
        Some(SheetOrder::about(Section::Messages, index, page))
    }
}

fn message(at: ViewContext, id: &str, code: &str) -> Page {
    let words = at.words;
    let found = find(words, id).and_then(|system| {
        let message = system
            .messages
            .iter()
            .find(|message| message.code == code)?;
        Some((system, message, meaning(words, message)?))
    });
    let Some((system, message, meaning)) = found else {
        return UnknownMessageScreen.page(at);
    };
    let lead = format!("{}: {}", message.code, words.say(&meaning.title));
    let mut page = Page::new(
        format!("message/{id}/{code}"),
        words.say(&system.name),
        lead,
    )
    .with(terms(words, meaning, Some(message)));
    if system.doubts(message) {
        page = page.with(Block::Note(words.say(ui::explain::DOUBT)));
    }
    page.backing.push(Backing::List(system.id.clone()));
    page.backed(&meaning.facts)
}

fn find<'a>(words: Words<'a>, id: &str) -> Option<&'a CodeList> {
    words.pack.systems().iter().find(|system| system.id == id)
}

fn meaning<'a>(words: Words<'a>, message: &Message) -> Option<&'a Meaning> {
    words.pack.meanings().meaning(&message.meaning)
}
