//! An inquiry into a failed payment: what was answered, looked at and denied. Where it stands is the replay of that.
//!
//! First come the questions of the flow. At its end the likeliest causes are shown, and the person sees for themselves
//! whether it is one of them. If it is none, a few more questions follow, and the next page.

use std::collections::{BTreeMap, BTreeSet};

use crate::inquiry::evidence::Inquiry;
use crate::inquiry::position::{Asked, Position};
use crate::inquiry::replay::{FollowUp, Replay, StepEnd, further, place};
use crate::pack::content::Pack;
use crate::pack::fixed::CERTAIN;
use crate::pack::model::cause::Cause;
use crate::pack::model::flow::{Flow, Goal, MessageEvidence, Node};

/// What was answered so far. Answers that the way no longer passes are kept, since it may pass them again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers {
    answers: BTreeMap<String, String>,
    further: Vec<FollowUp>,
    /// Questions whose answers were known when it began: they can be changed, but Back leads out.
    told: BTreeSet<String>,
}

/// What was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// The answer to a question, by its id.
    Answer(String),
    FollowUp(FollowUp),
}

impl Answers {
    /// With what a message says.
    pub fn told(flow: &Flow, evidence: &MessageEvidence) -> Answers {
        let mut answers = Answers {
            answers: evidence.answers.clone(),
            ..Answers::default()
        }
        .as_told(flow);
        // The way may pass one of them only after another question.
        answers.told.extend(evidence.answers.keys().cloned());
        answers
    }

    /// The same answers, as what was known when the inquiry began.
    pub fn as_told(mut self, flow: &Flow) -> Answers {
        let path = self.path(flow).into_iter();
        self.told = path.map(|(node, _)| node.id.clone()).collect();
        self
    }

    /// How many of the answers on the way were known when it began.
    pub fn known(&self, flow: &Flow) -> usize {
        let path = self.path(flow).into_iter();
        path.filter(|(node, _)| self.told.contains(&node.id))
            .count()
    }

    /// Gives an answer of the flow, or another one.
    pub fn answer(&mut self, node: &str, choice: &str) {
        self.answers.insert(node.to_owned(), choice.to_owned());
    }

    /// Gives an answer to what is asked now.
    pub fn answer_now(&mut self, pack: &Pack, choice: &str) {
        let Position::Ask(asked) = self.position(pack) else {
            return;
        };
        let question = asked.node.id.clone();
        match asked.is_further {
            true => self.further.push(FollowUp::Answered {
                question,
                choice: choice.to_owned(),
            }),
            false => self.answer(&question, choice),
        }
    }

    /// Looks at one of the causes that are shown.
    pub fn open(&mut self, cause: &str) {
        self.further.push(FollowUp::Opened(cause.to_owned()));
    }

    /// It is none of what is shown.
    pub fn deny(&mut self, pack: &Pack) {
        let shown = match self.position(pack) {
            Position::Cause(suspect) => vec![suspect.cause.id.clone()],
            Position::Few(causes) => causes.iter().map(|cause| cause.id.clone()).collect(),
            _ => return,
        };
        self.further.push(FollowUp::Denied(shown));
    }

    /// It is the one that is shown.
    pub fn confirm(&mut self, pack: &Pack) {
        if let Position::Cause(suspect) = self.position(pack) {
            let id = suspect.cause.id.clone();
            self.further.push(FollowUp::Confirmed(id));
        }
    }

    /// Takes the last thing back, whatever it was. None where nothing was done.
    pub fn undo(&mut self, flow: &Flow) -> Option<Undone> {
        let path = self.path(flow);
        let mut given = path.iter().rev();
        let last = given.find(|(node, _)| !self.told.contains(&node.id));
        let last = last.map(|(node, choice)| (node.id.clone(), (*choice).to_owned()));
        let is_open = matches!(goal(flow, &path), Goal::Ask(_));
        if !is_open && let Some(last) = self.further.pop() {
            return Some(match last {
                FollowUp::Answered { choice, .. } => Undone::Answer(choice),
                other => Undone::FollowUp(other),
            });
        }
        let (question, choice) = last?;
        self.answers.remove(&question);
        Some(Undone::Answer(choice))
    }

    /// Takes an answer back, and returns it. Later ones of the flow stay for when the way passes them again; what was
    /// asked further depends on it, and goes.
    pub fn reask(&mut self, flow: &Flow, node: &str) -> Option<String> {
        let is_it = |step: &FollowUp| matches!(step, FollowUp::Answered { question, .. } if question == node);
        let Some(at) = self.further.iter().rposition(is_it) else {
            // What comes after it is no longer known either.
            let path = self.path(flow);
            let after = path.iter().skip_while(|(asked, _)| asked.id != node);
            let after: Vec<&str> = after.map(|(asked, _)| asked.id.as_str()).collect();
            self.told.retain(|id| !after.contains(&id.as_str()));
            return self.answers.remove(node);
        };
        match self.further.drain(at..).next() {
            Some(FollowUp::Answered { choice, .. }) => Some(choice),
            _ => None,
        }
    }

