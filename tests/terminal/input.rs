//! What a terminal sends, from bytes to keys.

use cardcode::terminal::decode::Decoder;
use cardcode::terminal::event::InputEvent;
use termina::Event;
use termina::event::{KeyCode, KeyEvent};

/// Events of bytes that come in these pieces, and of the silence after them.
fn heard(pieces: &[&[u8]]) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut heard = Vec::new();
    for piece in pieces {
        decoder.hear(piece, &mut heard);
    }
    if decoder.patience().is_some() {
        decoder.give_up(&mut heard);
    }
    assert_eq!(decoder.patience(), None, "nothing waits for ever");
    let name = |heard: &InputEvent| match heard {
        InputEvent::Event(Event::Key(KeyEvent { code, .. })) => match code {
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

#[test]
fn a_sequence_without_an_end_does_not_keep_the_keys_for_ever() {
    let mut decoder = Decoder::default();
    let mut heard = Vec::new();
    decoder.hear(b"\x1b]52;c;", &mut heard);
    decoder.hear(&vec![b'A'; 10_000], &mut heard);
    decoder.hear(b"j", &mut heard);
    assert!(!heard.is_empty());
}
