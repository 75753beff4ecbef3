//! What can end a wait for input, on any platform.

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
