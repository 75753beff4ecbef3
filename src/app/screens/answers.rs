//! The answers given, to change one.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::text::catalogue::ui::act;

pub struct AnswersScreen;

impl ScreenBehaviour for AnswersScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let path = at.answers.map(|answers| answers.all(at.pack.diagnosis()));
        let path = path.unwrap_or_default().into_iter();
        path.filter_map(|(node, choice)| {
            let say = &node.choice(choice)?.say;
            let label = Label::Answered((&node.short).into(), say.into());
            Some(ChoiceSpec::new(Action::Reask(node.id.clone()), label))
        })
        .chain([ChoiceSpec::new(Action::Back, act::BACK)])
        .collect()
    }

    fn is_overlay(&self) -> bool {
        true
    }
}
