//! What every screen says of itself.

use crate::app::action::Action;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::DocumentKind;
use crate::app::typing::Typing;
use crate::pack::content::Pack;

/// A screen: its choices, and what they do to it. What leads to other screens is the business of `update`.
pub trait ScreenBehaviour {
    /// What can be chosen, in order. Cheap: it is asked several times a key.
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>>;

    /// Does what was chosen, as far as it concerns this screen alone.
    fn on(&mut self, _action: &Action, _at: ScreenContext) -> Outcome {
        Outcome::SamePage
    }

    /// Goes to the page beside this one, to the right if `onwards`. Does nothing where there is none.
    fn go_beside(&mut self, _onwards: bool, _pack: &Pack) {}

    /// What keys do here.
    fn typing(&self) -> Typing {
        Typing::Commands
    }

    /// Whether it lies over another screen and is about that.
    fn is_overlay(&self) -> bool {
        false
    }

    /// Whether it shows what the records say, so that they are to be read when it is opened.
    fn reads_history(&self) -> bool {
        false
    }

    /// Whether it shows the report.
    fn reads_report(&self) -> bool {
        false
    }

    /// Whether it was drawn from the session's seed, so that the next draw needs another one.
    fn is_drawn(&self) -> bool {
        false
    }

    /// What a person can take along from it.
    fn document(&self) -> Option<DocumentKind> {
        None
    }

    /// Whether the pack still has what it is about.
    fn is_in(&self, _pack: &Pack) -> bool {
        true
    }
}

/// What an action made of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    SamePage,
    /// The first choice is marked.
    NewPage,
}
