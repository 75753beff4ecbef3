//! What practice came to.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::Effect;
use crate::pack::content::Pack;
use crate::text::catalogue::TextKey;
use crate::text::catalogue::ui::{act, report};
use crate::training::report::ReportPart;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReportScreen {
    /// Whose it is; none for whoever practises.
    pub alias: Option<String>,
    /// The part that is seen.
    pub part: ReportPart,
}

/// What a part is called.
pub fn part_name(part: ReportPart) -> TextKey {
    match part {
        ReportPart::Next => report::NEXT,
        ReportPart::Causes => report::CAUSES,
        ReportPart::Rules => report::RULES,
        ReportPart::Mistakes => report::MISTAKES,
        ReportPart::Progress => report::PROGRESS,
        ReportPart::Days => report::DAYS,
    }
}

impl ScreenBehaviour for ReportScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let parts = ReportPart::ALL.into_iter();
        parts
            .filter(|part| *part != self.part)
            .map(|part| ChoiceSpec::new(Action::ShowReport(part), part_name(part)))
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn on(&mut self, action: &Action, _at: ScreenContext) -> Outcome {
        if let Action::ShowReport(part) = action {
            self.part = *part;
        }
        Outcome::NewPage
    }

    fn go_beside(&mut self, onwards: bool, _pack: &Pack) -> bool {
        self.part = self.part.beside(onwards);
        true
    }

    /// From a part one goes back to the first, and from there one leaves, as from every page in parts.
    fn back(&mut self, _pack: &Pack) -> bool {
        let was_inside = self.part != ReportPart::Next;
        self.part = ReportPart::Next;
        was_inside
    }

    fn reading(&self) -> Option<Effect> {
        Some(Effect::Report(self.alias.clone()))
    }
}
