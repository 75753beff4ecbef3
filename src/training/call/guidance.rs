//! Guided calls: what the best play does next, told in less and less detail from call to call.

use crate::pack::content::Pack;
use crate::pack::model::say::SayKind;
use crate::training::call::scenario::Scenario;
use crate::training::call::session::{CallSession, Guidance, Menu, MenuItem};
use crate::training::call::transcript::{CallState, Move};

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
    /// What is told of the next step. `None` where nothing is. Where only slips are told, each is, and each in more detail than
    /// the one before.
    pub fn hint(&self, pack: &Pack) -> Option<StepHint> {
        let guidance = self.guidance?;
        let case = self.case(pack)?;
        let slips = match guidance {
            Guidance::AfterSlip => self.slips(&case),
            _ => Vec::new(),
        };
        let last = slips.last().filter(|(at, _)| at + 1 == self.moves.len());
        let told = match (guidance, slips.len()) {
            (Guidance::AfterSlip, 0) => return None,
            (Guidance::AfterSlip, 1) => Guidance::Step,
            (Guidance::AfterSlip, 2) => Guidance::Place,
            (Guidance::AfterSlip, _) => Guidance::Words,
            (other, _) => other,
        };
        if guidance == Guidance::AfterSlip && last.is_none() {
            return None;
        }
        let one = case.best_move(&case.play(&self.moves))?;
        let is_placed = told <= Guidance::Place;
        Some(StepHint {
            step: step(&case, &one),
            missed: last.map(|(_, missed)| *missed),
            path: is_placed.then(|| self.path(&case, &one)),
            one: (told == Guidance::Words).then_some(one),
        })
    }

    /// The moves that were slips, each with what should have been done instead.
    fn slips(&self, case: &Scenario) -> Vec<(usize, CallStep)> {
        let slip = |at: usize| Some((at, missed(case, &self.moves[..at], self.moves.get(at)?)?));
        (0..self.moves.len()).filter_map(slip).collect()
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

/// What should have been done instead of this move; `None` if it was as good as any.
fn missed(case: &Scenario, before: &[Move], last: &Move) -> Option<CallStep> {
    let scene = case.play(before);
    let best = case.best_move(&scene)?;
    let desk = case.pack.desk();
    let needs = case.needs();
    let (best, done) = (step(case, &best), step(case, last));
    let is_slip = match last {
        Move::Say(id) => desk.say(id).is_some_and(|say| {
            // One piece of advice instead of another is no slip of the order.
            say.breach(case.role).is_some() || !case.belongs(say, &needs)
        }),
        Move::Name(id) => done != best || *id != case.cause().id,
        Move::Refer(id) => done != best || !needs.refer.contains(id),
        // Nor is one question instead of another, if it can tell something.
        Move::Ask(id) => done != best || is_idle(case, &scene, id),
        Move::Close | Move::WrapUp(_) => done != best,
    };
    is_slip.then_some(best)
}

/// Whether a question can tell nothing there: it was answered before, or leaves all as it is.
fn is_idle(case: &Scenario, scene: &CallState, question: &str) -> bool {
    let Some(place) = case.model.question(question) else {
        return true;
    };
    let may_tell = scene
        .belief
        .is_some_and(|belief| belief.left & 1 << place != 0);
    let is_opener = scene.opener(case) == Some(place);
    let confirms = scene.belief.is_none() && case.confirming(scene) == Some(place);
    !may_tell && !is_opener && !confirms
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
