//! What a call was worth, and what would have been better.

use crate::pack::model::desk::Severity;
use crate::text::catalogue::ui;
use crate::training::call::judged::JudgedQuestion;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::score::{ADVICE, CAUSE, QUESTIONS, REFERRAL};
use crate::training::call::session::{CallSession, DebriefPart};
use crate::training::call::transcript::{CallState, HeardReply, Move, TranscriptLine};
use crate::training::call::verdict::Verdict;

use crate::pack::words::Words;
use crate::view::router::{Block, Choice, Page};
use crate::view::screens::train::{joined, short, spoken, to_move};

/// A part of a verdict.
pub(crate) fn debrief(
    words: Words,
    shift: &CallSession,
    verdict: &Verdict,
    part: DebriefPart,
) -> Page {
    let score = verdict.score.to_string();
    let result = match (verdict.passed, verdict.blocked) {
        (true, _) => ui::verdict::PASSED,
        (false, true) => ui::verdict::BLOCKED,
        (false, false) => ui::verdict::FAILED,
    };
    let pass = words.pack.desk().exam.pass.to_string();
    let lead = words.fill(result, &[("score", &score), ("pass", &pass)]);
    let page = match part {
        DebriefPart::Result => result_page(words, shift, verdict, lead),
        DebriefPart::Rules => rules(words, shift, verdict),
        DebriefPart::Questions => questions(words, shift, verdict),
        DebriefPart::Line => line(words, shift, verdict),
    };
    let place = DebriefPart::ALL
        .iter()
        .position(|one| *one == part)
        .unwrap_or(0);
    let mut page = Page {
        progress: Some(format!("{}/{}", place + 1, DebriefPart::ALL.len())),
        ..page
    };
    let cause = words.pack.causes().get(&verdict.cause);
    if let Some(cause) = cause {
        page = page.backed(&cause.facts);
    }
    page
}

/// The words for another part.
pub(crate) fn to_part(words: Words, part: DebriefPart) -> Choice {
    Choice::new(words.say(match part {
        DebriefPart::Result => ui::verdict::RESULT,
        DebriefPart::Rules => ui::verdict::RULES,
        DebriefPart::Questions => ui::verdict::QUESTIONS,
        DebriefPart::Line => ui::verdict::LINE,
    }))
}

fn result_page(words: Words, shift: &CallSession, verdict: &Verdict, lead: String) -> Page {
    let name = |id: &str| {
        let cause = words.pack.causes().get(id);
        cause
            .map(|cause| words.say(&cause.name))
            .unwrap_or_default()
    };
    let cause = name(&verdict.cause);
    let named = match &verdict.named {
        Some(id) if *id == verdict.cause && verdict.guesses > 0 => {
            let n = verdict.guesses.to_string();
            words.fill(ui::verdict::CAUSE_LATE, &[("cause", &cause), ("n", &n)])
        }
        Some(id) if *id == verdict.cause => {
            words.fill(ui::verdict::CAUSE_RIGHT, &[("cause", &cause)])
        }
        Some(id) => words.fill(
            ui::verdict::CAUSE_WRONG,
            &[("cause", &cause), ("named", &name(id))],
        ),
        None => words.fill(ui::verdict::CAUSE_NONE, &[("cause", &cause)]),
    };
    let of = [CAUSE, QUESTIONS, ADVICE, REFERRAL];
    let names = [
        ui::verdict::OF_CAUSE,
        ui::verdict::OF_QUESTIONS,
        ui::verdict::OF_ADVICE,
        ui::verdict::OF_REFERRAL,
    ];
    let rows = names.into_iter().zip(verdict.points.iter().zip(of));
    let rows = rows.map(|(name, (points, of))| (words.say(name), format!("{points}/{of}")));
    let taken = (verdict.taken > 0).then(|| {
        (
            words.say(ui::verdict::OF_RULES),
            format!("-{}", verdict.taken),
        )
    });
    let rows = rows.chain(taken);
    let mut page = Page::new("debrief/result", words.say(ui::verdict::TITLE), lead)
        .with(Block::Para(named))
        .with(Block::Terms(rows.collect()));
    let better = better(words, verdict);
    page = match better.is_empty() {
        true => page.with(Block::Para(words.say(ui::verdict::BETTER_NONE))),
        false => page
            .with(Block::Head(words.say(ui::verdict::BETTER)))
            .with(Block::Steps(better)),
    };
    if let Some(lesson) = lesson(words, &shift.origin) {
        page = page
            .with(Block::Head(words.say(ui::verdict::LESSON)))
            .with(Block::Para(lesson));
    }
    // Their last words were not seen: this page came instead.
    if verdict.hung_up {
        page = page.with(Block::Para(words.say(ui::verdict::HUNG_UP)));
    }
    if verdict.stopped {
        page = page.with(Block::Para(words.say(ui::verdict::STOPPED)));
    }
    page.with(Block::Note(origin(words, &shift.origin)))
}

