//! What an exam came to.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::app::message::Certified;
use crate::app::route::Route;
use crate::app::screens::debrief::DebriefScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, exam, verdict};
use crate::training::exam::{Exam, ExamGrade};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GradeScreen {
    pub exam: Box<Exam>,
    pub grade: Box<ExamGrade>,
    /// The certificate, once it is saved; practice has none.
    pub certified: Option<Certified>,
}

impl GradeScreen {
    pub fn new(exam: Box<Exam>, grade: Box<ExamGrade>) -> GradeScreen {
        GradeScreen {
            exam,
            grade,
            certified: None,
        }
    }

    /// The debrief of the call with this index. `None` if the exam has no such call.
    pub fn debrief(&self, index: usize) -> Option<DebriefScreen> {
        let (call, verdict) = (self.exam.calls.get(index)?, self.grade.calls.get(index)?);
        Some(DebriefScreen::new(call.clone(), Box::new(verdict.clone())))
    }
}

impl ScreenBehaviour for GradeScreen {
    fn choices<'a>(&self, _at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let calls = match self.exam.sitting.draw {
            None => 0..self.exam.calls.len().min(self.grade.calls.len()),
            // What was right is told by the trainer: whoever sits a copy of the ticket first learns nothing of it.
            Some(_) => 0..0,
        };
        let debriefs = calls.map(|index| {
            let label = Label::Counted(exam::REVIEW, "n", index + 1);
            ChoiceSpec::new(Action::Go(Route::ExamCall(index)), label)
        });
        let save = |document, label| ChoiceSpec::new(Action::Save(document), label);
        let papers = match (self.exam.sitting.draw, &self.certified) {
            (None, _) => vec![
                save(DocumentKind::Certificate, exam::SAVE_CERTIFICATE),
                save(DocumentKind::Replay, verdict::SAVE),
            ],
            (Some(_), None) => vec![ChoiceSpec::new(Action::Certify, exam::CERTIFY)],
            (Some(_), Some(_)) => Vec::new(),
        };
        papers
            .into_iter()
            .chain(debriefs)
            .chain([
                ChoiceSpec::new(Action::Back, act::BACK),
                ChoiceSpec::new(Action::Home, act::HOME),
            ])
            .collect()
    }

    fn document(&self) -> Option<DocumentKind> {
        let is_practice = self.exam.sitting.draw.is_none();
        is_practice.then_some(DocumentKind::Certificate)
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.exam.calls.iter().all(|call| call.case(pack).is_some())
    }
}
