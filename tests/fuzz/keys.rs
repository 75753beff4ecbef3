//! Keys, clicks, pastes and sizes in any order: a page with a way on, drawn within its cells, and nothing typed is kept.

use std::collections::BTreeSet;
use std::fs;

use cardcode::app::message::Msg;
use cardcode::app::screen::Screen;
use cardcode::app::screens::call_list::CallListScreen;
use cardcode::app::screens::code_list::CodeListScreen;
use cardcode::app::screens::report::ReportScreen;
use cardcode::app::typing::Typing;
use cardcode::pack::content::Pack;
use cardcode::render::plain;
use cardcode::render::tui::depth::Depth;
use cardcode::render::tui::theme::{Look, Palette};
use cardcode::text::catalogue::ui;
use cardcode::training::day::Day;
use cardcode::training::modes::{advice, cards, requests};
use cardcode::training::report::ReportPart;
use tempfile::tempdir;

use crate::common::dice::Dice;
use crate::common::languages;
use crate::desk::call;
use crate::hand::Hand;
use crate::runs::{Target, narrow};

/// Digits of which none in a row stand in anything that the program keeps by itself: seeds have six.
const LONG: usize = 8;
/// Digits of the shortest code.
const SHORT: usize = 3;

/// Sizes at which pages change their layout, or hardly are any.
const SIZES: [(u16, u16); 9] = [
    (1, 1),
    (19, 4),
    (20, 5),
    (40, 12),
    (80, 24),
    (99, 30),
    (100, 30),
    (200, 60),
    (300, 100),
];

