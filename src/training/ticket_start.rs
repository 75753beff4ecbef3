//! The begin of an exam by [ticket](crate::training::ticket): with letters that the trainer says aloud then.
//!
//! The exam is drawn from the ticket and a key that is stretched from those letters. Before they are said nobody can see a
//! question of it, whatever file they hold; the ticket tells only whether letters are the right ones.

use crate::text::spoken_letters::SpokenLetters;
use crate::training::start_key::{StartKey, StartLock, Stretch};
use crate::training::ticket::{Ticket, TicketClaims};
use crate::training::ticket_draw::TicketDraw;

/// A ticket whose exam can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BegunTicket {
    ticket: Ticket,
    key: Option<StartKey>,
}

/// Other letters were said for this ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLetters;

/// Whether the exam of these claims could be begun with this key, or with none.
pub fn is_begun(claims: &TicketClaims, key: Option<&StartKey>) -> bool {
    match (&claims.start_lock, key) {
        (Some(lock), Some(key)) => *lock == StartLock::of(key),
        (lock, key) => lock.is_none() && key.is_none(),
    }
}

/// What the exam of these claims is drawn from.
pub fn begun_draw(claims: &TicketClaims, key: Option<&StartKey>) -> TicketDraw {
    key.map_or(claims.draw, |key| claims.draw.begun_with(key))
}

impl BegunTicket {
    /// A ticket of the first form, which no letters lock; `None` where it has a lock.
    pub fn unlocked(ticket: &Ticket) -> Option<BegunTicket> {
        ticket.ticket.start_lock.is_none().then(|| BegunTicket {
            ticket: ticket.clone(),
            key: None,
        })
    }

    /// This ticket, begun with the letters that its trainer says.
    ///
    /// # Errors
    /// They are another ticket's.
    pub fn new(
        ticket: &Ticket,
        letters: &SpokenLetters,
        stretch: Stretch,
    ) -> Result<BegunTicket, WrongLetters> {
        let key = ticket.ticket.draw.start_key(letters, stretch);
        match is_begun(&ticket.ticket, Some(&key)) {
            true => Ok(BegunTicket {
                ticket: ticket.clone(),
                key: Some(key),
            }),
            false => Err(WrongLetters),
        }
    }

    pub fn ticket(&self) -> &Ticket {
        &self.ticket
    }

    pub fn key(&self) -> Option<StartKey> {
        self.key
    }

    /// What its exam is drawn from.
    pub fn draw(&self) -> TicketDraw {
        begun_draw(&self.ticket.ticket, self.key.as_ref())
    }
}
