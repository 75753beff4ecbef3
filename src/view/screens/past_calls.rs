//! The calls that somebody took, to be read again.

use crate::app::past::PastCall;
use crate::app::screens::past_calls::PastCallsScreen;
use crate::pack::content::Pack;
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::team::unread;
use crate::view::team::past_calls::list;

impl ScreenView for PastCallsScreen {
    fn page(&self, at: ViewContext) -> Page {
        match at.state.past() {
            Some(past) => list(at.words, &self.alias, past),
            None => unread(at.words, at.state, "past-calls"),
        }
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        let calls = &at.state.past()?.calls;
        let marked = calls.get(at.state.room().mark);
        let pane = marked.map(|(_, past)| about(at, past));
        // A list without entries has nothing to look at.
        let pane = (!calls.is_empty()).then(|| pane.unwrap_or_default());
        Some(pane.into_iter().collect())
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

/// What a call was about, as far as this pack knows the cause.
fn about(at: ViewContext, past: &PastCall) -> Pane {
    let words = at.words;
    let id = past.cause.as_deref().unwrap_or_default();
    let Some(cause) = words.pack.causes().get(id) else {
        return Pane::default();
    };
    let told = words.pack.desk().answer(id);
    let mut blocks = vec![Block::Para(words.say(&cause.happened))];
    blocks.extend(told.map(|policy| Block::Quote(words.say(&policy.told))));
    Pane {
        title: words.say(&cause.name),
        blocks,
        follows_mark: true,
        ..Pane::default()
    }
}
