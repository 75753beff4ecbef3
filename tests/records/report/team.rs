//! The overview of a team: what it says of whom, and on what that rests.

use std::collections::BTreeSet;

use cardcode::records::database::Store;
use cardcode::training::day::Day;
use cardcode::training::exam::ExamGap;
use cardcode::training::period::{Period, ReportScope};
use cardcode::training::report::Report;
use cardcode::training::roster::Roster;
use cardcode::training::team::items::{ENOUGH_CASES, ItemFlaw, items};
use cardcode::training::team::overview::TeamOverview;
use cardcode::training::team::person::{PersonStanding, Readiness};
use cardcode::training::team::practice::{
    JudgedCall, JudgedExam, PersonPractice, TeamPractice, TicketProof,
};

use super::practice::{NOW, Practice, pack};
use crate::common::trainee::Trainee;

/// The same, as another call.
fn again(call: JudgedCall) -> JudgedCall {
    JudgedCall {
        begun: uuid::Uuid::new_v4().to_string(),
        ..call
    }
}

pub fn call(level: usize, passed: bool, broken: &[&str]) -> JudgedCall {
    JudgedCall {
        begun: uuid::Uuid::new_v4().to_string(),
        level,
        is_rehearsed: false,
        passed,
        cause: Some("pin-typed".to_owned()),
        found: passed,
        spent: 60_000,
        broken: broken.iter().map(|rule| (*rule).to_owned()).collect(),
    }
}

/// So many calls at this level, the first of them failed.
pub fn calls(level: usize, all: usize, failed: usize) -> Vec<JudgedCall> {
    let mut calls: Vec<JudgedCall> = (0..all)
        .map(|place| call(level, place >= failed, &[]))
        .collect();
    // Nobody is ready who never recognised a fraud.
    if let Some(last) = calls.last_mut() {
        last.cause = Some("fake-page".to_owned());
    }
    calls
}

pub fn exam(passed: bool) -> Vec<JudgedExam> {
    vec![JudgedExam {
        day: Day(20_000),
        proof: TicketProof::Certified,
        passed,
        score: 70,
        calls_passed: 3,
        failed: vec!["over-limit".to_owned()],
        broken: vec!["advice-missing".to_owned()],
        cards: 5,
        requests: 7,
    }]
}

pub fn person(alias: &str, calls: Vec<JudgedCall>, exams: Vec<JudgedExam>) -> PersonPractice {
    PersonPractice {
        alias: alias.to_owned(),
        last_day: (!calls.is_empty()).then_some(Day(20_000)),
        calls,
        exams,
        ..PersonPractice::default()
    }
}

fn standing(calls: Vec<JudgedCall>, exams: Vec<JudgedExam>) -> PersonStanding {
    PersonStanding::new(&pack(), &person("Aiko", calls, exams))
}

pub fn team(people: Vec<PersonPractice>) -> TeamOverview {
    let practice = TeamPractice {
        group: None,
        period: Period::default(),
        today: Day(20_001),
        people,
        unlisted: Vec::new(),
    };
    TeamOverview::new(&pack(), &practice)
}

