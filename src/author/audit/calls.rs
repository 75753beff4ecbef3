//! Every call made by hand, and so many drawn ones: a compliant run solves it, nothing is known before the first
//! question, the caller never contradicts the cause, and neither chance nor recklessness passes.

use std::collections::{BTreeMap, HashMap};

use crate::author::audit::players::Player;
use crate::inquiry::solver::Solver;
use crate::pack::content::Pack;
use crate::pack::lint::names::SourcePositions;
use crate::pack::lint::problem::{Problem, of_file};
use crate::parallel;
use crate::training::call::best_play::BUDGET;
use crate::training::call::conduct::OWN_RULES;
use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;

/// Drawn calls that are looked at where no other number is asked for.
pub const DRAWN: usize = 200;

/// Calls that a thread looks at before it takes the next ones: many, for each takes about a millisecond, and few enough
/// that no thread is left with the last ones alone.
const TOGETHER: usize = 50;

/// How often everything is asked of a caller before their answers must tell the cause: noise may swallow each answer
/// a few times.
const ROUNDS: usize = 40;

/// Problems of one rule that are told.
const MOST_TOLD: usize = 5;

/// What is wrong with a call.
enum CallFault {
    /// Card, cause and opening do not go together, or leave nothing to find out.
    Unplayable,
    /// A compliant run with the best questions does not score 100.
    Unsolved,
    /// Who does more than is needed does not pass.
    Strict,
    /// A player passes who should not.
    Lax,
    /// The best play does not do what the lesson is about.
    Lesson,
    /// The caller's answers do not tell the cause, or rule it out.
    Untold,
}

/// What was found of calls.
#[derive(Clone, Debug, Default)]
pub struct CallAudit {
    /// Calls made by hand.
    pub made: usize,
    /// Calls that were drawn.
    pub drawn: usize,
    /// How each player fares.
    pub players: BTreeMap<Player, ScoreRange>,
}

/// The scores of a kind of player.
#[derive(Clone, Debug, Default)]
pub struct ScoreRange {
    all: Vec<u32>,
    pub passed: usize,
}

impl ScoreRange {
    fn note(&mut self, verdict: &Verdict) {
        self.all.push(verdict.score);
        self.passed += usize::from(verdict.passed);
    }

    fn add(&mut self, other: ScoreRange) {
        self.all.extend(other.all);
        self.passed += other.passed;
    }

    /// Whether nobody of this kind played.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The least, the median and the most.
    pub fn spread(&self) -> (u32, u32, u32) {
        let mut all = self.all.clone();
        all.sort_unstable();
        let at = |place: usize| all.get(place).copied().unwrap_or_default();
        (at(0), at(all.len() / 2), at(all.len().saturating_sub(1)))
    }
}

/// Looks at every call made by hand, and at `drawn` others of all levels in turn.
pub fn look(pack: &Pack, drawn: usize, places: &SourcePositions) -> (CallAudit, Vec<Problem>) {
    let levels = pack.desk().levels.len();
    let made = pack.calls().iter();
    let made = made.map(|call| ScenarioId::Made(call.id.clone()));
    let others = (0..if levels == 0 { 0 } else { drawn })
        .map(|place| ScenarioId::Drawn(1 + place % levels, (place / levels) as u64));
    let origins: Vec<ScenarioId> = made.chain(others).collect();
    let mut calls = CallAudit {
        made: pack.calls().len(),
        drawn: origins.len() - pack.calls().len(),
        ..CallAudit::default()
    };
    // What a pack changes may spoil calls of the one it builds on, which are not its author's to mend.
    let is_own = |what: &[&str]| {
        places
            .iter()
            .any(|((kind, _), place)| what.contains(kind) && !place.is_carried())
    };
    let owns_the_desk = is_own(&["say", "rule", "referral", "needs"]);
    let mut problems = unbroken(pack, places);
    let found = parallel::map(origins.chunks(TOGETHER).enumerate(), |(at, origins)| {
        each(pack, at * TOGETHER, origins, places)
    });
    for (part, told) in found {
        for (player, scores) in part.players {
            calls.players.entry(player).or_default().add(scores);
        }
        problems.extend(told);
    }
    problems.retain(|problem| match problem.place.file.as_str() {
        "desk.toml" => owns_the_desk,
        _ => !problem.place.is_carried(),
    });
    // One mistake may spoil every call; a few of them show it.
    problems.sort();
    let mut told: HashMap<&str, usize> = HashMap::new();
    problems.retain(|problem| {
        let told = told.entry(problem.rule).or_default();
        *told += 1;
        *told <= MOST_TOLD
    });
    (calls, problems)
}

/// Looks at some of the calls, the first of which is number `first` of all.
fn each(
    pack: &Pack,
    first: usize,
    origins: &[ScenarioId],
    places: &SourcePositions,
) -> (CallAudit, Vec<Problem>) {
    let mut calls = CallAudit::default();
    let mut problems = Vec::new();
    for (number, origin) in (first..).zip(origins) {
        if let Err(wrong) = one(pack, origin, number as u64, &mut calls) {
            problems.push(problem(origin, wrong, places));
        }
    }
    (calls, problems)
}

