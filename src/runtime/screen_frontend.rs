//! What effects do to the terminal.

use anyhow::Result;

use crate::app::message::Msg;
use crate::runtime::runtime::Frontend;
use crate::terminal::guard::{self, TerminalScreen};
use crate::terminal::probe::PendingProbe;

/// The terminal, with what the loop knows of it.
pub(crate) struct ScreenFrontend {
    pub(crate) screen: TerminalScreen,
    /// The questions that are not answered yet.
    pub(crate) probe: Option<PendingProbe>,
    /// Whether the screen is the shell's: from a stop until the program is continued in the foreground.
    pub(crate) is_away: bool,
    /// Whether the program is to stop, once all that came before is done.
    pub(crate) is_to_stop: bool,
}

impl Frontend for ScreenFrontend {
    const WAITS_FOR_RECORDS: bool = false;

    fn copy(&mut self, text: &str) -> Result<Option<Msg>> {
        guard::copy(text)?;
        Ok(Some(Msg::Copied))
    }

    fn suspend(&mut self) -> Result<()> {
        self.is_to_stop = true;
        Ok(())
    }
}

impl ScreenFrontend {
    pub(crate) fn new(screen: TerminalScreen) -> ScreenFrontend {
        ScreenFrontend {
            screen,
            probe: None,
            is_away: false,
            is_to_stop: false,
        }
    }
}
