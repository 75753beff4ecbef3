//! Bytes to events, with what the parser leaves to its owner: pastes, sequences without an end, a lone ESC.

use std::time::Duration;

use termina::Parser;

use crate::terminal::event::InputEvent;

/// How long a lone ESC waits for the rest of its sequence before it counts as the key: a slow line may cut
/// a sequence after its first byte.
const ESCAPE: Duration = Duration::from_millis(50);
/// How long an unfinished sequence waits for its rest before it is dropped: Alt and a bracket begin one too.
const UNFINISHED: Duration = Duration::from_millis(250);
/// The same for a paste, whose end may be long in coming.
const PASTING: Duration = Duration::from_secs(1);
/// Bytes of an unfinished sequence from which on it is none.
const LONGEST: usize = 4096;
const PASTE: &[u8] = b"\x1b[200~";
const END_OF_PASTE: &[u8] = b"\x1b[201~";

/// The decoder of a terminal's bytes.
#[derive(Default)]
pub struct Decoder {
    parser: Parser,
    /// The last bytes that are no event yet, at most as many as begin a paste.
    tail: Vec<u8>,
    /// How many bytes are no event yet.
    unfinished: usize,
    /// While something is pasted: how much of its end was seen.
    paste: Option<usize>,
    /// Whether what is pasted is wanted; it is dropped unread where it is not.
    keeps_pastes: bool,
    /// What was pasted so far, where it is wanted.
    pasted: Vec<u8>,
}

impl Decoder {
    /// Takes bytes; what they are comes out at the end of `heard`.
    pub fn hear(&mut self, bytes: &[u8], heard: &mut Vec<InputEvent>) {
        for byte in bytes {
            match self.paste {
                Some(seen) => self.skip(*byte, seen, heard),
                None => self.take(*byte, heard),
            }
        }
    }

    /// Keeps what is pasted from now on, or drops it unread.
    pub fn keep_pastes(&mut self, keeps: bool) {
        self.keeps_pastes = keeps;
    }

    /// Takes a byte of a paste, and looks for its end.
    fn skip(&mut self, byte: u8, seen: usize, heard: &mut Vec<InputEvent>) {
        if self.keeps_pastes && self.pasted.len() < LONGEST {
            self.pasted.push(byte);
        }
        let seen = match byte {
            _ if byte == END_OF_PASTE[seen] => seen + 1,
            b'\x1b' => 1,
            _ => 0,
        };
        self.paste = Some(seen);
        if seen == END_OF_PASTE.len() {
            self.paste = None;
            heard.push(self.pasted());
        }
    }

    /// The paste that has ended.
    fn pasted(&mut self) -> InputEvent {
        let pasted = std::mem::take(&mut self.pasted);
        let words = pasted.strip_suffix(END_OF_PASTE).unwrap_or(&pasted);
        match self.keeps_pastes {
            true => InputEvent::PastedWords(String::from_utf8_lossy(words).into_owned()),
            false => InputEvent::Pasted,
        }
    }

    fn take(&mut self, byte: u8, heard: &mut Vec<InputEvent>) {
        if byte < b' ' && self.is_escape() {
            // The ESC before this one began nothing: it was the key.
            self.give_up(heard);
        } else if byte < b' ' && ![b'\x1b', b'\x07'].contains(&byte) {
            // No sequence holds control characters: a key such as Ctrl-C was pressed instead of its rest.
            self.forget();
        }
        if self.tail.len() == PASTE.len() {
            self.tail.remove(0);
        }
        self.tail.push(byte);
        self.unfinished += 1;
        if self.tail == PASTE {
            self.forget();
            self.paste = Some(0);
            return;
        }
        self.parser.parse(&[byte], true);
        self.finished(heard);
        if self.unfinished > LONGEST {
            self.forget();
        }
    }

    /// Whether an ESC waits to be the key or the begin of a sequence.
    fn is_escape(&self) -> bool {
        self.tail.last() == Some(&b'\x1b')
    }

    fn finished(&mut self, heard: &mut Vec<InputEvent>) {
        while let Some(event) = self.parser.pop() {
            heard.push(InputEvent::Event(event));
            self.tail.clear();
            self.unfinished = 0;
        }
    }

    fn forget(&mut self) {
        *self = Decoder {
            keeps_pastes: self.keeps_pastes,
            ..Decoder::default()
        };
    }

    /// How long what is unfinished may stay so.
    pub fn patience(&self) -> Option<Duration> {
        match (self.unfinished, self.paste) {
            (0, None) => None,
            (_, None) if self.is_escape() => Some(ESCAPE),
            (_, Some(_)) => Some(PASTING),
            _ => Some(UNFINISHED),
        }
    }

    /// The rest did not come: a lone ESC is the key, anything else is dropped.
    pub fn give_up(&mut self, heard: &mut Vec<InputEvent>) {
        if self.paste.is_some() {
            heard.push(InputEvent::Pasted);
        }
        self.parser.parse(&[], false);
        self.finished(heard);
        self.forget();
    }
}
