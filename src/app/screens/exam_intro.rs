//! What the exam consists of.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::text::catalogue::ui::{act, exam};

pub struct ExamIntroScreen;

impl ScreenBehaviour for ExamIntroScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        vec![
            ChoiceSpec::new(Action::Begin, exam::BEGIN),
            ChoiceSpec::new(Action::Back, act::BACK),
        ]
    }
}
