//! What can be practised.

use crate::app::action::Action;
use crate::app::history::RecordingStatus;
use crate::app::route::Route;
use crate::app::screens::train::TrainScreen;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::modes::{advice, cards, requests};
use crate::view::card_picture;
use crate::view::notice;
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::call_levels::lead;

impl ScreenView for TrainScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let page = Page::new(
            "train",
            words.say(ui::train::TITLE),
            lead(at, ui::train::LEAD),
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

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        let actions = at.state.actions(at.words.pack);
        match actions.get(at.state.room().mark) {
            Some(Action::Go(Route::Practice(kind))) => drill(at.words, kind).map(|pane| vec![pane]),
            _ => None,
        }
    }
}

/// What a drill is like, with an example; what is drawn for it cannot be looked at before. `None` for what is no drill.
fn drill(words: Words, kind: &str) -> Option<Pane> {
    let (title, about, example) = match kind {
        cards::KIND => {
            let card = words.pack.cards().first();
            let face = card
                .and_then(|card| card_picture::seen(words, card, card.code_face(), String::new()));
            (ui::train::POINT, ui::train::POINT_ABOUT, face)
        }
        requests::KIND => {
            let request = words.pack.sort().requests.first();
            let quote = request.map(|request| Block::Quote(words.say(&request.quote)));
            (ui::train::SORT, ui::train::SORT_ABOUT, quote)
        }
        advice::KIND => {
            let cause = words.pack.practised_causes().next();
            let cause = cause.map(|cause| Block::Quote(words.say(&cause.name)));
            (ui::train::ADVISE, ui::train::ADVISE_ABOUT, cause)
        }
        _ => return None,
    };
    let mut blocks = vec![Block::Para(words.say(about))];
    blocks.push(Block::Para(words.say(ui::train::DRILL_ABOUT)));
    blocks.extend(example);
    Some(Pane {
        title: words.say(title),
        blocks,
        follows_mark: true,
        ..Pane::default()
    })
}
