//! Learning record stores that answer anything: sending ends and says how, only what was answered for counts as sent, and
//! the credentials are in nothing that is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, Mutex};

use cardcode::lrs::outcome::{Progress, SyncOutcome};
use cardcode::lrs::progress::{ProgressReporter, Streams};
use cardcode::records::database::Store;
use cardcode::text::lang::Lang;
use serde_json::Value;
use tempfile::tempdir;

use crate::answers::{Answer, answer};
use crate::common::dice::Dice;
use crate::practice::{pack, practice};
use crate::proxy::{Fate, Proxy, Request, taken};
use crate::runs::Target;
use crate::store::{PASSWORD, QUICK, run, wanted};

/// User and password as the header has them.
const PAIR: &str = "c2VhdDpjb3JyZWN0IGhvcnNl";

#[test]
fn whatever_a_store_answers_sending_ends_and_counts_what_was_answered_for() {
    Target {
        name: "lrs",
        kept: &[1795979556000445],
        count: 12,
        input,
    }
    .run();
}

/// What a store heard and answered.
#[derive(Default)]
struct Heard {
    statements: BTreeMap<String, Value>,
    /// Statements that the answers to what was sent may have named, and the ids of the whole batch.
    batches: Vec<(Vec<String>, Vec<String>, Option<u16>)>,
    /// Statements that were given back as they are.
    confirmed: BTreeSet<String>,
}

impl Heard {
    fn note(&mut self, request: &Request, answer: &Answer) {
        if request.head.starts_with("GET") {
            let (_, rest) = request.head.split_once("statementId=").unwrap();
            let id = rest.split([' ', '&']).next().unwrap();
            if answer.is_there && answer.status.is_none_or(|status| status == 200) {
                self.confirmed.insert(id.to_owned());
            }
        } else {
            let named = answer.named.clone();
            self.batches.push((request.ids(), named, answer.status));
        }
    }

    /// The statements that may count as sent: those of a batch of which the store named each, or gave it back, or whose ends
    /// it gave back after it had said that it has all; one alone that it had already.
    fn answered_for(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for (ids, named, status) in &self.batches {
            let is_there = |id: &String| self.confirmed.contains(id);
            let are_there = || {
                let mut left = ids.iter().filter(|id| !named.contains(&id.to_lowercase()));
                left.all(is_there)
            };
            let has_ends = || {
                [ids.first(), ids.last()]
                    .into_iter()
                    .flatten()
                    .all(is_there)
            };
            let has_all = match status {
                // What came damaged may have said either.
                None => are_there() || has_ends(),
                Some(204) => has_ends(),
                Some(409) => ids.iter().all(is_there),
                Some(_) => are_there(),
            };
            let is_good = match status {
                None | Some(200 | 204) => true,
                Some(409) => ids.len() == 1,
                Some(_) => false,
            };
            if is_good && has_all {
                all.extend(ids.iter().cloned());
            }
        }
        all
    }
}

/// What is said of it has words, in either language, and neither the credentials nor anything that drives a terminal.
fn is_told(came: &SyncOutcome, told: &[Progress], dice: &mut Dice) {
    let lang = Lang::new(dice.pick::<&str>(&["ja", "en"]));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let streams = Streams {
        out: &mut out,
        err: &mut err,
        draws: false,
    };
    let mut reporter = ProgressReporter::new(pack(), &lang, streams);
    told.iter().for_each(|progress| reporter.progress(progress));
    let is_all = reporter.came(came).unwrap();
    assert!(!is_all || came.stopped.is_none(), "{came:?}");
    let said = [out, err].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(
        !said[usize::from(came.stopped.is_some())].is_empty(),
        "{came:?}"
    );
    for said in [said.concat(), format!("{came:?} {told:?}")] {
        assert!(!said.contains(PASSWORD) && !said.contains(PAIR), "{said}");
        let drives = |char: char| (char.is_control() && char != '\n') || char == '\u{202e}';
        assert!(!said.contains(drives), "{said:?}");
    }
}

fn input(dice: &mut Dice) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("records.db");
    fs::write(&path, &practice().file).unwrap();
    let mut store = Store::open(&path).unwrap();
    let all: BTreeSet<String> = wanted(&store).into_keys().collect();
    let heard = Arc::new(Mutex::new(Heard::default()));
    // How often it answers as it should: a store that never does is soon given up.
    let (good, mut own) = (
        *dice.pick(&[0, 50, 80, 95]),
        Dice::new(dice.below(1 << 30) as u64),
    );
    let noted = Arc::clone(&heard);
    let proxy = Proxy::new("", move |request| {
        let mut heard = noted.lock().unwrap();
        let is_get = request.head.starts_with("GET");
        if !is_get {
            let sent: Vec<Value> = serde_json::from_str(&request.body).unwrap();
            let by_id = |one: Value| (one["id"].as_str().unwrap().to_owned(), one);
            heard.statements.extend(sent.into_iter().map(by_id));
            if own.percent(good) {
                let ids = request.ids();
                heard.batches.push((ids.clone(), ids, Some(200)));
                return taken(request);
            }
        }
        let known = |id: &str| heard.statements.get(id).cloned();
        let answer = answer(request, &known, &mut own);
        heard.note(request, &answer);
        Fate::Pieces(answer.pieces)
    });
    let (came, told, _) = run(&mut store, &proxy.url);
    let said = format!("{came:?} {told:?}");
    is_told(&came, &told, dice);
    let answered = heard.lock().unwrap().answered_for();
    assert!(
        came.sent <= answered.len(),
        "{} answered for: {said}",
        answered.len()
    );
    assert!(came.sent + came.left <= all.len(), "{said}");
    assert_eq!(came.stopped.is_none(), came.left == 0, "{said}");
    let refused: BTreeSet<String> = came.refused.iter().map(|one| one.id.clone()).collect();
    // A good one gets all the rest, at the same address by the records' own name for it.
    let marked = store.lrs(&proxy.url).unwrap();
    let (waiting, _) = store.waiting(marked, None, crate::seat::LATER).unwrap();
    let waits: usize = waiting.iter().map(|one| one.all - one.upto).sum();
    let gone = all.len() - waits;
    assert!(
        gone <= answered.union(&refused).count(),
        "{gone} do not wait any more: {said}"
    );
    assert!(proxy.seen().len() < 40 * QUICK.tries as usize + 20 * all.len());
}
