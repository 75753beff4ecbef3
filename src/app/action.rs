//! What can be chosen. An action is small: it says what to do, and what that needs is worked out when it is chosen.

use crate::app::card_step::CardStep;
use crate::app::effect::DocumentKind;
use crate::app::route::Route;
use crate::app::team_part::TeamPart;
use crate::training::call::session::{DebriefPart, Menu};
use crate::training::call::transcript::Move;
use crate::training::report::ReportPart;

/// Something that can be chosen on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens a screen over this one.
    Go(Route),
    /// Turns the card to the face with this index.
    ShowFace(usize),
    ShowStep(CardStep),
    /// Sets the security code beside the thing with this index.
    CompareWith(usize),
    /// Shows another topic, by its id, instead of this one.
    ShowTopic(String),
    ShowReport(ReportPart),
    ShowDebrief(DebriefPart),
    ShowTeam(TeamPart),
    /// Answers the question with the choice of this id.
    Answer(String),
    /// Looks at one of the causes that a page names.
    Suspect(String),
    /// It is the cause that is shown.
    Confirm,
    /// It is none of the causes that are shown.
    Deny,
    /// Takes back the answer to the question with this id.
    Reask(String),
    /// Says what the request asks for: the index of the answer.
    Classify(usize),
    /// Decides for the marked square of the card.
    Locate,
    /// Decides that the card shows no code.
    Nowhere,
    /// Turns the card that is pointed at.
    Flip,
    /// On to the next request or card.
    Next,
    Begin,
    /// Goes on with the exam instead of leaving it.
    Stay,
    Leave,
    /// Opens a menu of the call.
    Open(Menu),
    /// Makes a move in the call.
    Make(Move),
    /// Takes the call that follows the one that was debriefed.
    NextCall,
    /// Resumes the practice that was left without an end.
    TakeUp,
    /// Closes that practice as unfinished.
    CloseOpen,
    /// Begins the same again.
    Again,
    Copy(DocumentKind),
    Save(DocumentKind),
    /// Signs and saves what an exam by ticket came to.
    Certify,
    /// Takes the last answer back, or leaves the screen.
    Back,
    /// To the first screen.
    Home,
    Quit,
}

impl Action {
    /// Whether no more is at stake than a key that takes it back, so that a digit may choose it at once.
    pub fn is_light(&self) -> bool {
        match self {
            Action::Go(_)
            | Action::ShowFace(_)
            | Action::ShowStep(_)
            | Action::CompareWith(_)
            | Action::ShowTopic(_)
            | Action::ShowReport(_)
            | Action::ShowDebrief(_)
            | Action::ShowTeam(_)
            | Action::Answer(_)
            | Action::Suspect(_)
            | Action::Confirm
            | Action::Deny
            | Action::Reask(_)
            | Action::Flip
            | Action::Next
            | Action::Stay
            | Action::Open(_)
            | Action::Back
            | Action::Home => true,
            Action::Classify(_)
            | Action::Locate
            | Action::Nowhere
            | Action::Begin
            | Action::Leave
            | Action::Make(_)
            | Action::NextCall
            | Action::TakeUp
            | Action::CloseOpen
            | Action::Again
            | Action::Copy(_)
            | Action::Save(_)
            | Action::Certify
            | Action::Quit => false,
        }
    }

    /// The stable name of the thing that it chooses: an answer, a card, a topic, a cause, a list, a message.
    pub fn names(&self) -> Option<&str> {
        match self {
            Action::Answer(id) | Action::Suspect(id) => Some(id),
            Action::Go(
                Route::Card(id)
                | Route::Topic(id)
                | Route::Cause(id)
                | Route::CodeList(id)
                | Route::Meaning(id)
                | Route::Message(_, id),
            ) => Some(id),
            _ => None,
        }
    }

    /// Whether Back returns from where this leads.
    pub fn leads_on(&self) -> bool {
        matches!(
            self,
            Action::Go(_) | Action::Answer(_) | Action::Suspect(_) | Action::Confirm | Action::Deny
        )
    }
}