/// Looks at a call; tells what is wrong with it.
fn one(
    pack: &Pack,
    origin: &ScenarioId,
    seed: u64,
    calls: &mut CallAudit,
) -> Result<(), CallFault> {
    let case = Scenario::new(pack, origin).ok_or(CallFault::Unplayable)?;
    if case.begin().fits.count_ones() < 2 || case.start().is_none() {
        return Err(CallFault::Unplayable);
    }
    tells(&case)?;
    // One search serves all players: what it finds out is the same for each.
    let mut search = Solver::new(&case.model.bank, BUDGET);
    let best = case.solving(&mut search);
    let verdict = case.judged(&best, &mut search);
    if case.is_member() && verdict.optimum.is_none_or(|optimum| optimum < 1000) {
        return Err(CallFault::Unsolved);
    }
    if verdict.score != 100 || !verdict.passed || !verdict.broken.is_empty() {
        return Err(CallFault::Unsolved);
    }
    if !shows_lesson(&case, &best) {
        return Err(CallFault::Lesson);
    }
    for player in Player::ALL {
        let verdict = match player {
            Player::Best => verdict.clone(),
            _ => match player.moves(&case, &best, seed) {
                Some(moves) => case.judged(&moves, &mut search),
                None => continue,
            },
        };
        match player.passes() {
            Some(true) if !verdict.passed => return Err(CallFault::Strict),
            Some(false) if verdict.passed => return Err(CallFault::Lax),
            _ => {}
        }
        calls.players.entry(player).or_default().note(&verdict);
    }
    Ok(())
}

/// Whether the best play makes the moves that the lesson of a call made by hand is about, in their order.
fn shows_lesson(case: &Scenario, best: &[Move]) -> bool {
    let ScenarioId::Made(id) = &case.origin else {
        return true;
    };
    let call = case.pack.calls().iter().find(|call| call.id == *id);
    let shows = call.map_or(&[][..], |call| &call.shows);
    let mut made = best.iter().filter_map(|one| match one {
        Move::Ask(id) | Move::Say(id) | Move::Refer(id) => Some(id),
        Move::Name(_) | Move::Close | Move::WrapUp(_) => None,
    });
    !shows.is_empty() && shows.iter().all(|shown| made.any(|made| made == shown))
}

/// Whether the answers of this caller, all of them, leave the cause, and no answer rules it out.
fn tells(case: &Scenario) -> Result<(), CallFault> {
    let mut scene = case.begin();
    for _ in 0..ROUNDS {
        for node in &case.model.questions {
            // As if the caller had all the patience of the world and was stopped each time.
            scene.over = None;
            scene.reading = false;
            scene.step(case, &Move::Ask(node.id.clone()));
            if scene.fits & 1 << case.hidden == 0 {
                return Err(CallFault::Untold);
            }
            if scene.fits.count_ones() == 1 {
                return Ok(());
            }
        }
    }
    Err(CallFault::Untold)
}

/// Rules that nothing that can be said or done breaks.
fn unbroken(pack: &Pack, places: &SourcePositions) -> Vec<Problem> {
    let desk = pack.desk();
    let says = desk.says.iter().filter_map(|say| say.breaks.as_deref());
    let refers = desk.refers.iter();
    let refers = refers.filter_map(|refer| refer.breaks.as_deref());
    let wrap_ups = desk.wrap_ups.iter();
    let wrap_ups = wrap_ups.filter_map(|wrap_up| wrap_up.breaks.as_deref());
    let broken = says.chain(refers).chain(wrap_ups).chain(OWN_RULES);
    let broken: Vec<&str> = broken.collect();
    let rules = desk.rules.iter();
    rules
        .filter(|rule| !broken.contains(&rule.id.as_str()))
        .map(|rule| {
            let with = vec![("name", rule.id.clone())];
            at(("rule", &rule.id), "desk.toml", "unbroken", with, places)
        })
        .collect()
}

fn problem(origin: &ScenarioId, wrong: CallFault, places: &SourcePositions) -> Problem {
    let name = match origin {
        ScenarioId::Made(id) => id.clone(),
        ScenarioId::Drawn(level, seed) | ScenarioId::Rehearsed(level, seed) => {
            format!("{level}/{seed}")
        }
    };
    let named = vec![("name", name.clone())];
    let (rule, with) = match wrong {
        CallFault::Unplayable => ("call", named),
        CallFault::Unsolved => ("call-unsolved", named),
        CallFault::Strict => ("call-strict", named),
        CallFault::Lax => ("call-lax", named),
        CallFault::Lesson => ("call-lesson", named),
        CallFault::Untold => ("call-untold", named),
    };
    at(("call", &name), "desk.toml", rule, with, places)
}

fn at(
    (what, name): (&'static str, &str),
    file: &str,
    rule: &'static str,
    with: Vec<(&'static str, String)>,
    places: &SourcePositions,
) -> Problem {
    let known = places.get(&(what, name.to_owned())).cloned();
    let mut problem = of_file(file, rule, with);
    problem.place = known.unwrap_or(problem.place);
    problem
}
