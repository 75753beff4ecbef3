//! What a screen may know beside its own data.

use crate::app::history::{PracticeHistory, RecordingStatus};
use crate::app::past::PastCalls;
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::training::exam::TrainingSession;
use crate::training::team::overview::TeamOverview;

#[derive(Clone, Copy, Debug)]
pub struct ScreenContext<'a> {
    pub pack: &'a Pack,
    pub session: &'a TrainingSession,
    pub recording: &'a RecordingStatus,
    /// The answers of the nearest diagnosis on the stack.
    pub answers: Option<&'a Answers>,
    /// Whether a call can be drawn that reviews what is due.
    pub has_due_call: bool,
    /// What is typed to narrow the list.
    pub typed: &'a str,
    /// The team, if it was read.
    pub team: Option<&'a TeamOverview>,
    /// Calls that can be read again, if they were read.
    pub past: Option<&'a PastCalls>,
    /// Whether an author previews a pack.
    pub is_preview: bool,
}

impl<'a> ScreenContext<'a> {
    /// What the records say. `None` if none were read.
    pub fn history(&self) -> Option<&'a PracticeHistory> {
        match self.recording {
            RecordingStatus::Read(history) => Some(history),
            _ => None,
        }
    }
}
