//! What the program asks of the world.

use crate::training::event::Event;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Record what came of this step, all of it or nothing.
    Record(Vec<Event>),
    /// Read the practice history.
    Read,
    /// Read what the practice of this person came to, or that of whoever practises.
    Report(Option<String>),
    /// Read what everybody did, for the trainer.
    Team,
    /// Read the calls of this person, to be read again move by move.
    PastCalls(String),
    /// Copy this document to the clipboard.
    Copy(DocumentKind),
    /// Save it in a new file.
    Save(DocumentKind),
    /// Sign what the exam of a ticket came to, and save it; a message says where it is.
    Certify,
    /// Say which day it is: [`Msg::DayKnown`] answers. Asked only for an exam, whose certificate bears it, since to look
    /// the time zone up takes a part of a millisecond.
    ///
    /// [`Msg::DayKnown`]: crate::app::message::Msg::DayKnown
    AskDay,
    /// Stop the process until it is continued.
    Suspend,
    Quit,
}

/// Something that a person can take along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// The summary of the diagnosis.
    Summary,
    /// The moves of a call or an exam with the verdict, from which it can be computed again anywhere.
    Replay,
    /// The certificate of an exam.
    Certificate,
    /// The names and addresses of the sources behind a page.
    Sources,
}
