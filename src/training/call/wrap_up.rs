//! What an agent writes down after a call: the right record tells the next colleague what was told, and no digits.

use crate::pack::model::say::WrapUp;
use crate::text::lang::Text;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{CallEnd, CallState, LineForm, NOBODY, Speaker};

impl<'p> Scenario<'p> {
    /// What stands in a record of this call: its form, and what fills it, in the order of
    /// [`OF_A_RECORD`](crate::pack::model::say::OF_A_RECORD); what the pack has no words for is called as the record is.
    pub fn written(&self, scene: &CallState<'p>, wrap_up: &'p WrapUp) -> Vec<&'p Text> {
        let desk = self.pack.desk();
        let none = desk.no_cause.as_ref().unwrap_or(&wrap_up.name);
        let told = scene.named.last().map(|named| named.id);
        let cause = if wrap_up.is_of_other_cause {
            let mut others = self.nameable();
            others.retain(|one| Some(&*one.id) != told);
            let place = self.chance.below("wrap-up", 0, others.len());
            others.get(place).copied()
        } else {
            told.and_then(|id| self.pack.causes().get(id))
        };
        let to = scene.refers.last().map_or(NOBODY, |(_, id)| id);
        let referral = desk.refer(to).map(|refer| refer.name(self.role));
        let cause = cause.map_or(none, |cause| &cause.name);
        vec![&wrap_up.say, cause, referral.unwrap_or(none)]
    }

    /// Whether what was written down is as it should be.
    pub(crate) fn is_well_written(&self, scene: &CallState) -> bool {
        let written = scene
            .wrapped_up
            .and_then(|(_, id)| self.pack.desk().wrap_up(id));
        written.is_some_and(|wrap_up| self.wrap_up_breach(scene, wrap_up).is_none())
    }

    /// The record that breaks no rule in this call.
    pub(crate) fn right_wrap_up(&self, scene: &CallState) -> Option<&'p WrapUp> {
        let mut all = self.pack.desk().wrap_ups.iter();
        all.find(|wrap_up| self.wrap_up_breach(scene, wrap_up).is_none())
    }

    /// The records that can be left of this call.
    pub(crate) fn wrap_ups(&self, scene: &CallState) -> Vec<&'p WrapUp> {
        let all = self.pack.desk().wrap_ups.iter();
        let has_heard = scene.has_heard_code();
        all.filter(|wrap_up| has_heard || !wrap_up.is_after_reading)
            .collect()
    }

    /// The rule that a record breaks in this call. Where a caller began to read a code out, it has to say so, and where
    /// nobody did, it must not.
    pub(crate) fn wrap_up_breach(&self, scene: &CallState, wrap_up: &'p WrapUp) -> Option<&'p str> {
        let mut all = self.pack.desk().wrap_ups.iter();
        let can_say_so = all.any(|one| one.is_after_reading && one.breaks.is_none());
        let is_silent = can_say_so && wrap_up.is_after_reading != scene.has_heard_code();
        wrap_up
            .breaks
            .as_deref()
            .or_else(|| is_silent.then_some(INCOMPLETE))
    }
}

/// The rule that is broken by a record which is silent on a code that was begun to be read out.
const INCOMPLETE: &str = "note-reading";

impl<'p> CallState<'p> {
    /// Whether the caller began to read a code out.
    pub(crate) fn has_heard_code(&self) -> bool {
        let mut lines = self.lines.iter();
        lines.any(|line| line.form == LineForm::ReadsCode)
    }

    /// Writes the call down, which ends it.
    pub(crate) fn wrap_up(&mut self, case: &Scenario<'p>, at: usize, id: &str) {
        let Some(wrap_up) = case.pack.desk().wrap_up(id) else {
            return;
        };
        self.push(Speaker::WrapUp, at, case.written(self, wrap_up));
        if let Some(line) = self.lines.last_mut() {
            line.form = LineForm::WrittenDown;
        }
        self.wrapped_up = Some((at, &wrap_up.id));
        self.over = Some(CallEnd::Closed);
    }
}
