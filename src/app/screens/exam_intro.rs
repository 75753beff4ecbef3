//! What the exam consists of.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::text::catalogue::ui::{act, exam};

pub struct ExamIntroScreen;

impl ScreenBehaviour for ExamIntroScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let may_sit = at.session.draw.is_some() || !at.session.needs_ticket;
        let begin = ChoiceSpec::new(Action::Begin, exam::BEGIN);
        let begin = may_sit.then_some(begin);
        let back = ChoiceSpec::new(Action::Back, act::BACK);
        begin.into_iter().chain([back]).collect()
    }
}
