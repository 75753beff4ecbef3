//! What every screen says of itself.

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::{DocumentKind, Effect};
use crate::app::message::Intent;
use crate::app::typing::Typing;
use crate::pack::content::Pack;
use crate::training::event::PartEvent;
use crate::training::replay::Judged;

/// A screen: its choices, what they do to it, and what is recorded of that. What leads to other screens is the business
/// of `choose`.
pub trait ScreenBehaviour {
    /// What can be chosen, in order. Cheap: it is asked several times a key.
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>>;

    /// Does what was chosen, as far as it concerns this screen alone.
    fn on(&mut self, _action: &Action, _at: ScreenContext) -> Outcome {
        Outcome::SamePage
    }

    /// Goes to the page beside this one, to the right if `onwards`. Returns whether there is one.
    fn go_beside(&mut self, _onwards: bool, _pack: &Pack) -> bool {
        false
    }

    /// Moves the mark on the card that is pointed at. Returns whether there was one to move.
    fn aim(&mut self, _intent: Intent, _pack: &Pack) -> bool {
        false
    }

    /// Turns the card that is pointed at. Returns whether there was one.
    fn turn(&mut self, _pack: &Pack) -> bool {
        false
    }

    /// Takes a step back within it. Returns whether there was one to take.
    fn back(&mut self, _pack: &Pack) -> bool {
        false
    }

    /// Asks whether to leave it for good. Returns whether it asked: it asks once.
    fn asks_to_leave(&mut self) -> bool {
        false
    }

    /// Ends it because its time is over.
    fn time_up(&mut self, _pack: &Pack) -> Outcome {
        Outcome::SamePage
    }

    /// What is recorded when practice begins on it. Nothing if it is no practice.
    fn begun(&self, _pack: &Pack) -> Vec<PartEvent> {
        Vec::new()
    }

    /// The begin of the part that is at hand, if it is practice in parts.
    fn part_begun(&self, _pack: &Pack) -> Option<PartEvent> {
        None
    }

    /// The id under which the practice on it is recorded. `None` if it is not.
    fn attempt(&self) -> Option<Uuid> {
        None
    }

    /// Records the practice on it under this id from now on.
    fn record_as(&mut self, _attempt: Option<Uuid>) {}

    /// Whether each choice counts for good, so that a digit marks it and chooses nothing.
    fn is_for_good(&self) -> bool {
        false
    }

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

    /// What it shows of the records beside the history, which is read when it is opened. `None` if nothing.
    fn reading(&self) -> Option<Effect> {
        None
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    SamePage,
    /// The first choice is marked.
    NewPage,
    /// A new page of practice, in which this happened.
    Practised(Vec<PartEvent>),
    /// Practice came to its end by this: what it was worth is shown instead of it.
    Judged(Vec<PartEvent>, Judged),
}
