//! A call put together: by hand in the pack, or drawn by level and seed.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::pack::content::Pack;
use crate::pack::model::call::{Call, CallerIdentity, ScriptedReply};
use crate::pack::model::card::Card;
use crate::pack::model::cause::Cause;
use crate::pack::model::desk::Level;
use crate::pack::model::flow::{AnswerOption, Goal};
use crate::pack::model::role::Role;
use crate::pack::model::voice::{Opening, Spoken, Voice};
use crate::text::lang::Text;
use crate::training::call::model::Model;
use crate::training::call::numbers::{ModelInput, heard};
use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::rng::SeededRng;

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
            caller: call.caller,
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
}

/// What a case is made from.
struct ScenarioParts<'p, 'a> {
    origin: ScenarioId,
    level: usize,
    role: Role,
    card: &'p Card,
    voice: &'p Voice,
    caller: CallerIdentity,
    opening: Vec<&'p Text>,
    cause: &'p Cause,
    chance: SeededRng,
    known: Vec<(String, String)>,
    script: &'p [ScriptedReply],
    fixed: &'a BTreeMap<String, String>,
    reads_at: usize,
}

impl<'p> ScenarioParts<'p, '_> {
    pub(crate) fn case(self, pack: &'p Pack) -> Option<Scenario<'p>> {
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
            // What most callers with this cause say goes together; answers drawn one by one might contradict each other.
            let mostly = self.cause.mostly.get(&model.questions[question].id);
            let mostly = mostly.and_then(|answer| model.answer(question, answer));
            let drawn = || {
                let name = &model.questions[question].id;
                gives.get(self.chance.below(name, 0, gives.len())).copied()
            };
            let fixed = fixed.filter(|answer| gives.contains(answer));
            let mostly = mostly.filter(|answer| gives.contains(answer));
            let written = told.map(|(_, answer)| *answer).or(fixed).or(mostly);
            written.or_else(drawn)
        };
        let answers: Vec<Option<usize>> = model.gives.iter().enumerate().map(answer).collect();
        Some(Scenario {
            origin: self.origin,
            pack,
            level,
            role: self.role,
            card: self.card,
            voice: self.voice,
            caller: self.caller,
            opening: self.opening,
            known,
            hidden,
            answers,
            script: self.script,
            reads_at: self.reads_at,
            chance: self.chance,
            model,
            evidence: OnceLock::new(),
        })
    }
}

/// What a draw is about, before it is known whether anything is left to ask: far quicker to make than the call.
#[derive(Clone, Copy, Debug)]
pub struct ScenarioPreview<'p> {
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

/// One try to draw what a call is made from. `None` if cause, card and opening do not go together.
fn draft<'p>(
    pack: &'p Pack,
    number: usize,
    seed: u64,
    attempt: usize,
) -> Option<ScenarioParts<'p, 'static>> {
    let level = pack.desk().level(number)?;
    let chance = SeededRng::new(seed.wrapping_add((number as u64) << 56));
    let one = |what: &str, count: usize| chance.below(what, attempt, count);
    let card = pack.cards().get(one("card", pack.cards().len()))?;
    let causes = &pack.causes().all;
    let place = one("cause", causes.len());
    let cause = causes.get(place)?;
    let voices = &pack.voices().voices;
    let voice = voices.get(one("voice", voices.len()))?;
    let caller = DrawnCaller {
        pack,
        card,
        cause: place,
        voice,
        chance,
        attempt,
    };
    let (opening, known) = caller.opening(level)?;
    let start = &pack.diagnosis().start;
    let is_online = |(question, answer): &(String, String)| question == start && answer == "online";
    let role = match known.iter().any(is_online) && one("role", MERCHANTS) == 0 {
        true => Role::Merchant,
        false => Role::Issuer,
    };
    let identity = match role {
        Role::Issuer if one("stranger", 100) < level.strangers as usize => match one("who", 2) {
            0 => CallerIdentity::Family,
            _ => CallerIdentity::Impostor,
        },
        _ => CallerIdentity::Member,
    };
    Some(ScenarioParts {
        origin: ScenarioId::Drawn(number, seed),
        level: number,
        role,
        card,
        voice,
        caller: identity,
        opening,
        cause,
        chance,
        known,
        script: &[],
        fixed: &NONE,
        reads_at: if level.reads { 1 + one("reads", 3) } else { 0 },
    })
}

