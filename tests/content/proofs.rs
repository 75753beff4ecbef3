//! What `check` proves of a whole pack, and what it finds where a proof fails.

use cardcode::app::goto;
use cardcode::app::open;
use cardcode::app::screens::phone_script::PhoneScriptScreen;
use cardcode::author::pack_dir;
use std::collections::BTreeSet;

use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::author::audit::calls::{self, DRAWN};
use cardcode::author::audit::denials::DenialCounts;
use cardcode::author::audit::mistakes::Truth;
use cardcode::author::audit::players::Player;
use cardcode::author::audit::proofs::prove;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::{Checked, check};
use cardcode::render::plain::lines;
use cardcode::text::lang::Lang;
use cardcode::view::router::page;

use crate::mistakes::told;
use crate::own::minato;

/// A change of the carried pack: the rule that it breaks, the file, a text there, another instead.
type Change<'a> = (&'static str, &'a str, &'a str, &'a str);

/// The carried pack with these changes, good in itself.
fn changed(changes: &[Change]) -> Checked {
    let mut files = carried();
    for (rule, path, from, to) in changes {
        let file = files.iter_mut().find(|file| file.path == *path).unwrap();
        assert!(file.text.contains(from), "{rule}: {path} has no '{from}'");
        file.text = file.text.replacen(from, to, 1).into();
    }
    let checked = check(&files, &carried());
    assert!(checked.pack.is_some(), "{}", told(&checked.problems));
    checked
}

#[test]
#[rustfmt::skip]
fn proofs_name_what_is_too_long_the_same_or_uncovered() {
    let long = format!("en = \"{}", "This sentence is here to fill the page. ".repeat(20));
    let label = format!("quit = {{ ja = \"終了する\", en = \"{}\" }}", "Q".repeat(790));
    let changes: [Change; 4] = [
        ("cut", "ui.toml", "quit = { ja = \"終了する\", en = \"Quit\" }", label.as_str()),
        ("same-choice", "cards/mastercard.toml", "name = { ja = \"Mastercard\", en = \"Mastercard\" }", "name = { ja = \"Visa\", en = \"Visa\" }"),
        ("scrolls", "causes.toml", "en = \"An Amex code has 4 digits, so it is easy to mix up with the PIN. ", long.as_str()),
        ("uncovered", "claims.toml", "covered_by = [\"topic/code-digits\"]", "covered_by = [\"topic/nowhere\"]"),
    ];
    let checked = changed(&changes);
    let problems = prove(&checked, checked.pack.as_ref().unwrap(), 0).problems;
    let found: BTreeSet<(&str, &str)> = problems.iter().map(|one| (one.rule, one.place.file.as_str())).collect();
    assert_eq!(found, changes.iter().map(|(rule, path, ..)| (*rule, *path)).collect(), "{}", told(&problems));
}

#[test]
#[rustfmt::skip]
fn proofs_of_calls_name_what_cannot_be_played_solved_failed_or_broken() {
    let changes: [Change; 6] = [
        ("call-lesson", "calls/teapot.toml", "shows = [", "shows = [\"wallet\", "),
        ("call", "calls/teapot.toml", "level = 3", "level = 9"),
        ("call-unsolved", "desk.toml", "reads = false\npatience = 26", "reads = false\npatience = 4"),
        ("call-lax", "desk.toml", "id = \"never-ask-code\"\nseverity = \"blocker\"", "id = \"never-ask-code\"\nseverity = \"minor\""),
        ("call-strict", "desk.toml", "least = 60", "least = 99"),
        ("unbroken", "desk.toml", "# ---- show ----", "[[rule]]\nid = \"be-kind\"\nseverity = \"minor\"\nname = { ja = \"やさしく話す\", en = \"Be kind\" }\nwhy = { ja = \"急ぐ人もいます。\", en = \"Callers may be in a hurry.\" }\nfacts = [\"agent-asks-digits-and-side\"]\n"),
    ];
    // One by one: each spoils the same calls.
    for change in changes {
        let checked = changed(&[change]);
        let (_, problems) = calls::look(checked.pack.as_ref().unwrap(), 0, &checked.places);
        let (rule, path, ..) = change;
        let rules: BTreeSet<&str> = problems.iter().map(|one| one.rule).collect();
        assert_eq!(rules, BTreeSet::from([rule]), "{}", told(&problems));
        // A level or a rule that spoils calls is told at the calls.
        let file = &problems[0].place.file;
        assert!(file == path || rule.starts_with("call-"), "{}", told(&problems));
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
    let mistakes = proof.mistakes.unwrap();
    let late = &mistakes.late;
    let within = |counts: &DenialCounts, denials: usize, of_1000: usize| {
        counts.all() > 300 && counts.within(denials) * 1000 >= counts.all() * of_1000
    };
    assert!(within(&mistakes[Truth::All], 1, 1000), "{late:?}");
    assert!(within(&mistakes[Truth::OneSlip], 1, 980), "{late:?}");
    assert!(within(&mistakes[Truth::OneSlip], 2, 1000), "{late:?}");
    assert!(within(&mistakes.mistaken(), 2, 970), "{late:?}");
    assert!(within(&mistakes.mistaken(), 4, 1000), "{late:?}");
    assert!(within(&mistakes[Truth::OneUnknown], 3, 1000), "{late:?}");
    assert_eq!(
        (mistakes.widest, mistakes.dropped, mistakes.denying),
        (3, 0, 0)
    );
    assert!(mistakes.longest <= 9, "{}", mistakes.longest);
    let calls = &proof.calls;
    assert_eq!((calls.made, calls.drawn), (pack.calls().len(), DRAWN));
    let all = calls.made + calls.drawn;
    for player in Player::ALL {
        let scores = &calls.players[&player];
        match player.passes() {
            Some(true) => assert_eq!(scores.passed, all, "{player:?}"),
            Some(false) => assert_eq!(scores.passed, 0, "{player:?}"),
            // An exam wants four calls of five.
            None => assert!(scores.passed * 4 < all, "{player:?}: {}", scores.passed),
        }
    }
    assert_eq!(calls.players[&Player::Best].spread(), (100, 100, 100));
    let (_, median, _) = calls.players[&Player::Random].spread();
    assert!(median <= 20, "a random player's median is {median}");
    let questions = proof.questions.unwrap();
    assert!(questions.flow.expected <= 4.5, "{questions:?}");
}

#[test]
fn an_invented_issuer_s_pack_passes_every_proof_and_speaks_its_own_words() {
    let checked = check(&pack_dir::read(&minato()).unwrap(), &carried());
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
