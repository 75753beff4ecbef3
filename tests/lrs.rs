//! Learning record stores: what statements say, and that each is stored once, whatever happens on the way; against
//! a real store on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "lrs/proxy.rs"]
mod proxy;
#[path = "lrs/seat.rs"]
mod seat;

use cardcode::lrs::address;
use cardcode::xapi::extension;
use cardcode::xapi::statements as xapi_statements;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use cardcode::lrs::client::{Client, HttpReply, LrsTransport, TransportError};
use cardcode::lrs::credentials::{CredentialsError, Secret};
use cardcode::lrs::sync::{Progress, RetryPolicy, RetryReason, StopReason, SyncOutcome, send};
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::training::call::scenario::ScenarioId;
use common::terminal::Terminal;
use proxy::{Fate, Proxy};
use rusqlite::Connection;
use seat::Seat;
use serde_json::Value;
use tempfile::{TempDir, tempdir};

const USER: &str = "seat";
const PASSWORD: &str = "correct horse";

fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| Pack::embedded().unwrap())
}

/// The Python of an environment with Ralph; CI must have one.
fn python() -> Option<PathBuf> {
    let python = std::env::var_os("CARDCODE_LRS_PYTHON").map(PathBuf::from);
    if python.is_none() {
        let is_ci = std::env::var_os("CI").is_some();
        assert!(!is_ci, "CARDCODE_LRS_PYTHON is not set: .ci/run sets it");
        eprintln!(
            "SKIPPED, NOT PASSED: no learning record store. See CARDCODE_LRS_PYTHON in .ci/run."
        );
    }
    python
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/lrs")
        .join(name)
}

/// A real store, as long as the tests run.
struct Ralph {
    url: String,
    _process: Child,
    _alive: ChildStdin,
    _folder: TempDir,
}

impl Ralph {
    fn start(python: &Path) -> Ralph {
        let folder = tempdir().unwrap();
        let mut process = Command::new(python)
            .arg(script("lrs.py"))
            .arg(folder.path())
            .args([USER, PASSWORD])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut port = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut port)
            .unwrap();
        Ralph {
            url: format!("http://127.0.0.1:{}/xAPI", port.trim()),
            _alive: process.stdin.take().unwrap(),
            _process: process,
            _folder: folder,
        }
    }

    /// All statements of these ids that it has, as it gives them back, each as often as it has it.
    fn has(&self, ids: &BTreeSet<String>) -> Vec<Value> {
        let got = raw(&self.url, "GET", "/statements?limit=1000000", "");
        let (head, body) = got.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        let body: Value = serde_json::from_str(body).unwrap();
        let all = body["statements"].as_array().unwrap().iter();
        all.filter(|one| ids.contains(one["id"].as_str().unwrap()))
            .cloned()
            .collect()
    }
}

/// A request by hand: the whole answer.
fn raw(url: &str, method: &str, what: &str, body: &str) -> String {
    use std::io::Read;
    let (host, path) = url
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let mut store = std::net::TcpStream::connect(host).unwrap();
    // seat:correct horse
    let head = format!(
        "{method} /{path}{what} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Basic c2VhdDpjb3JyZWN0IGhvcnNl\r\n\
         X-Experience-API-Version: 1.0.3\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    );
    store.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    store.read_to_string(&mut answer).unwrap();
    answer
}

/// The store that the tests share: each has practice of its own, and so ids of its own.
fn ralph() -> Option<&'static Ralph> {
    static RALPH: OnceLock<Option<Ralph>> = OnceLock::new();
    RALPH
        .get_or_init(|| python().map(|python| Ralph::start(&python)))
        .as_ref()
}

fn secret(password: &str) -> Secret {
    let environment = |name: &str| match name {
        "CARDCODE_LRS_USER" => Some(USER.to_owned()),
        "CARDCODE_LRS_PASSWORD" => Some(password.to_owned()),
        _ => None,
    };
    Secret::find(None, environment).map_err(|_| ()).unwrap()
}

