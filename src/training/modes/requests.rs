//! The drill of requests: what do they ask for? What is asked and when it is right is in
//! [`classify`](crate::training::classify).

use crate::pack::content::Pack;
use crate::pack::model::compare::Request;
use crate::text::catalogue::ui::train;
use crate::training::attempt::{Answer, AttemptKind, AttemptOrigin};
use crate::training::classify::{AnsweredRequest, ClassifyDrill, QuestionSet, RequestPart};
use crate::training::event::EventKind;
use crate::training::exam::is_seed;
use crate::training::mode::{
    AskedChoices, AskedQuestion, ModeActivity, PracticeAction, PracticeMode,
};
use crate::training::review::{ReviewKind, review};
use crate::training::srs::Rating;

/// Stable name, as it is stored.
pub const KIND: &str = "requests";

/// Requests of a drill for agents: two questions each.
pub const COUNT: usize = 6;

pub static MODE: PracticeMode = PracticeMode {
    kind: KIND,
    command: "sort",
    label: train::SORT,
    note: train::SORT_NOTE,
    count: |pack| Some(drill(0).requests(pack).len()),
    resumes: false,
    actions: &[&SORT, &RESPOND],
    reviews: &[ReviewKind::Request],
    can_begin: |origin| matches!(origin, AttemptOrigin::Seed(seed) if seed.is_none_or(is_seed)),
    activity: |_, _| ModeActivity {
        id: vec![KIND.to_owned()],
        kind: "assessment",
        name: Some(train::SORT.into()),
        level: None,
    },
};

static SORT: PracticeAction = PracticeAction {
    name: "sort",
    reviews: Some(ReviewKind::Request),
    question: |pack, item| {
        let request = request(pack, item);
        AskedQuestion {
            id: ["request".to_owned(), item.to_owned()],
            name: request.map(|request| (&request.place).into()),
            lead: request.map(|request| (&request.quote).into()),
            form: "choice",
        }
    },
    choices: |pack, item| {
        let Some(request) = request(pack, item) else {
            return AskedChoices::default();
        };
        let answers = pack.sort().answers.iter();
        AskedChoices {
            all: answers
                .map(|answer| (answer.id.clone(), Some((&answer.name).into())))
                .collect(),
            right: Some(request.answer.clone()),
        }
    },
    words: |_, _| None,
    response: |answer| answer.given.clone(),
    spot: |_| None,
};

static RESPOND: PracticeAction = PracticeAction {
    name: "respond",
    reviews: Some(ReviewKind::Request),
    question: |pack, item| AskedQuestion {
        id: ["response".to_owned(), item.to_owned()],
        ..(SORT.question)(pack, item)
    },
    choices: |pack, item| {
        let Some(right) = request(pack, item).and_then(|request| request.respond.clone()) else {
            return AskedChoices::default();
        };
        let responses = pack.sort().responses.iter();
        AskedChoices {
            all: responses
                .map(|response| (response.id.clone(), Some((&response.name).into())))
                .collect(),
            right: Some(right),
        }
    },
    words: |_, _| None,
    response: |answer| answer.given.clone(),
    spot: |_| None,
};

fn request<'p>(pack: &'p Pack, item: &str) -> Option<&'p Request> {
    pack.sort().requests.iter().find(|one| one.id == item)
}

/// A drill that is drawn from this seed.
pub fn drill(seed: u64) -> ClassifyDrill {
    ClassifyDrill::new(QuestionSet::Drawn { seed, count: COUNT })
}

/// The begin of a drill. `None` for what everybody can play, which is no practice of an agent's.
pub fn begun(drill: &ClassifyDrill) -> Option<EventKind> {
    let seed = match drill.series {
        QuestionSet::Everybody => return None,
        QuestionSet::Drawn { seed, .. } => Some(seed),
        QuestionSet::These(_) => None,
    };
    Some(began(seed))
}

/// The begin of a part of an exam, which has one seed for all.
pub fn part_begun() -> EventKind {
    began(None)
}

fn began(seed: Option<u64>) -> EventKind {
    EventKind::began(AttemptKind::new(KIND, AttemptOrigin::Seed(seed)))
}

/// What was answered last, and the end of the drill if it was the last question. A request is reviewed as a whole.
pub fn answered(pack: &Pack, drill: &ClassifyDrill) -> Vec<EventKind> {
    let all = drill.answered(pack);
    let Some((at, last)) = all.iter().enumerate().next_back() else {
        return Vec::new();
    };
    let request = &last.question.request.id;
    let given = last.given.map_or("", |answer| &answer.id);
    let action = match last.question.part {
        RequestPart::Number => &SORT,
        RequestPart::Response => &RESPOND,
    };
    let questions = drill.questions(pack);
    let next = questions.get(at + 1);
    let is_whole = next.is_none_or(|next| next.request.id != *request);
    let mut of_request = all.iter().filter(|one| one.question.request.id == *request);
    let is_right = of_request.all(AnsweredRequest::is_right);
    let review = review(ReviewKind::Request, request, Rating::from_correct(is_right));
    let answer = Answer {
        given: given.to_owned(),
        right: Some(last.is_right()),
        mistake: (!last.is_right()).then(|| given.to_owned()),
        ..Answer::new(at, action.name, request.clone())
    };
    let answer = EventKind::Answered(answer, is_whole.then_some(review));
    let is_over = next.is_none();
    let end = is_over.then(|| EventKind::drill_ended(drill.right(pack), questions.len()));
    [answer].into_iter().chain(end).collect()
}

/// The index of each answer that was given. `None` if the pack has no such answer.
pub fn given(pack: &Pack, answers: &[Answer]) -> Option<Vec<usize>> {
    let choice = |answer: &Answer| {
        let choices = match answer.doing == RESPOND.name {
            true => &pack.sort().responses,
            false => &pack.sort().answers,
        };
        choices.iter().position(|choice| choice.id == answer.given)
    };
    answers.iter().map(choice).collect()
}
