//! Practice in a terminal: with its records, without them, and the report of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use cardcode::records::database::Store;
use rusqlite::Connection;
use tempfile::tempdir;

use crate::common::program::PROGRAM;
use crate::common::terminal::Terminal;

#[test]
fn a_click_moves_the_mark_and_enter_decides() {
    let folder = tempdir().unwrap();
    let args = ["train", "point", "--seed", "3", "--mouse", "--lang", "en"];
    let environment = [("LANG", "C.UTF-8")];
    let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
    terminal.shows("1/8");
    // The second choice turns the card, the first decides.
    terminal.send("t");
    terminal.shows("3 7 0 0");
    terminal.send("\x1b[<0;71;12M\x1b[<0;71;12m");
    terminal.send("\r");
    terminal.shows("Right: that is the");
    terminal.send("q");
    assert_eq!(terminal.end().0, 0);
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
    terminal.send("2");
    terminal.shows("1/8");
    terminal.types("\r");
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
        Some("The folder"),
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
    terminal.shows("電話が鳴っています");
    terminal.types("\r");
    terminal.shows("考えられる原因");
    terminal.types("\r");
    terminal.shows("何を聞きますか、調べますか");
    terminal.types("\r\r");
    terminal.shows("やりとり2回");
    // The terminal goes away in the middle of the call.
    drop(terminal);
    let args = ["train", "--as", "愛子"];
    let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
    terminal.shows("途中の練習があります");
    terminal.marks("1 今日の復習");
    terminal.send("0\r");
    terminal.shows("考えられる原因");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
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

#[test]
fn start_letters_are_typed_before_an_exam_and_a_slip_is_asked_again() {
    let folder = tempdir().unwrap();
    let db = folder.path().join("records.db").display().to_string();
    let environment = [("LANG", "C.UTF-8"), ("CARDCODE_DB", &*db)];
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(PROGRAM);
        command.args(args).current_dir(folder.path()).env_clear();
        let ran = command.envs(environment).output().unwrap();
        String::from_utf8(ran.stdout).unwrap()
    };
    run(&["exam", "key", "centre.key"]);
    let key = ["--key", "centre.key"];
    run(&[
        &["exam", "issue", "--for", "Aiko", "--out", "a.ticket"],
        &key[..],
    ]
    .concat());
    let told = run(&[&["exam", "letters", "a.ticket"], &key[..]].concat());
    let ticket = folder.path().join("a.ticket").display().to_string();
    let args = ["train", "exam", "--ticket", &ticket, "--lang", "en"];
    let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
    terminal.says("Start letters");
    terminal.send("BCDF\r");
    terminal.says("Once more");
    terminal.send(&format!("{}\r", told[..9].to_lowercase()));
    terminal.shows("for Aiko");
    terminal.send("q");
    assert_eq!(terminal.end().0, 0);
    // Nobody is kept there: three slips, or the end of the input, and it says what to do.
    for typed in ["B\rC\rD\r", "\x04"] {
        let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
        terminal.says("Start letters");
        terminal.send(typed);
        let (code, screen) = terminal.end();
        assert!(code == 1 && screen.contents().contains("Ask your trainer"));
    }
}
