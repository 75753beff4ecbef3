//! What statements say.

use cardcode::xapi::extension;
use cardcode::xapi::statements as xapi_statements;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cardcode::text::letters::Letters;
use cardcode::training::attempt::{Attempt, AttemptOrigin, AttemptOutcome};
use cardcode::training::call::scenario::ScenarioId;
use cardcode::training::ticket_draw::TicketDraw;
use serde_json::Value;
use tempfile::tempdir;

use crate::seat::{LATER, Seat};
use crate::store::{pack, python, rows, script, wanted};

#[test]
fn statements_are_valid_and_say_nothing_that_was_typed_but_the_alias() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let past = seat.store().past(None).unwrap();
    // The call that is open, and nothing else, stays here.
    let open = rows(&seat.file, "SELECT kind FROM attempt WHERE ended IS NULL");
    assert_eq!(open, ["call"]);
    let kinds = rows(
        &seat.file,
        "SELECT DISTINCT kind || outcome FROM attempt WHERE ended IS NOT NULL ORDER BY 1",
    );
    let all = [
        "callfailed",
        "callpassed",
        "cardsdone",
        "cardsunfinished",
        "exampassed",
        "requestsdone",
    ];
    assert_eq!(kinds, all);
    let text = xapi_statements::array(pack(), &past, xapi_statements::HOME).unwrap();
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    let of = |verb: &str| {
        let iri = match verb {
            "abandoned" => "https://w3id.org/xapi/adl/verbs/abandoned".to_owned(),
            verb => format!("http://adlnet.gov/expapi/verbs/{verb}"),
        };
        all.iter().filter(|one| one["verb"]["id"] == *iri).count()
    };
    let left = past.iter().filter(|past| {
        let ended = past.ended.map(|(_, outcome)| outcome);
        ended == Some(AttemptOutcome::Unfinished)
    });
    assert_eq!(of("abandoned"), left.count());
    assert!(of("abandoned") > 0);
    let answers: usize = past.iter().map(|past| past.answers.len()).sum();
    assert_eq!(of("initialized"), past.len());
    assert_eq!(of("terminated") + of("abandoned"), past.len());
    assert_eq!(of("answered"), answers);
    assert!(of("passed") > 0 && of("failed") > 0 && of("completed") > 0);
    // All text that is no name of the pack's: the alias, and times.
    let mut met = BTreeSet::new();
    for one in &all {
        // Both languages say what was done.
        for lang in ["ja-JP", "en-US"] {
            assert!(one["verb"]["display"][lang].is_string(), "{one}");
        }
        let broken = &one["result"]["extensions"][extension::BROKEN];
        assert!(
            broken.is_null() || one["result"]["success"] == false,
            "{one}"
        );
        let account = &one["actor"]["account"];
        assert_eq!(account["name"], "Haruka");
        assert_eq!(account["homePage"], "https://cardcode.invalid");
        assert!(!one.to_string().contains("mailto"));
        let of = [&one["context"]["extensions"], &one["result"]["extensions"]];
        met.extend(
            of.into_iter()
                .filter_map(Value::as_object)
                .flat_map(|of| of.keys().cloned()),
        );
    }
    // Every extension that is documented is used, and no other.
    let known: BTreeSet<String> = extension::ALL
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    assert_eq!(met, known);
    let Some(python) = python() else { return };
    validated(python, &all);
}

/// Has the statements validated by the store's own models, and one that is wrong, to know that they look.
fn validated(python: PathBuf, all: &[Value]) {
    let mut validator = Command::new(python)
        .arg(script("validate.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut with_bad = all.to_vec();
    let mut bad = all.last().unwrap().clone();
    bad["result"]["duration"] = "3min".into();
    with_bad.push(bad);
    let input = serde_json::to_string(&with_bad).unwrap();
    validator
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let told = validator.wait_with_output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(
        told.contains("3min") && told.contains("terminated"),
        "{told}"
    );
    assert_eq!(told.matches("validation error").count(), 1, "{told}");
}

#[test]
fn the_page_on_xapi_tells_every_extension() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/xapi.md");
    let page = std::fs::read_to_string(page).unwrap();
    for name in extension::ALL {
        let last = name.rsplit(':').next().unwrap();
        assert!(
            page.contains(&format!("| `{last}` |")),
            "docs/xapi.md: {last}"
        );
    }
}

#[test]
fn the_same_records_give_the_same_statements_and_the_counts_agree() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "");
    seat.some_of_all();
    seat.exam_by_ticket();
    let store = seat.store();
    let lrs = store.lrs("https://lrs.example.com/xapi").unwrap();
    for waiting in store.waiting(lrs, None, LATER).unwrap().0 {
        let past = store.waiting_attempt(&waiting).unwrap().unwrap();
        let statements = xapi_statements::statements(pack(), &past, xapi_statements::HOME);
        assert_eq!(waiting.all, statements.len());
        assert_eq!(
            statements,
            xapi_statements::statements(pack(), &past, xapi_statements::HOME)
        );
        assert_eq!(statements[0].actor.account.name, xapi_statements::NOBODY);
        // Of another version of the pack: the same ids, and no choices that it may not have had.
        let mut other = past.clone();
        other.pack[2] = "0".repeat(64);
        let others = xapi_statements::statements(pack(), &other, xapi_statements::HOME);
        for (one, other) in statements.iter().zip(&others) {
            assert_eq!((&one.id, &one.object.id), (&other.id, &other.object.id));
            assert!(other.object.definition.choices.is_empty());
            assert_eq!(one.object.definition.name, other.object.definition.name);
        }
        // Of another pack: ids alone.
        other.pack[0] = "elsewhere".to_owned();
        for other in xapi_statements::statements(pack(), &other, xapi_statements::HOME) {
            assert!(other.object.definition.name.is_empty());
            assert!(other.object.id.starts_with("urn:cardcode:pack:elsewhere"));
        }
    }
    assert_eq!(
        store.waiting(lrs, Some("Haruka"), LATER).unwrap(),
        (Vec::new(), 0)
    );
}

