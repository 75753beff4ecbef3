//! A question that people ask, answered.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, learn};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicScreen {
    pub topic: String,
}

impl ScreenBehaviour for TopicScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let topics = at.pack.topics().all.iter();
        let next = topics.skip_while(|topic| topic.id != self.topic).nth(1);
        let next = next.map(|topic| {
            let label = Label::Filled(learn::NEXT, "ask", (&topic.ask).into());
            ChoiceSpec::new(Action::ShowTopic(topic.id.clone()), label)
        });
        next.into_iter()
            .chain([
                ChoiceSpec::new(Action::Back, act::BACK),
                ChoiceSpec::new(Action::Home, act::HOME),
            ])
            .collect()
    }

    fn on(&mut self, action: &Action, _at: ScreenContext) -> Outcome {
        if let Action::ShowTopic(topic) = action {
            self.topic.clone_from(topic);
        }
        Outcome::NewPage
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.topics().all.iter().any(|topic| topic.id == self.topic)
    }
}
