//! The program is killed at any moment, hundreds of times: nothing is lost but the move in flight.
//!
//! A call is taken by lines. The machine runs here too, so that it is known which moves were made; the program is
//! killed (SIGKILL) as soon as it has answered, or before, or while it opens its records; then the records are read,
//! and the call is taken up again where they say.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use cardcode::app::action::Action;
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::Msg;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::text::lang::Lang;
use cardcode::training::attempt::{AttemptKind, AttemptOrigin};
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::transcript::Move;
use cardcode::training::day::Moment;
use cardcode::training::event::EventKind;
use cardcode::training::modes;
use rusqlite::Connection;
use tempfile::tempdir;

use crate::common::dice::Dice;
use crate::common::player::Player;
use cardcode::text::catalogue::ui;

/// How often each of the two is killed at least. How many moves reach the disk before a kill depends on the machine, so
/// it goes on until enough was tried.
const KILLS: usize = 150;
const MOST_KILLS: usize = 3_000;

const NOW: Moment = Moment {
    ms: 1_795_402_800_000,
    zone: 0,
};

/// The program, by lines.
struct Program {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    /// What it says to a line that is no choice.
    again: String,
}

impl Program {
    fn start(pack: &Pack, file: &Path, seed: u64) -> Program {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
        command
            .args(["train", "--plain", "--lang", "en", "--as", "Aiko"])
            .args(["--seed", &seed.to_string()])
            .env_clear()
            .env("CARDCODE_DB", file);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let english = Lang::new("en");
        let words = pack.words(&english);
        let again = words.fill(ui::plain::AGAIN, &[("n", "@")]);
        let (to, from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let again = again.split('@').next().unwrap().to_owned();
        Program {
            child,
            to,
            from: BufReader::new(from),
            again,
        }
    }

    fn send(&mut self, place: usize) {
        writeln!(self.to, "{}", place + 1).unwrap();
    }

    /// Waits until all that was sent is done: the program answers a word that is no choice.
    fn heard(&mut self) {
        writeln!(self.to, "no such choice").unwrap();
        let mut line = String::new();
        while !line.starts_with(&self.again) {
            line.clear();
            assert!(
                self.from.read_line(&mut line).unwrap() > 0,
                "the program ended"
            );
        }
    }

    fn kill(mut self) {
        // SIGKILL: nothing of the program runs after it.
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// All moves of the call that is not over; none where there is none.
fn on_disk(pack: &Pack, file: &Path) -> Option<(ScenarioId, Vec<Move>)> {
    let store = Store::open_existing(file).unwrap()?;
    let open = store.records("Aiko", pack.hash(), NOW).unwrap().open?;
    let AttemptOrigin::Scenario(origin) = open.attempt.begun.origin.clone() else {
        panic!()
    };
    match Screen::resumed(&open, pack) {
        Some(Screen::Call(shift)) => Some((origin, shift.moves)),
        other => panic!("a call that cannot go on: {other:?} {open:?}"),
    }
}

/// Waits for the program to write what it answered.
fn wait_until_written(pack: &Pack, file: &Path, player: &Player) {
    let is_written = || match on_disk(pack, file) {
        None => is_over(player) || moves(player).is_empty(),
        Some((_, there)) => !is_over(player) && there.len() == moves(player).len(),
    };
    let written = (0..10_000).any(|_| {
        std::thread::yield_now();
        is_written()
    });
    assert!(written, "the program writes what it answered");
}

/// The moves of all calls that are over.
fn over(db: &Connection) -> i64 {
    db.query_row(
        "SELECT count(*) FROM attempt WHERE ended IS NOT NULL",
        [],
        |row| row.get(0),
    )
    .unwrap()
}

/// The machine as the program has it after it has read these records.
fn beside(pack: &Pack, call: u64, records: PracticeHistory) -> Player<'_> {
    let mut player = Player::new(pack, Screen::Train, call);
    let session = cardcode::training::exam::TrainingSession {
        seed: call,
        is_seeded: true,
        alias: Some("Aiko".to_owned()),
        ..Default::default()
    };
    player.hear(Msg::SessionStarted {
        session,
        recorded_as: None,
    });
    player.hear(Msg::Read(Box::new(records)));
    player
}

/// Chooses the same in the machine here and in the program.
fn go(pack: &Pack, act: &Action, player: &mut Player, program: &mut Program) {
    let actions = player.state.actions(pack);
    let place = actions.iter().position(|other| other == act).unwrap();
    player.take(place);
    program.send(place);
}

fn moves(player: &Player) -> Vec<Move> {
    match player.state.screen() {
        Screen::Call(shift) | Screen::Debrief(DebriefScreen { shift, .. }) => shift.moves.clone(),
        other => panic!("{other:?}"),
    }
}

fn is_over(player: &Player) -> bool {
    matches!(player.state.screen(), Screen::Debrief(_))
}

/// Makes a few moves, each answered before the next; the last one perhaps not. Returns how many were answered.
fn practise(player: &mut Player, program: &mut Program, dice: &mut Dice) -> usize {
    let steps = dice.below(24);
    let waits = dice.below(2) == 0;
    let mut heard = moves(player).len();
    for step in 0..steps {
        if is_over(player) {
            break;
        }
        let place = player.whim();
        player.take(place);
        program.send(place);
        if waits || step + 1 < steps {
            program.heard();
            heard = moves(player).len();
        }
    }
    heard
}

/// What all kills together came to.
#[derive(Default)]
struct Toll {
    kills: usize,
    made: usize,
    lost: usize,
    taken_up: usize,
    calls_ended: i64,
}

impl Toll {
    fn is_enough(&self) -> bool {
        self.kills >= KILLS
            && self.calls_ended > 3
            && self.taken_up > KILLS / 3
            && self.made > KILLS
    }
}

fn killed(seed: u64) {
    let pack = Pack::embedded().unwrap();
    let folder = tempdir().unwrap();
    let file = folder.path().join("records.db");
    let mut dice = Dice::new(seed);
    let mut toll = Toll::default();
    while !toll.is_enough() {
        let kill = toll.kills;
        assert!(kill < MOST_KILLS, "the test does not try enough");
        toll.kills += 1;
        // The program and the machine here, side by side.
        let call = seed * 1000 + kill as u64;
        let mut program = Program::start(&pack, &file, call);
        if dice.below(12) == 0 {
            program.kill();
            continue;
        }
        let store = Store::open(&file).unwrap();
        let records = store.records("Aiko", pack.hash(), NOW).unwrap();
        let is_open = records.open.is_some();
        let before = over(&Connection::open(&file).unwrap());
        let mut player = beside(&pack, call, records);
        if is_open {
            go(&pack, &Action::TakeUp, &mut player, &mut program);
            toll.taken_up += 1;
        } else {
            let level = 1 + dice.below(5);
            for act in [
                Action::Go(Route::Practice(modes::call::KIND)),
                Action::Go(Route::CallList(level)),
            ] {
                go(&pack, &act, &mut player, &mut program);
            }
            let first = player.state.actions(&pack)[0].clone();
            go(&pack, &first, &mut player, &mut program);
        }
        program.heard();
        let heard = practise(&mut player, &mut program, &mut dice);
        // Every other one is killed only when all is written: else a fast kill loses each last move, and no call ends.
        if dice.below(2) == 0 {
            program.heard();
            wait_until_written(&pack, &file, &player);
        }
        program.kill();
        let answers = player.steps.iter().flatten();
        toll.made += answers
            .filter(|entry| matches!(entry.kind, EventKind::Answered(..)))
            .count();
        let ended = over(&Connection::open(&file).unwrap()) - before;
        toll.calls_ended += ended;
        let seen = Seen { kill, heard, ended };
        toll.lost += lost(&pack, &file, &player, seen);
    }
    let calls = judged(&pack, &Connection::open(&file).unwrap());
    assert_eq!(calls, toll.calls_ended);
    let Toll {
        kills,
        made,
        lost,
        taken_up,
        ..
    } = toll;
    eprintln!(
        "{kills} kills: {made} moves made, {lost} in flight, {taken_up} times taken up, {calls} calls ended"
    );
}

/// What was seen of the program until it was killed.
struct Seen {
    kill: usize,
    /// Moves that were answered.
    heard: usize,
    /// Calls that came to their end.
    ended: i64,
}

/// Moves that are not on the disk, of which one at most was in flight.
fn lost(pack: &Pack, file: &Path, player: &Player, seen: Seen) -> usize {
    let Seen { kill, heard, ended } = seen;
    let all = moves(player);
    match on_disk(pack, file) {
        None if is_over(player) && ended == 1 => 0,
        None => {
            assert!(heard <= 1, "kill {kill}: {heard} answered moves are gone");
            0
        }
        Some((_, there)) => {
            assert_eq!(ended, 0, "kill {kill}");
            assert_eq!(there[..], all[..there.len()], "kill {kill}");
            assert!(
                there.len() + 1 >= heard,
                "kill {kill}: {heard} moves were answered, {} are there",
                there.len()
            );
            all.len() - there.len()
        }
    }
}

/// Nothing was damaged, and every call that came to its end has the verdict that its moves deserve. Returns how many
/// did.
fn judged(pack: &Pack, db: &Connection) -> i64 {
    let whole: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(whole, "ok");
    let dangling: i64 = db
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(dangling, 0);
    let mut ended = db
        .prepare("SELECT id, begun, score, outcome FROM attempt WHERE ended IS NOT NULL")
        .unwrap();
    let rows = ended.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    let mut calls = 0;
    for row in rows.unwrap() {
        let (id, begun, score, outcome): (i64, String, u32, String) = row.unwrap();
        let begun: AttemptKind = serde_json::from_str(&begun).unwrap();
        let AttemptOrigin::Scenario(origin) = begun.origin else {
            panic!()
        };
        let case = Scenario::new(pack, &origin).unwrap();
        let verdict = case.verdict(&moves_of(db, id));
        assert_eq!(
            (score, outcome == "passed"),
            (verdict.score, verdict.passed)
        );
        calls += 1;
    }
    calls
}

fn moves_of(db: &Connection, id: i64) -> Vec<Move> {
    let mut all = db
        .prepare("SELECT doing, item FROM answer WHERE attempt = ?1 ORDER BY at")
        .unwrap();
    let rows = all.query_map([id], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    });
    rows.unwrap()
        .map(|row| {
            let (doing, item) = row.unwrap();
            match doing.as_str() {
                "ask" => Move::Ask(item),
                "say" => Move::Say(item),
                "name" => Move::Name(item),
                "refer" => Move::Refer(item),
                "wrap-up" => Move::WrapUp(item),
                _ => Move::Close,
            }
        })
        .collect()
}

#[test]
fn killed_at_any_moment_nothing_is_lost_but_the_move_in_flight() {
    killed(1);
}

#[test]
fn and_again_with_other_calls_and_other_moments() {
    killed(2);
}
