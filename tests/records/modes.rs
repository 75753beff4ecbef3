//! A mode of practice is a row: in the program's table, and in the tables of the records.

use std::collections::BTreeSet;

use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::records::imported::NotImported;
use cardcode::training::mode::PracticeAction;
use cardcode::training::modes::table::MODES;
use cardcode::training::review::ReviewKind;

use crate::common::player::Player;
use crate::desk::{Desk, NOW, call, one, write};

#[test]
fn a_mode_of_practice_is_a_row_and_the_tables_hold_those_that_there_are() {
    let desk = Desk::new();
    drop(Store::open(&desk.path()).unwrap());
    let db = desk.db();
    let names = |query: &str| -> BTreeSet<String> {
        let mut all = db.prepare(query).unwrap();
        let rows = all.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let kinds = names("SELECT name || ' ' || resumes FROM kind");
    let modes = MODES
        .iter()
        .map(|mode| format!("{} {}", mode.kind, u8::from(mode.resumes)));
    assert_eq!(kinds, modes.collect());
    let actions = MODES.iter().flat_map(|mode| mode.actions);
    let action = |one: &&PracticeAction| {
        let about = one.reviews.map_or("none", ReviewKind::name);
        format!("{} {about}", one.name)
    };
    let known = names("SELECT name || ' ' || coalesce(subject, 'none') FROM action");
    assert_eq!(known, actions.map(action).collect());
    let subjects = MODES.iter().flat_map(|mode| mode.reviews);
    let subjects = subjects.map(|subject| subject.name().to_owned());
    assert_eq!(names("SELECT name FROM subject"), subjects.collect());
}

#[test]
fn a_mode_that_the_file_does_not_know_is_added_when_it_is_opened() {
    let desk = Desk::new();
    drop(Store::open(&desk.path()).unwrap());
    let rows = "SELECT (SELECT count(*) FROM kind) || ' ' || (SELECT count(*) FROM action)
        || ' ' || (SELECT count(*) FROM subject)";
    let all: String = one(&desk.db(), rows);
    // As it is in records that were made before there was this mode.
    desk.db()
        .execute_batch(
            "DELETE FROM kind WHERE name = 'requests'; DELETE FROM action WHERE subject = 'request';
             DELETE FROM subject WHERE name = 'request';",
        )
        .unwrap();
    assert_ne!(one::<String>(&desk.db(), rows), all);
    drop(Store::open(&desk.path()).unwrap());
    assert_eq!(one::<String>(&desk.db(), rows), all);
    let sort: String = one(&desk.db(), "SELECT subject FROM action WHERE name = 'sort'");
    assert_eq!(sort, "request");
}

#[test]
fn records_that_know_every_mode_are_opened_while_another_window_writes() {
    let desk = Desk::new();
    drop(Store::open(&desk.path()).unwrap());
    let db = desk.db();
    db.execute_batch("BEGIN IMMEDIATE").unwrap();
    Store::open(&desk.path()).unwrap();
    db.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn what_is_no_row_is_refused_and_what_a_newer_program_practised_is_kept_as_it_is() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(1, 3), 3);
    player.play();
    write(&mut desk.writer(&pack, ""), &player.steps, NOW);
    let db = desk.db();
    db.pragma_update(None, "foreign_keys", true).unwrap();
    let spell = "UPDATE attempt SET kind = 'spelling', begun = '{\"spelling\":5}'";
    assert!(db.execute(spell, []).is_err());
    db.execute("INSERT INTO kind VALUES ('spelling', 1)", [])
        .unwrap();
    db.execute(spell, []).unwrap();
    let store = Store::open(&desk.path()).unwrap();
    let lines = desk.export(None);
    assert!(
        lines.contains(r#""kind":"spelling","begun":{"spelling":5}"#),
        "{lines}"
    );
    assert_eq!(store.past(None).unwrap(), [], "it has no statements here");
    // Nor is it taken in: what it may hold is not known.
    let pack = Pack::embedded().unwrap();
    let refused = desk.takes_in(&pack, &lines);
    assert!(matches!(refused, Err(NotImported::Line(2))), "{refused:?}");
    drop(refused);
    // Nor taken up.
    db.execute("UPDATE attempt SET ended = NULL, outcome = NULL", [])
        .unwrap();
    assert_eq!(desk.records(&pack, "", NOW).open, None);
}

#[test]
fn every_mode_has_its_first_screen_and_names_of_its_own() {
    let mut names = BTreeSet::new();
    for mode in MODES {
        assert!(Screen::practice(mode.kind, 7).is_some(), "{}", mode.kind);
        for name in [format!("kind {}", mode.kind), mode.command.to_owned()] {
            assert!(names.insert(name.clone()), "{name} twice");
        }
        for action in mode.actions {
            let name = format!("action {}", action.name);
            assert!(names.insert(name.clone()), "{name} twice");
            let is_reviewed = action
                .reviews
                .is_none_or(|kind| mode.reviews.contains(&kind));
            assert!(is_reviewed, "{name} is about what its mode does not review");
        }
    }
    assert_eq!(Screen::practice("spelling", 7), None);
}
