//! Where one person of a team stands.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::Effect;
use crate::app::route::Route;
use crate::text::catalogue::ui::{act, team};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonScreen {
    /// Empty for those who gave none.
    pub alias: String,
}

impl ScreenBehaviour for PersonScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let person = at.team.and_then(|team| team.person(&self.alias));
        let has_calls = person.is_some_and(|person| person.calls > 0);
        let has_practice = person.is_some_and(|person| person.last_day.is_some());
        let calls = Action::Go(Route::PastCalls(self.alias.clone()));
        let report = Action::Go(Route::Report(Some(self.alias.clone())));
        let calls = has_calls.then(|| ChoiceSpec::new(calls, team::READ_CALLS));
        let report = has_practice.then(|| ChoiceSpec::new(report, team::READ_REPORT));
        calls
            .into_iter()
            .chain(report)
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn reading(&self) -> Option<Effect> {
        Some(Effect::Team)
    }
}
