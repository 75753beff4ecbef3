//! What is set in a person's file and in an administrator's policy, who comes first, and what is said of it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use cardcode::pack::content::Pack;
use serde_json::Value;
use tempfile::{TempDir, tempdir};

use crate::common::program::{PROGRAM, err, out};

/// A person's home, with this file of settings and this policy, each where it is not empty.
struct Seat(TempDir);

impl Seat {
    fn new(own: &str, policy: &str) -> Seat {
        let home = tempdir().unwrap();
        let folder = home.path().join(".config/cardcode");
        fs::create_dir_all(&folder).unwrap();
        for (path, text) in [
            (folder.join("config.toml"), own),
            (home.path().join("policy.toml"), policy),
        ] {
            if !text.is_empty() {
                fs::write(path, text).unwrap();
            }
        }
        Seat(home)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args).current_dir(self.path()).env_clear();
        command
            .env("LANG", "en_US.UTF-8")
            .env("HOME", self.path())
            .stdin(Stdio::null());
        let policy = self.path().join("policy.toml");
        if policy.exists() {
            command.env("CARDCODE_POLICY", policy);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }
}

/// Value and origin of a setting, as `config --json` has them.
fn setting(output: &Output, name: &str) -> (Value, String) {
    let config: Value = serde_json::from_str(&out(output)).unwrap();
    let mut all = config["settings"].as_array().unwrap().iter();
    let one = all.find(|one| one["name"] == name).unwrap();
    (
        one["value"].clone(),
        one["origin"].as_str().unwrap().to_owned(),
    )
}

#[test]
fn the_policy_comes_first_then_the_option_then_the_environment_then_the_file() {
    let seat = Seat::new(
        "language = 'ja'\ntheme = 'light'\nalias = 'Aiko'\nmouse = true\nrecords = 'own.db'\n",
        "motion = false\n",
    );
    let file = seat.run(&["config", "--json"]);
    assert_eq!(setting(&file, "language"), ("ja".into(), "file".into()));
    assert_eq!(setting(&file, "alias"), ("Aiko".into(), "file".into()));
    assert_eq!(setting(&file, "mouse"), ("true".into(), "file".into()));
    assert_eq!(setting(&file, "motion"), ("false".into(), "policy".into()));
    assert_eq!(setting(&file, "pack"), (Value::Null, "unset".into()));
    let mut by_variable = seat.command(&["config", "--json", "--theme", "dark"]);
    by_variable.env("CARDCODE_DB", "other.db");
    let by_variable = by_variable.output().unwrap();
    assert_eq!(
        setting(&by_variable, "records"),
        ("other.db".into(), "environment".into())
    );
    assert_eq!(
        setting(&by_variable, "theme"),
        ("dark".into(), "option".into())
    );
    // The file speaks for every command, and for help.
    for args in [&["keys"][..], &["--help"], &["find", "visa"]] {
        let said = out(&seat.run(args));
        assert!(!said.is_ascii(), "{args:?}: {said}");
    }
    assert!(out(&seat.run(&["find", "visa", "--lang", "en"])).is_ascii());
    // In words, with both files and whether they are there.
    let told = out(&seat.run(&["config", "--lang", "en"]));
    assert!(
        told.contains("option --lang") && told.contains("config.toml (found)"),
        "{told}"
    );
}

#[test]
fn what_is_fixed_is_told_to_whoever_asks_for_something_else() {
    let seat = Seat::new(
        "language = 'ja'\n",
        "language = 'en'\nrecords = ':none:'\nsync_to = 'https://lrs.example.com/xapi'\n",
    );
    // The person's file gives way; the same value is no other one.
    assert_eq!(
        setting(&seat.run(&["config", "--json"]), "language"),
        ("en".into(), "policy".into())
    );
    assert_eq!(seat.run(&["keys", "--lang", "en"]).status.code(), Some(0));
    for args in [
        &["keys", "--lang", "ja"][..],
        &["report", "--db", "mine.db"],
        &["sync", "--lrs", "https://elsewhere.example.com/xapi"],
    ] {
        let refused = seat.run(args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        let said = err(&refused);
        assert!(
            said.contains("administrator") && said.contains("policy.toml"),
            "{said}"
        );
        assert!(out(&refused).is_empty());
    }
    let mut by_variable = seat.command(&["report"]);
    by_variable.env("CARDCODE_DB", "mine.db");
    let said = err(&by_variable.output().unwrap());
    assert!(said.contains("CARDCODE_DB"), "{said}");
}

#[test]
fn all_that_is_wrong_is_told_at_once_each_at_its_line() {
    let seat = Seat::new(
        "langauge = 'ja'\nmouse = 'yes'\npack_hash = 'x'\n\ntheme = 'pink'\nalias = '4111 1111'\n",
        "alias = 'Aiko'\npack_hash = 'short'\n",
    );
    let refused = seat.run(&["find", "visa"]);
    assert_eq!(refused.status.code(), Some(1));
    let said = err(&refused);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 7, "{said}");
    for (file, line, word) in [
        ("config.toml", 1, "language"),
        ("config.toml", 2, "true, false"),
        ("config.toml", 3, "cannot be set in this file"),
        ("config.toml", 5, "dark, light, mono"),
        ("config.toml", 6, "without numbers"),
        ("policy.toml", 1, "cannot be set in this file"),
        ("policy.toml", 2, "64"),
    ] {
        let place = format!("{file}:{line}: ");
        let is_it = |told: &&&str| told.contains(&place);
        let told = lines
            .iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("{place} in {said}"));
        assert!(told.contains(word), "{told}");
    }
    // What somebody wrote for a name is not said back, and help comes all the same.
    assert!(!said.contains("1111"));
    assert_eq!(seat.run(&["--help"]).status.code(), Some(0));
    let broken = Seat::new("language = \n", "");
    assert!(err(&broken.run(&["keys"])).contains("config.toml:1: "));
}

