//! What would have been better in a call.

use crate::pack::model::desk::Severity;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::call::judged::JudgedQuestion;
use crate::training::call::verdict::Verdict;
use crate::view::debrief::words::ask;

/// Whether a question gained at least what the best one there gains on the average.
pub(crate) fn is_lucky(asked: &JudgedQuestion) -> bool {
    !asked.again && !asked.useless && asked.gained >= asked.best_expected
}

/// Whether a question was asked before this one, and not answered clearly: else it would not be the best.
pub(crate) fn was_asked(verdict: &Verdict, asked: &JudgedQuestion, id: &str) -> bool {
    let mut before = verdict.questions.iter();
    before.any(|other| other.at < asked.at && other.question == id)
}

/// What would have been better than a question.
fn better_question(words: Words, verdict: &Verdict, asked: &JudgedQuestion) -> String {
    let question = ask(words, verdict.role, &asked.question);
    let (text, best) = match &asked.best {
        None => (ui::verdict::BETTER_ENOUGH, String::new()),
        _ if asked.again => (ui::verdict::BETTER_KNOWN, String::new()),
        Some(best) if was_asked(verdict, asked, best) => {
            (ui::verdict::BETTER_AGAIN, ask(words, verdict.role, best))
        }
        Some(best) => (ui::verdict::BETTER_QUESTION, ask(words, verdict.role, best)),
    };
    words.fill(text, &[("question", &*question), ("best", &*best)])
}

/// To whom the caller was to be referred.
pub(crate) fn right_referral(words: Words, verdict: &Verdict) -> String {
    let desk = words.pack.desk();
    let refers = verdict.refer.iter().filter_map(|id| desk.refer(id));
    let names: Vec<String> = refers
        .map(|refer| words.say(refer.name(verdict.role)))
        .collect();
    let with = [("refer", &*names.join(" / "))];
    words.fill(ui::verdict::BETTER_REFER, &with)
}

/// What to do better, the gravest first: a few things, not all.
pub(crate) fn better(words: Words, verdict: &Verdict) -> Vec<String> {
    let desk = words.pack.desk();
    let mut better: Vec<String> = Vec::new();
    let mut rules: Vec<_> = verdict
        .broken
        .iter()
        .filter_map(|breach| desk.rule(&breach.rule))
        .filter(|rule| rule.severity > Severity::Minor)
        .collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.severity));
    rules.dedup_by(|a, b| a.id == b.id);
    better.extend(rules.iter().map(|rule| words.say(&rule.name)));
    let mut broken = verdict.broken.iter();
    let is_told = broken.any(|breach| SAYS_WHEN.contains(&breach.rule.as_str()));
    // The cause of a stranger is nobody's business.
    let is_wrong = verdict.is_member() && verdict.named.as_ref() != Some(&verdict.cause);
    if is_wrong && !is_told {
        better.push(match verdict.left_then {
            1 => words.say(ui::verdict::BETTER_LAST),
            _ => words.say(ui::verdict::BETTER_CAUSE),
        });
    }
    let mut costly: Vec<&JudgedQuestion> = verdict.questions.iter().collect();
    // A question that turned out well is no mistake to learn from, whatever it costs on the average.
    let is_thrifty = verdict.questions.len() <= verdict.best_questions;
    costly.retain(|asked| asked.regret >= WORTH_A_WORD && !is_lucky(asked) && !is_thrifty);
    // The costliest first, and of those that cost the same the first asked.
    costly.sort_by_key(|asked| std::cmp::Reverse(asked.regret));
    for asked in costly {
        let says = better_question(words, verdict, asked);
        if !better.contains(&says) {
            better.push(says);
        }
    }
    better.truncate(MOST_BETTER - 1);
    let say = |id: &String| desk.say(id).map(|say| words.say(&say.name));
    for name in verdict.lacking.iter().filter_map(say) {
        better.push(words.fill(ui::verdict::BETTER_SAY, &[("say", &name)]));
    }
    for name in verdict.beside.iter().filter_map(say) {
        better.push(words.fill(ui::verdict::BETTER_NOT, &[("say", &name)]));
    }
    if !verdict.referred {
        better.push(right_referral(words, verdict));
    }
    better.extend(minor(words, verdict));
    better.truncate(MOST_BETTER);
    better
}

/// The minor rules that were broken, each once, but for those of which was told what to say or ask instead: who broke
/// nothing worse would else hear that all was well.
fn minor(words: Words, verdict: &Verdict) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for breach in &verdict.broken {
        let rule = words.pack.desk().rule(&breach.rule);
        let rule = rule.filter(|rule| rule.severity == Severity::Minor);
        let Some(rule) = rule.filter(|rule| !TOLD.contains(&rule.id.as_str())) else {
            continue;
        };
        let name = words.say(&rule.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The minor rules of whose breach it is told what to do instead.
const TOLD: [&str; 5] = [
    "advice-missing",
    "beside-the-point",
    "no-referral",
    "asked-for-nothing",
    "named-too-early",
];

/// The rules that say themselves when a cause is named.
const SAYS_WHEN: [&str; 2] = ["named-too-early", "evidence"];

/// Thousandths of a question from which a worse question is spoken of.
pub(crate) const WORTH_A_WORD: u32 = 300;

/// Things to do better that can be kept in mind.
const MOST_BETTER: usize = 4;
