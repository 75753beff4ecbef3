//! The calls of a level.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, train};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CallListScreen {
    pub level: usize,
}

impl ScreenBehaviour for CallListScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let drawn = ChoiceSpec::new(Action::Go(Route::DrawnCall(self.level)), train::DRAWN);
        let calls = at.pack.calls().iter();
        let written = calls.filter(|call| call.level == self.level).map(|call| {
            ChoiceSpec::new(Action::Go(Route::WrittenCall(call.id.clone())), &call.name)
        });
        [drawn.with_note(train::DRAWN_NOTE)]
            .into_iter()
            .chain(written)
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn reads_history(&self) -> bool {
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.level <= pack.desk().levels.len()
    }
}
