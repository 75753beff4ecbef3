//! A call before the first move: who calls, about what, and how they will answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::inquiry::belief::Belief;
use crate::pack::content::Pack;
use crate::pack::model::call::{Call, ScriptedReply};
use crate::pack::model::card::Card;
use crate::pack::model::cause::Cause;
use crate::pack::model::desk::{Level, Role};
use crate::pack::model::flow::AnswerOption;
use crate::pack::model::flow::Goal;
use crate::pack::model::voice::{Opening, Spoken, Voice};
use crate::text::lang::Text;

use crate::training::call::model::{Model, ModelInput, heard};
use crate::training::rng::SeededRng;

/// Where a call is from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioId {
    /// Made by hand: its id.
    Made(String),
    /// Drawn: its level, from 1, and its seed.
    Drawn(usize, u64),
}

/// A call, all fixed but the agent's moves.
pub struct Scenario<'p> {
    /// Where it is from.
    pub origin: ScenarioId,
    /// The pack.
    pub pack: &'p Pack,
    /// How hard it is.
    pub level: &'p Level,
    /// Whose desk it comes to.
    pub role: Role,
    /// The caller's card.
    pub card: &'p Card,
    /// How the caller speaks.
    pub voice: &'p Voice,
    /// The caller's first words.
    pub opening: Vec<&'p Text>,
    /// What they tell: places of question and answer.
    pub known: Vec<(usize, usize)>,
    /// What is possible, and what each question would hear.
    pub model: Model<'p>,
    /// The hidden cause, by its place in the model.
    pub hidden: usize,
    /// For each question, the place of the caller's answer; none for "I don't know", and where it is beside the point.
    pub answers: Vec<Option<usize>>,
    /// Replies written for this call.
    pub script: &'p [ScriptedReply],
    /// At which question the caller begins to read the code out, from 1; 0 for never.
    pub reads_at: usize,
    /// Draws of this call.
    pub chance: SeededRng,
}

/// Draws are tried so often with other cards and causes before a level is given up.
const TRIES: usize = 64;

impl<'p> Scenario<'p> {
    /// The call from there; none if the pack has none such, or `check` would refuse it.
    pub fn new(pack: &'p Pack, origin: &ScenarioId) -> Option<Scenario<'p>> {
        match origin {
            ScenarioId::Made(id) => {
                let call = pack.calls().iter().find(|call| call.id == *id)?;
                Scenario::made(pack, call)
            }
            ScenarioId::Drawn(level, seed) => Scenario::drawn(pack, *level, *seed),
        }
    }

    /// A call made by hand.
    pub fn made(pack: &'p Pack, call: &'p Call) -> Option<Scenario<'p>> {
        let known: Vec<(String, String)> = call.known.clone().into_iter().collect();
        let draft = ScenarioParts {
            origin: ScenarioId::Made(call.id.clone()),
            level: call.level,
            role: call.role,
            card: pack.card(&call.card)?,
            voice: pack.voices().voice(&call.voice)?,
            opening: vec![&call.opening],
            cause: pack.causes().get(&call.cause)?,
            chance: SeededRng::new(seed_of(&call.id)),
            known,
            script: &call.says,
            fixed: &call.answers,
            reads_at: 0,
        };
        draft.case(pack)
    }

    /// The call of this level and seed.
    pub fn drawn(pack: &'p Pack, level: usize, seed: u64) -> Option<Scenario<'p>> {
        (0..TRIES).find_map(|time| draw(pack, level, seed, time))
    }

    /// What is possible after the opening; none where nothing is left to ask.
    pub fn start(&self) -> Option<Belief> {
        let start = self.model.bank.start();
        self.known.iter().fold(start, |belief, (question, answer)| {
            let belief = belief?;
            self.model.bank.after(&belief, *question, Some(*answer))
        })
    }

    /// The answer that the caller has to a question; none where they do not know one, or it is beside the point.
    pub fn choice(&self, question: usize) -> Option<&'p AnswerOption> {
        let answer = self.answers[question]?;
        self.model.answers[question].get(answer).copied()
    }

    /// The causes that are possible at the begin, the likeliest first.
    pub fn causes(&self) -> Vec<&'p Cause> {
        let mut causes = self.model.causes.clone();
        causes.sort_by_key(|cause| std::cmp::Reverse(cause.weight));
        causes
    }

    /// The hidden cause.
    pub fn cause(&self) -> &'p Cause {
        self.model.causes[self.hidden]
    }
}

/// What a case is made from.
struct ScenarioParts<'p, 'a> {
    origin: ScenarioId,
    level: usize,
    role: Role,
    card: &'p Card,
    voice: &'p Voice,
    opening: Vec<&'p Text>,
    cause: &'p Cause,
    chance: SeededRng,
    known: Vec<(String, String)>,
    script: &'p [ScriptedReply],
    fixed: &'a BTreeMap<String, String>,
    reads_at: usize,
}

