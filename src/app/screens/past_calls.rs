//! The calls that somebody took, to be read again.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label, Sign};
use crate::app::context::ScreenContext;
use crate::app::effect::Effect;
use crate::app::past::PastCall;
use crate::app::route::Route;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, team};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PastCallsScreen {
    /// Whose they are; empty for those who gave no name.
    pub alias: String,
}

/// A call in a few words.
pub fn row(past: &PastCall) -> Label<'static> {
    let label = match (past.passed, past.is_of_exam) {
        (true, false) => team::PAST_PASSED,
        (false, false) => team::PAST_FAILED,
        (true, true) => team::PAST_EXAM_PASSED,
        (false, true) => team::PAST_EXAM_FAILED,
    };
    let with = vec![
        ("day", past.day.to_string()),
        ("level", past.level.to_string()),
        ("score", past.score.to_string()),
    ];
    let row = Label::Told(label, with);
    match past.is_blocked {
        true => Label::Around(team::PAST_BLOCKED, "call", Box::new(row)),
        false => row,
    }
}

fn sign(past: &PastCall) -> Sign {
    match past.passed {
        true => Sign::Good,
        false if past.is_blocked => Sign::Bad,
        false => Sign::Plain,
    }
}

fn choice<'a>(pack: &'a Pack, place: usize, past: &PastCall) -> ChoiceSpec<'a> {
    let go = Action::Go(Route::PastCall(place));
    let choice = ChoiceSpec::new(go, row(past)).signed(sign(past));
    let cause = past.cause.as_ref().and_then(|id| pack.causes().get(id));
    match cause {
        Some(cause) => choice.with_note(&cause.name),
        None => choice,
    }
}

impl ScreenBehaviour for PastCallsScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let past = at.past.into_iter().flat_map(|past| &past.calls);
        past.enumerate()
            .map(|(place, (_, past))| choice(at.pack, place, past))
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn reading(&self) -> Option<Effect> {
        Some(Effect::PastCalls(self.alias.clone()))
    }
}
