//! Each statement is stored once, whatever happens on the way.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::time::Duration;

use cardcode::lrs::client::TransportError;
use cardcode::lrs::outcome::{Progress, RetryReason, StopReason};
use cardcode::lrs::retry::RetryPolicy;
use cardcode::training::call::scenario::ScenarioId;
use tempfile::tempdir;

use crate::proxy::{Fate, Proxy};
use crate::seat::Seat;
use crate::store::{PASSWORD, QUICK, arrived, pack, ralph, run, run_as, seat_store, wanted};

#[test]
fn everything_arrives_once_and_comes_back_equal() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "ハルカ");
    seat.some_of_all();
    let mut store = seat.store();
    let wanted = wanted(&store);
    let proxy = Proxy::new(&ralph.url, |_| Fate::Pass);
    let (came, told, waits) = run(&mut store, &proxy.url);
    assert!(
        came.stopped.is_none() && came.refused.is_empty(),
        "{came:?}"
    );
    assert_eq!((came.sent, came.left), (wanted.len(), 0));
    assert_eq!(
        told.last(),
        Some(&Progress::Done(wanted.len(), wanted.len()))
    );
    assert!(waits.is_empty());
    arrived(ralph, &wanted, &BTreeSet::new());
    let asked = proxy.seen();
    assert_eq!(asked.len(), wanted.len().div_ceil(QUICK.batch));
    for request in &asked {
        let head = request.head.to_lowercase();
        assert!(head.contains("x-experience-api-version: 1.0.3"), "{head}");
        assert!(head.starts_with("post /xapi/statements http/1.1"), "{head}");
    }
    // Once more: nothing is new, so nobody is asked.
    let (came, _, _) = run(&mut store, &proxy.url);
    assert_eq!((came.sent, came.left), (0, 0));
    assert_eq!(proxy.seen().len(), asked.len());
    // The call that was open then ends, and is all that is new.
    seat.call(ScenarioId::Made("wine-order".to_owned()));
    let (came, _, _) = run(&mut store, &proxy.url);
    assert!(came.sent > 5 && came.sent < 40, "{came:?}");
    // Where it was not written down that they were answered for, they are sent again, and nothing changes there.
    let (came, _, _) = run(&mut store, &ralph.url);
    assert!(came.sent > wanted.len() && came.refused.is_empty());
    arrived(ralph, &wanted, &BTreeSet::new());
}

#[test]
fn whatever_happens_to_a_request_each_statement_is_stored_once() {
    let Some(ralph) = ralph() else { return };
    let say = |status, headers| Fate::Say(status, headers, "later".to_owned());
    for (fate, why) in [
        (say(500, ""), Some(RetryReason::Status(500))),
        (say(502, ""), Some(RetryReason::Status(502))),
        (
            say(503, "Retry-After: 7\r\n"),
            Some(RetryReason::Status(503)),
        ),
        (
            say(429, "Retry-After: 5\r\n"),
            Some(RetryReason::Status(429)),
        ),
        (Fate::CutRequest, None),
        (Fate::CutAnswer, None),
        (Fate::CutInAnswer, None),
        (
            Fate::Hold,
            Some(RetryReason::Transport(TransportError::Late)),
        ),
    ] {
        let folder = tempdir().unwrap();
        let mut seat = Seat::new(pack(), folder.path(), "Haruka");
        for id in ["teapot", "wine-order", "window-seat", "way-home"] {
            seat.call(ScenarioId::Made(id.to_owned()));
        }
        let mut store = seat.store();
        let wanted = wanted(&store);
        let (mut n, bad) = (0, fate.clone());
        // The second request twice.
        let proxy = Proxy::new(&ralph.url, move |_| {
            n += 1;
            if n == 2 || n == 3 {
                bad.clone()
            } else {
                Fate::Pass
            }
        });
        let patience = RetryPolicy {
            timeout: match fate {
                Fate::Hold => Duration::from_secs(4),
                _ => QUICK.timeout,
            },
            ..QUICK
        };
        let (came, told, waits) = run_as(PASSWORD, &mut store, &proxy.url, &patience);
        assert!(came.stopped.is_none(), "{fate:?}: {came:?}");
        assert_eq!((came.sent, came.left), (wanted.len(), 0), "{fate:?}");
        arrived(ralph, &wanted, &BTreeSet::new());
        let asked: Vec<u64> = waits.iter().map(Duration::as_secs).collect();
        let expected = match &fate {
            Fate::Say(_, "Retry-After: 7\r\n", _) => [7, 7],
            Fate::Say(_, "Retry-After: 5\r\n", _) => [5, 5],
            _ => [1, 2],
        };
        assert_eq!(asked, expected, "{fate:?}");
        let told_why: Vec<&RetryReason> = told.iter().filter_map(reason).collect();
        assert_eq!(told_why.len(), 2, "{fate:?}");
        for told in told_why {
            match &why {
                Some(why) => assert_eq!(told, why),
                None => assert!(
                    matches!(told, RetryReason::Transport(TransportError::Broken)),
                    "{told:?}"
                ),
            }
        }
    }
}

