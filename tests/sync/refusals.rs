//! What a store refuses: told, passed by, never sent again; and what stops at once.

use std::collections::BTreeSet;

use cardcode::lrs::outcome::StopReason;
use cardcode::lrs::retry::RetryPolicy;
use cardcode::training::call::scenario::ScenarioId;
use tempfile::tempdir;

use crate::proxy::{Fate, Proxy, taken};
use crate::seat::Seat;
use crate::store::{PASSWORD, QUICK, arrived, pack, ralph, raw, rows, run, run_as, wanted};

#[test]
fn what_is_refused_is_told_and_passed_by_and_never_sent_again() {
    let Some(ralph) = ralph() else { return };
    for status in [400, 422] {
        let folder = tempdir().unwrap();
        let mut seat = Seat::new(pack(), folder.path(), "Haruka");
        seat.some_of_all();
        let mut store = seat.store();
        let wanted = wanted(&store);
        // Half of each batch.
        let bad: BTreeSet<String> = wanted.keys().step_by(2).cloned().collect();
        let refused = bad.clone();
        let proxy = Proxy::new(&ralph.url, move |request| {
            let ids = request.ids();
            let first = ids.iter().find(|id| refused.contains(*id));
            first.map_or(Fate::Pass, |id| {
                Fate::Say(
                    status,
                    "",
                    format!("no\u{1b}[31m \u{202e}good: {id}\r\n\x07"),
                )
            })
        });
        let patience = RetryPolicy {
            refusals: 1000,
            ..QUICK
        };
        let (came, _, _) = run_as(PASSWORD, &mut store, &proxy.url, &patience);
        assert!(came.stopped.is_none(), "{came:?}");
        assert_eq!((came.sent, came.left), (wanted.len() - bad.len(), 0));
        let told: BTreeSet<String> = came.refused.iter().map(|one| one.id.clone()).collect();
        assert_eq!(told, bad);
        for one in &came.refused {
            assert_eq!(one.said, format!("no [31m good: {}", one.id));
            assert_eq!(one.status, status);
        }
        arrived(ralph, &wanted, &bad);
        let written = rows(&seat.file, "SELECT status || '' FROM refused");
        assert_eq!(written, vec![status.to_string(); bad.len()]);
        let before = proxy.seen().len();
        let (came, _, _) = run(&mut store, &proxy.url);
        assert_eq!((came.sent, came.left, came.refused.len()), (0, 0, 0));
        assert_eq!(proxy.seen().len(), before);
    }
}

#[test]
fn a_store_that_takes_nothing_at_all_loses_nothing() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    for _ in 0..2 {
        let mut store = seat.store();
        let none = Proxy::new("", |_| Fate::Say(400, "", "not here".to_owned()));
        let (came, _, _) = run(&mut store, &none.url);
        assert!(
            matches!(&came.stopped, Some(StopReason::TakesNone(said)) if said == "not here"),
            "{came:?}"
        );
        assert_eq!((came.sent, came.left), (0, wanted(&store).len()));
        assert_eq!(
            rows(
                &seat.file,
                "SELECT 'row' FROM refused UNION ALL SELECT 'row' FROM sent"
            ),
            [""; 0]
        );
        let asked = none.seen().len();
        assert!(asked < 3 * QUICK.refusals, "{asked} requests");
        seat.call(ScenarioId::Made("wine-order".to_owned()));
    }
    let mut store = seat.store();
    let wanted = wanted(&store);
    let (came, _, _) = run(&mut store, &ralph.url);
    assert_eq!((came.sent, came.left), (wanted.len(), 0));
    arrived(ralph, &wanted, &BTreeSet::new());
}

#[test]
fn a_store_that_takes_no_more_after_the_first_is_asked_again_another_day() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let mut store = seat.store();
    let wanted = wanted(&store);
    let mut asked = 0;
    let full = Proxy::new(&ralph.url, move |_| {
        asked += 1;
        match asked {
            1 => Fate::Pass,
            _ => Fate::Say(400, "", "quota exceeded".to_owned()),
        }
    });
    let patience = RetryPolicy { batch: 5, ..QUICK };
    let (came, _, _) = run_as(PASSWORD, &mut store, &full.url, &patience);
    assert!(
        matches!(came.stopped, Some(StopReason::TakesNone(_))),
        "{came:?}"
    );
    assert_eq!((came.sent, came.refused.len()), (5, 0));
    assert_eq!(came.left, wanted.len() - 5);
    assert_eq!(rows(&seat.file, "SELECT 'row' FROM refused"), [""; 0]);
}

