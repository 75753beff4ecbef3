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
use crate::pack::model::desk::{Level, Role};
use crate::pack::model::flow::AnswerOption;
use crate::pack::model::flow::Node;
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
        let nodes = pack.diagnosis().nodes.iter();
        let questions: Vec<&Node> = nodes
            .filter(|node| !desk.known.contains(&node.id))
            .collect();
        let answers: Vec<Vec<&AnswerOption>> = questions.iter().map(|node| known(node)).collect();
        let causes = possible(pack, input)?;
        if causes.len() < 2 || causes.len() > MOST_CAUSES || questions.len() > MOST_QUESTIONS {
            return None;
        }
        let gives = gives(pack, input.card, &questions, &answers, &causes);
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
        Some(Model {
            causes,
            questions,
            answers,
            blurs,
            gives,
            instead,
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

/// For each question and cause, the indices of the answers that its caller may give.
fn gives(
    pack: &Pack,
    card: &Card,
    questions: &[&Node],
    answers: &[Vec<&AnswerOption>],
    causes: &[&Cause],
) -> Vec<Vec<Vec<usize>>> {
    let of_question = |(node, answers): (&&Node, &Vec<&AnswerOption>)| {
        let index = |id: &str| answers.iter().position(|choice| choice.id == id);
        let of_cause = |cause: &&Cause| {
            let heard = heard(pack, card, cause, &node.id);
            heard.into_iter().filter_map(index).collect()
        };
        causes.iter().map(of_cause).collect()
    };
    questions.iter().zip(answers).map(of_question).collect()
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

/// The causes that are possible at the begin, in the pack's order.
fn possible<'p>(pack: &'p Pack, setting: &ModelInput) -> Option<Vec<&'p Cause>> {
    let desk = pack.desk();
    let fits = |cause: &&Cause| {
        let answer = desk.answer(&cause.id);
        // What the desk has no answer to is not practised.
        let on_card = answer.is_some_and(|answer| {
            answer.cards.is_empty() || answer.cards.contains(&setting.card.id)
        });
        on_card
            && setting.known.iter().all(|(question, told)| {
                heard(pack, setting.card, cause, question).contains(&told.as_str())
            })
    };
    let all: Vec<&Cause> = pack.causes().all.iter().filter(fits).collect();
    let hidden = all.iter().position(|cause| cause.id == setting.hidden)?;
    let told: Vec<Vec<u64>> = all.iter().map(|cause| told(pack, setting, cause)).collect();
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
    Some(kept.into_iter().map(|place| all[place]).collect())
}

/// For each question of the flow, the answers that this cause's caller may give, as bits; none for "I don't know", and
/// for a question that the desk knows the answer of.
fn told(pack: &Pack, setting: &ModelInput, cause: &Cause) -> Vec<u64> {
    let of = |node: &Node| {
        if pack.desk().known.contains(&node.id) {
            return 0;
        }
        let heard = heard(pack, setting.card, cause, &node.id);
        let places = heard.iter().filter_map(|id| {
            let mut choices = node.choices.iter();
            choices.position(|choice| choice.id == *id)
        });
        places.fold(0, |bits, place| bits | 1 << (place % 64))
    };
    pack.diagnosis().nodes.iter().map(of).collect()
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

/// The answers that a caller with this card and cause may give; none for "I don't know".
pub(crate) fn heard<'p>(
    pack: &'p Pack,
    card: &Card,
    cause: &'p Cause,
    question: &str,
) -> Vec<&'p str> {
    let Some(listed) = cause.hears.get(question) else {
        return Vec::new();
    };
    let listed = listed.iter().map(String::as_str);
    let place = &pack.desk().place;
    let places = [&place.front, &place.back, &place.app];
    let is_place = |answer: &str| places.iter().any(|place| *place == answer);
    // One place alone is where they looked, right or wrong.
    let looked = listed.clone().filter(|answer| is_place(answer)).count();
    if place.question != question || looked < 2 {
        return listed.collect();
    }
    let own = match card.faces.get(card.code_face()).map(|face| face.side) {
        Some(Side::Front) => &place.front,
        Some(Side::Back) => &place.back,
        Some(Side::App) => &place.app,
        None => return Vec::new(),
    };
    let says_where = !place.none.contains(&card.id);
    let is_true = |answer: &&str| !is_place(answer) || (says_where && *answer == own);
    listed.filter(is_true).collect()
}
