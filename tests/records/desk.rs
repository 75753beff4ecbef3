//! A desk of a test: a file of records in a folder of its own.

use std::io::Cursor;
use std::path::PathBuf;

use cardcode::app::history::PracticeHistory;
use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::append::{RecordContext, Writer};
use cardcode::records::database::Store;
use cardcode::records::imported::{Imported, NotImported};
use cardcode::signing::{chance, public_half, sign};
use cardcode::training::call::scenario::ScenarioId;
use cardcode::training::call::session::CallSession;
use cardcode::training::day::Moment;
use cardcode::training::event::Event;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::{TempDir, tempdir};

/// A day in November, at noon in Japan.
pub const NOW: Moment = Moment {
    ms: 1_795_402_800_000,
    zone: 540,
};

pub fn later(by: i64) -> Moment {
    Moment {
        ms: NOW.ms + by,
        ..NOW
    }
}

pub fn stamp(pack: &Pack, alias: &str) -> RecordContext {
    RecordContext {
        alias: alias.to_owned(),
        pack: [
            pack.manifest().id.clone(),
            pack.manifest().version.clone(),
            pack.hash().to_owned(),
        ],
        ..RecordContext::default()
    }
}

pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        let folder = tempdir().unwrap();
        Desk { folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("records.db")
    }

    pub fn writer(&self, pack: &Pack, alias: &str) -> Writer {
        let store = Store::open(&self.path()).unwrap();
        Writer::new(store, stamp(pack, alias), NOW).unwrap()
    }

    pub fn db(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    pub fn records(&self, pack: &Pack, alias: &str, now: Moment) -> PracticeHistory {
        let store = Store::open(&self.path()).unwrap();
        store.records(alias, pack.hash(), now).unwrap()
    }

    pub fn export(&self, alias: Option<&str>) -> String {
        let mut out = Vec::new();
        Store::open(&self.path())
            .unwrap()
            .export(alias, &mut out)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    pub fn import(&self, text: &str) -> Result<(usize, usize), NotImported> {
        let done = self.takes_in(&Pack::embedded().unwrap(), text)?;
        assert_eq!(done.refused.len(), 0);
        Ok((done.new, done.known))
    }

    pub fn takes_in(&self, pack: &Pack, text: &str) -> Result<Imported, NotImported> {
        let mut store = Store::open(&self.path()).unwrap();
        store.import(pack, &mut Cursor::new(text))
    }
}

/// Writes each step, a second after the one before it.
pub fn write(writer: &mut Writer, steps: &[Vec<Event>], from: Moment) {
    for (place, entries) in steps.iter().enumerate() {
        let now = Moment {
            ms: from.ms + 1000 * place as i64,
            ..from
        };
        writer.write(entries, now).unwrap();
    }
}

pub fn call(level: usize, seed: u64) -> Screen {
    Screen::Call(CallSession::new(ScenarioId::Drawn(level, seed)))
}

/// The answers in the file: part, what was done, about what, what was answered.
pub fn answers(db: &Connection, of: &str) -> Vec<(i64, String, String, String)> {
    let mut all = db
        .prepare(
            "SELECT coalesce(part, 0), doing, item, given FROM answer JOIN attempt ON attempt.id = attempt
             WHERE kind = ?1 ORDER BY attempt.id, at",
        )
        .unwrap();
    let rows = all.query_map([of], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

pub fn one<T: rusqlite::types::FromSql>(db: &Connection, of: &str) -> T {
    db.query_row(of, [], |row| row.get(0)).unwrap()
}

/// The lines of an export without its seal.
pub fn unsealed(text: &str) -> Vec<&str> {
    let lines = text.lines();
    lines
        .filter(|line| !line.starts_with("{\"cardcode_seal\""))
        .collect()
}

/// Lines as whoever has the key of a desk seals them.
pub fn sealed(lines: &[impl AsRef<str>]) -> String {
    let key = chance().unwrap();
    let text: String = lines
        .iter()
        .map(|line| format!("{}\n", line.as_ref()))
        .collect();
    let digest = Sha256::digest(format!("cardcode records\n{text}"));
    let (desk, signature) = (public_half(&key).unwrap(), sign(&key, &digest).unwrap());
    format!("{text}{{\"cardcode_seal\":{{\"desk\":\"{desk}\",\"signature\":\"{signature}\"}}}}\n")
}
