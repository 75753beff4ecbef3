//! What an exam came to.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::app::route::Route;
use crate::app::screens::debrief::DebriefScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, exam, verdict};
use crate::training::exam::{Exam, ExamGrade};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GradeScreen {
    pub exam: Box<Exam>,
    pub grade: Box<ExamGrade>,
}

impl GradeScreen {
    /// The debrief of the call with this index. `None` if the exam has no such call.
    pub fn debrief(&self, index: usize) -> Option<DebriefScreen> {
        let (call, verdict) = (self.exam.calls.get(index)?, self.grade.calls.get(index)?);
        Some(DebriefScreen::new(call.clone(), Box::new(verdict.clone())))
    }
}

impl ScreenBehaviour for GradeScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let calls = 0..self.exam.calls.len().min(self.grade.calls.len());
        let debriefs = calls.map(|index| {
            let label = Label::Counted(exam::REVIEW, "n", index + 1);
            ChoiceSpec::new(Action::Go(Route::ExamCall(index)), label)
        });
        [
            ChoiceSpec::new(
                Action::Save(DocumentKind::Certificate),
                exam::SAVE_CERTIFICATE,
            ),
            ChoiceSpec::new(Action::Save(DocumentKind::Replay), verdict::SAVE),
        ]
        .into_iter()
        .chain(debriefs)
        .chain([
            ChoiceSpec::new(Action::Back, act::BACK),
            ChoiceSpec::new(Action::Home, act::HOME),
        ])
        .collect()
    }

    fn document(&self) -> Option<DocumentKind> {
        Some(DocumentKind::Certificate)
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.exam.calls.iter().all(|call| call.case(pack).is_some())
    }
}
