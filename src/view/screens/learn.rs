//! The questions that people ask.

use crate::app::screen::Screen;

use crate::view::router::{Block, Choice, Page, Words};

/// The list.
pub(crate) fn topics(words: Words) -> Page {
    let ui = words.pack.ui().learn();
    Page::new("learn", words.of(&ui.title), words.of(&ui.lead))
        .backed(&["code-legit-places".to_owned()])
}

/// One question, answered.
pub(crate) fn topic(words: Words, id: &str) -> Page {
    let Some(topic) = words.pack.topics().all.iter().find(|topic| topic.id == id) else {
        return topics(words);
    };
    let mut page = Page::new(
        format!("topic/{id}"),
        words.of(&topic.ask),
        words.of(&topic.lead),
    );
    page.blocks
        .extend(topic.says.iter().map(|says| Block::Para(words.of(says))));
    page.backed(&topic.facts)
}

/// The words for a question in the list, or for the next one.
pub(crate) fn to_topic(words: Words, here: &Screen, id: &str) -> Choice {
    let ui = words.pack.ui().learn();
    let ask = words
        .pack
        .topics()
        .all
        .iter()
        .find(|topic| topic.id == id)
        .map(|topic| words.of(&topic.ask));
    let ask = ask.unwrap_or_default();
    match here {
        Screen::Topic { .. } => Choice::new(words.fill(&ui.next, &[("ask", &ask)])),
        _ => Choice::new(ask),
    }
}
