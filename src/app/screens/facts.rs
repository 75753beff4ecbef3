//! The facts behind the page underneath.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::text::catalogue::ui::act;

pub struct FactsScreen;

impl ScreenBehaviour for FactsScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        vec![ChoiceSpec::new(Action::Back, act::BACK)]
    }

    fn document(&self) -> Option<DocumentKind> {
        Some(DocumentKind::Sources)
    }

    fn is_overlay(&self) -> bool {
        true
    }
}
