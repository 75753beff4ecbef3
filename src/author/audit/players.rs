//! Simulated agents who take every call: one who does all right, and those who should not pass.

use crate::pack::model::say::SayKind;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{CallState, Move};
use crate::training::rng::SeededRng;

/// Moves of a player who plays by chance, before the call is closed.
const BY_CHANCE: usize = 12;

/// How an agent takes calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Player {
    /// Does all right, with the best questions.
    Best,
    /// The same, but more than is needed: asks once more, sums up twice, has the caller wait.
    Careful,
    /// Moves by chance among all that can be done.
    Random,
    /// Asks for the code first, and does all else right.
    Reckless,
    /// Asks nothing, names the likeliest cause and does all else right.
    Guessing,
    /// Is kind and finds nothing out.
    Flattering,
    /// Finds the cause and says no word more than that takes.
    Silent,
    /// Knows all causes and what they need by heart, and asks the same questions in the same order in every call.
    Cribbing,
}

impl Player {
    /// All of them, in the order in which they are told.
    pub const ALL: [Player; 8] = [
        Player::Best,
        Player::Careful,
        Player::Random,
        Player::Reckless,
        Player::Guessing,
        Player::Flattering,
        Player::Silent,
        Player::Cribbing,
    ];

    /// Whether all calls must be passed that are taken so, or none may be. `None` for who has a crib: some calls are passed
    /// whose best questions happen to come in that order.
    pub fn passes(self) -> Option<bool> {
        match self {
            Player::Best | Player::Careful => Some(true),
            Player::Cribbing => None,
            _ => Some(false),
        }
    }

    /// The moves of a call, made from those of the best play. `None` where there is nothing to be made.
    pub(crate) fn moves(self, case: &Scenario, best: &[Move], seed: u64) -> Option<Vec<Move>> {
        Some(match self {
            Player::Best => best.to_vec(),
            Player::Careful => careful(case, best),
            Player::Random => by_chance(case, seed),
            Player::Reckless => reckless(case, best)?,
            Player::Guessing => guessing(case, best)?,
            Player::Flattering => flattering(case, best),
            Player::Silent => silent(case, best),
            Player::Cribbing => cribbing(case, best)?,
        })
    }
}

/// The kind of thing that a move says.
fn kind(case: &Scenario, one: &Move) -> Option<SayKind> {
    match one {
        Move::Say(id) => case.pack.desk().say(id).map(|say| say.kind),
        _ => None,
    }
}

/// Where the best play has found the cause: before it sums up.
fn found(case: &Scenario, best: &[Move]) -> usize {
    let recap = best
        .iter()
        .position(|one| kind(case, one) == Some(SayKind::Recap));
    recap.unwrap_or(best.len())
}

fn careful(case: &Scenario, best: &[Move]) -> Vec<Move> {
    if !case.is_member() {
        return best.to_vec();
    }
    let (asked, rest) = best.split_at(found(case, best));
    let hold = say(case, SayKind::Hold);
    // A question that nobody asked yet, and that this caller has an answer to.
    let questions = case.model.questions.iter().enumerate();
    let more = questions
        .filter(|(place, _)| case.answers[*place].is_some())
        .map(|(_, node)| Move::Ask(node.id.clone()))
        .find(|ask| !asked.contains(ask));
    let recap = rest.first().cloned();
    let mut moves: Vec<Move> = asked.iter().cloned().chain(hold).chain(more).collect();
    if case.play(&moves).reading {
        moves.extend(say(case, SayKind::Stop));
    }
    moves
        .into_iter()
        .chain(recap)
        .chain(rest.iter().cloned())
        .collect()
}

/// Says the first thing of this kind, if the pack has one.
fn say(case: &Scenario, kind: SayKind) -> Option<Move> {
    let say = case.first_say(kind);
    say.map(|say| Move::Say(say.id.clone()))
}

