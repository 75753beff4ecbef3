//! What the flow of the pack asks, beside the least that could do.

use cardcode::inquiry::questions::bank;
use cardcode::inquiry::questions::{measure, order};
use cardcode::pack::content::Pack;
use cardcode::pack::model::cause::Causes;
use cardcode::pack::model::flow::Flow;

#[test]
fn a_question_comes_after_what_the_flow_always_asks_before_it() {
    let pack = Pack::embedded().unwrap();
    let flow = pack.diagnosis();
    let mut bank = bank(flow, pack.causes()).unwrap();
    order(flow, &mut bank);
    let place = |id: &str| flow.nodes.iter().position(|node| node.id == id).unwrap();
    let before = |id: &str| {
        let names = flow.nodes.iter().enumerate();
        names
            .filter(|(other, _)| bank.before(place(id)) & (1 << other) != 0)
            .map(|(_, node)| node.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(before("where"), [""; 0]);
    assert_eq!(before("message"), ["where"]);
    assert_eq!(before("entry"), ["where", "message"]);
    assert_eq!(before("expiry-slip"), ["where", "message", "compared"]);
    // A stored card leads here too, past the shop's message.
    assert_eq!(before("issuer"), ["where"]);
    // And here, by a message about it.
    assert_eq!(before("orderpage"), ["where"]);
}

#[test]
fn a_budget_that_does_not_reach_leaves_the_best_unsaid() {
    let pack = Pack::embedded().unwrap();
    let measure = measure(pack.diagnosis(), pack.causes(), 10);
    assert_eq!((measure.best, measure.ratio()), (None, None));
    assert_eq!((measure.ordered, measure.ordered_ratio()), (None, None));
    assert!(measure.flow.expected > 1.0);
}

#[test]
fn a_flow_is_measured_on_its_own_ends() {
    // The first question ends for half of those with b; the second alone tells all three apart.
    let words = r#"{ ja = "x", en = "x" }"#;
    let choice = |id: &str, to: &str| format!("{{ id = \"{id}\", say = {words}, {to} }}");
    let node = |id: &str, choices: &[String]| {
        format!(
            "[[node]]\nid = \"{id}\"\nask = {words}\nshort = {words}\nchoice = [{}]\n",
            choices.join(", ")
        )
    };
    let flow: Flow = toml::from_str(&format!(
        "format_version = 1\nid = \"diagnose\"\nstart = \"one\"\n{}{}",
        node(
            "one",
            &[
                choice("yes", "to = \"two\""),
                choice("no", "cause = \"b\""),
                choice("unknown", "unknown = true, to = \"two\""),
            ]
        ),
        node(
            "two",
            &[
                choice("a", "cause = \"a\""),
                choice("b", "cause = \"b\""),
                choice("c", "cause = \"c\""),
            ]
        ),
    ))
    .unwrap();
    let cause = |id: &str, one: &str| {
        format!(
            "[[cause]]\nid = \"{id}\"\nweight = 1\nname = {words}\nhappened = {words}\ncheck = {words}\ndo = []\ndont = []\n\
             who = []\ntell = {words}\nfacts = []\nhears = {{ one = {one}, two = [\"{id}\"] }}\n"
        )
    };
    let causes: Causes = toml::from_str(&format!(
        "format_version = 1\nnever = {words}\n{}{}{}",
        cause("a", "[\"yes\"]"),
        cause("b", "[\"yes\", \"no\"]"),
        cause("c", "[]")
    ))
    .unwrap();
    let found = measure(&flow, &causes, 1000);
    // a: 2; b: half 2, half 1; c: 2.
    assert!((found.flow.expected - 5.5 / 3.0).abs() < 1e-12, "{found:?}");
    assert_eq!(found.flow.worst, 2);
    assert_eq!(
        found.best.map(|best| (best.expected, best.worst)),
        Some((1.0, 1))
    );
    assert!(
        found
            .ratio()
            .is_some_and(|ratio| (ratio - 5.5 / 3.0).abs() < 1e-12)
    );
}

/// What the price of bearing mistakes may be: questions before the first page of causes, from people who answer
/// truthfully.
#[test]
fn the_pack_asks_few_questions_before_it_names_a_cause() {
    let pack = Pack::embedded().unwrap();
    let found = measure(pack.diagnosis(), pack.causes(), 10).flow;
    assert!(found.expected <= 4.5 && found.worst <= 10, "{found:?}");
}
