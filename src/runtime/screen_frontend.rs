//! What effects do to the terminal.

use anyhow::Result;

use crate::app::message::Msg;
use crate::runtime::runtime::Frontend;
use crate::terminal::guard::{self, TerminalScreen};
use crate::terminal::probe::PendingProbe;
use crate::terminal::unix::forget_typed;

/// The terminal, with what the loop knows of it.
pub(crate) struct ScreenFrontend {
    pub(crate) screen: TerminalScreen,
    /// The questions that are not answered yet.
    pub(crate) probe: Option<PendingProbe>,
    /// Whether the screen is the shell's: from a stop until the program is continued in the foreground.
    pub(crate) is_away: bool,
}

impl Frontend for ScreenFrontend {
    const WAITS_FOR_RECORDS: bool = false;

    fn copy(&mut self, text: &str) -> Result<Option<Msg>> {
        guard::copy(text)?;
        Ok(Some(Msg::Copied))
    }

    fn suspend(&mut self) -> Result<()> {
        if self.probe.is_some_and(|probe| probe.left().is_some()) {
            forget_typed();
        }
        self.is_away = self.screen.stop()?;
        Ok(())
    }
}

impl ScreenFrontend {
    pub(crate) fn new(screen: TerminalScreen) -> ScreenFrontend {
        ScreenFrontend {
            screen,
            probe: None,
            is_away: false,
        }
    }
}
