//! A call at the desk as a screen holds it.

use uuid::Uuid;

use crate::pack::content::Pack;
use crate::pack::model::desk::MenuGroup;
use crate::pack::model::say::SayKind;

use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;

/// A call that is taken: the moves so far, and what is being chosen from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CallSession {
    /// The id under which it is recorded; `None` if it is not, or is a part of an exam.
    pub attempt: Option<Uuid>,
    pub origin: ScenarioId,
    /// How much is told of the next step; `None` but in guided calls, which are not recorded.
    pub guidance: Option<Guidance>,
    /// The moves so far.
    pub moves: Vec<Move>,
    /// What is being chosen from.
    pub tray: Menu,
}

/// How much is told of the next step, from the first guided call to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guidance {
    /// What to do, where it stands, and in which words.
    Words,
    /// What to do, and where it stands.
    Place,
    /// What to do, and no more.
    Step,
    /// What to do, after something else was done than that.
    AfterSlip,
}

impl Guidance {
    /// All of them, from much help to hardly any.
    pub const ALL: [Guidance; 4] = [
        Guidance::Words,
        Guidance::Place,
        Guidance::Step,
        Guidance::AfterSlip,
    ];
}

/// What an agent chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    /// The kinds of moves.
    Moves,
    /// Questions, and what tempts to be asked.
    Ask,
    /// What leads a call: who is calling, a word of understanding, what was understood, whether there is more.
    Talk,
    /// What can be shown or explained.
    Explain,
    /// What can be advised.
    Advise,
    Name,
    /// Those to whom a caller can be referred.
    Refer,
    /// What stands on the shelf with this place in the pack.
    Group(usize),
    /// Whether to go on at all.
    Leave,
}

/// The parts of a verdict, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DebriefPart {
    /// Whether it is passed, and the points.
    Result,
    Rules,
    /// The questions, one by one.
    Questions,
    /// The best play with this caller.
    Line,
    /// What was said in the call, move by move.
    Transcript,
}

impl DebriefPart {
    /// All parts, in order.
    pub const ALL: [DebriefPart; 5] = [
        DebriefPart::Result,
        DebriefPart::Rules,
        DebriefPart::Questions,
        DebriefPart::Line,
        DebriefPart::Transcript,
    ];

    /// The part after or before this one, round and round.
    pub fn beside(self, onwards: bool) -> DebriefPart {
        let count = DebriefPart::ALL.len();
        let step = if onwards { 1 } else { count - 1 };
        DebriefPart::ALL[(self as usize + step) % count]
    }
}

/// What can be chosen from a tray.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuItem {
    Open(Menu),
    Do(Move),
}

impl CallSession {
    /// A call before the first move.
    pub fn new(origin: ScenarioId) -> CallSession {
        CallSession {
            attempt: None,
            origin,
            guidance: None,
            moves: Vec::new(),
            tray: Menu::Moves,
        }
    }

