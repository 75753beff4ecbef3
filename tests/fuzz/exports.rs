//! Exports that were changed: taken in whole or not at all, no seal holds, and nothing comes in twice.

use std::io::Cursor;

use cardcode::records::database::Store;
use cardcode::records::imported::{Imported, NotImported};
use rusqlite::Connection;
use tempfile::tempdir;

use crate::common::dice::Dice;
use crate::damage;
use crate::desk::{NOW, one, sealed, unsealed};
use crate::practice::{pack, practice};
use crate::runs::Target;
use crate::seat::LATER;

/// What an import may write into.
const TABLES: [&str; 7] = [
    "person", "attempt", "answer", "breach", "review", "item", "desk",
];

#[test]
fn a_changed_export_is_taken_in_whole_or_not_at_all() {
    Target {
        name: "exports",
        kept: &[],
        count: 40,
        input,
    }
    .run();
}

/// How the lines come: sealed by their own desk, as form 1 without a seal, or sealed anew after they were changed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Seal {
    Broken,
    None,
    Anew,
}

fn input(dice: &mut Dice) {
    let good = &practice().export;
    let seal = *dice.pick(&[Seal::Broken, Seal::None, Seal::None, Seal::Anew, Seal::Anew]);
    let mut text = good.clone();
    if seal != Seal::Broken {
        text = unsealed(&text).join("\n") + "\n";
    }
    if seal == Seal::None {
        text = text.replacen("records\":2", "records\":1", 1);
    }
    let before = text.clone();
    for _ in 0..1 + dice.below(3) {
        text = damage::lines(&text, dice);
    }
    if seal == Seal::Anew {
        text = sealed(&text.lines().collect::<Vec<_>>());
    }
    let mut bytes = text.clone().into_bytes();
    if dice.percent(15) {
        damage::bytes(&mut bytes, dice);
    }
    comes_whole_or_not(&bytes, dice.percent(30));
    if seal == Seal::Broken {
        holds_no_seal(&before, &bytes);
    }
}

/// What a store holds, table by table.
fn counts(db: &Connection) -> [i64; TABLES.len()] {
    TABLES.map(|table| one(db, &format!("SELECT count(*) FROM {table}")))
}

fn import(store: &mut Store, bytes: &[u8]) -> Result<Imported, NotImported> {
    store.import(pack(), &mut Cursor::new(bytes))
}

fn comes_whole_or_not(bytes: &[u8], onto_others: bool) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("records.db");
    let mut store = Store::open(&path).unwrap();
    if onto_others {
        import(&mut store, practice().export.as_bytes()).unwrap();
    }
    let db = Connection::open(&path).unwrap();
    let before = counts(&db);
    let Ok(first) = import(&mut store, bytes) else {
        assert_eq!(counts(&db), before, "a refused file left something");
        return;
    };
    let after = counts(&db);
    let attempts = (after[1] - before[1]) as usize;
    assert!(attempts <= first.new, "{attempts} are there, {first:?}");
    store.check().unwrap();
    // What was taken in is read, and adds nothing the second time.
    store.records("Haruka", pack().hash(), NOW).unwrap();
    store.past(None).unwrap();
    let again = import(&mut store, bytes).unwrap();
    assert_eq!(
        (again.new, counts(&db)),
        (0, after),
        "first {first:?}, then {again:?}"
    );
    let mut out = Vec::new();
    store.export(None, &mut out).unwrap();
    let again = import(&mut store, &out).unwrap();
    assert_eq!(
        (again.new, counts(&db)),
        (0, after),
        "from itself {again:?}"
    );
    let scope = cardcode::training::period::ReportScope::whole(None);
    store.report(&scope, LATER).unwrap();
}

/// No seal holds over lines that were changed. How lines end, and what is empty, is no change.
fn holds_no_seal(before: &str, bytes: &[u8]) {
    let folder = tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("records.db")).unwrap();
    let taken = import(&mut store, bytes);
    if taken.is_ok_and(|taken| taken.desk.is_some()) {
        let bare = |text: &str| -> Vec<String> {
            let lines = text.lines();
            let lines = lines.map(|line| line.trim_start_matches('\u{feff}').trim().to_owned());
            lines.filter(|line| !line.is_empty()).collect()
        };
        assert_eq!(bare(&String::from_utf8_lossy(bytes)), bare(before));
    }
}
