//! What of a step is to be recorded.

use crate::pack::content::Pack;

use crate::app::history::OpenAttempt;
use crate::app::screen::Screen;
use crate::training::call::conduct::OWN_RULES;
use crate::training::call::replies::Move;
use crate::training::call::session::CallSession;
use crate::training::call::verdict::Verdict;
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::event::{
    ActionKind, Answer, AttemptEnd, AttemptKind, AttemptStart, Event, EventKind,
};
use crate::training::exam::{Exam, ExamGrade, ExamStage};
use crate::training::locate::{Guess, GuessResult, LocateDrill};
use crate::training::review::{Rating, Review, ReviewItem, ReviewKind};

/// What is to be recorded of a step from one screen to another, overlays aside; none for each where nothing is
/// practised.
pub(crate) fn entries(pack: &Pack, before: &Screen, after: &Screen) -> Vec<Event> {
    let mut log = Log {
        pack,
        entries: Vec::new(),
    };
    match (before, after) {
        (Screen::Exam(before), Screen::Exam(after)) if before.sitting == after.sitting => {
            log.exam(before, after);
        }
        (Screen::Exam(before), Screen::Grade(graded)) => {
            log.exam(before, &graded.exam);
            log.graded(&graded.exam, &graded.grade);
        }
        (_, Screen::Exam(exam)) if exam.progress(pack).0 == 0 && is_untouched(exam) => {
            let sitting = &exam.sitting;
            log.begun(None, AttemptKind::Exam(sitting.seed, sitting.minutes));
            log.part_begun(exam);
        }
        (Screen::Call(before), Screen::Call(after)) if goes_on(before, after) => {
            log.moves(None, &before.moves, &after.moves);
        }
        (Screen::Call(before), Screen::Debrief(after)) => {
            log.moves(None, &before.moves, &after.shift.moves);
            log.call_over(None, &after.verdict);
        }
        (_, Screen::Call(shift)) if shift.moves.is_empty() => {
            log.call_begun(None, shift);
        }
        (Screen::Locate(before), Screen::Locate(after))
            if after.given.starts_with(&before.given) && before.is_same(after) =>
        {
            log.cards(None, before, after);
        }
        (_, Screen::Locate(pointing)) => {
            log.begun(None, AttemptKind::Cards(Some(pointing.seed)));
        }
        (Screen::Quiz(before), Screen::Quiz(after))
            if after.given.starts_with(&before.given) && before.series == after.series =>
        {
            log.requests(None, before, after);
        }
        (_, Screen::Quiz(sorting)) => match sorting.series {
            // What everybody can play is no practice of an agent's.
            QuestionSet::Everybody => {}
            QuestionSet::Drawn { seed, .. } => log.begun(None, AttemptKind::Requests(Some(seed))),
            QuestionSet::These(_) => log.begun(None, AttemptKind::Requests(None)),
        },
        _ => {}
    }
    log.entries
}

/// What is to be recorded when practice is taken up again on this screen.
pub(crate) fn taken_up(pack: &Pack, open: &OpenAttempt, screen: &Screen) -> Vec<Event> {
    let mut log = Log {
        pack,
        entries: Vec::new(),
    };
    log.put(None, EventKind::TakenUp(open.name.clone()));
    // A part of an exam in which nothing was answered yet is not known: it is begun now.
    if let Screen::Exam(exam) = screen {
        let part = match exam.stage(pack) {
            ExamStage::Locate => 0,
            ExamStage::Classify => 1,
            ExamStage::Call(at) => 2 + at,
            ExamStage::Over => return log.entries,
        };
        if open.parts.get(&part).is_none_or(Vec::is_empty) {
            log.part_begun(exam);
        }
    }
    log.entries
}

/// What is to be recorded when it is closed as unfinished.
pub(crate) fn closed(open: &OpenAttempt) -> Vec<Event> {
    let what = EventKind::Closed(open.name.clone());
    vec![Event { part: None, what }]
}

/// Whether this is the same call, some moves later or none.
fn goes_on(before: &CallSession, after: &CallSession) -> bool {
    before.origin == after.origin && after.moves.starts_with(&before.moves)
}

