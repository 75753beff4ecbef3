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
        let guided = ChoiceSpec::new(Action::Go(Route::GuidedCalls), guided::TO);
        let count = at.pack.guided_calls().count().min(Guidance::ALL.len());
        let guided = guided.with_note(Label::Counted(guided::TO_NOTE, "n", count));
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
        let guided = (count > 0).then_some(guided);
        levels
            .chain(guided)
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }
}
