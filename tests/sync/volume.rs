//! Ten thousand statements.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use cardcode::lrs::retry::RetryPolicy;
use cardcode::training::attempt::ExamPart;
use rusqlite::{Connection, params};
use tempfile::tempdir;

use crate::proxy::{Fate, Proxy, taken};
use crate::seat::Seat;
use crate::store::{PASSWORD, QUICK, Ralph, arrived, pack, python, run_as, wanted};

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
    let takes = Proxy::new("", taken);
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
    for table in ["attempt", "answer", "breach", "review"] {
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
    // A part of an exam has the name that follows from the exam's.
    let mut parts = db
        .prepare(
            "SELECT part.id, part.part, whole.name FROM attempt AS part
             JOIN attempt AS whole ON whole.id = part.exam WHERE part.id > ?1",
        )
        .unwrap();
    let parts = parts.query_map([base], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?))
    });
    let parts: Vec<(i64, usize, String)> = parts.unwrap().map(Result::unwrap).collect();
    for (row, part, whole) in parts {
        let name = ExamPart::numbered(part).id(whole.parse().unwrap());
        let renamed = "UPDATE attempt SET name = ?2 WHERE id = ?1";
        db.execute(renamed, params![row, name.to_string()]).unwrap();
    }
}
