//! Addresses of screens: what a choice leads to, without the data that the screen will hold.

use crate::app::card_step::CardStep;

/// A screen that can be opened. What it holds is worked out when it is opened: drawing calls takes hundreds of hashes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    CardList,
    /// A card by its id, with the code in sight.
    Card(String),
    CardSteps(String, CardStep),
    Compare,
    /// The quiz that everybody can play.
    Quiz,
    /// The questions, from the first on.
    Diagnose,
    /// The questions, with what a message of this meaning says to them.
    DiagnoseMessage(String),
    /// The questions of who is in a hurry: a card lost, a code told, a charge that is not theirs.
    Urgent,
    /// A question by its id, behind the answers of a shortest way.
    Question(String),
    Answers,
    Cause(String),
    PhoneScript(String),
    CodeLists,
    CodeList(String),
    /// A message by its list and its code.
    Message(String, String),
    /// A meaning by its id.
    Meaning(String),
    /// What these words of a shop may mean.
    Said(String),
    UnknownMessage,
    Topics,
    Topic(String),
    GoTo,
    Train,
    DueToday,
    /// What the practice of this person came to, or that of whoever practises.
    Report(Option<String>),
    /// Everybody, for their trainer.
    Team,
    /// Where this person stands, by the alias.
    Person(String),
    /// The calls that this person took.
    PastCalls(String),
    /// The debrief of a past call, by its place among those that were read.
    PastCall(usize),
    /// What calls need, cause by cause.
    DeskGuide,
    /// What a call about this cause needs.
    DeskCause(String),
    /// The first screen of a mode of practice, by the mode's stable name.
    Practice(&'static str),
    /// The calls in which an agent is told what to do.
    GuidedCalls,
    /// The guided call with this place among them.
    GuidedCall(usize),
    /// The calls of a level, counted from 1.
    CallList(usize),
    /// A call drawn from this level.
    DrawnCall(usize),
    /// A call written by hand, by its id.
    WrittenCall(String),
    /// The cards that are due for review.
    DueCards,
    DueRequests,
    /// The causes of which it is due what they need.
    DueAdvice,
    DueCall,
    /// The debrief of the call with this index in the exam that is graded.
    ExamCall(usize),
}
