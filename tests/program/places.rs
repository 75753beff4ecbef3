//! Where records are: read where they may not be written, named as people name them, and in days of their own.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use tempfile::{TempDir, tempdir};

use crate::common::program::{PROGRAM, err, out};

/// Somebody who owns nothing here: `nobody`, on every system that is known.
const NOBODY: u32 = 65_534;

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(args).current_dir(folder).env_clear();
    command
        .env("LANG", "en_US.UTF-8")
        .env("HOME", folder)
        .stdin(Stdio::null());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

/// Answers given to a drill of requests whose records are in this file.
fn practise(folder: &Path, db: &str, zone: &[(&str, &Path)]) {
    let typed = folder.join("typed");
    fs::write(&typed, "1\n1\n2\n1\n").unwrap();
    let mut program = command(folder, &["train", "sort", "--plain", "--db", db]);
    program.stdin(fs::File::open(&typed).unwrap());
    for (name, value) in zone {
        program.env(name, value);
    }
    let done = program.output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
}

/// A folder with records that nobody may write: as somebody else where the tests are run by root, who may write all.
fn locked() -> TempDir {
    let folder = tempdir().unwrap();
    practise(folder.path(), "records.db", &[]);
    let only_read = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    only_read(&folder.path().join("records.db"), 0o444);
    only_read(folder.path(), 0o555);
    folder
}

fn as_reader(folder: &Path, args: &[&str]) -> Output {
    let mut program = command(folder, args);
    let is_root = chown(folder, Some(0), None).is_ok();
    if is_root {
        program.uid(NOBODY);
    }
    program.output().unwrap()
}

#[test]
fn what_may_only_be_read_serves_every_command_that_only_reads() {
    let folder = locked();
    let file = folder.path().join("records.db");
    let before = fs::read(&file).unwrap();
    let reading: [&[&str]; 5] = [
        &["report"],
        &["report", "--team"],
        &["report", "--format", "json"],
        &["report", "--format", "xapi"],
        &["records", "export"],
    ];
    for args in reading {
        let told = as_reader(folder.path(), &[args, &["--db", "records.db"]].concat());
        assert_eq!(told.status.code(), Some(0), "{args:?}: {}", err(&told));
        assert!(out(&told).len() > 200, "{args:?}");
    }
    let told = as_reader(
        folder.path(),
        &["records", "delete", "--yes", "--db", "records.db"],
    );
    assert_eq!(told.status.code(), Some(1));
    assert!(err(&told).contains("cannot be written"), "{}", err(&told));
    assert_eq!(fs::read(&file).unwrap(), before);
    let files = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 2, "the records and what was typed");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_file_of_records_is_named_as_people_name_files() {
    let folder = tempdir().unwrap();
    let home = folder.path();
    practise(home, "~/mine.db", &[]);
    assert!(home.join("mine.db").is_file() && !home.join("~").exists());
    let mut by_variable = command(home, &["report"]);
    let told = by_variable
        .env("CARDCODE_DB", "~/mine.db")
        .output()
        .unwrap();
    assert_eq!(told.status.code(), Some(0), "{}", err(&told));
    // A slip of the pen makes no folders, and an empty variable of a script deletes nothing elsewhere.
    let wrong: [(&[&str], &str); 5] = [
        (&["train", "--db", "a/b/c.db"], "no folder a"),
        (&["report", "--db", "~/b/c.db"], "/b"),
        (
            &["records", "delete", "--yes", "--db", ""],
            "--db needs a value",
        ),
        (&["train", "--db", ""], "--db needs a value"),
        (&["--db", "a/c.db"], "no folder a"),
    ];
    for (args, word) in wrong {
        let told = run(home, args);
        assert_eq!(told.status.code(), Some(2), "{args:?}: {}", out(&told));
        assert!(err(&told).contains(word), "{args:?}: {}", err(&told));
        assert_eq!(err(&told).lines().count(), 1);
    }
    let mut told = command(home, &["train", "sort", "--plain"]);
    let told = told.env("CARDCODE_DB", "a/b/c.db").output().unwrap();
    assert!(
        (out(&told) + &err(&told)).contains("folder"),
        "{}",
        out(&told)
    );
    assert!(!home.join("a").exists() && !home.join("b").exists());
}

#[test]
fn a_time_zone_by_its_name_is_the_person_s() {
    let folder = tempdir().unwrap();
    let zones = folder.path().join("zones");
    fs::create_dir_all(zones.join("Asia")).unwrap();
    fs::write(zones.join("Asia/Tokyo"), tokyo()).unwrap();
    let named = [("TZ", Path::new("Asia/Tokyo")), ("TZDIR", &*zones)];
    let rule = [("TZ", Path::new("JST-9"))];
    for (db, zone) in [("named.db", &named[..]), ("rule.db", &rule)] {
        practise(folder.path(), db, zone);
        let db = Connection::open(folder.path().join(db)).unwrap();
        let minutes: i64 = db
            .query_row("SELECT zone FROM attempt", [], |row| row.get(0))
            .unwrap();
        assert_eq!(minutes, 540);
    }
}

/// A file of the zone database that says nine hours east (RFC 8536): both of its headers, and a rule.
fn tokyo() -> Vec<u8> {
    let header = |version: u8| {
        let mut header = b"TZif".to_vec();
        header.push(version);
        header.extend([0; 15]);
        // Of six counts, one type of time and four letters of its name.
        for count in [0_u32, 0, 0, 0, 1, 4] {
            header.extend(count.to_be_bytes());
        }
        header
    };
    let zone = [&32_400_i32.to_be_bytes()[..], &[0, 0], b"JST\0"].concat();
    [&header(b'2')[..], &zone, &header(b'2'), &zone, b"\nJST-9\n"].concat()
}
