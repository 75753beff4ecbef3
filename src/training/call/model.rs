//! What can be the matter with a caller, and what each question would hear.
//!
//! The causes that fit the card and what the opening tells, each with the answers that `hears` lists. Two things are
//! other than in the flow, since an agent may ask anything at any time: a question that a cause does not name is beside
//! the point for its caller, who says so or does not know, and nobody hears from that which cause it may be; and where
//! a caller would look for the code, it is where their card shows it. Causes are possible in the same call where each two of them are told
//! apart for sure by a question that all of their callers can answer.

use crate::inquiry::bit_set::{BitSet, MOST_CAUSES, MOST_QUESTIONS};
use crate::inquiry::noise::Noise;
use crate::inquiry::problem::SearchProblem;
use crate::pack::content::Pack;
use crate::pack::model::card::{Card, Side};
use crate::pack::model::cause::Cause;
use crate::pack::model::desk::Level;
use crate::pack::model::flow::AnswerOption;
use crate::pack::model::flow::Node;
use crate::pack::model::role::Role;
use crate::pack::model::voice::Blur;

use crate::training::rng::SeededRng;

/// A call's causes and questions, as a bank.
pub struct Model<'p> {
    /// The causes that are possible at the begin.
    pub causes: Vec<&'p Cause>,
    /// What can be asked.
    pub questions: Vec<&'p Node>,
    /// For each question, the answers that tell something.
    pub answers: Vec<Vec<&'p AnswerOption>>,
    /// For each question, the words that people mix its answers up with.
    pub blurs: Vec<Option<&'p Blur>>,
    /// For each question and cause, the places of the answers that its caller may give; none for "I don't know".
    pub gives: Vec<Vec<Vec<usize>>>,
    /// For each question, those it may hear the answer of instead.
    pub instead: Vec<Option<usize>>,
    /// All causes that fit card and opening, by their places in the pack.
    pub(crate) practised: Vec<usize>,
    /// Those of them that are possible in this call.
    pub(crate) possible: Vec<usize>,
    /// The places of the questions in the flow.
    pub(crate) places: Vec<usize>,
    /// All of this, to reckon with.
    pub bank: SearchProblem,
}

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

impl<'p> Model<'p> {
    /// The model of a call. `None` if the hidden cause does not fit, nothing else is possible, or there are more
    /// causes or questions than sets can hold.
    pub fn new(pack: &'p Pack, input: &ModelInput) -> Option<Model<'p>> {
        let desk = pack.desk();
        let nodes = &pack.diagnosis().nodes;
        let is_asked = |place: &usize| !desk.known.contains(&nodes[*place].id);
        let places: Vec<usize> = (0..nodes.len()).filter(is_asked).collect();
        let questions: Vec<&Node> = places.iter().map(|place| &nodes[*place]).collect();
        let answers: Vec<Vec<&AnswerOption>> = questions.iter().map(|node| known(node)).collect();
        let (practised, possible) = possible(pack, input, &places)?;
        let causes: Vec<&Cause> = (possible.iter())
            .map(|place| &pack.causes().all[*place])
            .collect();
        if causes.len() < 2 || causes.len() > MOST_CAUSES || questions.len() > MOST_QUESTIONS {
            return None;
        }
        let gives = gives(pack, input.card, &places, &possible);
        let blur = |node: &&Node| {
            let is_mixed = desk.mixed.contains(&node.id);
            pack.voices().blur(&node.id).filter(|_| is_mixed)
        };
        let blurs: Vec<Option<&Blur>> = questions.iter().map(blur).collect();
        let instead = |node: &&Node| {
            let other = desk.instead.get(&node.id)?;
            questions.iter().position(|node| node.id == *other)
        };
        let instead: Vec<Option<usize>> = questions.iter().map(instead).collect();
        let weights = causes.iter().map(|cause| f64::from(cause.weight)).collect();
        let mut bank = SearchProblem::new(weights, &gives)?;
        let noise = noise(input.level, instead.clone());
        bank.set_noise(noise, &gives, &mixed(&blurs, &answers));
        bank.keep_natural();
        for (place, node) in questions.iter().enumerate() {
            if desk.lookup(&node.id, input.role).is_some() {
                bank.set_sure(place);
            }
        }
        Some(Model {
            causes,
            questions,
            answers,
            blurs,
            gives,
            instead,
            practised,
            possible,
            places,
            bank,
        })
    }

    /// The place of a question.
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|node| node.id == id)
    }

    /// The place of a cause.
    pub fn cause(&self, id: &str) -> Option<usize> {
        self.causes.iter().position(|cause| cause.id == id)
    }

    /// The place of an answer.
    pub fn answer(&self, question: usize, id: &str) -> Option<usize> {
        let mut answers = self.answers.get(question)?.iter();
        answers.position(|choice| choice.id == id)
    }

    /// How much these causes weigh together.
    pub fn weight(&self, causes: BitSet) -> u64 {
        let weights = self.causes.iter().enumerate();
        weights
            .filter(|(place, _)| causes & 1 << place != 0)
            .map(|(_, cause)| u64::from(cause.weight))
            .sum()
    }
}

