//! Reports: numbers that are those of the practice.

use std::collections::{BTreeMap, BTreeSet};

use cardcode::records::database::Store;
use cardcode::training::call::transcript::Move;
use cardcode::training::day::Day;
use cardcode::training::day::Moment;
use cardcode::training::period::ReportScope;
use cardcode::training::report::{AHEAD, LAST_CALLS, LAST_OF_CAUSE, Report};
use cardcode::training::review::ReviewKind;
use tempfile::tempdir;

use super::practice::{NOW, Practice, day, pack};
use crate::common::habits::DAY;
use crate::common::trainee::{Done, Trainee};

type Counted<K> = BTreeMap<K, u32>;

/// What a report tells, in an order that does not matter.
#[derive(Debug, Default, PartialEq)]
struct Numbers {
    answers: Counted<Day>,
    mistakes: Counted<(ReviewKind, String, String)>,
    /// Of each cause: how often it was met, how often it was found, and both of the last times.
    causes: BTreeMap<String, [u32; 4]>,
    /// Of each broken rule: the calls in which it was, and those of the last ones.
    rules: BTreeMap<String, [u32; 2]>,
    /// Of each week: calls, those that were passed, questions, and what they gained.
    weeks: BTreeMap<Day, [u32; 4]>,
    exams: Vec<(Day, u32, bool)>,
    calls: u32,
    passed: u32,
}

impl Numbers {
    /// As the report has them.
    fn told(report: &Report) -> Numbers {
        let mistakes = report.mistakes.iter().map(|one| {
            let key = (one.kind, one.item.clone(), one.mistake.clone());
            (key, one.count)
        });
        let causes = report.causes.iter().map(|one| {
            let numbers = [one.met, one.found, one.last, one.last_found];
            (one.id.clone(), numbers)
        });
        let rules = report.rules.iter().filter(|one| one.broken > 0);
        let weeks = report.weeks.iter().map(|one| {
            let numbers = [one.calls, one.passed, one.questions, one.bits];
            (one.monday, numbers)
        });
        let exams = report.exams.iter();
        let mut exams: Vec<_> = exams.map(|one| (one.day, one.score, one.passed)).collect();
        exams.sort();
        Numbers {
            answers: report
                .days
                .iter()
                .map(|one| (one.day, one.answers))
                .collect(),
            mistakes: mistakes.collect(),
            causes: causes.collect(),
            rules: rules
                .map(|one| (one.id.clone(), [one.broken, one.last_broken]))
                .collect(),
            weeks: weeks.collect(),
            exams,
            calls: report.totals.calls,
            passed: report.totals.passed,
        }
    }

    /// Counted again from what was seen while somebody practised.
    fn counted(done: &[&Done], since: Day) -> Numbers {
        let mut numbers = Numbers::default();
        for done in done {
            numbers.drills(done, since);
            numbers.calls(done, since);
            let sat = done.exams.iter().filter(|(ms, _)| day(*ms) >= since);
            let sat = sat.map(|(ms, grade)| (day(*ms), grade.score, grade.passed));
            numbers.exams.extend(sat);
        }
        numbers.exams.sort();
        numbers
    }

    fn drills(&mut self, done: &Done, since: Day) {
        for ms in done.answers.iter().filter(|ms| day(**ms) >= since) {
            *self.answers.entry(day(*ms)).or_insert(0) += 1;
        }
        for (_, item, taken) in done.wrong.iter().filter(|(ms, ..)| day(*ms) >= since) {
            let kind = match item.contains('/') {
                true => ReviewKind::Card,
                false => ReviewKind::Request,
            };
            self.mistake(kind, item, taken);
        }
    }

