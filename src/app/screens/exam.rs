//! The exam: cards, requests and calls without help.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::screens::{call, locate, quiz};
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, exam};
use crate::training::exam::{Exam, ExamStage};

impl ScreenBehaviour for Exam {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        if self.leaving {
            return vec![
                ChoiceSpec::new(Action::Stay, exam::STAY),
                ChoiceSpec::new(Action::Leave, exam::LEAVE),
            ];
        }
        let mut choices = match self.stage(at.pack) {
            ExamStage::Locate => locate::decisions(&self.pointing, at.pack),
            ExamStage::Classify => quiz::answers(&self.sorting, at.pack),
            ExamStage::Call(index) => call::menu(&self.calls[index], at.pack),
            ExamStage::Over => Vec::new(),
        };
        let back = match self.is_at_rest(at.pack) {
            true => exam::LEAVE,
            false => act::BACK,
        };
        choices.push(ChoiceSpec::new(Action::Back, back));
        choices
    }

    fn is_drawn(&self) -> bool {
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.calls.iter().all(|call| call.case(pack).is_some())
    }
}
