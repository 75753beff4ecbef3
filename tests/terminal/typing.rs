//! What is typed, pasted and clicked, whatever input method is on.

use crate::common::{dice::Dice, program::PROGRAM, pty::USUAL, terminal::Terminal};

const JA: &[(&str, &str)] = &[("LANG", "ja_JP.UTF-8")];

const EN: &[(&str, &str)] = &[("LANG", "C.UTF-8")];

fn guide(args: &[&str], environment: &[(&str, &str)]) -> Terminal {
    Terminal::start((80, 24), args, environment, &std::env::temp_dir())
}

fn quits(mut terminal: Terminal) {
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn every_way_to_move_the_mark() {
    let mut terminal = guide(&[], EN);
    terminal.marks("1 Where is my code?");
    for (keys, marked) in [
        ("\x1b[B", "2 Is it"),
        ("j", "3 My payment"),
        ("\t", "4 ! Card lost"),
        ("\x1b[A", "3 My payment"),
        ("k", "2 Is it"),
        ("\x1b[Z", "1 Where"),
        ("\x1b[F", "8 Quit"),
        ("\x1b[H", "1 Where"),
        ("G", "8 Quit"),
        ("g", "1 Where"),
        // What ends the program is only marked by its digit.
        ("8", "8 Quit"),
        ("\x1bOA", "7 "),
        ("\x1b[1~", "1 Where"),
        ("\x1b[4~", "8 Quit"),
        // The ends of the list meet.
        ("\x1b[B", "1 Where"),
        // The number pad where a program left it in application mode.
        ("\x1bOx", "8 Quit"),
        ("g", "1 Where"),
        // Keys typed ahead are one frame.
        ("jjjk", "3 My payment"),
    ] {
        terminal.send(keys);
        terminal.marks(marked);
    }
    quits(terminal);
}

#[test]
fn ctrl_l_draws_all_again_and_asks_the_terminal_nothing() {
    let folder = std::env::temp_dir();
    let mut terminal = Terminal::run((80, 24), PROGRAM, &[], EN, &folder, None);
    terminal.marks("1 Where is my code?");
    let before = terminal.bytes().len();
    terminal.send("\x0cj");
    terminal.marks("2 Is it");
    let bytes = terminal.bytes();
    let drawn = String::from_utf8_lossy(&bytes[before..]);
    assert!(
        drawn.contains("questions") && !drawn.contains("\x1b[6n"),
        "{drawn}"
    );
    quits(terminal);
}

#[test]
fn pages_scroll_by_keys() {
    let mut terminal = guide(&[], EN);
    terminal.marks("1 Where is my code?");
    terminal.send("?");
    terminal.shows("You can do everything with the arrow keys");
    for key in ["\x1b[6~", " "] {
        terminal.send(&key.repeat(3));
        terminal.shows("Version");
        terminal.send(&"\x1b[5~".repeat(3));
        terminal.shows("You can do everything with the arrow keys");
    }
    quits(terminal);
}

#[test]
fn an_input_method_left_on_is_understood() {
    let mut terminal = guide(&[], JA);
    terminal.marks("1 コードの場所を見る");
    for (typed, marked) in [
        ("８", "8 終了する"),
        ("ｋ", "7 "),
        ("ｇ", "1 コード"),
        ("ｊｊ", "3 支払い"),
        ("ｊ", "4 ! カードをなくした"),
        ("ｋ", "3 支払い"),
        ("Ｇ", "8 終了する"),
        ("ｇ", "1 コード"),
    ] {
        terminal.send(typed);
        terminal.marks(marked);
    }
    terminal.send("？");
    terminal.shows("矢印キーとEnterだけで");
    terminal.send("\u{3000}\u{3000}\u{3000}");
    terminal.shows("バージョン");
    terminal.send("ｑ");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn yes_and_no_may_be_said() {
    let mut terminal = guide(&["diagnose"], JA);
    terminal.marks("1 ネットのお店");
    // A stored card: did you get a new one lately?
    terminal.send("6");
    terminal.marks("1 はい");
    for (typed, marked) in [
        ("いいえ", "2 いいえ"),
        ("はい", "1 はい"),
        ("ｲｲｴ", "2 いいえ"),
        ("ﾊｲ", "1 はい"),
        ("イイエ", "2 いいえ"),
        ("わから", "5 わからない"),
    ] {
        terminal.send(typed);
        terminal.marks(marked);
    }
    quits(terminal);
}

#[test]
fn kana_that_say_nothing_get_one_hint() {
    let mut terminal = guide(&["compare"], JA);
    terminal.marks("1 ");
    terminal.send("ち");
    terminal.shows("日本語入力がオンです");
    terminal.send("\x1b[B");
    terminal.marks("2 ");
    terminal.send("\x1b[Bち");
    terminal.marks("3 ");
    let contents = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(!contents.contains("日本語入力"), "one hint is enough");
    quits(terminal);
}

#[test]
fn what_is_pasted_is_thrown_away_with_a_word() {
    let mut terminal = guide(&["diagnose"], EN);
    terminal.marks("1 My payment failed in");
    terminal.send("\x1b[200~4000 0000 0000 0002\r3\rq\x1b[201~");
    terminal.shows("Pasting is switched off");
    terminal.marks("1 My payment failed in");
    let contents = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(!contents.contains("4000"));
    terminal.send("\x1b[B");
    terminal.marks("2 ");
    quits(terminal);
}

#[test]
fn what_the_shop_showed_is_pasted_without_its_numbers() {
    let mut terminal = guide(&["explain"], EN);
    terminal.shows("Type or paste what the shop showed");
    terminal.send("\x1b[200~Your card was declined\r\n4000 0000 0000 0002\x1b[201~");
    terminal.shows("Your card was declined ****");
    terminal.marks("See what this means");
    terminal.send("\r");
    terminal.shows("Refused by the issuer");
    assert!(!String::from_utf8_lossy(&terminal.bytes()).contains("0002"));
    terminal.send("\x1b\x1b");
    terminal.shows("Type or paste what the shop showed");
    terminal.send("カードを読み取れません");
    terminal.marks("See what this means");
    terminal.send("\r");
    terminal.shows("The card could not be read");
    quits(terminal);
}

#[test]
fn digits_as_of_a_code_are_answered_once_and_never_shown() {
    let mut terminal = guide(&["train", "sort", "--seed", "3"], EN);
    terminal.marks("1 ");
    terminal.send("\x1b[B");
    terminal.marks("2 ");
    terminal.send("9876");
    terminal.shows("No card number, code or PIN is needed here");
    // Digits of a code choose nothing, so they mark nothing.
    terminal.marks("2 ");
    terminal.send("\x1b[B");
    terminal.wait("the word is gone", |screen| {
        (!screen.contents().contains("PIN is needed here")).then_some(())
    });
    terminal.send("5432\x1b[B");
    terminal.marks("");
    let contents = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(!contents.contains("9876") && !contents.contains("5432"));
    assert_eq!(
        terminal.bytes_with("No card number, code or PIN is needed here"),
        1
    );
    quits(terminal);
}

#[test]
fn a_click_chooses_and_the_wheel_scrolls_or_moves() {
    let mut terminal = guide(&["--mouse"], EN);
    terminal.marks("1 Where is my code?");
    let press = |column: u16, row: u16| format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m");
    // The wheel, where nothing scrolls.
    terminal.send("\x1b[<65;10;10M");
    terminal.marks("2 Is it");
    terminal.send("\x1b[<64;10;10M");
    terminal.marks("1 Where");
    // A choice, on its row.
    let row = terminal.row_of("My payment failed");
    terminal.send(&press(12, row));
    terminal.shows("What happened?");
    // A word of the key bar: back.
    terminal.send(&press(26, 24));
    terminal.marks("3 My payment failed");
    // Nothing stands there.
    terminal.send(&press(70, 23));
    // The card turns.
    terminal.send("11");
    terminal.shows("Front 1/2");
    terminal.send(&press(60, 10));
    terminal.shows("Back 2/2");
    terminal.send("?");
    terminal.shows("You can do everything with the arrow keys");
    terminal.send(&"\x1b[<65;10;10M".repeat(9));
    terminal.shows("Version");
    quits(terminal);
}

#[test]
fn without_the_mouse_asked_for_the_terminal_keeps_it() {
    let terminal = guide(&[], EN);
    terminal.marks("1 Where is my code?");
    let on = terminal.wait("the screen", |screen| Some(screen.mouse_protocol_mode()));
    assert!(on == vt100::MouseProtocolMode::None);
    quits(terminal);
}

/// Bytes by chance, the same each time, among them what begins a sequence.
fn noise(count: usize) -> Vec<u8> {
    let mut dice = Dice::new(20_261_122);
    let begins: [&[u8]; 10] = [
        b"\x1b[",
        b"\x1b]52;c;",
        b"\x1bP",
        b"\x1b[200~",
        b"\x1b[<",
        b"\xe3\x81",
        b"\xff\xfe",
        b"\x1b",
        b"\x1b[999999999;1",
        b"\xf0\x9f",
    ];
    let mut bytes = Vec::with_capacity(count);
    while bytes.len() < count {
        if dice.below(16) == 0 {
            bytes.extend_from_slice(begins[dice.below(begins.len())]);
        }
        bytes.push(dice.below(256) as u8);
    }
    // What leaves or stops the program is no noise: q, Ctrl-C, Ctrl-Z; and Enter may choose to quit.
    bytes.retain(|byte| ![b'q', 3, 26, b'\r', b'\n', b's', b'\x1b'].contains(byte) || *byte == 27);
    bytes
}

#[test]
fn a_megabyte_of_noise_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::run((80, 24), PROGRAM, &["compare"], EN, folder.path(), USUAL);
    terminal.marks("1 ");
    let noise = noise(1 << 20);
    for part in noise.chunks(4096) {
        terminal.send_bytes(part);
    }
    // A paste or a sequence without an end is ended, and Home leads out of wherever it went.
    terminal.send_bytes(b"\x1b[201~\x1b\\\x07\x1b\\");
    terminal.send("HHg");
    // The noise may have left by Esc from the first screen: then it ended well. It may have changed the language too.
    if terminal.marks_or_ends("1 ") {
        terminal.send("q");
    }
    let left = terminal.left();
    assert_eq!(left.is_clean().code, 0, "{}", left.screen.contents());
}

#[test]
fn alt_and_a_bracket_keep_no_key_for_long() {
    for begun in [
        "\x1b]",
        "\x1bP",
        "\x1b[",
        "\x1b[?",
        "\x1b]11;rgb:ff",
        "\x1b[1;2",
        "\x1b_",
        "\x1b^",
        "\x1bX",
    ] {
        let mut terminal = guide(&[], EN);
        terminal.marks("1 Where is my code?");
        terminal.send(begun);
        terminal.send("\x03");
        assert_eq!(terminal.left().is_clean().code, 130, "{begun:?}");
    }
}

#[test]
fn enter_typed_ahead_as_a_line_feed_is_enter() {
    let mut terminal = guide(&[], EN);
    terminal.marks("1 Where is my code?");
    terminal.send("jjjjj\n");
    terminal.shows("What would you like to know?");
    quits(terminal);
}
