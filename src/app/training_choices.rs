//! Practice for agents: what can be chosen there.

use crate::pack::content::Pack;
use crate::training::classify;
use crate::training::locate;
use crate::training::report as training_report;

use crate::app::action::Action;
use crate::app::history::{PracticeHistory, RecordingStatus};
use crate::app::message::DocumentKind;
use crate::app::screen::Screen;
use crate::app::training_moves::next_seed;
use crate::app::update::State;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::session::{CallSession, DebriefPart, MenuItem};
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::exam::ExamStage;
use crate::training::locate::LocateDrill;
use crate::training::review::ReviewKind;

/// What can be chosen on a screen of practice, in order.
pub(crate) fn acts(pack: &Pack, state: &State) -> Vec<Action> {
    let go = |screen| Action::Go(screen);
    let seed = state.sitting.seed;
    match state.screen() {
        Screen::Train => {
            let sorting = ClassifyDrill::new(QuestionSet::Drawn {
                seed,
                count: classify::DRILL,
            });
            // What is due stands first whether it was read yet or not, so that nothing moves under a finger.
            let today = (state.keeping != RecordingStatus::No).then_some(go(Screen::DueToday));
            let part = training_report::ReportPart::Next;
            let report =
                (state.keeping != RecordingStatus::No).then_some(go(Screen::Report { part }));
            let open = state.records().and_then(|records| records.open.as_ref());
            let take_up = open.filter(|open| open.is_of_pack).map(|_| Action::TakeUp);
            today
                .into_iter()
                .chain([
                    go(Screen::Locate(LocateDrill::new(seed, locate::DRILL))),
                    go(Screen::Quiz(sorting)),
                    go(Screen::CallLevels),
                    go(Screen::ExamIntro),
                ])
                .chain(report)
                .chain(take_up)
                .chain(open.map(|_| Action::CloseOpen))
                .chain([Action::Back])
                .collect()
        }
        Screen::DueToday => {
            let due = state.records().map(|records| due(pack, state, records));
            due.into_iter().flatten().chain([Action::Back]).collect()
        }
        Screen::Locate(pointing) if pointing.is_over(pack) => {
            vec![Action::Again, Action::Back, Action::Home]
        }
        Screen::Locate(pointing) if pointing.explaining => vec![Action::Next, Action::Back],
        Screen::Locate(pointing) => {
            let mut acts = pointing_acts(pack, pointing);
            acts.push(Action::Back);
            acts
        }
        Screen::CallLevels => {
            let levels = 1..=pack.desk().levels.len();
            levels
                .map(|level| go(Screen::CallList { level }))
                .chain([Action::Back])
                .collect()
        }
        Screen::CallList { level } => {
            let calls = pack.calls().iter().filter(|call| call.level == *level);
            let made = calls.map(|made| go(call(ScenarioId::Made(made.id.clone()))));
            std::iter::once(go(call(drawn(pack, state, *level, seed))))
                .chain(made)
                .chain([Action::Back])
                .collect()
        }
        Screen::Call(shift) => {
            let mut acts = call_acts(pack, shift);
            acts.push(Action::Back);
            acts
        }
        Screen::Debrief {
            shift,
            verdict,
            part,
        } => {
            let others = DebriefPart::ALL.into_iter().filter(|other| other != part);
            let others = others.map(|part| {
                Action::Turn(Screen::Debrief {
                    shift: shift.clone(),
                    verdict: verdict.clone(),
                    part,
                })
            });
            let next = following(pack, state, &shift.origin);
            others
                .chain([Action::Again])
                .chain(next.map(|origin| Action::Turn(call(origin))))
                .chain([
                    Action::Save(DocumentKind::Replay),
                    Action::Back,
                    Action::Home,
                ])
                .collect()
        }
        Screen::ExamIntro => vec![Action::Begin, Action::Back],
        Screen::Exam(exam) if exam.leaving => vec![Action::Stay, Action::Leave],
        Screen::Exam(exam) => {
            let mut acts = match exam.stage(pack) {
                ExamStage::Locate => pointing_acts(pack, &exam.pointing),
                ExamStage::Classify => (0..exam.sorting.answers(pack).len())
                    .map(Action::Classify)
                    .collect(),
                ExamStage::Call(at) => call_acts(pack, &exam.calls[at]),
                ExamStage::Over => Vec::new(),
            };
            acts.push(Action::Back);
            acts
        }
        Screen::Grade { exam, grade } => {
            let calls = exam.calls.iter().zip(&grade.calls);
            let debrief = calls.map(|(shift, verdict)| {
                go(Screen::Debrief {
                    shift: shift.clone(),
                    verdict: Box::new(verdict.clone()),
                    part: DebriefPart::Result,
                })
            });
            [DocumentKind::Certificate, DocumentKind::Replay]
                .map(Action::Save)
                .into_iter()
                .chain(debrief)
                .chain([Action::Back, Action::Home])
                .collect()
        }
        _ => Vec::new(),
    }
}