#[test]
fn too_large_batches_are_halved_until_they_fit() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let mut store = seat.store();
    let wanted = wanted(&store);
    let largest = wanted
        .values()
        .map(|one| one.to_string().len())
        .max()
        .unwrap();
    let most = 2 * largest;
    let proxy = Proxy::new(&ralph.url, move |request| match request.body.len() > most {
        true => Fate::Say(413, "", String::new()),
        false => Fate::Pass,
    });
    let (came, _, _) = run(&mut store, &proxy.url);
    assert_eq!(
        (came.sent, came.left, came.refused.len()),
        (wanted.len(), 0, 0)
    );
    arrived(ralph, &wanted, &BTreeSet::new());
    assert!(proxy.seen().iter().any(|one| one.body.len() > most));
    // A limit that is known is kept from the first.
    let small = RetryPolicy {
        bytes: most,
        ..QUICK
    };
    let proxy = Proxy::new(&ralph.url, |_| Fate::Pass);
    let (came, _, _) = run_as(PASSWORD, &mut store, &proxy.url, &small);
    assert_eq!(came.sent, wanted.len());
    assert!(proxy.seen().iter().all(|one| one.body.len() <= most));
}

#[test]
fn a_conflict_is_looked_into_and_only_what_differs_is_refused() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    seat.requests(9);
    let mut store = seat.store();
    let wanted = wanted(&store);
    let mut answered = wanted
        .values()
        .filter(|one| one["result"]["response"].is_string());
    // One is there with other words, as another version of the pack would have put it; one says something else.
    let mut reworded = answered.next().unwrap().clone();
    reworded["object"]["definition"]["name"] = serde_json::json!({ "en-US": "In other words" });
    let mut other = answered.next().unwrap().clone();
    other["result"]["response"] = "another".into();
    for one in [&reworded, &other] {
        let answer = raw(&ralph.url, "POST", "/statements", &one.to_string());
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    let (came, _, _) = run(&mut store, &ralph.url);
    assert!(came.stopped.is_none(), "{came:?}");
    assert_eq!((came.sent, came.left), (wanted.len() - 1, 0));
    assert_eq!(came.refused.len(), 1);
    assert_eq!(came.refused[0].id, other["id"].as_str().unwrap());
    assert_eq!(came.refused[0].status, 409);
    let ids: BTreeSet<String> = wanted.keys().cloned().collect();
    assert_eq!(ralph.has(&ids).len(), wanted.len());
}

/// Ralph names what is new to it alone, and nothing at all where it had everything.
#[test]
fn what_a_store_does_not_name_is_asked_for_and_only_what_is_there_counts() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let mut store = seat.store();
    let wanted = wanted(&store);
    for one in wanted.values().step_by(2) {
        raw(&ralph.url, "POST", "/statements", &one.to_string());
    }
    // Of a store that loses what it says it had, nothing counts as sent.
    let loses = Proxy::new(&ralph.url, |request| {
        match request.head.starts_with("GET") {
            true => Fate::Say(404, "", String::new()),
            false => Fate::Pass,
        }
    });
    let (came, _, _) = run(&mut store, &loses.url);
    assert!(matches!(came.stopped, Some(StopReason::Strange(200, _))));
    assert_eq!((came.sent, came.left), (0, wanted.len()));
    let (came, _, _) = run(&mut store, &ralph.url);
    assert!(came.stopped.is_none(), "{came:?}");
    assert_eq!((came.sent, came.left), (wanted.len(), 0));
    arrived(ralph, &wanted, &BTreeSet::new());
}

