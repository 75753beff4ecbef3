//! Conduct: which rules a call broke, and where.

use serde::Serialize;

use crate::pack::model::desk::{Needs, SayKind};

use crate::training::call::judged::JudgedQuestion;
use crate::training::call::scenario::Scenario;
use crate::training::call::score::{AdviceScore, ReferralScore};
use crate::training::call::transcript::CallState;

/// A rule that was broken.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Breach {
    /// Id of the rule.
    pub rule: String,
    /// The move, from 0; none where it is about what was not done.
    pub at: Option<usize>,
}

/// Rules that a run breaks by what it does or leaves undone, and not by something that `breaks` names.
pub const OWN_RULES: [&str; 7] = [
    "stop-reading-out",
    "named-too-early",
    "advice-missing",
    "beside-the-point",
    "asked-twice",
    "asked-for-nothing",
    "no-referral",
];

impl Scenario<'_> {
    /// What was said and neither is needed, nor fine, nor breaks a rule, which is told there.
    pub(crate) fn beside(&self, scene: &CallState, needs: &Needs) -> Vec<String> {
        let desk = self.pack.desk();
        let mut beside: Vec<String> = Vec::new();
        for (_, id) in &scene.says {
            let Some(say) = desk.say(id) else { continue };
            let belongs = needs.needs.contains(&say.id) || needs.fine.contains(&say.id);
            let is_told = say.breaks.is_some() && !say.may.contains(&self.role);
            if !belongs && !is_told && say.kind != SayKind::Stop && !beside.contains(&say.id) {
                beside.push(say.id.clone());
            }
        }
        beside
    }

    /// The rules broken, in the order of the call; what was not done last.
    pub(crate) fn broken(
        &self,
        scene: &CallState,
        questions: &[JudgedQuestion],
        advice: &AdviceScore,
        referral: &ReferralScore,
    ) -> Vec<Breach> {
        let desk = self.pack.desk();
        let mut broken: Vec<(usize, &str)> = Vec::new();
        for (at, id) in &scene.says {
            let say = desk.say(id);
            if let Some(say) = say.filter(|say| !say.may.contains(&self.role)) {
                broken.extend(say.breaks.as_deref().map(|rule| (*at, rule)));
            }
            if advice.beside.iter().any(|beside| beside == id) {
                broken.push((*at, "beside-the-point"));
            }
        }
        if let Some((at, id)) = scene.refer {
            let breaks = desk.refer(id).and_then(|refer| refer.breaks.as_deref());
            broken.extend(breaks.map(|rule| (at, rule)));
        }
        broken.extend(scene.unstopped.iter().map(|at| (*at, "stop-reading-out")));
        broken.extend(scene.early.iter().map(|at| (*at, "named-too-early")));
        for judged in questions {
            if judged.again {
                broken.push((judged.at, "asked-twice"));
            } else if judged.useless {
                broken.push((judged.at, "asked-for-nothing"));
            }
        }
        broken.sort_by_key(|(at, _)| *at);
        let mut broken: Vec<Breach> = broken
            .into_iter()
            .map(|(at, rule)| Breach {
                rule: rule.to_owned(),
                at: Some(at),
            })
            .collect();
        let not_done = [
            (!advice.lacking.is_empty(), "advice-missing"),
            (!referral.is_right, "no-referral"),
        ];
        for (_, rule) in not_done.iter().filter(|(is_broken, _)| *is_broken) {
            broken.push(Breach {
                rule: (*rule).to_owned(),
                at: None,
            });
        }
        broken.retain(|breach| desk.rule(&breach.rule).is_some());
        broken
    }
}