/// Moves by chance from all that can be done.
pub fn by_chance(case: &Scenario, seed: u64) -> Vec<Move> {
    let desk = case.pack.desk();
    let chance = SeededRng::new(seed);
    let asks = case.model.questions.iter();
    let asks = asks.map(|node| Move::Ask(node.id.clone()));
    let says = desk.says.iter().map(|say| Move::Say(say.id.clone()));
    let names = case.model.causes.iter();
    let names = names.map(|cause| Move::Name(cause.id.clone()));
    let refers = desk.refers.iter();
    let refers = refers.map(|refer| Move::Refer(refer.id.clone()));
    let all: Vec<Move> = asks.chain(says).chain(names).chain(refers).collect();
    let one = |time: usize| all.get(chance.below("random", time, all.len())).cloned();
    let written = desk
        .wrap_ups
        .get(chance.below("wrap-up", 0, desk.wrap_ups.len()));
    let written = written.map(|wrap_up| Move::WrapUp(wrap_up.id.clone()));
    (0..BY_CHANCE)
        .filter_map(one)
        .chain([Move::Close])
        .chain(written)
        .collect()
}

fn reckless(case: &Scenario, best: &[Move]) -> Option<Vec<Move>> {
    let mut asks = case.pack.desk().says.iter();
    let ask = asks.find(|say| say.kind == SayKind::Take && say.breach(case.role).is_some())?;
    let (open, rest) = best.split_first()?;
    let ask = Move::Say(ask.id.clone());
    let rest = rest.iter().cloned();
    Some([open.clone(), ask].into_iter().chain(rest).collect())
}

/// Names a cause and does what that one needs.
fn guessing(case: &Scenario, best: &[Move]) -> Option<Vec<Move>> {
    let likeliest = case.causes().into_iter().next()?;
    Some(
        opened(case, best)
            .into_iter()
            .chain(ending(case, &likeliest.id, best))
            .collect(),
    )
}

/// How the best play opens the call.
fn opened(case: &Scenario, best: &[Move]) -> Vec<Move> {
    let opens = |one: &&Move| {
        matches!(
            kind(case, one),
            Some(SayKind::Open | SayKind::Empathise | SayKind::Identify)
        )
    };
    best.iter().filter(opens).cloned().collect()
}

/// Sums up, names this cause, does what it needs, and ends the call as the best play does.
fn ending(case: &Scenario, cause: &str, best: &[Move]) -> Vec<Move> {
    let needs = case.pack.desk().answer(cause);
    let needs = needs.map(|answer| answer.at(case.role)).unwrap_or_default();
    let found = |wanted: SayKind| best.iter().find(|one| kind(case, one) == Some(wanted));
    let (recap, offer) = (found(SayKind::Recap), found(SayKind::Offer));
    let refer = needs.refer.into_iter().take(1).map(Move::Refer);
    recap
        .cloned()
        .into_iter()
        .chain([Move::Name(cause.to_owned())])
        .chain(needs.needs.into_iter().map(Move::Say))
        .chain(refer)
        .chain(offer.cloned())
        .chain([Move::Close])
        .chain(best.iter().find(|one| is_after(one)).cloned())
        .collect()
}

/// Whether it is made after the call.
fn is_after(one: &Move) -> bool {
    matches!(one, Move::WrapUp(_))
}

fn flattering(case: &Scenario, best: &[Move]) -> Vec<Move> {
    let is_kind = |one: &&Move| {
        let ends = matches!(one, Move::Close) || is_after(one);
        ends || kind(case, one).is_some_and(SayKind::leads)
    };
    best.iter().filter(is_kind).cloned().collect()
}

fn silent(case: &Scenario, best: &[Move]) -> Vec<Move> {
    let is_word =
        |one: &&Move| kind(case, one).is_some_and(|kind| kind.leads() && kind != SayKind::Stop);
    best.iter().filter(|one| !is_word(one)).cloned().collect()
}

/// Asks in the flow's order until one cause is left, whatever is heard.
fn cribbing(case: &Scenario, best: &[Move]) -> Option<Vec<Move>> {
    let mut moves = opened(case, best);
    let mut scene: CallState = case.play(&moves);
    let mut questions = case.model.questions.iter();
    while scene.over.is_none() && scene.fits.count_ones() > 1 {
        let one = match say(case, SayKind::Stop).filter(|_| scene.reading) {
            Some(stop) => stop,
            None => Move::Ask(questions.next()?.id.clone()),
        };
        scene.step(case, &one);
        moves.push(one);
    }
    let left = scene.possible(case).first().map(|cause| cause.id.clone())?;
    moves.extend(ending(case, &left, best));
    Some(moves)
}
