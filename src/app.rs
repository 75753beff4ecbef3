//! The loop: keys in, one frame out, effects done.

use std::fs::OpenOptions;
use std::io::{self, BufRead, ErrorKind, Write};
use std::time::Duration;

use anyhow::Result;
use crossterm::event::{Event, poll, read};

use crate::keys;
use crate::machine::{Effect, Msg, State, step};
use crate::pack::Pack;
use crate::page::bindings::Command;
use crate::page::{Page, page, summary};
use crate::plain;
use crate::term;
use crate::tui::View;
use crate::tui::theme::Look;

/// Runs the guide in the terminal until the person leaves.
///
/// # Errors
/// The terminal's own. It is given back in any case.
pub fn run(pack: &Pack, state: State) -> Result<()> {
    let mut screen = term::take()?;
    let ended = turn(pack, state, &mut screen);
    term::give_back();
    ended
}

/// Runs the guide in lines until the person leaves or the input ends: the same pages, choices by number.
///
/// # Errors
/// Those of reading and writing, a closed pipe aside: who closed it has read enough.
pub fn run_plain(
    pack: &Pack,
    state: State,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<()> {
    match in_lines(pack, state, input, &mut output) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        ended => Ok(ended?),
    }
}

fn in_lines(
    pack: &Pack,
    mut state: State,
    input: impl BufRead,
    output: &mut impl Write,
) -> io::Result<()> {
    let ui = pack.ui().plain();
    let mut told: Option<Page> = None;
    let mut input = input.split(b'\n');
    loop {
        let page = page(pack, &state);
        tell(pack, &state, &page, told.as_ref(), output)?;
        // Bytes that are no text are an answer that is none.
        let Some(line) = input.next().transpose()? else {
            writeln!(
                output,
                "{}",
                ui.ended.fill(&state.lang, &[("page", &page.lead)])
            )?;
            return output.flush();
        };
        let line = String::from_utf8_lossy(&line).into_owned();
        let Some(intents) = plain::wanted(&page, &line) else {
            let choices = page.choices.len().to_string();
            writeln!(output, "{}", ui.again.fill(&state.lang, &[("n", &choices)]))?;
            told = Some(page);
            continue;
        };
        for intent in intents {
            let (next, effects) = step(pack, state, Msg::Intent(intent));
            state = next;
            for effect in effects {
                match effect {
                    Effect::Quit => return output.flush(),
                    // There is no clipboard on a line: the summary itself is printed.
                    Effect::Copy => write!(
                        output,
                        "{}",
                        summary::text(pack, &state).unwrap_or_default()
                    )?,
                    Effect::Save => {
                        if let Some(text) = summary::text(pack, &state) {
                            state = step(pack, state, Msg::Saved(save(&text))).0;
                        }
                    }
                    Effect::Suspend => {}
                }
            }
        }
        told = Some(page);
    }
}

/// Says what is new since the last page: a word about what happened, and the page where it is another one.
fn tell(
    pack: &Pack,
    state: &State,
    page: &Page,
    told: Option<&Page>,
    output: &mut impl Write,
) -> io::Result<()> {
    if let Some(notice) = &page.notice {
        writeln!(output, "{notice}")?;
    }
    let is_new = told.is_none_or(|told| {
        told.id != page.id || told.title != page.title || told.lead != page.lead
    });
    if is_new {
        writeln!(output)?;
        if told.is_none_or(|told| told.title != page.title) {
            writeln!(output, "{}", page.title)?;
        }
        if let Some(progress) = &page.progress {
            writeln!(output, "{progress}")?;
        }
        for line in plain::lines(page).iter().chain(&plain::choices(page)) {
            writeln!(output, "{line}")?;
        }
        if told.is_none() {
            writeln!(output, "{}", pack.ui().plain().how.get(&state.lang))?;
        }
    }
    output.flush()
}

/// Draws, waits, does; keys that wait already are done before the next frame.
fn turn(pack: &Pack, mut state: State, screen: &mut term::Screen) -> Result<()> {
    let mut view = View::default();
    loop {
        let page = page(pack, &state);
        screen.draw(|frame| view.draw(frame, &page, Look::Colour))?;
        loop {
            if let Some(command) = heard(&read()?) {
                match command {
                    Command::ScrollUp | Command::ScrollDown => {
                        view.scroll(command == Command::ScrollDown)
                    }
                    Command::Redraw => screen.clear()?,
                    Command::Intent(intent) => {
                        match happen(pack, state, Msg::Intent(intent), screen)? {
                            Some(next) => state = next,
                            None => return Ok(()),
                        }
                    }
                }
            }
            if !poll(Duration::ZERO)? {
                break;
            }
        }
    }
}

fn heard(event: &Event) -> Option<Command> {
    match event {
        Event::Key(key) => keys::wanted(*key),
        _ => None,
    }
}

/// One step, with all that follows from it; nothing where the program ends.
fn happen(pack: &Pack, state: State, msg: Msg, screen: &mut term::Screen) -> Result<Option<State>> {
    let (mut state, effects) = step(pack, state, msg);
    for effect in effects {
        let answer = match effect {
            Effect::Quit => return Ok(None),
            Effect::Suspend => {
                term::suspend(screen)?;
                None
            }
            Effect::Copy => match summary::text(pack, &state) {
                Some(text) => {
                    term::copy(&text)?;
                    Some(Msg::Copied)
                }
                None => None,
            },
            Effect::Save => summary::text(pack, &state).map(|text| Msg::Saved(save(&text))),
        };
        if let Some(answer) = answer {
            // What the world did asks nothing more of it.
            state = step(pack, state, answer).0;
        }
    }
    Ok(Some(state))
}

/// Names of a saved summary that are tried before it is given up.
const NAMES: usize = 1000;

/// Saves the summary in a new file here, and never over another one. The name, or what went wrong.
fn save(text: &str) -> Result<String, String> {
    for number in 1..=NAMES {
        let name = if number == 1 {
            "cardcode.txt".to_owned()
        } else {
            format!("cardcode-{number}.txt")
        };
        match OpenOptions::new().write(true).create_new(true).open(&name) {
            Ok(mut file) => {
                return file
                    .write_all(text.as_bytes())
                    .map(|()| name)
                    .map_err(|error| error.to_string());
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Err(format!("{NAMES}"))
}