/// The client, whose waits are written down and not waited.
struct Quick(Client, Vec<Duration>);

impl LrsTransport for Quick {
    fn put(&mut self, body: &str) -> Result<HttpReply, TransportError> {
        self.0.put(body)
    }

    fn get(&mut self, id: &str) -> Result<HttpReply, TransportError> {
        self.0.get(id)
    }

    fn wait(&mut self, pause: Duration) {
        self.1.push(pause);
    }
}

const QUICK: RetryPolicy = RetryPolicy {
    timeout: Duration::from_secs(20),
    tries: 4,
    first: Duration::from_secs(1),
    longest: Duration::from_secs(60),
    batch: 20,
    bytes: 900_000,
    refusals: 20,
};

/// One run, with what it told and how long it would have waited.
fn run_as(
    password: &str,
    store: &mut Store,
    url: &str,
    patience: &RetryPolicy,
) -> (SyncOutcome, Vec<Progress>, Vec<Duration>) {
    let mut door = Quick(Client::new(url, secret(password), patience), Vec::new());
    let mut told = Vec::new();
    let came = send(
        (store, pack()),
        (&mut door, url),
        (None, xapi_statements::HOME),
        patience,
        &mut |progress| told.push(progress.clone()),
    );
    (came, told, door.1)
}

fn run(store: &mut Store, url: &str) -> (SyncOutcome, Vec<Progress>, Vec<Duration>) {
    run_as(PASSWORD, store, url, &QUICK)
}

/// What the records are to become, by id.
fn wanted(store: &Store) -> BTreeMap<String, Value> {
    let all =
        xapi_statements::array(pack(), &store.past(None).unwrap(), xapi_statements::HOME).unwrap();
    let all: Vec<Value> = serde_json::from_str(&all).unwrap();
    let count = all.len();
    let by_id: BTreeMap<String, Value> = all
        .into_iter()
        .map(|one| (one["id"].as_str().unwrap().to_owned(), one))
        .collect();
    assert_eq!(by_id.len(), count, "no id twice");
    by_id
}

/// The store has all of these, each once and as it was made, but for what a store adds; and of `ids` no other.
fn arrived(ralph: &Ralph, wanted: &BTreeMap<String, Value>, without: &BTreeSet<String>) {
    let ids: BTreeSet<String> = wanted.keys().cloned().collect();
    let mut there = BTreeSet::new();
    for mut one in ralph.has(&ids) {
        let fields = one.as_object_mut().unwrap();
        for added in ["stored", "authority"] {
            assert!(fields.remove(added).is_some(), "{added}");
        }
        // Ralph adds none.
        fields.remove("version");
        let id = one["id"].as_str().unwrap().to_owned();
        assert_eq!(one, wanted[&id]);
        assert!(there.insert(id), "stored twice: {one}");
    }
    let missing: Vec<_> = ids.difference(&there).cloned().collect();
    assert_eq!(missing, without.iter().cloned().collect::<Vec<_>>());
}

