//! Practice for agents: what can be chosen there.

use crate::pack::content::Pack;
use crate::training::classify;
use crate::training::locate;
use crate::training::report as training_report;

use crate::app::action::Act;
use crate::app::history::{Keeping, Records};
use crate::app::message::Paper;
use crate::app::screen::Screen;
use crate::app::training_moves::next_seed;
use crate::app::update::State;
use crate::training::call::scenario::Origin;
use crate::training::call::session::{Choose, Part, Shift};
use crate::training::classify::{Series, Sorting};
use crate::training::exam::Stage;
use crate::training::locate::Pointing;
use crate::training::review::Kind;

/// What can be chosen on a screen of practice, in order.
pub(crate) fn acts(pack: &Pack, state: &State) -> Vec<Act> {
    let go = |screen| Act::Go(screen);
    let seed = state.sitting.seed;
    match state.screen() {
        Screen::Train => {
            let sorting = Sorting::new(Series::Drawn {
                seed,
                count: classify::DRILL,
            });
            // What is due stands first whether it was read yet or not, so that nothing moves under a finger.
            let today = (state.keeping != Keeping::No).then_some(go(Screen::Today));
            let part = training_report::Part::Next;
            let report = (state.keeping != Keeping::No).then_some(go(Screen::Report { part }));
            let open = state.records().and_then(|records| records.open.as_ref());
            let take_up = open.filter(|open| open.is_of_pack).map(|_| Act::TakeUp);
            today
                .into_iter()
                .chain([
                    go(Screen::Point(Pointing::new(seed, locate::DRILL))),
                    go(Screen::Round(sorting)),
                    go(Screen::Calls),
                    go(Screen::Blueprint),
                ])
                .chain(report)
                .chain(take_up)
                .chain(open.map(|_| Act::CloseOpen))
                .chain([Act::Back])
                .collect()
        }
        Screen::Today => {
            let due = state.records().map(|records| due(pack, state, records));
            due.into_iter().flatten().chain([Act::Back]).collect()
        }
        Screen::Point(pointing) if pointing.is_over(pack) => {
            vec![Act::Again, Act::Back, Act::Home]
        }
        Screen::Point(pointing) if pointing.explaining => vec![Act::Next, Act::Back],
        Screen::Point(pointing) => {
            let mut acts = pointing_acts(pack, pointing);
            acts.push(Act::Back);
            acts
        }
        Screen::Calls => {
            let levels = 1..=pack.desk().levels.len();
            levels
                .map(|level| go(Screen::Level { level }))
                .chain([Act::Back])
                .collect()
        }
        Screen::Level { level } => {
            let calls = pack.calls().iter().filter(|call| call.level == *level);
            let made = calls.map(|made| go(call(Origin::Made(made.id.clone()))));
            std::iter::once(go(call(drawn(pack, state, *level, seed))))
                .chain(made)
                .chain([Act::Back])
                .collect()
        }
        Screen::Desk(shift) => {
            let mut acts = call_acts(pack, shift);
            acts.push(Act::Back);
            acts
        }
        Screen::Debrief {
            shift,
            verdict,
            part,
        } => {
            let others = Part::ALL.into_iter().filter(|other| other != part);
            let others = others.map(|part| {
                Act::Turn(Screen::Debrief {
                    shift: shift.clone(),
                    verdict: verdict.clone(),
                    part,
                })
            });
            let next = following(pack, state, &shift.origin);
            others
                .chain([Act::Again])
                .chain(next.map(|origin| Act::Turn(call(origin))))
                .chain([Act::Save(Paper::Replay), Act::Back, Act::Home])
                .collect()
        }
        Screen::Blueprint => vec![Act::Begin, Act::Back],
        Screen::Exam(exam) if exam.leaving => vec![Act::Stay, Act::Leave],
        Screen::Exam(exam) => {
            let mut acts = match exam.stage(pack) {
                Stage::Point => pointing_acts(pack, &exam.pointing),
                Stage::Sort => (0..exam.sorting.answers(pack).len())
                    .map(Act::Sort)
                    .collect(),
                Stage::Call(at) => call_acts(pack, &exam.calls[at]),
                Stage::Over => Vec::new(),
            };
            acts.push(Act::Back);
            acts
        }
        Screen::Grade { exam, grade } => {
            let calls = exam.calls.iter().zip(&grade.calls);
            let debrief = calls.map(|(shift, verdict)| {
                go(Screen::Debrief {
                    shift: shift.clone(),
                    verdict: Box::new(verdict.clone()),
                    part: Part::Result,
                })
            });
            [Paper::Certificate, Paper::Replay]
                .map(Act::Save)
                .into_iter()
                .chain(debrief)
                .chain([Act::Back, Act::Home])
                .collect()
        }
        _ => Vec::new(),
    }
}

pub(crate) fn call(origin: Origin) -> Screen {
    Screen::Desk(Shift::new(origin))
}

fn pointing_acts(pack: &Pack, pointing: &Pointing) -> Vec<Act> {
    let faces = pointing.design(pack).map_or(0, |design| design.faces.len());
    let flip = (faces > 1).then_some(Act::Flip);
    [Act::Point]
        .into_iter()
        .chain(flip)
        .chain([Act::Nowhere])
        .collect()
}

fn call_acts(pack: &Pack, shift: &Shift) -> Vec<Act> {
    let act = |choose| match choose {
        Choose::Open(tray) => Act::Open(tray),
        Choose::Do(one) => Act::Make(one),
    };
    shift.options(pack).into_iter().map(act).collect()
}

/// The call after this one: the next in the list, or the next draw of the level.
fn following(pack: &Pack, state: &State, origin: &Origin) -> Option<Origin> {
    match origin {
        Origin::Made(id) => {
            let mut calls = pack.calls().iter().skip_while(|call| call.id != *id);
            let next = calls.nth(1)?;
            Some(Origin::Made(next.id.clone()))
        }
        Origin::Drawn(level, seed) => Some(drawn(pack, state, *level, next_seed(*seed))),
    }
}

/// A call of this level: the draw of this seed, or, where the records may have a say, one towards what is weak.
fn drawn(pack: &Pack, state: &State, level: usize, seed: u64) -> Origin {
    let records = state.records().filter(|_| !state.sitting.is_seeded);
    records.map_or(Origin::Drawn(level, seed), |records| {
        records.draw(pack, level, seed)
    })
}

/// What there is to do about what is due today.
fn due(pack: &Pack, state: &State, records: &Records) -> Vec<Act> {
    let seed = state.sitting.seed;
    let of = |kind: Kind, most: usize| -> Vec<String> {
        records.due_of(kind).into_iter().take(most).collect()
    };
    let pointing = Pointing::of(pack, seed, of(Kind::Card, locate::DRILL));
    let sorting = Sorting::new(Series::These(of(Kind::Request, classify::DRILL)));
    let level = records.level.max(1);
    let causes = records.due_of(Kind::Cause);
    let about = Records::about(pack, &causes, level, seed);
    // A rule is kept or broken in any call.
    let any = || {
        records
            .due_of(Kind::Rule)
            .first()
            .map(|_| drawn(pack, state, level, seed))
    };
    let screens = [
        (pointing.count > 0).then_some(Screen::Point(pointing)),
        (sorting.count(pack) > 0).then_some(Screen::Round(sorting)),
        about.or_else(any).map(call),
    ];
    screens.into_iter().flatten().map(Act::Go).collect()
}
