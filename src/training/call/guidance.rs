//! Guided calls: what the best play does next, told in less and less detail from call to call.

use crate::pack::content::Pack;
use crate::pack::model::say::SayKind;
use crate::training::call::scenario::Scenario;
use crate::training::call::session::{CallSession, Guidance, Menu, MenuItem};
use crate::training::call::transcript::Move;

/// A step of a call, whatever it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallStep {
    Open,
    Empathise,
    Identify,
    Stop,
    Answer,
    Ask,
    Disclosure,
    Recap,
    Name,
    Help,
    Refer,
    Offer,
    Close,
    WrapUp,
}

/// What to do next in a guided call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepHint {
    pub step: CallStep,
    /// What should have been done instead of the last move, where that is told.
    pub missed: Option<CallStep>,
    /// The menus in which it stands, as far as that is told.
    pub path: Option<Vec<Menu>>,
    /// The move itself, where that is told.
    pub one: Option<Move>,
}

impl CallSession {
    /// What is told of the next step. `None` where nothing is.
    pub fn hint(&self, pack: &Pack) -> Option<StepHint> {
        let guidance = self.guidance?;
        let case = self.case(pack)?;
        let missed = match guidance {
            Guidance::AfterSlip => Some(self.missed(&case)?),
            _ => None,
        };
        let one = case.best_move(&case.play(&self.moves))?;
        let is_placed = guidance <= Guidance::Place;
        Some(StepHint {
            step: step(&case, &one),
            missed,
            path: is_placed.then(|| self.path(&case, &one)),
            one: (guidance == Guidance::Words).then_some(one),
        })
    }

    /// What should have been done instead of the last move; `None` if that was as good as any.
    fn missed(&self, case: &Scenario) -> Option<CallStep> {
        let (last, before) = self.moves.split_last()?;
        let best = case.best_move(&case.play(before))?;
        let desk = case.pack.desk();
        let breaks = match last {
            Move::Say(id) => desk
                .say(id)
                .is_some_and(|say| say.breach(case.role).is_some()),
            _ => false,
        };
        // One question or piece of advice instead of another is no slip of the order.
        let needs = case.needs();
        let is_fine = match last {
            Move::Say(id) => desk.say(id).is_some_and(|say| case.belongs(say, &needs)),
            _ => false,
        };
        let is_slip = breaks || !is_fine && step(case, &best) != step(case, last);
        is_slip.then(|| step(case, &best))
    }

    /// The menus that lead to a move, from those of the call on.
    fn path(&self, case: &Scenario, one: &Move) -> Vec<Menu> {
        let items = |tray: Menu| {
            let there = CallSession {
                tray,
                ..self.clone()
            };
            there.options_in(case)
        };
        let wanted = MenuItem::Do(one.clone());
        let mut paths = vec![vec![Menu::Moves]];
        while let Some(path) = paths.pop() {
            let here = path.last().map_or(Vec::new(), |menu| items(*menu));
            if here.contains(&wanted) {
                return path[1..].to_vec();
            }
            for item in here {
                if let MenuItem::Open(menu) = item
                    && !path.contains(&menu)
                {
                    paths.push([&path[..], &[menu]].concat());
                }
            }
        }
        Vec::new()
    }
}

/// What a move does in a call.
fn step(case: &Scenario, one: &Move) -> CallStep {
    let desk = case.pack.desk();
    let say = match one {
        Move::Ask(_) => return CallStep::Ask,
        Move::Name(_) => return CallStep::Name,
        Move::Refer(_) => return CallStep::Refer,
        Move::Close => return CallStep::Close,
        Move::WrapUp(_) => return CallStep::WrapUp,
        Move::Say(id) => desk.say(id),
    };
    let is_answer = say.is_some_and(|say| desk.not_on_screen.as_ref() == Some(&say.id));
    match say.map(|say| say.kind) {
        _ if is_answer => CallStep::Answer,
        Some(SayKind::Open) => CallStep::Open,
        Some(SayKind::Empathise) => CallStep::Empathise,
        Some(SayKind::Identify) => CallStep::Identify,
        Some(SayKind::Stop) => CallStep::Stop,
        Some(SayKind::Disclosure) => CallStep::Disclosure,
        Some(SayKind::Recap) => CallStep::Recap,
        Some(SayKind::Offer) => CallStep::Offer,
        _ => CallStep::Help,
    }
}