#[test]
fn somebody_is_ready_by_ten_hard_calls_no_blocker_and_the_exam_alone() {
    let is = |calls, exams| standing(calls, exams).readiness;
    assert_eq!(is(calls(3, 10, 2), exam(true)), Readiness::Ready);
    assert_eq!(is(calls(3, 10, 2), exam(false)), Readiness::NeedsExam);
    assert_eq!(is(calls(3, 10, 2), Vec::new()), Readiness::NeedsExam);
    // An exam without a ticket may have been rehearsed; one whose ticket nothing proves may have been made up.
    for proof in [
        TicketProof::NoTicket,
        TicketProof::NoCertificate,
        TicketProof::UnknownCentre,
    ] {
        let mut practised = exam(true);
        practised[0].proof = proof;
        let alone = standing(calls(3, 10, 2), practised.clone());
        assert_eq!(alone.readiness, Readiness::NeedsExam);
        let is_told = (proof != TicketProof::NoTicket).then_some(proof);
        assert_eq!(alone.unproven, is_told);
        practised.splice(0..0, exam(true));
        assert_eq!(is(calls(3, 10, 2), practised), Readiness::Ready);
    }
    assert_eq!(is(calls(3, 10, 3), exam(true)), Readiness::Weak);
    // What is easy proves nothing, however much of it there is.
    assert_eq!(is(calls(2, 40, 0), exam(true)), Readiness::TooFew);
    assert_eq!(is(calls(3, 9, 0), exam(true)), Readiness::TooFew);
    assert_eq!(is(Vec::new(), exam(true)), Readiness::Absent);
    // Ten times the same call is one call.
    let mut same = calls(3, 10, 0);
    for call in &mut same {
        call.begun = "{\"call\":{\"drawn\":[3,5]}}".to_owned();
    }
    assert_eq!(is(same, exam(true)), Readiness::TooFew);
    // Nor does it wipe away what was before it, and what is never allowed counts each time.
    let mut again = [vec![call(3, true, &["never-ask-code"])], calls(3, 9, 0)].concat();
    let twelfth = again[9].clone();
    again.extend(std::iter::repeat_n(twelfth, 12));
    assert_eq!(is(again.clone(), exam(true)), Readiness::Blocked);
    again.push(JudgedCall {
        broken: vec!["never-ask-code".to_owned()],
        ..again[9].clone()
    });
    assert_eq!(
        standing(again, exam(true)).blockers().first().unwrap().hits,
        1
    );
    // One serious breach of ten calls is enough, and one of the eleventh is past.
    let with_code = [vec![call(3, true, &["never-ask-code"])], calls(3, 9, 0)].concat();
    assert_eq!(is(with_code.clone(), exam(true)), Readiness::Blocked);
    let later = [with_code, calls(3, 1, 0)].concat();
    assert_eq!(is(later, exam(true)), Readiness::Ready);
    // Calls at a low level, of an exam or to warm up, cost nothing while most are at the level.
    let warm = |easy: usize| [calls(3, 10, 0), calls(1, easy, 0)].concat();
    assert_eq!(is(warm(4), exam(true)), Readiness::Ready);
    assert_eq!(is(warm(5), exam(true)), Readiness::TooFew);
}

#[test]
fn an_exam_that_was_not_passed_says_what_it_lacked() {
    let last = standing(calls(3, 10, 0), exam(false)).exam.unwrap();
    let lacks = [ExamGap::Calls, ExamGap::Requests, ExamGap::Points];
    assert_eq!(last.gaps, lacks);
    let last = standing(calls(3, 10, 0), exam(true)).exam.unwrap();
    assert!(last.gaps.is_empty());
}

#[test]
fn a_conclusion_waits_for_enough_cases() {
    let few = standing(calls(3, 2, 2), Vec::new());
    assert_eq!(few.readiness, Readiness::TooFew);
    assert!(few.weakest_cause().is_none(), "two calls rank no cause");
    let same = vec![call(3, false, &[]); 3];
    let same = same.into_iter().zip(0..).map(|(call, n)| JudgedCall {
        begun: n.to_string(),
        ..call
    });
    assert_eq!(standing(same.collect(), Vec::new()).causes[0].of, 3);
    assert!(
        standing(calls(3, 4, 4), Vec::new())
            .weakest_cause()
            .is_some()
    );
    let once = [vec![call(3, true, &["recap"])], calls(3, 9, 0)].concat();
    assert!(standing(once, Vec::new()).weakest_rule().is_none());
    assert!(standing(calls(3, 19, 0), Vec::new()).trend.is_none());
    let trend = standing(calls(3, 20, 6), Vec::new()).trend.unwrap();
    assert_eq!((trend.before, trend.last), (4, 10));
    // Nor is an item judged on fewer answers than these.
    let people = |cases: u32| {
        let each = calls(3, cases as usize, 0);
        items(&[person("Aiko", each, Vec::new())])
    };
    let flaw = |cases: u32| people(cases).iter().find_map(|item| item.flaw);
    assert_eq!(flaw(ENOUGH_CASES - 1), None);
    assert_eq!(flaw(ENOUGH_CASES), Some(ItemFlaw::TooEasy));
}