/// Whether no move was made in any call of it.
fn is_untouched(exam: &Exam) -> bool {
    exam.calls.iter().all(|call| call.moves.is_empty())
}

/// What is to be recorded, one after the other.
struct Log<'p> {
    pack: &'p Pack,
    entries: Vec<Event>,
}

impl Log<'_> {
    fn put(&mut self, part: Option<usize>, what: EventKind) {
        self.entries.push(Event { part, what });
    }

    fn begun(&mut self, part: Option<usize>, begun: AttemptKind) {
        let call = None;
        self.put(part, EventKind::Began(AttemptStart { begun, call }));
    }

    fn call_begun(&mut self, part: Option<usize>, shift: &CallSession) {
        // A call that the pack no longer has cannot be taken.
        let Some(case) = shift.case(self.pack) else {
            return;
        };
        let levels = self.pack.desk().levels.iter();
        let level = levels
            .into_iter()
            .position(|level| std::ptr::eq(level, case.level));
        let begun = AttemptKind::Call(shift.origin.clone());
        let call = Some((level.map_or(0, |place| place + 1), case.role));
        self.put(part, EventKind::Began(AttemptStart { begun, call }));
    }

    fn answered(&mut self, part: Option<usize>, answer: Answer) {
        self.put(part, EventKind::Answered(answer));
    }

    /// What was decided about cards since then.
    fn cards(&mut self, part: Option<usize>, before: &LocateDrill, after: &LocateDrill) {
        if before.given.len() == after.given.len() {
            return;
        }
        let designs = after.designs(self.pack);
        let decided = after.given.iter().zip(&designs).enumerate();
        for (at, (pointed, design)) in decided.skip(before.given.len()) {
            let found = design.found(*pointed);
            let right = found.is_right();
            let item = design.name();
            let mistake = match found {
                GuessResult::Decoy(element) | GuessResult::Other(element) => {
                    Some(element.id.clone())
                }
                GuessResult::Ground => Some("ground".to_owned()),
                GuessResult::Missed => Some("nowhere".to_owned()),
                GuessResult::Code | GuessResult::None => None,
            };
            let given = match pointed {
                Guess::Nowhere => "nowhere".to_owned(),
                Guess::Spot(face, aim) => format!("{face}:{}:{}", aim.column, aim.row),
            };
            let review = review(ReviewKind::Card, &item, Rating::of(right));
            self.answered(
                part,
                Answer {
                    at,
                    doing: ActionKind::Locate,
                    item,
                    given,
                    right: Some(right),
                    mistake,
                    review: Some(review),
                },
            );
        }
        if after.given.len() >= designs.len() {
            self.drill_over(part, after.right(self.pack), designs.len());
        }
    }

    /// What was answered to requests since then.
    fn requests(&mut self, part: Option<usize>, before: &ClassifyDrill, after: &ClassifyDrill) {
        if before.given.len() == after.given.len() || after.series == QuestionSet::Everybody {
            return;
        }
        let requests = after.requests(self.pack);
        let answers = after.answers(self.pack);
        let answered = after.given.iter().zip(&requests).enumerate();
        for (at, (given, request)) in answered.skip(before.given.len()) {
            let given = answers.get(*given).map_or("", |answer| &answer.id);
            let right = given == request.answer;
            let review = review(ReviewKind::Request, &request.id, Rating::of(right));
            self.answered(
                part,
                Answer {
                    at,
                    doing: ActionKind::Classify,
                    item: request.id.clone(),
                    given: given.to_owned(),
                    right: Some(right),
                    mistake: (!right).then(|| given.to_owned()),
                    review: Some(review),
                },
            );
        }
        if after.given.len() >= requests.len() {
            self.drill_over(part, after.right(self.pack), requests.len());
        }
    }

    fn drill_over(&mut self, part: Option<usize>, right: usize, all: usize) {
        self.put(
            part,
            EventKind::Ended(AttemptEnd {
                passed: None,
                score: (100 * right / all.max(1)) as u32,
                verdict: None,
                reviews: Vec::new(),
            }),
        );
    }

    /// The moves made since then.
    fn moves(&mut self, part: Option<usize>, before: &[Move], after: &[Move]) {
        for (at, one) in after.iter().enumerate().skip(before.len()) {
            let (doing, item) = match one {
                Move::Ask(id) => (ActionKind::Ask, id.as_str()),
                Move::Say(id) => (ActionKind::Say, id.as_str()),
                Move::Name(id) => (ActionKind::Name, id.as_str()),
                Move::Refer(id) => (ActionKind::Refer, id.as_str()),
                Move::Close => (ActionKind::Close, ""),
            };
            self.answered(
                part,
                Answer {
                    at,
                    doing,
                    item: item.to_owned(),
                    given: String::new(),
                    right: None,
                    mistake: None,
                    review: None,
                },
            );
        }
    }

    fn call_over(&mut self, part: Option<usize>, verdict: &Verdict) {
        self.put(
            part,
            EventKind::Ended(AttemptEnd {
                passed: Some(verdict.passed),
                score: verdict.score,
                verdict: Some(Box::new(verdict.clone())),
                reviews: self.reviews(verdict),
            }),
        );
    }

    /// The cause, and every rule that was broken or could have been.
    fn reviews(&self, verdict: &Verdict) -> Vec<Review> {
        let is_found = verdict.named.as_ref() == Some(&verdict.cause) && verdict.guesses == 0;
        let recall = match (is_found, verdict.passed) {
            (true, true) => Rating::Good,
            (true, false) => Rating::Hard,
            (false, _) => Rating::Again,
        };
        let broken = |rule: &str| verdict.broken.iter().any(|breach| breach.rule == rule);
        // A caller who reads nothing out cannot be stopped: that rule was not at stake.
        let is_at_stake = |rule: &str| rule != OWN_RULES[0] || verdict.stopped || broken(rule);
        let rules = self.pack.desk().rules.iter().map(|rule| rule.id.as_str());
        let rules = rules
            .filter(|rule| is_at_stake(rule))
            .map(|rule| review(ReviewKind::Rule, rule, Rating::of(!broken(rule))));
        std::iter::once(review(ReviewKind::Cause, &verdict.cause, recall))
            .chain(rules)
            .collect()
    }

    /// What was done in an exam since then.
    fn exam(&mut self, before: &Exam, after: &Exam) {
        self.cards(Some(0), &before.pointing, &after.pointing);
        self.requests(Some(1), &before.sorting, &after.sorting);
        for (place, (before, after)) in before.calls.iter().zip(&after.calls).enumerate() {
            self.moves(Some(2 + place), &before.moves, &after.moves);
        }
        for (place, shift) in after
            .calls
            .iter()
            .enumerate()
            .take(after.done)
            .skip(before.done)
        {
            if let Some(verdict) = shift.verdict(self.pack) {
                self.call_over(Some(2 + place), &verdict);
            }
        }
        if before.stage(self.pack) != after.stage(self.pack) {
            self.part_begun(after);
        }
    }

    fn part_begun(&mut self, exam: &Exam) {
        match exam.stage(self.pack) {
            ExamStage::Locate => self.begun(Some(0), AttemptKind::Cards(None)),
            ExamStage::Classify => self.begun(Some(1), AttemptKind::Requests(None)),
            ExamStage::Call(at) => self.call_begun(Some(2 + at), &exam.calls[at]),
            ExamStage::Over => {}
        }
    }

    fn graded(&mut self, exam: &Exam, grade: &ExamGrade) {
        // A call that was cut off by the clock is judged as far as it came.
        let cut = exam.calls.get(exam.done);
        if let Some(shift) = cut.filter(|shift| !shift.moves.is_empty())
            && let Some(verdict) = shift.verdict(self.pack)
        {
            self.call_over(Some(2 + exam.done), &verdict);
        }
        self.put(
            None,
            EventKind::Ended(AttemptEnd {
                passed: Some(grade.passed),
                score: grade.score,
                verdict: None,
                reviews: Vec::new(),
            }),
        );
    }
}

fn review(kind: ReviewKind, id: &str, recall: Rating) -> Review {
    let id = id.to_owned();
    (ReviewItem { kind, id }, recall)
}
