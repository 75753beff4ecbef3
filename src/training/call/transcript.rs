//! What a call has come to: the moves, what was said, and what is known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::text::lang::Text;

/// The one to whom nobody is referred.
pub const NOBODY: &str = "none";

/// Something that the agent does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Asks a question: its id.
    Ask(String),
    /// Says something: its id.
    Say(String),
    /// Says what the cause is: its id.
    Name(String),
    /// Refers the caller to somebody: the id.
    Refer(String),
    Close,
    /// Writes something down after the call: its id.
    WrapUp(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    Caller,
    Agent,
    /// The screen of the desk, where the agent looks something up.
    Screen,
    /// What the agent writes down after the call.
    WrapUp,
}

/// What kind of line something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineForm {
    Said,
    /// The words are the name of a cause that is told.
    NamesCause,
    /// The agent names a cause, and first the answer that speaks for it.
    NamesOn,
    /// The caller reads a code out, of which no digit is written.
    ReadsCode,
    /// The agent sums up: behind the words, the answers that were heard, as an agent tells them.
    SumsUp,
    /// What is written down: its form, the cause, and to whom the caller was referred.
    WrittenDown,
}

/// A line of the transcript.
#[derive(Clone, Debug)]
pub struct TranscriptLine<'p> {
    pub speaker: Speaker,
    /// The words, one after the other.
    pub words: Vec<&'p Text>,
    /// The move that it belongs to, from 0; none before the first.
    pub at: Option<usize>,
    /// What kind of line it is.
    pub form: LineForm,
}

/// How a question went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeardReply {
    /// An answer, or that the caller does not know one.
    Clear,
    /// Words that fit several answers.
    Blur,
    /// The answer to another question, by its place.
    Other(usize),
    Nothing,
    /// What was answered before.
    Again,
    /// The begin of a code.
    Reads,
}

/// A question that was asked.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// The move, from 0.
    pub at: usize,
    pub question: usize,
    /// What was possible before, as far as questions bear on it; none where nothing was left to ask.
    pub before: Option<Belief>,
    /// The causes that were possible before.
    pub fits_before: BitSet,
    /// Those that were after.
    pub fits_after: BitSet,
    /// What was heard or seen before: questions and answers, by their places.
    pub heard_before: Vec<(usize, usize)>,
    /// The question with which to hear what happened; none once the caller has told something.
    pub opener: Option<usize>,
    pub heard: HeardReply,
    /// Whether the desk looked it up.
    pub is_lookup: bool,
}

/// A cause that was named.
#[derive(Clone, Debug)]
pub struct NamedCause<'p> {
    /// The move, from 0.
    pub at: usize,
    pub id: &'p str,
    /// The causes that were possible then.
    pub fits: BitSet,
    /// Whether questions could still tell more.
    pub is_early: bool,
    /// Whether something that was heard or seen spoke for it.
    pub has_evidence: bool,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallEnd {
    /// The agent closed it.
    Closed,
    /// The caller hung up.
    HungUp,
}

/// Where a call stands.
pub struct CallState<'p> {
    pub lines: Vec<TranscriptLine<'p>>,
    /// What questions still bear on; none where nothing is left to ask.
    pub belief: Option<Belief>,
    /// The causes that are still possible.
    pub fits: BitSet,
    pub asked: Vec<AskedQuestion>,
    /// What was answered, by the place of the question.
    pub answered: BTreeMap<usize, Option<usize>>,
    /// What was said, with the move.
    pub says: Vec<(usize, &'p str)>,
    /// The causes that were named.
    pub named: Vec<NamedCause<'p>>,
    /// To whom the caller was referred, with the move, the last one last.
    pub refers: Vec<(usize, &'p str)>,
    /// Whether the caller is reading a code out.
    pub reading: bool,
    /// The moves before which the caller was reading and was not stopped.
    pub unstopped: Vec<usize>,
    /// Whether the caller has asked whether the desk does not see the code.
    pub waits_for_screen: bool,
    /// The moves that passed over that question.
    pub passed_over: Vec<usize>,
    pub moves: usize,
    /// Whether the agent closed the call: what is left is to write it down.
    pub is_closed: bool,
    /// What was written down, with the move.
    pub wrapped_up: Option<(usize, &'p str)>,
    /// How it ended, where it did.
    pub over: Option<CallEnd>,
    /// How often each of the voice's lists of words was drawn from.
    pub(crate) used: BTreeMap<String, usize>,
}

impl CallState<'_> {
    /// What was heard or seen: questions and answers, by their places.
    pub(crate) fn heard(&self) -> Vec<(usize, usize)> {
        let heard = self.answered.iter();
        let heard = heard.filter_map(|(question, answer)| Some((*question, (*answer)?)));
        heard.collect()
    }
}
