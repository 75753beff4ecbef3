//! A call at the desk as a screen holds it.

use crate::pack::content::Pack;
use crate::pack::model::desk::{Manner, Say, Shelf};
use crate::pack::model::flow::Node;

use crate::training::call::replies::Move;
use crate::training::call::scenario::{Case, Origin};
use crate::training::call::verdict::Verdict;

/// A call that is taken: the moves so far, and what is being chosen from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shift {
    /// The call.
    pub origin: Origin,
    /// The moves so far.
    pub moves: Vec<Move>,
    /// What is being chosen from.
    pub tray: Tray,
}

/// What an agent chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tray {
    /// The kinds of moves.
    Moves,
    /// Questions, and what tempts to be asked.
    Ask,
    /// What can be shown or explained.
    Explain,
    /// What can be advised.
    Advise,
    /// The causes.
    Name,
    /// Those to whom a caller can be referred.
    Refer,
    /// What stands on the shelf with this place in the pack.
    Shelf(usize),
    /// Whether to go on at all.
    Leave,
}

/// The parts of a verdict, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Whether it is passed, and the points.
    Result,
    /// The rules broken.
    Rules,
    /// The questions, one by one.
    Questions,
    /// The best play with this caller.
    Line,
}

impl Part {
    /// All parts, in order.
    pub const ALL: [Part; 4] = [Part::Result, Part::Rules, Part::Questions, Part::Line];

    /// The part after or before this one, round and round.
    pub fn beside(self, onwards: bool) -> Part {
        let count = Part::ALL.len();
        let step = if onwards { 1 } else { count - 1 };
        Part::ALL[(self as usize + step) % count]
    }
}

/// What can be chosen from a tray.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choose {
    /// A tray.
    Open(Tray),
    /// A move.
    Do(Move),
}

impl Shift {
    /// A call before the first move.
    pub fn new(origin: Origin) -> Shift {
        Shift {
            origin,
            moves: Vec::new(),
            tray: Tray::Moves,
        }
    }

    /// The call, if the pack has it.
    pub fn case<'p>(&self, pack: &'p Pack) -> Option<Case<'p>> {
        Case::new(pack, &self.origin)
    }

    /// What can be chosen, in order.
    pub fn options(&self, pack: &Pack) -> Vec<Choose> {
        let desk = pack.desk();
        let say = |say: &Say| Choose::Do(Move::Say(say.id.clone()));
        let says = |kinds: &[Manner]| -> Vec<Choose> {
            let says = desk.says.iter().filter(|say| kinds.contains(&say.kind));
            says.map(say).collect()
        };
        let nodes = pack.diagnosis().nodes.iter();
        let questions = nodes.filter(|node| !desk.known.contains(&node.id));
        let ask = |node: &Node| Choose::Do(Move::Ask(node.id.clone()));
        match self.tray {
            Tray::Moves => [Tray::Ask, Tray::Explain]
                .map(Choose::Open)
                .into_iter()
                .chain(says(&[Manner::Stop]))
                .chain([Tray::Name, Tray::Advise, Tray::Refer].map(Choose::Open))
                .chain([Choose::Do(Move::Close)])
                .collect(),
            Tray::Ask => {
                let questions = questions.map(ask);
                shelved(pack, questions.chain(says(&[Manner::Take])).collect())
            }
            Tray::Explain => shelved(pack, says(&[Manner::Show, Manner::Explain])),
            Tray::Advise => shelved(pack, says(&[Manner::Advise])),
            Tray::Shelf(place) => desk.shelves.get(place).map_or_else(Vec::new, |shelf| {
                let known = |id: &&String| !desk.known.contains(id);
                let questions = shelf.questions.iter().filter(known);
                questions
                    .map(|id| Choose::Do(Move::Ask(id.clone())))
                    .chain(shelf.says.iter().filter_map(|id| desk.say(id)).map(say))
                    .collect()
            }),
            Tray::Name => {
                let case = self.case(pack);
                let causes = case.map(|case| case.causes());
                let causes = causes.into_iter().flatten();
                causes
                    .map(|cause| Choose::Do(Move::Name(cause.id.clone())))
                    .collect()
            }
            Tray::Leave => vec![Choose::Open(Tray::Moves)],
            Tray::Refer => {
                let refers = desk.refers.iter();
                refers
                    .map(|refer| Choose::Do(Move::Refer(refer.id.clone())))
                    .collect()
            }
        }
    }

    /// The tray that is left by going back; none at the begin.
    pub fn behind(&self, pack: &Pack) -> Option<Tray> {
        match self.tray {
            Tray::Moves if self.moves.is_empty() => None,
            Tray::Moves => Some(Tray::Leave),
            Tray::Leave => None,
            Tray::Shelf(place) => {
                // Back to the tray that has it.
                let has = |tray: &Tray| {
                    let there = Shift {
                        tray: *tray,
                        ..Shift::new(self.origin.clone())
                    };
                    there
                        .options(pack)
                        .contains(&Choose::Open(Tray::Shelf(place)))
                };
                let trays = [Tray::Ask, Tray::Explain, Tray::Advise];
                Some(trays.into_iter().find(has).unwrap_or(Tray::Moves))
            }
            _ => Some(Tray::Moves),
        }
    }

    /// Makes a move; tells whether the call is over with it.
    pub fn make(&mut self, pack: &Pack, one: Move) -> bool {
        self.moves.push(one);
        self.tray = Tray::Moves;
        let case = self.case(pack);
        case.is_none_or(|case| case.play(&self.moves).over.is_some())
    }

    /// The verdict on the moves so far, if the pack has the call.
    pub fn verdict(&self, pack: &Pack) -> Option<Verdict> {
        Some(self.case(pack)?.verdict(&self.moves))
    }
}

/// These, with those that stand on a shelf replaced by it, the shelves first.
fn shelved(pack: &Pack, all: Vec<Choose>) -> Vec<Choose> {
    let shelves = &pack.desk().shelves;
    let stands = |shelf: &Shelf, choose: &Choose| match choose {
        Choose::Do(Move::Ask(id)) => shelf.questions.contains(id),
        Choose::Do(Move::Say(id)) => shelf.says.contains(id),
        _ => false,
    };
    let has_one = |shelf: &Shelf| all.iter().any(|choose| stands(shelf, choose));
    let places = shelves
        .iter()
        .enumerate()
        .filter(|(_, shelf)| has_one(shelf));
    let open = places.map(|(place, _)| Choose::Open(Tray::Shelf(place)));
    let is_alone = |choose: &&Choose| !shelves.iter().any(|shelf| stands(shelf, choose));
    open.chain(all.iter().filter(is_alone).cloned()).collect()
}
