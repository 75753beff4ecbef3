//! An inquiry goes on after "no", and takes anything back.

use cardcode::app::action::Action;
use cardcode::app::message::Intent;
use cardcode::app::open;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::author::crawl::after;
use cardcode::inquiry::answers::Answers;
use cardcode::inquiry::position::Position;
use cardcode::pack::content::Pack;
use cardcode::render::plain::lines;
use cardcode::text::lang::Lang;
use cardcode::view::router::page;

/// All the same, although the digits that were compared were the wrong ones.
const ALL_THE_SAME: [(&str, &str); 10] = [
    ("where", "online"),
    ("message", "code"),
    ("typed", "back"),
    ("network", "other"),
    ("again", "same"),
    ("compared", "same"),
    ("authseen", "none"),
    ("elsewhere", "works"),
    ("shop", "none"),
    ("issuer", "nothing"),
];

fn answered(answers: &[(&str, &str)]) -> Answers {
    let mut given = Answers::default();
    for (question, choice) in answers {
        given.answer(question, choice);
    }
    given
}

fn shown(pack: &Pack, answers: &Answers) -> Vec<String> {
    match answers.position(pack) {
        Position::Cause(suspect) => vec![suspect.cause.id.clone()],
        Position::Few(causes) => causes.iter().map(|cause| cause.id.clone()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn what_the_message_named_is_still_there_when_all_was_the_same() {
    let pack = Pack::embedded().unwrap();
    let shown = shown(&pack, &answered(&ALL_THE_SAME));
    assert!(
        shown.len() <= 3 && shown.contains(&"code-mistyped".to_owned()),
        "{shown:?}"
    );
}

#[test]
fn no_page_shows_again_what_it_was_not_and_all_pages_end() {
    let pack = Pack::embedded().unwrap();
    let mut answers = answered(&ALL_THE_SAME);
    let mut denied: Vec<String> = Vec::new();
    for _ in 0..100 {
        match answers.position(&pack) {
            Position::Ask(asked) => {
                let unknown = asked.node.choices.iter().find(|choice| choice.unknown);
                let choice = unknown.unwrap_or(&asked.node.choices[0]);
                answers.answer_now(&pack, &choice.id);
            }
            Position::Unfound => {
                assert!(denied.len() >= 10, "{denied:?}");
                return;
            }
            _ => {
                let shown = shown(&pack, &answers);
                assert!(shown.len() <= 3 && shown.iter().all(|id| !denied.contains(id)));
                denied.extend(shown);
                answers.deny(&pack);
            }
        }
    }
    panic!("it goes on for ever: {denied:?}");
}

#[test]
fn back_takes_a_denial_and_a_further_answer_back() {
    let pack = Pack::embedded().unwrap();
    let start = State::new(Lang::new("en"), Screen::Diagnose(answered(&ALL_THE_SAME)));
    let place = |state: &State, action: &Action| {
        let actions = state.actions(&pack);
        actions.iter().position(|one| one == action).unwrap()
    };
    let marked = after(
        &pack,
        &start,
        &[Intent::SelectByPointer(place(&start, &Action::Deny))],
    );
    let asked = after(&pack, &marked, &[Intent::Choose]);
    let told = after(&pack, &asked, &[Intent::Choose]);
    assert_eq!(
        after(&pack, &told, &[Intent::Back]).screen(),
        asked.screen()
    );
    let back = after(&pack, &told, &[Intent::Back, Intent::Back]);
    assert_eq!(
        (back.screen(), back.room().mark),
        (marked.screen(), marked.room().mark)
    );
}

#[test]
fn a_message_is_the_first_answer_and_back_leads_out_to_it() {
    let pack = Pack::embedded().unwrap();
    let home = State::new(Lang::new("ja"), Screen::Home);
    let route = Route::DiagnoseMessage("code-wrong".to_owned());
    let screen = open::screen(&route, &pack, &home).unwrap();
    let Screen::Diagnose(answers) = &screen else {
        panic!("{screen:?}");
    };
    let path = answers.path(pack.diagnosis());
    assert_eq!(
        path.last()
            .map(|(node, choice)| (node.id.as_str(), *choice)),
        Some(("message", "code"))
    );
    let back = after(&pack, &State::new(Lang::new("ja"), screen), &[Intent::Back]);
    assert_eq!(back.screen(), &Screen::Home);
    // Every meaning that says something to the questions is said by a code of a list or by words.
    let messages = || pack.systems().iter().flat_map(|list| &list.messages);
    for evidence in &pack.diagnosis().evidence {
        let meaning = &evidence.meaning;
        let mut phrases = pack.phrases().all.iter();
        assert!(
            messages().any(|message| message.meaning == *meaning)
                || phrases.any(|phrase| phrase.meaning == *meaning),
            "{meaning}"
        );
    }
}

/// Answers what is asked further, by question; what is not listed is unknown. Stops at the next page.
fn asked_on(pack: &Pack, answers: &mut Answers, listed: &[(&str, &str)]) -> Vec<String> {
    let mut asked = Vec::new();
    while let Position::Ask(question) = answers.position(pack) {
        let node = question.node;
        asked.push(node.id.clone());
        let listed = listed.iter().find(|(id, _)| *id == node.id);
        let unknown = node.choices.iter().find(|choice| choice.unknown);
        let choice = match (listed, unknown) {
            (Some((_, choice)), _) => (*choice).to_owned(),
            (None, Some(choice)) => choice.id.clone(),
            (None, None) => answers.all(pack.diagnosis())[0].1.to_owned(),
        };
        answers.answer_now(pack, &choice);
        assert!(asked.len() < 40, "{asked:?}");
    }
    asked
}

#[test]
fn a_card_without_the_mark_is_no_amex_and_one_not_looked_at_not_for_sure() {
    let pack = Pack::embedded().unwrap();
    let first = shown(&pack, &answered(&ALL_THE_SAME));
    assert!(!first.contains(&"amex-back-three".to_owned()), "{first:?}");
    let mut unseen = ALL_THE_SAME;
    unseen[3].1 = "unknown";
    let several = shown(&pack, &answered(&unseen));
    assert!(several.len() > 1, "{several:?}");
}

#[test]
fn causes_of_another_matter_are_not_on_the_first_page() {
    let pack = Pack::embedded().unwrap();
    let all_unknown = [
        ("where", "online"),
        ("message", "unknown"),
        ("compared", "unknown"),
        ("authseen", "unknown"),
        ("elsewhere", "unknown"),
        ("issuer", "unknown"),
    ];
    let refused_at_till = [
        ("where", "till"),
        ("till", "refused"),
        ("paying", "insert"),
        ("elsewhere", "works"),
        ("shop", "none"),
        ("issuer", "nothing"),
    ];
    let brand_is_named = [("where", "online"), ("message", "brand")];
    let ways: [(&[(&str, &str)], &str); 3] = [
        (&all_unknown, "wallet"),
        (&refused_at_till, "pin-typed"),
        (&brand_is_named, "pin-typed"),
    ];
    for (way, strange) in ways {
        let shown = shown(&pack, &answered(way));
        let is_strange = |id: &String| id == strange || id == "qr-registration";
        assert!(
            !shown.is_empty() && !shown.iter().any(is_strange),
            "{shown:?}"
        );
    }
    // At a till nobody typed a code; on no page that follows did they, either.
    let mut answers = answered(&refused_at_till);
    for _ in 0..6 {
        answers.deny(&pack);
        asked_on(
            &pack,
            &mut answers,
            &[("till", "refused"), ("where", "till")],
        );
        let shown = shown(&pack, &answers);
        assert!(!shown.contains(&"pin-typed".to_owned()), "{shown:?}");
    }
}

#[test]
fn what_was_just_answered_is_not_asked_in_other_words_before_the_next_page() {
    let pack = Pack::embedded().unwrap();
    let nothing = [
        ("where", "online"),
        ("again", "same"),
        ("compared", "same"),
        ("authseen", "none"),
        ("elsewhere", "works"),
        ("shop", "none"),
        ("issuer", "nothing"),
        ("expiry", "right"),
        ("length", "fits"),
        ("everywhere", "none"),
        ("tries", "few"),
    ];
    for message in ["code", "none"] {
        let mut start = ALL_THE_SAME;
        start[1].1 = message;
        let mut answers = answered(&start);
        for _ in 0..6 {
            answers.deny(&pack);
            let asked = asked_on(&pack, &mut answers, &nothing);
            let mut once = asked.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), asked.len(), "{asked:?}");
        }
    }
}

#[test]
fn a_further_answer_that_names_a_cause_shows_it_and_beats_none_of_these() {
    let pack = Pack::embedded().unwrap();
    let amount = |answers: &mut Answers| {
        for _ in 0..6 {
            let before = shown(&pack, answers);
            answers.deny(&pack);
            let asked = asked_on(&pack, answers, &[("issuer", "limit"), ("where", "stored")]);
            if asked.contains(&"issuer".to_owned()) {
                return before;
            }
        }
        Vec::new()
    };
    let mut answers = answered(&[
        ("where", "stored"),
        ("renewed", "no"),
        ("issuer", "nothing"),
    ]);
    let denied_before = amount(&mut answers);
    assert!(!denied_before.is_empty());
    let shown = shown(&pack, &answers);
    assert!(shown.contains(&"over-limit".to_owned()), "{shown:?}");
}

#[test]
fn who_is_asked_for_a_pin_at_a_pump_says_first_how_that_went() {
    let pack = Pack::embedded().unwrap();
    let pump = |more: &[(&str, &str)]| {
        let mut way = vec![("where", "till"), ("till", "pump")];
        way.extend(more);
        answered(&way)
    };
    let Position::Ask(asked) = pump(&[]).position(&pack) else {
        panic!("a cause is named at once");
    };
    assert_eq!(asked.node.id, "machine");
    let shown = |choice| shown(&pack, &pump(&[("machine", choice)]));
    assert_eq!(shown("forgot")[0], "pin-wrong");
    assert_eq!(shown("not-set")[0], "pin-not-set");
    assert!(shown("unknown").len() > 1);
}

#[test]
fn yes_is_the_same_answer_when_it_is_asked_once_more() {
    let pack = Pack::embedded().unwrap();
    let en = Lang::new("en");
    let node = pack.diagnosis().node("renewed").unwrap();
    // Both ask whether something has changed, and "yes" says that it has.
    assert!(node.ask.get(&en).contains("renewed or replaced"));
    let sharper = node.sharper.as_ref().unwrap();
    assert!(
        sharper
            .get(&en)
            .starts_with("Has the date on your card changed")
    );
    let yes = node.choice("yes").unwrap();
    assert!(yes.say.get(&en).starts_with("Yes") && yes.say.get(&en).contains("new"));
}

#[test]
fn after_the_last_none_of_these_the_phone_call_comes_first() {
    let pack = Pack::embedded().unwrap();
    let mut answers = Answers::default();
    let mut denied = 0;
    while !matches!(answers.position(&pack), Position::Unfound) {
        match answers.position(&pack) {
            Position::Ask(asked) => {
                let choices = &asked.node.choices;
                let choice = choices.iter().find(|choice| choice.unknown);
                let choice = choice.unwrap_or(&choices[0]).id.clone();
                answers.answer_now(&pack, &choice);
            }
            _ => {
                answers.deny(&pack);
                denied += 1;
            }
        }
        assert!(denied < 9);
    }
    let state = State::new(Lang::new("en"), Screen::Diagnose(answers));
    let said = lines(&page(&pack, &state)).join("\n");
    assert!(
        said.contains("I can't tell from here, but the issuer can"),
        "{said}"
    );
    let call = after(&pack, &state, &[Intent::SelectByPointer(0), Intent::Choose]);
    assert!(matches!(call.screen(), Screen::PhoneScript(_)));
}
