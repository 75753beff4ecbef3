//! The exam: cards to point at, requests to sort, calls to take, with no help; one verdict at the end. It is drawn from a
//! seed by the pack's blueprint: calls of given levels, each with another cause, among them so many whose caller begins
//! to read a code out and so many at a merchant's desk.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::pack::content::Pack;
use crate::pack::model::curriculum::ExamBlueprint;
use crate::pack::model::role::Role;
use crate::training::call::parts::ScenarioPreview;
use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::call::session::{CallSession, Menu};
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;
use crate::training::classify::{ClassifyDrill, QuestionSet, RequestQuestion};
use crate::training::locate::{CardDesign, Guess, LocateDrill};
use crate::training::rng::SeededRng;
use crate::training::ticket_draw::TicketDraw;

/// Points of the calls, of 100: the mean of their scores, by this share.
pub const CALLS: u32 = 60;
/// Points for pointing at cards.
pub const POINTS: u32 = 15;
/// Points for sorting requests.
pub const SORTS: u32 = 25;

/// Draws that are tried for a call before it is taken as it comes.
const TRIES: usize = 400;
/// Seeds lie below this: nobody takes six digits for a card number.
pub const SEEDS: u64 = 1_000_000;

/// Whether something can be drawn from this.
pub fn is_seed(seed: u64) -> bool {
    seed < SEEDS
}

/// Whether a call can be drawn from this, by a seed that can be asked for or by a ticket. Only the first can be rehearsed.
pub fn is_call_seed(seed: u64) -> bool {
    seed < 2 * SEEDS
}

/// Who practises, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TrainingSession {
    /// What everything is drawn from; an exam only where there is no ticket.
    pub seed: u64,
    /// What the exam of a ticket is drawn from.
    pub draw: Option<TicketDraw>,
    /// Whether that seed was asked for, so that the same is drawn for everybody who asks for it.
    pub is_seeded: bool,
    /// What the person wants to be called.
    pub alias: Option<String>,
    /// The day, as year-month-day.
    pub day: Option<String>,
    /// Minutes that an exam may take; the blueprint's where there are none here.
    pub minutes: Option<u32>,
    /// Whether exams are sat by ticket alone at this seat.
    pub needs_ticket: bool,
}

/// An exam that is being sat.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exam {
    /// The id under which it is recorded, if it is.
    pub attempt: Option<Uuid>,
    /// Who sits it, and from which seed it was drawn.
    pub sitting: TrainingSession,
    pub pointing: LocateDrill,
    pub sorting: ClassifyDrill,
    /// The calls, with the moves made.
    pub calls: Vec<CallSession>,
    /// Calls that are over.
    pub done: usize,
    /// Whether the person is asked if they want to leave.
    pub leaving: bool,
    /// Seconds since it was begun, when it was taken up again; 0 where it never was.
    pub spent: u64,
}

/// What a person did in an exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamAnswers {
    pub points: Vec<Guess>,
    /// The places of the answers they gave.
    pub sorts: Vec<usize>,
    /// The moves of each call.
    pub calls: Vec<Vec<Move>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExamStage {
    Locate,
    Classify,
    Call(usize),
    Over,
}

/// What an exam lacks of being passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExamGap {
    /// A blocker was broken in a call.
    Blocker,
    /// Too few calls were passed.
    Calls,
    /// Too few cards were pointed at rightly.
    Cards,
    /// Too few requests were sorted rightly.
    Requests,
    /// There were too few points.
    Points,
}

/// The verdict on an exam.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ExamGrade {
    /// Cards pointed at rightly, and all.
    pub points: (usize, usize),
    /// Requests sorted rightly, and all.
    pub sorts: (usize, usize),
    /// The verdicts on the calls.
    pub calls: Vec<Verdict>,
    /// All points, of 100.
    pub score: u32,
    /// What it lacks of being passed, the gravest first.
    pub gaps: Vec<ExamGap>,
    pub passed: bool,
}

impl ExamGrade {
    /// Calls that were passed.
    pub fn calls_passed(&self) -> usize {
        self.calls.iter().filter(|verdict| verdict.passed).count()
    }
}

