//! What can be practised.

use crate::app::history::RecordingStatus;
use crate::app::screens::train::TrainScreen;
use crate::text::catalogue::ui;
use crate::view::notice;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for TrainScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let page = Page::new(
            "train",
            words.say(ui::train::TITLE),
            words.say(ui::train::LEAD),
        )
        .with(Block::Note(words.say(ui::train::PROMISE)))
        .backed(&["agent-asks-digits-and-side".to_owned()]);
        let note = match at.state.keeping() {
            RecordingStatus::No | RecordingStatus::Unread => return page,
            RecordingStatus::Failed(trouble) => notice::failed(words, *trouble),
            RecordingStatus::Read(history) => match &history.open {
                Some(open) if open.is_of_pack => {
                    let n = open.count().to_string();
                    words.fill(ui::records::OPEN, &[("n", &n)])
                }
                Some(_) => words.say(ui::records::OPEN_OTHER),
                None => return page,
            },
        };
        page.with(Block::Note(note))
    }
}
