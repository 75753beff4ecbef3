//! The exam, whose parts are practice of the other modes. Of what it consists and what it is worth is in
//! [`exam`](crate::training::exam).

use crate::pack::content::Pack;
use crate::text::catalogue::ui::{exam, train};
use crate::training::attempt::{Answer, Attempt, AttemptKind, AttemptOrigin, ExamPart};
use crate::training::event::{AttemptEnd, EventKind, PartEvent};
use crate::training::exam::{Exam, ExamAnswers, ExamGrade, ExamStage, TrainingSession, is_seed};
use crate::training::mode::{ModeActivity, PracticeMode};
use crate::training::modes::{call, cards, requests};

/// Stable name, as it is stored.
pub const KIND: &str = "exam";

/// Minutes of an exam are below this, in what is imported.
const MINUTES: u32 = 10_000;

pub static MODE: PracticeMode = PracticeMode {
    kind: KIND,
    command: "exam",
    label: train::EXAM,
    note: train::EXAM_NOTE,
    count: |_| None,
    resumes: true,
    actions: &[],
    reviews: &[],
    can_begin: |origin| match origin {
        AttemptOrigin::Timed(seed, minutes) => {
            is_seed(*seed) && minutes.is_none_or(|minutes| minutes < MINUTES)
        }
        AttemptOrigin::Ticket { minutes, .. } => (1..MINUTES).contains(minutes),
        AttemptOrigin::Seed(_) | AttemptOrigin::Scenario(_) => false,
    },
    activity: |_, _| ModeActivity {
        id: vec![KIND.to_owned()],
        kind: "assessment",
        name: Some(exam::TITLE.into()),
        level: None,
    },
};

/// An exam and its first part.
pub fn begun(pack: &Pack, exam: &Exam) -> Vec<PartEvent> {
    let part = part_begun(pack, exam);
    [(None, whole_begun(exam))]
        .into_iter()
        .chain(part)
        .collect()
}

/// An exam as such.
pub fn whole_begun(exam: &Exam) -> EventKind {
    let TrainingSession {
        seed,
        draw,
        minutes,
        ..
    } = exam.sitting;
    let origin = match draw {
        Some(ticket) => AttemptOrigin::Ticket {
            ticket,
            minutes: minutes.unwrap_or_default(),
        },
        None => AttemptOrigin::Timed(seed, minutes),
    };
    EventKind::began(AttemptKind::new(KIND, origin))
}

/// The exam of this origin before its first part. `None` if no exam begins from it.
pub fn drawn(pack: &Pack, origin: &AttemptOrigin, session: TrainingSession) -> Option<Exam> {
    let session = match origin {
        AttemptOrigin::Timed(seed, minutes) => TrainingSession {
            seed: *seed,
            is_seeded: true,
            minutes: *minutes,
            ..session
        },
        AttemptOrigin::Ticket { ticket, minutes } => TrainingSession {
            draw: Some(*ticket),
            minutes: Some(*minutes),
            ..session
        },
        AttemptOrigin::Seed(_) | AttemptOrigin::Scenario(_) => return None,
    };
    Some(Exam::new(pack, session))
}

/// The part of an exam that comes next; `None` once all are done.
pub fn part_begun(pack: &Pack, exam: &Exam) -> Option<PartEvent> {
    let (part, event) = match exam.stage(pack) {
        ExamStage::Locate => (ExamPart::Cards, cards::begun(None)),
        ExamStage::Classify => (ExamPart::Requests, requests::part_begun()),
        ExamStage::Call(at) => (ExamPart::Call(at), call::begun(pack, &exam.calls[at])?),
        ExamStage::Over => return None,
    };
    Some((Some(part), event))
}

/// The end of an exam, and of a call that was cut off by the clock: it is judged as far as it came.
pub fn ended(pack: &Pack, exam: &Exam, grade: &ExamGrade) -> Vec<PartEvent> {
    let cut = exam.calls.get(exam.done);
    let cut = cut.filter(|call| !call.moves.is_empty());
    let verdict = cut.and_then(|call| call.verdict(pack));
    let part = Some(ExamPart::Call(exam.done));
    let call = verdict.map(|verdict| (part, call::ended(pack, &verdict)));
    let end = EventKind::Ended(AttemptEnd {
        passed: Some(grade.passed),
        score: grade.score,
        verdict: None,
        reviews: Vec::new(),
    });
    call.into_iter().chain([(None, end)]).collect()
}

/// The exam that was left, as far as it came; `None` if it ended, or nobody could have done this in it. `age` is in
/// seconds, `day` that on which it began.
pub fn resumed(
    pack: &Pack,
    attempt: &Attempt,
    parts: &[Attempt],
    (day, age): (&str, u64),
) -> Option<Exam> {
    let session = TrainingSession {
        alias: Some(attempt.alias.clone()).filter(|alias| !alias.is_empty()),
        day: Some(day.to_owned()),
        ..TrainingSession::default()
    };
    let mut exam = drawn(pack, &attempt.begun.origin, session)?;
    let answers = answers(pack, parts, exam.calls.len())?;
    exam.attempt = Some(attempt.id);
    exam.taken_up(pack, answers, age)
}

/// What was done in an exam of so many calls.
pub fn answers(pack: &Pack, parts: &[Attempt], calls: usize) -> Option<ExamAnswers> {
    let of = |wanted: ExamPart| -> &[Answer] {
        let is_it = |part: &&Attempt| part.exam.is_some_and(|(_, part)| part == wanted);
        let part = parts.iter().find(is_it);
        part.map_or(&[], |part| &part.answers)
    };
    Some(ExamAnswers {
        points: cards::guesses(of(ExamPart::Cards))?,
        sorts: requests::given(pack, of(ExamPart::Requests))?,
        calls: (0..calls)
            .map(|index| call::moves(of(ExamPart::Call(index))))
            .collect::<Option<_>>()?,
    })
}
