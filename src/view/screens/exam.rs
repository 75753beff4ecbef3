//! The exam: what it consists of, its parts without help, and what it came to.

use crate::pack::model::desk::Severity;
use crate::text::catalogue::ui;
use crate::training::call::session::CallSession;
use crate::training::call::verdict::Verdict;
use crate::training::exam::{CALLS, Exam, ExamGrade, ExamStage, POINTS, SORTS, TrainingSession};
use crate::view::screens::compare;
use crate::view::screens::point;
use crate::view::screens::train;

use crate::pack::words::Words;
use crate::view::router::{Block, Choice, Page};

/// What the exam consists of.
pub(crate) fn blueprint(words: Words, sitting: &TrainingSession) -> Page {
    let plan = &words.pack.desk().exam;
    let part = |text, n: usize| words.fill(text, &[("n", &n.to_string())]);
    let parts = vec![
        part(ui::exam::POINTS, plan.points),
        part(ui::exam::SORTS, plan.sorts),
        part(ui::exam::CALLS, plan.calls.len()),
    ];
    let pass = plan.pass.to_string();
    let mut page = Page::new(
        "exam",
        words.say(ui::exam::TITLE),
        words.say(ui::exam::LEAD),
    )
    .with(Block::Head(words.say(ui::exam::PARTS)))
    .with(Block::List(parts))
    .with(Block::Para(words.fill(ui::exam::RULES, &[("pass", &pass)])));
    let minutes = sitting.minutes.unwrap_or(plan.minutes);
    if minutes > 0 {
        let n = minutes.to_string();
        page = page.with(Block::Para(words.fill(ui::exam::MINUTES, &[("n", &n)])));
    }
    if sitting.alias.is_none() {
        page = page.with(Block::Note(words.say(ui::exam::NAME_HINT)));
    }
    page.backed(&["agent-asks-digits-and-side".to_owned()])
}

/// The part of the exam that comes next. Nothing stands behind it: facts would be help.
pub(crate) fn exam(words: Words, exam: &Exam, is_kept: bool) -> Page {
    let mut page = if exam.leaving {
        let note = match is_kept {
            true => ui::records::KEPT_OPEN,
            false => ui::exam::LEAVE_NOTE,
        };
        Page::new(
            "leave",
            words.say(ui::exam::TITLE),
            words.say(ui::exam::LEAVE_LEAD),
        )
        .with(Block::Para(words.say(note)))
    } else {
        match exam.stage(words.pack) {
            ExamStage::Locate => {
                let design = exam.pointing.design(words.pack);
                let page = design.map(|design| point::asked(words, &design, &exam.pointing));
                page.unwrap_or_else(|| {
                    Page::new("point", words.say(ui::exam::TITLE), String::new())
                })
            }
            ExamStage::Classify => match exam.sorting.request(words.pack) {
                Some(request) => compare::request(words, &exam.sorting, request),
                None => Page::new("sort", words.say(ui::exam::TITLE), String::new()),
            },
            ExamStage::Call(at) => train::call(words, &exam.calls[at], false, is_kept),
            ExamStage::Over => Page::new("over", words.say(ui::exam::TITLE), String::new()),
        }
    };
    let (done, all) = exam.progress(words.pack);
    page.id = format!("exam/{done}/{}", page.id);
    if !matches!(exam.stage(words.pack), ExamStage::Call(_)) || exam.leaving {
        page.title = words.say(ui::exam::TITLE);
    }
    page.progress = Some(format!("{}/{all}", done + 1));
    page.backing.clear();
    page
}

/// What an exam came to: a page that can be printed.
pub(crate) fn grade(words: Words, exam: &Exam, grade: &ExamGrade) -> Page {
    let (score, pass) = (
        grade.score.to_string(),
        words.pack.desk().exam.pass.to_string(),
    );
    let lead = match (grade.passed, grade.blocked) {
        (true, _) => ui::exam::PASSED,
        (false, true) => ui::exam::BLOCKED,
        (false, false) => ui::exam::FAILED,
    };
    let lead = words.fill(lead, &[("score", &score), ("pass", &pass)]);
    let manifest = words.pack.manifest();
    let sitting = &exam.sitting;
    let alias = sitting.alias.clone();
    let of = |got: String, share: u32| {
        let with = [("got", &*got), ("share", &*share.to_string())];
        words.fill(ui::exam::OF, &with)
    };
    let right = |(right, all): (usize, usize)| format!("{right}/{all}");
    let mean = grade.calls.iter().map(|call| call.score).sum::<u32>();
    let mean = mean / (grade.calls.len() as u32).max(1);
    let hash = train::short(words.pack.hash());
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
    rows.extend([
        (
            words.say(ui::exam::PACK),
            format!("{} {} ({hash})", manifest.id, manifest.version),
        ),
        (words.say(ui::exam::SEED), sitting.seed.to_string()),
        (words.say(ui::exam::SCORE), format!("{score}/100")),
        (
            words.say(ui::exam::OF_POINTS),
            of(right(grade.points), POINTS),
        ),
        (words.say(ui::exam::OF_SORTS), of(right(grade.sorts), SORTS)),
        (
            words.say(ui::exam::OF_CALLS),
            of(format!("{mean}/100"), CALLS),
        ),
    ]);
    let calls = grade.calls.iter().enumerate().map(|(place, verdict)| {
        let n = (place + 1).to_string();
        (
            words.fill(ui::exam::CALL, &[("n", &n)]),
            call(words, verdict),
        )
    });
    rows.extend(calls);
    let mut page =
        Page::new("grade", words.say(ui::exam::CERTIFICATE), lead).with(Block::Terms(rows));
    for breach in grade.calls.iter().flat_map(|call| &call.broken) {
        let rule = words.pack.desk().rule(&breach.rule);
        page = page.backed(rule.map_or(&[], |rule| &rule.facts));
    }
    page.backed(&["agent-asks-digits-and-side".to_owned()])
}

/// The words for the debrief of a call.
pub(crate) fn to_debrief(words: Words, exam: &Exam, shift: &CallSession) -> Choice {
    let place = exam.calls.iter().position(|call| call == shift);
    let n = place.map_or(0, |place| place + 1).to_string();
    Choice::new(words.fill(ui::exam::REVIEW, &[("n", &n)]))
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