/// The rows of a table, as text.
fn rows(file: &Path, of: &str) -> Vec<String> {
    let db = Connection::open(file).unwrap();
    let mut rows = db.prepare(of).unwrap();
    let rows = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn statements_are_valid_and_say_nothing_that_was_typed_but_the_alias() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let past = seat.store().past(None).unwrap();
    // The call that is open, and nothing else, stays here.
    let open = rows(&seat.file, "SELECT kind FROM attempt WHERE ended IS NULL");
    assert_eq!(open, ["call"]);
    let kinds = rows(
        &seat.file,
        "SELECT DISTINCT kind || outcome FROM attempt WHERE ended IS NOT NULL ORDER BY 1",
    );
    let all = [
        "callfailed",
        "callpassed",
        "cardsdone",
        "cardsunfinished",
        "examfailed",
        "requestsdone",
    ];
    assert_eq!(kinds, all);
    let text = xapi_statements::array(pack(), &past, xapi_statements::HOME).unwrap();
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    let of = |verb: &str| {
        let iri = format!("http://adlnet.gov/expapi/verbs/{verb}");
        all.iter().filter(|one| one["verb"]["id"] == *iri).count()
    };
    let answers: usize = past.iter().map(|past| past.answers.len()).sum();
    assert_eq!(of("initialized"), past.len());
    assert_eq!(of("terminated"), past.len());
    assert_eq!(of("answered"), answers);
    assert!(of("passed") > 0 && of("failed") > 0 && of("completed") > 0);
    // All text that is no name of the pack's: the alias, and times.
    let mut met = BTreeSet::new();
    for one in &all {
        let account = &one["actor"]["account"];
        assert_eq!(account["name"], "Haruka");
        assert_eq!(account["homePage"], "https://cardcode.invalid");
        assert!(!one.to_string().contains("mailto"));
        let of = [&one["context"]["extensions"], &one["result"]["extensions"]];
        met.extend(
            of.into_iter()
                .filter_map(Value::as_object)
                .flat_map(|of| of.keys().cloned()),
        );
    }
    // Every extension that is documented is used, and no other.
    let known: BTreeSet<String> = extension::ALL
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    assert_eq!(met, known);
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for name in extension::ALL {
        let last = name.rsplit(':').next().unwrap();
        assert!(readme.contains(&format!("| `{last}` |")), "README: {last}");
    }
    let Some(python) = python() else { return };
    let mut validator = Command::new(python)
        .arg(script("validate.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // One that is wrong, to know that it looks.
    let mut with_bad = all.clone();
    let mut bad = all.last().unwrap().clone();
    bad["result"]["duration"] = "3min".into();
    with_bad.push(bad);
    let input = serde_json::to_string(&with_bad).unwrap();
    validator
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let told = validator.wait_with_output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(
        told.contains("3min") && told.contains("terminated"),
        "{told}"
    );
    assert_eq!(told.matches("validation error").count(), 1, "{told}");
}

#[test]
fn the_same_records_give_the_same_statements_and_the_counts_agree() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "");
    seat.some_of_all();
    let store = seat.store();
    let lrs = store.lrs("https://lrs.example.com/xapi").unwrap();
    for waiting in store.waiting(lrs, None).unwrap() {
        let past = store.of(&waiting).unwrap().unwrap();
        let statements = xapi_statements::statements(pack(), &past, xapi_statements::HOME);
        assert_eq!(waiting.all, statements.len());
        assert_eq!(
            statements,
            xapi_statements::statements(pack(), &past, xapi_statements::HOME)
        );
        assert_eq!(statements[0].actor.account.name, xapi_statements::NOBODY);
        // Of another version of the pack: the same ids, and no choices that it may not have had.
        let mut other = past.clone();
        other.pack[2] = "0".repeat(64);
        let others = xapi_statements::statements(pack(), &other, xapi_statements::HOME);
        for (one, other) in statements.iter().zip(&others) {
            assert_eq!((&one.id, &one.object.id), (&other.id, &other.object.id));
            assert!(other.object.definition.choices.is_empty());
            assert_eq!(one.object.definition.name, other.object.definition.name);
        }
        // Of another pack: ids alone.
        other.pack[0] = "elsewhere".to_owned();
        for other in xapi_statements::statements(pack(), &other, xapi_statements::HOME) {
            assert!(other.object.definition.name.is_empty());
            assert!(other.object.id.starts_with("urn:cardcode:pack:elsewhere"));
        }
    }
    assert_eq!(store.waiting(lrs, Some("Haruka")).unwrap(), []);
}

