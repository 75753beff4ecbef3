//! Numbers are typed everywhere: as keys, as lines, as arguments, pasted, in the environment. Then every file that
//! the program wrote, every export, and all that it said is searched for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::{TempDir, tempdir};

use crate::common::terminal::Terminal;

/// A card number (a published test number), its groups, a code, a PIN and a one-time password. None of them stands in
/// a file for another reason: in a binary file six digits come by chance once in a great many, three do often.
const NUMBER: &str = "378282246310005";

const SECRETS: [&str; 5] = [
    NUMBER,
    "3782 822463 10005",
    "3782-822463-10005",
    "822463",
    "９１８２７３",
];

/// What is looked for: each of these with any marks and blanks between the digits, wide or narrow.
const SOUGHT: [&str; 3] = [NUMBER, "822463", "918273"];

/// A home of its own, with all that a program could write to.
struct Home(TempDir);

impl Home {
    fn new() -> Home {
        Home(tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn db(&self) -> String {
        self.path().join("records.db").display().to_string()
    }

    fn run(&self, args: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
        command.args(args).current_dir(self.path()).env_clear();
        command
            .env("HOME", self.path())
            .env("CARDCODE_DB", self.db());
        let file = self.path().join("typed");
        fs::write(&file, input).unwrap();
        let typed = fs::File::open(&file).unwrap();
        fs::remove_file(&file).unwrap();
        command.stdin(Stdio::from(typed)).output().unwrap()
    }

    /// All files, with what is in them.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut open = vec![self.path().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => open.push(path),
                    false => files.push((path.clone(), fs::read(path).unwrap())),
                }
            }
        }
        files
    }
}

/// The text with full-width digits made narrow, and no marks or blanks between digits.
fn bare(text: &[u8]) -> String {
    let narrow = String::from_utf8_lossy(text);
    let narrow = narrow.chars().map(cardcode::text::fold::narrow);
    narrow.filter(|char| !" -_.,/".contains(*char)).collect()
}

#[track_caller]
fn holds_none(what: &str, bytes: &[u8]) {
    let bare = bare(bytes);
    for secret in SOUGHT {
        assert!(
            !bare.contains(secret),
            "{secret} in {what}: {}",
            String::from_utf8_lossy(bytes)
        );
    }
}

/// Lines that walk deep into practice, with a secret before and after each.
fn lines(ways: &[&str]) -> String {
    let mut lines = String::new();
    for (place, way) in ways.iter().enumerate() {
        let secret = SECRETS[place % SECRETS.len()];
        lines.push_str(&format!("{secret}\n{way}\n{secret}\n"));
    }
    lines
}

#[test]
fn numbers_typed_as_lines_are_in_no_file_and_in_nothing_that_is_said() {
    let home = Home::new();
    let calls = [
        "3", "1", "1", "1", "1", "2", "1", "4", "1", "5", "1", "6", "1", "7", "s", "2", "3", "b",
    ];
    let walks: [(&[&str], &[&str]); 8] = [
        (&["train"], &["1", "b", "2", "1", "1", "2", "1", "1"]),
        (
            &["train", "point"],
            &["1", "1", "2", "1", "1", "1", "3", "1"],
        ),
        (
            &["train", "sort"],
            &["1", "1", "2", "1", "3", "1", "4", "1"],
        ),
        (&["train", "calls"], &calls),
        (
            &["train", "exam"],
            &["1", "1", "1", "1", "1", "1", "1", "1", "2", "3", "1", "2"],
        ),
        (&["diagnose"], &["1", "1", "1", "1", "1", "1", "s", "c"]),
        (&[], &["6", "1", "b", "2", "b", "b", "1"]),
        (&["explain"], &["Your card was declined", "b", "G44", "b"]),
    ];
    for (args, ways) in walks {
        for lang in ["ja", "en"] {
            let mut args = args.to_vec();
            args.extend(["--plain", "--lang", lang, "--as", "Aiko"]);
            let is_practice = args[0] == "train";
            args.truncate(if is_practice {
                args.len()
            } else {
                args.len() - 2
            });
            let output = home.run(&args, &lines(ways));
            assert_eq!(output.status.code(), Some(0), "{args:?} {output:?}");
            holds_none("what it says", &output.stdout);
            holds_none("what it complains about", &output.stderr);
        }
    }
    for args in [
        vec!["records", "export"],
        vec!["records", "export", "--as", "Aiko"],
        vec!["records", "export", "out.jsonl"],
    ] {
        let output = home.run(&args, "");
        assert_eq!(output.status.code(), Some(0), "{args:?} {output:?}");
        holds_none("an export", &output.stdout);
    }
    let files = home.files();
    assert!(
        files.len() > 1 && files.iter().any(|(path, _)| path.ends_with("records.db")),
        "{files:?}"
    );
    for (path, bytes) in files {
        holds_none(&path.display().to_string(), &bytes);
    }
}

