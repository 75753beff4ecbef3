//! What an exam came to: a page that can be printed.

use crate::app::message::Certified;
use crate::app::screens::grade::GradeScreen;
use crate::pack::content::Pack;
use crate::pack::model::desk::Severity;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::call::verdict::Verdict;
use crate::training::exam::{CALLS, Exam, ExamGap, ExamGrade, POINTS, SORTS};
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::short_hash::short;

impl ScreenView for GradeScreen {
    fn page(&self, at: ViewContext) -> Page {
        grade(at.words, self)
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

fn grade(words: Words, screen: &GradeScreen) -> Page {
    let (exam, grade) = (&screen.exam, &screen.grade);
    let score = grade.score.to_string();
    let lead = match grade.passed {
        true => ui::exam::PASSED,
        false => ui::exam::FAILED,
    };
    let lead = words.fill(lead, &[("score", &score)]);
    let title = match exam.sitting.draw {
        Some(_) => ui::exam::CERTIFICATE,
        None => ui::exam::PRACTICE_RESULT,
    };
    let mut page = Page::new("grade", words.say(title), lead).judging(grade.passed);
    if let Some(Certified { file, check }) = &screen.certified {
        let with = [("file", &**file), ("check", &*check.to_string())];
        page = page.with(Block::Para(words.fill(ui::ticket::CERTIFIED, &with)));
    }
    if exam.sitting.draw.is_some() {
        page = page.with(Block::Para(words.say(ui::exam::TOLD_BY_TRAINER)));
    } else if !grade.passed {
        let gaps = grade.gaps.iter().map(|gap| self::gap(words, grade, *gap));
        page = page.with(Block::List(gaps.collect()));
    }
    page = page.with(Block::Terms(rows(words, exam, grade)));
    for breach in grade.calls.iter().flat_map(|call| &call.broken) {
        let rule = words.pack.desk().rule(&breach.rule);
        page = page.backed(rule.map_or(&[], |rule| &rule.facts));
    }
    page.backed(&["agent-asks-digits-and-side".to_owned()])
}

/// What was lacking, in words.
pub(crate) fn gap(words: Words, grade: &ExamGrade, gap: ExamGap) -> String {
    let plan = &words.pack.desk().exam;
    let of = |text, got: usize, all: usize, needed: usize| {
        let numbers = [got, all, needed].map(|number| number.to_string());
        let [got, all, needed] = numbers.each_ref().map(String::as_str);
        words.fill(text, &[("got", got), ("all", all), ("needed", needed)])
    };
    let drills = plan.drills as usize;
    match gap {
        ExamGap::Blocker => words.say(ui::exam::GAP_BLOCKER),
        ExamGap::Calls => {
            let all = grade.calls.len();
            of(
                ui::exam::GAP_CALLS,
                grade.calls_passed(),
                all,
                plan.calls_passed,
            )
        }
        ExamGap::Cards => of(ui::exam::GAP_CARDS, grade.points.0, grade.points.1, drills),
        ExamGap::Requests => of(ui::exam::GAP_REQUESTS, grade.sorts.0, grade.sorts.1, drills),
        ExamGap::Points => of(
            ui::exam::GAP_POINTS,
            grade.score as usize,
            100,
            plan.pass as usize,
        ),
    }
}

/// Whose exam it was, with which pack, and its points.
fn rows(words: Words, exam: &Exam, grade: &ExamGrade) -> Vec<(String, String)> {
    let manifest = words.pack.manifest();
    let sitting = &exam.sitting;
    let alias = sitting.alias.clone();
    let hash = short(words.pack.hash());
    let mut rows = vec![(
        words.say(ui::exam::ALIAS),
        alias.unwrap_or_else(|| words.say(ui::exam::NO_ALIAS)),
    )];
    rows.extend(
        sitting
            .day
            .clone()
            .map(|day| (words.say(ui::exam::DAY), day)),
    );
    rows.push((
        words.say(ui::exam::PACK),
        format!("{} {} ({hash})", manifest.id, manifest.version),
    ));
    // The draw of a ticket is nobody's to repeat.
    let seed = sitting.draw.is_none().then_some(sitting.seed);
    rows.extend(seed.map(|seed| (words.say(ui::exam::SEED), seed.to_string())));
    if sitting.draw.is_some() {
        return rows;
    }
    rows.extend(part_rows(words, grade));
    let calls = grade.calls.iter().enumerate().map(|(place, verdict)| {
        let n = (place + 1).to_string();
        (
            words.fill(ui::exam::CALL, &[("n", &n)]),
            call(words, verdict),
        )
    });
    rows.extend(calls);
    rows
}

/// The points, part by part.
pub(crate) fn part_rows(words: Words, grade: &ExamGrade) -> Vec<(String, String)> {
    let of = |got: String, share: u32| {
        let with = [("got", &*got), ("share", &*share.to_string())];
        words.fill(ui::exam::OF, &with)
    };
    let right = |(right, all): (usize, usize)| format!("{right}/{all}");
    let mean = grade.calls.iter().map(|call| call.score).sum::<u32>();
    let mean = mean / (grade.calls.len() as u32).max(1);
    vec![
        (words.say(ui::exam::SCORE), format!("{}/100", grade.score)),
        (
            words.say(ui::exam::OF_POINTS),
            of(right(grade.points), POINTS),
        ),
        (words.say(ui::exam::OF_SORTS), of(right(grade.sorts), SORTS)),
        (
            words.say(ui::exam::OF_CALLS),
            of(format!("{mean}/100"), CALLS),
        ),
    ]
}

/// A call of the exam in a line: its cause, its points, and the gravest rule that was broken.
fn call(words: Words, verdict: &Verdict) -> String {
    let desk = words.pack.desk();
    let cause = words.pack.causes().get(&verdict.cause);
    let cause = cause
        .map(|cause| words.say(&cause.name))
        .unwrap_or_default();
    let broken = verdict.broken.iter();
    let broken = broken.filter_map(|breach| desk.rule(&breach.rule));
    let gravest = broken.max_by_key(|rule| rule.severity);
    let rule = gravest
        .map(|rule| words.say(&rule.name))
        .unwrap_or_default();
    let score = verdict.score.to_string();
    let text = match gravest.map(|rule| rule.severity) {
        Some(Severity::Blocker) => ui::exam::BLOCKED_CALL,
        Some(_) => ui::exam::FAILED_CALL,
        None => ui::exam::PASSED_CALL,
    };
    let with = [("cause", &*cause), ("score", &*score), ("rule", &*rule)];
    words.fill(text, &with)
}
