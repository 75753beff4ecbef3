//! Lists that keys narrow: what is typed shows only as far as it spells an entry.

use cardcode::app::action::Action;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::notice::Notice;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::screens::code_list::CodeListScreen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::page::{Block, Page};
use cardcode::view::router::page;
use proptest::prelude::*;

fn list(system: &str) -> Screen {
    Screen::CodeList(CodeListScreen {
        system: system.to_owned(),
    })
}

fn typed(pack: &Pack, screen: Screen, keys: &str) -> State {
    let state = State::new(Lang::new("en"), screen);
    typed_on(pack, state, keys)
}

fn typed_on(pack: &Pack, state: State, keys: &str) -> State {
    let keys: Vec<Intent> = keys.chars().map(Intent::Spell).collect();
    after(pack, &state, &keys)
}

fn seen(pack: &Pack, state: &State) -> Page {
    page(pack, state)
}

fn labels(page: &Page) -> Vec<&str> {
    page.choices
        .iter()
        .map(|choice| choice.label.as_str())
        .collect()
}

#[test]
fn a_code_is_marked_as_it_is_typed() {
    let pack = Pack::embedded().unwrap();
    for (system, keys, code) in [
        ("japan", "G44", "G44"),
        ("japan", "g44", "G44"),
        ("iso8583", "51", "51"),
        ("iso8583", "41", "41"),
        ("stripe", "incorrectcvc", "incorrect_cvc"),
        ("stripe", "incorrect_c", "incorrect_cvc"),
        ("sbps", "10161", "10161999"),
        ("address-result", "N", "N"),
        ("eci", "05", "ECI 05"),
    ] {
        let state = typed(&pack, list(system), keys);
        let here = seen(&pack, &state);
        assert_eq!(here.choices[here.mark].label, code, "{system} {keys}");
        let opened = seen(&pack, &after(&pack, &state, &[Intent::Choose]));
        assert_eq!(opened.id, format!("message/{system}/{code}"));
        // Back returns to the list as it was narrowed, then to the whole, then out of it.
        let back = after(&pack, &state, &[Intent::Choose, Intent::Back]);
        assert_eq!(seen(&pack, &back), here);
        let whole = after(&pack, &back, &[Intent::Back]);
        assert!(seen(&pack, &whole).choices.len() > here.choices.len());
        assert_eq!(
            after(&pack, &whole, &[Intent::Back]).screen(),
            &Screen::Home
        );
    }
}

#[test]
fn a_card_is_found_by_its_name_in_any_language() {
    let pack = Pack::embedded().unwrap();
    for (keys, id) in [
        ("visa", "visa"),
        ("VISA", "visa"),
        ("ビザ", "visa"),
        ("び", "visa"),
        ("銀", "unionpay"),
        ("gin", "unionpay"),
        ("back", "amex-back"),
        ("discover", "discover"),
    ] {
        let state = typed(&pack, Screen::CardList, keys);
        let marked = state.actions(&pack).into_iter().nth(state.room().mark);
        assert_eq!(
            marked,
            Some(Action::Go(Route::Card(id.to_owned()))),
            "{keys}"
        );
        // The picture beside the list is of the card that is marked.
        let here = seen(&pack, &state);
        let lead = &pack.card(id).unwrap().lead;
        let caption = here.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) => Some(picture.caption.clone()),
            _ => None,
        });
        assert_eq!(
            caption,
            Some(pack.words(&Lang::new("en")).say(lead)),
            "{keys}"
        );
    }
}

#[test]
fn who_knows_only_the_code_types_it_where_the_lists_are() {
    let pack = Pack::embedded().unwrap();
    let state = typed(&pack, Screen::CodeLists, "G44");
    assert_eq!(labels(&seen(&pack, &state))[0], "G44");
    let lists = seen(&pack, &typed(&pack, Screen::CodeLists, "05"));
    assert_eq!(labels(&lists)[..3], ["05", "05", "ECI 05"]);
    let stripe = seen(&pack, &typed(&pack, Screen::CodeLists, "stri"));
    assert_eq!(labels(&stripe)[0], "Stripe");
    assert!(stripe.lead.contains("Stri"));
}

#[test]
fn a_question_is_found_by_a_word_of_it() {
    let pack = Pack::embedded().unwrap();
    for (keys, word) in [("lock", "lock"), ("fraud", "fraud"), ("補償", "fraud")] {
        let here = seen(&pack, &typed(&pack, Screen::Topics, keys));
        let found = labels(&here).len() - 1;
        assert!(found > 0 && found < pack.topics().all.len(), "{keys}");
        assert!(labels(&here)[0].contains(word), "{keys}: {here:?}");
    }
}

#[test]
fn a_code_that_is_not_listed_stands_there_only_when_it_is_whole() {
    let pack = Pack::embedded().unwrap();
    let unlisted = pack
        .systems()
        .iter()
        .find(|list| list.id == "japan")
        .unwrap();
    let unlisted = unlisted
        .messages
        .iter()
        .find(|message| !message.listed)
        .unwrap();
    let mut state = State::new(Lang::new("en"), list("japan"));
    for (at, key) in unlisted.code.char_indices() {
        assert!(
            !labels(&seen(&pack, &state)).contains(&&*unlisted.code),
            "{at}"
        );
        state = typed_on(&pack, state, &key.to_string());
    }
    assert_eq!(labels(&seen(&pack, &state))[0], unlisted.code);
}

