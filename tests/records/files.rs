//! The file: whose it is, what cannot be kept, and every released form of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use cardcode::app::action::Action;
use cardcode::app::history::{RecordingStatus, RecordsErrorKind};
use cardcode::app::message::Msg;
use cardcode::app::notice::Notice;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::training::modes::cards;
use cardcode::view::router::page;
use rusqlite::Connection;
use tempfile::tempdir;

use crate::common::player::Player;
use crate::desk::{Desk, NOW, call, one, write};

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

fn trouble(path: &Path) -> RecordsErrorKind {
    Store::open(path).err().unwrap().trouble
}

#[test]
fn a_file_that_is_not_ours_or_newer_or_broken_is_refused_and_left_as_it_was() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    drop(Store::open(&at("newer.db")).unwrap());
    Connection::open(at("newer.db"))
        .unwrap()
        .execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99; CREATE TABLE next (id)",
        )
        .unwrap();
    Connection::open(at("other.db"))
        .unwrap()
        .execute_batch("CREATE TABLE mine (id)")
        .unwrap();
    // SQLite's own mark of another program.
    Connection::open(at("marked.db"))
        .unwrap()
        .execute_batch("PRAGMA application_id = 7; CREATE TABLE mine (id)")
        .unwrap();
    fs::write(at("text.db"), "milk, bread\n").unwrap();
    fs::write(at("long.db"), "milk, bread\n".repeat(100)).unwrap();
    for (name, expected) in [
        ("newer.db", RecordsErrorKind::Newer),
        ("other.db", RecordsErrorKind::Foreign),
        ("marked.db", RecordsErrorKind::Foreign),
        ("text.db", RecordsErrorKind::Foreign),
        ("long.db", RecordsErrorKind::Foreign),
    ] {
        let before = bytes(&at(name));
        assert_eq!(trouble(&at(name)), expected, "{name}");
        assert_eq!(bytes(&at(name)), before, "{name} is as it was");
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 5, "nothing was left beside them: {left:?}");

    // Damage: the middle of a file with something in it.
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(3, 1), 1);
    player.play();
    write(&mut desk.writer(&pack, ""), &player.steps, NOW);
    desk.db()
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let mut torn = bytes(&desk.path());
    let pages = torn.len() / 4096;
    torn[4096..4096 * pages].fill(0x5a);
    fs::write(at("torn.db"), &torn).unwrap();
    assert_eq!(trouble(&at("torn.db")), RecordsErrorKind::Broken);
    assert_eq!(bytes(&at("torn.db")), torn);
    fs::create_dir(at("folder.db")).unwrap();
    assert!(Store::open(&at("folder.db")).is_err());
}

#[test]
fn a_name_that_would_drive_a_terminal_is_damage() {
    let desk = Desk::new();
    drop(Store::open(&desk.path()).unwrap());
    let forged = "PRAGMA ignore_check_constraints = ON;
        INSERT INTO person (alias) VALUES ('A' || char(27) || '[31m')";
    desk.db().execute_batch(forged).unwrap();
    for opened in [
        Store::open(&desk.path()).err(),
        Store::open_to_read(&desk.path()).err(),
    ] {
        assert_eq!(opened.unwrap().trouble, RecordsErrorKind::Broken);
    }
}

#[test]
fn a_file_that_is_held_is_told_as_held() {
    let desk = Desk::new();
    drop(Store::open(&desk.path()).unwrap());
    let holder = desk.db();
    holder
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .unwrap();
    assert_eq!(trouble(&desk.path()), RecordsErrorKind::Locked);
}

#[test]
fn a_full_disk_is_told_as_full() {
    let full =
        rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
    assert_eq!(
        cardcode::records::database::RecordsError::from(full).trouble,
        RecordsErrorKind::Full
    );
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    assert_eq!(
        cardcode::records::database::RecordsError::from(full).trouble,
        RecordsErrorKind::Full
    );
}

#[test]
fn file_and_folder_are_nobody_elses() {
    let desk = Desk::new();
    let path = desk.folder.path().join("share/cardcode/records.db");
    drop(Store::open(&path).unwrap());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}

