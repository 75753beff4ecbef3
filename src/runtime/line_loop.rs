//! The guide in lines: the same pages, choices by number or by their words.

use std::io::{self, BufRead, ErrorKind, Write};

use anyhow::Result;

use crate::app::choice::Label;
use crate::app::message::{Intent, Msg};
use crate::app::screen::Screen;
use crate::app::typing::Typing;
use crate::disk::system::is_reader_gone;
use crate::keymap;
use crate::render::plain;
use crate::runtime::runtime::{Flow, Frontend, Runtime};
use crate::text::catalogue::ui;
use crate::text::fold::narrow;
use crate::view::page::Page;

/// Runs the guide in lines until the person leaves or the input ends.
///
/// # Errors
/// Those of reading and writing. A closed pipe is none: whoever closed it has read enough.
pub fn run_plain(runtime: Runtime, input: impl BufRead, output: impl Write) -> Result<()> {
    match in_lines(runtime, input, &mut Lines::new(output)) {
        Err(error) if is_closed_pipe(&error) => Ok(()),
        ended => ended,
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(is_reader_gone)
}

fn in_lines(
    mut runtime: Runtime,
    mut input: impl BufRead,
    lines: &mut Lines<impl Write>,
) -> Result<()> {
    let mut flow = runtime.dispatch(Msg::Opened, lines)?;
    while flow == Flow::Continue && runtime.catch_up(lines)? == Flow::Continue {
        let page = runtime.page();
        lines.show(&runtime, &page)?;
        let Some(line) = next_line(&mut input)? else {
            lines.end(&runtime, &page)?;
            break;
        };
        flow = respond(&mut runtime, &page, &line, lines)?;
    }
    Ok(lines.output.flush()?)
}

/// Does what a line asks for on this page.
fn respond(
    runtime: &mut Runtime,
    page: &Page,
    line: &[u8],
    lines: &mut Lines<impl Write>,
) -> Result<Flow> {
    // Bytes that are no text are no answer.
    let line = String::from_utf8_lossy(line);
    let intents = spelled(runtime, &line).or_else(|| plain::wanted(page, &line));
    let meant = match intents {
        Some(intents) => Some(intents.into_iter().map(Msg::Intent).collect()),
        None => runtime.state().line_says(runtime.pack(), &line),
    };
    let Some(meant) = meant else {
        lines.ask_again(runtime, page)?;
        return Ok(Flow::Continue);
    };
    // An answer that comes too late counts no more.
    if runtime.is_time_up() {
        return runtime.catch_up(lines);
    }
    let before = runtime.state().clone();
    lines.is_silent = true;
    for msg in meant {
        let flow = runtime.dispatch(msg, lines)?;
        if flow != Flow::Continue {
            return Ok(flow);
        }
    }
    if lines.is_silent && *runtime.state() == before {
        lines.say_nothing_happened(runtime)?;
    }
    Ok(Flow::Continue)
}

/// What a line spells on a list that is narrowed by typing. A single letter is a key's, but for a code that is printed
/// just so.
fn spelled(runtime: &Runtime, line: &str) -> Option<Vec<Intent>> {
    let (state, pack) = (runtime.state(), runtime.pack());
    let line: String = line.trim().chars().map(narrow).collect();
    let mut chars = line.chars();
    let is_key = match (chars.next(), chars.next()) {
        (Some(key), None) => keymap::in_lines(key).is_some(),
        _ => false,
    };
    let choices = state.choices(pack);
    let is_code = choices.iter().any(|choice| match &choice.label {
        Label::Name(code) => *code == line,
        _ => false,
    });
    (!is_key || is_code)
        .then(|| state.line_spells(pack, &line))
        .flatten()
}

/// What can be typed on a list beside the numbers of its rows, and which of the two a number is.
fn how_to_spell(runtime: &Runtime, page: &Page) -> Option<String> {
    let words = runtime.words();
    let rows = plain::numbers(page).to_string();
    match runtime.state().screen() {
        Screen::CodeLists => Some(words.fill(ui::plain::SPELL_ANY, &[("n", &rows)])),
        screen if screen.typing() == Typing::All => Some(words.say(ui::plain::SPELL)),
        _ => None,
    }
}

/// Where the pages are printed, and what was printed so far.
struct Lines<W> {
    output: W,
    page: Option<Page>,
    /// Lines of the conversation.
    talk: usize,
    /// Whether the last line did nothing outside the state.
    is_silent: bool,
}

impl<W: Write> Frontend for Lines<W> {
    const WAITS_FOR_RECORDS: bool = true;

    /// There is no clipboard on a line: the text itself is printed.
    fn copy(&mut self, text: &str) -> Result<Option<Msg>> {
        self.is_silent = false;
        write!(self.output, "{text}")?;
        Ok(None)
    }

    /// The shell stops the program before it knows.
    fn suspend(&mut self) -> Result<()> {
        self.is_silent = false;
        Ok(())
    }
}

impl<W: Write> Lines<W> {
    fn new(output: W) -> Lines<W> {
        Lines {
            output,
            page: None,
            talk: 0,
            is_silent: true,
        }
    }

    /// Prints the page: what is new on it where it was seen before, all of it where another one was.
    fn show(&mut self, runtime: &Runtime, page: &Page) -> io::Result<()> {
        if let Some(notice) = &page.notice {
            writeln!(self.output, "{notice}")?;
        }
        let last = self.page.replace(page.clone());
        let last = last.as_ref();
        let is_new = last.is_none_or(|last| {
            last.id != page.id || last.title != page.title || last.lead != page.lead
        });
        if is_new {
            writeln!(self.output)?;
            if last.is_none_or(|last| last.title != page.title) {
                writeln!(self.output, "{}", page.title)?;
            }
            if let Some(progress) = &page.progress {
                writeln!(self.output, "{progress}")?;
            }
            let mut news = page.clone();
            self.talk = plain::forget(&mut news, self.talk);
            for line in plain::lines(&news).iter().chain(&plain::choices(page)) {
                writeln!(self.output, "{line}")?;
            }
            if let Some(how) = how_to_spell(runtime, page) {
                writeln!(self.output, "{how}")?;
            }
            if last.is_none() {
                self.explain(runtime)?;
            }
        }
        self.output.flush()
    }

    /// Says how to answer, once.
    fn explain(&mut self, runtime: &Runtime) -> io::Result<()> {
        let words = runtime.words();
        let language = &runtime.pack().next_language(&runtime.state().lang).name;
        let choose = words.say(ui::plain::CHOOSE);
        let with = [("choose", &*choose), ("language", language)];
        writeln!(self.output, "{}", words.fill(ui::plain::HOW, &with))
    }

    fn ask_again(&mut self, runtime: &Runtime, page: &Page) -> io::Result<()> {
        let choices = plain::numbers(page).to_string();
        let again = runtime.words().fill(ui::plain::AGAIN, &[("n", &choices)]);
        writeln!(self.output, "{again}")
    }

    fn say_nothing_happened(&mut self, runtime: &Runtime) -> io::Result<()> {
        writeln!(self.output, "{}", runtime.words().say(ui::plain::NOTHING))
    }

    /// Says where the guide stood when the input ended.
    fn end(&mut self, runtime: &Runtime, page: &Page) -> io::Result<()> {
        let with = [("page", page.lead.as_str())];
        writeln!(
            self.output,
            "{}",
            runtime.words().fill(ui::plain::ENDED, &with)
        )
    }
}

/// Bytes that are kept of a line; no choice has so many. The rest of a longer one is read and dropped.
const LONGEST: usize = 4096;

/// The next line, without its end; `None` at the end of the input.
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
