//! What stands in the way of a command: a full disk, a pipe or a device where a file belongs, names that would drive a
//! terminal. It ends, says in the person's words what is wrong and what to do, and leaves nothing half done.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::{TempDir, tempdir};

use crate::common::program::{PROGRAM, err, out};

/// Longer than any command takes, and no longer than a test should.
const SECONDS: &str = "300";

/// How a shell starts the program: as it is, or where files take no more than some blocks.
fn command(folder: &Path, before: &str, args: &[&str]) -> Command {
    let mut command = Command::new("timeout");
    let script = format!("{before} exec \"$0\" \"$@\"");
    command
        .args([SECONDS, "sh", "-c", &script, PROGRAM])
        .args(args);
    command.current_dir(folder).env_clear();
    command
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", folder)
        .env("LANG", "en_US.UTF-8")
        .stdin(Stdio::null());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, "", args).output().unwrap()
}

/// A folder with practice, a centre's key and a ticket.
fn desk() -> TempDir {
    let folder = tempdir().unwrap();
    let typed = folder.path().join("typed");
    fs::write(&typed, "1\n1\n2\n1\n").unwrap();
    let mut train = command(folder.path(), "", &["train", "sort", "--plain"]);
    let trained = train.stdin(fs::File::open(&typed).unwrap()).output();
    assert_eq!(trained.unwrap().status.code(), Some(0));
    for args in [
        &["exam", "key", "centre.key"][..],
        &[
            "exam",
            "issue",
            "--for",
            "Aiko",
            "--key",
            "centre.key",
            "--out",
            "a.ticket",
        ],
    ] {
        let done = run(folder.path(), args);
        assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    }
    folder
}

/// Every file and folder below, hidden ones too, but for the records and what is beside them.
fn all_in(folder: &Path) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            all.insert(path.strip_prefix(folder).unwrap().display().to_string());
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    all.retain(|name| !name.contains("records.db") && !name.starts_with(".cache"));
    all
}

fn pipe(at: &Path) {
    assert!(Command::new("mkfifo").arg(at).status().unwrap().success());
}

/// Nothing that is said drives a terminal, or is the system's own word for it.
#[track_caller]
fn is_in_words(said: &str) {
    for raw in [
        "os error",
        "(os ",
        "Errno",
        "No such file or directory",
        "{",
    ] {
        assert!(!said.contains(raw), "{raw}: {said}");
    }
    let is_bad = |char: char| {
        (char.is_control() && char != '\n') || ('\u{202a}'..='\u{202e}').contains(&char)
    };
    assert!(!said.chars().any(is_bad), "{said:?}");
}

#[test]
fn of_what_a_full_disk_cuts_off_nothing_is_left() {
    let folder = desk();
    let folder = folder.path();
    fs::create_dir(folder.join("empty")).unwrap();
    fs::create_dir(folder.join("pages")).unwrap();
    assert_eq!(
        run(folder, &["texts", "export", "fr", "fr.po"])
            .status
            .code(),
        Some(0)
    );
    let before = all_in(folder);
    let texts = fs::read_to_string(folder.join("fr.po")).unwrap();
    let commands: [&[&str]; 10] = [
        &["exam", "key", "new.key", "--db", ":none:"],
        &[
            "exam",
            "issue",
            "--for",
            "Ken",
            "--key",
            "centre.key",
            "--out",
            "k.ticket",
            "--db",
            ":none:",
        ],
        &["records", "export", "desk.jsonl"],
        &["texts", "export", "fr", "new.po"],
        &["texts", "export", "fr", "fr.po"],
        &["pack", "new", "mine"],
        &["pack", "new", "a/b/mine"],
        &["pack", "export", "all"],
        &["pack", "export", "empty"],
        &["man", "--out", "pages"],
    ];
    for args in commands {
        // Nothing at all, and half of what is long.
        for blocks in [0, 3] {
            if blocks == 3 && args[0] == "exam" {
                continue;
            }
            let limit = format!("ulimit -f {blocks};");
            let done = command(folder, &limit, args).output().unwrap();
            assert_eq!(done.status.code(), Some(1), "{args:?}: {}", err(&done));
            is_in_words(&err(&done));
            let is_told = err(&done).contains("limit") || err(&done).contains("disk");
            assert!(is_told, "{args:?}: {}", err(&done));
            let mut after = all_in(folder);
            // Folders on the way are no half of anything; pages are whole, each for itself.
            after.retain(|name| !["a", "a/b"].contains(&&**name) && !name.starts_with("pages/"));
            assert_eq!(after, before, "{args:?}");
            let is_kept = fs::read_to_string(folder.join("fr.po")).unwrap() == texts;
            assert!(is_kept, "{args:?}");
        }
    }
    for page in fs::read_dir(folder.join("pages")).unwrap() {
        let name = page.unwrap().file_name().into_string().unwrap();
        assert!(name.ends_with(".1"), "{name}");
    }
}

