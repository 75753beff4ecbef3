//! A pack as its author writes it: read anew whenever a file is saved, the last good one kept.

use std::path::Path;
use std::rc::Rc;

use anyhow::{Result, anyhow};

use crate::app::goto;
use crate::app::message::Msg;
use crate::app::open;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::runtime::display::DisplayOptions;
use crate::runtime::exit::ExitReason;
use crate::runtime::run::run_on;
use crate::runtime::runtime::Runtime;
use crate::runtime::watch::{Watch, problem_lines};
use crate::text::catalogue::ui;
use crate::text::mask::shown;

/// Runs the guide on the pack in a folder, from this page on, and reads it anew whenever one of its files is saved.
/// Until it is good, `built_in` is shown.
///
/// # Errors
/// The terminal's own, or that the pack has no such page.
pub fn preview(
    built_in: Rc<Pack>,
    state: State,
    display: DisplayOptions,
    folder: &Path,
    page: Option<&str>,
) -> Result<ExitReason> {
    let (watch, read) = Watch::new(folder);
    let (pack, problems) = match read {
        Ok(pack) => (Rc::from(pack), Vec::new()),
        Err(problems) => (built_in, problems),
    };
    let mut state = state;
    if let Some(name) = page.filter(|_| problems.is_empty()) {
        let named = goto::named(&pack, name);
        let screen = named.and_then(|route| open::screen(&route, &pack, &state));
        let screen = screen.ok_or_else(|| {
            let with = [("given", &*shown(name))];
            anyhow!(pack.words(&state.lang).fill(ui::author::NO_PAGE, &with))
        })?;
        state = State::new(state.lang, screen);
    }
    let reloaded = Msg::Reloaded(problem_lines(&problems, &state.lang));
    let runtime = Runtime::new(pack, state).with_message(reloaded);
    run_on(runtime, display, Some(watch))
}