/// The report of one person, and where they stand in the team, of the same days.
fn both(practice: &Practice, alias: &str, period: Period) -> (Report, PersonStanding) {
    let store = Store::open(&practice.folder.path().join("records.db")).unwrap();
    let own = ReportScope::whole(Some(alias)).within(period);
    let report = store.report(&own, NOW).unwrap().unwrap();
    let everybody = ReportScope::default().within(period);
    let team = store.team(&everybody, &Roster::default(), NOW).unwrap();
    let team = TeamOverview::new(&pack(), &team);
    (report, team.person(alias).unwrap().clone())
}

#[test]
fn the_team_counts_of_a_person_what_the_person_s_report_counts() {
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let today = Day::of(NOW.ms, NOW.zone);
    let mut exams = 0;
    for (since, until) in [
        (None, None),
        (Some(9), None),
        (Some(9), Some(3)),
        (None, Some(5)),
    ] {
        let day = |ago: Option<i64>| ago.map(|ago| Day(today.0 - ago));
        let period = Period {
            since: day(since),
            until: day(until),
        };
        for (alias, _) in &practice.done {
            let (report, person) = both(&practice, alias, period);
            let totals = &report.totals;
            assert_eq!(person.calls, totals.calls, "{alias} {period:?}");
            assert_eq!((person.days, person.minutes), (totals.days, totals.minutes));
            assert_eq!(person.overdue, report.overdue);
            assert_eq!(person.last_day, report.practised.map(|(_, last)| last));
            let causes = report.causes.iter();
            let causes: BTreeSet<_> = causes
                .map(|one| (&one.id, one.last_found, one.last))
                .collect();
            let own = person.causes.iter();
            let own: BTreeSet<_> = own.map(|one| (&one.id, one.hits, one.of)).collect();
            assert_eq!(own, causes);
            let rules = report.rules.iter().filter(|one| one.last_broken > 0);
            let rules: BTreeSet<_> = rules
                .map(|one| (&one.id, one.last_broken, one.last))
                .collect();
            let own = person.rules.iter();
            let own: BTreeSet<_> = own.map(|one| (&one.id, one.hits, one.of)).collect();
            assert_eq!(own, rules);
            if let Some(last) = report.exams.last() {
                let exam = person.exam.as_ref().unwrap();
                assert_eq!(
                    (exam.day, exam.score, exam.passed),
                    (last.day, last.score, last.passed)
                );
                assert_eq!(exam.gaps.is_empty(), exam.passed, "it says why");
            }
            exams += report.exams.len();
            let before = period.until.unwrap_or(today);
            assert!(person.last_day.is_none_or(|day| day <= before));
        }
    }
    assert!(exams > 0);
}

#[test]
fn what_is_left_is_counted_and_a_name_without_records_is_told_apart() {
    let pack = pack();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("records.db");
    let mut trainee = Trainee::new(&pack, &file, "Aiko", 5, NOW);
    trainee.skill = 90;
    trainee.call(1);
    let origin = cardcode::training::call::scenario::ScenarioId::Drawn(1, 7);
    let opening = {
        let case = cardcode::training::call::scenario::Scenario::new(&pack, &origin).unwrap();
        case.perfect()[..2].to_vec()
    };
    trainee.call_with(origin, &opening);
    let store = Store::open(&file).unwrap();
    let list = "alias,group\nＡＩＫＯ,Osaka\nAikko,Osaka\nBen,Osaka\nChika,Tokyo\n";
    let roster = Roster::parse(list).unwrap();
    let osaka = ReportScope {
        group: Some(("Osaka".to_owned(), roster.people(Some("Osaka")))),
        ..ReportScope::default()
    };
    let team = store.team(&osaka, &roster, NOW).unwrap();
    let team = TeamOverview::new(&pack, &team);
    let names: Vec<(&str, Readiness)> = team
        .people
        .iter()
        .map(|one| (one.alias.as_str(), one.readiness))
        .collect();
    assert_eq!(names, [("Aiko", Readiness::TooFew)]);
    let unlisted = |team: &TeamOverview| -> Vec<(String, Option<String>)> {
        let unlisted = team.unlisted.iter();
        unlisted
            .map(|one| (one.name.clone(), one.nearest.clone()))
            .collect()
    };
    let near = ("Aikko".to_owned(), Some("Aiko".to_owned()));
    let ben = ("Ben".to_owned(), None);
    assert_eq!(unlisted(&team), [near.clone(), ben.clone()]);
    let aiko = team.person("Aiko").unwrap();
    assert_eq!((aiko.calls, aiko.left_calls, aiko.left_exams), (1, 1, 0));
    assert_eq!(aiko.groups, ["Osaka"]);
    for lang in crate::common::languages(&pack) {
        let told = cardcode::view::team::text::told(&pack, &lang, &team);
        let says = told.unlisted.unwrap();
        assert!(says.contains("Aikko") && says.contains("Aiko") && says.contains("Ben"));
        assert_eq!(told.rows.len(), 1, "and they are nobody's row");
        let names: Vec<&String> = told.tomorrow.iter().map(|one| &one.people).collect();
        assert!(
            names.iter().all(|names| !names.contains("Ben")),
            "{names:?}"
        );
    }
    let whole = store.team(&ReportScope::default(), &roster, NOW).unwrap();
    let whole = TeamOverview::new(&pack, &whole);
    assert_eq!(whole.people.len(), 1);
    assert_eq!(unlisted(&whole), [near, ben, ("Chika".to_owned(), None)]);
}

