//! The guide at work: taken up, run until it ends, the terminal given back.

use crate::terminal::guard;
use std::rc::Rc;

use anyhow::Result;

use crate::app::state::State;
use crate::pack::content::Pack;
use crate::terminal::input::{Input, InputEvent};
use crate::terminal::probe::{PendingProbe, TerminalReply, answer};

use crate::runtime::display::DisplayOptions;
use crate::runtime::preview::Watch;
use crate::runtime::recorder::Recorder;
use crate::runtime::screen_loop::ScreenLoop;

/// How the guide ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitReason {
    /// The person left.
    Left,
    /// The person interrupted it, or the system asked it to end: the signal's number.
    Signal(i32),
    /// The terminal is gone.
    Gone,
}

impl ExitReason {
    /// The exit code: 128 and the signal's number, as shells count; a terminal that is gone counts as SIGHUP.
    pub fn code(self) -> u8 {
        let signal = match self {
            ExitReason::Left => return 0,
            ExitReason::Signal(signal) => signal,
            ExitReason::Gone => signal_hook::consts::SIGHUP,
        };
        u8::try_from(128 + signal).unwrap_or(u8::MAX)
    }
}

/// Runs the guide in the terminal until the person leaves.
///
/// # Errors
/// The terminal's own. It is given back in any case.
pub fn run(
    pack: Rc<Pack>,
    state: State,
    display: DisplayOptions,
    keeper: Option<&mut Recorder>,
) -> Result<ExitReason> {
    run_on(pack, state, display, (None, keeper))
}

pub(crate) fn run_on(
    pack: Rc<Pack>,
    state: State,
    display: DisplayOptions,
    (watch, keeper): (Option<Watch>, Option<&mut Recorder>),
) -> Result<ExitReason> {
    let mut input = Input::new()?;
    if let Some(keeper) = &keeper {
        input.listen(keeper.ear()?);
    }
    let screen = guard::take(display.mouse)?;
    let mut guide = ScreenLoop::new(pack, state, display, screen);
    guide.watch = watch;
    guide.keeper = keeper;
    let ended = match guide.run(&mut input) {
        Err(_) if input.is_gone() => Ok(ExitReason::Gone),
        ended => ended,
    };
    if let (Ok(ExitReason::Left | ExitReason::Signal(_)), Some(asked)) = (&ended, guide.asked) {
        hear_out(&mut input, asked);
    }
    guard::give_back();
    ended
}

/// Hears the answer that is on its way: else it would stand on the person's command line.
fn hear_out(input: &mut Input, asked: PendingProbe) {
    while let Some(left) = asked.left() {
        let heard = input.wait(Some(left)).unwrap_or_default();
        let is_last = |heard: &InputEvent| match heard {
            InputEvent::Event(event) => {
                matches!(answer(event), Some(TerminalReply::Ambiguous { .. }))
            }
            InputEvent::Gone => true,
            _ => false,
        };
        if heard.iter().any(is_last) {
            return;
        }
    }
    guard::forget_typed();
}
