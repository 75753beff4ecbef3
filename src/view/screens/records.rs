//! What the records say: what is due today, what was left, and why none are kept.

use crate::app::history::{PracticeHistory, RecordingStatus, RecordsErrorKind};
use crate::app::screen::Screen;
use crate::app::update::State;
use crate::text::lang::Text;
use crate::training::review::ReviewKind;

use crate::view::router::{Block, Choice, Page, Words};

/// Adds what the records say to the page of practice.
pub(crate) fn told(words: Words, state: &State, page: Page) -> Page {
    let ui = words.pack.ui().records();
    match state.keeping() {
        RecordingStatus::No | RecordingStatus::Unread => page,
        RecordingStatus::Failed(trouble) => page.with(Block::Note(failed(words, *trouble))),
        RecordingStatus::Read(records) => match &records.open {
            Some(open) if open.is_of_pack => {
                let n = open.count().to_string();
                page.with(Block::Note(words.fill(&ui.open, &[("n", &n)])))
            }
            Some(_) => page.with(Block::Note(words.of(&ui.open_other))),
            None => page,
        },
    }
}

/// That no records are kept, and why.
pub(crate) fn failed(words: Words, trouble: RecordsErrorKind) -> String {
    let ui = words.pack.ui().records();
    let why = words.of(why(words, trouble));
    words.fill(&ui.not_kept, &[("why", &why)])
}

/// Why, and what to do.
pub(crate) fn why<'w>(words: Words<'w>, trouble: RecordsErrorKind) -> &'w Text {
    let ui = words.pack.ui().records();
    match trouble {
        RecordsErrorKind::Newer => &ui.newer,
        RecordsErrorKind::Foreign => &ui.foreign,
        RecordsErrorKind::Broken => &ui.broken,
        RecordsErrorKind::Locked => &ui.locked,
        RecordsErrorKind::ReadOnly => &ui.read_only,
        RecordsErrorKind::Full => &ui.full,
        RecordsErrorKind::Elsewhere => &ui.elsewhere,
        RecordsErrorKind::Other => &ui.other,
    }
}

/// What is due today.
pub(crate) fn today(words: Words, state: &State) -> Page {
    let ui = words.pack.ui().records();
    let lead = match state.keeping() {
        RecordingStatus::Read(records) if records.due.is_empty() => words.of(&ui.nothing_due),
        RecordingStatus::Read(records) => {
            let n = records.due.len().to_string();
            words.fill(&ui.due, &[("n", &n)])
        }
        RecordingStatus::No | RecordingStatus::Unread => words.of(&ui.unread),
        RecordingStatus::Failed(trouble) => failed(words, *trouble),
    };
    let page = Page::new("train/today", words.of(&ui.today), lead);
    match state.records().filter(|records| !records.due.is_empty()) {
        Some(records) => page
            .with(Block::Terms(counts(words, records)))
            .with(Block::Note(words.of(&ui.why_due))),
        None => page,
    }
}

/// What is due, kind by kind, with the names of causes and rules, which are looked for in calls.
fn counts(words: Words, records: &PracticeHistory) -> Vec<(String, String)> {
    let ui = words.pack.ui().records();
    let of = |kind: ReviewKind| {
        let due = records.due_of(kind);
        let n = due.len().to_string();
        let (name, says) = match kind {
            ReviewKind::Card => (&ui.cards, words.fill(&ui.count_cards, &[("n", &n)])),
            ReviewKind::Request => (&ui.requests, words.fill(&ui.count_requests, &[("n", &n)])),
            ReviewKind::Cause => (&ui.causes, names(words, kind, &due)),
            ReviewKind::Rule => (&ui.rules, names(words, kind, &due)),
        };
        (!due.is_empty()).then(|| (words.of(name), says))
    };
    ReviewKind::ALL.into_iter().filter_map(of).collect()
}

/// Names of causes or rules that are told; the rest is counted.
const NAMED: usize = 3;

fn names(words: Words, kind: ReviewKind, ids: &[String]) -> String {
    let ui = words.pack.ui().records();
    let name = |id: &String| match kind {
        ReviewKind::Cause => Some(words.of(&words.pack.causes().get(id)?.name)),
        _ => Some(words.of(&words.pack.desk().rule(id)?.name)),
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
            words.fill(&ui.and_more, &with)
        }
        None => told,
    }
}

/// The words for today's review, on the page of practice.
pub(crate) fn to_today(words: Words, state: &State) -> Choice {
    let ui = words.pack.ui().records();
    // How much is due stands in the label, which is seen in the smallest terminal too.
    match state.keeping() {
        RecordingStatus::Read(records) if records.due.is_empty() => {
            Choice::new(words.of(&ui.today_none))
        }
        RecordingStatus::Read(records) => {
            let n = records.due.len().to_string();
            Choice::new(words.fill(&ui.today_due, &[("n", &n)]))
        }
        RecordingStatus::No | RecordingStatus::Unread => Choice::new(words.of(&ui.today)),
        RecordingStatus::Failed(_) => Choice {
            label: words.of(&ui.today),
            note: words.of(&ui.no_records),
        },
    }
}

/// The words for a part of today's review.
pub(crate) fn to_due(words: Words, screen: &Screen) -> Choice {
    let ui = words.pack.ui().records();
    let (label, note) = match screen {
        Screen::Locate(pointing) => {
            let n = pointing.count.to_string();
            (&ui.do_cards, words.fill(&ui.count_cards, &[("n", &n)]))
        }
        Screen::Quiz(sorting) => {
            let n = sorting.count(words.pack).to_string();
            (
                &ui.do_requests,
                words.fill(&ui.count_requests, &[("n", &n)]),
            )
        }
        _ => (&ui.do_call, words.of(&ui.do_call_note)),
    };
    let label = words.of(label);
    Choice { label, note }
}

/// The words for taking up again what was left.
pub(crate) fn to_take_up(words: Words) -> Choice {
    let ui = words.pack.ui().records();
    Choice::new(words.of(&ui.take_up))
}

/// The words for closing it as unfinished.
pub(crate) fn to_close(words: Words) -> Choice {
    let ui = words.pack.ui().records();
    Choice::new(words.of(&ui.close))
}
