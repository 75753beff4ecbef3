//! Learning record stores for tests: a real one on loopback, and what it has.

use cardcode::xapi::statements;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use cardcode::lrs::client::{Client, HttpReply, LrsTransport, TransportError};
use cardcode::lrs::credentials::Secret;
use cardcode::lrs::outcome::{Progress, SyncOutcome};
use cardcode::lrs::retry::RetryPolicy;
use cardcode::lrs::sync::send;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use rusqlite::Connection;
use serde_json::Value;
use tempfile::{TempDir, tempdir};

use crate::seat::LATER;

pub const USER: &str = "seat";

pub const PASSWORD: &str = "correct horse";

pub fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| Pack::embedded().unwrap())
}

/// The Python of an environment with Ralph; CI must have one.
pub fn python() -> Option<PathBuf> {
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

pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/lrs")
        .join(name)
}

/// A real store, as long as the tests run.
pub struct Ralph {
    pub url: String,
    _process: Child,
    _alive: ChildStdin,
    _folder: TempDir,
}

impl Ralph {
    pub fn start(python: &Path) -> Ralph {
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
    pub fn has(&self, ids: &BTreeSet<String>) -> Vec<Value> {
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
pub fn raw(url: &str, method: &str, what: &str, body: &str) -> String {
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
pub fn ralph() -> Option<&'static Ralph> {
    static RALPH: OnceLock<Option<Ralph>> = OnceLock::new();
    RALPH
        .get_or_init(|| python().map(|python| Ralph::start(&python)))
        .as_ref()
}

pub fn secret(password: &str) -> Secret {
    let environment = |name: &str| match name {
        "CARDCODE_LRS_USER" => Some(USER.to_owned()),
        "CARDCODE_LRS_PASSWORD" => Some(password.to_owned()),
        _ => None,
    };
    Secret::find(None, environment).map_err(|_| ()).unwrap()
}

/// The client, whose waits are written down and not waited.
pub struct Quick(Client, Vec<Duration>);

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

pub const QUICK: RetryPolicy = RetryPolicy {
    timeout: Duration::from_secs(20),
    tries: 4,
    first: Duration::from_secs(1),
    longest: Duration::from_secs(60),
    batch: 20,
    bytes: 900_000,
    refusals: 20,
};

/// One run, with what it told and how long it would have waited.
pub fn run_as(
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
        (None, statements::HOME, LATER),
        patience,
        &mut |progress| told.push(progress.clone()),
    );
    (came, told, door.1)
}

pub fn run(store: &mut Store, url: &str) -> (SyncOutcome, Vec<Progress>, Vec<Duration>) {
    run_as(PASSWORD, store, url, &QUICK)
}

/// What the records are to become, by id.
pub fn wanted(store: &Store) -> BTreeMap<String, Value> {
    let all = statements::array(pack(), &store.past(None).unwrap(), statements::HOME).unwrap();
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
pub fn arrived(ralph: &Ralph, wanted: &BTreeMap<String, Value>, without: &BTreeSet<String>) {
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
pub fn rows(file: &Path, of: &str) -> Vec<String> {
    let db = Connection::open(file).unwrap();
    let mut rows = db.prepare(of).unwrap();
    let rows = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

pub fn seat_store(file: &Path) -> Store {
    Store::open(file).unwrap()
}

/// The program, with nothing in its environment but this.
pub fn program(args: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command
        .args(args)
        .env_clear()
        .envs(environment.iter().copied());
    command.stdin(Stdio::null()).output().unwrap()
}

pub fn chmod(file: &str, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
}
