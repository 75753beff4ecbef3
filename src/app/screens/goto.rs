//! Every page that an author writes, to go straight to one.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::goto;
use crate::text::catalogue::ui::act;

pub struct GoToScreen;

impl ScreenBehaviour for GoToScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let pages = goto::pages(at.pack).into_iter();
        pages
            .map(|page| {
                let choice = ChoiceSpec::new(Action::Go(page.route), Label::Name(page.name));
                choice.with_note(page.says)
            })
            .chain([ChoiceSpec::new(Action::Back, act::BACK)])
            .collect()
    }
}
