//! Exams by ticket, by commands: a key, a ticket, a sitting, a certificate.

use std::cmp::Ordering;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use cardcode::text::spoken_letters::SpokenLetters;

use crate::common::program::{PROGRAM, err, out};

/// A folder with a centre's key in it.
struct Centre(TempDir);

impl Centre {
    fn new() -> Centre {
        let centre = Centre(tempdir().unwrap());
        assert_eq!(
            centre.run(&["exam", "key", "centre.key"]).status.code(),
            Some(0)
        );
        centre
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        self.typed(args, "")
    }

    fn typed(&self, args: &[&str], input: &str) -> Output {
        typed(self.0.path(), args, input)
    }

    fn issue(&self, ticket: &str, more: &[&str]) -> Output {
        let args = [
            "exam",
            "issue",
            "--for",
            "Aiko",
            "--key",
            "centre.key",
            "--out",
            ticket,
        ];
        self.run(&[&args, more].concat())
    }

    /// The letters with which this ticket is begun, as the trainer can tell them at any time.
    fn letters(&self, ticket: &str) -> String {
        let told = self.run(&["exam", "letters", ticket, "--key", "centre.key"]);
        out(&told).chars().take(9).collect()
    }

    fn sit(&self, ticket: &str, input: &str) -> Output {
        self.sit_with(ticket, input, &[])
    }

    /// The exam of this ticket, begun with its letters where it has any.
    fn sit_with(&self, ticket: &str, input: &str, more: &[&str]) -> Output {
        let letters = self.letters(ticket);
        let mut args = vec!["train", "exam", "--ticket", ticket, "--plain"];
        if !letters.is_empty() {
            args.extend(["--letters", &letters]);
        }
        self.typed(&[&args, more].concat(), input)
    }

    fn verify(&self, certificate: &str, more: &[&str]) -> Output {
        let args = ["exam", "verify", certificate, "--key", "centre.key.pub"];
        self.run(&[&args, more].concat())
    }

    /// The certificate, read, changed and written under another name.
    fn changed(&self, change: impl FnOnce(&mut Value)) -> String {
        let text = fs::read_to_string(self.path("cardcode-certificate.json")).unwrap();
        let mut value = serde_json::from_str(&text).unwrap();
        change(&mut value);
        fs::write(self.path("changed.json"), value.to_string()).unwrap();
        "changed.json".to_owned()
    }
}

