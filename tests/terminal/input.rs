//! What a terminal sends, from bytes to keys.

use cardcode::terminal::decode::Decoder;
use cardcode::terminal::event::InputEvent;
use termina::Event;
use termina::event::{KeyCode, KeyEvent, Modifiers};

/// Events of bytes that come in these pieces, and of the silence after them.
fn heard(pieces: &[&[u8]]) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut heard = Vec::new();
    for piece in pieces {
        decoder.hear(piece, &mut heard);
    }
    silence(&mut decoder, &mut heard);
    names(&heard)
}

/// A silence that is longer than anything is waited for.
fn silence(decoder: &mut Decoder, heard: &mut Vec<InputEvent>) {
    for _ in 0..4 {
        if decoder.patience().is_some() {
            decoder.give_up(heard);
        }
    }
    assert_eq!(decoder.patience(), None, "nothing waits for ever");
}

fn names(heard: &[InputEvent]) -> Vec<String> {
    let name = |heard: &InputEvent| match heard {
        InputEvent::Event(Event::Key(KeyEvent {
            code, modifiers, ..
        })) => match code {
            KeyCode::Char(char) if modifiers.contains(Modifiers::CONTROL) => format!("^{char}"),
            KeyCode::Char(char) => char.to_string(),
            code => format!("{code:?}"),
        },
        other => format!("{other:?}"),
    };
    heard.iter().map(name).collect()
}

#[test]
fn keys_are_heard_however_the_line_cuts_them() {
    for (bytes, keys) in [
        ("jk", vec!["j", "k"]),
        ("\x1b", vec!["Escape"]),
        ("\x1b\x1b", vec!["Escape", "Escape"]),
        ("\x1b[B", vec!["Down"]),
        ("\x1b\r", vec!["Escape", "Enter"]),
        ("\x1b\x1b[B", vec!["Escape", "Down"]),
        ("\x1bOAj", vec!["Up", "j"]),
        ("\x1b[5~\x1b[6~", vec!["PageUp", "PageDown"]),
        ("３あ", vec!["３", "あ"]),
        ("\x1b[200~rm -rf\rq 4000\x1b[201~j", vec!["Pasted", "j"]),
        ("\x1b[200~\x1b[20\x1b[201~", vec!["Pasted"]),
        ("\x1b[200~no end", vec!["Pasted"]),
        ("\x1b]11;no end", vec![]),
        // The number pad in application mode.
        (
            "\x1bOsj\x1bOM\x1bOp\x1bOk",
            vec!["3", "j", "Enter", "0", "+"],
        ),
        // modifyOtherKeys, which another program left on.
        ("\x1b[27;5;99~\x1b[27;5;108~", vec!["^c", "^l"]),
        ("\x1b[27;2;71~\x1b[27;1;13~", vec!["G", "Enter"]),
        ("\x08", vec!["^h"]),
        // Strings that mean nothing: kitty's graphics, and others of their form.
        ("\x1b_Gi=31;OK\x1b\\j", vec!["j"]),
        ("\x1b^qqq\x1b\\\x1bXqqq\x07j", vec!["j"]),
        // Answers to what nobody asked, and keys that no terminal of today has.
        ("\x1b[=1;2cj\x1b[ qj\x1bO2Pj", vec!["j", "j", "j"]),
        // A sequence that another one breaks off.
        ("\x1b[1;\x1b[B", vec!["Down"]),
    ] {
        let whole = heard(&[bytes.as_bytes()]);
        assert_eq!(whole, keys, "{bytes:?}");
        for at in 1..bytes.len() {
            let (first, second) = bytes.as_bytes().split_at(at);
            assert_eq!(heard(&[first, second]), keys, "{bytes:?} cut at {at}");
        }
    }
}

