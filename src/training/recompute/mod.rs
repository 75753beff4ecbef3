//! Whether what is stored of practice follows from what was done in it.
//!
//! Nothing stored is believed: answers and moves are made again in the same pack, by the code that made them the first
//! time, and what comes of that is compared with what is stored. What nobody could compute stays unknown: whose it was,
//! when it was, and what was left out.

mod drills;

use crate::pack::content::Pack;
use crate::training::attempt::{Answer, Attempt, AttemptOrigin, AttemptOutcome, ExamPart};
use crate::training::call::session::CallSession;
use crate::training::classify::ClassifyDrill;
use crate::training::event::{AttemptEnd, AttemptStart, EventKind, PartEvent};
use crate::training::exam::{Exam, ExamStage, TrainingSession};
use crate::training::locate::LocateDrill;
use crate::training::modes::{advice, call, cards, exam, requests};
use crate::training::recompute::drills::{of_cards, of_requests};
use crate::training::review::{Review, ReviewKind};
use crate::training::srs::Rating;

/// What came of computing stored practice again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recomputed {
    /// All that is stored follows from the answers and moves.
    Follows,
    /// Something is stored that does not.
    Differs,
    /// Another pack or another program made it, and only those could compute it.
    OtherVersion,
}

/// Milliseconds by which the end of an exam may be written before its time was up: clocks are set.
const SLACK: i64 = 60_000;

/// Computes again what is stored of practice; of an exam with its parts, which are judged with it.
pub fn recomputed(pack: &Pack, attempt: &Attempt, parts: &[Attempt]) -> Recomputed {
    let all = || [attempt].into_iter().chain(parts);
    if !all().all(|one| is_of_this(pack, one)) {
        return Recomputed::OtherVersion;
    }
    let follows = match attempt.kind.as_str() {
        exam::KIND => of_exam(pack, attempt, parts),
        _ if attempt.exam.is_some() || !parts.is_empty() => None,
        _ => alone(pack, attempt).map(|made| made.is_stored_in(attempt)),
    };
    match follows {
        Some(true) => Recomputed::Follows,
        _ => Recomputed::Differs,
    }
}

fn is_of_this(pack: &Pack, attempt: &Attempt) -> bool {
    let manifest = pack.manifest();
    attempt.pack == [&*manifest.id, &*manifest.version, pack.hash()]
        && attempt.program == env!("CARGO_PKG_VERSION")
}

/// What is recorded of an attempt or of a part, made again from its events.
#[derive(Default)]
struct Made {
    start: Option<AttemptStart>,
    answers: Vec<Answer>,
    end: Option<AttemptEnd>,
    reviews: Vec<(usize, Review)>,
}

impl Made {
    fn of(events: impl IntoIterator<Item = EventKind>) -> Made {
        let mut made = Made::default();
        for event in events {
            match event {
                EventKind::Began(start) => made.start = Some(start),
                EventKind::Answered(answer, review) => {
                    made.reviews
                        .extend(review.map(|review| (answer.at, review)));
                    made.answers.push(answer);
                }
                EventKind::Ended(end) => {
                    let last = made.answers.last().map_or(0, |answer| answer.at);
                    let reviews = end.reviews.iter().cloned();
                    made.reviews.extend(reviews.map(|review| (last, review)));
                    made.end = Some(end);
                }
                EventKind::TakenUp | EventKind::Closed => {}
            }
        }
        if let Some(verdict) = made.end.as_ref().and_then(|end| end.verdict.as_ref()) {
            for one in &verdict.questions {
                if let Some(answer) = made.answers.get_mut(one.at) {
                    answer.bits = Some((one.gained, one.regret));
                    answer.best.clone_from(&one.best);
                }
            }
        }
        made
    }

