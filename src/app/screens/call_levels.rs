//! The levels of calls.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::text::catalogue::ui::{act, guided, train};
use crate::training::call::session::Guidance;

pub struct CallLevelsScreen;

impl ScreenBehaviour for CallLevelsScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let levels = at.pack.desk().levels.iter().zip(1..);
        let levels =
            levels.map(|(level, number)| {
                let note = match level.reads {
                    true => train::LEVEL_READS,
                    false => train::LEVEL_NOTE,
                };
                let label = Label::Counted(train::LEVEL, "level", number);
                ChoiceSpec::new(Action::Go(Route::CallList(number)), label)
                    .with_note(Label::Counted(note, "causes", level.causes))
            });
        // Below the levels, whose numbers are their keys.
        levels
            .chain(guided_calls(at))
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn reads_history(&self) -> bool {
        true
    }
}

/// The calls that teach, if the pack has any: where newcomers begin.
pub(crate) fn guided_calls<'a>(at: ScreenContext<'a>) -> Option<ChoiceSpec<'a>> {
    let count = at.pack.guided_calls().count().min(Guidance::ALL.len());
    let note = match at.recording.is_newcomer() {
        true => guided::FIRST,
        false => guided::TO_NOTE,
    };
    let guided = ChoiceSpec::new(Action::Go(Route::GuidedCalls), guided::TO);
    (count > 0).then_some(guided.with_note(Label::Counted(note, "n", count)))
}
