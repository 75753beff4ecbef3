//! What a store says that it took: its ids count, and only those that were sent, however many and in whatever order.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use cardcode::lrs::client::{HttpReply, LrsTransport, TransportError};
use cardcode::lrs::outcome::{StopReason, SyncOutcome};
use cardcode::lrs::retry::RetryPolicy;
use cardcode::lrs::sync::send;
use cardcode::training::call::scenario::ScenarioId;
use cardcode::xapi::statements;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::seat::{LATER, Seat};
use crate::store::{QUICK, pack};

/// All in one batch.
const WHOLE: RetryPolicy = RetryPolicy {
    batch: 1000,
    ..QUICK
};

/// What a store answers to these ids.
type Names = fn(&[String]) -> Vec<String>;
/// Whether it keeps the statement in this place of a batch.
type Keeps = fn(usize) -> bool;

/// A store that keeps some of what it is sent, and names what it likes.
struct Namer {
    names: Names,
    keeps: Keeps,
    kept: BTreeMap<String, Value>,
    /// Statements that it was asked for.
    asked: usize,
}

impl LrsTransport for Namer {
    fn put(&mut self, body: &str) -> Result<HttpReply, TransportError> {
        let sent: Vec<Value> = serde_json::from_str(body).unwrap();
        let id = |one: &Value| one["id"].as_str().unwrap().to_owned();
        let ids: Vec<String> = sent.iter().map(id).collect();
        let kept = sent
            .into_iter()
            .enumerate()
            .filter(|(at, _)| (self.keeps)(*at));
        self.kept.extend(kept.map(|(_, one)| (id(&one), one)));
        Ok(answer(200, json!((self.names)(&ids))))
    }

    fn get(&mut self, id: &str) -> Result<HttpReply, TransportError> {
        self.asked += 1;
        Ok(match self.kept.get(id) {
            Some(one) => answer(200, one.clone()),
            None => answer(404, json!(null)),
        })
    }

    fn wait(&mut self, _: Duration) {}
}

fn answer(status: u16, body: Value) -> HttpReply {
    HttpReply {
        status,
        body: body.to_string().into_bytes(),
        ..HttpReply::default()
    }
}

/// What comes of a call that is sent to such a store, how many statements it has, and the store.
fn sent_to(names: Names, keeps: Keeps) -> (SyncOutcome, usize, Namer) {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let mut store = seat.store();
    let all = statements::array(pack(), &store.past(None).unwrap(), statements::HOME).unwrap();
    let all: Vec<Value> = serde_json::from_str(&all).unwrap();
    assert!(all.len() > 4 && all.len() <= WHOLE.batch, "one batch");
    let mut namer = Namer {
        names,
        keeps,
        kept: BTreeMap::new(),
        asked: 0,
    };
    let came = send(
        (&mut store, pack()),
        (&mut namer, "https://lrs.example.com/xapi"),
        (None, statements::HOME, LATER),
        &WHOLE,
        &mut |_| {},
    );
    (came, all.len(), namer)
}

const ALL: Keeps = |_| true;
const NONE: Keeps = |_| false;

#[test]
fn only_ids_that_were_sent_count_however_they_are_named() {
    let turned: Names = |ids| ids.iter().rev().cloned().collect();
    let large: Names = |ids| ids.iter().map(|id| id.to_uppercase()).collect();
    let twice: Names = |ids| [ids, ids].concat();
    let more: Names = |ids| [&["c0ffee".to_owned()], ids].concat();
    for names in [turned, large, twice, more] {
        let (came, all, namer) = sent_to(names, ALL);
        assert!(came.stopped.is_none(), "{came:?}");
        assert_eq!((came.sent, came.left, namer.asked), (all, 0, 0));
    }
    // What it does not name it is asked for, each one.
    let nothing: Names = |_| Vec::new();
    let fewer: Names = |ids| ids[2..].to_vec();
    let others: Names = |ids| ids.iter().map(|id| format!("{id}0")).collect();
    let first_twice: Names = |ids| vec![ids[0].clone(); ids.len()];
    for names in [nothing, fewer, others, first_twice] {
        let (came, all, namer) = sent_to(names, ALL);
        assert!(came.stopped.is_none(), "{came:?}");
        let named: BTreeSet<String> = names(&namer.kept.keys().cloned().collect::<Vec<_>>())
            .into_iter()
            .filter(|id| namer.kept.contains_key(id))
            .collect();
        assert_eq!((came.sent, came.left), (all, 0));
        assert_eq!(namer.asked, all - named.len());
        // And where it keeps nothing, nothing counts, and it is asked once.
        let (came, all, namer) = sent_to(names, NONE);
        assert!(matches!(came.stopped, Some(StopReason::Strange(200, _))));
        assert_eq!((came.sent, came.left, namer.asked), (0, all, 1));
    }
}

/// The first and the last are there, and one between them is not.
#[test]
fn one_that_is_lost_in_the_middle_is_found_missing() {
    let but_one: Keeps = |at| at != 2;
    let (came, all, namer) = sent_to(|_| Vec::new(), but_one);
    assert!(matches!(came.stopped, Some(StopReason::Strange(200, _))));
    assert_eq!((came.sent, came.left), (0, all));
    assert_eq!(namer.asked, 3);
}