#[test]
fn choices_hold_what_was_answered_and_what_would_be_right() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let mut right = 0;
    for one in wanted(&seat.store()).values() {
        let definition = &one["object"]["definition"];
        if definition["interactionType"] != "choice" {
            continue;
        }
        let choices: Vec<&str> = definition["choices"]
            .as_array()
            .unwrap()
            .iter()
            .map(|choice| choice["id"].as_str().unwrap())
            .collect();
        let each: BTreeSet<&str> = choices.iter().copied().collect();
        assert_eq!(each.len(), choices.len(), "{choices:?}");
        let response = one["result"]["response"].as_str().unwrap();
        assert!(each.contains(response), "{response} in {choices:?}");
        if let Some(pattern) = definition["correctResponsesPattern"].as_array() {
            let is_right = pattern.iter().any(|one| one == response);
            assert_eq!(one["result"]["success"], is_right, "{one}");
            right += usize::from(is_right);
        }
    }
    assert!(right > 10, "{right}");
}

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
                Fate::Hold => Duration::from_millis(700),
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
        let reasons: Vec<&RetryReason> = told
            .iter()
            .filter_map(|progress| match progress {
                Progress::Waits(_, why) => Some(why),
                Progress::Done(..) => None,
            })
            .collect();
        assert_eq!(reasons.len(), 2, "{fate:?}");
        for reason in reasons {
            match &why {
                Some(why) => assert_eq!(reason, why),
                None => assert!(
                    matches!(reason, RetryReason::Transport(TransportError::Broken(_))),
                    "{reason:?}"
                ),
            }
        }
    }
}

