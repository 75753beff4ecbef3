//! The records by commands: taken along, brought together, forgotten; and without room for them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::tempdir;

use crate::common::program::{err, out};

fn run(folder: &Path, db: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command.args(args).current_dir(folder).env_clear();
    command
        .env("HOME", folder)
        .env("CARDCODE_DB", db)
        .stdin(Stdio::null());
    command.output().unwrap()
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
    let said = out(&output) + &err(&output);
    assert!(
        said.contains("Practice is not recorded. The disk takes no more."),
        "{said}"
    );
    assert!(
        said.contains("(2/8)") || said.contains("2/8"),
        "it goes on: {said}"
    );
}

#[test]
fn an_output_that_takes_no_more_is_not_the_records() {
    let folder = tempdir().unwrap();
    let db = folder.path().join("a.db").display().to_string();
    drop(cardcode::records::database::Store::open(Path::new(&db)).unwrap());
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command.args(["records", "export", "--db", &db]).env_clear();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let told = command.stdout(full).output().unwrap();
    assert_eq!(told.status.code(), Some(1));
    assert!(!err(&told).contains("--db"), "{}", err(&told));
    // What is no file and no pipe never ends.
    let endless = run(folder.path(), &db, &["records", "import", "/dev/zero"]);
    assert_eq!(endless.status.code(), Some(1), "{endless:?}");
    let endless = run(
        folder.path(),
        &db,
        &["report", "--team", "--groups", "/dev/zero"],
    );
    assert_eq!(endless.status.code(), Some(1), "{endless:?}");
}

#[test]
fn records_that_are_not_there_are_not_made_by_asking() {
    let folder = tempdir().unwrap();
    let db = folder.path().join("a.db").display().to_string();
    let none = run(folder.path(), &db, &["records", "export"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(err(&none).contains("no records yet"), "{none:?}");
    assert!(!Path::new(&db).exists(), "asking makes no file");
    let none = run(folder.path(), ":none:", &["records", "export"]);
    assert!(err(&none).contains(":none:"), "{none:?}");
}

#[test]
fn records_are_taken_along_brought_together_and_forgotten() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (db, other) = (at("a.db"), at("b.db"));
    let on = |db: &str, args: &[&str]| run(folder.path(), db, args);
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
    assert!(out(&exported).contains("Attempts: 2"), "{exported:?}");
    let mode = fs::metadata(at("all.jsonl")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = on(&db, &["records", "export", &at("all.jsonl")]);
    assert_eq!(
        again.status.code(),
        Some(1),
        "another file is never written over"
    );
    assert!(err(&again).contains("there already"));
    let mine = on(&db, &["records", "export", "--as", "Aiko"]);
    let lines = out(&mine);
    assert!(
        lines.lines().count() == 3 && lines.contains("Aiko") && !lines.contains("Ben"),
        "{lines}"
    );

    let imported = on(&other, &["records", "import", &at("all.jsonl")]);
    assert!(
        out(&imported).contains("New attempts: 2. Already known: 0."),
        "{imported:?}"
    );
    let imported = on(
        &other,
        &["records", "import", &at("all.jsonl"), "--lang", "ja"],
    );
    assert!(
        out(&imported).contains("新しく取り込んだものはありません。前からあったものは2件"),
        "{imported:?}"
    );
    fs::write(at("bad.jsonl"), "{\"cardcode_records\":1}\n{}\n").unwrap();
    let refused = on(&other, &["records", "import", &at("bad.jsonl")]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("line 2 is no record"), "{refused:?}");
    let missing = on(&other, &["records", "import", &at("missing.jsonl")]);
    assert_eq!(missing.status.code(), Some(1));

    let unsure = on(&other, &["records", "delete", "--as", "Aiko"]);
    assert_eq!(unsure.status.code(), Some(1));
    let told = err(&unsure);
    assert!(
        told.contains("in the records (Aiko): 1") && told.contains("--yes"),
        "{told}"
    );
    // The same person, however the name is written; and who is not there is told so before anything is asked.
    let same = err(&on(&other, &["records", "delete", "--as", "ＡＩＫＯ"]));
    assert!(same.contains("in the records (AIKO): 1"), "{same}");
    let nobody = err(&on(&other, &["records", "delete", "--as", "Chika"]));
    assert!(nobody.contains("no records of that alias"), "{nobody}");
    let gone = on(&other, &["records", "delete", "--as", "Aiko", "--yes"]);
    assert!(out(&gone).contains("Attempts: 1"), "{gone:?}");
    let left = out(&on(&other, &["records", "export"]));
    assert!(!left.contains("Aiko") && left.contains("Ben"), "{left}");
    let nobody = on(&other, &["records", "delete", "--as", "Aiko", "--yes"]);
    assert_eq!(nobody.status.code(), Some(1));
}

#[test]
fn wrong_use_of_records_is_refused_with_what_is_valid() {
    let folder = tempdir().unwrap();
    for (args, told) in [
        (vec!["records"], "export, import, calls, delete"),
        (vec!["records", "burn"], "export, import, calls, delete"),
        (vec!["records", "import"], "FILE"),
        (vec!["records", "import", "a", "--as", "Aiko"], "--as"),
        (vec!["records", "delete", "a.db"], "a.db"),
        (vec!["records", "delete", "--as", "1234"], "alias"),
        (vec!["train", "--yes"], "--yes"),
        (vec!["train", "--db"], "FILE"),
    ] {
        let output = run(folder.path(), ":none:", &args);
        assert_eq!(output.status.code(), Some(2), "{args:?} {output:?}");
        assert!(err(&output).contains(told), "{args:?} {output:?}");
    }
}
