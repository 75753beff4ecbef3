//! What can end a wait for input, on any platform.

use std::time::{Duration, Instant};

use termina::Event;

/// Something that came from the terminal or from the system.
#[derive(Debug)]
pub enum InputEvent {
    /// A key, the mouse, or the terminal's answer to a question.
    Event(Event),
    /// Something was pasted. What it was is thrown away unread.
    Pasted,
    /// These words were pasted where words are asked for.
    PastedWords(String),
    /// The terminal has another size.
    Resized,
    /// The system asks the program to stop until it is continued.
    Suspend,
    /// The program was continued.
    Continued,
    /// The system asks the program to end, with this exit code.
    Terminate(u8),
    /// The terminal is gone.
    Disconnected,
    /// Another thread has something for the loop.
    Woken,
}

/// How long a size must stand before it is drawn, and how long that may be put off while it keeps changing.
const SETTLED: [Duration; 2] = [Duration::from_millis(12), Duration::from_millis(60)];

/// How long to wait for what belongs to the same frame as these, of which the first came then: a size that keeps changing
/// is waited for.
pub(crate) fn until_settled(all: &[InputEvent], since: Instant) -> Duration {
    let is_resized = all.iter().any(|event| matches!(event, InputEvent::Resized));
    let [still, longest] = SETTLED;
    match is_resized && since.elapsed() < longest {
        true => still,
        false => Duration::ZERO,
    }
}