#[test]
fn stdout_that_takes_nothing_is_told_in_the_person_s_words() {
    let folder = tempdir().unwrap();
    for (lang, reason) in [
        ("en", "The disk is full."),
        ("ja", "ディスクに空きがありません。"),
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut program = command(folder.path(), "", &["keys", "--lang", lang]);
        let done = program.stdout(full).output().unwrap();
        assert_eq!(done.status.code(), Some(1));
        assert!(err(&done).contains(reason), "{}", err(&done));
        is_in_words(&err(&done));
    }
}

/// Each command that reads a file, with `FILE` in its place.
const READERS: [&[&str]; 15] = [
    &["check", "FILE"],
    &["find", "amex", "--pack", "FILE"],
    &["texts", "check", "FILE"],
    &["texts", "export", "fr", "FILE"],
    &["records", "import", "FILE"],
    &["train", "exam", "--ticket", "FILE"],
    &["train", "replay", "FILE"],
    &["exam", "verify", "FILE", "--key", "centre.key.pub"],
    &["exam", "verify", "a.ticket", "--key", "FILE"],
    &["exam", "trust", "FILE"],
    &[
        "exam", "issue", "--for", "Aiko", "--out", "b.ticket", "--key", "FILE",
    ],
    &["exam", "letters", "FILE", "--key", "centre.key"],
    &["report", "--team", "--groups", "FILE"],
    &["report", "--db", "FILE"],
    &[
        "sync",
        "--lrs",
        "http://127.0.0.1:9",
        "--credentials",
        "FILE",
    ],
];

#[test]
fn whatever_stands_where_a_file_belongs_is_not_waited_for_and_is_told() {
    let folder = desk();
    let folder = folder.path();
    pipe(&folder.join("pipe"));
    fs::create_dir(folder.join("folder")).unwrap();
    fs::write(folder.join("folder/x.toml"), "x = 1").unwrap();
    fs::write(folder.join("no\u{1b}[2J\u{202e}text\n"), [0xff, 0x00, 0x1b]).unwrap();
    let files = [
        "pipe",
        "/dev/zero",
        "/dev/null",
        "folder",
        "nowhere/at/all",
        "nowhere\u{1b}[31m\u{202e}",
        "no\u{1b}[2J\u{202e}text\n",
    ];
    for args in READERS {
        for file in files {
            for lang in ["en", "ja"] {
                let args = args
                    .iter()
                    .map(|arg| if *arg == "FILE" { file } else { *arg });
                let args: Vec<&str> = args.chain(["--lang", lang]).collect();
                // What is to be written there may well be new.
                let is_new = args[..2] == ["texts", "export"] && file.starts_with("nowhere\u{1b}");
                let done = run(folder, &args);
                let said = out(&done) + &err(&done);
                let code = done.status.code();
                assert!(
                    is_new || matches!(code, Some(1 | 2)),
                    "{args:?}: {code:?} {said}"
                );
                assert!(!said.trim().is_empty(), "{args:?}");
                is_in_words(&said);
            }
        }
    }
}

#[test]
fn a_pipe_beside_the_records_or_in_the_cache_is_not_waited_for() {
    for end in ["-wal", "-shm", "-journal"] {
        let folder = desk();
        let records = folder.path().join(".local/share/cardcode/records.db");
        assert!(records.is_file());
        let mut beside = records.into_os_string();
        beside.push(end);
        pipe(Path::new(&beside));
        let done = run(folder.path(), &["report"]);
        assert_eq!(done.status.code(), Some(1), "{end}");
        assert!(err(&done).contains("Move it away"), "{}", err(&done));
    }
    let folder = tempdir().unwrap();
    let folder = folder.path();
    assert_eq!(run(folder, &["pack", "new", "mine"]).status.code(), Some(0));
    let find = ["find", "amex", "--plain", "--pack", "mine"];
    assert_eq!(run(folder, &find).status.code(), Some(0));
    let known = folder.join(".cache/cardcode/packs");
    for entry in fs::read_dir(&known).unwrap() {
        let path = entry.unwrap().path();
        fs::remove_file(&path).unwrap();
        pipe(&path);
    }
    assert_eq!(run(folder, &find).status.code(), Some(0));
    fs::remove_dir_all(&known).unwrap();
    pipe(&known);
    assert_eq!(run(folder, &find).status.code(), Some(0));
}

