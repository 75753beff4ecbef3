//! How a call was led: the second sheet of a verdict.

use serde::Serialize;

use crate::pack::model::say::SayKind;
use crate::training::call::conduct::Breach;
use crate::training::call::judged::JudgedQuestion;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{CallEnd, CallState, NamedCause};

/// What is looked at in how a call was led.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// The desk and the agent were named first.
    Opening,
    /// The caller said who they are before anything of the account.
    Identity,
    /// Nothing was asked that was told, and who is upset was understood.
    Listening,
    /// Nothing wrong was said.
    Accuracy,
    /// What was understood was summed up before advice.
    Recap,
    /// The caller was asked whether there is anything else.
    Closing,
    /// A caller who began to read a code out was stopped, and none of it went anywhere.
    CodeHeard,
    /// What was told was written down, and no digits.
    WrapUp,
}

/// What counts a breach that takes no points of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountedIn {
    Advice,
    Referral,
    Conduct(Criterion),
}

/// What counts the breach of a minor rule already.
pub(crate) fn counted_in(rule: &str) -> Option<CountedIn> {
    Some(match rule {
        "advice-missing" | "beside-the-point" => CountedIn::Advice,
        "no-referral" => CountedIn::Referral,
        "opening" => CountedIn::Conduct(Criterion::Opening),
        "answer-the-caller" | "asked-twice" | "empathy" => CountedIn::Conduct(Criterion::Listening),
        "recap" => CountedIn::Conduct(Criterion::Recap),
        "offer-more" => CountedIn::Conduct(Criterion::Closing),
        "wrap-up" | "note-reading" => CountedIn::Conduct(Criterion::WrapUp),
        _ => return None,
    })
}

/// Whether a criterion was met, and what it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ConductLine {
    pub criterion: Criterion,
    pub points: u32,
    pub is_met: bool,
}

fn line((criterion, points, is_met): (Criterion, u32, bool)) -> ConductLine {
    ConductLine {
        criterion,
        points,
        is_met,
    }
}

/// Needless questions from which nobody would say that the agent listened.
const INATTENTIVE: usize = 3;

impl Scenario<'_> {
    /// What applies to this call, in the order of a call.
    pub(crate) fn conduct(
        &self,
        scene: &CallState,
        questions: &[JudgedQuestion],
        broken: &[Breach],
    ) -> Vec<ConductLine> {
        let weights = &self.pack.desk().weights;
        let broke = |rule: &str| broken.iter().any(|breach| breach.rule == rule);
        let is_needless =
            |asked: &&JudgedQuestion| asked.again || (asked.useless && !asked.confirms);
        let needless = questions.iter().filter(is_needless).count();
        let asked_twice = questions.iter().any(|asked| asked.again);
        let was_identified = scene.first(self, SayKind::Identify).is_some();
        // Who does nothing does nothing wrong, and nothing well.
        let has_heard = !scene.asked.is_empty() || was_identified;
        let has_told = !scene.named.is_empty() || !self.is_member();
        let lines = [
            (Criterion::Opening, weights.opening, self.was_opened(scene)),
            (
                Criterion::Identity,
                weights.identity,
                was_identified && !broke("identity-first") && !broke("not-the-member"),
            ),
            (
                Criterion::Listening,
                weights.listening,
                has_heard
                    && !asked_twice
                    && needless < INATTENTIVE
                    && scene.passed_over.is_empty()
                    && self.was_empathic(scene),
            ),
            (
                Criterion::Accuracy,
                weights.accuracy,
                has_told && self.is_accurate(scene, broken),
            ),
            (Criterion::Recap, weights.recap, self.was_summed_up(scene)),
            (
                Criterion::Closing,
                weights.closing,
                scene.first(self, SayKind::Offer).is_some(),
            ),
            (
                Criterion::CodeHeard,
                weights.code_heard,
                scene.unstopped.is_empty() && !broke("never-write-down"),
            ),
            (
                Criterion::WrapUp,
                weights.wrap_up,
                self.is_well_written(scene),
            ),
        ];
        let applies = |line: &(Criterion, u32, bool)| self.applies(scene, line.0);
        lines.into_iter().filter(applies).map(line).collect()
    }

    /// Whether a criterion is looked at in this call.
    fn applies(&self, scene: &CallState, criterion: Criterion) -> bool {
        match criterion {
            Criterion::Identity => {
                self.looks_at_accounts()
                    && (!self.is_member() || !self.account_moves(scene).is_empty())
            }
            Criterion::Recap => self.is_member(),
            Criterion::CodeHeard => {
                scene.has_heard_code() && self.pack.desk().weights.code_heard > 0
            }
            // After a caller who hung up there is nothing that was agreed.
            Criterion::WrapUp => {
                !self.pack.desk().wrap_ups.is_empty() && scene.over != Some(CallEnd::HungUp)
            }
            _ => true,
        }
    }

    /// Whether nothing wrong was told: no cause that it is not, no advice or referral that does not fit.
    fn is_accurate(&self, scene: &CallState, broken: &[Breach]) -> bool {
        let is_rash = |breach: &Breach| {
            let rule = breach.rule.as_str();
            matches!(rule, "beside-the-point" | "named-too-early" | "evidence")
        };
        let is_other = |named: &NamedCause| named.id != self.cause().id;
        !broken.iter().any(is_rash)
            && !scene.named.iter().any(is_other)
            && !self.misinforms(scene)
            && self.wrong_refers(scene) == 0
    }
}

/// Points of the sheet, of 100: what was met, of what applies.
pub(crate) fn points(lines: &[ConductLine]) -> u32 {
    let all: u32 = lines.iter().map(|line| line.points).sum();
    let met = lines.iter().filter(|line| line.is_met);
    let met: u32 = met.map(|line| line.points).sum();
    (met * 100 + all / 2).checked_div(all).unwrap_or(100)
}