#[test]
fn a_store_that_is_down_is_tried_and_left_and_the_next_run_goes_on() {
    let Some(ralph) = ralph() else { return };
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
    // One that breaks down on the third batch and stays so: what it took is known, the rest is sent by the next run.
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
    // One that asks to be left alone for an hour is.
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
    seat.requests(9, 5);
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
fn ctrl_c_in_the_middle_loses_nothing() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let wanted = wanted(&seat.store());
    let db = seat.file.to_str().unwrap().to_owned();
    let (tell, told) = std::sync::mpsc::channel();
    let mut n = 0;
    let proxy = Proxy::new(&ralph.url, move |_| {
        n += 1;
        if n == 2 {
            tell.send(()).unwrap();
            return Fate::Hold;
        }
        Fate::Pass
    });
    let environment = [
        ("CARDCODE_LRS", &*proxy.url),
        ("CARDCODE_LRS_USER", USER),
        ("CARDCODE_LRS_PASSWORD", PASSWORD),
        ("CARDCODE_DB", &*db),
    ];
    let mut child = Command::new(env!("CARGO_BIN_EXE_cardcode"))
        .arg("sync")
        .env_clear()
        .envs(environment)
        .spawn()
        .unwrap();
    told.recv().unwrap();
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert!(!child.wait().unwrap().success());
    // The second batch arrived or not; the first one is known to have.
    let lines = program(&["sync"], &environment);
    let left = wanted.len() - RetryPolicy::default().batch;
    assert_eq!(
        out(&lines),
        format!("Sent: {left} statements.\n"),
        "{}",
        err(&lines)
    );
    arrived(ralph, &wanted, &BTreeSet::new());
    // In a terminal it goes with a bar, which is gone in the end.
    seat.requests(3, 5);
    let left = Terminal::start((80, 24), &["sync"], &environment, folder.path()).left();
    assert_eq!(left.is_clean().code, 0);
    let text = String::from_utf8_lossy(&left.bytes);
    assert!(text.contains("[####################] 8/8\r"), "{text:?}");
    assert!(
        left.screen.contents().starts_with("Sent: 8 statements."),
        "{text:?}"
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

fn seat_store(file: &Path) -> Store {
    Store::open(file).unwrap()
}

/// The program, with nothing in its environment but this.
fn program(args: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command
        .args(args)
        .env_clear()
        .envs(environment.iter().copied());
    command.stdin(Stdio::null()).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_command_sends_what_is_new_and_says_so() {
    let Some(ralph) = ralph() else { return };
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let wanted = wanted(&seat.store());
    let db = seat.file.to_str().unwrap().to_owned();
    let file = folder.path().join("lrs.toml");
    std::fs::write(
        &file,
        format!("user = \"{USER}\"\npassword = \"{PASSWORD}\"\n"),
    )
    .unwrap();
    let file = file.to_str().unwrap();
    let slash = format!("{}/", ralph.url);
    let args = [
        "sync",
        "--lrs",
        &*slash,
        "--credentials",
        file,
        "--db",
        &*db,
    ];
    // A file that others can read is not used.
    chmod(file, 0o644);
    let refused = program(&args, &[]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(
        err(&refused),
        format!("cardcode: others can read {file}. First: chmod 600 {file}\n")
    );
    chmod(file, 0o600);
    // Nobody's practice but hers.
    let other = program(&[&args[..], &["--as", "Sakura"]].concat(), &[]);
    assert_eq!(
        (other.status.code(), &*out(&other)),
        (Some(0), "Nothing new to send.\n")
    );
    let sent = program(&[&args[..], &["--as", "Haruka"]].concat(), &[]);
    assert_eq!(sent.status.code(), Some(0), "{}", err(&sent));
    assert_eq!(out(&sent), format!("Sent: {} statements.\n", wanted.len()));
    assert_eq!(err(&sent), "");
    arrived(ralph, &wanted, &BTreeSet::new());
    let environment = [
        ("CARDCODE_LRS", &*ralph.url),
        ("CARDCODE_LRS_USER", USER),
        ("CARDCODE_LRS_PASSWORD", PASSWORD),
        ("CARDCODE_DB", &*db),
    ];
    let again = program(&["sync", "--lang", "ja"], &environment);
    assert_eq!(out(&again), "新しく送る記録はありません。\n");
    // What was sent, and to whom, is known; with which password is not.
    let mut kept = std::fs::read(&seat.file).unwrap();
    kept.extend(std::fs::read(folder.path().join("records.db-wal")).unwrap_or_default());
    let holds = |text: &str| kept.windows(text.len()).any(|some| some == text.as_bytes());
    assert!(holds(&ralph.url) && !holds(PASSWORD) && !holds("c2VhdDpjb3JyZWN0IGhvcnNl"));
}

#[test]
fn the_command_says_what_was_refused_and_why_it_stopped() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let wanted = wanted(&seat.store());
    let bad = wanted.keys().next().unwrap().clone();
    let refused = bad.clone();
    // It says the password back, as a careless one might.
    let proxy = Proxy::new("", move |request| match request.ids().contains(&refused) {
        true => Fate::Say(
            400,
            "",
            format!("bad \u{1b}]0;x\x07 {PASSWORD} c2VhdDpjb3JyZWN0IGhvcnNl"),
        ),
        false => Fate::Say(204, "", String::new()),
    });
    let db = seat.file.to_str().unwrap().to_owned();
    let with = |url: &str| {
        let environment = [
            ("CARDCODE_LRS_USER", USER),
            ("CARDCODE_LRS_PASSWORD", PASSWORD),
            ("CARDCODE_DB", &*db),
        ];
        program(&["sync", "--lrs", url], &environment)
    };
    let output = with(&proxy.url);
    assert_eq!(output.status.code(), Some(1));
    let verb = wanted[&bad]["verb"]["id"].as_str().unwrap();
    let verb = verb.rsplit('/').next().unwrap();
    assert_eq!(
        err(&output),
        format!("Refused: {verb} {bad}: 400 bad ]0;x *** ***\n")
    );
    let sent = wanted.len() - 1;
    assert_eq!(
        out(&output),
        format!("Sent: {sent} statements. Refused: 1; they are not sent again.\n")
    );
    seat.requests(1, 5);
    let denied = Proxy::new("", |_| Fate::Say(403, "", String::new()));
    let output = with(&denied.url);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("refuses this user or password (403)"),
        "{}",
        err(&output)
    );
    assert!(
        out(&output).starts_with("Sent: 0. Waiting: "),
        "{}",
        out(&output)
    );
}

#[test]
fn nothing_is_sent_to_an_address_or_with_credentials_that_are_not_safe() {
    for (given, what) in [
        ("", address::AddressError::Form),
        ("lrs.example.com/xapi", address::AddressError::Form),
        ("ftp://lrs.example.com/xapi", address::AddressError::Form),
        ("https://", address::AddressError::Form),
        (
            "https://lrs.example.com/xapi?a=b",
            address::AddressError::Form,
        ),
        (
            "https://lrs.example.com/xapi#a",
            address::AddressError::Form,
        ),
        (
            "https://lrs.example.com/4111111111111111",
            address::AddressError::Form,
        ),
        (
            "https://user:word@lrs.example.com/xapi",
            address::AddressError::Secret,
        ),
        ("http://lrs.example.com/xapi", address::AddressError::Open),
        (
            "http://127.0.0.1.example.com/xapi",
            address::AddressError::Open,
        ),
        ("http://10.0.0.1/xapi", address::AddressError::Open),
        (
            "http://localhost.example.com/xapi",
            address::AddressError::Open,
        ),
    ] {
        assert_eq!(address::endpoint(given), Err(what), "{given}");
    }
    for (given, is) in [
        (
            "https://LRS.example.com/xAPI/",
            "https://lrs.example.com/xAPI",
        ),
        (
            "https://lrs.example.com/xapi/statements",
            "https://lrs.example.com/xapi",
        ),
        ("http://localhost:8100/xAPI", "http://localhost:8100/xAPI"),
        ("http://[::1]:8100/xAPI", "http://[::1]:8100/xAPI"),
        ("http://127.9.9.9", "http://127.9.9.9"),
    ] {
        assert_eq!(address::endpoint(given).as_deref(), Ok(is));
    }
    let with = |user: &str, password: &str, file: &str| {
        let value = |name: &str| match name {
            "CARDCODE_LRS_USER" => Some(user.to_owned()),
            "CARDCODE_LRS_PASSWORD" => Some(password.to_owned()),
            "CARDCODE_LRS_FILE" => Some(file.to_owned()),
            _ => None,
        };
        Secret::find(None, value).err()
    };
    assert_eq!(with("", "", ""), Some(CredentialsError::Nowhere));
    assert_eq!(
        with("a", "", ""),
        Some(CredentialsError::Half("CARDCODE_LRS_PASSWORD"))
    );
    assert_eq!(
        with("", "b", ""),
        Some(CredentialsError::Half("CARDCODE_LRS_USER"))
    );
    assert_eq!(with("a:b", "c", ""), Some(CredentialsError::Form(None)));
    assert_eq!(
        with("a", "c\r\nHost: d", ""),
        Some(CredentialsError::Form(None))
    );
    assert_eq!(with("a", "b", ""), None);
    let folder = tempdir().unwrap();
    let file = folder.path().join("lrs.toml");
    let name = file.to_str().unwrap();
    assert!(matches!(
        with("", "", name),
        Some(CredentialsError::Unread(..))
    ));
    for (text, is_fine) in [
        ("user = \"a\"\npassword = \"b\"\n", true),
        ("user = \"a\"\n", false),
        ("user = \"a\"\npassword = \"b\"\nurl = \"c\"\n", false),
        ("a b", false),
    ] {
        std::fs::write(&file, text).unwrap();
        chmod(name, 0o600);
        assert_eq!(with("", "", name).is_none(), is_fine, "{text}");
        for mode in [0o640, 0o604, 0o620, 0o660] {
            chmod(name, mode);
            assert_eq!(
                with("", "", name),
                Some(CredentialsError::Open(file.clone()))
            );
        }
    }
    // The command says so, in one line, and with what to do; never with the password.
    for (args, environment, told) in [
        (&["sync"][..], &[][..], "--lrs https://"),
        (&["sync", "--lrs"], &[], "--lrs needs a value"),
        (
            &["sync", "--lrs", "http://lrs.example.com"],
            &[],
            "plain http",
        ),
        (
            &["sync", "--lrs", "https://a:word@lrs.example.com"],
            &[],
            "no password in the address",
        ),
        (
            &["sync", "--lrs", "https://lrs.example.com"],
            &[],
            "CARDCODE_LRS_PASSWORD",
        ),
        (
            &[
                "sync",
                "--lrs",
                "https://lrs.example.com",
                "--as",
                "4111 1111",
            ],
            &[],
            "alias",
        ),
        (&["sync", "--password", "word"], &[], "--credentials"),
        (
            &["sync", "--lrs", "https://lrs.example.com"],
            &[("CARDCODE_LRS_HOME", "mailto:word@example.com")],
            "CARDCODE_LRS_HOME",
        ),
    ] {
        for lang in ["en", "ja"] {
            let output = program(&[args, &["--lang", lang]].concat(), environment);
            assert_eq!(output.status.code(), Some(2), "{args:?} {}", err(&output));
            assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
            assert!(!err(&output).contains("word@") && out(&output).is_empty());
            if lang == "en" {
                assert!(err(&output).contains(told), "{}", err(&output));
            }
        }
    }
}

fn chmod(file: &str, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    let Some(python) = python() else { return };
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (ca, ca_key, key, asked, leaf, names) = (
        at("ca.pem"),
        at("ca.key"),
        at("leaf.key"),
        at("leaf.csr"),
        at("leaf.pem"),
        at("names"),
    );
    std::fs::write(
        &names,
        "subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n",
    )
    .unwrap();
    let openssl = |args: &[&str]| {
        let output = Command::new("openssl").args(args).output().unwrap();
        assert!(output.status.success(), "{}", err(&output));
    };
    let new_key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
    ];
    openssl(
        &[
            &[
                "req",
                "-x509",
                "-subj",
                "/CN=Test CA",
                "-days",
                "2",
                "-keyout",
                &ca_key,
                "-out",
                &ca,
            ][..],
            &new_key,
        ]
        .concat(),
    );
    openssl(
        &[
            &[
                "req",
                "-subj",
                "/CN=localhost",
                "-keyout",
                &key,
                "-out",
                &asked,
            ][..],
            &new_key,
        ]
        .concat(),
    );
    openssl(&[
        "x509", "-req", "-in", &asked, "-CA", &ca, "-CAkey", &ca_key, "-days", "2", "-extfile",
        &names, "-out", &leaf,
    ]);
    let mut server = Command::new(python)
        .args([script("tls.py").to_str().unwrap(), &leaf, &key])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let port = lines.next().unwrap().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.call(ScenarioId::Made("teapot".to_owned()));
    let db = seat.file.to_str().unwrap();
    let to = |host: &str, trusted: &[(&str, &str)]| {
        let url = format!("https://{host}:{port}/xapi");
        let mut environment = vec![
            ("CARDCODE_LRS_USER", USER),
            ("CARDCODE_LRS_PASSWORD", PASSWORD),
            ("CARDCODE_DB", db),
            ("PATH", "/usr/bin"),
        ];
        environment.extend(trusted);
        program(&["sync", "--lrs", &url], &environment)
    };
    let output = to("localhost", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("certificate is not trusted"),
        "{}",
        err(&output)
    );
    // Nor one for another name.
    let trusted = [("SSL_CERT_FILE", &*ca)];
    let output = to("127.0.0.1", &trusted);
    assert!(
        err(&output).contains("certificate is not trusted"),
        "{}",
        err(&output)
    );
    let output = to("localhost", &trusted);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("Sent: "));
    drop(server.stdin.take());
    server.wait().unwrap();
    // Nothing was asked of the server but by the one who trusted it.
    let asked: Vec<String> = lines.map(Result::unwrap).collect();
    assert_eq!(asked, ["POST /xapi/statements"]);
}