    /// Whether this, and nothing else, is stored; the times aside, which nobody can compute.
    fn is_stored_in(&self, stored: &Attempt) -> bool {
        let is_answered =
            self.answers.len() == stored.answers.len()
                && self.answers.iter().zip(&stored.answers).enumerate().all(
                    |(at, (made, stored))| {
                        let stored = Answer {
                            at,
                            time: 0,
                            ..stored.clone()
                        };
                        *made == stored
                    },
                );
        is_answered
            && self.is_begun_in(stored)
            && self.is_ended_in(stored)
            && self.is_reviewed_in(stored)
    }

    fn is_begun_in(&self, stored: &Attempt) -> bool {
        self.start.as_ref().is_some_and(|start| {
            let (level, role) = start.call.unzip();
            start.begun == stored.begun && level == stored.level && role == stored.role
        })
    }

    fn is_ended_in(&self, stored: &Attempt) -> bool {
        let outcome = stored.ended.map(|(_, outcome)| outcome);
        let verdict = self.end.as_ref().and_then(|end| end.verdict.as_ref());
        let sum = |of: fn(&crate::training::call::judged::JudgedQuestion) -> u32| {
            let questions = verdict.iter().flat_map(|verdict| &verdict.questions);
            questions.map(of).sum::<u32>()
        };
        let questions = verdict.map(|verdict| {
            let asked = u32::try_from(verdict.questions.len()).unwrap_or(u32::MAX);
            [asked, sum(|one| one.gained), sum(|one| one.regret)]
        });
        let broken = verdict.iter().flat_map(|verdict| &verdict.broken);
        let broken = broken.map(|breach| (breach.rule.clone(), breach.at));
        let is_ended = match &self.end {
            // It was left, or goes on.
            None => matches!(outcome, None | Some(AttemptOutcome::Unfinished)),
            Some(end) => outcome == Some(end.outcome()),
        };
        is_ended
            && stored.score == self.end.as_ref().map(|end| end.score)
            && stored.cause.as_ref() == verdict.map(|verdict| &verdict.cause)
            && stored.named.as_ref() == verdict.and_then(|verdict| verdict.named.as_ref())
            && stored.questions == questions
            && stored.broken.iter().cloned().eq(broken)
    }

    /// Whether just these reviews are stored: a rule that was kept is one only where it was known to have been broken.
    fn is_reviewed_in(&self, stored: &Attempt) -> bool {
        let made = self.reviews.iter().map(|(at, (item, rating))| {
            let is_free = item.kind == ReviewKind::Rule && *rating == Rating::Good;
            ((*at, item.kind, item.id.as_str(), rating.number()), is_free)
        });
        let mut made: Vec<_> = made.collect();
        let mut lines = stored.reviews.iter();
        let is_made = lines.all(|(at, kind, item, recall, _)| {
            let line = (*at, *kind, item.as_str(), *recall);
            let place = made.iter().position(|(made, _)| *made == line);
            place.map(|place| made.swap_remove(place)).is_some()
        });
        is_made && made.iter().all(|(_, is_free)| *is_free)
    }
}

/// What comes of the answers in practice that is no part of anything; `None` if nobody could have given them.
fn alone(pack: &Pack, stored: &Attempt) -> Option<Made> {
    let events = match (stored.kind.as_str(), &stored.begun.origin) {
        (call::KIND, AttemptOrigin::Scenario(origin)) => {
            let session = call::replayed(pack, origin.clone(), call::moves(&stored.answers)?)?;
            of_call(pack, &session, false)?
        }
        (cards::KIND, AttemptOrigin::Seed(seed)) => drills::cards_made(pack, stored, (*seed)?)?,
        (requests::KIND, AttemptOrigin::Seed(seed)) => drills::requests_made(pack, stored, *seed)?,
        (advice::KIND, AttemptOrigin::Seed(seed)) => drills::advice_made(pack, stored, *seed)?,
        _ => return None,
    };
    Some(Made::of(events))
}

