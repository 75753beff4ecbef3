//! Every page is walked, in every language: it says something, rests on facts, has a way out, and back returns.

use cardcode::app::action::Action;
use cardcode::app::effect::Effect;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::notice::Notice;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::typing::Typing;
use cardcode::app::update::step;
use cardcode::pack::content::Pack;
use cardcode::pack::model::card::ElementKind;
use cardcode::text::lang::Lang;
use cardcode::training::modes;
use cardcode::training::square;
use cardcode::view::page::{Backing, Block, Page, RowKeys};
use cardcode::view::router::page;
use cardcode::view::summary;
use proptest::prelude::*;

use crate::common::every_state;
use crate::common::{languages, words};
use cardcode::author::crawl::{self, after};

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

fn every_page(pack: &Pack, lang: &Lang) -> Vec<(State, Page)> {
    every_state(lang)
        .into_iter()
        .map(|state| (state.clone(), page(pack, &state)))
        .collect()
}

#[test]
fn every_page_says_something_and_leaves_no_placeholder() {
    let pack = pack();
    for lang in languages(&pack) {
        for (_, page) in every_page(&pack, &lang) {
            assert!(
                !page.title.is_empty() && !page.lead.is_empty(),
                "{}: {page:?}",
                page.id
            );
            assert!(!page.choices.is_empty(), "{} has no choice", page.id);
            for choice in &page.choices {
                assert!(
                    !choice.label.is_empty(),
                    "{}: a choice without words",
                    page.id
                );
                let same = page
                    .choices
                    .iter()
                    .filter(|other| other.label == choice.label)
                    .count();
                assert_eq!(same, 1, "{}: '{}' twice", page.id, choice.label);
            }
            for words in words(&page) {
                assert!(
                    !words.contains('{') && !words.contains('}'),
                    "{}: {words}",
                    page.id
                );
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_pages() {
    let pack = pack();
    let shape = |lang: &Lang| -> Vec<(String, usize, usize, Vec<Backing>)> {
        // Each is walked by itself here.
        let states = crawl::every_state(&pack, lang).into_iter();
        let pages = states.map(|state| page(&pack, &state));
        pages
            .map(|page| (page.id, page.choices.len(), page.blocks.len(), page.backing))
            .collect()
    };
    let languages = languages(&pack);
    for lang in &languages[1..] {
        assert_eq!(shape(&languages[0]), shape(lang));
    }
}

#[test]
fn changing_the_language_changes_nothing_else() {
    let pack = pack();
    let languages = languages(&pack);
    for state in every_state(&languages[0]) {
        let round = after(&pack, &state, &vec![Intent::Language; languages.len()]);
        let other = after(&pack, &state, &[Intent::Language]);
        assert_eq!(
            page(&pack, &round),
            page(
                &pack,
                &after(&pack, &state, &[Intent::Language, Intent::Language])
            )
        );
        assert_eq!(
            (other.screen(), other.room().mark),
            (state.screen(), state.room().mark)
        );
        assert_ne!(other.lang, state.lang);
    }
}

#[test]
fn every_page_rests_on_facts_that_are_there() {
    let pack = pack();
    // Pages about the program itself state no fact of cards.
    let about_the_program = ["help", "facts/", "answers", "map"];
    for (_, page) in every_page(&pack, &Lang::new("en")) {
        // What is asked gives nothing away, and the exam gives no help.
        let asks = ["round/", "sort/", "point/", "advice/", "exam/"];
        let asks = asks.iter().any(|id| page.id.starts_with(id)) && !page.id.ends_with("/why");
        let exempt = asks || about_the_program.iter().any(|id| page.id.starts_with(id));
        assert!(
            exempt || !page.backing.is_empty(),
            "{} rests on nothing",
            page.id
        );
        for backing in &page.backing {
            let is_there = match backing {
                Backing::Fact(id) => pack.facts().get(id).is_some(),
                Backing::List(id) => pack.systems().iter().any(|system| system.id == *id),
            };
            assert!(is_there, "{}: {backing:?}", page.id);
        }
    }
}

#[test]
fn back_leads_out_of_every_page() {
    let pack = pack();
    for mut state in every_state(&Lang::new("ja")) {
        let id = page(&pack, &state).id;
        let mut backs = 0;
        loop {
            let (next, effects) = step(&pack, state, Msg::Intent(Intent::Back));
            if effects == [Effect::Quit] || next.notice == Some(Notice::AtHome) {
                break;
            }
            state = next;
            backs += 1;
            assert!(backs < 40, "no way out of {id}");
        }
    }
}

#[test]
fn back_returns_to_the_same_page() {
    let pack = pack();
    for state in every_state(&Lang::new("ja")) {
        // The rows of a long list lead on in one way: every tenth is taken.
        let acts = state.actions(&pack);
        let stride = if acts.len() > 20 { 10 } else { 1 };
        for (place, act) in acts.into_iter().enumerate().step_by(stride) {
            let marked = after(&pack, &state, &[Intent::SelectByPointer(place)]);
            let before = page(&pack, &marked);
            let gone = after(&pack, &marked, &[Intent::Choose]);
            if matches!(act, Action::Go(_) | Action::Answer(_)) {
                let back = after(&pack, &gone, &[Intent::Back]);
                assert_eq!(
                    page(&pack, &back),
                    before,
                    "back from {}",
                    page(&pack, &gone).id
                );
            }
        }
    }
}

#[test]
fn two_keys_from_home_show_any_card_with_its_code() {
    let pack = pack();
    for lang in languages(&pack) {
        for (place, card) in pack.cards().iter().enumerate() {
            let home = State::new(lang.clone(), Screen::Home);
            // A digit for the first ten, End for the last, and a letter that spells no other for what is between.
            let is_last = place + 1 == pack.cards().len();
            let keys = match RowKeys::Digits.of(place) {
                Some(_) => vec![Intent::SelectByPointer(place)],
                None if is_last => vec![Intent::Last],
                None => ('a'..='z').map(Intent::Spell).collect(),
            };
            let shows = |key: &Intent| {
                let shown = page(&pack, &after(&pack, &home, &[Intent::Choose, *key]));
                let label = pack.words(&lang).say(&card.name);
                (shown.choices[shown.mark].label == label).then_some(shown)
            };
            let Some(shown) = keys.iter().find_map(shows) else {
                panic!("no key marks {}", card.id);
            };
            let has_code = shown.blocks.iter().any(|block| match block {
                Block::Picture(picture) => picture
                    .marks
                    .iter()
                    .any(|mark| mark.kind == ElementKind::Code),
                _ => false,
            });
            assert!(has_code, "{} is not shown with its code", card.id);
        }
    }
}

fn intents() -> impl Strategy<Value = Intent> {
    use Intent::*;
    let keys = vec![
        Up, Down, First, Last, Left, Right, Choose, Choose, Choose, Back, Home, Language, Help,
        Facts, Map, Answers, Copy, Save, Next, Previous, Turn, Erase,
    ];
    let aim = (any::<u8>(), any::<u8>())
        .prop_map(|(column, row)| PointAt(square::GridSquare { column, row }));
    let spelled = prop::sample::select("gG4410avs".chars().collect::<Vec<_>>()).prop_map(Spell);
    prop_oneof![6 => prop::sample::select(keys), 4 => (0usize..40).prop_map(Select), 1 => aim, 2 => spelled]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_in_any_order_leave_a_page_with_a_marked_choice(keys in prop::collection::vec(intents(), 1..120)) {
        let pack = pack();
        let mut state = State::new(Lang::new("ja"), Screen::Home);
        for key in keys {
            state = step(&pack, state, Msg::Intent(key)).0;
            let page = page(&pack, &state);
            prop_assert!(page.mark < page.choices.len(), "{}", page.id);
        }
        let mut backs = 0;
        while state.notice != Some(Notice::AtHome) {
            let (next, effects) = step(&pack, state, Msg::Intent(Intent::Back));
            state = next;
            if effects == [Effect::Quit] {
                break;
            }
            backs += 1;
            prop_assert!(backs < 400);
        }
    }
}

/// The state after these digits, each with a pause before it if they are typed `slowly`.
fn typed(start: &State, places: &[usize], slowly: bool) -> State {
    let pack = Pack::embedded().unwrap();
    let mut state = start.clone();
    for place in places {
        if slowly {
            state = step(&pack, state, Msg::Paused).0;
        }
        state = step(&pack, state, Msg::Intent(Intent::Select(*place))).0;
    }
    state
}

#[test]
fn a_digit_chooses_what_can_be_taken_back_and_marks_the_rest() {
    let pack = Pack::embedded().unwrap();
    for state in every_state(&Lang::new("en")) {
        let is_exam = matches!(state.screen(), Screen::Exam(_));
        if is_exam || state.screen().typing() != Typing::Commands {
            continue;
        }
        for (place, action) in state.actions(&pack).iter().enumerate().take(10) {
            let digit = after(&pack, &state, &[Intent::Select(place)]);
            let marked = after(&pack, &state, &[Intent::SelectByPointer(place)]);
            let as_chosen = match action.is_light() {
                true => after(&pack, &marked, &[Intent::Choose]),
                false => marked,
            };
            assert_eq!(digit.screen(), as_chosen.screen(), "{action:?}");
            assert_eq!(digit.room().mark, as_chosen.room().mark, "{action:?}");
        }
    }
    // In an exam each choice is for good.
    let intro = State::new(Lang::new("en"), Screen::ExamIntro);
    let actions = intro.actions(&pack);
    let begin = actions.iter().position(|action| *action == Action::Begin);
    let keys = [Intent::SelectByPointer(begin.unwrap()), Intent::Choose];
    let begun = after(&pack, &intro, &keys);
    assert!(matches!(begun.screen(), Screen::Exam(_)));
    let marked = after(&pack, &begun, &[Intent::Select(1)]);
    assert_eq!((marked.depth(), marked.room().mark), (begun.depth(), 1));
}

#[test]
fn digits_of_a_code_are_explained_once_and_those_of_a_number_choose_nothing_more() {
    let pack = Pack::embedded().unwrap();
    let home = State::new(Lang::new("en"), Screen::Home);
    assert_eq!(typed(&home, &[2, 0, 0], false).notice, None);
    let code = typed(&home, &[2, 0, 0, 0], false);
    assert_eq!(code.notice, Some(Notice::NoDigits));
    // Who knows the way goes on, and is told once.
    let paused = step(&pack, code, Msg::Paused).0;
    assert_eq!(typed(&paused, &[0], true).notice, None);
    assert_eq!(typed(&home, &[2, 0, 0, 0], true).notice, None);
    let number = [4, 1, 0, 2, 0, 3, 0, 1, 0, 4, 0, 1, 0, 5, 0, 6];
    let eight = typed(&home, &number[..8], false);
    let whole = typed(&home, &number, false);
    assert_eq!(whole.notice, Some(Notice::NoDigits));
    assert_eq!(whole.screen(), eight.screen());
}

#[test]
fn digits_that_only_mark_leave_the_mark_where_it_was_if_they_are_those_of_a_code() {
    let pack = Pack::embedded().unwrap();
    let drill = Screen::practice(modes::requests::KIND, 1).unwrap();
    let start = after(&pack, &State::new(Lang::new("en"), drill), &[Intent::Down]);
    let marks = |places, slowly| {
        let state = typed(&start, places, slowly);
        (state.room().mark, state.notice)
    };
    assert_eq!(marks(&[2, 3], false), (3, None));
    assert_eq!(marks(&[2, 3, 0], false), (1, Some(Notice::NoDigits)));
    assert_eq!(marks(&[2, 3, 0, 2], false), (1, Some(Notice::NoDigits)));
    assert_eq!(marks(&[2, 3, 0, 2], true), (2, None));
    // Nor does Enter right after them choose what they left marked; once more, it does.
    let code = typed(&start, &[2, 3, 0], false);
    let enter = after(&pack, &code, &[Intent::Choose]);
    assert_eq!(
        (enter.screen(), enter.notice.as_ref()),
        (start.screen(), Some(&Notice::NoDigits))
    );
    assert_ne!(
        after(&pack, &enter, &[Intent::Choose]).screen(),
        start.screen()
    );
}

#[test]
fn the_summary_of_who_was_in_a_hurry_names_what_happened_and_nothing_else() {
    let pack = Pack::embedded().unwrap();
    let home = State::new(Lang::new("en"), Screen::Home);
    let mut actions = home.actions(&pack).into_iter();
    let urgent = actions.position(|action| action == Action::Go(Route::Urgent));
    let urgent = after(&pack, &home, &[Intent::Select(urgent.unwrap())]);
    let lost = after(&pack, &urgent, &[Intent::Choose]);
    let told = summary::text(&pack, &lost).unwrap();
    assert!(told.contains("lost or stolen"), "{told}");
    assert!(
        !told.contains("unknown charge") && !told.contains("given away"),
        "{told}"
    );
}

#[test]
fn a_card_of_one_side_offers_no_key_to_turn_it() {
    let pack = Pack::embedded().unwrap();
    for card in pack.cards() {
        let state = State::new(Lang::new("ja"), Screen::card(card));
        let bar = page(&pack, &state).bar;
        let turns = bar.iter().any(|hint| hint.word == "裏返す");
        assert_eq!(turns, card.faces.len() > 1, "{}", card.id);
    }
}

#[test]
fn left_goes_back_and_right_goes_on_where_nothing_lies_beside() {
    let pack = Pack::embedded().unwrap();
    let home = State::new(Lang::new("en"), Screen::Home);
    let list = after(&pack, &home, &[Intent::Right]);
    assert_eq!(*list.screen(), Screen::CardList);
    assert_eq!(*after(&pack, &list, &[Intent::Left]).screen(), Screen::Home);
    // A key that does nothing says so, and the word goes with the next key.
    let none = after(&pack, &home, &[Intent::Turn]);
    assert_eq!(none.notice, Some(Notice::NoSuchKey));
    assert_eq!(after(&pack, &none, &[Intent::Down]).notice, None);
}

#[test]
fn no_type_has_a_place_for_what_a_person_types() {
    // What can be copied holds no text: a choice, a key, a click, a request for help, and nothing else.
    fn holds_no_text<T: Copy>() {}
    holds_no_text::<Intent>();
    holds_no_text::<cardcode::keymap::Command>();
    // What is told of typing and pasting is that it happened.
    assert_eq!(
        format!("{:?} {:?}", Msg::Typed, Msg::Pasted),
        "Typed Pasted"
    );
}
