//! Keys at the pace of somebody who reads: a page that asks takes no answer in the first moment.

use std::time::Duration;

use super::pty::END_OF_FRAME;
use super::terminal::Terminal;

/// Ctrl-L, behind each key: the frame that it draws anew comes after all that the key does. Any other may be of before.
const REDRAW: char = '\x0c';
const DRAWN_ANEW: &[u8] = b"\x1b[2J";

/// How the program says, in each language, that an answer came too soon.
const TOO_SOON: [&str; 2] = ["You pressed that before", "画面が変わった直後"];

/// How long a page is read before the second try; the next one is after twice as long.
const READING: Duration = Duration::from_millis(350);

impl Terminal {
    /// Types these keys, each after the frame of the one before, and again where it came too soon.
    #[track_caller]
    pub fn types(&mut self, keys: &str) {
        let mut rest = keys;
        while !rest.is_empty() {
            let is_sequence = rest.starts_with('\x1b') && rest.len() > 1;
            let length = match is_sequence {
                true => 3,
                false => rest.chars().next().map_or(0, char::len_utf8),
            };
            let (key, others) = rest.split_at(length);
            self.press(key);
            rest = others;
        }
    }

    #[track_caller]
    fn press(&mut self, key: &str) {
        let mut reading = READING;
        loop {
            let before = self.bytes().len();
            self.send(&format!("{key}{REDRAW}"));
            let is_too_soon = self.until("the page after the key", |seen| {
                let mut parts = seen.bytes[before..].windows(DRAWN_ANEW.len());
                let is_drawn =
                    parts.any(|part| part == DRAWN_ANEW) && seen.bytes.ends_with(END_OF_FRAME);
                let contents = seen.parser.screen().contents();
                is_drawn.then(|| TOO_SOON.iter().any(|words| contents.contains(words)))
            });
            if !is_too_soon {
                return;
            }
            std::thread::sleep(reading);
            reading *= 2;
        }
    }
}