/// What a call made by hand teaches.
fn lesson(words: Words, origin: &ScenarioId) -> Option<String> {
    let ScenarioId::Made(id) = origin else {
        return None;
    };
    let call = words.pack.calls().iter().find(|call| call.id == *id);
    call.map(|call| words.say(&call.lesson))
}

/// All that the verdict was computed from beside the moves: the pack to the last byte, and the call.
fn origin(words: Words, origin: &ScenarioId) -> String {
    let manifest = words.pack.manifest();
    let call = match origin {
        ScenarioId::Made(id) => id.clone(),
        ScenarioId::Drawn(level, seed) => {
            let level = words.fill(ui::train::LEVEL, &[("level", &level.to_string())]);
            format!("{level}, {} {seed}", words.say(ui::exam::SEED))
        }
    };
    let with = [
        ("pack", &*manifest.id),
        ("version", &*manifest.version),
        ("hash", short(words.pack.hash())),
        ("call", &*call),
    ];
    words.fill(ui::verdict::ORIGIN, &with)
}

/// Whether a question gained at least what the best one there gains on the average.
fn is_lucky(asked: &JudgedQuestion) -> bool {
    !asked.again && !asked.useless && asked.gained >= asked.best_expected
}

/// What would have been better than a question.
fn better_question(words: Words, verdict: &Verdict, asked: &JudgedQuestion) -> String {
    let question = ask(words, &asked.question);
    let before = verdict
        .questions
        .iter()
        .take_while(|other| other.at < asked.at);
    let was_asked = |id: &String| before.clone().any(|other| other.question == *id);
    let (text, best) = match &asked.best {
        None => (ui::verdict::BETTER_ENOUGH, String::new()),
        _ if asked.again => (ui::verdict::BETTER_KNOWN, String::new()),
        Some(best) if was_asked(best) => (ui::verdict::BETTER_AGAIN, ask(words, best)),
        Some(best) => (ui::verdict::BETTER_QUESTION, ask(words, best)),
    };
    words.fill(text, &[("question", &*question), ("best", &*best)])
}

/// To whom the caller was to be referred.
fn right_referral(words: Words, verdict: &Verdict) -> String {
    let desk = words.pack.desk();
    let refers = verdict.refer.iter().filter_map(|id| desk.refer(id));
    let names: Vec<String> = refers.map(|refer| words.say(&refer.name)).collect();
    let with = [("refer", &*names.join(" / "))];
    words.fill(ui::verdict::BETTER_REFER, &with)
}

/// The rule of which it is told what was lacking.
const LACKING: &str = "advice-missing";

