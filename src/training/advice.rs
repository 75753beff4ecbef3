//! A round of causes, one after the other: what does such a caller need?

use uuid::Uuid;

use crate::pack::content::Pack;
use crate::pack::model::cause::Cause;
use crate::pack::model::desk::Needs;
use crate::pack::model::role::Role;
use crate::pack::model::say::{Say, SayKind};
use crate::training::rng::SeededRng;

/// What can be chosen from, for each cause.
const CHOICES: usize = 4;

/// The desk that is asked about: the one at which every cause is practised.
pub const DESK: Role = Role::Issuer;

/// Which causes are asked about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AdviceCards {
    /// So many, drawn from the seed.
    Drawn(usize),
    /// Those with these ids, in this order.
    These(Vec<String>),
}

/// How far a round has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AdviceDrill {
    /// The id under which it is recorded; `None` if it is not.
    pub attempt: Option<Uuid>,
    /// What the choices are drawn from, and the causes if they are drawn.
    pub seed: u64,
    pub cards: AdviceCards,
    /// For each cause answered, the id of what was chosen.
    pub given: Vec<String>,
    /// Whether the last answer is being explained.
    pub explaining: bool,
}

impl AdviceDrill {
    /// A round before its first cause.
    pub fn new(seed: u64, cards: AdviceCards) -> AdviceDrill {
        AdviceDrill {
            attempt: None,
            seed,
            cards,
            given: Vec::new(),
            explaining: false,
        }
    }

    /// The causes, in order.
    pub fn causes<'p>(&self, pack: &'p Pack) -> Vec<&'p Cause> {
        let all: Vec<&Cause> = pack
            .practised_causes()
            .filter(|cause| !needs(pack, &cause.id).needs.is_empty())
            .collect();
        match &self.cards {
            AdviceCards::Drawn(count) => {
                let order = SeededRng::new(self.seed).order("advice", all.len());
                let drawn = order.into_iter().take(*count);
                drawn.filter_map(|place| all.get(place).copied()).collect()
            }
            AdviceCards::These(ids) => {
                let named = |id: &String| all.iter().find(|cause| cause.id == *id).copied();
                ids.iter().filter_map(named).collect()
            }
        }
    }

    /// How many causes there are.
    pub fn count(&self, pack: &Pack) -> usize {
        self.causes(pack).len()
    }

    /// Place of the cause that is asked about or explained.
    pub fn at(&self) -> usize {
        self.given.len() - usize::from(self.explaining)
    }

    /// The cause that is asked about or explained; none once all are done.
    pub fn cause<'p>(&self, pack: &'p Pack) -> Option<&'p Cause> {
        self.causes(pack).into_iter().nth(self.at())
    }

    /// Whether every cause was answered and explained.
    pub fn is_over(&self, pack: &Pack) -> bool {
        self.at() >= self.count(pack)
    }

    /// Whether the cause that is explained is the last one.
    pub fn is_last(&self, pack: &Pack) -> bool {
        self.at() + 1 == self.count(pack)
    }

    /// What can be chosen for a cause: one thing that it needs, among others that it does not.
    pub fn offered<'p>(&self, pack: &'p Pack, cause: &str) -> Vec<&'p Say> {
        let chance = SeededRng::new(self.seed);
        let needs = needs(pack, cause);
        let right = needs.needs.get(chance.below(cause, 0, needs.needs.len()));
        let right = right.and_then(|id| pack.desk().say(id));
        let others: Vec<&Say> = pack
            .desk()
            .says
            .iter()
            .filter(|say| is_advice(say) && !is_fit(say, &needs))
            .collect();
        let others = (chance
            .order(&format!("others/{cause}"), others.len())
            .into_iter())
        .filter_map(|place| others.get(place).copied())
        .take(CHOICES - 1);
        let all: Vec<&Say> = right.into_iter().chain(others).collect();
        let order = chance.order(&format!("choices/{cause}"), all.len());
        order
            .into_iter()
            .filter_map(|place| all.get(place).copied())
            .collect()
    }

    /// The causes that were answered, each with what was chosen and whether the cause needs it.
    pub fn answered<'p>(&self, pack: &'p Pack) -> Vec<(&'p Cause, &str, bool)> {
        let asked = self.causes(pack).into_iter().zip(&self.given);
        asked
            .map(|(cause, given)| (cause, given.as_str(), is_needed(pack, &cause.id, given)))
            .collect()
    }

    /// How many answers were right.
    pub fn right(&self, pack: &Pack) -> usize {
        let answered = self.answered(pack).into_iter();
        answered.filter(|(_, _, is_right)| *is_right).count()
    }
}

/// Whether a cause needs that this is said, at the desk that is asked about.
pub fn is_needed(pack: &Pack, cause: &str, say: &str) -> bool {
    needs(pack, cause).needs.iter().any(|need| need == say)
}

/// The causes that need this to be said.
pub fn needing<'p>(pack: &'p Pack, say: &str) -> impl Iterator<Item = &'p Cause> {
    let causes = pack.practised_causes();
    causes.filter(move |cause| is_needed(pack, &cause.id, say))
}

/// Everything that may be chosen for some cause.
pub fn all_advice(pack: &Pack) -> impl Iterator<Item = &Say> {
    pack.desk().says.iter().filter(|say| is_advice(say))
}

fn needs(pack: &Pack, cause: &str) -> Needs {
    let policy = pack.desk().answer(cause);
    policy.map(|policy| policy.at(DESK)).unwrap_or_default()
}

fn is_advice(say: &Say) -> bool {
    let is_kind = matches!(say.kind, SayKind::Show | SayKind::Explain | SayKind::Advise);
    is_kind && say.is_said_at(DESK)
}

fn is_fit(say: &Say, needs: &Needs) -> bool {
    say.is_always_fine || needs.needs.contains(&say.id) || needs.fine.contains(&say.id)
}
