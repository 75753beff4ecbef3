//! A call before the first move: who calls, about what, and how they will answer.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::pack::content::Pack;
use crate::pack::model::call::{CallerIdentity, ScriptedReply};
use crate::pack::model::card::Card;
use crate::pack::model::cause::Cause;
use crate::pack::model::curriculum::Level;
use crate::pack::model::flow::AnswerOption;
use crate::pack::model::role::Role;
use crate::pack::model::say::{Say, SayKind};
use crate::pack::model::voice::Voice;
use crate::text::lang::Text;
use crate::training::call::evidence::CauseEvidence;
use crate::training::call::model::Model;
use crate::training::call::numbers::heard;
use crate::training::rng::SeededRng;

/// Where a call is from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioId {
    /// Made by hand: its id.
    Made(String),
    /// Drawn: its level, from 1, and its seed.
    Drawn(usize, u64),
    /// The same, by a seed that somebody asked for: it may have been practised before, without being recorded.
    Rehearsed(usize, u64),
}

impl ScenarioId {
    /// Level and seed of a call that was drawn, whoever chose the seed.
    pub fn draw(&self) -> Option<(usize, u64)> {
        match self {
            ScenarioId::Made(_) => None,
            ScenarioId::Drawn(level, seed) | ScenarioId::Rehearsed(level, seed) => {
                Some((*level, *seed))
            }
        }
    }
}

/// A call, all fixed but the agent's moves.
pub struct Scenario<'p> {
    /// Where it is from.
    pub origin: ScenarioId,
    pub pack: &'p Pack,
    /// How hard it is.
    pub level: &'p Level,
    /// Whose desk it comes to.
    pub role: Role,
    pub card: &'p Card,
    /// How the caller speaks.
    pub voice: &'p Voice,
    /// Whether they are the cardholder, or who else.
    pub caller: CallerIdentity,
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
    /// After which question they ask whether the desk does not see the code, from 1; 0 for never.
    pub sees_at: usize,
    /// Whether they told something or typed it in, to somebody who had no right to it.
    pub has_disclosed: bool,
    /// Draws of this call.
    pub chance: SeededRng,
    /// What speaks for which cause; found out when it is asked for, since most pages of a call do not need it.
    pub(crate) evidence: OnceLock<CauseEvidence>,
}

impl<'p> Scenario<'p> {
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

    /// The causes of a set, the likeliest first.
    pub fn causes_in(&self, set: BitSet) -> Vec<&'p Cause> {
        let mut causes = self.causes();
        causes.retain(|cause| {
            let place = self.model.cause(&cause.id);
            place.is_some_and(|place| set & 1 << place != 0)
        });
        causes
    }

    /// The causes that can be named: those that are possible where that is told, the likeliest first, else all that are
    /// practised, in the pack's order.
    pub fn nameable(&self) -> Vec<&'p Cause> {
        if self.level.tells_causes {
            return self.causes();
        }
        self.pack.practised_causes().collect()
    }

    /// The first thing of this kind in the pack that can be said here against no rule.
    pub(crate) fn first_say(&self, kind: SayKind) -> Option<&'p Say> {
        let mut says = self.pack.desk().says.iter();
        says.find(|say| {
            say.kind == kind && say.is_said_at(self.role) && say.breach(self.role).is_none()
        })
    }

    /// Whether the caller is the cardholder, as far as the desk has to know: a shop's line takes any customer.
    pub fn is_member(&self) -> bool {
        self.caller == CallerIdentity::Member || self.role == Role::Merchant
    }

    /// Whether it has to be asked what got out: a fraud, and a desk that can ask.
    pub fn may_have_disclosed(&self) -> bool {
        self.is_member()
            && self.pack.desk().frauds.contains(&self.cause().id)
            && self.first_say(SayKind::Disclosure).is_some()
    }

    /// Whether this answer says that nothing was disclosed.
    pub(crate) fn denies(&self, question: &str, answer: &str) -> bool {
        self.pack.desk().disclosed.denies(question, answer)
    }

    /// What speaks for which cause.
    pub(crate) fn evidence(&self) -> &CauseEvidence {
        self.evidence.get_or_init(|| {
            let model = &self.model;
            let giving = |question: &usize| {
                let causes = model.practised.iter();
                let heard =
                    causes.map(|cause| (cause, heard(self.pack, self.card, *cause, *question)));
                let heard: Vec<(&usize, Vec<usize>)> = heard.collect();
                let choices = &self.pack.diagnosis().nodes[*question].choices;
                let known = (0..choices.len()).filter(|place| !choices[*place].unknown);
                let giving = |place: usize| {
                    let giving = heard.iter().filter(|(_, heard)| heard.contains(&place));
                    giving.map(|(cause, _)| **cause).collect()
                };
                known.map(giving).collect()
            };
            let giving = model.places.iter().map(giving).collect();
            let hidden = model.possible[self.hidden];
            CauseEvidence::new(giving, self.shown_by(), hidden, &self.answers)
        })
    }

    /// The answers that alone show a cause, where there are such.
    fn shown_by(&self) -> BTreeMap<usize, Vec<(usize, usize)>> {
        let (desk, causes) = (self.pack.desk(), &self.pack.causes().all);
        let shown_by = |cause: &usize| {
            let policy = desk.answer(&causes[*cause].id)?;
            let each = policy.shown_by.iter().flat_map(|(question, answers)| {
                let question = self.model.question(question);
                answers.iter().filter_map(move |answer| {
                    let question = question?;
                    Some((question, self.model.answer(question, answer)?))
                })
            });
            let answers: Vec<(usize, usize)> = each.collect();
            // Where none of them is there, nothing shows it, and `check` says that the call cannot be solved.
            (!policy.shown_by.is_empty()).then_some((*cause, answers))
        };
        self.model.practised.iter().filter_map(shown_by).collect()
    }

    pub fn cause(&self) -> &'p Cause {
        self.model.causes[self.hidden]
    }
}
