//! Drills made again from what was answered in them.

use crate::pack::content::Pack;
use crate::training::advice::{AdviceCards, AdviceDrill};
use crate::training::attempt::{Answer, Attempt, AttemptOutcome};
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::event::EventKind;
use crate::training::locate::{Guess, LocateDrill};
use crate::training::modes::{advice, cards, requests};

/// A drill of cards: what was drawn, or was due.
pub(super) fn cards_made(pack: &Pack, stored: &Attempt, seed: u64) -> Option<Vec<EventKind>> {
    let begun = cards::begun(Some(seed));
    let given = cards::guesses(&stored.answers)?;
    let drawn = cards::drill(seed);
    let names = names(&stored.answers);
    let designs = drawn.designs(pack).into_iter();
    if designs
        .zip(&names)
        .all(|(design, name)| design.name() == *name)
    {
        return of_cards(pack, drawn, given, begun);
    }
    let due = LocateDrill::of(pack, seed, names);
    Some(as_far_as_known(stored, of_cards(pack, due, given, begun)?))
}

/// A drill of requests: what was drawn, or was due.
pub(super) fn requests_made(
    pack: &Pack,
    stored: &Attempt,
    seed: Option<u64>,
) -> Option<Vec<EventKind>> {
    let given = requests::given(pack, &stored.answers)?;
    if let Some(seed) = seed {
        return of_requests(pack, requests::drill(seed), given);
    }
    // Two questions are asked of each.
    let mut asked = names(&stored.answers);
    asked.dedup();
    let due = QuestionSet::These(asked);
    let events = of_requests(pack, ClassifyDrill::new(due), given)?;
    Some(as_far_as_known(stored, events))
}

/// A round of advice: what was drawn, or was due.
pub(super) fn advice_made(
    pack: &Pack,
    stored: &Attempt,
    seed: Option<u64>,
) -> Option<Vec<EventKind>> {
    let given = stored.answers.iter().map(|answer| answer.given.clone());
    let given: Vec<String> = given.collect();
    if let Some(seed) = seed {
        return of_advice(pack, advice::drill(seed), given);
    }
    let due = AdviceCards::These(names(&stored.answers));
    let events = of_advice(pack, AdviceDrill::new(0, due), given)?;
    Some(as_far_as_known(stored, events))
}

fn names(answers: &[Answer]) -> Vec<String> {
    answers.iter().map(|answer| answer.item.clone()).collect()
}

/// What was due is stored nowhere but in what was answered of it, so its end is where the record says that it is.
fn as_far_as_known(stored: &Attempt, mut events: Vec<EventKind>) -> Vec<EventKind> {
    let is_done = matches!(stored.ended, Some((_, AttemptOutcome::Done)));
    events.retain(|event| is_done || !matches!(event, EventKind::Ended(_)));
    events
}

pub(super) fn of_cards(
    pack: &Pack,
    mut drill: LocateDrill,
    given: Vec<Guess>,
    begun: EventKind,
) -> Option<Vec<EventKind>> {
    let designs = drill.designs(pack);
    let mut events = vec![begun];
    for guess in given {
        let design = designs.get(drill.given.len())?;
        if !design.can_be_guessed(guess) {
            return None;
        }
        drill.decide(guess, false);
        events.extend(cards::answered(pack, &drill));
    }
    Some(events)
}

pub(super) fn of_requests(
    pack: &Pack,
    mut drill: ClassifyDrill,
    given: Vec<usize>,
) -> Option<Vec<EventKind>> {
    let begun = match drill.series {
        QuestionSet::Drawn { .. } | QuestionSet::These(_) => requests::begun(&drill)?,
        QuestionSet::Everybody => return None,
    };
    let mut events = vec![begun];
    let count = drill.count(pack);
    for place in given {
        if drill.given.len() >= count {
            return None;
        }
        drill.given.push(place);
        events.extend(requests::answered(pack, &drill));
    }
    Some(events)
}

fn of_advice(pack: &Pack, mut drill: AdviceDrill, given: Vec<String>) -> Option<Vec<EventKind>> {
    let mut events = vec![advice::begun(&drill)];
    for say in given {
        let cause = drill.cause(pack)?;
        // Where the causes were drawn, what could be chosen is known.
        let is_drawn = matches!(drill.cards, AdviceCards::Drawn(_));
        let mut choices = drill.offered(pack, &cause.id).into_iter();
        if is_drawn && !choices.any(|choice| choice.id == say) {
            return None;
        }
        drill.given.push(say);
        events.extend(advice::answered(pack, &drill));
    }
    Some(events)
}