    fn calls(&mut self, done: &Done, since: Day) {
        let ended = done.calls.iter().filter(|(ms, ..)| day(*ms) >= since);
        let ended: Vec<_> = ended.collect();
        let mut of_cause: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
        for (place, (ms, verdict, moves)) in ended.iter().enumerate() {
            let is_found = verdict.named.as_ref() == Some(&verdict.cause) && verdict.guesses == 0;
            of_cause.entry(&verdict.cause).or_default().push(is_found);
            let passed = u32::from(verdict.passed);
            self.calls += 1;
            self.passed += passed;
            let questions = verdict.questions.len() as u32;
            let gained = verdict.questions.iter().map(|one| one.gained).sum::<u32>();
            let week = self.weeks.entry(day(*ms).monday()).or_default();
            add(week, [1, passed, questions, gained]);
            let broken: BTreeSet<&str> = verdict.broken.iter().map(|one| &*one.rule).collect();
            for rule in broken {
                let is_late = u32::from(place + LAST_CALLS >= ended.len());
                add(self.rules.entry(rule.to_owned()).or_default(), [1, is_late]);
            }
            for breach in &verdict.broken {
                self.mistake(ReviewKind::Rule, &breach.rule, "");
            }
            let wrong = moves.iter().find_map(|one| match one {
                Move::Name(id) if *id != verdict.cause => Some(id),
                _ => None,
            });
            if let Some(wrong) = wrong {
                self.mistake(ReviewKind::Cause, &verdict.cause, wrong);
            }
        }
        for (cause, found) in of_cause {
            let last = found.iter().rev().take(LAST_OF_CAUSE);
            let yes = |found: &mut dyn Iterator<Item = &bool>| {
                found.filter(|found| **found).count() as u32
            };
            let numbers = [
                found.len() as u32,
                yes(&mut found.iter()),
                last.len() as u32,
                yes(&mut last.clone()),
            ];
            add(self.causes.entry(cause.to_owned()).or_default(), numbers);
        }
    }

    fn mistake(&mut self, kind: ReviewKind, item: &str, taken: &str) {
        let key = (kind, item.to_owned(), taken.to_owned());
        *self.mistakes.entry(key).or_insert(0) += 1;
    }
}

fn add<const N: usize>(to: &mut [u32; N], more: [u32; N]) {
    for (sum, more) in to.iter_mut().zip(more) {
        *sum += more;
    }
}

/// The numbers of a report are those that are counted again, and its sums are of them.
fn compare(report: &Report, done: &[&Done], since: Day) {
    let counted = Numbers::counted(done, since);
    assert_eq!(Numbers::told(report), counted);
    let totals = &report.totals;
    assert_eq!(totals.answers, counted.answers.values().sum::<u32>());
    assert_eq!(totals.days as usize, counted.answers.len());
    assert_eq!(totals.exams as usize, counted.exams.len());
}

#[test]
fn a_report_s_numbers_are_those_of_the_practice_of_one_of_all_and_from_any_day_on() {
    let pack = pack();
    for seed in [1, 2] {
        let practice = Practice::new(&pack, seed, 16);
        let [(kumo, of_kumo), (sato, of_sato)] = &practice.done;
        assert!(of_kumo.calls.len() > 5 && !of_kumo.exams.is_empty() && !of_kumo.wrong.is_empty());
        for ago in [400, 9, 4, 0] {
            let since = Day(day(NOW.ms).0 - ago);
            let report = |alias| practice.report(alias, Some(since));
            compare(&report(Some(kumo)), &[of_kumo], since);
            compare(&report(Some(sato)), &[of_sato], since);
            compare(&report(None), &[of_kumo, of_sato], since);
        }
        let all = practice.report(None, None);
        compare(&all, &[of_kumo, of_sato], Day(0));
        let people: Vec<(&str, u32)> = all
            .people
            .iter()
            .map(|one| (&*one.alias, one.calls))
            .collect();
        let wanted = [(*kumo, of_kumo), (*sato, of_sato)];
        let wanted = wanted.map(|(alias, done)| (alias, done.calls.len() as u32));
        assert_eq!(people, wanted);
        // None was broken in more calls than there were.
        for rule in &all.rules {
            assert!(
                rule.broken <= rule.calls && rule.last_broken <= rule.last,
                "{rule:?}"
            );
        }
        // What was missed lately stands before what was found each time.
        let found: Vec<bool> = all
            .causes
            .iter()
            .map(|cause| cause.last_found == cause.last)
            .collect();
        assert!(found.is_sorted() && !found[0] && found[found.len() - 1]);
        // What is due is all that was ever reviewed, now or later.
        let due: u32 = all.due.iter().map(|line| line.count).sum();
        assert_eq!(all.due.len(), AHEAD);
        assert!(due + all.overdue > 0);
        assert!(practice.report(Some(kumo), None).people.is_empty());
    }
}