/// Why it waits, if it does.
fn reason(progress: &Progress) -> Option<&RetryReason> {
    match progress {
        Progress::Waits(_, why) => Some(why),
        Progress::Done(..) => None,
    }
}

#[test]
fn a_store_where_nobody_listens_is_tried_and_left() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let mut store = seat.store();
    let wanted = wanted(&store);
    // A port on which nobody listens any more.
    let gone = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/xAPI", gone.local_addr().unwrap());
    drop(gone);
    let (came, _, waits) = run(&mut store, &url);
    assert!(
        matches!(
            came.stopped,
            Some(StopReason::Away(RetryReason::Transport(
                TransportError::Nobody(_)
            )))
        ),
        "{came:?}"
    );
    assert_eq!((came.sent, came.left), (0, wanted.len()));
    assert_eq!(waits, [1, 2, 4].map(Duration::from_secs));
}

#[test]
fn a_result_that_does_not_follow_from_its_moves_is_told_and_never_sent() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let edit = "UPDATE attempt SET outcome = 'failed', score = 10";
    let db = rusqlite::Connection::open(&seat.file).unwrap();
    db.execute(edit, []).unwrap();
    // Nobody is asked anything: a store that is not there would be missed.
    let (came, _, waits) = run(&mut seat.store(), "http://127.0.0.1:1/xAPI");
    assert!(came.stopped.is_none(), "{came:?}");
    assert_eq!((came.sent, came.left, waits.len()), (0, 0, 0));
    assert_eq!(
        came.doubted.into_iter().collect::<Vec<_>>(),
        [("Haruka".to_owned(), 1)]
    );
}

#[test]
fn what_a_store_took_before_it_broke_down_is_known_and_the_next_run_sends_the_rest() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let mut store = seat.store();
    let wanted = wanted(&store);
    // It breaks down on the third batch, and stays so.
    let (mut n, mut is_up) = (0, false);
    let (tell, told) = std::sync::mpsc::channel::<()>();
    let proxy = Proxy::new(&ralph.url, move |_| {
        n += 1;
        is_up |= told.try_recv().is_ok();
        match n > 2 && !is_up {
            true => Fate::Say(500, "", String::new()),
            false => Fate::Pass,
        }
    });
    let (came, _, waits) = run(&mut store, &proxy.url);
    assert!(
        matches!(
            came.stopped,
            Some(StopReason::Away(RetryReason::Status(500)))
        ),
        "{came:?}"
    );
    assert_eq!(
        (came.sent, came.left),
        (2 * QUICK.batch, wanted.len() - 2 * QUICK.batch)
    );
    assert_eq!(waits.len(), 3);
    tell.send(()).unwrap();
    let before = proxy.seen().len();
    let (came, _, _) = run(&mut store, &proxy.url);
    assert_eq!((came.sent, came.left), (wanted.len() - 2 * QUICK.batch, 0));
    arrived(ralph, &wanted, &BTreeSet::new());
    let seen = proxy.seen();
    let early: BTreeSet<String> = seen[..2].iter().flat_map(|one| one.ids()).collect();
    let late: BTreeSet<String> = seen[before..].iter().flat_map(|one| one.ids()).collect();
    assert!(
        early.is_disjoint(&late),
        "nothing that was answered for is sent again"
    );
}

#[test]
fn a_store_that_asks_to_be_left_alone_for_long_is() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let mut store = seat.store();
    let busy = Proxy::new("", |_| {
        Fate::Say(429, "Retry-After: 3600\r\n", String::new())
    });
    let (came, _, waits) = run(&mut store, &busy.url);
    assert!(
        matches!(came.stopped, Some(StopReason::Busy(pause)) if pause.as_secs() == 3600),
        "{came:?}"
    );
    assert!(waits.is_empty());
    let busy = Proxy::new("", |_| {
        Fate::Say(
            503,
            "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n",
            String::new(),
        )
    });
    let (came, _, _) = run(&mut store, &busy.url);
    assert!(
        matches!(came.stopped, Some(StopReason::Busy(_))),
        "{came:?}"
    );
}

#[test]
fn two_at_once_do_no_harm() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let wanted = wanted(&seat.store());
    // Both have read what waits before either is answered.
    let both = std::sync::Arc::new(std::sync::Barrier::new(2));
    let proxy = Proxy::new(&ralph.url, |_| Fate::Pass);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut store = seat_store(&seat.file);
                both.wait();
                let (came, _, _) = run(&mut store, &proxy.url);
                assert!(
                    came.stopped.is_none() && came.refused.is_empty(),
                    "{came:?}"
                );
                assert_eq!(came.left, 0);
            });
        }
    });
    arrived(ralph, &wanted, &BTreeSet::new());
    let (came, _, _) = run(&mut seat.store(), &proxy.url);
    assert_eq!((came.sent, came.left), (0, 0));
}