    /// The call, if the pack has it.
    pub fn case<'p>(&self, pack: &'p Pack) -> Option<Scenario<'p>> {
        Scenario::new(pack, &self.origin)
    }

    /// What can be chosen, in order; nothing if the pack does not have the call.
    pub fn options(&self, pack: &Pack) -> Vec<MenuItem> {
        let case = self.case(pack);
        case.map_or_else(Vec::new, |case| self.options_in(&case))
    }

    /// What can be chosen in this call, which is its own.
    pub fn options_in(&self, case: &Scenario) -> Vec<MenuItem> {
        let pack = case.pack;
        let desk = pack.desk();
        if self.tray == Menu::Moves && self.moves.contains(&Move::Close) {
            return wrap_ups(case, &self.moves);
        }
        let says = |kinds: &[SayKind]| says(case, kinds);
        let looks_up = |id: &str| desk.lookup(id, case.role).is_some();
        let is_asked = |id: &&String| !desk.known.contains(id) && !looks_up(id);
        let ask = |id: &String| MenuItem::Do(Move::Ask(id.clone()));
        match self.tray {
            Menu::Moves => match says(&[SayKind::Open]) {
                opening if self.moves.is_empty() && !opening.is_empty() => {
                    // The right one is to be known by its words.
                    mixed(case, "open", opening)
                }
                _ => moves(says(&[SayKind::Stop])),
            },
            Menu::Ask => {
                let nodes = pack.diagnosis().nodes.iter().map(|node| &node.id);
                let looked = nodes.clone().filter(|id| looks_up(id)).map(ask);
                let questions = nodes.filter(is_asked).map(ask);
                let questions = questions
                    .chain(says(&[SayKind::Disclosure, SayKind::Take]))
                    .collect();
                looked.chain(shelved(pack, questions)).collect()
            }
            Menu::Talk => {
                let mut kinds = vec![SayKind::Identify, SayKind::Empathise];
                // Of what nobody told nothing can be summed up.
                let has_told = !case.play(&self.moves).told(case).is_empty();
                kinds.extend(has_told.then_some(SayKind::Recap));
                kinds.extend([SayKind::Hold, SayKind::Offer]);
                says(&kinds)
            }
            Menu::Explain => shelved(pack, says(&[SayKind::Show, SayKind::Explain])),
            Menu::Advise => shelved(pack, says(&[SayKind::Advise])),
            Menu::Group(place) => desk.shelves.get(place).map_or_else(Vec::new, |shelf| {
                let questions = shelf.questions.iter().filter(is_asked).map(ask);
                let says = shelf.says.iter().filter_map(|id| desk.say(id));
                let says = says.filter(|say| say.is_said_at(case.role));
                questions
                    .chain(says.map(|say| MenuItem::Do(Move::Say(say.id.clone()))))
                    .collect()
            }),
            Menu::Name => {
                let causes = case.nameable().into_iter();
                causes
                    .map(|cause| MenuItem::Do(Move::Name(cause.id.clone())))
                    .collect()
            }
            Menu::Leave => vec![MenuItem::Open(Menu::Moves)],
            Menu::Refer => {
                let refers = desk.refers.iter().filter(|to| to.is_there(case.role));
                refers
                    .map(|refer| MenuItem::Do(Move::Refer(refer.id.clone())))
                    .collect()
            }
        }
    }

    /// The tray that is left by going back; none at the begin.
    pub fn behind(&self, pack: &Pack) -> Option<Menu> {
        match self.tray {
            Menu::Moves if self.moves.is_empty() => None,
            Menu::Moves => Some(Menu::Leave),
            Menu::Leave => None,
            Menu::Group(place) => {
                // Back to the tray that has it.
                let has = |tray: &Menu| {
                    let there = CallSession {
                        tray: *tray,
                        ..CallSession::new(self.origin.clone())
                    };
                    there
                        .options(pack)
                        .contains(&MenuItem::Open(Menu::Group(place)))
                };
                let trays = [Menu::Ask, Menu::Explain, Menu::Advise];
                Some(trays.into_iter().find(has).unwrap_or(Menu::Moves))
            }
            _ => Some(Menu::Moves),
        }
    }

    /// Whether what each cause needs can be looked up now: before something is said, in a call of a level that helps.
    pub fn may_look_up(&self, pack: &Pack) -> bool {
        let is_saying = matches!(self.tray, Menu::Explain | Menu::Advise);
        is_saying && self.case(pack).is_some_and(|case| case.level.tells_causes)
    }

    /// Makes a move; tells whether the call is over with it.
    pub fn make(&mut self, pack: &Pack, one: Move) -> bool {
        self.moves.push(one);
        self.tray = Menu::Moves;
        let case = self.case(pack);
        case.is_none_or(|case| case.play(&self.moves).over.is_some())
    }

    /// Whether the call goes on; not if the pack does not have it.
    pub fn is_open(&self, pack: &Pack) -> bool {
        let case = self.case(pack);
        case.is_some_and(|case| case.play(&self.moves).over.is_none())
    }

    /// The verdict on the moves so far, if the pack has the call.
    pub fn verdict(&self, pack: &Pack) -> Option<Verdict> {
        Some(self.case(pack)?.verdict(&self.moves))
    }
}

/// What can be said at this desk, of these kinds.
fn says(case: &Scenario, kinds: &[SayKind]) -> Vec<MenuItem> {
    let says = case.pack.desk().says.iter();
    let says = says.filter(|say| kinds.contains(&say.kind) && say.is_said_at(case.role));
    says.map(|say| MenuItem::Do(Move::Say(say.id.clone())))
        .collect()
}

/// What can be written down.
fn wrap_ups(case: &Scenario, moves: &[Move]) -> Vec<MenuItem> {
    let all = case.wrap_ups(&case.play(moves)).into_iter();
    let all = all.map(|wrap_up| MenuItem::Do(Move::WrapUp(wrap_up.id.clone())));
    mixed(case, "wrap-up", all.collect())
}

/// These, in another order in each call.
fn mixed(case: &Scenario, what: &str, all: Vec<MenuItem>) -> Vec<MenuItem> {
    let order = case.chance.order(what, all.len()).into_iter();
    order.filter_map(|place| all.get(place).cloned()).collect()
}

/// What can be done in the middle of a call, the words that stop a caller among it.
fn moves(stops: Vec<MenuItem>) -> Vec<MenuItem> {
    let doors = [
        Menu::Ask,
        Menu::Talk,
        Menu::Explain,
        Menu::Name,
        Menu::Advise,
        Menu::Refer,
    ];
    let doors = doors.map(MenuItem::Open).into_iter();
    doors
        .chain(stops)
        .chain([MenuItem::Do(Move::Close)])
        .collect()
}

/// These, with those that stand on a shelf replaced by it, the shelves first.
fn shelved(pack: &Pack, all: Vec<MenuItem>) -> Vec<MenuItem> {
    let shelves = &pack.desk().shelves;
    let stands = |shelf: &MenuGroup, choose: &MenuItem| match choose {
        MenuItem::Do(Move::Ask(id)) => shelf.questions.contains(id),
        MenuItem::Do(Move::Say(id)) => shelf.says.contains(id),
        _ => false,
    };
    let has_one = |shelf: &MenuGroup| all.iter().any(|choose| stands(shelf, choose));
    let places = shelves
        .iter()
        .enumerate()
        .filter(|(_, shelf)| has_one(shelf));
    let open = places.map(|(place, _)| MenuItem::Open(Menu::Group(place)));
    let is_alone = |choose: &&MenuItem| !shelves.iter().any(|shelf| stands(shelf, choose));
    open.chain(all.iter().filter(is_alone).cloned()).collect()
}
