//! What is to be reviewed today.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::draws;
use crate::app::history::PracticeHistory;
use crate::app::route::Route;
use crate::text::catalogue::ui::{act, records};

pub struct DueTodayScreen;

impl ScreenBehaviour for DueTodayScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let due = at.history().map(|history| due(at, history));
        due.into_iter()
            .flatten()
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn reads_history(&self) -> bool {
        true
    }
}

fn due(at: ScreenContext, history: &PracticeHistory) -> Vec<ChoiceSpec<'static>> {
    let cards = draws::due_cards(at.pack, at.session.seed, history).count;
    let requests = draws::due_requests(history).count(at.pack);
    let mut choices = Vec::new();
    if cards > 0 {
        let note = Label::Counted(records::COUNT_CARDS, "n", cards);
        let choice = ChoiceSpec::new(Action::Go(Route::DueCards), records::DO_CARDS);
        choices.push(choice.with_note(note));
    }
    if requests > 0 {
        let note = Label::Counted(records::COUNT_REQUESTS, "n", requests);
        let choice = ChoiceSpec::new(Action::Go(Route::DueRequests), records::DO_REQUESTS);
        choices.push(choice.with_note(note));
    }
    let advice = draws::due_advice(at.session.seed, history).count(at.pack);
    if advice > 0 {
        let note = Label::Counted(records::COUNT_REQUESTS, "n", advice);
        let choice = ChoiceSpec::new(Action::Go(Route::DueAdvice), records::DO_ADVICE);
        choices.push(choice.with_note(note));
    }
    if at.has_due_call {
        let choice = ChoiceSpec::new(Action::Go(Route::DueCall), records::DO_CALL);
        choices.push(choice.with_note(records::DO_CALL_NOTE));
    }
    choices
}
