//! What the shop showed, typed or pasted where the lists of codes are.

use cardcode::app::message::{Intent, Msg};
use cardcode::app::notice::Notice;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::page::Page;
use cardcode::view::router::page;
use proptest::prelude::*;

fn lists() -> State {
    State::new(Lang::new("en"), Screen::CodeLists)
}

fn typed(pack: &Pack, words: &str) -> State {
    let keys: Vec<Intent> = words.chars().map(Intent::Spell).collect();
    after(pack, &lists(), &keys)
}

fn pasted(pack: &Pack, words: &str) -> State {
    step(pack, lists(), Msg::PastedWords(words.to_owned())).0
}

/// The page that Enter leads to, at once or by the row that shows what words mean.
fn entered(pack: &Pack, state: &State) -> Page {
    page(pack, &after(pack, state, &[Intent::Choose]))
}

#[test]
fn a_sentence_leads_to_its_meaning_typed_or_pasted() {
    let pack = Pack::embedded().unwrap();
    for (words, id) in [
        ("Your card was declined", "said/issuer-declined"),
        ("invalid cvv", "said/code-wrong"),
        ("do not honor please", "said/issuer-declined"),
        ("HOLD CARD - CALL", "said/issuer-final"),
        ("カード会社にお問い合わせください", "said/issuer-hold"),
        ("エラー G44", "said/code-wrong"),
        ("【42G440000】決済できません", "said/code-wrong"),
        ("error 05", "said/several"),
        ("the cat is asleep", "said/unknown"),
    ] {
        let keys = typed(&pack, words);
        assert_eq!(keys.room().typed, words);
        for state in [keys, pasted(&pack, words)] {
            assert_eq!(entered(&pack, &state).id, id, "{words}");
        }
    }
    // A code alone is its list's own page, as ever.
    assert_eq!(entered(&pack, &typed(&pack, "G44")).id, "message/japan/G44");
}

#[test]
fn what_it_means_goes_on_to_the_questions_and_back() {
    let pack = Pack::embedded().unwrap();
    let said = after(&pack, &typed(&pack, "invalid cvv"), &[Intent::Choose]);
    let asked = after(&pack, &said, &[Intent::Choose]);
    assert!(matches!(asked.screen(), Screen::Diagnose(answers) if *answers != Default::default()));
    let back = after(&pack, &said, &[Intent::Back]);
    assert_eq!(back.room().typed, "invalid cvv");
    // Of several meanings, each row is one; of none, the questions are the first.
    let several = after(&pack, &pasted(&pack, "error 05"), &[Intent::Choose]);
    let one = entered(&pack, &several).id;
    assert!(one.starts_with("message/"), "{one}");
    let none = after(&pack, &typed(&pack, "zz zz"), &[Intent::Choose]);
    assert!(matches!(
        after(&pack, &none, &[Intent::Choose]).screen(),
        Screen::Diagnose(_)
    ));
}

#[test]
fn a_line_says_what_the_shop_showed() {
    let pack = Pack::embedded().unwrap();
    for (line, id) in [
        ("Your card was declined", "said/issuer-declined"),
        ("  お取り扱いできません ", "said/issuer-declined"),
        ("xyzzy plugh", "said/unknown"),
    ] {
        let said = lists().line_says(&pack, line).unwrap();
        let there = said
            .into_iter()
            .fold(lists(), |state, msg| step(&pack, state, msg).0);
        assert_eq!(page(&pack, &there).id, id, "{line}");
    }
    for line in ["", "   ", "9876", "4000 0000 0000 0002"] {
        assert_eq!(lists().line_says(&pack, line), None, "{line}");
    }
    let home = State::new(Lang::new("en"), Screen::Home);
    assert_eq!(home.line_says(&pack, "Your card was declined"), None);
}

#[test]
fn a_number_is_kept_in_no_words() {
    let pack = Pack::embedded().unwrap();
    let numbers = [
        "4000 0000 0000 0002",
        "3700-000000-00002",
        "4000000000000002",
    ];
    for number in numbers {
        for words in [
            format!("card {number} declined"),
            format!("カード番号は{number}です"),
            format!("my cvv is 201, {number}"),
        ] {
            for state in [typed(&pack, &words), pasted(&pack, &words)] {
                let said = after(&pack, &state, &[Intent::Choose]);
                let kept = format!("{:?}{:?}", state.room(), said.screen());
                assert!(!kept.contains("000"), "{words}: {kept}");
            }
        }
        assert_eq!(pasted(&pack, number).room().typed, "");
        assert_eq!(pasted(&pack, number).notice, Some(Notice::NoDigits));
    }
    let hidden = typed(&pack, "my pin is 9876");
    assert_eq!(
        (&*hidden.room().typed, &hidden.notice),
        ("my pin is ****", &Some(Notice::DigitsHidden))
    );
}

#[test]
fn keys_are_commands_until_something_is_typed() {
    let pack = Pack::embedded().unwrap();
    for key in ['L', 'H', '?', 'q', ' '] {
        assert!(!lists().hears(&pack, key), "{key}");
        assert!(typed(&pack, "a").hears(&pack, key), "{key}");
    }
    for key in ['a', 'Z', 'エ', '【', '4'] {
        assert!(lists().hears(&pack, key), "{key}");
    }
    let cleared = after(&pack, &typed(&pack, "abc"), &[Intent::Back]);
    assert_eq!(cleared, after(&pack, &lists(), &[]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// The promise: whatever is typed, no row of digits is kept that may be a secret.
    #[test]
    fn nothing_is_kept_that_may_be_a_number(keys in "[0-9 -]{1,24}|[a-z0-9 ]{1,24}|[あ-んア-ン0-9]{1,12}") {
        let pack = Pack::embedded().unwrap();
        let mut state = lists();
        for key in keys.chars().filter(|key| *key != ' ' || !keys.starts_with(' ')) {
            state = step(&pack, state, Msg::Intent(Intent::Spell(key))).0;
            let typed = &state.room().typed;
            let digits = typed.chars().filter(char::is_ascii_digit).count();
            let is_code = state.spelling(&pack).is_some();
            prop_assert!(is_code || digits < 12, "{typed}");
            let here = page(&pack, &state);
            prop_assert!(here.mark < here.choices.len());
        }
    }
}
