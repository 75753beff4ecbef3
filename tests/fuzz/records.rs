//! Files of records that are damaged, edited by hand, or of an older form: they open and are read, or an error tells why.
//! One that is refused is left as it was.

use std::fs;
use std::path::Path;

use cardcode::app::history::RecordsErrorKind;
use cardcode::records::append::Writer;
use cardcode::records::database::{RecordsError, Store};
use cardcode::records::forms::FORM;
use cardcode::training::period::ReportScope;
use cardcode::training::roster::Roster;
use cardcode::xapi::statements;
use rusqlite::Connection;
use tempfile::tempdir;
use uuid::Uuid;

use crate::common::dice::Dice;
use crate::common::player::Player;
use crate::damage;
use crate::desk::{call, stamp};
use crate::practice::{pack, practice};
use crate::runs::Target;
use crate::seat::LATER;

/// Bytes of a page of SQLite's.
const PAGE: usize = 4096;

/// What somebody may put into a cell with a tool of their own.
const VALUES: [&str; 18] = [
    "NULL",
    "0",
    "-1",
    "1",
    "9223372036854775807",
    "-9223372036854775808",
    "1e308",
    "-1e308",
    "9e999",
    "0.5",
    "''",
    "'{'",
    "'[]'",
    "'Haruka'",
    "'4111111111111111'",
    "x''",
    "x'ff00fe'",
    "zeroblob(100000)",
];

/// What may go wrong otherwise when such a file is written.
const OTHER: [&str; 1] = ["constraint failed"];

#[test]
fn damaged_records_are_read_or_refused_and_a_refused_file_is_left_as_it_was() {
    Target {
        name: "records",
        kept: &[
            63,
            78,
            85,
            123,
            136,
            169,
            1795964132000169,
            1795964132000453,
            1795965872001569,
            1795965872001707,
        ],
        count: 60,
        input,
    }
    .run();
}

fn input(dice: &mut Dice) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("records.db");
    match dice.percent(30) {
        true => older(&path, dice),
        false => fs::write(&path, &practice().file).unwrap(),
    }
    let (is_edited, is_in_use) = (dice.percent(60), dice.percent(70));
    if is_edited {
        edit(&path, dice);
    }
    let mut bytes = fs::read(&path).unwrap();
    if is_in_use {
        // A copy has a journal of the other kind (<https://www.sqlite.org/fileformat.html>, 1.3.3).
        bytes[18..20].fill(2);
    }
    if is_edited {
        fs::write(&path, bytes).unwrap();
    } else {
        for _ in 0..1 + dice.below(4) {
            tear(&mut bytes, dice);
        }
        fs::write(&path, bytes).unwrap();
    }
    is_read_or_refused(&path, dice);
}

/// A file as an older version of the program left it.
fn older(path: &Path, dice: &mut Dice) {
    let form = 1 + dice.below(FORM);
    let dump = format!(
        "{}/tests/data/records/{form}.sql",
        env!("CARGO_MANIFEST_DIR")
    );
    let db = Connection::open(path).unwrap();
    // Nobody waits for the disk here.
    db.execute_batch("PRAGMA synchronous = OFF").unwrap();
    db.execute_batch(&fs::read_to_string(dump).unwrap())
        .unwrap();
    db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
        .unwrap();
}

/// Damage to the bytes of a file, page by page or anywhere.
fn tear(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let pages = bytes.len() / PAGE;
    if pages < 2 || dice.percent(50) {
        return damage::bytes(bytes, dice);
    }
    let (one, other) = (dice.below(pages) * PAGE, dice.below(pages) * PAGE);
    match dice.below(4) {
        0 => bytes[one..one + PAGE].fill(0),
        1 => bytes.copy_within(one..one + PAGE, other),
        2 => bytes.truncate(one),
        // The header, where the form, the mark and the count of pages stand.
        _ => bytes[dice.below(100)] = dice.below(256) as u8,
    }
}

