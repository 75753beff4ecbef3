//! The questions of a call, one by one.

use crate::inquiry::bit_set::BitSet;
use crate::pack::model::call::CallerIdentity;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::training::call::judged::JudgedQuestion;
use crate::training::call::scenario::Scenario;
use crate::training::call::session::CallSession;
use crate::training::call::transcript::HeardReply;
use crate::training::call::verdict::Verdict;
use crate::view::debrief::better::{WORTH_A_WORD, is_lucky, was_asked};
use crate::view::debrief::words::{ask, best_play};
use crate::view::page::{Block, Page};
use crate::view::transcript::joined;

pub(crate) fn page(words: Words, shift: &CallSession, verdict: &Verdict) -> Page {
    let count = verdict.questions.len().to_string();
    let lead = match verdict.optimum {
        Some(optimum) => words.fill(
            ui::verdict::QUESTIONS_LEAD,
            &[
                ("count", &count),
                ("best", &verdict.best_questions.to_string()),
                ("optimum", &decimal(optimum, 1000)),
            ],
        ),
        None if verdict.caller != CallerIdentity::Member => {
            words.fill(ui::verdict::QUESTIONS_STRANGER, &[("count", &count)])
        }
        None => words.fill(ui::verdict::QUESTIONS_GREEDY, &[("count", &count)]),
    };
    let questions = verdict.questions.iter();
    let case = shift.case(words.pack);
    let asked = case.as_ref().map(|case| case.play(&shift.moves).asked);
    let rows = questions.map(|judged| {
        let asked = asked.iter().flatten().find(|asked| asked.at == judged.at);
        let left = case.as_ref().zip(asked).and_then(|(case, asked)| {
            let few = FEW.contains(&asked.fits_after.count_ones());
            few.then(|| named(words, case, asked.fits_after, ui::verdict::LEFT))
        });
        let first_thought = case.as_ref().zip(asked).and_then(|(case, asked)| {
            let other = case.first_thought(asked)?;
            let with = [("other", &*words.say(&other.name))];
            Some(words.fill(ui::verdict::MESSAGE_MISLEADS, &with))
        });
        let says = [Some(row(words, verdict, judged)), left, first_thought];
        joined(&says.into_iter().flatten().collect::<Vec<_>>())
    });
    let rows = rows.collect();
    let yours = verdict.questions.iter().map(|asked| asked.left);
    // A question at which the caller read a code out is asked anew, and counts as little as it does on your side.
    let asked = best_play(words, shift, verdict).map(|scene| scene.asked);
    let asked = asked.unwrap_or_default();
    let asked = asked
        .iter()
        .filter(|asked| asked.heard != HeardReply::Reads);
    let best = asked.map(|asked| asked.fits_after.count_ones());
    let start = std::iter::once(verdict.possible);
    // Whether a question could tell anything is seen by the causes that were possible.
    let mut page = Page::new("debrief/questions", words.say(ui::verdict::QUESTIONS), lead);
    page.blocks.extend(
        case.as_ref()
            .map(|case| Block::Para(named(words, case, case.begin().fits, ui::verdict::POSSIBLE))),
    );
    page.with(Block::Head(words.say(ui::verdict::CHART)))
        .with(Block::Bars {
            names: [words.say(ui::verdict::YOURS), words.say(ui::verdict::BEST)],
            series: [
                start.clone().chain(yours).collect(),
                start.chain(best).collect(),
            ],
        })
        .with(Block::Steps(rows))
        .with(Block::Note(words.say(ui::verdict::LUCK)))
}

/// The causes of a set, by their names.
fn named(words: Words, case: &Scenario, set: BitSet, text: TextKey) -> String {
    let causes = case.causes_in(set).into_iter();
    let names: Vec<String> = causes.map(|cause| words.say(&cause.name)).collect();
    words.fill(text, &[("causes", &*names.join(" / "))])
}

/// How many causes that are left are named: more would be a list nobody reads.
const FEW: std::ops::RangeInclusive<u32> = 2..=4;

/// A question: what it gained, and what would have been better.
fn row(words: Words, verdict: &Verdict, asked: &JudgedQuestion) -> String {
    let left = asked.left.to_string();
    let question = ask(words, verdict.role, &asked.question);
    let with = [("question", &*question), ("left", &*left)];
    let gained = match asked.gained {
        0 => ui::verdict::NO_GAIN,
        _ => ui::verdict::GAINED,
    };
    // What confirms the one cause that is left gains nothing and is worth asking all the same.
    let says_gain = asked.gained > 0 || !asked.confirms;
    let mut says: Vec<String> = says_gain
        .then(|| words.fill(gained, &with))
        .into_iter()
        .collect();
    let is_exact = verdict.optimum.is_some();
    let is_worse = match is_exact {
        true => asked.regret >= WORTH_A_WORD,
        false => asked.best_expected > asked.expected,
    };
    match &asked.best {
        _ if asked.again => says.push(words.say(ui::verdict::AGAIN)),
        _ if asked.confirms => says.push(words.say(ui::verdict::CONFIRMS)),
        None => says.push(words.say(ui::verdict::ENOUGH)),
        _ if asked.useless => says.push(words.say(ui::verdict::USELESS)),
        Some(best) if is_worse && was_asked(verdict, asked, best) => {
            let with = [("best", &*ask(words, verdict.role, best))];
            says.push(words.fill(ui::verdict::BEST_AGAIN, &with));
        }
        Some(best) if is_worse && is_exact && is_lucky(asked) => {
            let cost = decimal(asked.regret, 1000);
            let with = [("best", &*ask(words, verdict.role, best)), ("cost", &*cost)];
            says.push(words.fill(ui::verdict::LUCKY, &with));
        }
        Some(best) if is_worse => {
            let with = [("best", &*ask(words, verdict.role, best))];
            says.push(words.fill(ui::verdict::BEST_THERE, &with));
            if is_exact {
                let cost = decimal(asked.regret, 1000);
                says.push(words.fill(ui::verdict::COST, &[("cost", &cost)]));
            }
        }
        _ => {}
    }
    joined(&says)
}

/// A number with one decimal place.
fn decimal(number: u32, of: u32) -> String {
    let tenths = (number * 10 + of / 2) / of;
    format!("{}.{}", tenths / 10, tenths % 10)
}