#[test]
fn what_is_pasted_is_kept_only_where_it_is_wanted() {
    let mut decoder = Decoder::default();
    decoder.keep_pastes(true);
    let mut heard = Vec::new();
    for byte in "\x1b[200~q カード\r\x1b[20\x1b[201~".bytes() {
        decoder.hear(&[byte], &mut heard);
    }
    assert!(
        matches!(&heard[..], [InputEvent::PastedWords(words)] if words == "q カード\r\x1b[20"),
        "{heard:?}"
    );
    heard.clear();
    decoder.hear(b"\x1b[200~", &mut heard);
    decoder.hear(&vec![b'A'; 100_000], &mut heard);
    decoder.hear(b"\x1b[201~", &mut heard);
    assert!(
        matches!(&heard[..], [InputEvent::PastedWords(words)] if words.len() <= 4096),
        "{heard:?}"
    );
    decoder.keep_pastes(false);
    heard.clear();
    decoder.hear(b"\x1b[200~4000\x1b[201~", &mut heard);
    assert!(matches!(&heard[..], [InputEvent::Pasted]), "{heard:?}");
}

/// What a decoder hears of pieces with a moment of silence between them.
fn heard_slowly(pieces: &[&str]) -> Vec<String> {
    let (mut decoder, mut heard) = (Decoder::default(), Vec::new());
    for piece in pieces {
        decoder.hear(piece.as_bytes(), &mut heard);
        if decoder.patience().is_some() {
            decoder.give_up(&mut heard);
        }
    }
    silence(&mut decoder, &mut heard);
    names(&heard)
}

#[test]
fn the_rest_of_a_key_whose_escape_came_alone_is_no_key() {
    for rest in [
        "[H",
        "[A",
        "OA",
        "OM",
        "[5~",
        "[1;5C",
        "[<0;3;4M",
        "[27;5;99~",
        "_Gx\x1b\\",
    ] {
        assert_eq!(
            heard_slowly(&["\x1b", rest, "j"]),
            ["Escape", "j"],
            "{rest:?}"
        );
    }
    // But keys that begin like one are keys, if nothing comes at once behind them.
    assert_eq!(heard_slowly(&["\x1b", "O", "k"]), ["Escape", "O", "k"]);
    assert_eq!(
        heard_slowly(&["\x1b", "P", "I", "N"]),
        ["Escape", "P", "I", "N"]
    );
    assert_eq!(heard_slowly(&["\x1b", "k[H"]), ["Escape", "k", "[", "H"]);
    // A paste and an answer are what they are.
    assert_eq!(
        heard_slowly(&["\x1b", "[200~q\x1b[201~", "j"]),
        ["Escape", "Pasted", "j"]
    );
    let answer = heard_slowly(&["\x1b", "[1;2R"]);
    assert!(
        answer.len() == 2 && answer[1].contains("ActivePosition"),
        "{answer:?}"
    );
}

#[test]
fn a_network_is_waited_for_longer() {
    let patience = |is_remote| {
        let mut decoder = Decoder::new(is_remote);
        decoder.hear(b"\x1b", &mut Vec::new());
        decoder.patience()
    };
    assert!(patience(true) > patience(false));
}

#[test]
fn the_rest_of_a_paste_that_stalled_is_no_key() {
    let begin = "\x1b[200~4111 1111 ";
    for (pieces, keys) in [
        (&["1111 q 123\x1b[201~", "j"][..], &["j"][..]),
        (&["1111 q", " 123", "q1\x1b[20", "1~", "j"], &["j"]),
        (&["1111 q\x1b", "[201~", "qj"], &["q", "j"]),
        (&["1111 q\x1b[201~jk"], &["j", "k"]),
        // A hand is heard all the while.
        (
            &["q1111", "k", "q1111", "\x1b[A", "あ", "\x1b[201~"],
            &["k", "Up", "あ"],
        ),
        (&["\x03"], &["^c"]),
        (&["\x1b[<0;3;4M\x1b[<0;3;4m", "q1"], &["Mouse", "Mouse"]),
    ] {
        let mut decoder = Decoder::default();
        let mut heard = Vec::new();
        decoder.hear(begin.as_bytes(), &mut heard);
        decoder.give_up(&mut heard);
        for piece in pieces {
            decoder.hear(piece.as_bytes(), &mut heard);
        }
        silence(&mut decoder, &mut heard);
        let names = names(&heard);
        let names: Vec<&str> = names
            .iter()
            .map(|name| match name.contains("Mouse") {
                true => "Mouse",
                false => name,
            })
            .collect();
        assert_eq!(names[0], "Pasted");
        assert_eq!(names[1..], *keys, "{pieces:?}");
    }
}