/// What terminals send for keys that no character stands for, and what they send unasked.
const SEQUENCES: [&str; 22] = [
    "\x1b",
    "\x1b[A",
    "\x1b[B",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[Z",
    "\x1bOP",
    "\x1bOs",
    "\x1b[27;5;108~",
    "\x1b[1;2R",
    "\x1b]11;rgb:0000/0000/0000\x07",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b[?1;2c",
    "\x1b[<0;9",
    "\x1b[200~",
    "\x1b[201~",
    "\x1bP",
];

const COMMANDS: &str = "jkhlgGtLimrcsoH?\t ";

const OTHERS: &str = "かカﾊｲはい３ｑé\u{7f}\u{8}\u{c}ab";

#[test]
fn any_keys_leave_a_page_that_leads_on_and_nothing_that_was_typed() {
    Target {
        name: "keys",
        kept: &[],
        count: 20,
        input,
    }
    .run();
}

fn start(pack: &Pack, dice: &mut Dice) -> Screen {
    let seed = dice.below(1000) as u64;
    match dice.below(12) {
        0 => Screen::Train,
        1 => Screen::Locate(cards::drill(seed)),
        2 => Screen::Quiz(requests::drill(seed)),
        3 => Screen::practice(advice::KIND, seed).unwrap(),
        4 => call(1 + dice.below(4), seed),
        5 => Screen::CallList(CallListScreen {
            level: 1 + dice.below(4),
        }),
        6 => Screen::ExamIntro,
        7 => Screen::Report(ReportScreen {
            alias: None,
            part: ReportPart::Next,
        }),
        8 => Screen::UnknownMessage,
        9 => Screen::CodeList(CodeListScreen {
            system: dice.pick(pack.systems()).id.clone(),
        }),
        10 => Screen::card(dice.pick(pack.cards())),
        _ => Screen::Home,
    }
}

fn look(dice: &mut Dice) -> Look {
    Look {
        palette: *dice.pick(&[Palette::Any, Palette::Dark, Palette::Light, Palette::Mono]),
        depth: *dice.pick(&[Depth::True, Depth::C256, Depth::C16, Depth::C8]),
        ascii: dice.percent(30),
        steps_left: 0,
    }
}

fn input(dice: &mut Dice) {
    let pack = Pack::embedded().unwrap();
    let folder = tempdir().unwrap();
    let file = folder.path().join("records.db");
    let is_kept = dice.percent(30);
    let lang = dice.pick(&languages(&pack)).clone();
    let screen = start(&pack, dice);
    let mut hand = Hand::new(&pack, &lang, screen, is_kept.then_some(&file));
    hand.look = look(dice);
    hand.draw();
    let mut numbers = BTreeSet::new();
    for _ in 0..20 + dice.below(60) {
        acts(&mut hand, &mut numbers, dice);
        if hand.has_left {
            break;
        }
        hand.draw();
    }
    if dice.percent(20) {
        let told = plain::lines(&hand.page()).join("\n");
        assert!(!told.contains('\u{1b}'), "{told}");
    }
    hand.pause();
    hand.leave();
    drop(hand);
    for entry in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        holds_none("the records", &String::from_utf8_lossy(&bytes), &numbers);
    }
}

/// One thing that a hand or the world does.
fn acts(hand: &mut Hand, numbers: &mut BTreeSet<String>, dice: &mut Dice) {
    match dice.below(20) {
        0 => hand.resize(match dice.percent(60) {
            true => *dice.pick(&SIZES),
            false => (1 + dice.below(300) as u16, 1 + dice.below(100) as u16),
        }),
        1 => hand.pause(),
        2 => hand.hear(match dice.below(6) {
            0 => Msg::TimeUp,
            1 => Msg::Copied,
            2 => Msg::NotStopped,
            3 => Msg::Saved(Err(ui::reason::FULL)),
            4 => Msg::DayKnown("2026-02-30".to_owned()),
            _ => Msg::Opened,
        }),
        3 | 4 => types_number(hand, numbers, dice),
        5 => {
            let noise: Vec<u8> = (0..dice.below(24)).map(|_| dice.below(256) as u8).collect();
            hand.send(&noise);
            // What noise began is over: it must not swallow the keys after it.
            hand.pause();
        }
        _ => {
            let keys = keys(dice);
            let at = dice.below(keys.len() + 1);
            let (first, rest) = keys.as_bytes().split_at(at);
            hand.send(first);
            hand.send(rest);
        }
    }
}

fn keys(dice: &mut Dice) -> String {
    let one = |all: &str, dice: &mut Dice| {
        let all: Vec<char> = all.chars().collect();
        dice.pick(&all).to_string()
    };
    match dice.below(10) {
        0..=3 => "\r".to_owned(),
        4 => one("1234567890ab", dice),
        5 => one(COMMANDS, dice),
        6 => one(OTHERS, dice),
        7 => {
            let (button, end) = (*dice.pick(&[0, 0, 2, 64, 65]), *dice.pick(&["M", "M", "m"]));
            let (column, row) = (1 + dice.below(120), 1 + dice.below(40));
            format!("\x1b[<{button};{column};{row}{end}")
        }
        8 => one("gjdecamorvstu G45", dice),
        _ => (*dice.pick(&SEQUENCES)).to_owned(),
    }
}

/// Types a number, or pastes it, in digits of one script or another; nothing of it may be kept.
fn types_number(hand: &mut Hand, numbers: &mut BTreeSet<String>, dice: &mut Dice) {
    let length = *dice.pick(&[3, 4, 4, 6, 12, 15, 16, 19]);
    let number: String = (0..length)
        .map(|_| char::from(b'0' + dice.below(10) as u8))
        .collect();
    let before = kept_words(hand);
    let gap = *dice.pick(&["", "", " ", "-"]);
    let mut typed = String::new();
    for (at, digit) in number.chars().enumerate() {
        if at % 4 == 0 && at > 0 {
            typed += gap;
        }
        typed.push(match dice.percent(10) {
            true => char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap(),
            false => digit,
        });
    }
    match dice.percent(40) {
        true => hand.send(format!("\x1b[200~{typed}\x1b[201~").as_bytes()),
        false => hand.send(typed.as_bytes()),
    }
    if length >= LONG {
        let all = format!("{:?}", hand.state);
        numbers.insert(number.clone());
        holds_none("the state", &all, &BTreeSet::from([number.clone()]));
        holds_none("the page", &format!("{:?}", hand.page()), numbers);
    }
    // Where keys spell a code of a list, its own digits stand there.
    if hand.state.screen().typing() != Typing::Commands {
        return;
    }
    let after = kept_words(hand);
    for word in after.difference(&before) {
        let found = number.as_bytes().windows(SHORT).find(|part| {
            let part = str::from_utf8(part).unwrap();
            word.contains(part)
        });
        assert!(found.is_none(), "{number} left {word:?} behind");
    }
}

/// Every word in quotes that the state holds, but for hashes and days.
fn kept_words(hand: &Hand) -> BTreeSet<String> {
    let all = format!("{:?}", hand.state);
    let words = all.split('"').skip(1).step_by(2).map(narrow);
    let is_hash =
        |word: &String| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    // Days are read from the clock, and nobody types any.
    words
        .filter(|word| !is_hash(word) && Day::parse(word).is_none())
        .collect()
}

/// No part of a number that is too long to stand there by chance.
fn holds_none(what: &str, text: &str, numbers: &BTreeSet<String>) {
    let text = narrow(text);
    for number in numbers {
        for part in number.as_bytes().windows(LONG) {
            let part = str::from_utf8(part).unwrap();
            assert!(!text.contains(part), "{part} of {number} is in {what}");
        }
    }
}