/// A call with its moves; with its verdict if it is over, or was cut off by the end of its exam.
fn of_call(pack: &Pack, session: &CallSession, is_cut: bool) -> Option<Vec<EventKind>> {
    let mut events = vec![call::begun(pack, session)?];
    for count in 1..=session.moves.len() {
        let so_far = CallSession {
            moves: session.moves[..count].to_vec(),
            ..CallSession::new(session.origin.clone())
        };
        events.push(call::moved(&so_far)?);
    }
    if is_cut || !session.is_open(pack) {
        events.push(call::ended(pack, &session.verdict(pack)?));
    }
    Some(events)
}

/// Whether an exam and its parts follow from what was done in it; `None` if nobody could have done it.
fn of_exam(pack: &Pack, stored: &Attempt, parts: &[Attempt]) -> Option<bool> {
    let fresh = exam::drawn(pack, &stored.begun.origin, TrainingSession::default())?;
    let kept = exam::answers(pack, parts, fresh.calls.len())?;
    let mut sat = fresh.replayed(pack, kept)?;
    let open = sat.calls.iter().position(|call| call.is_open(pack));
    sat.done = open.unwrap_or(sat.calls.len());
    if !is_in_order(pack, &sat) {
        return Some(false);
    }
    let outcome = stored.ended.map(|(_, outcome)| outcome);
    let is_judged = matches!(
        outcome,
        Some(AttemptOutcome::Passed | AttemptOutcome::Failed)
    );
    let is_over = sat.stage(pack) == ExamStage::Over;
    // Only the clock ends an exam before its last move, and nothing else leaves one open after that.
    if is_judged && !is_over && !is_time_up(pack, stored, &sat) || is_over && !is_judged {
        return Some(false);
    }
    let grade = sat.grade(pack);
    let mut ends = match is_judged {
        true => exam::ended(pack, &sat, &grade),
        false => Vec::new(),
    };
    let whole = [exam::whole_begun(&sat)].into_iter();
    let whole = Made::of(whole.chain(ends.pop().map(|(_, end)| end)));
    let cut = ends.pop().and_then(|(part, _): PartEvent| part);
    let is_part = |part: &Attempt| {
        let (of, number) = part.exam?;
        let events = of_part(pack, &sat, number, cut == Some(number))?;
        Some(of == stored.id && number.id(of) == part.id && Made::of(events).is_stored_in(part))
    };
    Some(whole.is_stored_in(stored) && parts.iter().all(|part| is_part(part) == Some(true)))
}

fn of_part(pack: &Pack, sat: &Exam, part: ExamPart, is_cut: bool) -> Option<Vec<EventKind>> {
    match part {
        ExamPart::Cards => {
            let drill = LocateDrill::new(sat.pointing.seed, sat.pointing.count);
            of_cards(pack, drill, sat.pointing.given.clone(), cards::begun(None))
        }
        ExamPart::Requests => {
            let drill = ClassifyDrill::new(sat.sorting.series.clone());
            let mut events = of_requests(pack, drill, sat.sorting.given.clone())?;
            events[0] = requests::part_begun();
            Some(events)
        }
        ExamPart::Call(index) => of_call(pack, sat.calls.get(index)?, is_cut),
    }
}

/// Whether nothing was done in a part before the one before it was over.
fn is_in_order(pack: &Pack, sat: &Exam) -> bool {
    let calls = sat.calls.get(sat.done + 1..).unwrap_or_default();
    let (sorted, called) = (
        !sat.sorting.given.is_empty(),
        sat.calls.iter().any(|call| !call.moves.is_empty()),
    );
    (sat.pointing.is_over(pack) || !sorted && !called)
        && (sat.sorting.is_over(pack) || !called)
        && calls.iter().all(|call| call.moves.is_empty())
}

fn is_time_up(pack: &Pack, stored: &Attempt, sat: &Exam) -> bool {
    let ended = stored.ended.map_or(stored.began, |(ended, _)| ended);
    sat.minutes(pack).is_some_and(|minutes| {
        ended.saturating_sub(stored.began).saturating_add(SLACK) >= i64::from(minutes) * 60_000
    })
}