#[test]
fn a_day_ends_at_midnight_where_the_person_is() {
    let pack = pack();
    // Two seconds before midnight of 2026-11-23, so many minutes east of Greenwich; the first answer is after it.
    for zone in [540, 0, -300] {
        let midnight = 20_781 * DAY - zone * 60_000;
        let folder = tempdir().unwrap();
        let file = folder.path().join("records.db");
        let begin = Moment {
            ms: midnight - DAY / 2,
            zone,
        };
        let mut player = Trainee::new(&pack, &file, "Kumo", 1, begin);
        player.drill(true);
        player.now.ms = midnight - 2_000;
        player.drill(true);
        let store = Store::open(&file).unwrap();
        let now = Moment {
            ms: midnight + 1,
            zone,
        };
        let report = store.report(&ReportScope::whole(Some("Kumo")), now);
        let report = report.unwrap().unwrap();
        let days: Vec<(String, u32)> = report
            .days
            .iter()
            .map(|line| (line.day.to_string(), line.answers))
            .collect();
        let wanted = [("2026-11-23".to_owned(), 8), ("2026-11-24".to_owned(), 8)];
        assert_eq!(days, wanted, "{zone}");
        assert_eq!(report.today.to_string(), "2026-11-24");
        assert!(
            days.iter()
                .all(|(day, _)| Day::parse(day).unwrap().to_string() == *day)
        );
    }
    // A Monday, and the Sunday before it.
    let [sunday, monday] = ["2026-11-22", "2026-11-23"].map(|day| Day::parse(day).unwrap());
    assert_eq!((sunday.weekday(), monday.weekday()), (6, 0));
    assert_eq!(monday.monday(), monday);
    assert_eq!(sunday.monday().to_string(), "2026-11-16");
}

#[test]
fn an_answer_that_is_about_neither_card_nor_request_is_no_mistake_about_one() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("records.db");
    let pack = pack();
    let mut trainee = Trainee::new(&pack, &file, "Aiko", 3, NOW);
    trainee.call(1);
    let moves = "UPDATE answer SET right = 0, mistake = 'other' WHERE doing = 'ask'";
    let changed = rusqlite::Connection::open(&file)
        .unwrap()
        .execute(moves, []);
    assert!(changed.unwrap() > 0);
    let store = Store::open(&file).unwrap();
    let report = store.report(&ReportScope::whole(Some("Aiko")), NOW);
    let report = report.unwrap().unwrap();
    let about = |kind| report.mistakes.iter().any(|mistake| mistake.kind == kind);
    assert!(
        !about(ReviewKind::Request) && !about(ReviewKind::Card),
        "{:?}",
        report.mistakes
    );
}

#[test]
fn who_is_asked_for_as_written_is_meant_before_another_case_of_the_name() {
    let pack = pack();
    let practice = Practice::new(&pack, 13, 4);
    // Files of the time before had a person for each way of writing.
    let db = rusqlite::Connection::open(practice.folder.path().join("records.db")).unwrap();
    db.execute("UPDATE person SET alias = 'Sato' WHERE alias = '佐藤'", [])
        .unwrap();
    db.execute("INSERT INTO person (alias) VALUES ('sato')", [])
        .unwrap();
    let answers = |alias| practice.report(Some(alias), None).totals.answers;
    assert!(answers("Sato") > 0);
    assert_eq!(answers("sato"), 0);
    // Where nobody is written so, it is the one in another case or width.
    db.execute("DELETE FROM person WHERE alias = 'sato'", [])
        .unwrap();
    assert_eq!(answers("ＳＡＴＯ"), answers("Sato"));
}
