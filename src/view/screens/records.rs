//! What the records say: what is due today, what was left, and why none are kept.

use crate::app::history::{PracticeHistory, RecordingStatus, RecordsErrorKind};
use crate::app::screen::Screen;
use crate::app::update::State;
use crate::text::catalogue::{TextKey, ui};
use crate::training::review::ReviewKind;

use crate::pack::words::Words;
use crate::view::router::{Block, Choice, Page};

/// Adds what the records say to the page of practice.
pub(crate) fn told(words: Words, state: &State, page: Page) -> Page {
    match state.keeping() {
        RecordingStatus::No | RecordingStatus::Unread => page,
        RecordingStatus::Failed(trouble) => page.with(Block::Note(failed(words, *trouble))),
        RecordingStatus::Read(records) => match &records.open {
            Some(open) if open.is_of_pack => {
                let n = open.count().to_string();
                page.with(Block::Note(words.fill(ui::records::OPEN, &[("n", &n)])))
            }
            Some(_) => page.with(Block::Note(words.say(ui::records::OPEN_OTHER))),
            None => page,
        },
    }
}

/// That no records are kept, and why.
pub(crate) fn failed(words: Words, trouble: RecordsErrorKind) -> String {
    let why = words.say(why(trouble));
    words.fill(ui::records::NOT_KEPT, &[("why", &why)])
}

/// Why, and what to do.
pub(crate) fn why(trouble: RecordsErrorKind) -> TextKey {
    match trouble {
        RecordsErrorKind::Newer => ui::records::NEWER,
        RecordsErrorKind::Foreign => ui::records::FOREIGN,
        RecordsErrorKind::Broken => ui::records::BROKEN,
        RecordsErrorKind::Locked => ui::records::LOCKED,
        RecordsErrorKind::ReadOnly => ui::records::READ_ONLY,
        RecordsErrorKind::Full => ui::records::FULL,
        RecordsErrorKind::Elsewhere => ui::records::ELSEWHERE,
        RecordsErrorKind::Other => ui::records::OTHER,
    }
}

/// What is due today.
pub(crate) fn today(words: Words, state: &State) -> Page {
    let lead = match state.keeping() {
        RecordingStatus::Read(records) if records.due.is_empty() => {
            words.say(ui::records::NOTHING_DUE)
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

/// The words for today's review, on the page of practice.
pub(crate) fn to_today(words: Words, state: &State) -> Choice {
    // How much is due stands in the label, which is seen in the smallest terminal too.
    match state.keeping() {
        RecordingStatus::Read(records) if records.due.is_empty() => {
            Choice::new(words.say(ui::records::TODAY_NONE))
        }
        RecordingStatus::Read(records) => {
            let n = records.due.len().to_string();
            Choice::new(words.fill(ui::records::TODAY_DUE, &[("n", &n)]))
        }
        RecordingStatus::No | RecordingStatus::Unread => Choice::new(words.say(ui::records::TODAY)),
        RecordingStatus::Failed(_) => Choice {
            label: words.say(ui::records::TODAY),
            note: words.say(ui::records::NO_RECORDS),
        },
    }
}

/// The words for a part of today's review.
pub(crate) fn to_due(words: Words, screen: &Screen) -> Choice {
    let (label, note) = match screen {
        Screen::Locate(pointing) => {
            let n = pointing.count.to_string();
            (
                ui::records::DO_CARDS,
                words.fill(ui::records::COUNT_CARDS, &[("n", &n)]),
            )
        }
        Screen::Quiz(sorting) => {
            let n = sorting.count(words.pack).to_string();
            (
                ui::records::DO_REQUESTS,
                words.fill(ui::records::COUNT_REQUESTS, &[("n", &n)]),
            )
        }
        _ => (ui::records::DO_CALL, words.say(ui::records::DO_CALL_NOTE)),
    };
    let label = words.say(label);
    Choice { label, note }
}

/// The words for taking up again what was left.
pub(crate) fn to_take_up(words: Words) -> Choice {
    Choice::new(words.say(ui::records::TAKE_UP))
}

/// The words for closing it as unfinished.
pub(crate) fn to_close(words: Words) -> Choice {
    Choice::new(words.say(ui::records::CLOSE))
}