/// A caller by chance.
struct DrawnCaller<'p> {
    pack: &'p Pack,
    card: &'p Card,
    /// Its place in the pack.
    cause: usize,
    voice: &'p Voice,
    chance: SeededRng,
    attempt: usize,
}

/// Questions with the answers that the opening tells.
type Known = Vec<(String, String)>;

impl<'p> DrawnCaller<'p> {
    fn one(&self, what: &str, count: usize) -> usize {
        self.chance.below(what, self.attempt, count)
    }

    fn pick(&self, texts: &'p [Text], what: &str) -> Option<&'p Text> {
        texts.get(self.one(what, texts.len()))
    }

    /// What the caller answers to a question.
    fn answer(&self, question: &str) -> Option<String> {
        let nodes = &self.pack.diagnosis().nodes;
        let place = nodes.iter().position(|node| node.id == question)?;
        let heard = heard(self.pack, self.card, self.cause, place);
        let heard = heard.get(self.one(question, heard.len()));
        heard.map(|answer| nodes[place].choices[*answer].id.clone())
    }

    /// The first words, and what they tell. `None` if the pack has none such.
    fn opening(&self, level: &Level) -> Option<(Vec<&'p Text>, Known)> {
        let start = self.pack.diagnosis().start.as_str();
        let mut opening: Vec<&Text> = self.pick(&self.voice.greet, "greet").into_iter().collect();
        let tells = match level.tells {
            0 => String::new(),
            _ => self.answer(start)?,
        };
        let first = |opening: &&Opening| opening.tells == tells;
        let words = self.pack.voices().openings.iter().find(first)?;
        opening.extend(self.pick(words.words(self.voice.style), "opening"));
        let mut known = Vec::new();
        if level.tells > 0 {
            // Who does not begin as most callers with that cause do tells no more: who has not typed anything would speak of
            // an error.
            let cause = &self.pack.causes().all[self.cause];
            let is_usual = cause.mostly.get(start).is_none_or(|most| *most == tells);
            known.push((start.to_owned(), tells));
            if is_usual {
                self.tell_more(level.tells, &mut opening, &mut known);
            }
        }
        Some((opening, known))
    }

    /// Tells up to `count` answers. What comes next is what the flow would ask next, as far as the caller knows it:
    /// other questions might make no sense after the first.
    fn tell_more(&self, count: usize, opening: &mut Vec<&'p Text>, known: &mut Known) {
        let flow = self.pack.diagnosis();
        let mut at = flow.node(&flow.start);
        while known.len() < count {
            let next = at
                .zip(known.last())
                .and_then(|(node, (_, answer))| node.choice(answer));
            let Some(Goal::Ask(next)) = next.map(AnswerOption::goal) else {
                break;
            };
            if self.pack.desk().known.iter().any(|known| known == next) {
                break;
            }
            at = flow.node(next);
            let Some(answer) = self.answer(next) else {
                break;
            };
            let Some(reply) = self.pack.voices().reply(next, &answer) else {
                break;
            };
            opening.extend(self.pick(reply.words(self.voice.style), next));
            known.push((next.to_owned(), answer));
        }
    }
}

/// One in so many calls that could be a merchant's is one.
const MERCHANTS: usize = 5;

/// The seed of a call made by hand: its name, so that its draws stay when others are added.
fn seed_of(id: &str) -> u64 {
    SeededRng::new(0).bits(id, 0)
}