#[test]
fn a_pipe_that_somebody_writes_to_is_read() {
    let folder = desk();
    let folder = folder.path();
    let export = run(folder, &["records", "export"]);
    fs::write(folder.join("desk.jsonl"), &export.stdout).unwrap();
    pipe(&folder.join("pipe"));
    let writes = "cat desk.jsonl > pipe &";
    let mut import = command(folder, writes, &["records", "import", "pipe"]);
    let done = import.output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(out(&done).contains("Already known: 1."), "{}", out(&done));
}

#[test]
fn a_time_zone_that_is_none_is_told_and_nothing_waits_for_it() {
    let folder = desk();
    let folder = folder.path();
    pipe(&folder.join("pipe"));
    let pipe = folder.join("pipe").display().to_string();
    for zone in ["/dev/zero", &pipe, "Asia/Nowhere", "/dev/tty", "/"] {
        let mut report = command(folder, "", &["report"]);
        let done = report.env("TZ", zone).output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{zone}: {}", err(&done));
        assert!(err(&done).contains("TZ names no time zone"), "{zone}");
        // Whoever only asks where a code is has nothing to do with it.
        let mut find = command(folder, "", &["find", "amex", "--plain"]);
        let done = find.env("TZ", zone).output().unwrap();
        assert_eq!((done.status.code(), &*err(&done)), (Some(0), ""), "{zone}");
    }
    let mut report = command(folder, "", &["report"]);
    let done = report.env("TZ", "Asia/Tokyo").output().unwrap();
    assert_eq!(err(&done), "");
}

#[test]
fn a_bad_list_of_groups_stops_only_what_uses_it_and_is_told_whole() {
    let folder = desk();
    let folder = folder.path();
    fs::write(
        folder.join("list.csv"),
        "alias,group\nAiko\nSato,Osaka\n4111111111111111,Osaka\nMai,x,y\n",
    )
    .unwrap();
    pipe(&folder.join("pipe"));
    for list in ["list.csv", "nowhere.csv", "/dev/zero", "pipe", "."] {
        for args in [
            &["find", "amex", "--plain"][..],
            &["compare", "--plain"],
            &["diagnose", "--plain"],
            &["learn", "--plain"],
            &["explain", "G44"],
            &["report"],
            &["keys"],
        ] {
            let mut program = command(folder, "", args);
            let done = program.env("CARDCODE_GROUPS", list).output().unwrap();
            let said = (done.status.code(), err(&done));
            assert_eq!(said, (Some(0), String::new()), "{list} {args:?}");
        }
        let mut team = command(folder, "", &["report", "--team"]);
        let done = team.env("CARDCODE_GROUPS", list).output().unwrap();
        assert_eq!(done.status.code(), Some(1), "{list}");
        is_in_words(&err(&done));
        if list == "list.csv" {
            let said = err(&done);
            let lines: Vec<&str> = said.lines().collect();
            assert_eq!(lines.len(), 3, "{lines:?}");
            for (line, at) in lines
                .iter()
                .zip(["list.csv:2: ", "list.csv:4: ", "list.csv:5: "])
            {
                assert!(line.contains(at), "{line}");
            }
            assert!(!said.contains("4111"), "{said}");
        }
    }
}