/// The answers that tell something.
fn known(node: &Node) -> Vec<&AnswerOption> {
    let choices = node.choices.iter();
    choices.filter(|choice| !choice.unknown).collect()
}

/// For each question and cause, the answers that its caller may give, by their places among those that tell something.
fn gives(pack: &Pack, card: &Card, questions: &[usize], causes: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let of_question = |question: &usize| {
        let choices = &pack.diagnosis().nodes[*question].choices;
        // What tells nothing is left out of the answers, so those behind it move up.
        let index = |choice: usize| {
            let before = choices[..choice].iter();
            let is_known = !choices[choice].unknown;
            is_known.then(|| before.filter(|choice| !choice.unknown).count())
        };
        let of_cause = |cause: &usize| {
            let heard = heard(pack, card, *cause, *question);
            heard.into_iter().filter_map(index).collect()
        };
        causes.iter().map(of_cause).collect()
    };
    questions.iter().map(of_question).collect()
}

/// For each question, the indices of the answers that people mix up.
fn mixed(blurs: &[Option<&Blur>], answers: &[Vec<&AnswerOption>]) -> Vec<Vec<usize>> {
    let of_question = |(blur, answers): (&Option<&Blur>, &Vec<&AnswerOption>)| {
        let is_mixed = |id: &String| blur.is_some_and(|blur| blur.answers.contains(id));
        let indices = 0..answers.len();
        indices
            .filter(|index| is_mixed(&answers[*index].id))
            .collect()
    };
    blurs.iter().zip(answers).map(of_question).collect()
}

/// The noise of a level, whose figures are in percent.
fn noise(level: &Level, instead: Vec<Option<usize>>) -> Noise {
    let share = |percent: u32| f64::from(percent) / 100.0;
    Noise {
        vague: share(level.vague),
        blur: share(level.blur),
        drift: share(level.drift),
        instead,
        by_weight: true,
    }
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
        let heard = heard(pack, setting.card, cause, *question).into_iter();
        heard.fold(0, |bits, place| bits | 1 << (place % 64))
    };
    let told = |cause: &usize| {
        questions
            .iter()
            .map(|question| bits(*cause, question))
            .collect()
    };
    let told: Vec<Vec<u64>> = all.iter().map(told).collect();
    // The hidden one first, then by chance: whoever comes first stays.
    let mut order = setting.chance.order("among", all.len());
    order.retain(|place| *place != hidden);
    order.insert(0, hidden);
    let mut kept: Vec<usize> = Vec::new();
    for place in order {
        if kept.len() >= setting.level.causes {
            break;
        }
        kept.push(place);
        let among: Vec<&[u64]> = kept.iter().map(|place| told[*place].as_slice()).collect();
        if !are_parted(&among) {
            kept.pop();
        }
    }
    kept.sort_unstable();
    let kept = kept.into_iter().map(|place| all[place]).collect();
    Some((all, kept))
}

/// The places of a question and of an answer to it.
pub(crate) fn place(pack: &Pack, question: &str, answer: &str) -> Option<(usize, usize)> {
    let nodes = &pack.diagnosis().nodes;
    let question = nodes.iter().position(|node| node.id == question)?;
    let mut choices = nodes[question].choices.iter();
    Some((question, choices.position(|choice| choice.id == answer)?))
}

/// Whether each two of these causes are told apart for sure by a question to which all of them know an answer: nobody's
/// "I don't know" can then use that question up.
fn are_parted(told: &[&[u64]]) -> bool {
    let questions = told.first().map_or(0, |one| one.len());
    let known = (0..questions).filter(|question| told.iter().all(|told| told[*question] != 0));
    let known: Vec<usize> = known.collect();
    let parts = |one: &[u64], other: &[u64]| {
        known
            .iter()
            .any(|question| one[*question] & other[*question] == 0)
    };
    let pairs = told.iter().enumerate();
    pairs
        .flat_map(|(place, one)| told[..place].iter().map(move |other| (one, other)))
        .all(|(one, other)| parts(one, other))
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
