//! Opens the guide: in the terminal, or in lines, with what is practised recorded.

use std::io::{IsTerminal, empty, stdin, stdout};
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use uuid::Uuid;

use crate::app::screen::Screen;
use crate::app::state::State;
use crate::cli::context::CommandContext;
use crate::cli::output::{complain, environment};
use crate::records::append::RecordContext;
use crate::runtime::line_loop::run_plain;
use crate::runtime::recorder::Recorder;
use crate::runtime::run;
use crate::terminal::guard;
use crate::text::catalogue::ui;
use crate::training::exam::{SEEDS, TrainingSession};
use crate::view::notice;

/// Opens the guide at this screen, and stays until the person leaves. Returns the exit code.
///
/// # Errors
/// The terminal's own.
pub fn open(context: &CommandContext, screen: Screen) -> Result<u8> {
    open_for(context, screen, sitting())
}

/// The same for this person, with this seed.
///
/// # Errors
/// The terminal's own.
pub fn open_for(context: &CommandContext, screen: Screen, sitting: TrainingSession) -> Result<u8> {
    let state = State::new(context.lang.clone(), screen).sat_by(sitting);
    let Some(place) = context.records.clone() else {
        return show(context, state, None);
    };
    let (pack, alias) = (Rc::clone(&context.pack), state.sitting().alias.clone());
    let stamp = move || RecordContext {
        alias: alias.unwrap_or_default(),
        pack: [&pack.manifest().id, &pack.manifest().version, pack.hash()].map(str::to_owned),
    };
    let mut keeper = Recorder::new(place, stamp)?;
    let ended = show(context, state.recorded(Uuid::new_v4()), Some(&mut keeper));
    if let Some(trouble) = keeper.finish() {
        complain(&notice::unrecorded(&context.pack, &context.lang, trouble));
    }
    ended
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

fn show(context: &CommandContext, state: State, keeper: Option<&mut Recorder>) -> Result<u8> {
    let pack = &context.pack;
    if context.display.plain || wants_lines() || !stdin().is_terminal() {
        return run_plain(pack, state, keeper, stdin().lock(), stdout().lock()).map(|()| 0);
    }
    // Nobody can answer what nobody sees: the page is printed, and that is all.
    if !stdout().is_terminal() {
        return run_plain(pack, state, keeper, empty(), stdout().lock()).map(|()| 0);
    }
    let ended = run::run(Rc::clone(pack), state, context.display, keeper);
    ended.map(run::ExitReason::code).map_err(|error| {
        let reason = format!("{error:#}");
        anyhow!(
            context
                .words()
                .fill(ui::cli::FAILED, &[("reason", &reason)])
        )
    })
}

/// Whether the environment asks for lines: by `ACCESSIBLE`, as other tools honour it too, or by a dumb terminal.
fn wants_lines() -> bool {
    environment("ACCESSIBLE").is_some_and(|value| value != "0") || guard::is_dumb()
}