impl<'p> ScenarioParts<'p, '_> {
    fn case(self, pack: &'p Pack) -> Option<Scenario<'p>> {
        let level = pack.desk().level(self.level)?;
        let setting = ModelInput {
            card: self.card,
            role: self.role,
            level,
            known: &self.known,
            hidden: &self.cause.id,
            chance: self.chance,
        };
        let model = Model::new(pack, &setting)?;
        let hidden = model.cause(&self.cause.id)?;
        let place = |(question, answer): &(String, String)| {
            let question = model.question(question)?;
            Some((question, model.answer(question, answer)?))
        };
        let known: Vec<(usize, usize)> =
            self.known.iter().map(place).collect::<Option<Vec<_>>>()?;
        let answer = |(question, gives): (usize, &Vec<Vec<usize>>)| {
            let gives = &gives[hidden];
            let told = known.iter().find(|(told, _)| *told == question);
            let fixed = self.fixed.get(&model.questions[question].id);
            let fixed = fixed.and_then(|answer| model.answer(question, answer));
            let drawn = || {
                let name = &model.questions[question].id;
                gives.get(self.chance.below(name, 0, gives.len())).copied()
            };
            let fixed = fixed.filter(|answer| gives.contains(answer));
            told.map(|(_, answer)| *answer).or(fixed).or_else(drawn)
        };
        let answers = model.gives.iter().enumerate().map(answer).collect();
        Some(Scenario {
            origin: self.origin,
            pack,
            level,
            role: self.role,
            card: self.card,
            voice: self.voice,
            opening: self.opening,
            known,
            hidden,
            answers,
            script: self.script,
            reads_at: self.reads_at,
            chance: self.chance,
            model,
        })
    }
}

/// What a draw is about, before it is known whether anything is left to ask: far quicker to make than the call.
#[derive(Clone, Copy, Debug)]
pub struct ScenarioPreview<'p> {
    /// The cause.
    pub cause: &'p Cause,
    /// Whose desk it comes to.
    pub role: Role,
    /// Whether the caller begins to read the code out.
    pub reads: bool,
}

impl<'p> ScenarioPreview<'p> {
    /// The first try for this level and seed; none where cause, card and opening do not go together, so that the call
    /// is another one.
    pub fn new(pack: &'p Pack, level: usize, seed: u64) -> Option<ScenarioPreview<'p>> {
        let draft = draft(pack, level, seed, 0)?;
        Some(ScenarioPreview {
            cause: draft.cause,
            role: draft.role,
            reads: draft.reads_at > 0,
        })
    }
}

/// One try to draw a call; none where nothing is left to ask.
fn draw(pack: &Pack, number: usize, seed: u64, time: usize) -> Option<Scenario<'_>> {
    let case = draft(pack, number, seed, time)?.case(pack)?;
    case.start().is_some().then_some(case)
}

/// What answers a drawn call fixes: none.
static NONE: BTreeMap<String, String> = BTreeMap::new();

/// One try to draw what a call is made from; none where cause, card and opening do not go together.
fn draft<'p>(
    pack: &'p Pack,
    number: usize,
    seed: u64,
    time: usize,
) -> Option<ScenarioParts<'p, 'static>> {
    let level = pack.desk().level(number)?;
    let chance = SeededRng::new(seed.wrapping_add((number as u64) << 56));
    let one = |what: &str, count: usize| chance.below(what, time, count);
    let card = pack.cards().get(one("card", pack.cards().len()))?;
    let cause = &pack
        .causes()
        .all
        .get(one("cause", pack.causes().all.len()))?;
    let voice = &pack.voices().voices;
    let voice = voice.get(one("voice", voice.len()))?;
    let start = pack.diagnosis().start.as_str();
    let told = |question: &str| {
        let heard = heard(pack, card, cause, question);
        let heard = heard.get(one(question, heard.len()));
        heard.map(|answer| (*answer).to_owned())
    };
    let mut known: Vec<(String, String)> = Vec::new();
    let mut opening: Vec<&Text> = Vec::new();
    let pick = |texts: &'p [Text], what: &str| texts.get(one(what, texts.len()));
    opening.extend(pick(&voice.greet, "greet"));
    let tells = match level.tells {
        0 => String::new(),
        _ => told(start)?,
    };
    let first = |opening: &&Opening| opening.tells == tells;
    let words = pack.voices().openings.iter().find(first)?;
    opening.extend(pick(words.words(voice.style), "opening"));
    if level.tells > 0 {
        known.push((start.to_owned(), tells));
    }
    // What the caller tells next is what the flow would ask next, as far as they know it: other questions might make
    // no sense after the first.
    let flow = pack.diagnosis();
    let mut at = flow.node(start).filter(|_| level.tells > 0);
    while known.len() < level.tells {
        let next = at
            .zip(known.last())
            .and_then(|(node, (_, answer))| node.choice(answer));
        let Some(Goal::Ask(next)) = next.map(AnswerOption::goal) else {
            break;
        };
        if pack.desk().known.iter().any(|known| known == next) {
            break;
        }
        at = flow.node(next);
        let Some(answer) = told(next) else { break };
        let Some(reply) = pack.voices().reply(next, &answer) else {
            break;
        };
        opening.extend(pick(reply.words(voice.style), next));
        known.push((next.to_owned(), answer));
    }
    let is_shop = known
        .iter()
        .any(|(question, answer)| question == start && answer == "online");
    let role = match is_shop && one("role", MERCHANTS) == 0 {
        true => Role::Merchant,
        false => Role::Issuer,
    };
    Some(ScenarioParts {
        origin: ScenarioId::Drawn(number, seed),
        level: number,
        role,
        card,
        voice,
        opening,
        cause,
        chance,
        known,
        script: &[],
        fixed: &NONE,
        reads_at: if level.reads { 1 + one("reads", 3) } else { 0 },
    })
}

/// One in so many calls that could be a merchant's is one.
const MERCHANTS: usize = 5;

/// The seed of a call made by hand: its name, so that its draws stay when others are added.
fn seed_of(id: &str) -> u64 {
    SeededRng::new(0).bits(id, 0)
}
