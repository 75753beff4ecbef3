//! What a shop's or a processor's message says and does not say.

use crate::pack::model::message::{CodeList, Meaning, Message};

use crate::view::router::{Backing, Block, Choice, Page, Words};

/// The lists.
pub(crate) fn systems(words: Words) -> Page {
    let ui = words.pack.ui().explain();
    Page::new("explain", words.of(&ui.title), words.of(&ui.lead))
        .backed(&["error-code-not-proof".to_owned()])
}

/// One list.
pub(crate) fn codes(words: Words, id: &str) -> Page {
    let ui = words.pack.ui().explain();
    let Some(system) = find(words, id) else {
        return systems(words);
    };
    let mut page = Page::new(
        format!("explain/{id}"),
        words.of(&system.name),
        words.of(&ui.codes),
    )
    .with(Block::Note(words.of(&system.seen)));
    page.backing.push(Backing::List(system.id.clone()));
    page
}

/// One message.
pub(crate) fn message(words: Words, id: &str, code: &str) -> Page {
    let ui = words.pack.ui().explain();
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
    let lead = format!("{}: {}", message.code, words.of(&meaning.title));
    let says = words.of(&meaning.says);
    let mut terms = vec![
        (words.of(&ui.says), says),
        (words.of(&ui.not), words.of(&meaning.not)),
    ];
    if let Some(note) = &message.note {
        terms.push((words.of(&ui.note), words.of(note)));
    }
    terms.push((words.of(&ui.next), words.of(&meaning.next)));
    let mut page = Page::new(format!("message/{id}/{code}"), words.of(&system.name), lead)
        .with(Block::Terms(terms));
    if message.confidence.is_some() {
        page = page.with(Block::Note(words.of(&ui.doubt)));
    }
    page.backing.push(Backing::List(system.id.clone()));
    page.backed(&meaning.facts)
}

/// A message that is in no list.
pub(crate) fn unknown(words: Words) -> Page {
    let ui = words.pack.ui().explain();
    Page::new(
        "message/unknown",
        words.of(&ui.unknown),
        words.of(&ui.unknown_lead),
    )
    .with(Block::Para(words.of(&ui.unknown_more)))
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
            .map(|system| words.of(&system.name))
            .unwrap_or_default(),
    )
}

/// The words for a message in its list.
pub(crate) fn to_message(words: Words, id: &str, code: &str) -> Choice {
    let message = find(words, id)
        .and_then(|system| system.messages.iter().find(|message| message.code == code));
    let title = message
        .and_then(|message| meaning(words, message))
        .map(|meaning| words.of(&meaning.title));
    Choice {
        label: code.to_owned(),
        note: title.unwrap_or_default(),
    }
}
