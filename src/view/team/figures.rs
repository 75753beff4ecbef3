//! The figures of a person of a team, each in as few signs as say it.

use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::training::exam::ExamGap;
use crate::training::team::last_exam::LastExam;
use crate::training::team::person::{
    CHANGE, CallTrend, CountedCalls, PersonStanding, Readiness, ready_level,
};
use crate::training::team::practice::TicketProof;
use crate::view::report::names::{cause, rule};

/// Stands where there is nothing to tell.
pub(crate) const NONE: &str = "-";

/// What somebody is called.
pub(crate) fn alias(words: Words, alias: &str) -> String {
    match alias {
        "" => words.say(ui::report::NO_NAME),
        alias => alias.to_owned(),
    }
}

/// Passed of the last calls, and the level that is usual in them.
pub(crate) fn calls(words: Words, person: &PersonStanding) -> String {
    let Some(level) = person.level else {
        return NONE.to_owned();
    };
    let numbers = [person.last_passed, person.last, level as u32];
    let [passed, of, level] = numbers.map(|number| number.to_string());
    let with = [("passed", &*passed), ("of", &*of), ("level", &*level)];
    words.fill(ui::team::CALLS, &with)
}

/// Calls in which a rule was broken that fails a call.
pub(crate) fn blockers(person: &PersonStanding) -> String {
    let calls: u32 = person.blockers().iter().map(|rule| rule.hits).sum();
    match person.last {
        0 => NONE.to_owned(),
        _ => calls.to_string(),
    }
}

pub(crate) fn exam(words: Words, person: &PersonStanding) -> String {
    let text = match &person.exam {
        None => return NONE.to_owned(),
        Some(exam) if exam.passed => ui::team::EXAM_PASSED,
        Some(_) => ui::team::EXAM_FAILED,
    };
    let score = person.exam.as_ref().map_or(0, |exam| exam.score);
    words.fill(text, &[("score", &score.to_string())])
}

/// How many more of the last calls were passed than of as many before.
pub(crate) fn change(person: &PersonStanding) -> String {
    let Some(CallTrend { before, last }) = person.trend else {
        return NONE.to_owned();
    };
    match i64::from(last) - i64::from(before) {
        0 => "0".to_owned(),
        more => format!("{more:+}"),
    }
}

/// The same in words. What could be chance is called no change.
pub(crate) fn trend(words: Words, person: &PersonStanding) -> String {
    let Some(CallTrend { before, last }) = person.trend else {
        return words.say(ui::team::TREND_FEW);
    };
    let text = match (last >= before + CHANGE, before >= last + CHANGE) {
        (true, _) => ui::team::TREND_UP,
        (_, true) => ui::team::TREND_DOWN,
        _ => ui::team::TREND_SAME,
    };
    let numbers = [
        ("before", before as usize),
        ("last", last as usize),
        ("calls", words.pack.desk().ready.calls),
    ];
    fill(words, text, &numbers)
}

/// Minutes and seconds of a call.
pub(crate) fn minutes(seconds: Option<u32>) -> String {
    let told = seconds.map(|seconds| format!("{}:{:02}", seconds / 60, seconds % 60));
    told.unwrap_or_else(|| NONE.to_owned())
}

/// A rule, with how often it was broken.
pub(crate) fn broken(words: Words, counted: &CountedCalls) -> String {
    let name = rule(words.pack, words.lang, &counted.id);
    let (n, of) = (counted.hits.to_string(), counted.of.to_string());
    words.fill(ui::team::BROKEN, &[("rule", &name), ("n", &n), ("of", &of)])
}

/// What an exam that was not passed lacked, each with its figures and by name.
pub(crate) fn gaps(words: Words, exam: &LastExam) -> Option<String> {
    let blueprint = &words.pack.desk().exam;
    let rules = exam
        .blockers
        .iter()
        .map(|id| rule(words.pack, words.lang, id));
    let rules = rules.collect::<Vec<_>>().join(" / ");
    let failed = exam
        .failed
        .iter()
        .map(|id| cause(words.pack, words.lang, id));
    let failed = failed.collect::<Vec<_>>().join(" / ");
    let of = |text: TextKey, [got, all]: [usize; 2], needed: usize| {
        fill(
            words,
            text,
            &[("got", got), ("all", all), ("needed", needed)],
        )
    };
    let drills = blueprint.drills as usize;
    let name = |gap: &ExamGap| match gap {
        ExamGap::Blocker => words.fill(ui::team::GAP_BLOCKER, &[("rules", &rules)]),
        ExamGap::Calls => {
            let calls = of(ui::team::GAP_CALLS, exam.calls, blueprint.calls_passed);
            match failed.is_empty() {
                true => calls,
                false => {
                    let with = [("calls", &*calls), ("causes", &*failed)];
                    words.fill(ui::team::GAP_CALLS_ABOUT, &with)
                }
            }
        }
        ExamGap::Cards => of(ui::team::GAP_CARDS, exam.cards, drills),
        ExamGap::Requests => of(ui::team::GAP_REQUESTS, exam.requests, drills),
        ExamGap::Points => {
            let points = [exam.score as usize, 100];
            of(ui::team::GAP_POINTS, points, blueprint.pass as usize)
        }
    };
    let all = exam.gaps.iter().map(name).collect::<Vec<_>>();
    (!all.is_empty()).then(|| all.join(&words.say(ui::team::AND)))
}

