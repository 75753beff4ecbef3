//! The guided calls, from much help to hardly any.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::text::catalogue::TextKey;
use crate::text::catalogue::ui::{act, guided};
use crate::training::call::session::Guidance;

pub struct GuidedCallsScreen;

/// What is told in a guided call.
fn note(guidance: Guidance) -> TextKey {
    match guidance {
        Guidance::Words => guided::WORDS,
        Guidance::Place => guided::PLACE,
        Guidance::Step => guided::STEP,
        Guidance::AfterSlip => guided::AFTER_SLIP,
    }
}

impl ScreenBehaviour for GuidedCallsScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let calls = at.pack.guided_calls().zip(Guidance::ALL);
        let calls = calls.enumerate().map(|(place, (call, guidance))| {
            let route = Route::GuidedCall(place);
            ChoiceSpec::new(Action::Go(route), &call.name).with_note(note(guidance))
        });
        calls
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }
}
