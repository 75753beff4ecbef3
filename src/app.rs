//! The loop: keys in, one frame out, effects done.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::time::Duration;

use anyhow::Result;
use crossterm::event::{Event, poll, read};

use crate::keys;
use crate::machine::{Effect, Msg, State, step};
use crate::pack::Pack;
use crate::page::bindings::Command;
use crate::page::{page, summary};
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
