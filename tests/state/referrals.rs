//! To whom a caller is referred at the end of a call.

use cardcode::pack::content::Pack;
use cardcode::training::call::transcript::Move;

use crate::common::closed;
use crate::moves::drawn;

#[test]
fn who_goes_on_is_said_even_if_it_is_nobody_and_a_fraud_is_always_handed_over() {
    let pack = Pack::embedded().unwrap();
    let mut frauds = 0;
    for case in drawn(&pack, 400) {
        let of = pack.desk().weights.referral;
        let best = case.perfect();
        assert_eq!(case.verdict(&best).points[3], of);
        let is_refer = |one: &&Move| !matches!(one, Move::Refer(_));
        let silent: Vec<Move> = best.iter().filter(is_refer).cloned().collect();
        let verdict = case.verdict(&silent);
        assert_eq!(verdict.points[3], 0, "{:?}", case.origin);
        assert_eq!(case.verdict(&closed()).points[3], 0, "{:?}", case.origin);
        if case.may_have_disclosed() {
            frauds += 1;
            assert!(verdict.blocked, "{:?}", case.origin);
            assert!(!case.needs().refer.contains(&"none".to_owned()));
        }
    }
    assert!(frauds > 10, "{frauds}");
}
