//! What the records say, as far as practice needs it.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::pack::content::Pack;

use crate::app::screen::Screen;
use crate::training::call::replies::Move;
use crate::training::call::scenario::{ScenarioId, ScenarioPreview};
use crate::training::call::session::CallSession;
use crate::training::event::{ActionKind, AttemptKind, ExamPart};
use crate::training::exam::{Exam, ExamAnswers, SEEDS, TrainingSession};
use crate::training::review::{ReviewItem, ReviewKind};

/// What the records say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeHistory {
    /// What is to be reviewed today, the longest overdue first.
    pub due: Vec<ReviewItem>,
    /// For each cause that was met in a call, how likely it would be found now, in thousandths.
    pub recall: BTreeMap<String, u32>,
    /// The practice that was left last without an end.
    pub open: Option<OpenAttempt>,
    /// The level of the last call that was drawn; 0 where there was none.
    pub level: usize,
}

/// Whether records are kept, and what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RecordingStatus {
    /// None are kept: nobody asked for any, or somebody asked for none.
    #[default]
    No,
    /// They are kept, and were not read yet.
    Unread,
    /// They are kept and were read.
    Read(Box<PracticeHistory>),
    /// They cannot be kept.
    Failed(RecordsErrorKind),
}

/// Why records cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordsErrorKind {
    /// A newer program wrote the file.
    Newer,
    /// The file is none of this program's.
    Foreign,
    /// The file is damaged.
    Broken,
    /// Another program holds it.
    Locked,
    /// It may not be written, or its folder may not.
    ReadOnly,
    /// There is no room left.
    Full,
    /// The practice was taken up in another window, which records it now.
    Elsewhere,
    /// Anything else.
    Other,
}

/// Practice that was left without an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAttempt {
    /// The id under which it is recorded.
    pub id: Uuid,
    /// What was begun.
    pub begun: AttemptKind,
    /// The day on which it was, as year-month-day.
    pub day: String,
    /// Seconds since then.
    pub age: u64,
    /// Whether it was begun with the pack that runs.
    pub is_of_pack: bool,
    /// What was answered, by the part of an exam; a call has none.
    pub parts: BTreeMap<Option<ExamPart>, Vec<StoredAnswer>>,
}

/// An answer as it was stored: what was done, about what, and what was answered.
pub type StoredAnswer = (ActionKind, String, String);

impl OpenAttempt {
    /// How many answers and moves there are.
    pub fn count(&self) -> usize {
        self.parts.values().map(Vec::len).sum()
    }

    /// Whether anything was answered in this part.
    pub fn has_answers(&self, part: Option<ExamPart>) -> bool {
        self.parts
            .get(&part)
            .is_some_and(|answers| !answers.is_empty())
    }

    /// The screen on which it goes on; none where it cannot.
    pub fn screen(&self, pack: &Pack, sitting: &TrainingSession) -> Option<Screen> {
        if !self.is_of_pack {
            return None;
        }
        match &self.begun {
            AttemptKind::Call(origin) => {
                let shift = CallSession {
                    attempt: Some(self.id),
                    moves: moves(self.parts.get(&None)?)?,
                    ..CallSession::new(origin.clone())
                };
                let case = shift.case(pack)?;
                let is_open = case.play(&shift.moves).over.is_none();
                (case.can_be(&shift.moves) && is_open).then_some(Screen::Call(shift))
            }
            AttemptKind::Exam(seed, minutes) => {
                let sitting = TrainingSession {
                    seed: *seed,
                    is_seeded: true,
                    alias: sitting.alias.clone(),
                    day: Some(self.day.clone()),
                    minutes: *minutes,
                };
                let mut exam = Exam::new(pack, sitting);
                exam.attempt = Some(self.id);
                let kept = self.kept(pack, exam.calls.len())?;
                let exam = exam.taken_up(pack, kept, self.age)?;
                Some(Screen::Exam(Box::new(exam)))
            }
            AttemptKind::Cards(_) | AttemptKind::Requests(_) => None,
        }
    }

    /// What was done in an exam of so many calls.
    fn kept(&self, pack: &Pack, calls: usize) -> Option<ExamAnswers> {
        let part = |part| self.parts.get(&Some(part)).map_or(&[][..], Vec::as_slice);
        let answers = &pack.sort().answers;
        let points = part(ExamPart::Cards).iter();
        let points = points.map(|(_, _, given)| given.parse().ok());
        let sorts = part(ExamPart::Requests)
            .iter()
            .map(|(_, _, given)| answers.iter().position(|answer| answer.id == *given));
        Some(ExamAnswers {
            points: points.collect::<Option<_>>()?,
            sorts: sorts.collect::<Option<_>>()?,
            calls: (0..calls)
                .map(|place| moves(part(ExamPart::Call(place))))
                .collect::<Option<_>>()?,
        })
    }
}

/// The moves of a call.
fn moves(given: &[StoredAnswer]) -> Option<Vec<Move>> {
    let one = |(doing, item, _): &StoredAnswer| {
        Some(match doing {
            ActionKind::Ask => Move::Ask(item.clone()),
            ActionKind::Say => Move::Say(item.clone()),
            ActionKind::Name => Move::Name(item.clone()),
            ActionKind::Refer => Move::Refer(item.clone()),
            ActionKind::Close => Move::Close,
            ActionKind::Locate | ActionKind::Classify => return None,
        })
    };
    given.iter().map(one).collect()
}

/// Draws among which the one about the weakest cause is taken.
const DRAWS: u64 = 6;

/// Thousandths of recall of a cause that was never met: between known and forgotten.
const UNMET: u32 = 500;

impl PracticeHistory {
    /// The ids of what is due of this kind, the longest overdue first.
    pub fn due_of(&self, kind: ReviewKind) -> Vec<String> {
        let of_kind = self.due.iter().filter(|item| item.kind == kind);
        of_kind.map(|item| item.id.clone()).collect()
    }

    /// A call of this level, towards causes that are weak: of some draws that follow the seed, the one about the cause
    /// that is least likely to be found now.
    pub fn draw(&self, pack: &Pack, level: usize, seed: u64) -> ScenarioId {
        let recall = |cause: &str| self.recall.get(cause).copied().unwrap_or(UNMET);
        let seeds = (0..DRAWS).map(|more| (seed + more) % SEEDS);
        let weakness = |seed: &u64| {
            let sketch = ScenarioPreview::new(pack, level, *seed);
            sketch.map_or(u32::MAX, |sketch| recall(&sketch.cause.id))
        };
        // The first of those that are as weak.
        let weakest = seeds.min_by_key(weakness).unwrap_or(seed);
        ScenarioId::Drawn(level, weakest)
    }

    /// A call about one of these causes; none where no draw of the level finds one.
    pub fn about(pack: &Pack, causes: &[String], level: usize, seed: u64) -> Option<ScenarioId> {
        const TRIES: u64 = 400;
        let seeds = (0..TRIES).map(|more| (seed + more) % SEEDS);
        let is_about = |seed: &u64| {
            let sketch = ScenarioPreview::new(pack, level, *seed);
            sketch.is_some_and(|sketch| causes.contains(&sketch.cause.id))
        };
        let found = seeds.into_iter().find(is_about)?;
        Some(ScenarioId::Drawn(level, found))
    }
}