/// What ten thousand statements may take, the store's own time with it, on a slow machine that does other things too.
const TEN_THOUSAND: Duration = Duration::from_secs(120);

#[test]
fn ten_thousand_statements_arrive_once_each() {
    let Some(python) = python() else { return };
    let ralph = Ralph::start(&python);
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    // What was practised, as often as it takes, under new names.
    let db = Connection::open(&seat.file).unwrap();
    let (mut n, mut count) = (0, wanted(&seat.store()).len());
    let once = count;
    while count < 10_000 {
        n += 1;
        copy(&db, n);
        count += once;
    }
    drop(db);
    let mut store = seat.store();
    let wanted = wanted(&store);
    assert_eq!(wanted.len(), count);
    let mut cut = 0;
    // The connection is cut now and then.
    let proxy = Proxy::new(&ralph.url, move |_| {
        cut += 1;
        match cut % 10 {
            0 => Fate::CutAnswer,
            5 => Fate::CutRequest,
            _ => Fate::Pass,
        }
    });
    // Large batches: with each one, Ralph reads all that it has in files.
    let patience = RetryPolicy {
        batch: 300,
        ..QUICK
    };
    let began = Instant::now();
    let (came, told, waits) = run_as(PASSWORD, &mut store, &proxy.url, &patience);
    let lasted = began.elapsed();
    let bytes: usize = proxy.seen().iter().map(|one| one.body.len()).sum();
    println!(
        "{count} statements, {bytes} bytes, {} requests, {lasted:?}",
        proxy.seen().len()
    );
    assert!(
        came.stopped.is_none() && came.refused.is_empty(),
        "{:?}",
        came.stopped
    );
    assert_eq!((came.sent, came.left), (count, 0));
    assert!(waits.len() >= 6, "{waits:?}");
    assert!(told.len() >= 30);
    assert!(lasted < TEN_THOUSAND, "{lasted:?}");
    arrived(&ralph, &wanted, &BTreeSet::new());
    // For another store, all of it is new; and what it takes here, without a store that works.
    let takes = Proxy::new("", |_| Fate::Say(204, "", String::new()));
    let began = Instant::now();
    let (came, _, _) = run_as(PASSWORD, &mut store, &takes.url, &RetryPolicy::default());
    println!("without a store that works: {:?}", began.elapsed());
    assert_eq!((came.sent, came.left), (count, 0));
    assert!(
        takes
            .seen()
            .iter()
            .all(|one| one.body.len() <= RetryPolicy::default().bytes)
    );
}

