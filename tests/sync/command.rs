//! The command: what it sends and what it says.

use std::collections::BTreeSet;
use std::process::Command;

use cardcode::lrs::retry::RetryPolicy;
use cardcode::training::call::scenario::ScenarioId;
use tempfile::tempdir;

use crate::common::{
    program::{err, out},
    terminal::Terminal,
};
use crate::proxy::{Fate, Proxy, taken};
use crate::seat::Seat;
use crate::store::{PASSWORD, USER, arrived, chmod, pack, program, ralph, wanted};

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
    seat.requests(3);
    let left = Terminal::start((80, 24), &["sync"], &environment, folder.path()).left();
    assert_eq!(left.is_clean().code, 0);
    let text = String::from_utf8_lossy(&left.bytes);
    assert!(text.contains("[####################] 15/15\r"), "{text:?}");
    assert!(
        left.screen.contents().starts_with("Sent: 15 statements."),
        "{text:?}"
    );
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
        false => taken(request),
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
    seat.requests(1);
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