pub(crate) fn call(origin: ScenarioId) -> Screen {
    Screen::Call(CallSession::new(origin))
}

fn pointing_acts(pack: &Pack, pointing: &LocateDrill) -> Vec<Action> {
    let faces = pointing.design(pack).map_or(0, |design| design.faces.len());
    let flip = (faces > 1).then_some(Action::Flip);
    [Action::Locate]
        .into_iter()
        .chain(flip)
        .chain([Action::Nowhere])
        .collect()
}

fn call_acts(pack: &Pack, shift: &CallSession) -> Vec<Action> {
    let act = |choose| match choose {
        MenuItem::Open(tray) => Action::Open(tray),
        MenuItem::Do(one) => Action::Make(one),
    };
    shift.options(pack).into_iter().map(act).collect()
}

/// The call after this one: the next in the list, or the next draw of the level.
fn following(pack: &Pack, state: &State, origin: &ScenarioId) -> Option<ScenarioId> {
    match origin {
        ScenarioId::Made(id) => {
            let mut calls = pack.calls().iter().skip_while(|call| call.id != *id);
            let next = calls.nth(1)?;
            Some(ScenarioId::Made(next.id.clone()))
        }
        ScenarioId::Drawn(level, seed) => Some(drawn(pack, state, *level, next_seed(*seed))),
    }
}

/// A call of this level: the draw of this seed, or, where the records may have a say, one towards what is weak.
fn drawn(pack: &Pack, state: &State, level: usize, seed: u64) -> ScenarioId {
    let records = state.records().filter(|_| !state.sitting.is_seeded);
    records.map_or(ScenarioId::Drawn(level, seed), |records| {
        records.draw(pack, level, seed)
    })
}

/// What there is to do about what is due today.
fn due(pack: &Pack, state: &State, records: &PracticeHistory) -> Vec<Action> {
    let seed = state.sitting.seed;
    let of = |kind: ReviewKind, most: usize| -> Vec<String> {
        records.due_of(kind).into_iter().take(most).collect()
    };
    let pointing = LocateDrill::of(pack, seed, of(ReviewKind::Card, locate::DRILL));
    let sorting = ClassifyDrill::new(QuestionSet::These(of(ReviewKind::Request, classify::DRILL)));
    let level = records.level.max(1);
    let causes = records.due_of(ReviewKind::Cause);
    let about = PracticeHistory::about(pack, &causes, level, seed);
    // A rule is kept or broken in any call.
    let any = || {
        records
            .due_of(ReviewKind::Rule)
            .first()
            .map(|_| drawn(pack, state, level, seed))
    };
    let screens = [
        (pointing.count > 0).then_some(Screen::Locate(pointing)),
        (sorting.count(pack) > 0).then_some(Screen::Quiz(sorting)),
        about.or_else(any).map(call),
    ];
    screens.into_iter().flatten().map(Action::Go).collect()
}