#[test]
fn keys_that_spell_nothing_are_dropped_and_backspace_takes_one_back() {
    let pack = Pack::embedded().unwrap();
    let state = typed(&pack, list("japan"), "G4");
    let off = typed_on(&pack, state.clone(), "x");
    assert_eq!(
        (off.room().typed.as_str(), &off.notice),
        ("G4", &Some(Notice::NotSpelled))
    );
    let back = after(&pack, &state, &[Intent::Erase]);
    assert_eq!(back.room().typed, "G");
    let out = after(&pack, &back, &[Intent::Erase, Intent::Erase]);
    assert_eq!(out.screen(), &Screen::Home);
    // Where nothing is spelled, these are keys as everywhere.
    let japan = State::new(Lang::new("en"), list("japan"));
    assert!(
        japan.hears(&pack, 'g')
            && japan.hears(&pack, '9')
            && !japan.hears(&pack, 'q')
            && !japan.hears(&pack, 'L')
            && !japan.hears(&pack, ' ')
    );
    assert!(
        state.hears(&pack, 'q')
            && state.hears(&pack, '7')
            && !state.hears(&pack, 'L')
            && !state.hears(&pack, '?')
    );
    let home = State::new(Lang::new("en"), Screen::Home);
    assert!(!home.hears(&pack, '4') && !home.hears(&pack, 'g'));
    // The row of a card has a digit still, for no card is spelled by one.
    assert!(!State::new(Lang::new("en"), Screen::CardList).hears(&pack, '4'));
}

#[test]
fn digits_of_a_code_typed_into_a_list_are_answered() {
    let pack = Pack::embedded().unwrap();
    let state = typed(&pack, list("japan"), "9876");
    assert_eq!(state.room().typed, "");
    assert_eq!(state.notice, Some(Notice::NoDigits));
}

#[test]
fn of_a_card_number_typed_where_codes_are_looked_up_nothing_stays() {
    let pack = Pack::embedded().unwrap();
    for number in ["4111111111111111", "378282246310005", "05123456789"] {
        let mut state = State::new(Lang::new("en"), Screen::CodeLists);
        let whole = state.actions(&pack).len();
        for key in number.chars() {
            state = after(&pack, &state, &[Intent::Spell(key)]);
        }
        assert_eq!(state.notice, Some(Notice::NoDigits), "{number}");
        assert!(
            state.room().typed.is_empty(),
            "{number}: {}",
            state.room().typed
        );
        assert_eq!(state.actions(&pack).len(), whole, "the list is whole again");
        // What comes after a pause is typed anew.
        let paused = step(&pack, state, Msg::Paused).0;
        let code = after(
            &pack,
            &paused,
            &["G", "4", "4"].map(|key| Intent::Spell(key.chars().next().unwrap())),
        );
        assert_eq!(code.room().typed, "G44");
    }
}

#[test]
fn a_code_that_is_found_by_its_letters_says_what_it_means_and_words_come_before_codes() {
    let pack = Pack::embedded().unwrap();
    let page = seen(&pack, &typed(&pack, Screen::CodeLists, "G44"));
    assert_eq!(page.choices[0].label, "G44");
    assert!(
        page.choices[0].note.contains(": "),
        "{}",
        page.choices[0].note
    );
    let words = typed(&pack, Screen::CodeLists, "declined");
    assert!(matches!(
        words.actions(&pack)[0],
        Action::Go(Route::Said(_))
    ));
}

#[test]
fn a_line_spells_an_entry_and_a_number_that_is_none_is_a_row() {
    let pack = Pack::embedded().unwrap();
    let iso = State::new(Lang::new("en"), list("iso8583"));
    let opened = |line: &str| {
        iso.line_spells(&pack, line)
            .map(|keys| seen(&pack, &after(&pack, &iso, &keys)).id)
    };
    assert_eq!(opened("51"), Some("message/iso8583/51".to_owned()));
    assert_eq!(opened("n7"), Some("message/iso8583/N7".to_owned()));
    assert_eq!(opened("N"), Some("explain/iso8583".to_owned()));
    assert_eq!(opened("9876"), None);
    let japan = State::new(Lang::new("en"), list("japan"));
    assert_eq!(japan.line_spells(&pack, "3"), None);
    // A second line begins anew.
    let narrowed = typed(&pack, list("japan"), "G5");
    let keys = narrowed.line_spells(&pack, "G44").unwrap();
    assert_eq!(
        seen(&pack, &after(&pack, &narrowed, &keys)).id,
        "message/japan/G44"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// The promise: whatever is typed, what stands on the page is the list's own.
    #[test]
    fn nothing_shows_that_is_not_of_the_list(keys in "[0-9]{1,16}|[a-zA-Z0-9 _-]{1,12}|[あ-んア-ン0-9]{1,8}", which in 0usize..6) {
        let pack = Pack::embedded().unwrap();
        let screens = [list("japan"), list("gmo"), list("stripe"), list("eci"), Screen::CardList, Screen::Topics];
        let mut state = State::new(Lang::new("ja"), screens[which].clone());
        for key in keys.chars() {
            if !state.hears(&pack, key) {
                continue;
            }
            state = step(&pack, state, Msg::Intent(Intent::Spell(key))).0;
            let typed = &state.room().typed;
            let own = state.spelling(&pack).and_then(|spelling| spelling.own(typed));
            prop_assert!(typed.is_empty() || own.is_some(), "{typed}");
            let here = seen(&pack, &state);
            prop_assert!(here.mark < here.choices.len());
        }
    }
}
