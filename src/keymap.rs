//! The one table of keys. It feeds the keyboard, the key bar, the help page and the table of `docs/terminal.md`, so they
//! cannot differ; that no key means two things is tested.

use crate::app::message::Intent;
use crate::text::catalogue::{TextKey, ui};

/// A key as a person knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the key of that name")]
pub enum Key {
    Char(char),
    Ctrl(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Something for the machine.
    Intent(Intent),
    /// Scroll a screenful up. Scrolling is the view's own: it depends on the size of the terminal.
    ScrollUp,
    /// Scroll a screenful down.
    ScrollDown,
    Redraw,
    /// Leave at once, as a program does that is interrupted.
    Interrupt,
}

/// A line of the table.
pub struct Binding {
    /// What its keys do; two commands where a pair of keys does a pair of things, the same words for both.
    pub keys: &'static [(Key, Command)],
    /// What that is called.
    pub word: TextKey,
}

use Command::{Intent as Do, Interrupt, Redraw, ScrollDown, ScrollUp};

pub const TABLE: &[Binding] = &[
    Binding {
        keys: &[(Key::Enter, Do(Intent::Choose))],
        word: ui::keys::CHOOSE,
    },
    Binding {
        keys: &[
            (Key::Up, Do(Intent::Up)),
            (Key::Down, Do(Intent::Down)),
            (Key::Char('k'), Do(Intent::Up)),
            (Key::Char('j'), Do(Intent::Down)),
        ],
        word: ui::keys::MOVE_MARK,
    },
    Binding {
        keys: &[
            (Key::Tab, Do(Intent::Next)),
            (Key::BackTab, Do(Intent::Previous)),
        ],
        word: ui::keys::CYCLE,
    },
    Binding {
        keys: &[
            (Key::Home, Do(Intent::First)),
            (Key::End, Do(Intent::Last)),
            (Key::Char('g'), Do(Intent::First)),
            (Key::Char('G'), Do(Intent::Last)),
        ],
        word: ui::keys::FIRST_LAST,
    },
    Binding {
        keys: &[
            (Key::Esc, Do(Intent::Back)),
            (Key::Backspace, Do(Intent::Erase)),
        ],
        word: ui::keys::BACK,
    },
    Binding {
        keys: &[
            (Key::Left, Do(Intent::Left)),
            (Key::Right, Do(Intent::Right)),
            (Key::Char('h'), Do(Intent::Left)),
            (Key::Char('l'), Do(Intent::Right)),
        ],
        word: ui::keys::LEFT_RIGHT,
    },
    Binding {
        keys: &[(Key::Char('t'), Do(Intent::Turn))],
        word: ui::keys::TURN,
    },
    Binding {
        keys: &[
            (Key::PageUp, ScrollUp),
            (Key::PageDown, ScrollDown),
            (Key::Char(' '), ScrollDown),
        ],
        word: ui::keys::SCROLL,
    },
    Binding {
        keys: &[(Key::Char('L'), Do(Intent::Language))],
        word: ui::keys::LANGUAGE,
    },
    Binding {
        keys: &[(Key::Char('i'), Do(Intent::Facts))],
        word: ui::keys::FACTS,
    },
    Binding {
        keys: &[(Key::Char('m'), Do(Intent::Map))],
        word: ui::keys::MAP,
    },
    Binding {
        keys: &[(Key::Char('r'), Do(Intent::Answers))],
        word: ui::keys::ANSWERS,
    },
    Binding {
        keys: &[(Key::Char('c'), Do(Intent::Copy))],
        word: ui::keys::COPY,
    },
    Binding {
        keys: &[(Key::Char('s'), Do(Intent::Save))],
        word: ui::keys::SAVE,
    },
    Binding {
        keys: &[(Key::Char('o'), Do(Intent::Addresses))],
        word: ui::keys::ADDRESSES,
    },
    Binding {
        keys: &[(Key::Char('H'), Do(Intent::Home))],
        word: ui::keys::HOME,
    },
    Binding {
        keys: &[
            (Key::Char('?'), Do(Intent::Help)),
            (Key::F1, Do(Intent::Help)),
        ],
        word: ui::keys::HELP,
    },
    Binding {
        keys: &[
            (Key::Char('q'), Do(Intent::Quit)),
            (Key::Ctrl('c'), Interrupt),
        ],
        word: ui::keys::QUIT,
    },
    Binding {
        keys: &[(Key::Ctrl('z'), Do(Intent::Suspend))],
        word: ui::keys::SUSPEND,
    },
    Binding {
        keys: &[(Key::Ctrl('l'), Redraw)],
        word: ui::keys::REDRAW,
    },
];

/// The keys of a choice by its place: digits, then letters that the table leaves free. None is left out between them.
pub const MARKS: [char; 12] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'a', 'b'];

/// What a key does, if it does anything.
pub fn command(key: Key) -> Option<Command> {
    let mark = |char| {
        MARKS
            .iter()
            .position(|mark| *mark == char)
            .map(|place| Do(Intent::Select(place)))
    };
    let bound = TABLE
        .iter()
        .flat_map(|binding| binding.keys)
        .find(|(bound, _)| *bound == key);
    bound.map(|(_, command)| *command).or_else(|| match key {
        Key::Char(char) => mark(char),
        _ => None,
    })
}

/// What a letter does where lines are read: `b` goes back, which has no letter among the keys, and what moves
/// the mark does nothing, since there is none.
pub fn in_lines(letter: char) -> Option<Intent> {
    let key = match letter {
        'b' | 'B' => Key::Esc,
        letter => Key::Char(letter),
    };
    match command(key) {
        Some(Do(
            Intent::Up
            | Intent::Down
            | Intent::First
            | Intent::Last
            | Intent::Next
            | Intent::Previous
            | Intent::Select(_)
            | Intent::Spell(_)
            | Intent::Erase
            | Intent::Choose
            | Intent::Suspend,
        )) => None,
        Some(Do(intent)) => Some(intent),
        _ => None,
    }
}
