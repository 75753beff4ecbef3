//! What practice leaves to be recorded: of its begin, of the last answer or move in it, and of its end.

use crate::pack::content::Pack;
use crate::training::attempt::Answer;
use crate::training::call::conduct::OWN_RULES;
use crate::training::call::session::CallSession;
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::event::{AttemptEnd, AttemptStart, EventKind};
use crate::training::exam::{Exam, ExamGrade, ExamStage};
use crate::training::locate::{GuessResult, LocateDrill};
use crate::training::mode::{ActionKind, AttemptKind, ExamPart};
use crate::training::review::{Review, ReviewItem, ReviewKind};
use crate::training::srs::Rating;

/// What happened in a part of an exam, or in practice that has no parts.
pub type PartEvent = (Option<ExamPart>, EventKind);

fn begun(begun: AttemptKind) -> EventKind {
    EventKind::Began(AttemptStart { begun, call: None })
}

pub fn cards_begun(drill: &LocateDrill) -> EventKind {
    begun(AttemptKind::Cards(Some(drill.seed)))
}

/// `None` for what everybody can play, which is no practice of an agent's.
pub fn requests_begun(drill: &ClassifyDrill) -> Option<EventKind> {
    match drill.series {
        QuestionSet::Everybody => None,
        QuestionSet::Drawn { seed, .. } => Some(begun(AttemptKind::Requests(Some(seed)))),
        QuestionSet::These(_) => Some(begun(AttemptKind::Requests(None))),
    }
}

/// `None` if the pack has no such call: it cannot be taken.
pub fn call_begun(pack: &Pack, call: &CallSession) -> Option<EventKind> {
    let scenario = call.case(pack)?;
    let mut levels = pack.desk().levels.iter();
    let level = levels.position(|level| std::ptr::eq(level, scenario.level));
    let number = level.map_or(0, |index| index + 1);
    Some(EventKind::Began(AttemptStart {
        begun: AttemptKind::Call(call.origin.clone()),
        call: Some((number, scenario.role)),
    }))
}

/// An exam and its first part.
pub fn exam_begun(pack: &Pack, exam: &Exam) -> Vec<PartEvent> {
    let whole = AttemptKind::Exam(exam.sitting.seed, exam.sitting.minutes);
    let part = part_begun(pack, exam);
    [(None, begun(whole))].into_iter().chain(part).collect()
}

/// The part of an exam that comes next; `None` once all are done.
pub fn part_begun(pack: &Pack, exam: &Exam) -> Option<PartEvent> {
    let (part, kind) = match exam.stage(pack) {
        ExamStage::Locate => (ExamPart::Cards, begun(AttemptKind::Cards(None))),
        ExamStage::Classify => (ExamPart::Requests, begun(AttemptKind::Requests(None))),
        ExamStage::Call(at) => (ExamPart::Call(at), call_begun(pack, &exam.calls[at])?),
        ExamStage::Over => return None,
    };
    Some((Some(part), kind))
}

/// What was decided last about a card, and the end of the drill if it was the last one.
pub fn card_answered(pack: &Pack, drill: &LocateDrill) -> Vec<EventKind> {
    let designs = drill.designs(pack);
    let Some((at, (guess, design))) = drill.given.iter().zip(&designs).enumerate().next_back()
    else {
        return Vec::new();
    };
    let found = design.found(*guess);
    let right = found.is_right();
    let item = design.name();
    let mistake = match found {
        GuessResult::Decoy(element) | GuessResult::Other(element) => Some(element.id.clone()),
        GuessResult::Ground => Some("ground".to_owned()),
        GuessResult::Missed => Some(guess.to_string()),
        GuessResult::Code | GuessResult::None => None,
    };
    let review = review(ReviewKind::Card, &item, Rating::from_correct(right));
    let answer = Answer {
        given: guess.to_string(),
        right: Some(right),
        mistake,
        ..Answer::new(at, ActionKind::Locate, item)
    };
    let answer = EventKind::Answered(answer, Some(review));
    let is_over = drill.given.len() >= designs.len();
    let end = is_over.then(|| drill_ended(drill.right(pack), designs.len()));
    [answer].into_iter().chain(end).collect()
}