/// What to do better, the gravest first: a few things, not all.
fn better(words: Words, verdict: &Verdict) -> Vec<String> {
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
    let is_early = verdict.broken.iter().any(|breach| breach.rule == EARLY);
    if verdict.named.as_ref() != Some(&verdict.cause) && !is_early {
        better.push(match verdict.left_then {
            1 => words.say(ui::verdict::BETTER_LAST),
            _ => words.say(ui::verdict::BETTER_CAUSE),
        });
    }
    let mut costly: Vec<&JudgedQuestion> = verdict.questions.iter().collect();
    // A question that turned out well is no mistake to learn from, whatever it costs on the average.
    costly.retain(|asked| asked.regret >= WORTH_A_WORD && !is_lucky(asked));
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
    better.truncate(MOST_BETTER);
    better
}

/// The rule that says the same of a cause named too early.
const EARLY: &str = "named-too-early";
/// Thousandths of a question from which a worse question is spoken of.
const WORTH_A_WORD: u32 = 300;
/// Things to do better that can be kept in mind.
const MOST_BETTER: usize = 4;

fn ask(words: Words, id: &str) -> String {
    to_move(words, &Move::Ask(id.to_owned())).label
}

fn rules(words: Words, shift: &CallSession, verdict: &Verdict) -> Page {
    let desk = words.pack.desk();
    let lead = match verdict.broken.is_empty() {
        true => ui::verdict::RULES_KEPT,
        false => ui::verdict::RULES_BROKEN,
    };
    let mut page = Page::new(
        "debrief/rules",
        words.say(ui::verdict::RULES),
        words.say(lead),
    );
    let Some(case) = shift.case(words.pack) else {
        return page;
    };
    let scene = case.play(&shift.moves);
    for breach in &verdict.broken {
        let Some(rule) = desk.rule(&breach.rule) else {
            continue;
        };
        let head = words.say(&rule.name);
        page = match rule.severity {
            Severity::Blocker => page.with(Block::Caution(head)),
            _ => page.with(Block::Head(head)),
        };
        page = match breach.at.and_then(|at| Some((at, shift.moves.get(at)?))) {
            Some((at, one)) => {
                let label = to_move(words, one).label;
                let with = [("at", &*(at + 1).to_string()), ("move", &*label)];
                page.with(Block::Note(words.fill(ui::verdict::AT_MOVE, &with)))
                    .with(Block::Terms(quoted(words, &scene, at)))
            }
            None if !verdict.lacking.is_empty() && breach.rule == LACKING => {
                let says = verdict.lacking.iter().filter_map(|id| desk.say(id));
                let says: Vec<String> = says.map(|say| words.say(&say.name)).collect();
                let with = [("says", &*says.join(" / "))];
                page.with(Block::Note(words.fill(ui::verdict::LACKING, &with)))
            }
            None => page.with(Block::Note(right_referral(words, verdict))),
        };
        page = page
            .with(Block::Para(words.say(&rule.why)))
            .backed(&rule.facts);
    }
    page
}

/// The lines of a move.
fn quoted(words: Words, scene: &CallState, at: usize) -> Vec<(String, String)> {
    // Who reads a code out said so before the move that did not stop them.
    let from = match scene.unstopped.contains(&at) {
        true => at.saturating_sub(1),
        false => at,
    };
    let is_its = |line: &&TranscriptLine| line.at.is_some_and(|line| (from..=at).contains(&line));
    let lines = scene.lines.iter().filter(is_its);
    lines.map(|line| spoken(words, line)).collect()
}