    /// Whether all questions of the flow are answered.
    pub fn is_at_end(&self, flow: &Flow) -> bool {
        !matches!(goal(flow, &self.path(flow)), Goal::Ask(_))
    }

    /// How many pages were turned down.
    pub fn denials(&self) -> usize {
        let is_denial = |step: &&FollowUp| matches!(step, FollowUp::Denied(_));
        self.further.iter().filter(is_denial).count()
    }

    /// Whether nothing followed the questions of the flow.
    pub fn is_untouched(&self) -> bool {
        self.further.is_empty()
    }

    /// The answers of the flow on the way, in order: question and id of the answer.
    pub fn path<'a>(&self, flow: &'a Flow) -> Vec<(&'a Node, &'a str)> {
        let mut path: Vec<(&Node, &str)> = Vec::new();
        let mut at = Some(flow.start.as_str());
        // A flow has no loops (a rule of `check`); the bound makes that no condition of ending.
        while let Some(node) = at
            .and_then(|id| flow.node(id))
            .filter(|_| path.len() < flow.nodes.len())
        {
            let Some(choice) = self.answers.get(&node.id).and_then(|id| node.choice(id)) else {
                break;
            };
            path.push((node, &choice.id));
            at = match choice.goal() {
                Goal::Ask(next) => Some(next),
                _ => None,
            };
        }
        path
    }

    /// All answers that count, in order: those on the way, and those to further questions. What was asked once more
    /// stands once, with its later answer.
    pub fn all<'a>(&self, flow: &'a Flow) -> Vec<(&'a Node, &'a str)> {
        let mut all = self.path(flow);
        if !self.is_at_end(flow) {
            return all;
        }
        for (node, choice) in self.further.iter().filter_map(|step| further(flow, step)) {
            all.retain(|(asked, _)| asked.id != node.id);
            all.push((node, choice));
        }
        all
    }

    /// Where it stands. A flow that names what is not there leads back to its start.
    pub fn position<'a>(&self, pack: &'a Pack) -> Position<'a> {
        let inquiry = Inquiry::of(pack);
        let path = self.path(inquiry.flow);
        let named = match goal(inquiry.flow, &path) {
            Goal::Ask(id) => {
                let flow = inquiry.flow;
                let node = flow.node(id).or_else(|| flow.nodes.first());
                let asked = node.map(|node| Asked {
                    node,
                    is_sharper: false,
                    is_further: false,
                });
                return asked.map_or(Position::Unfound, Position::Ask);
            }
            Goal::Cause(id) => place(&inquiry, id),
            Goal::Remaining => None,
        };
        let mut replay = Replay::new(inquiry, &path, named);
        match self.redo(&mut replay) {
            Some(StepEnd::Opened(cause)) => replay.suspect(cause, false),
            Some(StepEnd::Confirmed(cause)) => replay.suspect(cause, true),
            None => replay.position(),
        }
    }

    /// The causes that were not denied, the likeliest first, at most so many, each with its chance beside the first's in
    /// 1,000ths.
    pub fn likeliest<'a>(&self, pack: &'a Pack, most: usize) -> Vec<(&'a Cause, u32)> {
        let inquiry = Inquiry::of(pack);
        let path = self.path(inquiry.flow);
        let mut replay = Replay::new(inquiry, &path, None);
        if !matches!(goal(inquiry.flow, &path), Goal::Ask(_)) {
            self.redo(&mut replay);
        }
        let likeliest = replay.evidence.likeliest(most);
        let chances = replay.evidence.chances(&likeliest).into_iter();
        let beside_first =
            chances.map(|chance| (u64::from(chance) * 1000 / u64::from(CERTAIN)) as u32);
        let causes = likeliest.iter().map(|place| &pack.causes().all[*place]);
        causes.zip(beside_first).collect()
    }

    /// What was done after the flow's questions; returns what the last of it leaves on the screen.
    fn redo(&self, replay: &mut Replay) -> Option<StepEnd> {
        let mut end = None;
        for step in &self.further {
            end = replay.step(step);
        }
        end
    }
}

/// Where the last answer of a way leads.
fn goal<'a>(flow: &'a Flow, path: &[(&'a Node, &'a str)]) -> Goal<'a> {
    let last = path.last().and_then(|(node, id)| node.choice(id));
    last.map_or(Goal::Ask(&flow.start), |choice| choice.goal())
}