#[test]
fn ctrl_c_ends_a_paste_that_has_no_end_however_often_it_comes() {
    let (mut decoder, mut heard) = (Decoder::default(), Vec::new());
    decoder.hear(b"\x1b[200~hello", &mut heard);
    decoder.hear(b"\x03", &mut heard);
    assert_eq!(names(&heard), ["Pasted", "^c"]);
    // In the middle of a paste it is a character as others.
    heard.clear();
    let mut decoder = Decoder::default();
    decoder.hear(b"\x1b[200~a\x03b\x1b[201~", &mut heard);
    assert_eq!(names(&heard), ["Pasted"]);
}

#[test]
fn a_sequence_without_an_end_does_not_keep_the_keys_for_ever() {
    let mut decoder = Decoder::default();
    let mut heard = Vec::new();
    decoder.hear(b"\x1b]52;c;", &mut heard);
    decoder.hear(&vec![b'A'; 10_000], &mut heard);
    for key in [b"g", b"j", b"k", b"l"] {
        decoder.hear(key, &mut heard);
    }
    // Two keys are lost before it is known that a hand types them.
    assert_eq!(names(&heard), ["k", "l"]);
}

/// A sequence of ten thousand bytes and a string that never ends, of every kind, in one piece and in many.
#[test]
fn what_is_endless_is_no_keys_and_the_keys_behind_it_are() {
    let long = "1;".repeat(5_000);
    let words = "q4000 ".repeat(3_000);
    for (begin, filling, end) in [
        ("\x1b[", &long, "m"),
        ("\x1b[<", &long, "M"),
        ("\x1b[?", &long, "c"),
        ("\x1b[=", &long, "q"),
        ("\x1bO", &"1".repeat(9_000), "P"),
        ("\x1b]11;", &words, "\x07"),
        ("\x1b]52;c;", &words, "\x1b\\"),
        ("\x1bP", &words, "\x1b\\"),
        ("\x1b_G", &words, "\x1b\\"),
        ("\x1b^", &words, "\x1b\\"),
        ("\x1bX", &words, "\x1b\\"),
    ] {
        let whole = format!("{begin}{filling}{end}jk");
        assert_eq!(heard(&[whole.as_bytes()]), ["j", "k"], "{begin:?}");
        let pieces: Vec<&[u8]> = whole.as_bytes().chunks(7).collect();
        assert_eq!(heard(&pieces), ["j", "k"], "{begin:?}");
        // Without an end: an arrow is heard at once, and a letter after a silence.
        let open = format!("{begin}{filling}\x1b[B");
        assert_eq!(heard(&[open.as_bytes()]), ["Down"], "{begin:?}");
        let open = format!("{begin}{filling}");
        assert_eq!(heard_slowly(&[&open, "j"]), ["j"], "{begin:?}");
        // And Ctrl-C ends it whenever it comes.
        let stopped = format!("{begin}{filling}\x03");
        assert_eq!(heard(&[stopped.as_bytes()]), ["^c"], "{begin:?}");
    }
}

/// However much comes, little of it is held.
#[test]
fn an_endless_string_takes_no_room() {
    let (mut decoder, mut heard) = (Decoder::default(), Vec::new());
    decoder.hear(b"\x1b]0;", &mut heard);
    for _ in 0..20_000 {
        decoder.hear(&[b'q'; 100], &mut heard);
    }
    assert!(heard.is_empty() && decoder.held() <= 4096);
    decoder.hear(b"\x07q", &mut heard);
    assert_eq!(names(&heard), ["q"]);
}
