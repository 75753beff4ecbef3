//! The rules that were broken in a call.

use crate::pack::model::desk::Severity;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::call::conduct::Breach;
use crate::training::call::scenario::Scenario;
use crate::training::call::score::BLOCKER;
use crate::training::call::session::CallSession;
use crate::training::call::sheet::{CountedIn, counted_in};
use crate::training::call::verdict::Verdict;
use crate::view::debrief::better::right_referral;
use crate::view::debrief::words::{criterion, guess, move_words, quoted};
use crate::view::page::{Block, Page};
use crate::view::transcript::joined;

/// The rule of which it is told what was lacking.
const LACKING: &str = "advice-missing";

/// The rule of which it is told to whom the caller was to be referred.
const NO_REFERRAL: &str = "no-referral";

/// The rule of which it is told what a cause rested on that was guessed.
const EVIDENCE: &str = "evidence";

pub(crate) fn page(words: Words, shift: &CallSession, verdict: &Verdict) -> Page {
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
                let label = move_words(words, case.role, one);
                let with = [("at", &*(at + 1).to_string()), ("move", &*label)];
                let page = page
                    .with(Block::Note(words.fill(ui::verdict::AT_MOVE, &with)))
                    .with(Block::Terms(quoted(words, &scene, at)));
                let rested = (breach.rule == EVIDENCE).then(|| case.guess(&shift.moves, at));
                let rested = rested.flatten();
                let says = rested.map(|rested| guess(words, case.role, &rested));
                match says.filter(|says| !says.is_empty()) {
                    Some(says) => page.with(Block::Para(joined(&says))),
                    None => page,
                }
            }
            None if !verdict.lacking.is_empty() && breach.rule == LACKING => {
                let says = verdict.lacking.iter().filter_map(|id| desk.say(id));
                let says: Vec<String> = says.map(|say| words.say(&say.name)).collect();
                let with = [("says", &*says.join(" / "))];
                page.with(Block::Note(words.fill(ui::verdict::LACKING, &with)))
            }
            None if breach.rule == NO_REFERRAL => {
                page.with(Block::Note(right_referral(words, verdict)))
            }
            None => page,
        };
        page = page
            .with(Block::Para(words.say(&rule.why)))
            .with(Block::Note(cost(words, &case, breach)))
            .backed(&rule.facts);
    }
    page
}

/// What a breach costs, and on which sheet.
fn cost(words: Words, case: &Scenario, breach: &Breach) -> String {
    let points = case.taken_by(breach);
    let taken = |says| words.fill(says, &[("points", &points.to_string())]);
    if points == BLOCKER {
        return taken(ui::verdict::COST_BLOCKER);
    }
    let part = counted_in(&breach.rule).filter(|_| points == 0);
    let Some(part) = part else {
        return taken(ui::verdict::COST_RULE);
    };
    let part = match part {
        CountedIn::Advice => ui::verdict::OF_ADVICE,
        CountedIn::Referral => ui::verdict::OF_REFERRAL,
        CountedIn::Conduct(line) => criterion(line),
    };
    words.fill(ui::verdict::COST_COUNTED, &[("part", &words.say(part))])
}
