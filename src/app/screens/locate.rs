//! Pointing at drawn cards: where is the code?

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, point};
use crate::training::locate::LocateDrill;

/// What can be decided about the card that is asked.
pub(crate) fn decisions(drill: &LocateDrill, pack: &Pack) -> Vec<ChoiceSpec<'static>> {
    let faces = drill.design(pack).map_or(0, |design| design.faces.len());
    let flip = (faces > 1).then(|| ChoiceSpec::new(Action::Flip, point::FLIP));
    [ChoiceSpec::new(Action::Locate, point::HERE)]
        .into_iter()
        .chain(flip)
        .chain([ChoiceSpec::new(Action::Nowhere, point::NOWHERE)])
        .collect()
}

impl ScreenBehaviour for LocateDrill {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let back = ChoiceSpec::new(Action::Back, act::BACK);
        if self.is_over(at.pack) {
            let again = ChoiceSpec::new(Action::Again, point::AGAIN);
            return vec![again, back, ChoiceSpec::new(Action::Home, act::HOME)];
        }
        if self.explaining {
            let next = match self.is_last(at.pack) {
                true => point::RESULT,
                false => point::NEXT,
            };
            return vec![ChoiceSpec::new(Action::Next, next), back];
        }
        let mut choices = decisions(self, at.pack);
        choices.push(back);
        choices
    }

    fn is_drawn(&self) -> bool {
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.given.len() <= self.designs(pack).len()
    }
}
