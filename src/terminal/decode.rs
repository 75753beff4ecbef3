//! Bytes to events, with what the parser leaves to its owner: pastes, sequences without an end or cut by a slow line, a
//! lone ESC.

use std::time::Duration;

use termina::{Event, Parser};

use crate::terminal::event::InputEvent;
use crate::terminal::sequences::{
    END_OF_PASTE, PASTE, are_keys, begins_sequence, ends, is_broken_by_escape, is_string,
    is_unknown, is_whole, of_number_pad, of_other_keys,
};

/// How long a lone ESC waits for the rest of its sequence before it counts as the key, here and over a network: a slow
/// line may cut a sequence after its first byte.
const ESCAPE: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(150)];
/// How long an unfinished sequence waits for its rest before it is dropped: Alt and a bracket begin one too.
const UNFINISHED: Duration = Duration::from_secs(1);
/// The same for a paste, whose end may be long in coming.
const PASTING: Duration = Duration::from_secs(1);
/// How long the rest of a sequence is known as such when its ESC has counted as the key.
const ESCAPE_GONE: Duration = Duration::from_secs(3);
/// How long the rest of a paste is known as such when its end was waited for in vain.
const PASTE_GONE: Duration = Duration::from_secs(10);
/// Bytes of an unfinished sequence from which on it means nothing: the rest of it is dropped as it comes.
const LONGEST: usize = 4096;
/// Bytes by which such a sequence is still known: its begin, and its last ones, as far as they may end it.
const KEPT: [usize; 2] = [2, 2];
/// Characters one by one by which a hand is known that types into an overlong sequence.
const BY_HAND: usize = 3;
/// Ctrl-C, which no terminal lets through in a paste.
const INTERRUPT: u8 = 3;

/// The decoder of a terminal's bytes.
#[derive(Default)]
pub struct Decoder {
    parser: Parser,
    /// Whether a network lies between.
    is_remote: bool,
    /// The bytes that are no event yet.
    begun: Vec<u8>,
    /// Whether they follow an ESC that has counted as the key.
    is_rest: bool,
    /// Whether it is so long that nothing of it counts, but where it ends.
    is_overlong: bool,
    /// How many characters came by themselves since it is.
    lone: usize,
    /// Whether an ESC counted as the key a moment ago.
    escape_gone: bool,
    /// While something is pasted: how much of its end was seen.
    paste: Option<usize>,
    /// A paste whose end did not come in time: the last bytes of it.
    paste_gone: Option<Vec<u8>>,
    /// Whether what is pasted is wanted; it is dropped unread where it is not.
    keeps_pastes: bool,
    /// What was pasted so far, where it is wanted.
    pasted: Vec<u8>,
}

impl Decoder {
    /// A decoder that is patient where a network lies between.
    pub fn new(is_remote: bool) -> Decoder {
        Decoder {
            is_remote,
            ..Decoder::default()
        }
    }

    /// Takes bytes that came together; what they are comes out at the end of `heard`.
    pub fn hear(&mut self, bytes: &[u8], heard: &mut Vec<InputEvent>) {
        if self.paste.is_some() && bytes == [INTERRUPT] {
            // A paste without an end holds nobody.
            self.end_paste(heard);
        }
        self.hear_hand(bytes);
        for byte in self.after_paste(bytes) {
            match self.paste {
                Some(seen) => self.skip(*byte, seen, heard),
                None => self.take(*byte, heard),
            }
        }
    }

