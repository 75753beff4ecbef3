//! The questions that people ask.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::typing::{Spelling, Typing};
use crate::text::catalogue::ui::act;

pub struct TopicsScreen;

impl ScreenBehaviour for TopicsScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let topics = at.pack.topics().all.iter();
        topics
            .map(|topic| {
                let route = Route::Topic(topic.id.clone());
                ChoiceSpec::new(Action::Go(route), &topic.ask).spelled(Spelling::Words(&topic.ask))
            })
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }

    fn typing(&self) -> Typing {
        Typing::Letters
    }
}
