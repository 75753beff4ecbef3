//! Which causes are possible in a call, and what each question would hear, by places.

use std::cell::RefCell;
use std::rc::Rc;

use crate::inquiry::gates::Gate;
use crate::pack::content::Pack;
use crate::pack::model::card::{Card, Side};
use crate::pack::model::curriculum::Level;
use crate::pack::model::flow::Flow;
use crate::pack::model::role::Role;
use crate::training::call::sense::{DEEPEST, is_ruled_out};
use crate::training::rng::SeededRng;

/// What a model is made from.
pub struct ModelInput<'a> {
    pub card: &'a Card,
    /// Whose desk it is.
    pub role: Role,
    /// How much is possible, and how much noise there is.
    pub level: &'a Level,
    /// What the opening tells: question and answer.
    pub known: &'a [(String, String)],
    /// The cause that must be possible.
    pub hidden: &'a str,
    /// Which of the others are.
    pub chance: SeededRng,
}

/// What of a model needs no words: places of causes and answers.
pub(crate) struct ModelNumbers {
    pub(crate) practised: CausePlaces,
    pub(crate) possible: CausePlaces,
    pub(crate) gives: Vec<Vec<Vec<usize>>>,
}

/// What these numbers depend on.
#[derive(PartialEq)]
struct NumbersKey {
    /// SHA-256 of the pack.
    pack: String,
    card: String,
    causes: usize,
    known: Vec<(String, String)>,
    hidden: String,
    chance: SeededRng,
}

thread_local! {
    /// Those of the last call: each key asks for them several times, and finding them is the dearest part of its pages.
    static LAST: RefCell<Option<(NumbersKey, Rc<ModelNumbers>)>> = const { RefCell::new(None) };
}

/// The numbers of a call. `None` if the hidden cause does not fit.
pub(crate) fn numbers(
    pack: &Pack,
    input: &ModelInput,
    places: &[usize],
) -> Option<Rc<ModelNumbers>> {
    let key = NumbersKey {
        pack: pack.hash().to_owned(),
        card: input.card.id.clone(),
        causes: input.level.causes,
        known: input.known.to_vec(),
        hidden: input.hidden.to_owned(),
        chance: input.chance,
    };
    let kept = LAST.with_borrow(|last| {
        let last = last.as_ref().filter(|(of, _)| *of == key);
        last.map(|(_, numbers)| Rc::clone(numbers))
    });
    if kept.is_some() {
        return kept;
    }
    let (practised, possible) = possible(pack, input, places)?;
    let numbers = Rc::new(ModelNumbers {
        gives: gives(pack, input, places, &possible),
        practised,
        possible,
    });
    LAST.with_borrow_mut(|last| *last = Some((key, Rc::clone(&numbers))));
    Some(numbers)
}

/// For each question and cause, the answers that its caller may give, by their places among those that tell something.
fn gives(
    pack: &Pack,
    input: &ModelInput,
    questions: &[usize],
    causes: &[usize],
) -> Vec<Vec<Vec<usize>>> {
    let of_question = |question: &usize| {
        // What the first words rule out is beside the point for every cause.
        if is_beside(pack, input, *question) {
            return vec![Vec::new(); causes.len()];
        }
        let choices = &pack.diagnosis().nodes[*question].choices;
        // What tells nothing is left out of the answers, so those behind it move up.
        let index = |choice: usize| {
            let before = choices[..choice].iter();
            let is_known = !choices[choice].unknown;
            is_known.then(|| before.filter(|choice| !choice.unknown).count())
        };
        let of_cause = |cause: &usize| {
            let heard = heard(pack, input.card, *cause, *question);
            heard.into_iter().filter_map(index).collect()
        };
        causes.iter().map(of_cause).collect()
    };
    questions.iter().map(of_question).collect()
}

/// Whether what the opening tells leaves no way for a question to make sense.
fn is_beside(pack: &Pack, input: &ModelInput, question: usize) -> bool {
    let flow = pack.diagnosis();
    is_ruled_out(flow, question, &|place| {
        let id = &flow.nodes[place].id;
        let told = input.known.iter().find(|(question, _)| question == id);
        told.map(|(_, answer)| answer.as_str())
    })
}

/// Places of causes in the pack, in its order.
type CausePlaces = Vec<usize>;

/// All causes that fit card and opening, and of them those that are possible at the begin.
fn possible(
    pack: &Pack,
    setting: &ModelInput,
    questions: &[usize],
) -> Option<(CausePlaces, CausePlaces)> {
    let desk = pack.desk();
    let causes = &pack.causes().all;
    let told: Option<Vec<(usize, usize)>> = (setting.known.iter())
        .map(|(question, answer)| place(pack, question, answer))
        .collect();
    let known = told?;
    let fits = |cause: &usize| {
        let answer = desk.answer(&causes[*cause].id);
        // What the desk has no answer to is not practised.
        let on_card = answer.is_some_and(|answer| {
            answer.cards.is_empty() || answer.cards.contains(&setting.card.id)
        });
        let may_tell = |(question, answer): &(usize, usize)| {
            heard(pack, setting.card, *cause, *question).contains(answer)
        };
        on_card && known.iter().all(may_tell)
    };
    let all: CausePlaces = (0..causes.len()).filter(fits).collect();
    let hidden = all
        .iter()
        .position(|cause| causes[*cause].id == setting.hidden)?;
    // For each question, the answers that the cause's caller may give, as bits; none for "I don't know".
    let bits = |cause: usize, question: &usize| -> u64 {
        if is_beside(pack, setting, *question) {
            return 0;
        }
        let told = known.iter().find(|(told, _)| told == question);
        if let Some((_, answer)) = told {
            return 1 << (answer % 64);
        }
        let heard = heard(pack, setting.card, cause, *question).into_iter();
        heard.fold(0, |bits, place| bits | 1 << (place % 64))
    };
    let told = |cause: &usize| questions.iter().map(|one| bits(*cause, one)).collect();
    let told: Vec<Vec<u64>> = all.iter().map(told).collect();
    // The hidden one first, then by chance: whoever comes first stays. Those whose callers say little else than what was told
    // come before those who might have said anything: a caller who names the code makes one think of it.
    let mut order = setting.chance.order("among", all.len());
    order.retain(|place| *place != hidden);
    let others = |place: &usize| -> usize {
        let told = known.iter();
        told.map(|(question, _)| heard(pack, setting.card, all[*place], *question).len())
            .sum()
    };
    order.sort_by_key(others);
    order.insert(0, hidden);
    let gates = choice_gates(pack.diagnosis(), questions);
    let kept = kept(&order, &told, &gates, setting.level.causes).into_iter();
    let kept = kept.map(|place| all[place]).collect();
    Some((all, kept))
}

