//! A call put together: by hand in the pack, or drawn by level and seed.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::pack::content::Pack;
use crate::pack::model::call::{Call, CallerIdentity, ScriptedReply, ScriptedReplyKind};
use crate::pack::model::card::Card;
use crate::pack::model::cause::Cause;
use crate::pack::model::role::Role;
use crate::pack::model::voice::{Blur, Voice};
use crate::text::lang::Text;
use crate::training::call::drawn_caller::DrawnCaller;
use crate::training::call::model::Model;
use crate::training::call::numbers::ModelInput;
use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::rng::SeededRng;

/// Of so many questions a caller mixes answers up, where none are written for the call. More would make the best play
/// dear to find.
const MIXED: usize = 3;

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
            ScenarioId::Rehearsed(level, seed) => {
                let case = Scenario::drawn(pack, *level, *seed)?;
                Some(Scenario {
                    origin: origin.clone(),
                    ..case
                })
            }
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
            sees_at: 0,
            disclosed: call.disclosed,
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
    sees_at: usize,
    disclosed: bool,
}

impl<'p> ScenarioParts<'p, '_> {
    /// Whether the answer to this question is told in the opening, or fixed for the call.
    fn writes(&self, question: &str) -> bool {
        let is_told = self.known.iter().any(|(told, _)| told == question);
        is_told || self.fixed.contains_key(question)
    }

    /// What the caller answers to each question, if anything; `hidden` is their cause, and `known` what the opening tells.
    fn answers(
        &self,
        pack: &Pack,
        model: &Model,
        hidden: usize,
        known: &[(usize, usize)],
    ) -> Vec<Option<usize>> {
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
        let written = |question: usize| self.writes(&model.questions[question].id);
        model.sensible(pack.diagnosis(), &answers, written)
    }

    /// For each question, the words by which this caller mixes its answers up: those of a few questions by chance, and of
    /// all for which such a reply is written.
    fn blurs<'b>(
        &self,
        pack: &'b Pack,
        model: &Model,
        answers: &[Option<usize>],
    ) -> Vec<Option<&'b Blur>> {
        let desk = pack.desk();
        let own = |blur: &Blur| {
            let question = model.question(&blur.question)?;
            let answer = model.answers[question].get(answers[question]?)?;
            let is_told = desk.mixed.contains(&blur.question)
                && desk.lookup(&blur.question, self.role).is_none();
            (is_told && blur.answers.contains(&answer.id)).then_some(question)
        };
        let all = &pack.voices().blurs;
        let fitting: Vec<(usize, &Blur)> = (all.iter())
            .filter_map(|blur| Some((own(blur)?, blur)))
            .collect();
        let is_written = |question: usize| {
            let mut script = self.script.iter();
            script.any(|line| {
                line.kind == ScriptedReplyKind::Blur
                    && line.question == model.questions[question].id
            })
        };
        let written = fitting.iter().filter(|(question, _)| is_written(*question));
        let mut blurs = vec![None; answers.len()];
        for (question, blur) in written {
            // What is written is in the words of the first.
            blurs[*question].get_or_insert(*blur);
        }
        let order = self.chance.order("mixed", fitting.len());
        let mut left = MIXED;
        for (question, blur) in order.into_iter().filter_map(|place| fitting.get(place)) {
            if left > 0 && blurs[*question].is_none() {
                blurs[*question] = Some(*blur);
                left -= 1;
            }
        }
        blurs
    }

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
        let mut model = Model::new(pack, &setting)?;
        let hidden = model.cause(&self.cause.id)?;
        let place = |(question, answer): &(String, String)| {
            let question = model.question(question)?;
            Some((question, model.answer(question, answer)?))
        };
        let known: Vec<(usize, usize)> =
            self.known.iter().map(place).collect::<Option<Vec<_>>>()?;
        let answers = self.answers(pack, &model, hidden, &known);
        model.mix(self.blurs(pack, &model, &answers));
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
            sees_at: self.sees_at,
            has_disclosed: self.disclosed && pack.desk().frauds.contains(&self.cause.id),
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
    let role = caller.role(cause, &known);
    let has_disclosed = !caller.denies(&known) && one("disclosed", 2) == 0;
    Some(ScenarioParts {
        origin: ScenarioId::Drawn(number, seed),
        level: number,
        role,
        card,
        voice,
        caller: caller.identity(level, role),
        opening,
        cause,
        chance,
        known,
        script: &[],
        fixed: &NONE,
        reads_at: if level.reads { 1 + one("reads", 3) } else { 0 },
        sees_at: caller.sees_at(level),
        disclosed: has_disclosed,
    })
}

/// The seed of a call made by hand: its name, so that its draws stay when others are added.
fn seed_of(id: &str) -> u64 {
    SeededRng::new(0).bits(id, 0)
}