#[test]
fn numbers_given_as_arguments_are_refused_and_written_nowhere() {
    let home = Home::new();
    for secret in SECRETS {
        for args in [
            vec!["train", "--as", secret],
            vec!["train", secret],
            vec!["train", "exam", "--minutes", secret],
            vec!["records", "export", "--as", secret],
            vec!["records", "delete", "--as", secret, "--yes"],
            vec!["records", secret],
            vec!["records", "import", secret],
            vec!["explain", secret],
            vec!["find", secret],
            vec!["learn", secret],
            vec!["check", secret],
            vec!["preview", secret],
            vec!["preview", ".", secret],
            vec!["texts", "export", secret],
            vec!["texts", "check", secret],
            vec!["--pack", secret, "find"],
            vec!["--pack", secret],
            vec![secret],
        ] {
            let output = home.run(&args, "");
            assert_ne!(output.status.code(), Some(0), "{args:?}");
            holds_none(&format!("{args:?}"), &output.stdout);
            holds_none(&format!("{args:?}"), &output.stderr);
        }
    }
    // A seed is a number that is asked for as such, below a million; a card number is none.
    let output = home.run(&["train", "calls", "--seed", NUMBER], "");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    holds_none("a refused seed", &output.stderr);
    let files = home.files();
    assert!(files.is_empty(), "{files:?}");
}

#[test]
fn numbers_typed_as_keys_and_pasted_are_in_no_file_and_on_no_screen() {
    let home = Home::new();
    let db = home.db();
    let environment = [
        ("LANG", "C.UTF-8"),
        ("HOME", home.path().to_str().unwrap()),
        ("CARDCODE_DB", &*db),
    ];
    let args = ["train", "calls", "--as", "Aiko"];
    let mut terminal = Terminal::start((80, 24), &args, &environment, home.path());
    terminal.shows("Which level?");
    terminal.send("\r");
    terminal.shows("Which call will you take?");
    terminal.send("\r");
    terminal.shows("The telephone rings");
    terminal.types("\r");
    terminal.shows("Still possible");
    for secret in SECRETS {
        // Digits mark choices; a paste is thrown away.
        terminal.send(secret);
        terminal.send(&format!("\x1b[200~{secret}\x1b[201~"));
        terminal.shows("Pasting is switched off");
        // Digits opened menus of the call, and made no move.
        for _ in 0..3 {
            let shown = terminal.wait("the screen", |screen| Some(screen.contents()));
            if shown.contains("End the call") {
                break;
            }
            terminal.send("\x1b");
            terminal.wait("the page before", |screen| {
                (screen.contents() != shown).then_some(())
            });
        }
        terminal.types("g\r");
        terminal.shows("What do you ask");
        terminal.send("\x1b");
        terminal.shows("End the call");
    }
    // A move, so that something is written.
    terminal.types("G\x1b[A\r");
    terminal.shows("Which record");
    terminal.types("g\r");
    terminal.shows("Rules of conduct");
    terminal.send("q");
    let left = terminal.left();
    assert_eq!(left.is_clean().code, 0);
    let said = String::from_utf8_lossy(&left.bytes).into_owned();
    assert!(!said.contains(NUMBER), "the number is on no screen");
    let files = home.files();
    assert!(
        files.iter().any(|(path, _)| path.ends_with("records.db")),
        "{files:?}"
    );
    for (path, bytes) in files {
        holds_none(&path.display().to_string(), &bytes);
    }
}
