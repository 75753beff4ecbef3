//! The first screen.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Sign};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::text::catalogue::ui::home;

pub struct HomeScreen;

impl ScreenBehaviour for HomeScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let mut choices = vec![
            ChoiceSpec::new(Action::Go(Route::CardList), home::FIND).with_note(home::FIND_NOTE),
            ChoiceSpec::new(Action::Go(Route::Compare), home::COMPARE)
                .with_note(home::COMPARE_NOTE),
            ChoiceSpec::new(Action::Go(Route::Diagnose), home::DIAGNOSE)
                .with_note(home::DIAGNOSE_NOTE),
            ChoiceSpec::new(Action::Go(Route::Urgent), home::URGENT)
                .with_note(home::URGENT_NOTE)
                .signed(Sign::Urgent),
            ChoiceSpec::new(Action::Go(Route::CodeLists), home::EXPLAIN)
                .with_note(home::EXPLAIN_NOTE),
            ChoiceSpec::new(Action::Go(Route::Topics), home::LEARN).with_note(home::LEARN_NOTE),
            ChoiceSpec::new(Action::Go(Route::Train), home::TRAIN).with_note(home::TRAIN_NOTE),
        ];
        if at.is_preview {
            let go_to = ChoiceSpec::new(Action::Go(Route::GoTo), home::JUMP);
            choices.push(go_to.with_note(home::JUMP_NOTE));
        }
        choices.push(ChoiceSpec::new(Action::Quit, home::QUIT));
        choices
    }
}
