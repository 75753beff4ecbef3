//! What a person did after the questions of the flow, done again from its begin: so nothing of it is stored twice, and
//! whatever is taken back is as if it had never been.

use crate::inquiry::evidence::{Evidence, Inquiry};
use crate::inquiry::next_question::NextQuestion;
use crate::inquiry::position::{Asked, Position, Suspect};
use crate::pack::model::flow::{Flow, Node};

/// Times that "none of these" leads on. After that, only the issuer can tell.
pub const MOST_DENIALS: usize = 6;

/// Tries to pay in all, with the first.
const MOST_TRIES: u32 = 2;

/// What a person did after the questions of the flow, in order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FollowUp {
    Answered {
        question: String,
        choice: String,
    },
    /// Looked at one of several causes.
    Opened(String),
    /// It is none of these.
    Denied(Vec<String>),
    /// It is this one.
    Confirmed(String),
}

pub(crate) fn further<'a>(flow: &'a Flow, step: &FollowUp) -> Option<(&'a Node, &'a str)> {
    let FollowUp::Answered { question, choice } = step else {
        return None;
    };
    let node = flow.node(question)?;
    Some((node, &node.choice(choice)?.id))
}

pub(crate) fn place(inquiry: &Inquiry, cause: &str) -> Option<usize> {
    inquiry.causes.all.iter().position(|one| one.id == cause)
}

pub(crate) fn take(evidence: &mut Evidence, inquiry: &Inquiry, node: &Node, choice: &str) {
    let choice = node.choices.iter().position(|one| one.id == choice);
    if let Some((place, choice)) = inquiry.flow.place(&node.id).zip(choice) {
        evidence.give(inquiry, place, choice);
    }
}

/// What was done after the flow's questions, done again.
pub(crate) struct Replay<'a> {
    inquiry: Inquiry<'a>,
    pub(crate) evidence: Evidence,
    /// The causes that are shown and not denied yet; none while questions are asked.
    page: Vec<usize>,
    /// Questions since the last page.
    asked: usize,
    /// Pages of which all was denied.
    denials: usize,
    /// Tries that pages advised.
    tries: u32,
}

/// What the last step leaves on the screen, beside a page or a question.
pub(crate) enum StepEnd {
    Opened(usize),
    Confirmed(usize),
}

impl<'a> Replay<'a> {
    /// After these answers of the flow, of which the last may have named a cause.
    pub(crate) fn new(
        inquiry: Inquiry<'a>,
        path: &[(&Node, &str)],
        named: Option<usize>,
    ) -> Replay<'a> {
        let mut evidence = Evidence::none(&inquiry);
        for (node, choice) in path {
            take(&mut evidence, &inquiry, node, choice);
        }
        Replay {
            page: evidence.page(&inquiry, named),
            inquiry,
            evidence,
            asked: 0,
            denials: 0,
            tries: 0,
        }
    }

    pub(crate) fn step(&mut self, step: &FollowUp) -> Option<StepEnd> {
        match step {
            FollowUp::Answered { .. } => {
                let (node, choice) = further(self.inquiry.flow, step)?;
                let choice = node.choices.iter().position(|one| one.id == *choice);
                let given = self.inquiry.flow.place(&node.id).zip(choice);
                let named = given.and_then(|(place, choice)| {
                    self.evidence.give_further(&self.inquiry, place, choice)
                });
                self.asked += 1;
                self.page.clear();
                if named.is_some() || self.evidence.is_page_due(self.asked) {
                    self.turn(named);
                }
                None
            }
            FollowUp::Opened(cause) => place(&self.inquiry, cause).map(StepEnd::Opened),
            FollowUp::Confirmed(cause) => place(&self.inquiry, cause).map(StepEnd::Confirmed),
            FollowUp::Denied(causes) => {
                if self.page.is_empty() {
                    self.turn(None);
                }
                // A page about one cause has told what to do; of several, only how to see whether it is one of them.
                let is_told = causes.len() == 1;
                for cause in causes
                    .iter()
                    .filter_map(|cause| place(&self.inquiry, cause))
                {
                    let retry = self.inquiry.causes.all[cause].retry.is_some();
                    self.tries += u32::from(is_told && retry && self.may_try());
                    self.evidence.deny(cause, is_told);
                    self.page.retain(|shown| *shown != cause);
                }
                if self.page.is_empty() {
                    self.asked = 0;
                    self.denials += 1;
                }
                None
            }
        }
    }

    fn turn(&mut self, named: Option<usize>) {
        self.page = match self.denials < MOST_DENIALS {
            true => self.evidence.page(&self.inquiry, named),
            false => Vec::new(),
        };
    }

    fn may_try(&self) -> bool {
        self.evidence.tries(&self.inquiry) + self.tries < MOST_TRIES
    }

    pub(crate) fn suspect(&self, cause: usize, is_confirmed: bool) -> Position<'a> {
        Position::Cause(Suspect {
            cause: &self.inquiry.causes.all[cause],
            may_try: self.may_try(),
            is_confirmed,
        })
    }

    pub(crate) fn position(&mut self) -> Position<'a> {
        if self.page.is_empty() && self.denials < MOST_DENIALS {
            if let Some(NextQuestion { place, is_sharper }) = self.evidence.next(&self.inquiry) {
                return Position::Ask(Asked {
                    node: &self.inquiry.flow.nodes[place],
                    is_sharper,
                    is_further: true,
                });
            }
            self.turn(None);
        }
        let causes = &self.inquiry.causes.all;
        match *self.page.as_slice() {
            [] => Position::Unfound,
            [one] => self.suspect(one, false),
            _ => Position::Few(self.page.iter().map(|place| &causes[*place]).collect()),
        }
    }
}