#[test]
fn a_policy_names_the_pack_by_its_hash() {
    let own = Pack::embedded().unwrap().hash().to_owned();
    let same = Seat::new("", &format!("pack_hash = '{}'\n", own.to_uppercase()));
    assert_eq!(same.run(&["find", "visa"]).status.code(), Some(0));
    let other = Seat::new("", &format!("pack_hash = '{}'\n", "0".repeat(64)));
    let refused = other.run(&["find", "visa"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains(&own) && err(&refused).contains("policy.toml"));
    // A pack is found from where the policy is, whatever folder somebody works in.
    let placed = Seat::new("", "pack = 'packs/own'\n");
    let folder = placed.path().join("packs/own");
    let made = Command::new(PROGRAM)
        .args(["pack", "new"])
        .arg(&folder)
        .output()
        .unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    let mut elsewhere = placed.command(&["config", "--json"]);
    let elsewhere = elsewhere.current_dir("/").output().unwrap();
    assert_eq!(elsewhere.status.code(), Some(0), "{}", err(&elsewhere));
    assert_eq!(setting(&elsewhere, "pack").1, "policy");
    assert_eq!(
        placed.run(&["keys", "--pack", "elsewhere"]).status.code(),
        Some(2)
    );
}

#[test]
fn where_exams_need_a_ticket_none_begins_without_one() {
    let seat = Seat::new("", "exam_by_ticket = true\nrecords = ':none:'\n");
    let asked = out(&seat.run(&["train", "exam", "--plain"]));
    assert!(
        asked.contains("sat by ticket here") && !asked.contains("Begin the exam"),
        "{asked}"
    );
    let free = Seat::new("", "exam_by_ticket = false\nrecords = ':none:'\n");
    let asked = out(&free.run(&["train", "exam", "--plain"]));
    assert!(!asked.contains("sat by ticket here"), "{asked}");
}

#[test]
fn what_is_saved_goes_where_it_is_set_and_its_whole_path_is_told() {
    let seat = Seat::new("save_to = '~/papers'\nrecords = ':none:'\n", "");
    let folder = seat.path().join("papers");
    let typed = seat.path().join("typed");
    fs::write(&typed, "4\n1\n3\ns\n").unwrap();
    let save = || {
        let mut command = seat.command(&["diagnose", "--plain"]);
        command.stdin(fs::File::open(&typed).unwrap());
        out(&command.output().unwrap())
    };
    // A folder that is not there is made by nobody.
    assert!(save().contains("could not be saved") && !folder.exists());
    fs::create_dir(&folder).unwrap();
    assert!(save().contains("Saved: ~/papers/cardcode.txt"));
    let again = save();
    assert!(again.contains("Saved: ~/papers/cardcode-2.txt"), "{again}");
    assert!(
        fs::read_to_string(folder.join("cardcode.txt"))
            .unwrap()
            .contains("PIN")
    );
}

#[test]
fn config_tells_no_number_no_password_and_nothing_that_drives_a_terminal() {
    let number = "4111 1111 1111 1111";
    let seat = Seat::new(
        "records = \"\\u001b[?1049h\\u001b]0;owned\\u0007\\nx  policy\"\n",
        "",
    );
    for args in [&["config"][..], &["config", "--json"]] {
        let mut command = seat.command(args);
        command
            .env("CARDCODE_ACTOR", number)
            .env(
                "CARDCODE_LRS",
                "https://user:hunter2secret@lrs.example.com/",
            )
            .env("CARDCODE_PACK", "/tmp/4111111111111111");
        let output = command.output().unwrap();
        let said = out(&output) + &err(&output);
        for secret in [
            "1111",
            "hunter2secret",
            "\u{1b}",
            "\u{7}",
            "\\u001b",
            "\nx  policy",
        ] {
            assert!(!said.contains(secret), "{secret:?} in {said:?}");
        }
        assert!(said.contains("***"), "{said}");
    }
    // What is no language, or no address without a secret, is refused where it is written.
    let bad = Seat::new(
        "language = '4111 1111 1111 1111'\n",
        "language = 'JA'\nsync_to = 'https://user:hunter2secret@lrs.example.com/'\n",
    );
    let said = err(&bad.run(&["keys"]));
    assert_eq!(said.lines().count(), 3, "{said}");
    assert!(
        !said.contains("1111") && !said.contains("hunter2secret"),
        "{said}"
    );
}

#[test]
fn a_file_that_is_named_and_not_there_is_told_and_a_bad_pack_hides_no_setting() {
    let seat = Seat::new("", "");
    let named = |name: &str| {
        let mut command = seat.command(&["keys"]);
        command.env_remove("CARDCODE_POLICY").env(name, "typo.toml");
        command.output().unwrap()
    };
    for name in ["CARDCODE_CONFIG", "CARDCODE_POLICY"] {
        let refused = named(name);
        assert_eq!(refused.status.code(), Some(1), "{name}");
        assert!(err(&refused).contains("typo.toml"), "{}", err(&refused));
    }
    let bad = Seat::new("pack = 'nowhere'\n", "records = ':none:'\n");
    assert_eq!(bad.run(&["keys"]).status.code(), Some(1));
    let told = bad.run(&["config", "--json"]);
    assert_eq!(setting(&told, "pack"), ("nowhere".into(), "file".into()));
}