/// Why somebody may take calls, or all that is missing.
pub fn why(words: Words, person: &PersonStanding) -> String {
    let missing = person.missing.iter();
    let reasons = missing.map(|one| reason(words, person, *one));
    let all = reasons.reduce(|one, other| {
        let with = [("one", &*one), ("other", &*other)];
        words.fill(ui::team::TWO_REASONS, &with)
    });
    all.unwrap_or_else(|| words.say(ui::team::WHY_READY))
}

fn reason(words: Words, person: &PersonStanding, missing: Readiness) -> String {
    let rule = words.pack.desk().ready;
    let numbers = [
        ("level", ready_level(words.pack)),
        ("n", person.last_passed as usize),
        ("of", person.last as usize),
        ("at", person.at_level as usize),
        ("most", rule.at_level()),
        ("calls", rule.calls),
        ("need", rule.passed),
        ("frauds", person.frauds as usize),
        ("wanted", rule.frauds),
    ];
    let with = |text: TextKey| fill(words, text, &numbers);
    match missing {
        Readiness::Blocked => {
            let rules = person.blockers().iter();
            let rules: Vec<String> = rules.map(|counted| broken(words, counted)).collect();
            let rules = rules.join(&words.say(ui::team::AND));
            words.fill(ui::team::WHY_BLOCKED, &[("rules", &rules)])
        }
        Readiness::Weak => with(ui::team::WHY_WEAK),
        Readiness::TooFew => with(ui::team::WHY_TOO_FEW),
        Readiness::Absent => words.say(ui::team::WHY_ABSENT),
        Readiness::NoFraud => with(ui::team::WHY_NO_FRAUD),
        Readiness::NeedsExam => match &person.exam {
            _ if person.unproven == Some(TicketProof::UnknownCentre) => {
                words.say(ui::team::WHY_TICKET_OTHER)
            }
            _ if person.unproven.is_some() => words.say(ui::team::WHY_TICKET_UNPROVEN),
            Some(exam) => {
                let gaps = gaps(words, exam).unwrap_or_default();
                words.fill(ui::team::WHY_EXAM_FAILED, &[("gaps", &gaps)])
            }
            None if rule.ticket => words.say(ui::team::WHY_TICKET_NONE),
            None => words.say(ui::team::WHY_EXAM_NONE),
        },
        Readiness::Ready => words.say(ui::team::WHY_READY),
    }
}

/// What else a trainer should know of somebody: the weakest rule, what was left.
pub(crate) fn besides(words: Words, person: &PersonStanding) -> Vec<String> {
    let rule = person.weakest_rule().map(|counted| {
        let says = broken(words, counted);
        words.fill(ui::team::WEAKEST_RULE, &[("rule", &says)])
    });
    let left = |text: TextKey, n: u32| (n > 0).then(|| words.fill(text, &[("n", &n.to_string())]));
    let exams = left(ui::team::LEFT_EXAMS, person.left_exams);
    let calls = left(ui::team::LEFT_CALLS, person.left_calls);
    rule.into_iter().chain(exams).chain(calls).collect()
}

/// The rule by which somebody is ready.
pub(crate) fn rule_of_readiness(words: Words) -> String {
    let rule = words.pack.desk().ready;
    let numbers = [
        ("level", ready_level(words.pack)),
        ("calls", rule.calls),
        ("passed", rule.passed),
        ("most", rule.at_level()),
        ("frauds", rule.frauds),
    ];
    let text = match rule.ticket {
        true => ui::team::RULE_TICKET,
        false => ui::team::RULE,
    };
    let one = fill(words, text, &numbers);
    let others = [
        (ui::team::RULE_FRAUD, rule.frauds > 0),
        (ui::team::RULE_SEED, true),
    ];
    let others = others.into_iter().filter(|(_, is_asked)| *is_asked);
    others.fold(one, |one, (text, _)| {
        let with = [("one", &*one), ("other", &*fill(words, text, &numbers))];
        words.fill(ui::team::TWO_REASONS, &with)
    })
}

/// A text with numbers in it.
pub(crate) fn fill(words: Words, text: TextKey, numbers: &[(&str, usize)]) -> String {
    let with = numbers.iter();
    let with: Vec<(&str, String)> = with
        .map(|(name, number)| (*name, number.to_string()))
        .collect();
    let with: Vec<(&str, &str)> = with.iter().map(|(name, says)| (*name, &**says)).collect();
    words.fill(text, &with)
}
