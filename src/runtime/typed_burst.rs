//! Text that comes all at once without the marks of a paste: from a console, a serial line or a script.

use crate::keymap::Key;
use crate::terminal::event::InputEvent;
use crate::terminal::keys::{UserInput, did};

/// So many characters at once nobody types.
const BURST: usize = 16;

/// The same events, with each long run of characters as one paste: a list is narrowed once by it, not at each character.
pub(crate) fn joined_words(events: Vec<InputEvent>) -> Vec<InputEvent> {
    let mut joined = Vec::new();
    let mut run = Vec::new();
    for event in events {
        match char_of(&event) {
            Some(_) => run.push(event),
            None => {
                end(&mut run, &mut joined);
                joined.push(event);
            }
        }
    }
    end(&mut run, &mut joined);
    joined
}

fn end(run: &mut Vec<InputEvent>, joined: &mut Vec<InputEvent>) {
    if run.len() < BURST {
        return joined.append(run);
    }
    let words = run.drain(..).filter_map(|event| char_of(&event));
    joined.push(InputEvent::PastedWords(words.collect()));
}

fn char_of(event: &InputEvent) -> Option<char> {
    match event {
        InputEvent::Event(event) => match did(event)? {
            UserInput::Press(Key::Char(char)) | UserInput::Type(char) => Some(char),
            _ => None,
        },
        _ => None,
    }
}
