//! Which calls and drills are too easy, too hard, or do not part good people from weak ones.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::training::report::share;
use crate::training::review::ReviewKind;
use crate::training::team::practice::PersonPractice;

/// Cases of an item from which its difficulty is told.
pub const ENOUGH_CASES: u32 = 20;

/// People who met an item from which it is told how well it parts them: ten, five in each half.
pub const ENOUGH_PEOPLE: u32 = 10;

/// Cases beside the item from which it is known how good somebody is.
const ENOUGH_OTHERS: u32 = 5;

/// Thousandths right from which an item is too easy, and up to which it is too hard, to teach or to test much.
const EASY: u32 = 950;
const HARD: u32 = 250;

/// Thousandths right from which an item has no room to part people: a weak half cannot be far below.
const NO_ROOM: u32 = 850;

/// Thousandths by which the better half should be above the weaker one (Ebel).
const POOR: i32 = 200;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Calls of a level, passed or not.
    Level,
    /// Calls about a cause, passed or not.
    Cause,
    /// A card to point at.
    Card,
    /// A request to sort.
    Request,
}

/// What is wrong with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemFlaw {
    TooHard,
    /// Weak people do as well with it as good ones, or better.
    PartsNobody,
    TooEasy,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemLine {
    pub kind: ItemKind,
    /// The pack's id; of a level, its number.
    pub id: String,
    /// How often it was met, and by how many people.
    pub cases: u32,
    pub people: u32,
    /// Of these cases, how many were right.
    pub right: u32,
    /// How well it parts good people from weak ones. None where too few people met it, and for levels, which people
    /// choose by what they can.
    pub parts: Option<Discrimination>,
    pub flaw: Option<ItemFlaw>,
}

/// How well an item parts good people from weak ones, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Discrimination {
    /// The share right in the better half of the people.
    pub upper: u32,
    /// The share right in the weaker half.
    pub lower: u32,
    /// The standard error of the difference.
    pub error: u32,
}

impl Discrimination {
    /// Whether it surely parts people worse than it should, and not only by chance: two standard errors above what was
    /// seen lies still below [`POOR`].
    fn is_poor(self) -> bool {
        self.upper as i32 - (self.lower as i32) + 2 * (self.error as i32) < POOR
    }
}

impl ItemLine {
    /// Its difficulty: thousandths of the cases that were right.
    pub fn share(&self) -> u32 {
        share(self.right, self.cases)
    }

    fn flaw(&self) -> Option<ItemFlaw> {
        let share = self.share();
        match self.parts {
            _ if self.cases < ENOUGH_CASES => None,
            _ if share >= EASY => Some(ItemFlaw::TooEasy),
            _ if share <= HARD => Some(ItemFlaw::TooHard),
            Some(parts) if share < NO_ROOM && parts.is_poor() => Some(ItemFlaw::PartsNobody),
            _ => None,
        }
    }
}

/// Somebody's cases: how many were right, and how many there were.
type Cases = (u32, u32);

/// All items that anybody met, those with a flaw first, the one met most before the others.
pub fn items(people: &[PersonPractice]) -> Vec<ItemLine> {
    let met: Vec<BTreeMap<(ItemKind, String), Cases>> = people.iter().map(cases_of).collect();
    let mut all: BTreeMap<&(ItemKind, String), Vec<(Cases, Cases)>> = BTreeMap::new();
    for of_person in &met {
        let others = |of: ItemKind| {
            let of_kind = of_person.iter();
            let of_kind = of_kind.filter(|((kind, _), _)| is_call(*kind) == is_call(of));
            // Each call is there twice: by its cause, and by its level.
            let once = of_kind.filter(|((kind, _), _)| *kind != ItemKind::Level);
            once.fold((0, 0), |sum, (_, cases)| (sum.0 + cases.0, sum.1 + cases.1))
        };
        for (item, cases) in of_person {
            let sum: Cases = others(item.0);
            let rest = (sum.0.saturating_sub(cases.0), sum.1.saturating_sub(cases.1));
            all.entry(item).or_default().push((*cases, rest));
        }
    }
    let mut items: Vec<ItemLine> = all
        .into_iter()
        .map(|((kind, id), cases)| {
            let sum = cases
                .iter()
                .fold((0, 0), |sum, ((right, of), _)| (sum.0 + right, sum.1 + of));
            let mut line = ItemLine {
                kind: *kind,
                id: id.clone(),
                cases: sum.1,
                people: cases.len() as u32,
                right: sum.0,
                parts: discrimination(&cases).filter(|_| *kind != ItemKind::Level),
                flaw: None,
            };
            line.flaw = line.flaw();
            line
        })
        .collect();
    items.sort_by_key(|item| (item.flaw.is_none(), item.flaw, u32::MAX - item.cases));
    items
}

fn is_call(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Level | ItemKind::Cause)
}