/// The first of these that can be told apart, so many at most, in the order of the pack.
fn kept(order: &[usize], told: &[Vec<u64>], gates: &[Vec<Gate>], most: usize) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for place in order {
        if kept.len() >= most {
            break;
        }
        kept.push(*place);
        let among: Vec<&[u64]> = kept.iter().map(|place| told[*place].as_slice()).collect();
        if !are_parted(&among, gates) {
            kept.pop();
        }
    }
    kept.sort_unstable();
    kept
}

/// The places of a question and of an answer to it.
pub(crate) fn place(pack: &Pack, question: &str, answer: &str) -> Option<(usize, usize)> {
    let nodes = &pack.diagnosis().nodes;
    let question = nodes.iter().position(|node| node.id == question)?;
    let mut choices = nodes[question].choices.iter();
    Some((question, choices.position(|choice| choice.id == answer)?))
}

/// For each question, the answers to others after which it makes sense, by their places among all; whoever does not know
/// one is ruled out by nothing.
fn choice_gates(flow: &Flow, questions: &[usize]) -> Vec<Vec<Gate>> {
    let gate = |(before, after): (&String, &Vec<String>)| {
        let place = flow.place(before)?;
        let first = questions.iter().position(|one| *one == place)?;
        let choices = flow.nodes[place].choices.iter().enumerate();
        let open = choices.filter(|(_, choice)| choice.unknown || after.contains(&choice.id));
        Some((
            first,
            open.fold(0, |open, (place, _)| open | 1 << (place % 64)),
        ))
    };
    let of_question = |place: &usize| {
        let gates: Option<Vec<Gate>> = flow.nodes[*place].needs.iter().map(gate).collect();
        gates.unwrap_or_default()
    };
    questions.iter().map(of_question).collect()
}

/// Whether each two of these causes are told apart for sure by a question to which all of them know an answer: nobody's
/// "I don't know" can then use that question up. What leaves it without sense for one of the two tells them apart itself.
fn are_parted(told: &[&[u64]], gates: &[Vec<Gate>]) -> bool {
    let questions = told.first().map_or(0, |one| one.len());
    let known = (0..questions).filter(|question| told.iter().all(|told| told[*question] != 0));
    let known: Vec<usize> = known.collect();
    let parts = |one: &[u64], other: &[u64]| {
        let mut known = known.iter();
        known.any(|question| {
            let is_parted = one[*question] & other[*question] == 0;
            is_parted && makes_sense(*question, one, other, gates, DEEPEST)
        })
    };
    let pairs = told.iter().enumerate();
    pairs
        .flat_map(|(place, one)| told[..place].iter().map(move |other| (one, other)))
        .all(|(one, other)| parts(one, other))
}

/// Whether a question makes sense whenever both of two causes are left.
fn makes_sense(
    question: usize,
    one: &[u64],
    other: &[u64],
    gates: &[Vec<Gate>],
    deep: usize,
) -> bool {
    let mut gates_of = gates[question].iter();
    gates[question].is_empty()
        || gates_of.any(|(first, open)| {
            let both = one[*first] & other[*first];
            deep > 0 && both & !open == 0 && makes_sense(*first, one, other, gates, deep - 1)
        })
}

/// The answers to a question that a caller with this card and cause may give, all by their places; none for "I don't
/// know".
pub(crate) fn heard(pack: &Pack, card: &Card, cause: usize, question: usize) -> Vec<usize> {
    let listed = pack.hearing().listed(question, cause);
    let node = &pack.diagnosis().nodes[question];
    let place = &pack.desk().place;
    if place.question != node.id {
        return listed.to_vec();
    }
    let places = [&place.front, &place.back, &place.app];
    let is_place = |answer: &usize| places.contains(&&node.choices[*answer].id);
    // One place alone is where they looked, right or wrong.
    if listed.iter().filter(|answer| is_place(answer)).count() < 2 {
        return listed.to_vec();
    }
    let own = match card.faces.get(card.code_face()).map(|face| face.side) {
        Some(Side::Front) => &place.front,
        Some(Side::Back) => &place.back,
        Some(Side::App) => &place.app,
        None => return Vec::new(),
    };
    let says_where = !place.none.contains(&card.id);
    let is_true =
        |answer: &&usize| !is_place(answer) || (says_where && node.choices[**answer].id == *own);
    listed.iter().filter(is_true).copied().collect()
}
