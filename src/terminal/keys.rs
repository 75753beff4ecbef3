//! From what the terminal sends to what a person wants.

use termina::Event;
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEventKind};

use crate::keymap::Key;
use crate::text::fold::{is_japanese, narrow};

/// What a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserInput {
    /// Pressed a key.
    Press(Key),
    /// Typed a character of an input method that was left on.
    Type(char),
    /// Clicked this column and row, from 0.
    Click(u16, u16),
    /// Turned the wheel; down, or up.
    Wheel {
        /// Whether towards the person.
        down: bool,
    },
}

/// What the person did, if it can mean anything. Full-width letters and digits of an input method that was left on
/// are their narrow selves.
pub fn did(event: &Event) -> Option<UserInput> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => {
            let key = key(event)?;
            let typed = match key {
                Key::Char(char) if is_japanese(char) => Some(UserInput::Type(char)),
                _ => None,
            };
            typed.or(Some(UserInput::Press(key)))
        }
        Event::Mouse(event) => match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                Some(UserInput::Click(event.column, event.row))
            }
            MouseEventKind::ScrollDown => Some(UserInput::Wheel { down: true }),
            MouseEventKind::ScrollUp => Some(UserInput::Wheel { down: false }),
            _ => None,
        },
        _ => None,
    }
}

fn key(event: &KeyEvent) -> Option<Key> {
    let key = match event.code {
        // A terminal that is not raw yet makes Enter a line feed, so this is Enter typed ahead.
        KeyCode::Char('j') if event.modifiers.contains(Modifiers::CONTROL) => Key::Enter,
        // What the key Backspace sends on many terminals.
        KeyCode::Char('h') if event.modifiers.contains(Modifiers::CONTROL) => Key::Backspace,
        KeyCode::Char(char) if event.modifiers.contains(Modifiers::CONTROL) => {
            Key::Ctrl(char.to_ascii_lowercase())
        }
        KeyCode::Char(_) if event.modifiers.contains(Modifiers::ALT) => return None,
        KeyCode::Char(char) => Key::Char(narrow(char)),
        KeyCode::Enter => Key::Enter,
        KeyCode::Escape => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Function(1) => Key::F1,
        _ => return None,
    };
    Some(key)
}