/// What was answered last to a request, and the end of the drill if it was the last one.
pub fn request_answered(pack: &Pack, drill: &ClassifyDrill) -> Vec<EventKind> {
    let requests = drill.requests(pack);
    let Some((at, (given, request))) = drill.given.iter().zip(&requests).enumerate().next_back()
    else {
        return Vec::new();
    };
    let given = drill.answers(pack).get(*given);
    let given = given.map_or("", |answer| &answer.id);
    let right = given == request.answer;
    let review = review(
        ReviewKind::Request,
        &request.id,
        Rating::from_correct(right),
    );
    let answer = Answer {
        given: given.to_owned(),
        right: Some(right),
        mistake: (!right).then(|| given.to_owned()),
        ..Answer::new(at, ActionKind::Classify, request.id.clone())
    };
    let answer = EventKind::Answered(answer, Some(review));
    let is_over = drill.given.len() >= requests.len();
    let end = is_over.then(|| drill_ended(drill.right(pack), requests.len()));
    [answer].into_iter().chain(end).collect()
}

/// The last move of a call.
pub fn move_made(call: &CallSession) -> Option<EventKind> {
    let (at, made) = call.moves.iter().enumerate().next_back()?;
    let (doing, item) = match made {
        Move::Ask(id) => (ActionKind::Ask, id.as_str()),
        Move::Say(id) => (ActionKind::Say, id.as_str()),
        Move::Name(id) => (ActionKind::Name, id.as_str()),
        Move::Refer(id) => (ActionKind::Refer, id.as_str()),
        Move::Close => (ActionKind::Close, ""),
    };
    let answer = Answer::new(at, doing, item.to_owned());
    Some(EventKind::Answered(answer, None))
}

fn drill_ended(right: usize, all: usize) -> EventKind {
    EventKind::Ended(AttemptEnd {
        passed: None,
        score: (100 * right / all.max(1)) as u32,
        verdict: None,
        reviews: Vec::new(),
    })
}

pub fn call_ended(pack: &Pack, verdict: &Verdict) -> EventKind {
    EventKind::Ended(AttemptEnd {
        passed: Some(verdict.passed),
        score: verdict.score,
        verdict: Some(Box::new(verdict.clone())),
        reviews: reviews(pack, verdict),
    })
}

/// The end of an exam, and of a call that was cut off by the clock: it is judged as far as it came.
pub fn exam_ended(pack: &Pack, exam: &Exam, grade: &ExamGrade) -> Vec<PartEvent> {
    let cut = exam.calls.get(exam.done);
    let cut = cut.filter(|call| !call.moves.is_empty());
    let verdict = cut.and_then(|call| call.verdict(pack));
    let part = Some(ExamPart::Call(exam.done));
    let call = verdict.map(|verdict| (part, call_ended(pack, &verdict)));
    let end = EventKind::Ended(AttemptEnd {
        passed: Some(grade.passed),
        score: grade.score,
        verdict: None,
        reviews: Vec::new(),
    });
    call.into_iter().chain([(None, end)]).collect()
}

/// The cause of a call, and every rule that was broken in it or could have been.
fn reviews(pack: &Pack, verdict: &Verdict) -> Vec<Review> {
    let is_found = verdict.named.as_ref() == Some(&verdict.cause) && verdict.guesses == 0;
    let rating = match (is_found, verdict.passed) {
        (true, true) => Rating::Good,
        (true, false) => Rating::Hard,
        (false, _) => Rating::Again,
    };
    let broken = |rule: &str| verdict.broken.iter().any(|breach| breach.rule == rule);
    // A caller who reads nothing out cannot be stopped: that rule was not at stake.
    let is_at_stake = |rule: &str| rule != OWN_RULES[0] || verdict.stopped || broken(rule);
    let rules = pack.desk().rules.iter().map(|rule| rule.id.as_str());
    let rules = rules
        .filter(|rule| is_at_stake(rule))
        .map(|rule| review(ReviewKind::Rule, rule, Rating::from_correct(!broken(rule))));
    std::iter::once(review(ReviewKind::Cause, &verdict.cause, rating))
        .chain(rules)
        .collect()
}

fn review(kind: ReviewKind, id: &str, rating: Rating) -> Review {
    let id = id.to_owned();
    (ReviewItem { kind, id }, rating)
}