#[test]
fn choices_hold_what_was_answered_and_what_would_be_right() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let mut right = 0;
    for one in wanted(&seat.store()).values() {
        let definition = &one["object"]["definition"];
        if definition["interactionType"] != "choice" {
            continue;
        }
        let choices: Vec<&str> = definition["choices"]
            .as_array()
            .unwrap()
            .iter()
            .map(|choice| choice["id"].as_str().unwrap())
            .collect();
        let each: BTreeSet<&str> = choices.iter().copied().collect();
        assert_eq!(each.len(), choices.len(), "{choices:?}");
        let response = one["result"]["response"].as_str().unwrap();
        assert!(each.contains(response), "{response} in {choices:?}");
        if let Some(pattern) = definition["correctResponsesPattern"].as_array() {
            let is_right = pattern.iter().any(|one| one == response);
            assert_eq!(one["result"]["success"], is_right, "{one}");
            right += usize::from(is_right);
        }
    }
    assert!(right > 10, "{right}");
}

/// Most statements and bytes of the day below: docs/performance.md tells them.
const DAY: (usize, usize) = (220, 400_000);

#[test]
fn a_seat_s_day_is_small() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    for n in 0..10 {
        seat.call(ScenarioId::Drawn(1 + n % 5, 100 + n as u64));
    }
    let size = |seat: &Seat| {
        let all = wanted(&seat.store());
        let bytes: usize = all.values().map(|one| one.to_string().len() + 1).sum();
        (all.len(), bytes)
    };
    let calls = size(&seat);
    seat.cards(1, 8);
    seat.requests(2);
    let day = size(&seat);
    println!("ten calls: {calls:?}; with two drills: {day:?}");
    assert!(day.0 <= DAY.0 && day.1 <= DAY.1, "{day:?}");
}

#[test]
fn an_exam_completes_the_course_and_passes_it_only_by_ticket() {
    let folder = tempdir().unwrap();
    let mut seat = Seat::new(pack(), folder.path(), "Haruka");
    seat.some_of_all();
    let past = seat.store().past(None).unwrap().into_iter();
    let is_exam = |past: &Attempt| past.begun.mode == "exam" && past.exam.is_none();
    let exams: Vec<Attempt> = past.filter(is_exam).collect();
    let [exam] = &exams[..] else {
        panic!("{exams:?}")
    };
    let of_course = |past: &Attempt| -> Vec<String> {
        let all = xapi_statements::statements(pack(), past, xapi_statements::HOME);
        let course = all
            .iter()
            .filter(|one| one.object.id == "urn:cardcode:pack:cardcode");
        course
            .inspect(|one| assert_eq!(one.context.context_activities, None))
            .map(|one| one.verb.id.rsplit('/').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        of_course(exam),
        ["completed"],
        "without a ticket it is practice"
    );
    let mut by_ticket = exam.clone();
    by_ticket.begun.origin = AttemptOrigin::Ticket {
        ticket: TicketDraw(Letters([7; 16])),
        minutes: 40,
    };
    assert_eq!(of_course(&by_ticket), ["passed", "completed"]);
    let (ended, _) = exam.ended.unwrap();
    by_ticket.ended = Some((ended, AttemptOutcome::Failed));
    assert_eq!(of_course(&by_ticket), ["completed"]);
    by_ticket.ended = Some((ended, AttemptOutcome::Unfinished));
    assert_eq!(of_course(&by_ticket), [""; 0]);
}
