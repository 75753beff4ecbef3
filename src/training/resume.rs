//! Practice rebuilt from what was done in it: from the records, to go on with it, and from a replay file, to judge it
//! again. What nobody could have done is refused in one place.

use crate::pack::content::Pack;
use crate::training::attempt::{Answer, Attempt};
use crate::training::call::replies::Move;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::session::CallSession;
use crate::training::exam::{Exam, ExamAnswers, TrainingSession};
use crate::training::mode::{ActionKind, AttemptKind, ExamPart};

/// Practice that can be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resumed {
    Call(CallSession),
    Exam(Box<Exam>),
}

/// The practice that was left, as far as it came; `None` if it ended, no practice of its kind is taken up again, or the
/// pack knows no such. `parts` are those of an exam, `age` is in seconds, `day` that on which it began.
pub fn resumed(
    pack: &Pack,
    attempt: &Attempt,
    parts: &[Attempt],
    (day, age): (&str, u64),
) -> Option<Resumed> {
    match &attempt.begun {
        AttemptKind::Call(origin) => {
            let mut call = call(pack, origin.clone(), moves(&attempt.answers)?)?;
            call.attempt = Some(attempt.id);
            call.is_open(pack).then_some(Resumed::Call(call))
        }
        AttemptKind::Exam(seed, minutes) => {
            let session = TrainingSession {
                seed: *seed,
                is_seeded: true,
                alias: Some(attempt.alias.clone()).filter(|alias| !alias.is_empty()),
                day: Some(day.to_owned()),
                minutes: *minutes,
            };
            let mut exam = Exam::new(pack, session);
            let answers = exam_answers(pack, parts, exam.calls.len())?;
            exam.attempt = Some(attempt.id);
            let exam = exam.taken_up(pack, answers, age)?;
            Some(Resumed::Exam(Box::new(exam)))
        }
        AttemptKind::Cards(_) | AttemptKind::Requests(_) => None,
    }
}

/// A call with these moves; `None` if they cannot be made in it.
pub fn call(pack: &Pack, origin: ScenarioId, moves: Vec<Move>) -> Option<CallSession> {
    let call = CallSession {
        moves,
        ..CallSession::new(origin)
    };
    call.case(pack)?.can_be(&call.moves).then_some(call)
}

/// What was done in an exam of so many calls.
fn exam_answers(pack: &Pack, parts: &[Attempt], calls: usize) -> Option<ExamAnswers> {
    let of = |wanted: ExamPart| -> &[Answer] {
        let is_it = |part: &&Attempt| part.exam.is_some_and(|(_, part)| part == wanted);
        let part = parts.iter().find(is_it);
        part.map_or(&[], |part| &part.answers)
    };
    let choices = &pack.sort().answers;
    let points = of(ExamPart::Cards).iter();
    let sorts = of(ExamPart::Requests).iter();
    let choice = |answer: &Answer| choices.iter().position(|choice| choice.id == answer.given);
    Some(ExamAnswers {
        points: points
            .map(|answer| answer.given.parse().ok())
            .collect::<Option<_>>()?,
        sorts: sorts.map(choice).collect::<Option<_>>()?,
        calls: (0..calls)
            .map(|index| moves(of(ExamPart::Call(index))))
            .collect::<Option<_>>()?,
    })
}

fn moves(answers: &[Answer]) -> Option<Vec<Move>> {
    let made = |answer: &Answer| {
        let item = answer.item.clone();
        Some(match answer.doing {
            ActionKind::Ask => Move::Ask(item),
            ActionKind::Say => Move::Say(item),
            ActionKind::Name => Move::Name(item),
            ActionKind::Refer => Move::Refer(item),
            ActionKind::Close => Move::Close,
            ActionKind::Locate | ActionKind::Classify => return None,
        })
    };
    answers.iter().map(made).collect()
}
