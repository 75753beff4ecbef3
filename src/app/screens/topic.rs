//! A question that people ask, answered.

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::{ChoiceSpec, Label, Sign};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::pack::content::Pack;
use crate::pack::model::compare::Topic;
use crate::text::catalogue::ui::{act, home, learn};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicScreen {
    pub topic: String,
}

impl ScreenBehaviour for TopicScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let topics = at.pack.topics().all.iter();
        let is_this = |topic: &&Topic| topic.id == self.topic;
        let is_urgent = topics
            .clone()
            .find(is_this)
            .is_some_and(|topic| topic.urgent);
        let has_way = at.pack.diagnosis().urgent.is_some();
        let urgent = ChoiceSpec::new(Action::Go(Route::Urgent), home::URGENT).signed(Sign::Urgent);
        let urgent = (is_urgent && has_way).then(|| urgent.with_note(home::URGENT_NOTE));
        let next = topics.skip_while(|topic| topic.id != self.topic).nth(1);
        let next = next.map(|topic| {
            let label = Label::Filled(learn::NEXT, "ask", (&topic.ask).into());
            ChoiceSpec::new(Action::ShowTopic(topic.id.clone()), label)
        });
        urgent
            .into_iter()
            .chain(next)
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
