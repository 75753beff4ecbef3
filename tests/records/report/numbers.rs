//! Reports: numbers that are those of the practice.

use std::collections::{BTreeMap, BTreeSet};

use cardcode::records::database::Store;
use cardcode::training::day::Day;
use cardcode::training::day::Moment;
use cardcode::training::report::{AHEAD, LAST_CALLS, LAST_OF_CAUSE, Report};
use cardcode::training::review::ReviewKind;
use tempfile::tempdir;

use super::practice::{NOW, Practice, day, pack};
use crate::common::habits::DAY;
use crate::common::trainee::{Done, Trainee};

type Counted<K> = BTreeMap<K, u32>;

/// The numbers of a report, counted again from what was seen while somebody practised.
fn compare(report: &Report, done: &[&Done], since: Day) {
    let counts = |ms: &i64| day(*ms) >= since;
    let mut answers: Counted<Day> = BTreeMap::new();
    let mut mistakes: Counted<(ReviewKind, String, String)> = BTreeMap::new();
    let mut met: BTreeMap<String, (u32, u32, u32, u32)> = BTreeMap::new();
    let mut rules: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut weeks: BTreeMap<Day, (u32, u32, u32, u32)> = BTreeMap::new();
    let (mut calls, mut passed) = (0, 0);
    let mut exams = Vec::new();
    for done in done {
        for ms in done.answers.iter().filter(|ms| counts(ms)) {
            *answers.entry(day(*ms)).or_insert(0) += 1;
        }
        for (ms, item, taken) in &done.wrong {
            if counts(ms) {
                let kind = if item.contains('/') {
                    ReviewKind::Card
                } else {
                    ReviewKind::Request
                };
                let key = (kind, item.clone(), taken.clone());
                *mistakes.entry(key).or_insert(0) += 1;
            }
        }
        let ended: Vec<_> = done.calls.iter().filter(|(ms, ..)| counts(ms)).collect();
        let mut of_cause: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
        for (place, (ms, verdict, _)) in ended.iter().enumerate() {
            let is_found = verdict.named.as_ref() == Some(&verdict.cause) && verdict.guesses == 0;
            of_cause.entry(&verdict.cause).or_default().push(is_found);
            calls += 1;
            passed += u32::from(verdict.passed);
            let week = weeks.entry(day(*ms).monday()).or_default();
            *week = (
                week.0 + 1,
                week.1 + u32::from(verdict.passed),
                week.2 + verdict.questions.len() as u32,
                week.3 + verdict.questions.iter().map(|one| one.gained).sum::<u32>(),
            );
            let broken: BTreeSet<&str> = verdict.broken.iter().map(|one| &*one.rule).collect();
            for rule in broken {
                let (all, last) = rules.entry(rule.to_owned()).or_default();
                *all += 1;
                *last += u32::from(place + LAST_CALLS >= ended.len());
            }
            for breach in &verdict.broken {
                let key = (ReviewKind::Rule, breach.rule.clone(), String::new());
                *mistakes.entry(key).or_insert(0) += 1;
            }
        }
        for (ms, verdict, moves) in ended {
            let _ = ms;
            let wrong = moves.iter().find_map(|one| match one {
                cardcode::training::call::transcript::Move::Name(id) if *id != verdict.cause => {
                    Some(id)
                }
                _ => None,
            });
            if let Some(wrong) = wrong {
                let key = (ReviewKind::Cause, verdict.cause.clone(), wrong.clone());
                *mistakes.entry(key).or_insert(0) += 1;
            }
        }
        for (cause, found) in of_cause {
            let of = met.entry(cause.to_owned()).or_default();
            let last = found.iter().rev().take(LAST_OF_CAUSE);
            *of = (
                of.0 + found.len() as u32,
                of.1 + found.iter().filter(|found| **found).count() as u32,
                of.2 + last.len() as u32,
                of.3 + last.filter(|found| **found).count() as u32,
            );
        }
        let sat = done.exams.iter().filter(|(ms, _)| counts(ms));
        exams.extend(sat.map(|(ms, grade)| (day(*ms), grade.score, grade.passed)));
    }
    let told: Counted<Day> = report
        .days
        .iter()
        .map(|one| (one.day, one.answers))
        .collect();
    assert_eq!(told, answers);
    assert_eq!(report.totals.answers, answers.values().sum::<u32>());
    assert_eq!(report.totals.days as usize, answers.len());
    assert_eq!((report.totals.calls, report.totals.passed), (calls, passed));
    let told: BTreeMap<String, (u32, u32, u32, u32)> = report
        .causes
        .iter()
        .map(|one| {
            (
                one.id.clone(),
                (one.met, one.found, one.last, one.last_found),
            )
        })
        .collect();
    assert_eq!(told, met);
    let told: BTreeMap<String, (u32, u32)> = report
        .rules
        .iter()
        .filter(|one| one.broken > 0)
        .map(|one| (one.id.clone(), (one.broken, one.last_broken)))
        .collect();
    assert_eq!(told, rules);
    let told: BTreeMap<Day, (u32, u32, u32, u32)> = report
        .weeks
        .iter()
        .map(|one| (one.monday, (one.calls, one.passed, one.questions, one.bits)))
        .collect();
    assert_eq!(told, weeks);
    let told: Counted<(ReviewKind, String, String)> = report
        .mistakes
        .iter()
        .map(|one| ((one.kind, one.item.clone(), one.mistake.clone()), one.count))
        .collect();
    assert_eq!(told, mistakes);
    exams.sort();
    let mut told: Vec<(Day, u32, bool)> = report
        .exams
        .iter()
        .map(|one| (one.day, one.score, one.passed))
        .collect();
    told.sort();
    assert_eq!(told, exams);
    assert_eq!(report.totals.exams as usize, exams.len());
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
        let report = store.report(Some("Kumo"), None, now).unwrap().unwrap();
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
    let report = store.report(Some("Aiko"), None, NOW).unwrap().unwrap();
    let about = |kind| report.mistakes.iter().any(|mistake| mistake.kind == kind);
    assert!(
        !about(ReviewKind::Request) && !about(ReviewKind::Card),
        "{:?}",
        report.mistakes
    );
}
