//! Calls and moves, as the tests of calls name them.

use cardcode::pack::content::Pack;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::call::transcript::Move;

pub fn say(id: &str) -> Move {
    Move::Say(id.to_owned())
}

pub fn ask(id: &str) -> Move {
    Move::Ask(id.to_owned())
}

/// Drawn calls of all levels.
pub fn drawn(pack: &Pack, count: u64) -> Vec<Scenario<'_>> {
    let levels = pack.desk().levels.len();
    (0..count)
        .filter_map(|seed| Scenario::drawn(pack, 1 + seed as usize % levels, seed))
        .collect()
}
