//! Runs the guide in the terminal: takes it, runs the loop, gives it back.

use anyhow::Result;

use crate::runtime::display::DisplayOptions;
use crate::runtime::exit::ExitReason;
use crate::runtime::runtime::Runtime;
use crate::runtime::screen_loop::ScreenLoop;
use crate::runtime::watch::Watch;
use crate::terminal::guard;
use crate::terminal::probe::wait_for_reply;
use crate::terminal::system::{DISCONNECTED, Input, end_asked_for};

/// Runs the guide in the terminal until the person leaves.
///
/// # Errors
/// The terminal's own. It is given back in any case.
pub fn run(runtime: Runtime, display: DisplayOptions) -> Result<ExitReason> {
    run_on(runtime, display, None)
}

/// The same, with a folder in which a pack is written meanwhile.
pub(crate) fn run_on(
    mut runtime: Runtime,
    display: DisplayOptions,
    watch: Option<Watch>,
) -> Result<ExitReason> {
    let mut input = Input::new()?;
    runtime.wake_by(|| {
        let mut waker = input.waker()?;
        Ok(Box::new(move || waker.wake()))
    })?;
    let screen = guard::take(display.mouse)?;
    let mut screen_loop = ScreenLoop::new(runtime, display, screen, watch);
    let ended = match screen_loop.run(&mut input) {
        Err(_) if input.is_gone() => Ok(ExitReason::Disconnected(DISCONNECTED)),
        // The terminal read no more, and a signal ended that.
        Err(error) => match end_asked_for() {
            Some(code) => Ok(ExitReason::Disconnected(code)),
            None => Err(error),
        },
        ended => ended,
    };
    let is_terminal_there = matches!(ended, Ok(ExitReason::Left | ExitReason::Signal(_)));
    if let Some(probe) = screen_loop.pending_probe().filter(|_| is_terminal_there) {
        wait_for_reply(&mut input, probe);
    }
    guard::give_back();
    ended
}