#[test]
fn wrong_credentials_and_redirects_stop_at_once() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let mut store = seat.store();
    let proxy = Proxy::new(&ralph.url, |_| Fate::Pass);
    let (came, _, waits) = run_as("wrong", &mut store, &proxy.url, &QUICK);
    assert!(
        matches!(came.stopped, Some(StopReason::Denied(401))),
        "{came:?}"
    );
    assert_eq!((came.sent, waits.len(), proxy.seen().len()), (0, 0, 1));
    // A server that is no such store may take every request.
    let page = Proxy::new("", |_| Fate::Say(200, "", "<p>Welcome".to_owned()));
    let (came, _, _) = run(&mut store, &page.url);
    assert!(
        matches!(&came.stopped, Some(StopReason::Strange(200, said)) if said == "<p>Welcome"),
        "{came:?}"
    );
    assert_eq!(came.sent, 0);
    for (status, body) in [
        (204, String::new()),
        (202, String::new()),
        (200, String::new()),
    ] {
        let server = Proxy::new("", move |_| Fate::Say(status, "", body.clone()));
        let (came, _, _) = run(&mut store, &server.url);
        assert!(
            matches!(&came.stopped, Some(StopReason::Strange(code, said)) if *code == status && said == "-"),
            "{came:?}"
        );
        assert_eq!((came.sent, came.left), (0, wanted(&store).len()));
    }
    // With another status even their ids say nothing.
    let made = Proxy::new("", |request| match taken(request) {
        Fate::Say(_, headers, ids) => Fate::Say(201, headers, ids),
        other => other,
    });
    let (came, _, _) = run(&mut store, &made.url);
    assert!(matches!(came.stopped, Some(StopReason::Strange(201, _))));
    let elsewhere = Proxy::new("", |_| Fate::Say(200, "", "[]".to_owned()));
    let to: &'static str = format!("Location: {}/statements\r\n", elsewhere.url).leak();
    for (status, headers) in [
        (403, ""),
        (301, to),
        (302, to),
        (307, to),
        (308, to),
        (404, ""),
    ] {
        let proxy = Proxy::new("", move |_| Fate::Say(status, headers, "so".to_owned()));
        let (came, _, waits) = run(&mut store, &proxy.url);
        match came.stopped {
            Some(
                StopReason::Denied(code) | StopReason::Moved(code) | StopReason::Strange(code, _),
            ) => {
                assert_eq!(code, status);
            }
            other => panic!("{status}: {other:?}"),
        }
        assert_eq!(
            (came.sent, waits.len(), proxy.seen().len()),
            (0, 0, 1),
            "{status}"
        );
    }
    assert!(elsewhere.seen().is_empty());
}

#[test]
fn a_password_that_is_said_back_is_not_shown_in_any_coding() {
    const HARD: &str = "p\u{e4}ss \"w&rd\"/x+1";
    const PAIR: &str = "c2VhdDpww6RzcyAidyZyZCIveCsx";
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let mut store = seat.store();
    let shown = |store: &mut _, said: &str| {
        let said = said.to_owned();
        let proxy = Proxy::new("", move |_| Fate::Say(404, "", said.clone()));
        let (came, _, _) = run_as(HARD, store, &proxy.url, &QUICK);
        match came.stopped {
            Some(StopReason::Strange(404, said)) => said,
            other => panic!("{other:?}"),
        }
    };
    let code = |char: char| format!("\\u{:04x}", char as u32);
    let entity = |char: char| format!("&#{};", char as u32);
    let entity_in_hex = |char: char| format!("&#x{:X};", char as u32);
    let hex = |byte: u8| format!("{byte:02X}");
    let per_cent = |byte: u8| format!("%{byte:02x}");
    let url: String = HARD.bytes().map(per_cent).collect();
    for said in [
        HARD.to_owned(),
        HARD.to_uppercase(),
        serde_json::to_string(HARD).unwrap(),
        serde_json::to_string(HARD).unwrap().replace('/', "\\/"),
        HARD.chars().map(code).collect(),
        HARD.chars().map(entity).collect(),
        HARD.chars().map(entity_in_hex).collect(),
        "p\u{e4}ss &quot;w&amp;rd&quot;/x+1".to_owned(),
        "p%C3%A4ss+%22w%26rd%22%2Fx%2B1".to_owned(),
        url.replace('%', "%25"),
        url.replace('%', "\\u0025"),
        url,
        HARD.bytes().map(hex).collect::<Vec<_>>().join(":"),
        HARD.bytes().map(hex).collect::<String>().to_lowercase(),
        // The password alone, the pair of the header, and behind one letter and two.
        "cMOkc3MgIncmcmQiL3grMQ==".to_owned(),
        PAIR.to_owned(),
        "YXDDpHNzICJ3JnJkIi94KzE=".to_owned(),
        "YWFww6RzcyAidyZyZCIveCsx".to_owned(),
    ] {
        assert_eq!(
            shown(&mut store, &format!("user {said} unknown")).replace("***", ""),
            match [HARD, PAIR].contains(&&*said) {
                true => "user  unknown",
                false => "",
            },
            "{said}"
        );
    }
    // What only looks coded is shown.
    let fine = "no such path: /a%2Fb &amp; 100% \\ c2VhdHM= 70e4";
    assert_eq!(shown(&mut store, fine), fine);
}