impl Exam {
    /// An exam before its first part.
    pub fn new(pack: &Pack, sitting: TrainingSession) -> Exam {
        let blueprint = &pack.desk().exam;
        let seed = sitting.draw.map_or(sitting.seed, TicketDraw::seed);
        // Not what a drill of the same seed draws: who has just practised it would know the answers.
        let own = SeededRng::new(seed).bits("exam", 0);
        Exam {
            attempt: None,
            pointing: LocateDrill::new(own, blueprint.points),
            sorting: ClassifyDrill::new(QuestionSet::Drawn {
                seed: own,
                count: blueprint.sorts,
            }),
            calls: calls(pack, seed, sitting.draw.map_or(0, |_| SEEDS))
                .into_iter()
                .map(CallSession::new)
                .collect(),
            done: 0,
            leaving: false,
            spent: 0,
            sitting,
        }
    }

    /// Minutes that it may take; none where time does not count.
    pub fn minutes(&self, pack: &Pack) -> Option<u32> {
        let minutes = self.sitting.minutes.unwrap_or(pack.desk().exam.minutes);
        (minutes > 0).then_some(minutes)
    }

    pub fn stage(&self, pack: &Pack) -> ExamStage {
        if !self.pointing.is_over(pack) {
            ExamStage::Locate
        } else if !self.sorting.is_over(pack) {
            ExamStage::Classify
        } else if self.done < self.calls.len() {
            ExamStage::Call(self.done)
        } else {
            ExamStage::Over
        }
    }

    /// Whether everything in it was answered, and each call is over.
    pub fn is_complete(&self, pack: &Pack) -> bool {
        self.pointing.is_over(pack)
            && self.sorting.is_over(pack)
            && self.calls.iter().all(|call| !call.is_open(pack))
    }

    /// Whether going back leaves it, and not a list within a call.
    pub fn is_at_rest(&self, pack: &Pack) -> bool {
        match self.stage(pack) {
            ExamStage::Call(at) => self.calls[at].tray == Menu::Moves,
            _ => true,
        }
    }

    /// Parts that are done, and all there are.
    pub fn progress(&self, pack: &Pack) -> (usize, usize) {
        let done = self.pointing.given.len() + self.sorting.given.len() + self.done;
        let drills = self.pointing.designs(pack).len() + self.sorting.count(pack);
        (done, drills + self.calls.len())
    }

    /// The verdict, on what was done so far: the rest counts as nothing.
    pub fn grade(&self, pack: &Pack) -> ExamGrade {
        let points = (self.pointing.right(pack), self.pointing.designs(pack).len());
        let sorts = (self.sorting.right(pack), self.sorting.count(pack));
        let verdicts = self.calls.iter().filter_map(|shift| shift.verdict(pack));
        let calls: Vec<Verdict> = verdicts.collect();
        // Each share rounded down, so that nothing but all right is 100; what asks nothing shows nothing.
        let share = |of: u32, (right, all): (usize, usize)| match all {
            0 => 0,
            all => of * right as u32 / all as u32,
        };
        let scored: u32 = calls.iter().map(|verdict| verdict.score).sum();
        let of_calls = share(CALLS, (scored as usize, 100 * calls.len()));
        let score = of_calls + share(POINTS, points) + share(SORTS, sorts);
        let mut grade = ExamGrade {
            points,
            sorts,
            calls,
            score,
            gaps: Vec::new(),
            passed: false,
        };
        grade.gaps = gaps(&pack.desk().exam, &grade);
        grade.passed = grade.gaps.is_empty();
        grade
    }

    /// The same exam with these decisions, answers and moves; none where there could not be such.
    pub fn replayed(mut self, pack: &Pack, kept: ExamAnswers) -> Option<Exam> {
        let designs = self.pointing.designs(pack);
        let is_there = |(pointed, design): (&Guess, &CardDesign)| design.can_be_guessed(*pointed);
        let questions = self.sorting.questions(pack);
        let is_answer = |(at, asked): (&usize, &RequestQuestion)| *at < asked.answers.len();
        let is_possible = kept.points.len() <= designs.len()
            && kept.points.iter().zip(&designs).all(is_there)
            && kept.sorts.len() <= questions.len()
            && kept.sorts.iter().zip(&questions).all(is_answer)
            && kept.calls.len() == self.calls.len();
        if !is_possible {
            return None;
        }
        self.pointing.given = kept.points;
        self.sorting.given = kept.sorts;
        for (shift, moves) in self.calls.iter_mut().zip(kept.calls) {
            shift.moves = moves;
        }
        let can_be = |shift: &CallSession| {
            shift
                .case(pack)
                .is_some_and(|case| case.can_be(&shift.moves))
        };
        self.done = self.calls.len();
        self.calls.iter().all(can_be).then_some(self)
    }

