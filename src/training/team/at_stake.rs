//! Where a rule is at stake: the level whose calls bring what it is about, and the calls made by hand that do.

use crate::pack::content::Pack;
use crate::pack::model::call::{Call, CallerIdentity};

/// What a call needs for a rule to be broken or kept in it.
enum Stake {
    /// Nothing: it can be broken in every call.
    Any,
    /// A caller who reads the code out.
    Reads,
    /// A caller who asks whether the desk does not see the code.
    Asks,
    /// A caller who is not the cardholder.
    Stranger,
    /// A fraud, which hardly any drawn call is.
    Fraud,
}

fn stake(rule: &str) -> Stake {
    match rule {
        "stop-reading-out" => Stake::Reads,
        "answer-the-caller" => Stake::Asks,
        "not-the-member" => Stake::Stranger,
        "fraud-unrecognised" | "disclosure" => Stake::Fraud,
        _ => Stake::Any,
    }
}

/// The level at which whoever is used to `usual` practises this rule: theirs, the next one, or the nearest below, where calls
/// bring it. Theirs if none of these does.
pub(crate) fn level_for(pack: &Pack, rule: &str, usual: usize) -> usize {
    let below = (1..usual).rev();
    let mut near = [usual, usual + 1].into_iter().chain(below);
    near.find(|level| brings(pack, rule, *level))
        .unwrap_or(usual)
}

/// Whether calls of this level bring it at least sometimes.
fn brings(pack: &Pack, rule: &str, number: usize) -> bool {
    let Some(level) = pack.desk().level(number) else {
        return false;
    };
    match stake(rule) {
        Stake::Any => true,
        Stake::Reads => level.reads,
        Stake::Asks => level.sees > 0,
        Stake::Stranger => level.strangers > 0,
        Stake::Fraud => calls_for(pack, rule, number).next().is_some(),
    }
}

/// The calls made by hand of this level to choose for this rule, where most calls of a level do not bring it.
pub(crate) fn calls_for<'p>(
    pack: &'p Pack,
    rule: &str,
    level: usize,
) -> impl Iterator<Item = &'p Call> + use<'p> {
    let is_fraud = matches!(stake(rule), Stake::Fraud);
    let calls = pack.calls().iter().filter(move |_| is_fraud);
    calls.filter(move |call| {
        call.level == level
            && call.caller == CallerIdentity::Member
            && pack.desk().frauds.contains(&call.cause)
    })
}
