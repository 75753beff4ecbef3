//! The questions that people ask most, and how many keys lead to their answer from the first screen: on a drawn page
//! each choice has a key there, and in lines it is a number.

use std::collections::{HashMap, VecDeque};

use cardcode::app::message::Intent;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::page::Page;
use cardcode::view::router::page;

/// Choices that lead to an answer, at most.
const MOST: usize = 4;

/// The question, and the pages that answer it: a part of their name.
const QUESTIONS: [(&str, &str); 25] = [
    ("Where is the code on a Visa?", "card/visa"),
    ("Amex: the 4 or the 3 digits?", "card/amex/"),
    ("Where is it on a Saison Amex?", "card/saison-amex"),
    ("Is it the PIN?", "compare/"),
    ("It is worn off, can they tell me?", "topic/ask-code"),
    ("I typed it right and it fails", "ask/"),
    ("How many tries until a lock?", "topic/locks"),
    ("Who unlocks it, whom do I call?", "topic/who-unlocks"),
    ("Can I change the code?", "topic/change-code"),
    ("Somebody asks for the code by phone", "/phone-fraud"),
    ("I typed it on a fake page", "/told-code"),
    ("I gave it to somebody", "/told-code"),
    ("A charge that is not mine", "/unknown-charge"),
    ("My card is lost", "/lost-stolen"),
    (
        "What is 3-D Secure, how do I register?",
        "topic/three-d-secure",
    ),
    ("I have forgotten my PIN", "topic/forgotten-pin"),
    ("Contactless does not work", "/contactless-limit"),
    ("A subscription stopped", "topic/subscription"),
    (
        "It failed, and I was charged",
        "topic/charged-though-failed",
    ),
    ("Only this site refuses it", "ask/"),
    ("I cannot add it to Apple Pay", "/wallet"),
    ("Is this message real?", "topic/is-it-real"),
    ("What does this sentence mean?", "explain"),
    ("Will I get my money back?", "topic/compensation"),
    ("A pump refuses a card from abroad", "topic/pump-abroad"),
];

/// The pages that so many choices lead to, each with how many at least: by choices that have a key of their own, or
/// stand in a list that is narrowed by typing.
fn distances(pack: &Pack) -> HashMap<String, usize> {
    let mut open = VecDeque::from([(State::new(Lang::new("en"), Screen::Home), 0)]);
    let mut seen = HashMap::new();
    while let Some((state, keys)) = open.pop_front() {
        let here = page(pack, &state);
        let name = name(&here);
        if seen.contains_key(&name) {
            continue;
        }
        seen.insert(name, keys);
        if keys == MOST {
            continue;
        }
        for place in 0..here.choices.len() {
            let chosen = [Intent::SelectByPointer(place), Intent::Choose];
            open.push_back((after(pack, &state, &chosen), keys + 1));
        }
    }
    seen
}

/// A page by its name; the same question on another way is another page.
fn name(page: &Page) -> String {
    match &page.progress {
        Some(progress) => format!("{} {progress}", page.id),
        None => page.id.clone(),
    }
}

#[test]
fn each_common_question_is_answered_in_four_keys() {
    let pack = Pack::embedded().unwrap();
    let distances = distances(&pack);
    let mut slow = Vec::new();
    for (question, answer) in QUESTIONS {
        let pages = distances.iter().filter(|(id, _)| id.contains(answer));
        match pages.map(|(_, keys)| *keys).min() {
            Some(keys) => println!("{keys} {question}"),
            None => slow.push(question),
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

#[test]
fn the_first_topics_have_a_key_each_and_letters_narrow_the_rest() {
    let pack = Pack::embedded().unwrap();
    let topics = State::new(Lang::new("en"), Screen::Topics);
    let here = page(&pack, &topics);
    assert_eq!(here.row_keys.of(0), Some('1'));
    assert_eq!(here.row_keys.of(9), Some('0'));
    assert!(!topics.hears(&pack, '3') && topics.hears(&pack, 'p'));
    // What is typed may go on with a digit where an entry does.
    let typed = after(
        &pack,
        &topics,
        &"3-d".chars().map(Intent::Spell).collect::<Vec<_>>(),
    );
    assert!(page(&pack, &typed).choices.len() < here.choices.len());
    let third = after(
        &pack,
        &topics,
        &[Intent::SelectByPointer(2), Intent::Choose],
    );
    assert_eq!(page(&pack, &third).id, "topic/charged-though-failed");
}
