//! Practice of some days, made once: what records, exports and replays are damaged from.

use std::fs;
use std::sync::OnceLock;

use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::replay::written;
use rusqlite::Connection;
use tempfile::tempdir;

use crate::common::player::Player;
use crate::desk::call;
use crate::seat::Seat;

/// What was practised, in each form in which it leaves the program.
pub struct Practice {
    /// The file of records, with all that was written in it alone.
    pub file: Vec<u8>,
    /// All of it as an export.
    pub export: String,
    /// Replays: a call that was passed, one by chance, and an exam.
    pub replays: Vec<String>,
}

pub fn pack() -> &'static Pack {
    crate::store::pack()
}

pub fn practice() -> &'static Practice {
    static PRACTICE: OnceLock<Practice> = OnceLock::new();
    PRACTICE.get_or_init(|| {
        let folder = tempdir().unwrap();
        let mut seat = Seat::new(pack(), folder.path(), "Haruka");
        seat.some_of_all();
        seat.exam_by_ticket();
        let mut export = Vec::new();
        seat.store().export(None, &mut export).unwrap();
        let path = seat.file.clone();
        drop(seat);
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
            .unwrap();
        drop(db);
        Practice {
            file: fs::read(&path).unwrap(),
            export: String::from_utf8(export).unwrap(),
            replays: replays(),
        }
    })
}

fn replays() -> Vec<String> {
    let mut passed = Player::new(pack(), call(2, 6), 6);
    passed.moves(&Scenario::drawn(pack(), 2, 6).unwrap().perfect());
    let mut by_chance = Player::new(pack(), call(4, 9), 9);
    let mut exam = Player::new(pack(), Screen::ExamIntro, 5);
    exam.choose(&cardcode::app::action::Action::Begin);
    let players = [&mut passed, &mut by_chance, &mut exam];
    let files = players.into_iter().map(|player| {
        player.play();
        written(pack(), &player.state.screen().judged().unwrap()).unwrap()
    });
    files.collect()
}
