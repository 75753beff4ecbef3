//! What the terminal is asked, and what its answers mean. Nothing waits for an answer: a terminal that gives
//! none shows the page all the same.

use std::time::{Duration, Instant};

use termina::Event;
use termina::escape::csi::{Csi, Cursor};
use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};

use crate::terminal::event::InputEvent;
use crate::terminal::modes::has_strings;
use crate::terminal::system::{Input, forget_typed};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerminalReply {
    /// The ground is dark, or light.
    Ground {
        /// Whether it is light.
        light: bool,
    },
    /// How many cells a half block takes. This question is the last, so its answer is too.
    HalfBlock {
        /// One where glyphs of ambiguous width are narrow, two where they are wide; any other number where the terminal
        /// does not read UTF-8.
        cells: u16,
    },
}

/// The colour of the ground (OSC 11).
const GROUND: &str = "\x1b]11;?\x1b\\";
/// Where the cursor stands after a half block, which is of East Asian ambiguous width (UAX 11) and drawn on every
/// card. The line is empty again afterwards.
const WIDTH: &str = "\x1b[H\u{2580}\x1b[6n\x1b[H\x1b[K";

/// What the terminal is asked: the colour of its ground where that is wanted and the question is not printed, and the width of a glyph, which is
/// asked last in any case, since its answer says that no other is on its way.
pub fn questions(ground: bool) -> String {
    let ground = ground && has_strings();
    format!("{}{WIDTH}", if ground { GROUND } else { "" })
}

/// How long after the questions an answer may still be on its way.
const ON_ITS_WAY: Duration = Duration::from_secs(3);

/// The answer in what came, if it is one.
pub fn answer(event: &Event) -> Option<TerminalReply> {
    match event {
        Event::Csi(Csi::Cursor(Cursor::ActivePositionReport { line, col })) => {
            // Asked in the first column of the first row; any other row is no answer to that.
            let cells = if line.get_zero_based() == 0 {
                col.get_zero_based()
            } else {
                1
            };
            Some(TerminalReply::HalfBlock { cells })
        }
        Event::Osc(Osc::ChangeDynamicColors(DynamicColorNumber::TextBackgroundColor, colours)) => {
            let [ColorOrQuery::Color(colour), ..] = colours.as_slice() else {
                return None;
            };
            let light = luma(colour.red, colour.green, colour.blue) > 127;
            Some(TerminalReply::Ground { light })
        }
        _ => None,
    }
}

/// Luma of a colour, 0 to 255, by the weights of ITU-R BT.601 in thousandths.
fn luma(red: u8, green: u8, blue: u8) -> u32 {
    (299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1000
}

/// Questions to which the last answer has not come yet.
#[derive(Clone, Copy, Debug)]
pub struct PendingProbe {
    asked_at: Instant,
}

impl PendingProbe {
    /// The questions went out now.
    pub fn now() -> PendingProbe {
        PendingProbe {
            asked_at: Instant::now(),
        }
    }

    /// How long it is worth waiting for the answer, so that it does not end up on the command line. `None` if it does
    /// not come any more.
    pub fn left(&self) -> Option<Duration> {
        ON_ITS_WAY.checked_sub(self.asked_at.elapsed())
    }
}

/// Takes the reply that is on its way: else it would stand on the person's command line. A key, or a signal, ends the
/// wait.
pub fn wait_for_reply(input: &mut Input, probe: PendingProbe) {
    while let Some(left) = probe.left() {
        let events = input.wait(Some(left)).unwrap_or_default();
        if events.iter().any(ends_wait) {
            break;
        }
    }
    forget_typed();
}

fn ends_wait(event: &InputEvent) -> bool {
    match event {
        InputEvent::Event(Event::Key(_)) | InputEvent::Disconnected | InputEvent::Terminate(_) => {
            true
        }
        InputEvent::Event(event) => matches!(answer(event), Some(TerminalReply::HalfBlock { .. })),
        _ => false,
    }
}
