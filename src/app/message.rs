//! What comes into the machine and what comes out of it.

use uuid::Uuid;

use crate::app::history::{PracticeHistory, RecordsErrorKind};
use crate::training::event::Event;
use crate::training::exam::TrainingSession;
use crate::training::locate::GridSquare;
use crate::training::report::Report;

/// What a person wants, whatever key or line said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Intent {
    /// Mark the choice above.
    Up,
    /// Mark the choice below.
    Down,
    /// Mark the first choice.
    First,
    /// Mark the last choice.
    Last,
    /// The one before: other side of a card, previous step, previous comparison.
    Left,
    /// The one after.
    Right,
    /// Mark the choice with this place, from 0.
    Select(usize),
    /// Mark the choice with this place, pointed at or said in words: no digit was typed.
    SelectByPointer(usize),
    /// Mark the next choice.
    Next,
    /// Mark the one before.
    Previous,
    /// The other side of a card.
    Turn,
    /// The mark on a card, to this square.
    PointAt(GridSquare),
    /// Do what is marked.
    Choose,
    /// Leave, or take the last answer back.
    Back,
    /// To the first screen.
    Home,
    /// The next language.
    Language,
    /// The keys.
    Help,
    /// The facts behind this page.
    Facts,
    /// Where the questions lead.
    Map,
    /// The answers given.
    Answers,
    /// Copy the paper of this screen.
    Copy,
    /// Save it.
    Save,
    /// Leave the program.
    Quit,
    /// Stop, as Ctrl-Z does.
    Suspend,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A person wants something.
    Intent(Intent),
    /// The person paused, or scrolled: digits typed from now on are no part of those before.
    Paused,
    /// Something was pasted. What it was is not told.
    Pasted,
    /// Japanese was typed that is no choice's words: an input method is on.
    Typed,
    /// The paper went to the terminal's clipboard.
    Copied,
    /// The pack that is previewed was read anew, with these problems: where there are any, the last good one is kept.
    Reloaded(Vec<String>),
    /// The paper is in this file, or could not be saved for this reason.
    Saved(Result<String, String>),
    /// The time of the exam is over.
    TimeUp,
    /// A session of practice begins, before the first screen is shown.
    SessionStarted {
        /// Who practises, and how.
        session: TrainingSession,
        /// Random, and fresh for each session: attempts are named after it. `None` if practice is not recorded.
        recorded_as: Option<Uuid>,
    },
    /// The program shows its first screen.
    Opened,
    /// The day where the person is, as year-month-day.
    DayKnown(String),
    /// What the records say.
    Read(Box<PracticeHistory>),
    /// What practice came to.
    Report(Box<Report>),
    /// Records cannot be kept, or no longer.
    Unrecorded(RecordsErrorKind),
}

/// What the world should do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Record what came of this step, all of it or nothing.
    Record(Vec<Event>),
    /// Read what the records say.
    Read,
    /// Read what practice came to.
    Report,
    /// Copy this paper to the clipboard.
    Copy(DocumentKind),
    /// Save it in a new file.
    Save(DocumentKind),
    /// Say which day it is: [`Msg::DayKnown`] answers. Asked only for an exam, whose certificate bears it, since to look
    /// the time zone up takes a part of a millisecond.
    AskDay,
    /// Stop the process until it is continued.
    Suspend,
    /// End.
    Quit,
}

/// Something that a person can take along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// The summary of the diagnosis.
    Summary,
    /// What was done in a call or an exam, with the verdict, to be computed again anywhere.
    Replay,
    /// The certificate of an exam.
    Certificate,
}

/// A word to the person that stands until the next thing happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The paper was copied.
    Copied,
    /// It is in this file.
    Saved(String),
    /// It could not be saved, for this reason.
    NotSaved(String),
    /// Several digits in a row were typed, as if a code were asked for.
    NoDigits,
    /// Something was pasted.
    NoPaste,
    /// An input method is on.
    InputMethod,
    /// There is no summary or map here.
    NotHere,
    /// The pack was read anew.
    Reloaded,
    /// The time of the exam is over.
    TimeUp,
    /// Records cannot be kept.
    Unrecorded(RecordsErrorKind),
}