#[test]
fn what_stands_behind_two_hyphens_is_the_name_of_a_card() {
    let folder = tempdir().unwrap();
    let done = run(folder.path(), &["--plain", "--", "amex"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let done = run(folder.path(), &["--", "find"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(err(&done).contains("cardcode find"), "{}", err(&done));
    let done = run(folder.path(), &["--", "--help"]);
    assert_eq!(done.status.code(), Some(2), "{}", out(&done));
}

#[test]
fn numbers_in_words_are_said_back_by_no_command() {
    let folder = tempdir().unwrap();
    // Each with what of it stands in no sentence of ours.
    let numbers = [
        ("one two three four", "two"),
        ("four-one-one-one", "one"),
        ("いちにさんよん", "さん"),
        ("四一一一", "一一"),
        ("ｏｎｅ ｔｗｏ ｔｈｒｅｅ", "ｔｗｏ"),
        ("４ 一 １ 一", "一 １"),
    ];
    let commands: [&[&str]; 9] = [
        &["find"],
        &[],
        &["explain"],
        &["explain", "--json"],
        &["learn"],
        &["train"],
        &["report", "--format"],
        &["report", "--as"],
        &["--lang"],
    ];
    for (number, part) in numbers {
        for args in commands {
            for lang in ["en_US.UTF-8", "ja_JP.UTF-8"] {
                let args: Vec<&str> = args.iter().copied().chain([number]).collect();
                let mut program = command(folder.path(), "", &args);
                let done = program.env("LANG", lang).output().unwrap();
                let said = out(&done) + &err(&done);
                let mut words = said.split(|char: char| !char.is_alphanumeric());
                let is_there = match part.contains(char::is_alphabetic) && part.is_ascii() {
                    true => words.any(|word| word == part) && !said.contains("is one too many"),
                    false => said.contains(part),
                };
                assert!(!is_there, "{args:?}: {said}");
                assert!(!said.contains(number), "{args:?}: {said}");
            }
        }
    }
}

/// A disk takes so much and no more: whatever is said of the deletion is so.
#[test]
fn what_is_said_of_a_deletion_on_a_full_disk_is_so() {
    let folder = desk();
    let records = folder.path().join(".local/share/cardcode/records.db");
    let typed = folder.path().join("typed");
    let train = ["train", "sort", "--plain", "--as", "Ken"];
    let mut train = command(folder.path(), "", &train);
    train.stdin(fs::File::open(&typed).unwrap());
    assert_eq!(train.output().unwrap().status.code(), Some(0));
    let whole = fs::read(&records).unwrap();
    let mut seen = BTreeSet::new();
    for blocks in (0..2 * whole.len() / 512).step_by(16) {
        let place = tempdir().unwrap();
        let copy = place.path().join("records.db");
        fs::write(&copy, &whole).unwrap();
        let db = copy.to_str().unwrap();
        let args = ["records", "delete", "--as", "Ken", "--yes", "--db", db];
        let limit = format!("ulimit -f {blocks};");
        let done = command(place.path(), &limit, &args).output().unwrap();
        let said = out(&done) + &err(&done);
        is_in_words(&said);
        let kept = run(place.path(), &["report", "--as", "Ken", "--db", db]);
        let is_kept = kept.status.code() == Some(0);
        let outcome = match done.status.code() {
            Some(0) => "deleted",
            Some(1) if said.contains("Nothing was deleted") => "kept",
            Some(1) if said.contains("Records deleted") => "left",
            code => panic!("{blocks} {code:?}: {said}"),
        };
        assert_eq!(is_kept, outcome == "kept", "{blocks}: {said}");
        // What was left is gone after the same command with room.
        let again = run(place.path(), &args);
        assert_eq!(again.status.code(), Some(u8::from(!is_kept).into()));
        assert!(is_kept || err(&again).contains("Nothing is left in the file"));
        let bytes = fs::read(&copy).unwrap();
        assert!(!bytes.windows(3).any(|three| three == b"Ken"), "{blocks}");
        seen.insert(outcome);
    }
    assert_eq!(seen, BTreeSet::from(["deleted", "kept", "left"]));
}

#[test]
fn nothing_is_made_over_what_is_there_and_no_link_is_lost() {
    let folder = desk();
    let folder = folder.path();
    symlink("nowhere", folder.join("link")).unwrap();
    fs::write(folder.join("file"), "mine").unwrap();
    let before = all_in(folder);
    for name in ["link", "file", ".", "/"] {
        for args in [
            &["exam", "key", name][..],
            &["records", "export", name],
            &["pack", "new", name],
            &["texts", "export", "fr", name],
        ] {
            let done = run(folder, args);
            assert_eq!(done.status.code(), Some(1), "{args:?}: {}", err(&done));
            is_in_words(&err(&done));
            assert_eq!(all_in(folder), before, "{args:?}");
        }
    }
    assert_eq!(fs::read_to_string(folder.join("file")).unwrap(), "mine");
    assert!(fs::read_link(folder.join("link")).is_ok());
}