fn questions(words: Words, shift: &CallSession, verdict: &Verdict) -> Page {
    let count = verdict.questions.len().to_string();
    let lead = match verdict.optimum {
        Some(optimum) => words.fill(
            ui::verdict::QUESTIONS_LEAD,
            &[("count", &count), ("optimum", &decimal(optimum, 1000))],
        ),
        None => words.fill(ui::verdict::QUESTIONS_GREEDY, &[("count", &count)]),
    };
    let row = |asked: &JudgedQuestion| {
        let left = asked.left.to_string();
        let gained = decimal(asked.gained, 10);
        let question = ask(words, &asked.question);
        let with = [
            ("question", &*question),
            ("bits", &*gained),
            ("left", &*left),
        ];
        let gained = match asked.gained {
            0 => ui::verdict::NO_GAIN,
            _ => ui::verdict::GAINED,
        };
        let mut says = vec![words.fill(gained, &with)];
        let is_exact = verdict.optimum.is_some();
        let is_worse = match is_exact {
            true => asked.regret >= WORTH_A_WORD,
            false => asked.best_expected > asked.expected,
        };
        match &asked.best {
            _ if asked.again => says.push(words.say(ui::verdict::AGAIN)),
            None => says.push(words.say(ui::verdict::ENOUGH)),
            _ if asked.useless => says.push(words.say(ui::verdict::USELESS)),
            Some(best) if is_worse && is_exact && is_lucky(asked) => {
                let cost = decimal(asked.regret, 1000);
                let with = [("best", &*ask(words, best)), ("cost", &*cost)];
                says.push(words.fill(ui::verdict::LUCKY, &with));
            }
            Some(best) if is_worse => {
                let bits = decimal(asked.best_expected, 10);
                let with = [("best", &*ask(words, best)), ("bits", &*bits)];
                says.push(words.fill(ui::verdict::BEST_THERE, &with));
                if is_exact {
                    let cost = decimal(asked.regret, 1000);
                    says.push(words.fill(ui::verdict::COST, &[("cost", &cost)]));
                }
            }
            _ => {}
        }
        joined(&says)
    };
    let rows = verdict.questions.iter().map(row).collect();
    let yours = verdict.questions.iter().map(|asked| asked.left);
    // A question at which the caller read a code out is asked anew, and counts as little as it does on your side.
    let asked = best_play(words, shift, verdict).map(|scene| scene.asked);
    let asked = asked.unwrap_or_default();
    let asked = asked
        .iter()
        .filter(|asked| asked.heard != HeardReply::Reads);
    let best = asked.map(|asked| asked.fits_after.count_ones());
    let start = std::iter::once(verdict.possible);
    Page::new("debrief/questions", words.say(ui::verdict::QUESTIONS), lead)
        .with(Block::Head(words.say(ui::verdict::CHART)))
        .with(Block::Bars {
            names: [words.say(ui::verdict::YOURS), words.say(ui::verdict::BEST)],
            series: [
                start.clone().chain(yours).collect(),
                start.chain(best).collect(),
            ],
        })
        .with(Block::Steps(rows))
        .with(Block::Note(words.say(ui::verdict::LUCK)))
        .with(Block::Note(words.say(ui::verdict::BIT)))
}

/// The call as the best line plays it.
fn best_play<'a>(
    words: Words<'a>,
    shift: &CallSession,
    verdict: &Verdict,
) -> Option<CallState<'a>> {
    let moves: Vec<Move> = verdict.line.iter().map(|(one, _)| one.clone()).collect();
    Some(shift.case(words.pack)?.play(&moves))
}

/// The best line, replayed: what is asked, what this caller says, and what that leaves.
fn line(words: Words, shift: &CallSession, verdict: &Verdict) -> Page {
    let page = Page::new(
        "debrief/line",
        words.say(ui::verdict::LINE),
        words.say(ui::verdict::LINE_LEAD),
    );
    let Some(scene) = best_play(words, shift, verdict) else {
        return page;
    };
    let mut lines: Vec<(String, String)> = Vec::new();
    for (at, (_, left)) in verdict.line.iter().enumerate() {
        lines.extend(quoted(words, &scene, at));
        let is_question = matches!(verdict.line.get(at), Some((Move::Ask(_), _)));
        if let Some((_, says)) = lines.last_mut().filter(|_| is_question) {
            let left = words.fill(ui::verdict::LINE_END, &[("left", &left.to_string())]);
            *says = format!("{says} [{left}]");
        }
    }
    page.with(Block::Terms(lines))
}

/// A number with one decimal place.
fn decimal(number: u32, of: u32) -> String {
    let tenths = (number * 10 + of / 2) / of;
    format!("{}.{}", tenths / 10, tenths % 10)
}
