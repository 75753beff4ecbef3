//! What a shop's or a processor's message says and does not say.

use crate::pack::model::message::{CodeList, Meaning, Message};
use crate::text::catalogue::ui;

use crate::pack::words::Words;
use crate::view::router::{Backing, Block, Choice, Page};

/// The lists.
pub(crate) fn systems(words: Words) -> Page {
    Page::new(
        "explain",
        words.say(ui::explain::TITLE),
        words.say(ui::explain::LEAD),
    )
    .backed(&["error-code-not-proof".to_owned()])
}

/// One list.
pub(crate) fn codes(words: Words, id: &str) -> Page {
    let Some(system) = find(words, id) else {
        return systems(words);
    };
    let mut page = Page::new(
        format!("explain/{id}"),
        words.say(&system.name),
        words.say(ui::explain::CODES),
    )
    .with(Block::Note(words.say(&system.seen)));
    page.backing.push(Backing::List(system.id.clone()));
    page
}

/// One message.
pub(crate) fn message(words: Words, id: &str, code: &str) -> Page {
    let found = find(words, id).and_then(|system| {
        let message = system
            .messages
            .iter()
            .find(|message| message.code == code)?;
        Some((system, message, meaning(words, message)?))
    });
    let Some((system, message, meaning)) = found else {
        return unknown(words);
    };
    let lead = format!("{}: {}", message.code, words.say(&meaning.title));
    let says = words.say(&meaning.says);
    let mut terms = vec![
        (words.say(ui::explain::SAYS), says),
        (words.say(ui::explain::NOT), words.say(&meaning.not)),
    ];
    if let Some(note) = &message.note {
        terms.push((words.say(ui::explain::NOTE), words.say(note)));
    }
    terms.push((words.say(ui::explain::NEXT), words.say(&meaning.next)));
    let mut page = Page::new(
        format!("message/{id}/{code}"),
        words.say(&system.name),
        lead,
    )
    .with(Block::Terms(terms));
    if message.confidence.is_some() {
        page = page.with(Block::Note(words.say(ui::explain::DOUBT)));
    }
    page.backing.push(Backing::List(system.id.clone()));
    page.backed(&meaning.facts)
}

/// A message that is in no list.
pub(crate) fn unknown(words: Words) -> Page {
    Page::new(
        "message/unknown",
        words.say(ui::explain::UNKNOWN),
        words.say(ui::explain::UNKNOWN_LEAD),
    )
    .with(Block::Para(words.say(ui::explain::UNKNOWN_MORE)))
    .backed(&[
        "error-code-not-proof".to_owned(),
        "shop-sees-only-error".to_owned(),
    ])
}

fn find<'a>(words: Words<'a>, id: &str) -> Option<&'a CodeList> {
    words.pack.systems().iter().find(|system| system.id == id)
}

fn meaning<'a>(words: Words<'a>, message: &Message) -> Option<&'a Meaning> {
    words
        .pack
        .meanings()
        .all
        .iter()
        .find(|meaning| meaning.id == message.meaning)
}

/// The words for a list.
pub(crate) fn to_codes(words: Words, id: &str) -> Choice {
    Choice::new(
        find(words, id)
            .map(|system| words.say(&system.name))
            .unwrap_or_default(),
    )
}

/// The words for a message in its list.
pub(crate) fn to_message(words: Words, id: &str, code: &str) -> Choice {
    let message = find(words, id)
        .and_then(|system| system.messages.iter().find(|message| message.code == code));
    let title = message
        .and_then(|message| meaning(words, message))
        .map(|meaning| words.say(&meaning.title));
    Choice {
        label: code.to_owned(),
        note: title.unwrap_or_default(),
    }
}
