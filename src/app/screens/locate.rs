//! Pointing at drawn cards: where is the code?

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::message::Intent;
use crate::pack::content::Pack;
use crate::text::catalogue::ui::{act, point};
use crate::training::event::{PartEvent, in_part};
use crate::training::locate::{Guess, LocateDrill};
use crate::training::modes::cards;
use crate::training::square::{COLUMNS, GridSquare, ROWS};

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

/// What this decides about the card that is asked. `None` if it decides nothing.
pub(crate) fn guess(drill: &LocateDrill, action: &Action) -> Option<Guess> {
    match action {
        Action::Locate => Some(Guess::Spot(drill.face, drill.aim)),
        Action::Nowhere => Some(Guess::Nowhere),
        _ => None,
    }
}

/// Moves the mark on the card that is asked. Returns whether the intent is one to move it.
pub(crate) fn aim(drill: &mut LocateDrill, intent: Intent) -> bool {
    let aim = drill.aim;
    drill.aim = match intent {
        Intent::Up => aim.moved(0, -1),
        Intent::Down => aim.moved(0, 1),
        Intent::Left => aim.moved(-1, 0),
        Intent::Right => aim.moved(1, 0),
        Intent::PointAt(aim) => GridSquare {
            column: aim.column.min(COLUMNS - 1),
            row: aim.row.min(ROWS - 1),
        },
        _ => return false,
    };
    true
}

/// Turns the card that is asked.
pub(crate) fn flip(drill: &mut LocateDrill, pack: &Pack) {
    if let Some(design) = drill.design(pack) {
        drill.face = (drill.face + 1) % design.faces.len().max(1);
    }
}

fn is_asking(drill: &LocateDrill, pack: &Pack) -> bool {
    !drill.explaining && !drill.is_over(pack)
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

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        match action {
            Action::Locate | Action::Nowhere if is_asking(self, at.pack) => {
                if let Some(guess) = guess(self, action) {
                    self.decide(guess, true);
                }
                return Outcome::Practised(in_part(None, cards::answered(at.pack, self)));
            }
            Action::Flip => {
                self.turn(at.pack);
            }
            Action::Next => self.next(),
            Action::Again => {
                // What was due is done; more of it is drawn.
                let count = match self.only.as_slice() {
                    [] => self.count,
                    _ => cards::COUNT,
                };
                *self = LocateDrill::new(at.session.seed, count);
            }
            _ => {}
        }
        Outcome::NewPage
    }

    fn aim(&mut self, intent: Intent, pack: &Pack) -> bool {
        is_asking(self, pack) && aim(self, intent)
    }

    fn turn(&mut self, pack: &Pack) -> bool {
        let is_there = is_asking(self, pack);
        if is_there {
            flip(self, pack);
        }
        is_there
    }

    fn begun(&self, _pack: &Pack) -> Vec<PartEvent> {
        vec![(None, cards::begun(Some(self.seed)))]
    }

    fn attempt(&self) -> Option<Uuid> {
        self.attempt
    }

    fn record_as(&mut self, attempt: Option<Uuid>) {
        self.attempt = attempt;
    }

    fn is_drawn(&self) -> bool {
        true
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.given.len() <= self.designs(pack).len()
    }
}
