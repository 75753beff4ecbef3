//! The program with its records, as a person meets them: trouble is told and practice goes on, what was left goes on,
//! what is due comes first, and the records can be taken along, brought together and forgotten.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use cardcode::records::database::Store;
use rusqlite::Connection;
use tempfile::tempdir;

use common::terminal::Terminal;

fn run(folder: &Path, db: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command.args(args).current_dir(folder).env_clear();
    command
        .env("HOME", folder)
        .env("CARDCODE_DB", db)
        .stdin(Stdio::null());
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Opens practice, goes through a drill's first answer, and leaves.
fn practise(folder: &Path, db: &str, trouble: Option<&str>) {
    let home = folder.to_str().unwrap();
    let environment = [("LANG", "C.UTF-8"), ("HOME", home), ("CARDCODE_DB", db)];
    let mut terminal = Terminal::start((80, 24), &["train"], &environment, folder);
    match trouble {
        Some(told) => {
            terminal.shows("Practice is not recorded.");
            terminal.shows(told);
        }
        None => terminal.shows("Nothing is due today"),
    }
    // Pointing at a card works all the same.
    terminal.send("2\r");
    terminal.shows("1/8");
    terminal.send("\r");
    terminal.shows("The next card");
    terminal.send("q");
    let left = terminal.left();
    assert_eq!(left.is_clean().code, 0);
}

#[test]
fn practice_goes_on_without_records_and_says_why() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(at("text.db"), "milk, bread\n".repeat(100)).unwrap();
    practise(folder.path(), &at("text.db"), Some("holds no records"));
    assert_eq!(
        fs::read_to_string(at("text.db")).unwrap(),
        "milk, bread\n".repeat(100)
    );

    drop(Store::open(Path::new(&at("newer.db"))).unwrap());
    let newer = Connection::open(at("newer.db")).unwrap();
    newer
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99")
        .unwrap();
    drop(newer);
    let before = fs::read(at("newer.db")).unwrap();
    practise(folder.path(), &at("newer.db"), Some("newer version"));
    assert_eq!(fs::read(at("newer.db")).unwrap(), before);

    drop(Store::open(Path::new(&at("held.db"))).unwrap());
    let holder = Connection::open(at("held.db")).unwrap();
    holder
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .unwrap();
    practise(folder.path(), &at("held.db"), Some("Another program"));
    drop(holder);

    // No folder can be made beneath a file, whoever runs this.
    practise(
        folder.path(),
        &at("text.db/below/records.db"),
        Some("cannot be"),
    );
}