fn typed(folder: &Path, args: &[&str], input: &str) -> Output {
    use std::io::Write;
    let mut command = Command::new(PROGRAM);
    command.args(args).current_dir(folder).env_clear();
    command
        .env("LANG", "en_US.UTF-8")
        .env("CARDCODE_DB", folder.join("records.db"));
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// An exam in which the first choice is taken each time, and every call is ended at once and written down by the first record.
fn answers() -> String {
    // The begin, five cards, and two questions about each of six requests.
    let drills = "1\n".repeat(1 + 5 + 2 * 6);
    drills + &"1\nEnd the call\n1\n".repeat(5)
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn a_ticket_is_sat_once_and_what_comes_of_it_is_verified() {
    let centre = Centre::new();
    let issued = centre.issue(
        "aiko.ticket",
        &["--minutes", "30", "--centre", "Example Card Co."],
    );
    assert_eq!(code(&issued), Some(0), "{}", err(&issued));
    let sat = centre.sit("aiko.ticket", &answers());
    let said = out(&sat);
    assert!(
        said.contains("by ticket") && said.contains("Check letters: "),
        "{said}"
    );
    let check = said.split("Check letters: ").nth(1).unwrap();
    let check = &check[..9];
    let verified = centre.verify("cardcode-certificate.json", &[]);
    assert_eq!(code(&verified), Some(0), "{}", err(&verified));
    let told = out(&verified);
    for word in [
        "Aiko",
        "Example Card Co.",
        "Not passed",
        check,
        "computed again",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(told.lines().count() <= 24, "{told}");
    let page = out(&centre.verify("cardcode-certificate.json", &["--format", "svg"]));
    assert!(page.starts_with("<svg") && page.ends_with("</svg>\n") && page.contains(check));
    // Sat once: a second is refused, and so is a copy of the ticket.
    fs::copy(centre.path("aiko.ticket"), centre.path("copy.ticket")).unwrap();
    for ticket in ["aiko.ticket", "copy.ticket"] {
        let again = centre.sit(ticket, &answers());
        assert_eq!(code(&again), Some(1), "{}", out(&again));
        assert!(err(&again).contains("is over"), "{}", err(&again));
    }
    let db = Connection::open(centre.path("records.db")).unwrap();
    let sum = "SELECT count(*), min(alias) FROM attempt JOIN person ON person.id = person WHERE kind = 'exam'";
    let found: (usize, String) = db
        .query_row(sum, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(found, (1, "Aiko".to_owned()));
    // Records of an exam by ticket are verified like any others.
    let export = centre.run(&["records", "export", "all.jsonl"]);
    assert_eq!(code(&export), Some(0));
    let import = centre.run(&["records", "import", "all.jsonl", "--db", "other.db"]);
    assert_eq!(code(&import), Some(0), "{}", err(&import));
}

/// The exam that counts in the team's overview of these records.
fn counted_exam(centre: &Centre, db: &str) -> Value {
    let told = centre.run(&["report", "--team", "--format", "json", "--db", db]);
    let team: Value = serde_json::from_str(&out(&told)).unwrap();
    team["people"][0]["exam"].clone()
}

#[test]
fn an_exam_counts_by_its_certificate_and_by_a_key_that_the_records_know() {
    let centre = Centre::new();
    centre.issue("aiko.ticket", &[]);
    centre.sit("aiko.ticket", &answers());
    // Where the key was made it is known.
    assert!(counted_exam(&centre, "records.db")["score"].is_u64());
    centre.run(&["records", "export", "all.jsonl"]);
    let import = |db: &str, file: &str| centre.run(&["records", "import", file, "--db", db]);
    import("trainer.db", "all.jsonl");
    assert!(counted_exam(&centre, "trainer.db").is_null());
    let trusted = centre.run(&["exam", "trust", "centre.key.pub", "--db", "trainer.db"]);
    assert_eq!(code(&trusted), Some(0), "{}", err(&trusted));
    assert!(counted_exam(&centre, "trainer.db")["score"].is_u64());
    // Another centre's key lets it count no more than none.
    let other = Centre::new();
    fs::copy(other.path("centre.key.pub"), centre.path("other.key.pub")).unwrap();
    import("third.db", "all.jsonl");
    centre.run(&["exam", "trust", "other.key.pub", "--db", "third.db"]);
    assert!(counted_exam(&centre, "third.db").is_null());
    // Nor does it count without its certificate.
    let db = Connection::open(centre.path("trainer.db")).unwrap();
    db.execute("DELETE FROM certificate", []).unwrap();
    assert!(counted_exam(&centre, "trainer.db").is_null());
}

#[test]
fn a_ticket_that_was_sat_in_two_files_of_records_is_told_and_the_worse_sitting_stays() {
    let centre = Centre::new();
    centre.issue("aiko.ticket", &[]);
    // In order, and a second apart: neither counts.
    let other = "1\n".repeat(6) + &"2\n".repeat(2 * 6) + &answers()["1\n".len() * 18..];
    centre.sit_with("aiko.ticket", &answers(), &["--db", "one.db"]);
    let before = fs::metadata(centre.path("one.db"))
        .unwrap()
        .modified()
        .unwrap();
    while before.elapsed().unwrap().as_millis() < 1100 {
        std::thread::yield_now();
    }
    centre.sit_with("aiko.ticket", &other, &["--db", "two.db"]);
    for name in ["one", "two"] {
        centre.run(&[
            "records",
            "export",
            &format!("{name}.jsonl"),
            "--db",
            &format!("{name}.db"),
        ]);
    }
    let merged = [["one", "two"], ["two", "one"]].map(|order| {
        let db = format!("{}-first.db", order[0]);
        let last = order
            .map(|name| centre.run(&["records", "import", &format!("{name}.jsonl"), "--db", &db]));
        let told = err(&last[1]);
        assert!(told.contains("tickets that Aiko sat twice: 1"), "{told}");
        assert_eq!(code(&last[1]), Some(1));
        centre.run(&["exam", "trust", "centre.key.pub", "--db", &db]);
        out(&centre.run(&["records", "export", "--db", &db]))
    });
    let lines = |text: &str| {
        text.lines()
            .filter(|line| !line.contains("cardcode_seal"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&merged[0]), lines(&merged[1]));
    // Each ticket draws another exam, so either may have come out worse.
    let score = |name: &str| {
        let db = format!("{name}.db");
        centre.run(&["exam", "trust", "centre.key.pub", "--db", &db]);
        counted_exam(&centre, &db)["score"].as_u64().unwrap()
    };
    let (one, two) = (score("one"), score("two"));
    let kept = |name: &str| {
        let export = fs::read_to_string(centre.path(&format!("{name}.jsonl"))).unwrap();
        lines(&merged[0]) == lines(&export)
    };
    match one.cmp(&two) {
        Ordering::Less => assert!(kept("one")),
        Ordering::Greater => assert!(kept("two")),
        Ordering::Equal => assert!(kept("one") || kept("two")),
    }
}

#[test]
fn calls_of_an_exam_by_ticket_are_read_only_where_the_centre_s_key_is_known() {
    let centre = Centre::new();
    centre.issue("aiko.ticket", &[]);
    centre.sit_with("aiko.ticket", &answers(), &["--db", "aiko.db"]);
    let calls = |more: &[&str]| {
        let args = ["records", "calls", "--as", "Aiko", "--db", "aiko.db"];
        centre.run(&[&args, more].concat())
    };
    // In the candidate's own file: when, which level, and how it went, in both languages.
    for (lang, told, best) in [
        (
            "en",
            "Of exams by ticket: your trainer reads these",
            "points",
        ),
        ("ja", "チケットの試験の電話", "点"),
    ] {
        let list = out(&calls(&["--lang", lang]));
        assert!(list.contains(told) && !list.contains(best), "{list}");
        assert!(!list.contains("records calls 1"), "{list}");
        let levels: usize = list
            .matches(if lang == "en" { "level" } else { "レベル" })
            .count();
        assert_eq!(levels, 5, "{list}");
    }
    let one = calls(&["1"]);
    assert_eq!((code(&one), out(&one).as_str()), (Some(2), ""));
    // In the trainer's.
    centre.run(&["exam", "trust", "centre.key.pub", "--db", "aiko.db"]);
    assert!(out(&calls(&[])).contains("points"));
    let one = calls(&["1"]);
    assert_eq!(code(&one), Some(0), "{}", err(&one));
    assert!(out(&one).contains("You: "), "{}", out(&one));
    // A certificate that is gone names no centre.
    let db = Connection::open(centre.path("aiko.db")).unwrap();
    db.execute("DELETE FROM certificate", []).unwrap();
    assert_eq!(code(&calls(&["1"])), Some(2));
}

#[test]
fn an_exam_that_nobody_read_is_told_and_what_records_prove_is_said() {
    let centre = Centre::new();
    let issued = centre.issue("aiko.ticket", &[]);
    let said = out(&issued);
    assert!(
        said.contains("no login") && said.contains("candidate's computer"),
        "{said}"
    );
    centre.sit("aiko.ticket", &answers());
    let verified = centre.verify("cardcode-certificate.json", &[]);
    assert_eq!(code(&verified), Some(0));
    assert!(
        err(&verified).contains("less than anybody needs"),
        "{}",
        err(&verified)
    );
    let verified = centre.verify("cardcode-certificate.json", &["--lang", "ja"]);
    assert!(err(&verified).contains("短すぎます"), "{}", err(&verified));
    let team = out(&centre.run(&["report", "--team"]));
    assert!(team.trim_end().ends_with("computer."), "{team}");
}

#[test]
fn letters_that_are_none_are_told_without_any_that_look_like_an_answer() {
    let centre = Centre::new();
    centre.issue("aiko.ticket", &[]);
    for lang in ["en", "ja"] {
        let args = ["train", "exam", "--ticket", "aiko.ticket", "--lang", lang];
        let told = centre.run(&[&args[..], &["--letters", "AAAA-AAAA"]].concat());
        let told = (code(&told), err(&told));
        assert!(
            told.0 == Some(2) && told.1.contains("BCDF-GHJK"),
            "{told:?}"
        );
        assert!(
            !told.1.contains(&SpokenLetters::of(b"").to_string()),
            "{told:?}"
        );
    }
}

#[test]
fn a_changed_certificate_or_another_key_is_told_with_code_1() {
    let centre = Centre::new();
    centre.issue("aiko.ticket", &[]);
    centre.sit("aiko.ticket", &answers());
    type Change = fn(&mut Value);
    let changes: [Change; 5] = [
        |one| one["sitting"]["result"]["passed"] = json!(true),
        |one| one["sitting"]["result"]["score"] = json!(100),
        |one| one["sitting"]["ticket"]["candidate"] = json!("Ben"),
        |one| one["sitting"]["ended"] = one["sitting"]["began"].clone(),
        |one| one["sitting"]["answers"]["sorts"][0] = json!(2),
    ];
    for change in changes {
        let file = centre.changed(change);
        let told = centre.verify(&file, &[]);
        let is_told = err(&told).contains("Do not trust");
        assert_eq!((code(&told), is_told), (Some(1), true), "{}", err(&told));
        assert_eq!(out(&told), "");
    }
    // As it was, in another layout, it holds.
    let file = centre.changed(|_| {});
    assert_eq!(code(&centre.verify(&file, &[])), Some(0));
    let other = Centre::new();
    fs::copy(centre.path(&file), other.path(&file)).unwrap();
    let told = other.verify(&file, &[]);
    assert_eq!(code(&told), Some(1));
    assert!(err(&told).contains("another key"), "{}", err(&told));
    let told = centre.verify("aiko.ticket", &[]);
    assert_eq!(code(&told), Some(1));
    assert!(err(&told).contains("no certificate"), "{}", err(&told));
}

#[test]
fn what_the_ticket_decides_is_not_asked_for_beside_it() {
    let centre = Centre::new();
    centre.issue("aiko.ticket", &[]);
    let sit = ["train", "exam", "--ticket", "aiko.ticket"];
    let wrong: [&[&str]; 4] = [
        &["--seed", "5"],
        &["--minutes", "90"],
        &["--as", "Ben"],
        &["--db", ":none:"],
    ];
    for more in wrong {
        let told = centre.run(&[&sit, more].concat());
        assert_eq!(code(&told), Some(2), "{more:?}: {}", out(&told));
        assert!(
            err(&told).contains(more[0]) || more[0] == "--as",
            "{}",
            err(&told)
        );
    }
    let told = centre.run(&["train", "calls", "--ticket", "aiko.ticket"]);
    assert_eq!(code(&told), Some(2));
    // The same name is no other one.
    let told = centre.sit_with("aiko.ticket", "", &["--as", "AIKO"]);
    assert_eq!(code(&told), Some(0), "{}", err(&told));
}

#[test]
fn no_question_of_a_ticket_is_seen_before_its_letters_are_said() {
    let centre = Centre::new();
    let issued = out(&centre.issue("aiko.ticket", &[]));
    centre.issue("ben.ticket", &[]);
    let told = centre.run(&[
        "exam",
        "letters",
        "aiko.ticket",
        "ben.ticket",
        "--key",
        "centre.key",
    ]);
    let told = out(&told);
    let lines: Vec<_> = told
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .collect();
    let [(letters, "Aiko"), (others, "Aiko")] = lines[..] else {
        panic!("{told}");
    };
    assert_ne!(letters, others);
    assert!(
        issued.contains(&format!("Start letters: {letters}")),
        "{issued}"
    );
    let sit = |more: &[&str]| {
        let args = ["train", "exam", "--ticket", "aiko.ticket", "--plain"];
        centre.typed(&[&args[..], more].concat(), &answers())
    };
    // Without them, with another ticket's, and with what are none.
    for (more, exit, word) in [
        (&[][..], 2, "--letters"),
        (&["--letters", others], 1, "not the start letters"),
        (&["--letters", "1234"], 2, "BCDF"),
    ] {
        let refused = sit(more);
        assert_eq!(code(&refused), Some(exit), "{more:?}");
        let told = err(&refused).replace(&SpokenLetters::of(b"").to_string(), "BCDF");
        assert!(told.contains(word) && !told.contains("1234"), "{told}");
        assert_eq!(out(&refused), "");
    }
    assert!(!centre.path("cardcode-certificate.json").exists());
    let typed = letters.replace('-', " ").to_lowercase();
    let sat = sit(&["--letters", &typed]);
    assert!(out(&sat).contains("Check letters: "), "{}", err(&sat));
    let verified = out(&centre.verify("cardcode-certificate.json", &[]));
    assert!(verified.contains("start letters"), "{verified}");
    let file = centre.changed(|one| one["sitting"]["start_key"] = json!("a".repeat(64)));
    assert_eq!(code(&centre.verify(&file, &[])), Some(1));
    // Another centre's key tells no letters of these tickets, and letters belong to a ticket.
    let other = Centre::new();
    fs::copy(centre.path("aiko.ticket"), other.path("aiko.ticket")).unwrap();
    let told = other.run(&["exam", "letters", "aiko.ticket", "--key", "centre.key"]);
    assert!(
        code(&told) == Some(1) && err(&told).contains("another key"),
        "{}",
        err(&told)
    );
    let told = centre.run(&["train", "calls", "--letters", letters]);
    assert_eq!(code(&told), Some(2), "{}", err(&told));
}

#[test]
fn a_ticket_that_cannot_be_sat_is_refused_in_one_sentence() {
    let centre = Centre::new();
    let late = centre.issue(
        "early.ticket",
        &["--from", "2098-01-01", "--until", "2098-01-02"],
    );
    assert_eq!(code(&late), Some(0), "{}", err(&late));
    let told = centre.sit("early.ticket", "");
    assert_eq!(code(&told), Some(1));
    assert!(err(&told).contains("2098-01-01"), "{}", err(&told));
    centre.issue("aiko.ticket", &[]);
    let text = fs::read_to_string(centre.path("aiko.ticket")).unwrap();
    let longer = text.replace("\"minutes\": 40", "\"minutes\": 400");
    assert_ne!(longer, text);
    fs::write(centre.path("longer.ticket"), longer).unwrap();
    fs::write(centre.path("no.ticket"), "{}").unwrap();
    for (ticket, word) in [
        ("longer.ticket", "was changed"),
        ("no.ticket", "no ticket"),
        ("missing.ticket", "missing.ticket"),
    ] {
        let told = centre.sit(ticket, "");
        assert_eq!(code(&told), Some(1), "{ticket}");
        assert!(err(&told).contains(word), "{}", err(&told));
        assert_eq!(err(&told).lines().count(), 1);
    }
    let told = centre.issue(
        "past.ticket",
        &["--from", "2020-01-01", "--until", "2020-01-02"],
    );
    assert_eq!(code(&told), Some(2));
    assert!(!centre.path("past.ticket").exists());
    // Nothing is recorded after 2099, so no ticket goes beyond it.
    let told = centre.issue("far.ticket", &["--until", "2100-01-01"]);
    assert_eq!(code(&told), Some(2));
    assert!(!centre.path("far.ticket").exists());
}

#[test]
fn what_was_left_goes_on_by_its_ticket_alone() {
    let centre = Centre::new();
    centre.issue("aiko.ticket", &[]);
    // Begun, and left before any answer: it is begun all the same.
    centre.sit("aiko.ticket", "1\n");
    let db = || Connection::open(centre.path("records.db")).unwrap();
    let count = |sql: &str| {
        db().query_row(sql, [], |row| row.get::<_, usize>(0))
            .unwrap()
    };
    let open = "SELECT count(*) FROM attempt WHERE kind = 'exam' AND ended IS NULL";
    assert_eq!(count(open), 1);
    let practice = centre.typed(&["train", "--as", "Aiko", "--plain"], "");
    assert!(
        !out(&practice).contains("Go on where you left off"),
        "{}",
        out(&practice)
    );
    let on = centre.sit("aiko.ticket", "1\n1\n");
    assert!(out(&on).contains("\n3/22"), "{}", out(&on));
    assert_eq!(count("SELECT count(*) FROM attempt WHERE kind = 'exam'"), 1);
    // Its minutes run while it is left.
    db().execute("UPDATE attempt SET began = began - 3000000", [])
        .unwrap();
    let over = centre.sit("aiko.ticket", "1\n");
    assert!(out(&over).contains("Time is up"), "{}", out(&over));
    // What was done until then is certified, with the time that the ticket allows.
    let verified = centre.verify("cardcode-certificate.json", &[]);
    assert_eq!(code(&verified), Some(0), "{}", err(&verified));
}

#[test]
fn keys_and_tickets_are_nobody_elses_and_replace_nothing() {
    let centre = Centre::new();
    let mode = |name: &str| {
        fs::metadata(centre.path(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    centre.issue("aiko.ticket", &[]);
    assert_eq!((mode("centre.key"), mode("aiko.ticket")), (0o600, 0o600));
    let key = fs::read_to_string(centre.path("centre.key")).unwrap();
    for again in [
        centre.run(&["exam", "key", "centre.key"]),
        centre.issue("aiko.ticket", &[]),
    ] {
        assert_eq!(code(&again), Some(1));
        assert!(err(&again).contains("is there already"), "{}", err(&again));
    }
    assert_eq!(fs::read_to_string(centre.path("centre.key")).unwrap(), key);
    let public = fs::read_to_string(centre.path("centre.key.pub")).unwrap();
    assert!(!public.contains("secret"));
    let told = centre.run(&[
        "exam",
        "issue",
        "--for",
        "Ben",
        "--key",
        "centre.key.pub",
        "--out",
        "b",
    ]);
    assert_eq!(code(&told), Some(1));
    fs::set_permissions(centre.path("centre.key"), fs::Permissions::from_mode(0o644)).unwrap();
    let told = centre.issue("ben.ticket", &[]);
    assert!(err(&told).contains("chmod 600"), "{}", err(&told));
}

#[test]
fn what_is_missing_is_named_as_it_is_to_be_typed() {
    let centre = Centre::new();
    for (args, missing) in [
        (&["exam", "verify", "a.json"][..], "--key FILE"),
        (&["exam", "issue"], "--for ALIAS"),
    ] {
        let refused = centre.run(args);
        assert_eq!(refused.status.code(), Some(2));
        assert!(err(&refused).contains(missing), "{}", err(&refused));
        assert!(!err(&refused).contains('<'), "{}", err(&refused));
    }
}
