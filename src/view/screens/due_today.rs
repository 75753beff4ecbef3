//! What is due today.

use crate::app::history::{PracticeHistory, RecordingStatus};
use crate::app::screens::due_today::DueTodayScreen;
use crate::app::state::State;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::review::ReviewKind;
use crate::view::notice::failed;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for DueTodayScreen {
    fn page(&self, at: ViewContext) -> Page {
        today(at.words, at.state)
    }
}

fn today(words: Words, state: &State) -> Page {
    let lead = match state.keeping() {
        RecordingStatus::Read(records) if records.due.is_empty() => {
            words.say(match records.waiting {
                0 => ui::records::NOTHING_DUE,
                _ => ui::records::ENOUGH,
            })
        }
        RecordingStatus::Read(records) => {
            let n = records.due.len().to_string();
            words.fill(ui::records::DUE, &[("n", &n)])
        }
        RecordingStatus::No | RecordingStatus::Unread => words.say(ui::records::UNREAD),
        RecordingStatus::Failed(trouble) => failed(words, *trouble),
    };
    let page = Page::new("train/today", words.say(ui::records::TODAY), lead);
    match state.records().filter(|records| !records.due.is_empty()) {
        Some(records) => page
            .with(Block::Terms(counts(words, records)))
            .with(Block::Note(words.say(ui::records::WHY_DUE))),
        None => page,
    }
}

/// What is due, kind by kind, with the names of causes and rules, which are looked for in calls.
fn counts(words: Words, records: &PracticeHistory) -> Vec<(String, String)> {
    let of = |kind: ReviewKind| {
        let due = records.due_of(kind);
        let n = due.len().to_string();
        let (name, says) = match kind {
            ReviewKind::Card => (
                ui::records::CARDS,
                words.fill(ui::records::COUNT_CARDS, &[("n", &n)]),
            ),
            ReviewKind::Request => (
                ui::records::REQUESTS,
                words.fill(ui::records::COUNT_REQUESTS, &[("n", &n)]),
            ),
            ReviewKind::Advice => (
                ui::records::ADVICE,
                words.fill(ui::records::COUNT_REQUESTS, &[("n", &n)]),
            ),
            ReviewKind::Cause => (ui::records::CAUSES, names(words, kind, &due)),
            ReviewKind::Rule => (ui::records::RULES, names(words, kind, &due)),
        };
        (!due.is_empty()).then(|| (words.say(name), says))
    };
    ReviewKind::ALL.into_iter().filter_map(of).collect()
}

/// Names of causes or rules that are told; the rest is counted.
const NAMED: usize = 3;

fn names(words: Words, kind: ReviewKind, ids: &[String]) -> String {
    let name = |id: &String| match kind {
        ReviewKind::Cause => Some(words.say(&words.pack.causes().get(id)?.name)),
        _ => Some(words.say(&words.pack.desk().rule(id)?.name)),
    };
    let names: Vec<String> = ids.iter().filter_map(name).collect();
    let told = names
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(" / ");
    match names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        Some(more) => {
            let with = [("names", &*told), ("n", &*more.to_string())];
            words.fill(ui::records::AND_MORE, &with)
        }
        None => told,
    }
}
