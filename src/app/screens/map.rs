//! Where the questions lead.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::text::catalogue::ui::act;

pub struct MapScreen;

impl ScreenBehaviour for MapScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        vec![ChoiceSpec::new(Action::Back, act::BACK)]
    }

    fn is_overlay(&self) -> bool {
        true
    }
}
