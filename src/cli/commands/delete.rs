//! `cardcode records delete`: takes away what is kept of a person, and says what of it is gone.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use crate::app::history::RecordsErrorKind;
use crate::cli::commands::told::{count, counted_of, failed};
use crate::cli::context::CommandContext;
use crate::cli::output::{complain, print};
use crate::cli::values::alias;
use crate::records::database::Store;
use crate::records::erase::Forgotten;
use crate::terminal::system::instead_of_an_end;
use crate::text::catalogue::ui;
use crate::view::notice;

/// The exit code where something of it is left.
const FAILED: u8 = 1;

#[derive(Debug, Args)]
#[command(about = ui::cli::RECORDS_DELETE.name())]
pub(super) struct DeleteArgs {
    #[arg(long = "as", value_name = "ALIAS", help = ui::cli::ALIAS_DELETE.name(), value_parser = alias)]
    alias: Option<String>,
    #[arg(long, help = ui::cli::YES.name())]
    yes: bool,
}

impl DeleteArgs {
    /// Deletes it where that was confirmed. The exit code is 0 only if nothing of it is left.
    ///
    /// # Errors
    /// Nothing was deleted, and why.
    pub(super) fn run(self, context: &CommandContext, path: &Path) -> Result<u8> {
        let words = context.words();
        let alias = self.alias.unwrap_or_default();
        let kept = |failure| {
            let why = failed(context, failure);
            anyhow!("{why} {}", words.say(ui::parcel::KEPT))
        };
        let store = Store::open_existing(path).map_err(kept)?;
        let Some(mut store) = store else {
            bail!(words.say(ui::parcel::NOBODY));
        };
        if !self.yes {
            bail!(match store.kept_of(&alias).map_err(kept)? {
                Some(kept) => counted_of(context, ui::parcel::SURE, &alias, kept),
                None => words.say(ui::parcel::NOBODY),
            });
        }
        let code = Arc::new(AtomicU8::new(FAILED));
        watch(&store, &code);
        let forgotten = store.forget(&alias);
        let code = code.load(Ordering::Relaxed);
        match forgotten {
            Ok(forgotten) => told(context, forgotten, code),
            Err(failure) => {
                complain(&kept(failure).to_string());
                Ok(code)
            }
        }
    }
}

/// Ends the work where the program is asked to end: what was done by then can be told. The code is the one for such an end
/// then.
fn watch(store: &Store, code: &Arc<AtomicU8>) {
    let (interrupt, code) = (store.interrupter(), Arc::clone(code));
    // Without it the program ends at once, which loses nothing but the word about it.
    let _ = instead_of_an_end(move |asked| {
        code.store(asked, Ordering::Relaxed);
        interrupt();
    });
}

/// Says what is gone, and what is left of it and why.
fn told(context: &CommandContext, forgotten: Forgotten, code: u8) -> Result<u8> {
    let words = context.words();
    let Some(left) = forgotten.left else {
        return match forgotten.attempts {
            Some(n) => print(&(count(context, ui::parcel::FORGOTTEN, n) + "\n")).map(|()| 0),
            // Who is told to run it again after an interruption learns here that nothing is left.
            None => Err(anyhow!(words.say(ui::parcel::NOBODY_LEFT))),
        };
    };
    let gone = match forgotten.attempts {
        Some(n) => count(context, ui::parcel::FORGOTTEN_HERE, n),
        None => words.say(ui::parcel::NOBODY),
    };
    let why = match left {
        RecordsErrorKind::Locked => words.say(ui::parcel::LEFT_OPEN),
        left => {
            let why = notice::trouble(&context.pack, &context.lang, left);
            words.fill(ui::parcel::LEFT, &[("why", &why)])
        }
    };
    complain(&format!("{gone} {why}"));
    Ok(code)
}
