//! Opens the guide: in the terminal, or in lines, with what is practised recorded.

use std::io::{IsTerminal, empty, stdin, stdout};
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};

use crate::app::history::OpenAttempt;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::cli::context::CommandContext;
use crate::cli::groups;
use crate::cli::output::{complain, environment};
use crate::cli::wrong_use::WrongUse;
use crate::records::append::RecordContext;
use crate::runtime::exit::ExitReason;
use crate::runtime::line_loop::run_plain;
use crate::runtime::recorder::Recorder;
use crate::runtime::run;
use crate::runtime::runtime::Runtime;
use crate::terminal::guard;
use crate::text::catalogue::ui;
use crate::training::alias::{ACTOR, named};
use crate::training::exam::{SEEDS, TrainingSession};
use crate::training::ticket_start::BegunTicket;
use crate::view::notice;

/// Opens the guide at this screen, and stays until the person leaves. Returns the exit code.
///
/// # Errors
/// The terminal cannot be read or written to.
pub fn open(context: &CommandContext, screen: Screen) -> Result<u8> {
    open_for(context, screen, sitting())
}

/// The same for this person, with this seed.
///
/// # Errors
/// The terminal cannot be read or written to.
pub fn open_for(context: &CommandContext, screen: Screen, session: TrainingSession) -> Result<u8> {
    opened(context, screen, session, None)
}

/// Opens the exam of a ticket, or goes on with it where it was left.
///
/// # Errors
/// The terminal cannot be read or written to.
pub fn open_sitting(
    context: &CommandContext,
    session: TrainingSession,
    ticket: BegunTicket,
    open: Option<Box<OpenAttempt>>,
) -> Result<u8> {
    opened(context, Screen::ExamIntro, session, Some((ticket, open)))
}

fn opened(
    context: &CommandContext,
    screen: Screen,
    mut session: TrainingSession,
    by_ticket: Option<(BegunTicket, Option<Box<OpenAttempt>>)>,
) -> Result<u8> {
    if session.alias.is_none() {
        session.alias = actor(context)?;
    }
    session.needs_ticket = context.settings.is_on("exam_by_ticket");
    let pack = Rc::clone(&context.pack);
    let runtime = Runtime::new(pack, State::new(context.lang.clone(), screen));
    let Some(location) = context.records.clone() else {
        return show(context, runtime.with_session(session));
    };
    let roster = groups::roster(context, None)?.unwrap_or_default();
    let (pack, alias) = (Rc::clone(&context.pack), session.alias.clone());
    let mut recorder = Recorder::new(location, move || RecordContext {
        alias: alias.unwrap_or_default(),
        pack: [&pack.manifest().id, &pack.manifest().version, pack.hash()].map(str::to_owned),
        roster,
    });
    let mut runtime = runtime.with_records(&mut recorder).with_session(session);
    if let Some((ticket, open)) = by_ticket {
        runtime = runtime.with_ticket(ticket, open);
    }
    let ended = show(context, runtime);
    if let Some(trouble) = recorder.finish() {
        complain(&notice::unrecorded(&context.pack, &context.lang, trouble));
    }
    ended
}

/// Who practises at this seat, where the environment or the person's settings say it.
///
/// # Errors
/// What it says is no alias.
fn actor(context: &CommandContext) -> Result<Option<String>> {
    let Some(given) = environment(ACTOR) else {
        return Ok(context.settings.value("alias").map(str::to_owned));
    };
    let named = named(&given).map(Some);
    named.ok_or_else(|| {
        let complaint = context.words().fill(ui::cli::BAD_ACTOR, &[("name", ACTOR)]);
        WrongUse(complaint).into()
    })
}

/// A person without a name, with a seed by chance.
pub fn sitting() -> TrainingSession {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let nanos = since.map_or(0, |since| u64::from(since.subsec_nanos()));
    TrainingSession {
        seed: nanos % SEEDS,
        ..TrainingSession::default()
    }
}

fn show(context: &CommandContext, runtime: Runtime) -> Result<u8> {
    if context.display.plain || wants_lines() || !stdin().is_terminal() {
        return run_plain(runtime, stdin().lock(), stdout().lock()).map(|()| 0);
    }
    // Nobody can answer what nobody sees: the page is printed, and that is all.
    if !stdout().is_terminal() {
        return run_plain(runtime, empty(), stdout().lock()).map(|()| 0);
    }
    let ended = run::run(runtime, context.display);
    ended.map(ExitReason::code).map_err(|error| {
        let reason = format!("{error:#}");
        let with = [("reason", &*reason)];
        anyhow!(context.words().fill(ui::cli::FAILED, &with))
    })
}

/// Whether the environment asks for lines: by `ACCESSIBLE`, as other tools honour it too, or by a dumb terminal.
fn wants_lines() -> bool {
    environment("ACCESSIBLE").is_some_and(|value| value != "0") || guard::is_dumb()
}