/// Most statements and bytes of the day below: README tells them.
const DAY: (usize, usize) = (200, 400_000);

#[test]
fn a_seat_s_day_is_small() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    for n in 0..10 {
        seat.call(ScenarioId::Drawn(1 + n % 5, 100 + n as u64));
    }
    let size = |seat: &Seat| {
        let all = wanted(&seat.store());
        let bytes: usize = all.values().map(|one| one.to_string().len() + 1).sum();
        (all.len(), bytes)
    };
    let calls = size(&seat);
    seat.cards(1, 8, 8);
    seat.requests(2, 10);
    let day = size(&seat);
    println!("ten calls: {calls:?}; with two drills: {day:?}");
    assert!(day.0 <= DAY.0 && day.1 <= DAY.1, "{day:?}");
}

/// Copies all practice that was recorded by the machine, a day later each time.
fn copy(db: &Connection, n: i64) {
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let columns = |table: &str| -> Vec<String> {
        let mut names = db
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .unwrap();
        let names = names.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    };
    let first: i64 = db
        .query_row("SELECT max(id) FROM attempt WHERE id < 100000", [], |row| {
            row.get(0)
        })
        .unwrap();
    let (base, day) = (n * 100_000, n * 86_400_000);
    for table in ["attempt", "answer", "breach"] {
        let names = columns(table);
        let values: Vec<String> = names
            .iter()
            .map(|name| match (table, &**name) {
                ("attempt", "name") => {
                    format!("substr(name, 1, 24) || printf('%012x', {n} * 1000 + id)")
                }
                ("attempt", "id" | "exam") | (_, "attempt") => format!("{name} + {base}"),
                (_, "began" | "ended" | "time") => format!("{name} + {day}"),
                _ => name.clone(),
            })
            .collect();
        let row = if table == "attempt" { "id" } else { "attempt" };
        let copied = format!(
            "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {row} <= {first}",
            names.join(", "),
            values.join(", ")
        );
        db.execute(&copied, []).unwrap();
    }
}
