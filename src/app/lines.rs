//! The guide in lines: the same pages, choices by number or by their words.

use std::io::{self, BufRead, ErrorKind, Write};

use anyhow::Result;

use super::save::save;
use crate::machine::{Effect, Msg, State, step};
use crate::pack::Pack;
use crate::page::{Page, page, summary};
use crate::plain;

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
        let before = state.clone();
        let mut is_silent = true;
        for intent in intents {
            let (next, effects) = step(pack, state, Msg::Intent(intent));
            state = next;
            is_silent &= effects.is_empty();
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
        if is_silent && state == before {
            writeln!(output, "{}", ui.nothing.get(&state.lang))?;
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
            let ui = pack.ui().plain();
            let language = &pack.next_language(&state.lang).name;
            let with = [
                ("choose", ui.choose.get(&state.lang)),
                ("language", language),
            ];
            writeln!(output, "{}", ui.how.fill(&state.lang, &with))?;
        }
    }
    output.flush()
}
