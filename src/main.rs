//! The program: reads the command line, and runs the guide or prints.

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write, empty, stderr, stdin, stdout};
use std::process::ExitCode;

use anyhow::{Result, anyhow};

use cardcode::cli::{self, Run};
use cardcode::pack::{Pack, shown};
use cardcode::{app, explain, term};

/// Wrong use.
const WRONG_USE: u8 = 2;
/// Something failed, or was not found.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    match run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            term::give_back();
            complain(&format!("{error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

fn run() -> Result<u8> {
    let pack = Pack::embedded()?;
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    match cli::read(&pack, &args, |name| std::env::var(name).ok()) {
        Ok(Run::Print(text)) => print(&text).map(|()| 0),
        Ok(Run::Explain(lang, asked, json)) => {
            if json {
                let (text, is_known) = explain::json(&pack, &lang, &asked)?;
                print(&text)?;
                return Ok(if is_known { 0 } else { FAILED });
            }
            let Some(text) = explain::text(&pack, &lang, &asked) else {
                let cli = pack.ui().cli();
                complain(&match explain::may_be_secret(&asked) {
                    true => cli.no_digits.get(&lang).to_owned(),
                    false => cli
                        .unknown_message
                        .fill(&lang, &[("given", &shown(&asked))]),
                });
                return Ok(FAILED);
            };
            print(&text).map(|()| 0)
        }
        Ok(Run::Guide { state, manner })
            if manner.plain || wants_lines() || !stdin().is_terminal() =>
        {
            app::run_plain(&pack, *state, stdin().lock(), stdout().lock()).map(|()| 0)
        }
        // Nobody can answer what nobody sees: the page is printed, and that is all.
        Ok(Run::Guide { state, .. }) if !stdout().is_terminal() => {
            app::run_plain(&pack, *state, empty(), stdout().lock()).map(|()| 0)
        }
        Ok(Run::Guide { state, manner }) => {
            let lang = state.lang.clone();
            app::run(&pack, *state, manner)
                .map(app::End::code)
                .map_err(|error| {
                    let reason = format!("{error:#}");
                    let failed = &pack.ui().cli().failed;
                    anyhow!(failed.fill(&lang, &[("reason", &reason)]))
                })
        }
        Err(refusal) => {
            complain(&refusal);
            Ok(WRONG_USE)
        }
    }
}

/// Whether the environment asks for lines: `ACCESSIBLE`, as other tools honour it too, or a dumb terminal.
fn wants_lines() -> bool {
    let is_set = |value: &OsString| !value.is_empty() && value != "0";
    std::env::var_os("ACCESSIBLE").is_some_and(|value| is_set(&value)) || term::is_dumb()
}

/// To stdout; a reader that closed its end has read what it wanted.
fn print(text: &str) -> Result<()> {
    match stdout()
        .write_all(text.as_bytes())
        .and_then(|()| stdout().flush())
    {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn complain(line: &str) {
    // Nothing is left to be done where even stderr is closed.
    let _ = writeln!(stderr(), "cardcode: {line}");
}