    /// The same exam, so far as this was done in it, taken up again so many seconds after it was begun; none where
    /// there could not be such, or nothing is left to do.
    pub fn taken_up(self, pack: &Pack, kept: ExamAnswers, spent: u64) -> Option<Exam> {
        let mut exam = self.replayed(pack, kept)?;
        exam.done = exam.calls.iter().position(|call| call.is_open(pack))?;
        exam.spent = spent;
        Some(exam)
    }

    /// All that was decided, answered and done.
    pub fn kept(&self) -> ExamAnswers {
        ExamAnswers {
            points: self.pointing.given.clone(),
            sorts: self.sorting.given.clone(),
            calls: self.calls.iter().map(|shift| shift.moves.clone()).collect(),
        }
    }
}

/// What an exam lacks of being passed by its blueprint, the gravest first.
fn gaps(blueprint: &ExamBlueprint, grade: &ExamGrade) -> Vec<ExamGap> {
    // Good drills make up for no call, and good calls for no drill.
    let is_short =
        |(right, all): (usize, usize)| (100 * right as u32) < blueprint.drills * all as u32;
    [
        (
            ExamGap::Blocker,
            grade.calls.iter().any(|verdict| verdict.blocked),
        ),
        (
            ExamGap::Calls,
            grade.calls_passed() < blueprint.calls_passed,
        ),
        (ExamGap::Cards, is_short(grade.points)),
        (ExamGap::Requests, is_short(grade.sorts)),
        (ExamGap::Points, grade.score < blueprint.pass),
    ]
    .into_iter()
    .filter_map(|(gap, is_there)| is_there.then_some(gap))
    .collect()
}

/// The calls of an exam by the pack's blueprint, from this seed of calls on.
fn calls(pack: &Pack, seed: u64, first: u64) -> Vec<ScenarioId> {
    let blueprint = &pack.desk().exam;
    let chance = SeededRng::new(seed);
    let reads = |number: usize| pack.desk().level(number).is_some_and(|level| level.reads);
    let mut causes: BTreeSet<&str> = BTreeSet::new();
    let (mut reading, mut merchant) = (blueprint.reads, blueprint.merchants);
    let mut drawn = Vec::new();
    for (place, level) in blueprint.calls.iter().enumerate() {
        let left = &blueprint.calls[place..];
        // What is still wanted is drawn as late as it can be, so that chance may bring it before.
        let must_read =
            reads(*level) && left.iter().filter(|level| reads(**level)).count() <= reading;
        let must_be_merchant = left.len() <= merchant;
        let seed = |time: usize| {
            first + chance.below(&format!("call/{place}"), time, SEEDS as usize) as u64
        };
        let is_wanted = |sketch: &ScenarioPreview| {
            !causes.contains(sketch.cause.id.as_str())
                && (!must_read || sketch.reads)
                && (!must_be_merchant || sketch.role == Role::Merchant)
        };
        let drawn_by = |time: usize, wanted: bool| {
            let seed = seed(time);
            let sketch = ScenarioPreview::new(pack, *level, seed)?;
            if wanted && !is_wanted(&sketch) {
                return None;
            }
            let origin = ScenarioId::Drawn(*level, seed);
            let case = Scenario::new(pack, &origin)?;
            // A later try may have made it another call.
            (case.cause().id == sketch.cause.id && case.role == sketch.role)
                .then_some((origin, sketch))
        };
        let wanted = (0..TRIES).find_map(|time| drawn_by(time, true));
        // What the pack has not, such as enough causes of their own, is done without.
        let Some((origin, sketch)) =
            wanted.or_else(|| (0..TRIES).find_map(|time| drawn_by(time, false)))
        else {
            continue;
        };
        causes.insert(sketch.cause.id.as_str());
        reading -= reading.min(usize::from(sketch.reads));
        merchant -= merchant.min(usize::from(sketch.role == Role::Merchant));
        drawn.push(origin);
    }
    drawn
}
