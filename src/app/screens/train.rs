//! Practice for agents.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::history::RecordingStatus;
use crate::app::route::Route;
use crate::app::screens::call_levels::guided_calls;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, desk_guide, records, report, team};
use crate::training::mode::PracticeMode;
use crate::training::modes::table::MODES;

pub struct TrainScreen;

impl ScreenBehaviour for TrainScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let is_recorded = *at.recording != RecordingStatus::No;
        let mut choices = Vec::new();
        if is_recorded {
            // It stands first whether the records were read yet or not, so that nothing moves under a finger.
            choices.push(today(at.recording));
        }
        choices.extend(MODES.into_iter().map(|mode| offered(mode, at.pack)));
        choices.extend(guided_calls(at));
        let guide = ChoiceSpec::new(Action::Go(Route::DeskGuide), desk_guide::TO);
        choices.push(guide.with_note(desk_guide::TO_NOTE));
        if is_recorded {
            let own = ChoiceSpec::new(Action::Go(Route::Report(None)), report::TO);
            choices.push(own.with_note(report::TO_NOTE));
        }
        // Whoever gave a name came to practise.
        let people = at.history().map_or(0, |history| history.people);
        if people > 1 && at.session.alias.is_none() {
            let everybody = ChoiceSpec::new(Action::Go(Route::Team), team::TO);
            choices.push(everybody.with_note(Label::Counted(team::TO_NOTE, "n", people)));
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

fn offered(mode: &PracticeMode, pack: &Pack) -> ChoiceSpec<'static> {
    let note = match (mode.count)(pack) {
        Some(count) => Label::Counted(mode.note, "n", count),
        None => mode.note.into(),
    };
    ChoiceSpec::new(Action::Go(Route::Practice(mode.kind)), mode.label).with_note(note)
}
