//! What `check` proves of a whole pack, and what it finds where a proof fails.

use cardcode::app::goto;
use cardcode::app::open;
use cardcode::app::screens::phone_script::PhoneScriptScreen;
use cardcode::author::pack_dir;
use std::collections::BTreeMap;

use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::author::audit::calls::DRAWN;
use cardcode::author::audit::proofs::prove;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::pack::lint::problem::Problem;
use cardcode::render::plain::lines;
use cardcode::text::lang::Lang;
use cardcode::view::router::page;

use crate::mistakes::told;
use crate::own::{minato, new_pack};

/// What the proofs find in a pack with this change.
fn proved(path: &str, from: &str, to: &str) -> BTreeMap<&'static str, Vec<Problem>> {
    let mut files = carried();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{path} has no '{from}'");
    file.text = file.text.replacen(from, to, 1).into();
    let checked = check(&files, &carried());
    let pack = checked.pack.as_ref();
    let proof = prove(
        &checked,
        pack.unwrap_or_else(|| panic!("{}", told(&checked.problems))),
        0,
    );
    let mut by_rule: BTreeMap<&str, Vec<Problem>> = BTreeMap::new();
    for problem in proof.problems {
        by_rule.entry(problem.rule).or_default().push(problem);
    }
    by_rule
}

#[test]
#[rustfmt::skip]
fn proofs_name_what_is_too_long_the_same_or_uncovered() {
    let long = format!("en = \"{}", "This sentence is here to fill the page. ".repeat(20));
    let label = format!("quit = {{ ja = \"終わる\", en = \"{}\" }}", "Q".repeat(870));
    let cases = [
        ("scrolls", "causes.toml", "en = \"An Amex code has 4 digits too, so the PIN is easily mistaken for it. ", long.as_str()),
        ("same-choice", "cards/mastercard.toml", "name = { ja = \"Mastercard\", en = \"Mastercard\" }", "name = { ja = \"Visa\", en = \"Visa\" }"),
        ("uncovered", "claims.toml", "covered_by = [\"topic/code-digits\"]", "covered_by = [\"topic/nowhere\"]"),
        ("cut", "ui.toml", "quit = { ja = \"終わる\", en = \"Quit\" }", label.as_str()),
        ("call", "calls/teapot.toml", "level = 3", "level = 9"),
        ("call-unsolved", "desk.toml", "reads = false\npatience = 16", "reads = false\npatience = 2"),
        ("call-lax", "desk.toml", "id = \"never-ask-code\"\nseverity = \"blocker\"", "id = \"never-ask-code\"\nseverity = \"minor\""),
        ("unbroken", "desk.toml", "# ---- show ----", "[[rule]]\nid = \"be-kind\"\nseverity = \"minor\"\nname = { ja = \"やさしく話す\", en = \"Be kind\" }\nwhy = { ja = \"急ぐ人もいます。\", en = \"Callers may be in a hurry.\" }\nfacts = [\"agent-asks-digits-and-side\"]\n"),
    ];
    for (rule, path, from, to) in cases {
        let found = proved(path, from, to);
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), [rule], "{found:?}");
        // A level or a rule that spoils calls is told at the calls.
        let file = &found[rule][0].place.file;
        assert!(file == path || rule.starts_with("call-"), "{found:?}");
    }
}

#[test]
fn the_carried_pack_passes_every_proof() {
    let checked = check(&carried(), &carried());
    let pack = checked.pack.as_ref();
    let pack = pack.unwrap_or_else(|| panic!("{}", told(&checked.problems)));
    let proof = prove(&checked, pack, DRAWN);
    assert!(proof.problems.is_empty(), "{}", told(&proof.problems));
    assert_eq!(proof.ways.all, proof.ways.taken, "every way is taken");
    let truthful = proof.truthful.unwrap();
    assert!(
        truthful.ways > 1000 && truthful.longest <= 8,
        "{truthful:?}"
    );
    assert!(
        truthful.widest_known <= 4,
        "who knows all answers is left with a few: {truthful:?}"
    );
    let questions = proof.questions.unwrap();
    // In the order that the questions have. In any order is a bound that asks before a question makes sense.
    assert!(questions.ordered_ratio().unwrap() <= 1.15, "{questions:?}");
    assert!(questions.ratio().unwrap() <= 1.21, "{questions:?}");
}

#[test]
fn an_invented_issuer_s_pack_passes_every_proof_and_speaks_its_own_words() {
    let checked = pack_dir::checked(&minato(), &carried());
    let pack = checked
        .pack
        .as_ref()
        .unwrap_or_else(|| panic!("{:#?}", checked.problems));
    let proof = prove(&checked, pack, DRAWN);
    assert!(proof.problems.is_empty(), "{:#?}", proof.problems);
    assert_eq!(proof.ways.all, proof.ways.taken);
    for (lang, name) in [("ja", "みなとカード"), ("en", "Minato Card")] {
        let lang = Lang::new(lang);
        let of = |screen: Screen| page(pack, &State::new(lang.clone(), screen));
        let card = of(Screen::card(pack.card("minato").unwrap()));
        assert_eq!(card.title, name);
        // A carried cause names this issuer, and the number that is called.
        let cause = goto::named(pack, "cause/over-limit").unwrap();
        let home = State::new(lang.clone(), Screen::Home);
        let cause = of(open::screen(&cause, pack, &home).unwrap());
        assert!(format!("{cause:?}").contains(name), "{cause:?}");
        let call = of(Screen::PhoneScript(PhoneScriptScreen {
            cause: "over-limit".to_owned(),
        }));
        let whom = pack.manifest().issuer.whom.get(&lang);
        assert!(lines(&call).join("\n").contains(whom), "{call:?}");
        // Its own cause is there, and the card that it leaves out is not.
        assert!(goto::named(pack, "cause/card-not-activated").is_some());
    }
    let left_out = &pack.manifest().without;
    assert!(!left_out.is_empty());
    for path in left_out {
        let card = path.strip_prefix("cards/").unwrap();
        assert!(pack.card(card).is_none(), "{card}");
    }
}

#[test]
fn a_code_at_the_very_edge_of_a_card_is_drawn() {
    for at in [
        "[66.0, 0.0, 7.0, 3.4]",
        "[66.0, 50.58, 7.0, 3.4]",
        "[0.0, 0.0, 0.5, 0.5]",
        "[85.1, 53.48, 0.5, 0.5]",
    ] {
        let face = format!(
            "format_version = 1\n[[face]]\nid = \"edge\"\nside = \"back\"\nname = {{ ja = \"裏面\", en = \"Back\" }}\nelement = [{{ id = \"code\", kind = \"code\", at = {at}, print = \"123\" }}]\n"
        );
        let (_folder, own) = new_pack(&[
            ("faces.toml", "", &face),
            (
                "cards/own.toml",
                "use = \"back-last-four\"\nprint = { brand = \"BRAND\" }",
                "use = \"edge\"",
            ),
        ]);
        let checked = pack_dir::checked(&own, &carried());
        let pack = checked
            .pack
            .as_ref()
            .unwrap_or_else(|| panic!("{at}: {:#?}", checked.problems));
        prove(&checked, pack, DRAWN);
    }
}
