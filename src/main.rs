//! The program: reads the command line, and runs the guide or prints.

use cardcode::author::check_report;
use cardcode::author::graph;
use cardcode::author::pack_dir;
use cardcode::author::packs;
use cardcode::author::signoff::document;
use cardcode::cli;
use cardcode::cli::commands::explain;
use cardcode::cli::commands::records as commands_records;
use cardcode::cli::commands::replay as commands_replay;
use cardcode::cli::early;
use cardcode::lrs::command;
use cardcode::runtime::line_loop;
use cardcode::runtime::run as runtime_run;
use cardcode::terminal::guard;
use cardcode::training::replay as training_replay;
use cardcode::view::notice;
use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write, empty, stderr, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use uuid::Uuid;

use cardcode::app::state::State;
use cardcode::cli::records::Keep;
use cardcode::cli::{Manner, Run, Task};
use cardcode::lrs::command::{Ears, End, Wish};
use cardcode::pack::content::Pack;
use cardcode::records::append::RecordContext;
use cardcode::runtime::recorder::{DbLocation, Recorder};
use cardcode::text::catalogue::ui;
use cardcode::text::lang::Lang;
use cardcode::text::sanitize::shown;
use cardcode::training::exam::{SEEDS, TrainingSession};

/// Wrong use.
const WRONG_USE: u8 = 2;
/// Something failed, or was not found.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    match run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            guard::give_back();
            complain(&format!("{error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

fn run() -> Result<u8> {
    let carried = Pack::embedded()?;
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let environment = |name: &str| std::env::var(name).ok();
    let asked = early::pack_asked(&args, |name| std::env::var_os(name));
    let pack = match asked.as_deref().filter(|_| early::runs_on_pack(&args)) {
        None => carried,
        Some(folder) => {
            let lang = early::language(&carried, &args, &environment);
            match packs::open(&carried, &lang, folder)? {
                Ok(pack) => pack,
                Err(problems) => {
                    eprint_all(&problems);
                    return Ok(FAILED);
                }
            }
        }
    };
    let pack = Rc::new(pack);
    match cli::read(&pack, &args, environment) {
        Ok(Run::Print(text)) => print(&text).map(|()| 0),
        Ok(Run::Report(lang, asked)) => {
            let place = place(&args);
            let told = commands_records::told(&pack, &lang, &asked, place.as_ref(), environment)?;
            print(&told).map(|()| 0)
        }
        Ok(Run::Replay(lang, file)) => replay(&pack, &lang, &file),
        Ok(Run::Records(lang, asked)) => {
            let done =
                commands_records::run(&pack, &lang, place(&args).as_ref(), &asked, &mut stdout())?;
            // What was written to stdout stays clean.
            match asked {
                Keep::Export(_, None) => {}
                _ => print(&(done + "\n"))?,
            }
            Ok(0)
        }
        Ok(Run::Author(lang, task)) => author(&pack, &lang, task, asked.as_deref()),
        Ok(Run::Preview {
            folder,
            state,
            manner,
            ..
        }) if manner.plain || !stdin().is_terminal() || !stdout().is_terminal() => {
            let with = [("folder", &*folder.display().to_string())];
            complain(
                &pack
                    .words(&state.lang)
                    .fill(ui::author::PREVIEW_LINES, &with),
            );
            Ok(FAILED)
        }
        Ok(Run::Preview {
            folder,
            page,
            state,
            manner,
        }) => cardcode::runtime::preview::preview(pack, *state, manner, &folder, page.as_deref())
            .map(runtime_run::ExitReason::code),
        Ok(Run::Explain(lang, asked, json)) => {
            if json {
                let (text, is_known) = explain::json(&pack, &lang, &asked)?;
                print(&text)?;
                return Ok(if is_known { 0 } else { FAILED });
            }
            let Some(text) = explain::text(&pack, &lang, &asked) else {
                complain(&match explain::may_be_secret(&asked) {
                    true => pack.words(&lang).say(ui::cli::NO_DIGITS),
                    false => pack
                        .words(&lang)
                        .fill(ui::cli::UNKNOWN_MESSAGE, &[("given", &shown(&asked))]),
                });
                return Ok(FAILED);
            };
            print(&text).map(|()| 0)
        }
        Ok(Run::Guide { state, manner }) => {
            guide(&pack, state.sat_by(sitting()), manner, place(&args))
        }
        Ok(Run::Train {
            lang,
            practice,
            sitting: asked,
            manner,
        }) => {
            let here = sitting();
            let seed = if asked.is_seeded {
                asked.seed
            } else {
                here.seed
            };
            let sitting = TrainingSession { seed, ..asked };
            let state = State::new(lang, practice.screen(seed));
            guide(&pack, state.sat_by(sitting), manner, place(&args))
        }
        Ok(Run::Sync {
            lang,
            url,
            credentials,
            alias,
        }) => {
            let wish = Wish {
                lang,
                url,
                credentials,
                alias,
            };
            send(&pack, &wish, place(&args))
        }
        Err(refusal) => {
            complain(&refusal);
            Ok(WRONG_USE)
        }
    }
}

/// Sends what is new in the records to a learning record store.
fn send(pack: &Pack, wish: &Wish, place: Option<DbLocation>) -> Result<u8> {
    let records = place.map(|place| place.path()).transpose();
    let ears = Ears {
        out: &mut stdout(),
        err: &mut stderr(),
        draws: stderr().is_terminal() && !guard::is_dumb(),
    };
    let environment = |name: &str| std::env::var(name).ok();
    Ok(
        match command::sync(pack, wish, records, environment, ears)? {
            End::Good => 0,
            End::Failed => FAILED,
            End::WrongUse => WRONG_USE,
        },
    )
}

/// The guide in the terminal, or in lines, with what is practised recorded there.
fn guide(pack: &Rc<Pack>, state: State, manner: Manner, place: Option<DbLocation>) -> Result<u8> {
    let lang = state.lang.clone();
    let Some(place) = place else {
        return seen(pack, state, manner, None);
    };
    let (with, alias) = (Rc::clone(pack), state.sitting().alias.clone());
    let code = lang.code().to_owned();
    let stamp = move || RecordContext {
        alias: alias.unwrap_or_default(),
        pack: [&with.manifest().id, &with.manifest().version, with.hash()].map(str::to_owned),
        lang: code,
    };
    let mut keeper = Recorder::new(place, stamp)?;
    let ended = seen(
        pack,
        state.recorded(Uuid::new_v4()),
        manner,
        Some(&mut keeper),
    );
    if let Some(trouble) = keeper.finish() {
        complain(&notice::unrecorded(pack, &lang, trouble));
    }
    ended
}

fn seen(
    pack: &Rc<Pack>,
    state: State,
    manner: Manner,
    keeper: Option<&mut Recorder>,
) -> Result<u8> {
    if manner.plain || wants_lines() || !stdin().is_terminal() {
        return line_loop::run_plain(pack, state, keeper, stdin().lock(), stdout().lock())
            .map(|()| 0);
    }
    // Nobody can answer what nobody sees: the page is printed, and that is all.
    if !stdout().is_terminal() {
        return line_loop::run_plain(pack, state, keeper, empty(), stdout().lock()).map(|()| 0);
    }
    let lang = state.lang.clone();
    let ended = runtime_run::run(Rc::clone(pack), state, manner, keeper);
    ended.map(runtime_run::ExitReason::code).map_err(|error| {
        let reason = format!("{error:#}");
        anyhow!(
            pack.words(&lang)
                .fill(ui::cli::FAILED, &[("reason", &reason)])
        )
    })
}

/// Where records are kept; none where somebody asked for none.
fn place(args: &[OsString]) -> Option<DbLocation> {
    match early::records_asked(args, |name| std::env::var_os(name)) {
        Some(file) if file == Path::new(":none:") => None,
        Some(file) => Some(DbLocation::File(file)),
        None => Some(DbLocation::Usual),
    }
}

/// Whoever sits here, with a seed by chance.
fn sitting() -> TrainingSession {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let nanos = since.map_or(0, |since| u64::from(since.subsec_nanos()));
    TrainingSession {
        seed: nanos % SEEDS,
        ..TrainingSession::default()
    }
}

/// Computes the verdict of a replay file again and prints it; fails where it is another one.
fn replay(pack: &Pack, lang: &Lang, file: &Path) -> Result<u8> {
    let name = shown(&file.display().to_string());
    let text = match commands_replay::read_replay(file) {
        Ok(text) => text,
        Err(reason) => {
            let with = [("file", &*name), ("reason", &*reason)];
            complain(&pack.words(lang).fill(ui::cli::NO_FILE, &with));
            return Ok(FAILED);
        }
    };
    match training_replay::replayed(pack, &text) {
        Ok(replayed) => {
            print(&commands_replay::told(pack, lang, &replayed))?;
            Ok(if replayed.is_same { 0 } else { FAILED })
        }
        Err(training_replay::ReplayRefusal::OtherPack(other)) => {
            let id = shown(&other.id);
            let is_version = is_version(&other.version);
            let version = if is_version {
                other.version
            } else {
                shown(&other.version)
            };
            let with = [("pack", &*id), ("version", &*version)];
            complain(&pack.words(lang).fill(ui::verdict::OTHER_PACK, &with));
            Ok(FAILED)
        }
        Err(training_replay::ReplayRefusal::NoReplay) => {
            complain(
                &pack
                    .words(lang)
                    .fill(ui::verdict::NOT_A_REPLAY, &[("file", &name)]),
            );
            Ok(FAILED)
        }
    }
}

/// Whether this is a version and nothing else: three numbers of at most three digits.
fn is_version(text: &str) -> bool {
    let is_number = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// Does what an author of a pack asked for.
fn author(pack: &Pack, lang: &Lang, task: Task, asked: Option<&Path>) -> Result<u8> {
    let made = |folder: &Path, made: Result<()>| {
        let shown = folder.display().to_string();
        match made {
            Ok(()) => print(
                &(pack
                    .words(lang)
                    .fill(ui::author::WRITTEN, &[("folder", &shown)])
                    + "\n"),
            )
            .map(|()| 0),
            Err(error) if error.is::<pack_dir::NotEmpty>() => {
                complain(
                    &pack
                        .words(lang)
                        .fill(ui::author::NOT_EMPTY, &[("folder", &shown)]),
                );
                Ok(FAILED)
            }
            Err(error) => Err(error),
        }
    };
    let text = match task {
        Task::Check(folder, manner) => {
            let folder = folder.as_deref().or(asked);
            let told = check_report::check_pack(pack, lang, folder, &manner)?;
            print(&told.text)?;
            return Ok(if told.is_good { 0 } else { FAILED });
        }
        Task::Rules(json) => packs::rules(lang, json)?,
        Task::Graph(format) => graph::graph(pack, lang, format),
        Task::Schema(kind) => packs::schema(kind.as_deref())?.unwrap_or_default(),
        Task::Review => document::markdown(pack, lang),
        Task::New(folder) => return made(&folder, packs::new(&folder)),
        Task::Export(folder) => return made(&folder, packs::export(&folder)),
    };
    print(&text).map(|()| 0)
}

/// Whether the environment asks for lines: `ACCESSIBLE`, as other tools honour it too, or a dumb terminal.
fn wants_lines() -> bool {
    let is_set = |value: &OsString| !value.is_empty() && value != "0";
    std::env::var_os("ACCESSIBLE").is_some_and(|value| is_set(&value)) || guard::is_dumb()
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

/// Problems, each a line of its own that an editor can read.
fn eprint_all(lines: &str) {
    let _ = writeln!(stderr(), "{lines}");
}

fn complain(line: &str) {
    // Nothing is left to be done where even stderr is closed.
    let _ = writeln!(stderr(), "cardcode: {line}");
}
