//! What a call was worth.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::pack::content::Pack;
use crate::text::catalogue::TextKey;
use crate::text::catalogue::ui::{act, verdict};
use crate::training::call::scenario::ScenarioId;
use crate::training::call::session::{CallSession, DebriefPart};
use crate::training::call::verdict::Verdict;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DebriefScreen {
    /// The call with its moves.
    pub shift: CallSession,
    pub verdict: Box<Verdict>,
    /// The part that is seen.
    pub part: DebriefPart,
    /// Whether somebody reads a call of the past again: taking it would be practice of their own.
    pub is_past: bool,
}

impl DebriefScreen {
    /// The verdict, from its first part on.
    pub fn new(shift: CallSession, verdict: Box<Verdict>) -> DebriefScreen {
        DebriefScreen {
            shift,
            verdict,
            part: DebriefPart::Result,
            is_past: false,
        }
    }

    /// The same, of a call of the past.
    pub fn of_the_past(shift: CallSession, verdict: Box<Verdict>) -> DebriefScreen {
        DebriefScreen {
            is_past: true,
            ..DebriefScreen::new(shift, verdict)
        }
    }
}

fn part_name(part: DebriefPart) -> TextKey {
    match part {
        DebriefPart::Result => verdict::RESULT,
        DebriefPart::Rules => verdict::RULES,
        DebriefPart::Questions => verdict::QUESTIONS,
        DebriefPart::Line => verdict::LINE,
        DebriefPart::Transcript => verdict::TRANSCRIPT,
    }
}

/// Whether a call follows this one: the next that is guided or written, or always another draw.
fn has_next(pack: &Pack, shift: &CallSession) -> bool {
    if let Some(guidance) = shift.guidance {
        return pack.guided_calls().count() > guidance as usize + 1;
    }
    match &shift.origin {
        ScenarioId::Made(id) => pack.calls().last().is_some_and(|last| last.id != *id),
        ScenarioId::Drawn(..) | ScenarioId::Rehearsed(..) => true,
    }
}

impl ScreenBehaviour for DebriefScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let next = !self.is_past && has_next(at.pack, &self.shift);
        let again = (!self.is_past).then(|| ChoiceSpec::new(Action::Again, verdict::RETRY));
        // From this part on: whoever only goes on comes through all of them.
        let seen = self.part as usize + 1;
        let parts = (0..DebriefPart::ALL.len() - 1)
            .map(|place| DebriefPart::ALL[(seen + place) % DebriefPart::ALL.len()]);
        parts
            .map(|part| ChoiceSpec::new(Action::ShowDebrief(part), part_name(part)))
            .chain(again)
            .chain(next.then(|| ChoiceSpec::new(Action::NextCall, verdict::NEXT)))
            .chain([
                ChoiceSpec::new(Action::Save(DocumentKind::Replay), verdict::SAVE),
                ChoiceSpec::new(Action::Back, act::BACK),
                ChoiceSpec::new(Action::Home, act::HOME),
            ])
            .collect()
    }

    fn on(&mut self, action: &Action, _at: ScreenContext) -> Outcome {
        if let Action::ShowDebrief(part) = action {
            self.part = *part;
        }
        Outcome::NewPage
    }

    fn go_beside(&mut self, onwards: bool, _pack: &Pack) -> bool {
        self.part = self.part.beside(onwards);
        true
    }

    /// From a part one goes back to the first: the verdict is left from there alone, so that no key too many loses it.
    fn back(&mut self, _pack: &Pack) -> bool {
        let was_inside = self.part != DebriefPart::Result;
        self.part = DebriefPart::Result;
        was_inside
    }

    fn document(&self) -> Option<DocumentKind> {
        Some(DocumentKind::Replay)
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.shift.case(pack).is_some()
    }
}