#[test]
fn without_room_for_the_file_practice_goes_on() {
    let folder = tempdir().unwrap();
    let db = folder.path().join("records.db").display().to_string();
    // No file may grow beyond a page: what is written is refused as on a full disk.
    let program = env!("CARGO_BIN_EXE_cardcode");
    let shell = format!("ulimit -f 4; trap '' XFSZ; exec {program} train point --plain --lang en");
    let mut command = Command::new("/bin/bash");
    command
        .args(["-c", &shell])
        .current_dir(folder.path())
        .env_clear()
        .env("CARDCODE_DB", &db);
    let input = folder.path().join("typed");
    fs::write(&input, "1\n1\n1\n1\n").unwrap();
    let output = command
        .stdin(fs::File::open(&input).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(said.contains("Practice is not recorded."), "{said}");
    assert!(
        said.contains("(2/8)") || said.contains("2/8"),
        "it goes on: {said}"
    );
}

#[test]
fn a_call_that_was_left_stands_on_the_page_of_practice_and_goes_on() {
    let folder = tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let db = folder.path().join("records.db").display().to_string();
    let environment = [
        ("LANG", "ja_JP.UTF-8"),
        ("HOME", home),
        ("CARDCODE_DB", &*db),
    ];
    let args = ["train", "calls", "--as", "愛子"];
    let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
    terminal.shows("どのレベル");
    terminal.send("\r");
    terminal.shows("どの電話を受けますか");
    terminal.send("\r");
    terminal.shows("ありうる原因");
    terminal.send("\r");
    terminal.shows("何を聞きますか");
    terminal.send("\r");
    terminal.send("\r");
    terminal.shows("発言1回");
    // The terminal goes away in the middle of the call.
    drop(terminal);
    let args = ["train", "--as", "愛子"];
    let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
    terminal.shows("途中の練習があります");
    terminal.marks("1 今日の復習");
    terminal.send("7\r");
    terminal.shows("ありうる原因");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn records_are_taken_along_brought_together_and_forgotten() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (db, other) = (at("a.db"), at("b.db"));
    let on = |db: &str, args: &[&str]| run(folder.path(), db, args);
    // Nothing yet.
    let none = on(&db, &["records", "export"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(text(&none.stderr).contains("no records yet"), "{none:?}");
    assert!(!Path::new(&db).exists(), "asking makes no file");
    let none = on(":none:", &["records", "export"]);
    assert!(text(&none.stderr).contains(":none:"), "{none:?}");

    for alias in ["Aiko", "Ben"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
        let args = ["train", "sort", "--plain", "--lang", "en", "--as", alias];
        command.args(args).env_clear().env("CARDCODE_DB", &db);
        let typed = folder.path().join("typed");
        fs::write(&typed, "1\n1\n2\n1\n").unwrap();
        command.stdin(fs::File::open(&typed).unwrap());
        assert!(command.output().unwrap().status.success());
    }
    let exported = on(&db, &["records", "export", &at("all.jsonl")]);
    assert_eq!(exported.status.code(), Some(0), "{exported:?}");
    assert!(
        text(&exported.stdout).contains("Attempts: 2"),
        "{exported:?}"
    );
    let mode = fs::metadata(at("all.jsonl")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = on(&db, &["records", "export", &at("all.jsonl")]);
    assert_eq!(
        again.status.code(),
        Some(1),
        "another file is never written over"
    );
    assert!(text(&again.stderr).contains("there already"));
    let mine = on(&db, &["records", "export", "--as", "Aiko"]);
    let lines = text(&mine.stdout);
    assert!(
        lines.lines().count() == 2 && lines.contains("Aiko") && !lines.contains("Ben"),
        "{lines}"
    );

    let imported = on(&other, &["records", "import", &at("all.jsonl")]);
    assert!(
        text(&imported.stdout).contains("New attempts: 2. Already known: 0."),
        "{imported:?}"
    );
    let imported = on(
        &other,
        &["records", "import", &at("all.jsonl"), "--lang", "ja"],
    );
    assert!(
        text(&imported.stdout).contains("新しいものは0件、前からあったものは2件"),
        "{imported:?}"
    );
    fs::write(at("bad.jsonl"), "{\"cardcode_records\":1}\n{}\n").unwrap();
    let refused = on(&other, &["records", "import", &at("bad.jsonl")]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("line 2 is no record"),
        "{refused:?}"
    );
    let missing = on(&other, &["records", "import", &at("missing.jsonl")]);
    assert_eq!(missing.status.code(), Some(1));

    let unsure = on(&other, &["records", "delete", "--as", "Aiko"]);
    assert_eq!(unsure.status.code(), Some(1));
    assert!(text(&unsure.stderr).contains("--yes"), "{unsure:?}");
    let gone = on(&other, &["records", "delete", "--as", "Aiko", "--yes"]);
    assert!(text(&gone.stdout).contains("Attempts: 1"), "{gone:?}");
    let left = text(&on(&other, &["records", "export"]).stdout);
    assert!(!left.contains("Aiko") && left.contains("Ben"), "{left}");
    let nobody = on(&other, &["records", "delete", "--as", "Aiko", "--yes"]);
    assert_eq!(nobody.status.code(), Some(1));
}

#[test]
fn wrong_use_of_records_is_refused_with_what_is_valid() {
    let folder = tempdir().unwrap();
    for (args, told) in [
        (vec!["records"], "export, import, delete"),
        (vec!["records", "burn"], "export, import, delete"),
        (vec!["records", "import"], "FILE"),
        (vec!["records", "import", "a", "--as", "Aiko"], "--as"),
        (vec!["records", "delete", "a.db"], "a.db"),
        (vec!["records", "delete", "--as", "1234"], "alias"),
        (vec!["train", "--yes"], "--yes"),
        (vec!["train", "--db"], "FILE"),
    ] {
        let output = run(folder.path(), ":none:", &args);
        assert_eq!(output.status.code(), Some(2), "{args:?} {output:?}");
        assert!(text(&output.stderr).contains(told), "{args:?} {output:?}");
    }
}

#[test]
fn whoever_asks_where_a_code_is_leaves_no_file_behind() {
    let folder = tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let environment = [("LANG", "C.UTF-8"), ("HOME", home), ("CARDCODE_DB", "")];
    let mut terminal = Terminal::start((80, 24), &[], &environment, folder.path());
    terminal.shows("Where is my code?");
    terminal.send("\r");
    terminal.shows("American Express");
    terminal.send("q");
    terminal.left().is_clean();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    // Practice is kept in the platform's folder, for nobody else to read.
    let environment = [("LANG", "C.UTF-8"), ("HOME", home), ("CARDCODE_DB", "")];
    let mut terminal = Terminal::start((80, 24), &["train", "point"], &environment, folder.path());
    terminal.shows("1/8");
    terminal.send("\r");
    terminal.shows("The next card");
    terminal.send("q");
    terminal.left().is_clean();
    let db = folder.path().join(".local/share/cardcode/records.db");
    assert_eq!(
        fs::metadata(db).unwrap().permissions().mode() & 0o777,
        0o600
    );
}
