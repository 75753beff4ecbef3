//! What the records say, as far as practice needs it.

use std::collections::BTreeMap;

use crate::pack::content::Pack;
use crate::training::attempt::{Attempt, ExamPart};
use crate::training::call::parts::ScenarioPreview;
use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::exam::SEEDS;
#[cfg(doc)]
use crate::training::review::MOST_A_DAY;
use crate::training::review::{ReviewItem, ReviewKind};

/// What the records say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeHistory {
    /// What is to be reviewed today, the longest overdue first: what is left of [`MOST_A_DAY`].
    pub due: Vec<ReviewItem>,
    /// How much more is due, and waits for another day.
    pub waiting: usize,
    /// For each cause that was met in a call, how likely it would be found now, in thousandths.
    pub recall: BTreeMap<String, u32>,
    /// The practice that was left last without an end.
    pub open: Option<OpenAttempt>,
    /// The level of the last call that was drawn; 0 where there was none.
    pub level: usize,
    /// How many people the records know.
    pub people: usize,
    /// How many calls this person took, those that were left too.
    pub calls: usize,
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

impl RecordingStatus {
    /// Whether nobody knows of a call that this person took: a newcomer is led to the calls that teach.
    pub fn is_newcomer(&self) -> bool {
        match self {
            RecordingStatus::Read(history) => history.calls == 0,
            RecordingStatus::No => true,
            RecordingStatus::Unread | RecordingStatus::Failed(_) => false,
        }
    }
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
    /// The system starts no further thread.
    NoThread,
    /// The practice was taken up in another window, which records it now.
    Elsewhere,
    /// Somebody deleted the file, or put another one in its place, while it was open.
    Gone,
    /// The folder that was asked for is not there.
    NoFolder,
    /// The clock of the machine shows a time at which nothing can have been practised.
    Clock,
    /// The drive cannot hold records.
    NoSharing,
    /// Something that is no file has the name of one that SQLite lays beside the records.
    Beside,
    /// Somebody ended the work.
    Interrupted,
    Other,
}

/// Practice that was left without an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAttempt {
    pub attempt: Attempt,
    /// The parts of an exam in which something was answered.
    pub parts: Vec<Attempt>,
    /// The day on which it was begun, as year-month-day.
    pub day: String,
    pub age: u64,
    /// Whether it was begun with the pack that runs.
    pub is_of_pack: bool,
}

impl OpenAttempt {
    /// How many answers and moves there are.
    pub fn count(&self) -> usize {
        let all = self.parts.iter().chain([&self.attempt]);
        all.map(|attempt| attempt.answers.len()).sum()
    }

    /// Whether anything was answered in this part of an exam.
    pub fn has_answers(&self, part: ExamPart) -> bool {
        let mut of = self.parts.iter().filter_map(|attempt| attempt.exam);
        of.any(|(_, of)| of == part)
    }
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
        const TRIES: u64 = 1000;
        let seeds = (0..TRIES).map(|more| (seed + more) % SEEDS);
        let is_about = |seed: &u64| {
            let sketch = ScenarioPreview::new(pack, level, *seed);
            sketch.is_some_and(|sketch| causes.contains(&sketch.cause.id))
        };
        // Where nothing is left to ask, the call is another one than its first try.
        let about = |seed: u64| {
            let origin = ScenarioId::Drawn(level, seed);
            let case = Scenario::new(pack, &origin)?;
            causes.contains(&case.cause().id).then_some(origin)
        };
        seeds.filter(is_about).find_map(about)
    }
}

/// A call that somebody took, with all moves, and whether it may be read move by move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenCall {
    pub attempt: Attempt,
    pub reading: CallReading,
}

/// Who reads a call again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallReading {
    /// Whoever has the records.
    Anybody,
    /// Only the trainer: it is of an exam by ticket, and these records do not know the key of its centre.
    Trainer,
}
