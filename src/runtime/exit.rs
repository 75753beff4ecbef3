//! How the program ended.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitReason {
    Left,
    /// A signal, or the key that stands for one: the exit code that shells expect then.
    Signal(u8),
    /// The terminal is gone, or reads no more: the exit code of a hang-up, or of the signal that ended the wait for it.
    Disconnected(u8),
}

impl ExitReason {
    /// The exit code: 0 if the person left.
    pub fn code(self) -> u8 {
        match self {
            ExitReason::Left => 0,
            ExitReason::Signal(code) | ExitReason::Disconnected(code) => code,
        }
    }
}
