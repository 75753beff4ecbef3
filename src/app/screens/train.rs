//! Practice for agents.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::draws;
use crate::app::history::RecordingStatus;
use crate::app::route::Route;
use crate::text::catalogue::ui::{act, records, report, train};

pub struct TrainScreen;

impl ScreenBehaviour for TrainScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let is_recorded = *at.recording != RecordingStatus::No;
        let mut choices = Vec::new();
        if is_recorded {
            // It stands first whether the records were read yet or not, so that nothing moves under a finger.
            choices.push(today(at.recording));
        }
        choices.extend(drills(at));
        if is_recorded {
            let report = ChoiceSpec::new(Action::Go(Route::Report), report::TO);
            choices.push(report.with_note(report::TO_NOTE));
        }
        if let Some(open) = at.history().and_then(|history| history.open.as_ref()) {
            if open.is_of_pack {
                choices.push(ChoiceSpec::new(Action::TakeUp, records::TAKE_UP));
            }
            choices.push(ChoiceSpec::new(Action::CloseOpen, records::CLOSE));
        }
        choices.push(ChoiceSpec::new(Action::Back, act::BACK));
        choices
    }

    fn reads_history(&self) -> bool {
        true
    }
}

/// What is due today. How much that is stands in the label, which is seen in the smallest terminal too.
fn today(recording: &RecordingStatus) -> ChoiceSpec<'static> {
    let go = Action::Go(Route::DueToday);
    match recording {
        RecordingStatus::Read(history) if history.due.is_empty() => {
            ChoiceSpec::new(go, records::TODAY_NONE)
        }
        RecordingStatus::Read(history) => ChoiceSpec::new(
            go,
            Label::Counted(records::TODAY_DUE, "n", history.due.len()),
        ),
        RecordingStatus::No | RecordingStatus::Unread => ChoiceSpec::new(go, records::TODAY),
        RecordingStatus::Failed(_) => {
            ChoiceSpec::new(go, records::TODAY).with_note(records::NO_RECORDS)
        }
    }
}

fn drills(at: ScreenContext) -> [ChoiceSpec<'static>; 4] {
    let seed = at.session.seed;
    let cards = draws::locate_drill(seed).count;
    let requests = draws::classify_drill(seed).count(at.pack);
    [
        ChoiceSpec::new(Action::Go(Route::Locate), train::POINT).with_note(Label::Counted(
            train::POINT_NOTE,
            "n",
            cards,
        )),
        ChoiceSpec::new(Action::Go(Route::Classify), train::SORT).with_note(Label::Counted(
            train::SORT_NOTE,
            "n",
            requests,
        )),
        ChoiceSpec::new(Action::Go(Route::CallLevels), train::CALLS).with_note(train::CALLS_NOTE),
        ChoiceSpec::new(Action::Go(Route::ExamIntro), train::EXAM).with_note(train::EXAM_NOTE),
    ]
}