#[test]
fn a_window_that_was_killed_while_it_made_the_file_leaves_one_that_opens() {
    let desk = Desk::new();
    fs::write(desk.path(), "").unwrap();
    drop(Store::open(&desk.path()).unwrap());
    // The mark is written before the tables.
    let desk = Desk::new();
    desk.db()
        .execute_batch("PRAGMA application_id = 1667461732")
        .unwrap();
    drop(Store::open(&desk.path()).unwrap());
}

#[test]
fn windows_that_are_opened_at_once_make_one_file() {
    for _ in 0..20 {
        let desk = Desk::new();
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| Store::open(&desk.path()).map(|_| ())))
                .collect();
            for opened in opened {
                opened.join().unwrap().unwrap();
            }
        });
    }
}

/// A schema as SQLite tells it.
fn schema(db: &Connection) -> Vec<String> {
    let mut all = db
        .prepare(
            "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1",
        )
        .unwrap();
    let rows = all.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn records_of_every_released_form_open_as_the_newest_with_all_that_is_in_them() {
    let fresh = Desk::new();
    drop(Store::open(&fresh.path()).unwrap());
    let newest = schema(&fresh.db());
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/records");
    let pack = Pack::embedded().unwrap();
    for form in 1..=cardcode::records::forms::FORM {
        let desk = Desk::new();
        let dump = fs::read_to_string(forms.join(format!("{form}.sql"))).unwrap();
        desk.db().execute_batch(&dump).unwrap();
        let version: usize = one(&desk.db(), "PRAGMA user_version");
        assert_eq!(version, form, "the dump is of form {form}");
        let count =
            |db: &Connection, table: &str| one::<i64>(db, &format!("SELECT count(*) FROM {table}"));
        let tables = ["person", "attempt", "answer", "breach", "review", "item"];
        let before = tables.map(|table| count(&desk.db(), table));
        assert!(before.iter().all(|count| *count > 0), "{before:?}");
        let store = Store::open(&desk.path()).unwrap();
        assert_eq!(schema(&desk.db()), newest, "form {form}");
        assert_eq!(tables.map(|table| count(&desk.db(), table)), before);
        let records = store.records("Aiko", pack.hash(), NOW).unwrap();
        assert!(!records.due.is_empty() && records.open.is_some());
    }
}

/// In every form, with either journal: damage that shows only while a file is brought to the newest form.
#[test]
fn what_cannot_be_brought_to_the_newest_form_is_left_as_it_was() {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/records");
    for form in 1..=cardcode::records::forms::FORM {
        for journal in ["WAL", "DELETE"] {
            let desk = Desk::new();
            let dump = fs::read_to_string(forms.join(format!("{form}.sql"))).unwrap();
            desk.db().execute_batch(&dump).unwrap();
            let tear = format!(
                "PRAGMA foreign_keys = OFF; DROP TABLE attempt; DROP TABLE IF EXISTS kind;
                 PRAGMA journal_mode = {journal}"
            );
            desk.db().execute_batch(&tear).unwrap();
            let before = bytes(&desk.path());
            let failure = Store::open(&desk.path()).err().unwrap();
            assert_eq!(
                failure.trouble,
                RecordsErrorKind::Broken,
                "form {form}: {failure}"
            );
            assert_eq!(failure.reason.lines().count(), 1, "{failure}");
            assert!(
                bytes(&desk.path()) == before,
                "form {form}, {journal}: it was written"
            );
        }
    }
}

#[test]
fn a_name_that_sqlite_would_take_for_more_is_a_file_and_a_pipe_is_none() {
    let folder = tempdir().unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE mine (id)")
        .unwrap();
    let before = bytes(&other);
    let named = format!("file:{}", other.display());
    assert!(Store::open_existing(Path::new(&named)).unwrap().is_none());
    assert_eq!(bytes(&other), before);
    let pipe = folder.path().join("pipe.db");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(made.success());
    assert_eq!(trouble(&pipe), RecordsErrorKind::Foreign);
}

#[test]
fn trouble_is_told_once_and_practice_goes_on() {
    let pack = Pack::embedded().unwrap();
    for trouble in [
        RecordsErrorKind::Newer,
        RecordsErrorKind::Foreign,
        RecordsErrorKind::Broken,
        RecordsErrorKind::Locked,
        RecordsErrorKind::ReadOnly,
        RecordsErrorKind::Full,
        RecordsErrorKind::Other,
    ] {
        let mut player = Player::new(&pack, Screen::Train, 1);
        player.hear(Msg::Unrecorded(trouble));
        assert_eq!(player.state.notice, Some(Notice::Unrecorded(trouble)));
        assert_eq!(player.state.keeping(), &RecordingStatus::Failed(trouble));
        let seen = page(&pack, &player.state);
        let notice = seen.notice.clone().unwrap();
        assert!(notice.starts_with("Practice is not recorded. "), "{notice}");
        let lines = cardcode::render::plain::lines(&seen).join("\n");
        assert!(
            lines.contains(&notice),
            "it stands on the page of practice: {lines}"
        );
        let before = player.steps.len();
        player.choose(&Action::Go(Route::Practice(cards::KIND)));
        player.play();
        assert_eq!(player.steps.len(), before, "nothing more is to be recorded");
    }
}

#[test]
fn what_everybody_could_read_is_closed_and_what_a_group_may_stays() {
    for (made, opened) in [
        (0o644, 0o640),
        (0o666, 0o660),
        (0o660, 0o660),
        (0o600, 0o600),
    ] {
        let desk = Desk::new();
        fs::write(desk.path(), "").unwrap();
        fs::set_permissions(desk.path(), fs::Permissions::from_mode(made)).unwrap();
        drop(Store::open(&desk.path()).unwrap());
        let mode = fs::metadata(desk.path()).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, opened, "{made:o}");
    }
}

