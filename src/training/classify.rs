//! A round of requests, one after the other: what do they ask for? For agents also: what do you do about them?

use uuid::Uuid;

use crate::pack::content::Pack;
use crate::pack::model::compare::QuizAnswer;
use crate::pack::model::compare::{Quiz, Request};

use crate::training::rng::SeededRng;

/// Where the requests of a round come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuestionSet {
    /// All of the round that everybody can play, in its order.
    #[default]
    Everybody,
    /// So many of those for agents, drawn from a seed.
    Drawn { seed: u64, count: usize },
    /// Those for agents with these ids, in this order.
    These(Vec<String>),
}

/// How far a round has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClassifyDrill {
    /// The id under which it is recorded; `None` if it is not, or is a part of an exam.
    pub attempt: Option<Uuid>,
    /// Which requests are asked.
    pub series: QuestionSet,
    /// For each question answered, the place of the answer given.
    pub given: Vec<usize>,
    /// Whether the last answer is being explained.
    pub explaining: bool,
}

/// What is asked of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestPart {
    /// Which number it is about.
    Number,
    /// What an agent does about it.
    Response,
}

/// Something that is asked of a request.
#[derive(Clone, Copy)]
pub struct RequestQuestion<'p> {
    pub request: &'p Request,
    pub part: RequestPart,
    /// What can be answered.
    pub answers: &'p [QuizAnswer],
    /// Id of the right answer.
    right: &'p str,
}

impl<'p> RequestQuestion<'p> {
    /// What is asked of a request of this file, in order.
    fn of(file: &'p Quiz, request: &'p Request) -> impl Iterator<Item = RequestQuestion<'p>> {
        let number = RequestQuestion {
            request,
            part: RequestPart::Number,
            answers: &file.answers,
            right: &request.answer,
        };
        let response = request.respond.as_ref().map(|right| RequestQuestion {
            request,
            part: RequestPart::Response,
            answers: &file.responses,
            right,
        });
        [number].into_iter().chain(response)
    }

    /// The answer that is right.
    pub fn right(&self) -> Option<&'p QuizAnswer> {
        self.answers.iter().find(|answer| answer.id == self.right)
    }
}

/// A question that was answered.
pub struct AnsweredRequest<'p> {
    pub question: RequestQuestion<'p>,
    pub given: Option<&'p QuizAnswer>,
}

impl AnsweredRequest<'_> {
    /// Whether the answer given is the right one.
    pub fn is_right(&self) -> bool {
        self.given
            .is_some_and(|given| given.id == self.question.right)
    }
}

impl ClassifyDrill {
    /// A round before its first request.
    pub fn new(series: QuestionSet) -> ClassifyDrill {
        ClassifyDrill {
            series,
            ..ClassifyDrill::default()
        }
    }

    /// The file that the requests are from.
    fn file<'p>(&self, pack: &'p Pack) -> &'p Quiz {
        match self.series {
            QuestionSet::Everybody => pack.round(),
            QuestionSet::Drawn { .. } | QuestionSet::These(_) => pack.sort(),
        }
    }

    /// The requests, in order.
    pub fn requests<'p>(&self, pack: &'p Pack) -> Vec<&'p Request> {
        let all = &self.file(pack).requests;
        match &self.series {
            QuestionSet::Everybody => all.iter().collect(),
            QuestionSet::Drawn { seed, count } => {
                let order = SeededRng::new(*seed).order("sort", all.len());
                order
                    .into_iter()
                    .take(*count)
                    .map(|place| &all[place])
                    .collect()
            }
            QuestionSet::These(ids) => {
                let named = |id: &String| all.iter().find(|request| request.id == *id);
                ids.iter().filter_map(named).collect()
            }
        }
    }

    /// What is asked, in order.
    pub fn questions<'p>(&self, pack: &'p Pack) -> Vec<RequestQuestion<'p>> {
        let file = self.file(pack);
        let requests = self.requests(pack).into_iter();
        requests
            .flat_map(|request| RequestQuestion::of(file, request))
            .collect()
    }

    /// How many questions there are.
    pub fn count(&self, pack: &Pack) -> usize {
        self.questions(pack).len()
    }

    /// Place of the question that is asked or explained.
    pub fn at(&self) -> usize {
        self.given.len() - usize::from(self.explaining)
    }

    /// The question that is asked or explained; none once all are done.
    pub fn question<'p>(&self, pack: &'p Pack) -> Option<RequestQuestion<'p>> {
        self.questions(pack).into_iter().nth(self.at())
    }

    /// Whether every question was answered and explained.
    pub fn is_over(&self, pack: &Pack) -> bool {
        self.at() >= self.count(pack)
    }

    /// Takes an answer. It is explained once all that is asked of the request was answered.
    pub fn answer(&mut self, pack: &Pack, place: usize) {
        let request = |at: usize| {
            let questions = self.questions(pack);
            questions
                .get(at)
                .map(|question| question.request.id.clone())
        };
        let at = self.at();
        self.explaining = request(at) != request(at + 1);
        self.given.push(place);
    }

    /// The questions that were answered, each with the answer given.
    pub fn answered<'p>(&self, pack: &'p Pack) -> Vec<AnsweredRequest<'p>> {
        let asked = self.questions(pack).into_iter().zip(&self.given);
        let answered = asked.map(|(question, given)| AnsweredRequest {
            question,
            given: question.answers.get(*given),
        });
        answered.collect()
    }

    /// What was answered to the request that is explained.
    pub fn explained<'p>(&self, pack: &'p Pack) -> Vec<AnsweredRequest<'p>> {
        let Some(last) = self.question(pack) else {
            return Vec::new();
        };
        let mut answered = self.answered(pack);
        answered.retain(|one| one.question.request.id == last.request.id);
        answered
    }

    /// How many answers were right.
    pub fn right(&self, pack: &Pack) -> usize {
        let answered = self.answered(pack).into_iter();
        answered.filter(AnsweredRequest::is_right).count()
    }

    /// Whether the question that is explained is the last one.
    pub fn is_last(&self, pack: &Pack) -> bool {
        self.at() + 1 == self.count(pack)
    }
}

/// How many questions this many requests for agents are, at most.
pub fn questions_of(pack: &Pack, requests: usize) -> usize {
    let parts = match pack.sort().responses.is_empty() {
        true => 1,
        false => 2,
    };
    requests.min(pack.sort().requests.len()) * parts
}
