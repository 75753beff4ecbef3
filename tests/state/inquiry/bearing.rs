//! An inquiry goes on after "no", and takes anything back.

use cardcode::app::action::Action;
use cardcode::app::message::Intent;
use cardcode::app::open;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::author::crawl::after;
use cardcode::inquiry::answers::{Answers, Position};
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;

/// All the same, although the digits that were compared were the wrong ones.
const ALL_THE_SAME: [(&str, &str); 9] = [
    ("where", "online"),
    ("message", "code"),
    ("typed", "back"),
    ("network", "other"),
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
        &[Intent::Select(place(&start, &Action::Deny))],
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
    // Every meaning that says something to the questions is one of the lists'.
    for evidence in &pack.diagnosis().evidence {
        assert!(
            pack.systems()
                .iter()
                .flat_map(|list| &list.messages)
                .any(|message| message.meaning == evidence.meaning)
        );
    }
}