#[test]
fn a_file_that_is_deleted_or_replaced_while_it_is_open_is_told() {
    let pack = Pack::embedded().unwrap();
    type Happens = fn(&Path);
    let happens: [(&str, Happens); 3] = [
        ("deleted", |path| fs::remove_file(path).unwrap()),
        ("another's in its place", |path| {
            fs::remove_file(path).unwrap();
            drop(Store::open(path).unwrap());
        }),
        ("a backup put back", |path| {
            let copy = path.with_extension("copy");
            fs::copy(path, &copy).unwrap();
            fs::rename(&copy, path).unwrap();
        }),
    ];
    for (what, happens) in happens {
        let desk = Desk::new();
        let mut player = Player::new(&pack, call(2, 6), 6);
        player.play();
        let mut writer = desk.writer(&pack, "Aiko");
        writer.write(&player.steps[0], NOW).unwrap();
        happens(&desk.path());
        let failed = writer.write(&player.steps[1], NOW).unwrap_err();
        assert_eq!(failed.trouble, RecordsErrorKind::Gone, "{what}");
    }
}

#[test]
fn damage_that_a_query_passes_over_is_found_before_records_are_taken_along() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    for seed in 0..6 {
        let mut player = Player::new(&pack, call(3, seed), seed);
        player.play();
        write(&mut desk.writer(&pack, "Aiko"), &player.steps, NOW);
    }
    desk.db()
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let good = bytes(&desk.path());
    let whole = desk.export(None);
    desk.db()
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    assert!(Store::open(&desk.path()).unwrap().check().is_ok());
    let pages = good.len() / 4096;
    let mut found = 0;
    for page in 1..pages - 1 {
        let mut swapped = good.clone();
        let (one, other) = swapped[page * 4096..].split_at_mut(4096);
        one.swap_with_slice(&mut other[..4096]);
        fs::write(desk.path(), &swapped).unwrap();
        // Whatever opens is looked through.
        match Store::open(&desk.path()).and_then(|store| store.check()) {
            // Nothing was in them.
            Ok(()) => assert_eq!(desk.export(None), whole, "page {page}"),
            Err(failure) => found += usize::from(failure.trouble == RecordsErrorKind::Broken),
        }
    }
    assert!(found > 0, "{pages} pages");
}
