//! What to say on the telephone about a cause.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, diagnose};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PhoneScriptScreen {
    pub cause: String,
}

impl ScreenBehaviour for PhoneScriptScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let mut choices = Vec::new();
        if at.answers.is_some() {
            choices.extend([
                ChoiceSpec::new(Action::Copy(DocumentKind::Summary), diagnose::COPY),
                ChoiceSpec::new(Action::Save(DocumentKind::Summary), diagnose::SAVE),
            ]);
        }
        choices.push(ChoiceSpec::new(Action::Back, act::BACK));
        choices.push(ChoiceSpec::new(Action::Home, act::HOME));
        choices
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.causes().get(&self.cause).is_some()
    }
}
