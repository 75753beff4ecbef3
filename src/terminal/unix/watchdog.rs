//! A second process that gives the terminal back when this one cannot: a fault in the database's C code, a disk that is
//! full under a mapped file, no memory, `kill -9`. No handler of such signals can be written in safe Rust, and none hears
//! the last one.
//!
//! It is a shell that reads from a pipe what becomes of the terminal. When the pipe ends, so has the program.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use rustix::stdio;
use rustix::termios::{ControlModes, InputModes, LocalModes, OutputModes, Termios, tcgetattr};

use crate::terminal::modes::giving_back;

/// Ends quietly where the terminal was given back. `stty` changes nothing where a shell with jobs has the terminal again:
/// such a shell puts it right by itself.
const SCRIPT: &str = "trap '' HUP INT QUIT TERM TSTP
echo ready >&2
while read -r now; do last=$now; done
[ \"$last\" = taken ] || exit 0
printf %s \"$1\"
stty $2 <&1 2>/dev/null
printf '%s\\r\\n' \"$3\"";

static WATCHDOG: Mutex<Option<Child>> = Mutex::new(None);

/// The settings of the terminal before it was taken, as `stty` writes them: those that raw mode changes.
#[derive(Clone, Debug)]
pub(crate) struct Settings(String);

impl Settings {
    /// Those of now. `None` where the terminal does not say.
    pub(crate) fn now() -> Option<Settings> {
        let settings = tcgetattr(stdio::stdin()).ok()?;
        let words = words(&settings).map(|(name, is_on)| match is_on {
            true => name.to_owned(),
            false => format!("-{name}"),
        });
        Some(Settings(words.join(" ")))
    }
}

fn words(settings: &Termios) -> [(&'static str, bool); 15] {
    let (input, output) = (settings.input_modes, settings.output_modes);
    let (local, control) = (settings.local_modes, settings.control_modes);
    [
        ("ignbrk", input.contains(InputModes::IGNBRK)),
        ("brkint", input.contains(InputModes::BRKINT)),
        ("parmrk", input.contains(InputModes::PARMRK)),
        ("istrip", input.contains(InputModes::ISTRIP)),
        ("inlcr", input.contains(InputModes::INLCR)),
        ("igncr", input.contains(InputModes::IGNCR)),
        ("icrnl", input.contains(InputModes::ICRNL)),
        ("ixon", input.contains(InputModes::IXON)),
        ("opost", output.contains(OutputModes::OPOST)),
        ("echo", local.contains(LocalModes::ECHO)),
        ("echonl", local.contains(LocalModes::ECHONL)),
        ("icanon", local.contains(LocalModes::ICANON)),
        ("isig", local.contains(LocalModes::ISIG)),
        ("iexten", local.contains(LocalModes::IEXTEN)),
        ("parenb", control.contains(ControlModes::PARENB)),
    ]
}

/// Watches from now on over a terminal that is taken, and says these words if the program cannot. Where no process can be
/// started, nothing watches.
pub(crate) fn watch(before: &Settings, words: &str) {
    let mut command = Command::new("/bin/sh");
    let arguments = ["-c", SCRIPT, "cardcode", &giving_back(), &before.0, words];
    command.args(arguments);
    command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok();
    // Until it ignores the signals that a dying program leaves to its group, it would die with it.
    let said = child.as_mut().and_then(|child| child.stderr.take());
    let _ = said.map(|mut said| said.read(&mut [0; 8]));
    if let Ok(mut watchdog) = WATCHDOG.lock() {
        *watchdog = child;
    }
    tell("taken");
}

/// Tells what became of the terminal: "taken", or "given".
pub(crate) fn tell(what: &str) {
    // A panic gives the terminal back too: whoever holds this then is not waited for.
    let Ok(mut watchdog) = WATCHDOG.try_lock() else {
        return;
    };
    let pipe = watchdog.as_mut().and_then(|child| child.stdin.as_mut());
    // One that was killed hears nothing.
    let _ = pipe.map(|pipe| writeln!(pipe, "{what}"));
}
