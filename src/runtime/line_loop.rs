//! The guide in lines: the same pages, choices by number or by their words.

use crate::render::plain;
use std::io::{self, BufRead, ErrorKind, Write};

use anyhow::Result;

use crate::app::effect::Effect;

use crate::app::message::Msg;
use crate::app::state::State;
use crate::app::update::step;
use crate::pack::content::Pack;
use crate::runtime::clock::Clock;
use crate::runtime::document::written;
use crate::runtime::recorder::Recorder;
use crate::runtime::save::save;
use crate::text::catalogue::ui;
use crate::view::page::Page;
use crate::view::router::page;

/// Runs the guide in lines until the person leaves or the input ends: the same pages, choices by number.
///
/// # Errors
/// Those of reading and writing, a closed pipe aside: who closed it has read enough.
pub fn run_plain(
    pack: &Pack,
    state: State,
    keeper: Option<&mut Recorder>,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<()> {
    match in_lines(pack, state, keeper, input, &mut output) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        ended => Ok(ended?),
    }
}

fn in_lines(
    pack: &Pack,
    state: State,
    mut keeper: Option<&mut Recorder>,
    input: impl BufRead,
    output: &mut impl Write,
) -> io::Result<()> {
    let (mut state, effects) = step(pack, state, Msg::Opened);
    for effect in &effects {
        state = kept(pack, state, &mut keeper, effect);
    }
    let mut told = LinesShown::default();
    let mut clock = Clock::default();
    let mut input = input;
    loop {
        let page = page(pack, &state);
        clock.look(pack, &mut state);
        tell(pack, &state, &page, &mut told, output)?;
        // Bytes that are no text are an answer that is none.
        let Some(line) = next_line(&mut input)? else {
            writeln!(
                output,
                "{}",
                pack.words(&state.lang)
                    .fill(ui::plain::ENDED, &[("page", &page.lead)])
            )?;
            return output.flush();
        };
        let line = String::from_utf8_lossy(&line).into_owned();
        let Some(intents) = plain::wanted(&page, &line) else {
            let choices = plain::numbers(&page).to_string();
            writeln!(
                output,
                "{}",
                pack.words(&state.lang)
                    .fill(ui::plain::AGAIN, &[("n", &choices)])
            )?;
            continue;
        };
        if clock.look(pack, &mut state) {
            state = step(pack, state, Msg::TimeUp).0;
            continue;
        }
        let before = state.clone();
        let mut is_silent = true;
        for intent in intents {
            let (next, effects) = step(pack, state, Msg::Intent(intent));
            state = next;
            is_silent &= effects.is_empty();
            for effect in effects {
                match effect {
                    Effect::Record(_) | Effect::Read | Effect::Report => {
                        state = kept(pack, state, &mut keeper, &effect);
                    }
                    Effect::Quit => return output.flush(),
                    // There is no clipboard on a line: the summary itself is printed.
                    Effect::Copy(paper) => {
                        let paper = written(pack, &state, paper);
                        let text = paper.map(|paper| paper.text).unwrap_or_default();
                        write!(output, "{text}")?;
                    }
                    Effect::Save(paper) => {
                        if let Some(paper) = written(pack, &state, paper) {
                            state = step(pack, state, Msg::Saved(save(&paper))).0;
                        }
                    }
                    Effect::Suspend => {}
                }
            }
        }
        if is_silent && state == before {
            writeln!(
                output,
                "{}",
                pack.words(&state.lang).say(ui::plain::NOTHING)
            )?;
        }
    }
}

/// Records it, or reads what the records say. A line is not printed before that is known.
fn kept(
    pack: &Pack,
    mut state: State,
    keeper: &mut Option<&mut Recorder>,
    effect: &Effect,
) -> State {
    let Some(keeper) = keeper else { return state };
    keeper.does(effect);
    let answer = match effect {
        Effect::Read | Effect::Report => keeper.answer(),
        _ => None,
    };
    for msg in answer.into_iter().chain(keeper.heard()) {
        state = step(pack, state, msg).0;
    }
    state
}

/// Bytes of the longest line that is kept: no choice has so many. The rest of a longer one is read and dropped.
const LONGEST: usize = 4096;

/// The next line, without its end; none at the end of the input.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut is_there = false;
    loop {
        let read = match input.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        if read.is_empty() {
            return Ok(is_there.then_some(line));
        }
        is_there = true;
        let end = read.iter().position(|byte| *byte == b'\n');
        let part = &read[..end.unwrap_or(read.len())];
        let room = LONGEST.saturating_sub(line.len());
        line.extend_from_slice(&part[..part.len().min(room)]);
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

/// What was told so far.
#[derive(Default)]
struct LinesShown {
    /// The last page.
    pub(crate) page: Option<Page>,
    /// Lines of the conversation.
    talk: usize,
}

/// Says what is new since the last page: a word about what happened, and the page where it is another one.
fn tell(
    pack: &Pack,
    state: &State,
    page: &Page,
    told: &mut LinesShown,
    output: &mut impl Write,
) -> io::Result<()> {
    if let Some(notice) = &page.notice {
        writeln!(output, "{notice}")?;
    }
    let last = told.page.as_ref();
    let is_new = last.is_none_or(|last| {
        last.id != page.id || last.title != page.title || last.lead != page.lead
    });
    if is_new {
        writeln!(output)?;
        if last.is_none_or(|last| last.title != page.title) {
            writeln!(output, "{}", page.title)?;
        }
        if let Some(progress) = &page.progress {
            writeln!(output, "{progress}")?;
        }
        let mut news = page.clone();
        told.talk = plain::forget(&mut news, told.talk);
        for line in plain::lines(&news).iter().chain(&plain::choices(page)) {
            writeln!(output, "{line}")?;
        }
        if last.is_none() {
            let words = pack.words(&state.lang);
            let language = &pack.next_language(&state.lang).name;
            let with = [
                ("choose", &*words.say(ui::plain::CHOOSE)),
                ("language", language),
            ];
            writeln!(output, "{}", words.fill(ui::plain::HOW, &with))?;
        }
    }
    told.page = Some(page.clone());
    output.flush()
}
