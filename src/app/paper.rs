//! What a person can take along, as text with the name of its file.

use crate::machine::{Paper, State};
use crate::pack::Pack;
use crate::page::{REPLAY, page, summary};
use crate::plain;
use crate::replay;

/// A paper, and the begin and the end of its file's name.
pub(super) struct Written {
    pub(super) stem: &'static str,
    pub(super) ending: &'static str,
    pub(super) text: String,
}

/// The paper of the screen that is seen; none where there is nothing to write.
pub(super) fn written(pack: &Pack, state: &State, paper: Paper) -> Option<Written> {
    let (stem, ending, text) = match paper {
        Paper::Summary => ("cardcode", ".txt", summary::text(pack, state)?),
        Paper::Replay => (
            "cardcode-replay",
            REPLAY,
            replay::written(pack, state.screen())?,
        ),
        Paper::Certificate => {
            let page = page(pack, state);
            let lines = std::iter::once(page.title.clone()).chain(plain::lines(&page));
            let text = lines.map(|line| line + "\n").collect();
            ("cardcode-exam", ".txt", text)
        }
    };
    Some(Written { stem, ending, text })
}
