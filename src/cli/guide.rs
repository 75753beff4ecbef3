//! Opens the guide: in the terminal, or in lines, with what is practised recorded.

use std::cell::OnceCell;
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
use crate::pack::content::Pack;
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
use crate::training::roster::Roster;
use crate::training::ticket_start::BegunTicket;
use crate::view::notice;

/// Opens the guide at this screen, and stays until the person leaves. Returns the exit code.
///
/// # Errors
/// The terminal cannot be read or written to.
pub fn open(context: &CommandContext, screen: Screen) -> Result<u8> {
    let session = |alias| TrainingSession { alias, ..sitting() };
    match actor(context) {
        Ok(alias) => opened(context, screen, session(alias), None),
        // Whoever asks where a code is has nothing to do with who practises; under a wrong name nothing is recorded.
        Err(complaint) => {
            complain(&complaint.to_string());
            let records = None;
            let context = CommandContext {
                records,
                ..context.clone()
            };
            opened(&context, screen, sitting(), None)
        }
    }
}

/// The same for this person, with this seed.
///
/// # Errors
/// The terminal cannot be read or written to.
pub fn open_for(
    context: &CommandContext,
    screen: Screen,
    mut session: TrainingSession,
) -> Result<u8> {
    if session.alias.is_none() {
        session.alias = actor(context)?;
    }
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
    session: TrainingSession,
    by_ticket: Option<(BegunTicket, Option<Box<OpenAttempt>>)>,
) -> Result<u8> {
    let session = TrainingSession {
        needs_ticket: context.settings.is_on("exam_by_ticket"),
        ..session
    };
    let pack = Rc::clone(&context.pack);
    let runtime = Runtime::new(pack, State::new(context.lang.clone(), screen));
    let folder = context.settings.path_in_file("save_to");
    let runtime = runtime.saving_in(folder.unwrap_or_default());
    let Some(location) = context.records.clone() else {
        return show(context, runtime.with_session(session));
    };
    let (of, alias) = (context.clone(), session.alias.clone());
    let unread = Rc::new(OnceCell::new());
    let told = Rc::clone(&unread);
    let mut recorder = Recorder::new(location, move || RecordContext {
        alias: alias.unwrap_or_default(),
        pack: pack_of(&of.pack),
        // The list is for the team's page alone: whatever is wrong with it stops nothing else.
        roster: groups::roster(&of, None).map_or_else(
            |error| {
                let _ = told.set(error);
                Roster::default()
            },
            Option::unwrap_or_default,
        ),
    });
    let mut runtime = runtime.with_records(&mut recorder).with_session(session);
    if let Some((ticket, open)) = by_ticket {
        runtime = runtime.with_ticket(ticket, open);
    }
    let ended = show(context, runtime);
    if let Some(error) = unread.get() {
        complain(&format!(
            "{error}\n{}",
            context.words().say(ui::groups::UNREAD)
        ));
    }
    if let Some(trouble) = recorder.finish() {
        complain(&notice::unrecorded(&context.pack, &context.lang, trouble));
    }
    ended
}

/// By what the records know a pack: its name, its version, its hash.
fn pack_of(pack: &Pack) -> [String; 3] {
    [&pack.manifest().id, &pack.manifest().version, pack.hash()].map(str::to_owned)
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
    ended
        .map(ExitReason::code)
        .map_err(|_| anyhow!(context.words().say(ui::cli::FAILED)))
}

/// Whether the environment asks for lines: by `ACCESSIBLE`, as other tools honour it too, or by a dumb terminal.
fn wants_lines() -> bool {
    environment("ACCESSIBLE").is_some_and(|value| value != "0") || guard::is_dumb()
}