/// Rows that somebody edited, whatever the tables say of what they hold.
fn edit(path: &Path, dice: &mut Dice) {
    let db = Connection::open(path).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF",
    )
    .unwrap();
    let names = |of: &str| -> Vec<String> {
        let mut all = db.prepare(of).unwrap();
        let all = all.query_map([], |row| row.get(0)).unwrap();
        all.map(Result::unwrap).collect()
    };
    let tables = names("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    for _ in 0..1 + dice.below(5) {
        let table = dice.pick(&tables).clone();
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}')"));
        // It was dropped before.
        if columns.is_empty() {
            continue;
        }
        let (column, value) = (dice.pick(&columns).clone(), *dice.pick(&VALUES));
        let at = dice.below(40);
        let row = format!("rowid IN (SELECT rowid FROM \"{table}\" LIMIT 1 OFFSET {at})");
        let change = match dice.below(12) {
            0 => format!("DELETE FROM \"{table}\" WHERE {row}"),
            1 => format!("DELETE FROM \"{table}\""),
            2 => format!("PRAGMA user_version = {}", dice.below(FORM + 3)),
            3 => format!("DROP TABLE \"{table}\""),
            4 => format!("ALTER TABLE \"{table}\" RENAME COLUMN \"{column}\" TO \"{column}x\""),
            5 => format!("UPDATE \"{table}\" SET \"{column}\" = {value}"),
            _ => format!("UPDATE \"{table}\" SET \"{column}\" = {value} WHERE {row}"),
        };
        // What SQLite itself refuses is no edit.
        let _ = db.execute_batch(&change);
    }
}

/// Every way in and out; each gives something or says in words why not.
fn is_read_or_refused(path: &Path, dice: &mut Dice) {
    let before = fs::read(path).unwrap();
    let mut store = match Store::open(path) {
        Ok(store) => store,
        Err(failure) => {
            is_told(&failure);
            let after = fs::read(path).unwrap();
            assert!(after == before, "{failure:?}: it was written");
            return;
        }
    };
    told(store.check());
    told(store.records("Haruka", pack().hash(), LATER));
    for alias in [None, Some("Haruka")] {
        let scope = ReportScope::whole(alias);
        told(store.report_lately(&scope, LATER));
        told(store.report(&scope, LATER));
        told(store.team(&scope, &Roster::default(), LATER));
        told(store.export(alias, &mut Vec::new()));
        told(store.past(alias));
    }
    told(store.sitting(Uuid::from_u128(1), pack().hash(), LATER));
    told(store.kept_of("Haruka"));
    if let Ok(past) = store.past(None) {
        statements::array(pack(), &past, statements::HOME).unwrap();
    }
    if let Ok(lrs) = store.lrs("http://127.0.0.1/xAPI")
        && let Ok((waiting, _)) = store.waiting(lrs, None, LATER)
    {
        told(store.without_doubted(pack(), waiting));
    }
    let mut export = std::io::Cursor::new(&practice().export);
    if let Err(refused) = store.import(pack(), &mut export) {
        assert!(!format!("{refused:?}").is_empty());
    }
    told(store.forget("Nobody"));
    writes(store, dice);
}

/// Practice that goes on in such a file.
fn writes(store: Store, dice: &mut Dice) {
    let Ok(mut writer) = Writer::new(store, stamp(pack(), "Haruka"), LATER) else {
        return;
    };
    told(writer.past_calls("Haruka"));
    let seed = dice.below(20) as u64;
    let mut player = Player::new(pack(), call(1 + dice.below(3), seed), seed);
    player.play();
    for step in player.steps.iter().take(4) {
        told(writer.write(step, LATER));
    }
    told(writer.records(LATER));
    told(writer.leave());
}

/// A failure tells why.
fn told<T>(came: Result<T, RecordsError>) {
    if let Err(failure) = came {
        is_told(&failure);
    }
}

/// In few words, and as what it is: whoever damages or edits a file can do no more than break it.
fn is_told(failure: &RecordsError) {
    let length = failure.reason.len();
    assert!((1..300).contains(&length), "{failure:?}");
    let is_other = failure.trouble == RecordsErrorKind::Other;
    assert!(
        !is_other || OTHER.iter().any(|why| failure.reason.contains(why)),
        "{failure:?}"
    );
}
