//! The exam: cards, requests and calls without help.

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::message::Intent;
use crate::app::screens::{call, locate, quiz};
use crate::app::typing::Typing;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, exam};
use crate::training::attempt::ExamPart;
use crate::training::call::session::Menu;
use crate::training::event::{PartEvent, in_part};
use crate::training::exam::{Exam, ExamStage};
use crate::training::modes::{self, cards, requests};
use crate::training::replay::Judged;

/// Answers the part that is at hand. Returns what happened by it.
fn answered(exam: &mut Exam, action: &Action, pack: &Pack) -> Vec<PartEvent> {
    match (exam.stage(pack), action) {
        (ExamStage::Locate, Action::Locate | Action::Nowhere) => {
            if let Some(guess) = locate::guess(&exam.pointing, action) {
                exam.pointing.decide(guess, false);
            }
            let happened = cards::answered(pack, &exam.pointing);
            in_part(Some(ExamPart::Cards), happened)
        }
        (ExamStage::Locate, Action::Flip) => {
            locate::flip(&mut exam.pointing, pack);
            Vec::new()
        }
        (ExamStage::Classify, Action::Classify(answer)) => {
            exam.sorting.given.push(*answer);
            let happened = requests::answered(pack, &exam.sorting);
            in_part(Some(ExamPart::Requests), happened)
        }
        (ExamStage::Call(index), Action::Open(menu)) => {
            exam.calls[index].tray = *menu;
            Vec::new()
        }
        (ExamStage::Call(index), Action::Make(one)) => {
            let (happened, _) = call::moved(&mut exam.calls[index], one, pack);
            exam.done += usize::from(!exam.calls[index].is_open(pack));
            in_part(Some(ExamPart::Call(index)), happened)
        }
        _ => Vec::new(),
    }
}

fn graded(exam: &Exam, mut happened: Vec<PartEvent>, pack: &Pack) -> Outcome {
    let grade = Box::new(exam.grade(pack));
    happened.extend(modes::exam::ended(pack, exam, &grade));
    Outcome::Judged(happened, Judged::Exam(Box::new(exam.clone()), grade))
}

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

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        if *action == Action::Stay {
            self.leaving = false;
        }
        if self.leaving {
            return Outcome::NewPage;
        }
        let stage = self.stage(at.pack);
        let mut happened = answered(self, action, at.pack);
        match self.stage(at.pack) {
            ExamStage::Over => return graded(self, happened, at.pack),
            now if now != stage => happened.extend(self.part_begun(at.pack)),
            _ => {}
        }
        Outcome::Practised(happened)
    }

    fn is_for_good(&self) -> bool {
        true
    }

    fn typing(&self) -> Typing {
        let call = self.calls.iter().find(|call| call.tray == Menu::Name);
        call.map_or(Typing::Commands, ScreenBehaviour::typing)
    }

    fn aim(&mut self, intent: Intent, pack: &Pack) -> bool {
        !self.leaving
            && self.stage(pack) == ExamStage::Locate
            && locate::aim(&mut self.pointing, intent)
    }

    fn turn(&mut self, pack: &Pack) -> bool {
        let is_there = !self.leaving && self.stage(pack) == ExamStage::Locate;
        if is_there {
            locate::flip(&mut self.pointing, pack);
        }
        is_there
    }

    fn back(&mut self, pack: &Pack) -> bool {
        if self.leaving {
            return false;
        }
        if let ExamStage::Call(index) = self.stage(pack) {
            let behind = self.calls[index].behind(pack);
            // The exam asks whether to leave it as a whole.
            if let Some(menu) = behind.filter(|menu| *menu != Menu::Leave) {
                self.calls[index].tray = menu;
                return true;
            }
        }
        self.asks_to_leave()
    }

    fn asks_to_leave(&mut self) -> bool {
        !std::mem::replace(&mut self.leaving, true)
    }

    fn time_up(&mut self, pack: &Pack) -> Outcome {
        graded(self, Vec::new(), pack)
    }

    fn begun(&self, pack: &Pack) -> Vec<PartEvent> {
        modes::exam::begun(pack, self)
    }

    fn part_begun(&self, pack: &Pack) -> Option<PartEvent> {
        modes::exam::part_begun(pack, self)
    }

    fn attempt(&self) -> Option<Uuid> {
        self.attempt
    }

    fn record_as(&mut self, attempt: Option<Uuid>) {
        self.attempt = attempt;
    }

    fn is_drawn(&self) -> bool {
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.calls.iter().all(|call| call.case(pack).is_some())
    }
}
