//! How a message leads on to a cause, and what is offered first at an end.

use cardcode::app::action::Action;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::screens::meaning::MeaningScreen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::router::page;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

/// No answer of the questions says that a limit was reached: they would begin as if nothing were known.
#[test]
fn a_message_that_no_answer_says_leads_to_its_cause() {
    let pack = pack();
    for meaning in ["over-limit", "count-limit", "issuer-hold", "not-permitted"] {
        let screen = MeaningScreen {
            meaning: meaning.to_owned(),
        };
        let state = State::new(Lang::new("ja"), Screen::Meaning(screen));
        let first = state.actions(&pack).into_iter().next();
        let cause = &pack.meanings().meaning(meaning).unwrap().causes[0];
        assert_eq!(first, Some(Action::Go(Route::Cause(cause.clone()))));
    }
}

/// Where something must be done at once, the call stands first and nobody is asked whether it is so.
#[test]
fn an_urgent_end_begins_with_the_call() {
    let pack = pack();
    let mut seen = 0;
    for state in crate::common::every_state(&Lang::new("en")) {
        let id = page(&pack, &state).id;
        let Some(cause) = id.strip_prefix("end/cause/") else {
            continue;
        };
        if pack.causes().get(cause).unwrap().alarm.is_none() {
            continue;
        }
        seen += 1;
        let actions = state.actions(&pack);
        assert!(!actions.contains(&Action::Confirm), "{id}");
        let calls = |action: &Action| matches!(action, Action::Go(Route::PhoneScript(_)));
        assert!(actions.iter().take(2).any(calls), "{id}");
    }
    assert!(seen > 3);
}
