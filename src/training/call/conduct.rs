//! Conduct: which rules a call broke, and where.

use serde::Serialize;

use crate::pack::model::desk::Needs;
use crate::pack::model::role::Role;
use crate::pack::model::say::{Say, SayKind};
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
pub const OWN_RULES: [&str; 19] = [
    "stop-reading-out",
    "answer-the-caller",
    "disclosure",
    "named-too-early",
    "advice-missing",
    "beside-the-point",
    "asked-twice",
    "asked-for-nothing",
    "no-referral",
    "opening",
    "identity-first",
    "not-the-member",
    "empathy",
    "recap",
    "offer-more",
    "evidence",
    "wrong-cause",
    "fraud-unrecognised",
    "note-reading",
];

impl Scenario<'_> {
    /// What was said and neither is needed, nor fine, nor breaks a rule, which is told there.
    pub(crate) fn beside(&self, scene: &CallState, needs: &Needs) -> Vec<String> {
        let desk = self.pack.desk();
        let mut beside: Vec<String> = Vec::new();
        for (_, id) in &scene.says {
            let Some(say) = desk.say(id) else { continue };
            let is_told = say.breach(self.role).is_some();
            if !self.belongs(say, needs) && !is_told && !beside.contains(&say.id) {
                beside.push(say.id.clone());
            }
        }
        beside
    }

    /// The moves at which something of the account was told, changed or looked at.
    pub(crate) fn account_moves(&self, scene: &CallState) -> Vec<usize> {
        let desk = self.pack.desk();
        let says = scene.says.iter().filter(|(_, id)| {
            let say = desk.say(id);
            say.is_some_and(|say| say.is_of_account)
        });
        let looked = scene.asked.iter().filter(|asked| asked.is_lookup);
        let mut moves: Vec<usize> = says.map(|(at, _)| *at).collect();
        moves.extend(looked.map(|asked| asked.at));
        moves
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
        broken.extend(self.saying_breaches(scene, advice));
        broken.extend(scene.wrapped_up.and_then(|(at, id)| {
            let wrap_up = desk.wrap_up(id)?;
            Some((at, self.wrap_up_breach(scene, wrap_up)?))
        }));
        broken.extend(scene.unstopped.iter().map(|at| (*at, "stop-reading-out")));
        let passed_over = scene.passed_over.iter();
        broken.extend(passed_over.map(|at| (*at, "answer-the-caller")));
        broken.extend(self.naming_breaches(scene));
        if self.looks_at_accounts() {
            let first = scene.first(self, SayKind::Identify).unwrap_or(usize::MAX);
            let account = self.account_moves(scene);
            let helped = self.first_help_unidentified(scene);
            let helped = helped.filter(|at| !account.contains(at));
            broken.extend(helped.map(|at| (at, "identity-first")));
            for at in account {
                if at < first {
                    broken.push((at, "identity-first"));
                } else if !self.is_member() {
                    broken.push((at, "not-the-member"));
                }
            }
        }
        for judged in questions {
            if judged.again {
                broken.push((judged.at, "asked-twice"));
            } else if judged.useless && !judged.confirms {
                broken.push((judged.at, "asked-for-nothing"));
            }
        }
        broken.sort_by_key(|(at, _)| *at);
        let broken = broken.into_iter().map(|(at, rule)| (Some(at), rule));
        let is_rule = |rule: &str| desk.rule(rule).is_some();
        let not_done = self.left_undone(scene, advice, referral);
        broken
            .chain(not_done.map(|rule| (None, rule)))
            .filter(|(_, rule)| is_rule(rule))
            .map(|(at, rule)| Breach {
                rule: rule.to_owned(),
                at,
            })
            .collect()
    }

    /// The rules about what was not done.
    fn left_undone(
        &self,
        scene: &CallState,
        advice: &AdviceScore,
        referral: &ReferralScore,
    ) -> impl Iterator<Item = &'static str> {
        let rules = [
            (self.is_fraud_missed(scene, referral), "fraud-unrecognised"),
            (!self.was_disclosure_asked(scene), "disclosure"),
            (!advice.lacking.is_empty(), "advice-missing"),
            (!referral.is_right, "no-referral"),
            (scene.first(self, SayKind::Open).is_none(), "opening"),
            (!self.was_empathic(scene), "empathy"),
            (!self.was_summed_up(scene), "recap"),
            (scene.first(self, SayKind::Offer).is_none(), "offer-more"),
        ];
        let undone = rules.into_iter().filter(|(is_broken, _)| *is_broken);
        undone.map(|(_, rule)| rule)
    }

    /// What was said, and to whom the caller was referred, against a rule or beside the point.
    fn saying_breaches<'p>(
        &'p self,
        scene: &CallState,
        advice: &AdviceScore,
    ) -> Vec<(usize, &'p str)> {
        let desk = self.pack.desk();
        let mut broken: Vec<(usize, &str)> = Vec::new();
        for (at, id) in &scene.says {
            let say = desk.say(id);
            broken.extend(say.and_then(|say| Some((*at, say.breach(self.role)?))));
            if advice.beside.iter().any(|beside| beside == id) {
                broken.push((*at, "beside-the-point"));
            }
        }
        for (at, id) in &scene.refers {
            let breaks = desk.refer(id).and_then(|refer| refer.breaks.as_deref());
            broken.extend(breaks.map(|rule| (*at, rule)));
        }
        broken
    }

    /// Causes that were named when they should not have been.
    fn naming_breaches(&self, scene: &CallState) -> Vec<(usize, &'static str)> {
        let own = self.cause().id.as_str();
        let mut broken = Vec::new();
        let mut wrong = 0;
        for named in &scene.named {
            wrong += usize::from(named.id != own);
            // Of one naming, one thing is told.
            if named.id != own && wrong > 1 {
                broken.push((named.at, "wrong-cause"));
            } else if named.is_early {
                broken.push((named.at, "named-too-early"));
            } else if !named.has_evidence {
                broken.push((named.at, "evidence"));
            }
        }
        broken
    }

    /// Whether words that explain, advise or refer broke a rule: what is wrong in them is told to the caller.
    pub(crate) fn misinforms(&self, scene: &CallState) -> bool {
        let desk = self.pack.desk();
        let tells = |kind| matches!(kind, SayKind::Show | SayKind::Explain | SayKind::Advise);
        let mut says = scene.says.iter().filter_map(|(_, id)| desk.say(id));
        let mut refers = scene.refers.iter().filter_map(|(_, id)| desk.refer(id));
        says.any(|say| tells(say.kind) && say.breach(self.role).is_some())
            || refers.any(|to| to.breaks.is_some())
    }

    /// The first move at which a stranger was told a cause or helped, though nobody had asked who they are.
    fn first_help_unidentified(&self, scene: &CallState) -> Option<usize> {
        if self.is_member() || scene.first(self, SayKind::Identify).is_some() {
            return None;
        }
        let needs = self.needs();
        let helps = |id: &str| {
            let say = self.pack.desk().say(id);
            say.is_some_and(|say| {
                let turns_away = say.is_always_fine || needs.needs.contains(&say.id);
                !say.kind.leads() && !turns_away && say.breach(self.role).is_none()
            })
        };
        let says = scene.says.iter().filter(|(_, id)| helps(id));
        let named = scene.named.iter().map(|named| named.at);
        says.map(|(at, _)| *at).chain(named).min()
    }

    fn is_fraud_missed(&self, scene: &CallState, referral: &ReferralScore) -> bool {
        let own = &self.cause().id;
        let is_named = scene.named.last().is_some_and(|named| named.id == own);
        self.is_member()
            && self.pack.desk().frauds.contains(own)
            && !(is_named && referral.is_right)
    }

    /// Whether this desk tells of accounts, so that it has to know who is calling.
    pub(crate) fn looks_at_accounts(&self) -> bool {
        self.role == Role::Issuer
    }

    /// Whether what is said has its place in this call.
    pub(crate) fn belongs(&self, say: &Say, needs: &Needs) -> bool {
        say.kind.leads()
            || say.is_always_fine
            || needs.needs.contains(&say.id)
            || needs.fine.contains(&say.id)
    }

    /// Whether the first thing said opened the call as it should be opened.
    pub(crate) fn was_opened(&self, scene: &CallState) -> bool {
        let desk = self.pack.desk();
        let first = scene.says.first().filter(|(at, _)| *at == 0);
        let say = first.and_then(|(_, id)| desk.say(id));
        say.is_some_and(|say| say.kind == SayKind::Open && say.breach(self.role).is_none())
    }

    /// Whether a caller who is upset heard a word of understanding.
    pub(crate) fn was_empathic(&self, scene: &CallState) -> bool {
        !self.voice.wants_empathy || scene.first(self, SayKind::Empathise).is_some()
    }

    /// Whether what was understood was summed up before anything was advised. Who turns a stranger away need not.
    pub(crate) fn was_summed_up(&self, scene: &CallState) -> bool {
        !self.is_member() || self.was_said_first(scene, SayKind::Recap)
    }

    /// Whether a caller of a fraud was asked what got out before anything was advised, which depends on it.
    fn was_disclosure_asked(&self, scene: &CallState) -> bool {
        !self.may_have_disclosed() || self.was_said_first(scene, SayKind::Disclosure)
    }

    /// Whether something of this kind was said before a cause was named or anything was advised.
    fn was_said_first(&self, scene: &CallState, kind: SayKind) -> bool {
        let named = scene.named.first().map(|named| named.at);
        let advised = scene.first(self, SayKind::Advise);
        let before = named.into_iter().chain(advised).min();
        let said = scene.first(self, kind);
        said.is_some_and(|said| before.is_none_or(|before| said < before))
    }
}

impl CallState<'_> {
    /// The first move at which something of this kind was said.
    pub(crate) fn first(&self, case: &Scenario, kind: SayKind) -> Option<usize> {
        let desk = case.pack.desk();
        let is_it = |id: &str| desk.say(id).is_some_and(|say| say.kind == kind);
        let first = self.says.iter().find(|(_, id)| is_it(id));
        first.map(|(at, _)| *at)
    }
}