#[test]
fn nobody_is_ready_who_recognised_no_fraud_or_took_calls_by_a_seed_of_their_own() {
    let pack = pack();
    assert_eq!(pack.desk().ready.frauds, 1);
    let standing = |calls: Vec<JudgedCall>| {
        let one = person("Sato", calls, exam(true));
        PersonStanding::new(&pack, &one)
    };
    let all = calls(3, 10, 0);
    assert_eq!(standing(all.clone()).readiness, Readiness::Ready);
    // Ten calls about anything else do not show it, nor does a fraud that was missed.
    let mut none = all.clone();
    none[9].cause = Some("pin-typed".to_owned());
    assert_eq!(standing(none.clone()).missing, [Readiness::NoFraud]);
    // One that was recognised long ago does: among the last ten it would be chance.
    let since = [
        calls(3, 1, 0),
        none.clone(),
        none.into_iter().map(again).collect(),
    ]
    .concat();
    assert_eq!(standing(since).readiness, Readiness::Ready);
    let mut missed = all.clone();
    missed[9].passed = false;
    assert_eq!(standing(missed).missing, [Readiness::NoFraud]);
    // Calls of a seed that was asked for may have been rehearsed: they count only against somebody.
    let mut rehearsed = all.clone();
    for call in &mut rehearsed {
        call.is_rehearsed = true;
    }
    let rehearsed = standing(rehearsed);
    assert_eq!(
        (rehearsed.calls, rehearsed.readiness),
        (0, Readiness::TooFew)
    );
    let mut broken = all;
    let more = call(3, false, &["never-ask-code"]);
    broken.push(JudgedCall {
        is_rehearsed: true,
        ..more
    });
    assert_eq!(standing(broken).readiness, Readiness::Blocked);
}

#[test]
fn what_the_last_exam_lacked_is_told_by_name_with_its_figures() {
    let pack = pack();
    let mut failed = exam(false);
    failed[0].broken = vec!["never-ask-code".to_owned(), "never-ask-code".to_owned()];
    failed[0].cards = 3;
    let one = PersonStanding::new(&pack, &person("Sato", calls(3, 10, 0), failed));
    for (lang, parts) in [
        (
            "en",
            [
                "3 of 5 calls passed, 4 needed",
                "pointing, 3 of 5 right",
                "70 points",
            ],
        ),
        (
            "ja",
            ["電話の合格は5本中3本", "場所を指す問題は5問中3問", "70点"],
        ),
    ] {
        let lang = cardcode::text::lang::Lang::new(lang);
        let words = cardcode::pack::words::Words {
            pack: &pack,
            lang: &lang,
        };
        let why = cardcode::view::team::figures::why(words, &one);
        let named = |id: &str| pack.causes().get(id).unwrap().name.get(&lang).to_owned();
        let rule = pack.desk().rule("never-ask-code").unwrap();
        assert!(why.contains(&*named("over-limit")), "{why}");
        assert_eq!(why.matches(rule.name.get(&lang)).count(), 1, "{why}");
        assert!(parts.iter().all(|part| why.contains(part)), "{why}");
    }
}
