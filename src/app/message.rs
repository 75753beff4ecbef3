//! What happens: a person's intents, and what the world reports back.

use uuid::Uuid;

use crate::app::history::{OpenAttempt, PracticeHistory, RecordsErrorKind, TakenCall};
use crate::text::catalogue::TextKey;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::exam::TrainingSession;
use crate::training::report::Report;
use crate::training::square::GridSquare;
use crate::training::team::practice::TeamPractice;

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
    /// A key that may spell an entry of the list that is seen: it is kept if it does, and dropped if not.
    Spell(char),
    /// Take the last key back that was typed to spell an entry; leave where there is none.
    Erase,
    /// Do what is marked.
    Choose,
    /// Leave, or take the last answer back.
    Back,
    /// To the first screen.
    Home,
    Language,
    Help,
    /// The facts behind this page.
    Facts,
    /// Where the questions lead.
    Map,
    Answers,
    /// Copy the paper of this screen.
    Copy,
    Save,
    /// Copy the addresses of the sources.
    Addresses,
    Quit,
    /// Stop, as Ctrl-Z does.
    Suspend,
}

/// A certificate that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Certified {
    pub file: String,
    pub check: SpokenLetters,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A person wants something.
    Intent(Intent),
    /// The person paused, or scrolled: digits typed from now on are no part of those before.
    Paused,
    /// A key was pressed that does nothing anywhere.
    UnknownKey,
    /// This choice was made before its page could be read: it was meant for the page before.
    TooSoon(Intent),
    /// No shell is there that could continue the program if it stopped.
    NotStopped,
    /// Something was pasted. What it was is not told.
    Pasted,
    /// These words were pasted where the words of a shop are asked for.
    PastedWords(String),
    /// Japanese was typed that is no choice's words: an input method is on.
    Typed,
    /// The paper went to the terminal's clipboard.
    Copied,
    /// The pack that is previewed was read anew, with these problems: where there are any, the last good one is kept.
    Reloaded(Vec<String>),
    /// The paper is in this file, or could not be saved for this reason.
    Saved(Result<String, TextKey>),
    /// The certificate of an exam by ticket is in a file.
    Certified(Certified),
    /// There is none, because the exam could not be recorded.
    NotCertified,
    /// The exam that was left goes on: its ticket was shown.
    GoOn(Box<OpenAttempt>),
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
    /// What everybody did, for their trainer.
    Team(Box<TeamPractice>),
    /// Calls that somebody took, the newest first.
    PastCalls(Vec<TakenCall>),
    /// Records cannot be kept, or no longer.
    Unrecorded(RecordsErrorKind),
}