fn cases_of(person: &PersonPractice) -> BTreeMap<(ItemKind, String), Cases> {
    let mut met: BTreeMap<(ItemKind, String), Cases> = BTreeMap::new();
    let mut count = |kind, id: &str, (right, of): Cases| {
        let cases = met.entry((kind, id.to_owned())).or_insert((0, 0));
        *cases = (cases.0 + right, cases.1 + of);
    };
    for call in &person.calls {
        let case = (u32::from(call.passed), 1);
        count(ItemKind::Level, &call.level.to_string(), case);
        if let Some(cause) = &call.cause {
            count(ItemKind::Cause, cause, case);
        }
    }
    for ((kind, id), cases) in &person.drills {
        match kind {
            ReviewKind::Card => count(ItemKind::Card, id, *cases),
            ReviewKind::Request => count(ItemKind::Request, id, *cases),
            ReviewKind::Advice | ReviewKind::Cause | ReviewKind::Rule => {}
        }
    }
    met
}

/// How well an item parts good people from weak ones: the index of discrimination D = U - L, where U is the share right
/// in the upper half of the people and L in the lower half (T. L. Kelley, "The selection of upper and lower groups for
/// the validation of test items", Journal of Educational Psychology 30, 1939, with halves where he has 27 % of hundreds
/// of people). Each person counts once, with their own share right, however often they met it; they are ranked by what
/// they did with all other items of the kind, for an item must not vouch for itself.
///
/// R. L. Ebel (Essentials of Educational Measurement, 1972) calls items with D below 0.2 poor. With ten to thirty people
/// D strays by that much by chance, so its standard error goes with it: that of the difference of two means, from the
/// variances in the halves.
///
/// Takes each person's cases of the item and of the others; none where fewer than [`ENOUGH_PEOPLE`] can be ranked.
pub(crate) fn discrimination(people: &[(Cases, Cases)]) -> Option<Discrimination> {
    let is_ranked = |(_, (_, others)): &&(Cases, Cases)| *others >= ENOUGH_OTHERS;
    let mut ranked: Vec<(u32, u32)> = people
        .iter()
        .filter(is_ranked)
        .map(|((right, of), (others_right, others))| {
            (share(*others_right, *others), share(*right, *of))
        })
        .collect();
    if ranked.len() < ENOUGH_PEOPLE as usize {
        return None;
    }
    ranked.sort_unstable();
    // Whoever stands in the middle of an odd number belongs to neither half.
    let half = ranked.len() / 2;
    let (lower, lower_error) = mean(ranked.get(..half)?);
    let (upper, upper_error) = mean(ranked.get(ranked.len() - half..)?);
    Some(Discrimination {
        upper: upper.round() as u32,
        lower: lower.round() as u32,
        error: (lower_error + upper_error).sqrt().round() as u32,
    })
}

/// The mean share right of at least two people, and the square of its standard error.
fn mean(half: &[(u32, u32)]) -> (f64, f64) {
    let of = half.len() as f64;
    let shares = || half.iter().map(|(_, share)| f64::from(*share));
    let mean = shares().sum::<f64>() / of;
    let squares: f64 = shares().map(|share| (share - mean).powi(2)).sum();
    (mean, squares / (of - 1.0) / of)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People with these shares right of ten other items, and this right or wrong on the item.
    fn people(all: &[(u32, u32)]) -> Vec<(Cases, Cases)> {
        let person = |(others, right): &(u32, u32)| ((*right, 1), (*others, 10));
        all.iter().map(person).collect()
    }

    #[test]
    fn an_item_that_good_people_get_right_parts_them_and_few_people_prove_nothing() {
        let all: Vec<(u32, u32)> = (0..10)
            .map(|skill| (skill, u32::from(skill >= 5)))
            .collect();
        let halves = |all: &[(u32, u32)]| {
            discrimination(&people(all)).map(|parts| (parts.upper, parts.lower, parts.error))
        };
        assert_eq!(halves(&all), Some((1000, 0, 0)));
        let turned: Vec<(u32, u32)> = (0..10).map(|skill| (skill, u32::from(skill < 5))).collect();
        assert_eq!(halves(&turned), Some((0, 1000, 0)));
        let same: Vec<(u32, u32)> = (0..11).map(|skill| (skill, 1)).collect();
        assert_eq!(halves(&same), Some((1000, 1000, 0)));
        assert_eq!(halves(&all[..9]), None);
        // Whoever did nothing else cannot be ranked.
        let unknown: Vec<_> = people(&all)
            .into_iter()
            .map(|(item, _)| (item, (0, 4)))
            .collect();
        assert_eq!(discrimination(&unknown), None);
    }

    #[test]
    fn what_chance_can_explain_is_no_flaw() {
        // 3 of 5 above, 2 of 5 below: nothing that ten people could tell from 0 or from 0.4.
        let by_chance = [0, 1, 0, 1, 0, 1, 1, 0, 1, 0];
        let all: Vec<(u32, u32)> = (0..10).zip(by_chance).collect();
        let parts = discrimination(&people(&all));
        assert!(parts.is_some_and(|parts| parts.error > 200 && !parts.is_poor()));
        // The weak half alone is right.
        let turned: Vec<(u32, u32)> = (0..10).map(|skill| (skill, u32::from(skill < 5))).collect();
        assert!(discrimination(&people(&turned)).is_some_and(Discrimination::is_poor));
    }
}
