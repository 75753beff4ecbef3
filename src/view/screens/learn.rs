//! The questions that people ask.

use crate::app::screen::Screen;
use crate::text::catalogue::ui;

use crate::pack::words::Words;
use crate::view::router::{Block, Choice, Page};

/// The list.
pub(crate) fn topics(words: Words) -> Page {
    Page::new(
        "learn",
        words.say(ui::learn::TITLE),
        words.say(ui::learn::LEAD),
    )
    .backed(&["code-legit-places".to_owned()])
}

/// One question, answered.
pub(crate) fn topic(words: Words, id: &str) -> Page {
    let Some(topic) = words.pack.topics().all.iter().find(|topic| topic.id == id) else {
        return topics(words);
    };
    let mut page = Page::new(
        format!("topic/{id}"),
        words.say(&topic.ask),
        words.say(&topic.lead),
    );
    page.blocks
        .extend(topic.says.iter().map(|says| Block::Para(words.say(says))));
    page.backed(&topic.facts)
}

/// The words for a question in the list, or for the next one.
pub(crate) fn to_topic(words: Words, here: &Screen, id: &str) -> Choice {
    let ask = words
        .pack
        .topics()
        .all
        .iter()
        .find(|topic| topic.id == id)
        .map(|topic| words.say(&topic.ask));
    let ask = ask.unwrap_or_default();
    match here {
        Screen::Topic { .. } => Choice::new(words.fill(ui::learn::NEXT, &[("ask", &ask)])),
        _ => Choice::new(ask),
    }
}