    /// Ends what is overlong where a hand types: what comes of a string comes in pieces of many bytes.
    fn hear_hand(&mut self, bytes: &[u8]) {
        let is_lone = std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1);
        self.lone = match self.is_overlong && is_lone {
            true => self.lone + 1,
            false => 0,
        };
        if self.lone >= BY_HAND {
            self.forget();
        }
    }

    /// Keeps what is pasted from now on, or drops it unread.
    pub fn keep_pastes(&mut self, keeps: bool) {
        self.keeps_pastes = keeps;
    }

    /// What of these bytes is no rest of a paste that was given up: what a hand may have typed, or what follows its end.
    fn after_paste<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let Some(last) = &mut self.paste_gone else {
            return bytes;
        };
        let before = last.len();
        last.extend_from_slice(bytes);
        let mut ends = last.windows(END_OF_PASTE.len());
        if let Some(at) = ends.position(|end| end == END_OF_PASTE) {
            let rest = (at + END_OF_PASTE.len()).saturating_sub(before);
            // An ESC by itself was the begin of the end.
            self.forget();
            self.paste_gone = None;
            return &bytes[rest..];
        }
        last.drain(..last.len().saturating_sub(END_OF_PASTE.len() - 1));
        if are_keys(bytes) { bytes } else { &[] }
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

    /// Gives up a paste whose end does not come; what may still come of it is no keys.
    fn end_paste(&mut self, heard: &mut Vec<InputEvent>) {
        let seen = self.paste.take().unwrap_or_default();
        self.pasted.clear();
        self.paste_gone = Some(END_OF_PASTE[..seen].to_vec());
        heard.push(InputEvent::Pasted);
    }

    fn take(&mut self, byte: u8, heard: &mut Vec<InputEvent>) {
        if byte < b' ' && self.is_escape() {
            // The ESC before this one began nothing: it was the key.
            self.give_up(heard);
        } else if byte < b' ' && ![b'\x1b', b'\x07'].contains(&byte) {
            // No sequence holds control characters: a key such as Ctrl-C was pressed instead of its rest.
            self.forget();
        } else if byte == b'\x1b' && is_broken_by_escape(&self.begun) {
            self.forget();
        } else if byte != b'\\' && is_string(&self.begun) && self.is_escape() {
            // A string that never ended: the ESC began a key.
            self.forget();
            self.add(b'\x1b', heard);
        }
        if self.begun.is_empty() && std::mem::take(&mut self.escape_gone) && begins_sequence(byte) {
            self.is_rest = true;
            self.add(b'\x1b', heard);
        }
        self.add(byte, heard);
    }

    fn add(&mut self, byte: u8, heard: &mut Vec<InputEvent>) {
        self.begun.push(byte);
        if self.is_overlong {
            return self.drop_on();
        }
        if self.begun.ends_with(PASTE) {
            self.forget();
            self.paste = Some(0);
        } else if self.begun.ends_with(END_OF_PASTE) {
            self.forget();
        } else if let Some(key) = of_number_pad(&self.begun) {
            self.instead(&[key], heard);
        } else if let Some(key) = of_other_keys(&self.begun) {
            self.instead(key.as_bytes(), heard);
        } else if !is_unknown(&self.begun) {
            self.parser.parse(&[byte], true);
            self.finished(heard);
        }
        if is_whole(&self.begun) {
            self.forget();
        } else if self.begun.len() > LONGEST {
            self.parser = Parser::default();
            self.is_overlong = true;
            self.drop_on();
        }
    }

    /// Drops what is overlong up to its end.
    fn drop_on(&mut self) {
        if ends(&self.begun) {
            return self.forget();
        }
        let [first, last] = KEPT;
        let dropped = self.begun.len().saturating_sub(last).max(first);
        self.begun.drain(first..dropped);
    }

    /// Whether an ESC waits to be the key or the begin of a sequence.
    fn is_escape(&self) -> bool {
        self.begun.last() == Some(&b'\x1b')
    }

    /// Takes other bytes instead of those that were begun.
    fn instead(&mut self, bytes: &[u8], heard: &mut Vec<InputEvent>) {
        self.parser = Parser::default();
        self.parser.parse(bytes, false);
        self.finished(heard);
        self.forget();
    }

    fn finished(&mut self, heard: &mut Vec<InputEvent>) {
        while let Some(event) = self.parser.pop() {
            // What was aimed at the page before the key Esc is none for this one. An answer is as good as ever.
            let is_late = self.is_rest && matches!(event, Event::Key(_) | Event::Mouse(_));
            if !is_late {
                heard.push(InputEvent::Event(event));
            }
            self.begun.clear();
            self.is_rest = false;
        }
    }

    /// Forgets what was begun.
    fn forget(&mut self) {
        self.parser = Parser::default();
        self.begun.clear();
        self.is_rest = false;
        self.is_overlong = false;
    }

    /// Bytes that are held because they are no event yet.
    pub fn held(&self) -> usize {
        self.begun.len() + self.pasted.len()
    }

    /// How long what is unfinished may stay so, from the last byte on.
    pub fn patience(&self) -> Option<Duration> {
        let escape = ESCAPE[usize::from(self.is_remote)];
        if self.paste.is_some() {
            Some(PASTING)
        } else if self.is_escape() || (self.is_rest && self.begun.len() == 2) {
            Some(escape)
        } else if !self.begun.is_empty() {
            Some(UNFINISHED)
        } else if self.escape_gone {
            Some(ESCAPE_GONE)
        } else {
            self.paste_gone.as_ref().map(|_| PASTE_GONE)
        }
    }

    /// The rest did not come: a lone ESC is the key, anything else is dropped.
    pub fn give_up(&mut self, heard: &mut Vec<InputEvent>) {
        if self.paste.is_some() {
            self.end_paste(heard);
        } else if let (true, [_, key]) = (self.is_rest, &self.begun[..]) {
            // It was a key of its own.
            let key = [*key];
            self.is_rest = false;
            self.instead(&key, heard);
        } else if !self.begun.is_empty() {
            self.escape_gone = self.begun == b"\x1b";
            self.parser.parse(&[], false);
            self.finished(heard);
            self.forget();
        } else if !std::mem::take(&mut self.escape_gone) {
            self.paste_gone = None;
        }
    }
}
