//! What the terminal is told when it is taken and when it is given back.

use crate::terminal::system::terminal_kind;

/// Whether the terminal swallows sequences that it does not know. The Linux console has no title, no links and no key
/// protocols, and prints what it does not know.
pub(crate) fn has_strings() -> bool {
    terminal_kind().is_some_and(|term| term != "linux")
}

/// The window's title: the old one is kept, and given back (xterm's window operations 22 and 23).
const TITLE_ON: &str = "\x1b[22;2t\x1b]2;cardcode\x1b\\";
const TITLE_OFF: &str = "\x1b[23;2t";

const OTHER_SCREEN: &str = "\x1b[?1049h";
const OWN_SCREEN: &str = "\x1b[?1049l";

/// What a program that was killed may have left on, and what would make keys or drawing go wrong: the number pad as
/// escape sequences, keys as xterm's modifyOtherKeys spells them, every way in which the mouse and the focus are told,
/// characters that are inserted, lines counted from a margin, margins, no wrapping, line-drawing letters, ink.
const LEFT_ON: [&str; 3] = [
    "\x1b>\x1b[?9l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1005l\x1b[?1006l\x1b[?1015l\x1b[?1016l",
    "\x1b[>4;0m",
    "\x1b[4l\x1b[?6l\x1b[r\x1b[?7h\x0f\x1b(B\x1b[0m",
];

/// Presses and the wheel, with places beyond column 223 (modes 1000 and 1006). Moves are not asked for: each
/// would be a wake-up.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

const PASTES_ON: &str = "\x1b[?2004h";
const PASTES_OFF: &str = "\x1b[?2004l";

/// Whoever has no other screen still shows the old lines, and would show ours afterwards.
const EMPTY: &str = "\x1b[2J\x1b[H";

/// Takes the terminal, with the mouse where it is wanted. Emptied last, since what is not known may be printed.
pub(crate) fn taking(mouse: bool) -> String {
    let strings = has_strings();
    let [keys_and_mouse, key_protocol, drawing] = LEFT_ON;
    [
        if strings { TITLE_ON } else { "" },
        // Before all else: it keeps the cursor's place, which the margins change.
        OTHER_SCREEN,
        keys_and_mouse,
        if strings { key_protocol } else { "" },
        drawing,
        PASTES_ON,
        if mouse { MOUSE_ON } else { "" },
        EMPTY,
    ]
    .concat()
}

/// Gives the terminal back, whatever was written to it before: a frame may have been cut.
pub(crate) fn giving_back() -> String {
    let title = if has_strings() { TITLE_OFF } else { "" };
    let end_of_frame = "\x1b[?2026l\x1b[0m";
    let cursor = "\x1b[?25h";
    [
        end_of_frame,
        MOUSE_OFF,
        PASTES_OFF,
        EMPTY,
        cursor,
        OWN_SCREEN,
        title,
    ]
    .concat()
}
