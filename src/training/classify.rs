//! A round of requests, one after the other: what do they ask for?

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
    /// For each request answered, the place of the answer given.
    pub given: Vec<usize>,
    /// Whether the last answer is being explained.
    pub explaining: bool,
}

/// A request that was answered.
pub struct AnsweredRequest<'p> {
    pub request: &'p Request,
    pub given: Option<&'p QuizAnswer>,
    pub right: Option<&'p QuizAnswer>,
}

impl AnsweredRequest<'_> {
    /// Whether the answer given is the right one.
    pub fn is_right(&self) -> bool {
        self.given
            .is_some_and(|given| given.id == self.request.answer)
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

    /// What can be answered.
    pub fn answers<'p>(&self, pack: &'p Pack) -> &'p [QuizAnswer] {
        &self.file(pack).answers
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

    /// How many requests there are.
    pub fn count(&self, pack: &Pack) -> usize {
        let all = self.file(pack).requests.len();
        match &self.series {
            QuestionSet::Everybody => all,
            QuestionSet::Drawn { count, .. } => all.min(*count),
            QuestionSet::These(_) => self.requests(pack).len(),
        }
    }

    /// Place of the request that is asked or explained.
    pub fn at(&self) -> usize {
        self.given.len() - usize::from(self.explaining)
    }

    /// The request that is asked or explained; none once all are done.
    pub fn request<'p>(&self, pack: &'p Pack) -> Option<&'p Request> {
        self.requests(pack).into_iter().nth(self.at())
    }

    /// Whether every request was answered and explained.
    pub fn is_over(&self, pack: &Pack) -> bool {
        self.at() >= self.count(pack)
    }

    /// The requests that were answered, each with the answer given and the right one.
    pub fn answered<'p>(&self, pack: &'p Pack) -> Vec<AnsweredRequest<'p>> {
        let answers = self.answers(pack);
        let asked = self.requests(pack).into_iter().zip(&self.given);
        let answered = asked.map(|(request, given)| AnsweredRequest {
            request,
            given: answers.get(*given),
            right: answers.iter().find(|answer| answer.id == request.answer),
        });
        answered.collect()
    }

    /// How many answers were right.
    pub fn right(&self, pack: &Pack) -> usize {
        let answered = self.answered(pack).into_iter();
        answered.filter(AnsweredRequest::is_right).count()
    }

    /// Whether the request that is explained is the last one.
    pub fn is_last(&self, pack: &Pack) -> bool {
        self.at() + 1 == self.count(pack)
    }
}
