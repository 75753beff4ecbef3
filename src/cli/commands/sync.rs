//! `cardcode sync`: sends what is new in the records to a learning record store.

use std::io::{IsTerminal, stderr, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::Args;

use crate::cli::commands::report::bad_home;
use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::output::{environment, print};
use crate::cli::values::alias;
use crate::cli::wrong_use::WrongUse;
use crate::lrs::authorities;
use crate::lrs::client::Client;
use crate::lrs::credentials::{CredentialsError, Secret};
use crate::lrs::progress::{ProgressReporter, Streams};
use crate::lrs::retry::RetryPolicy;
use crate::lrs::sync::send;
use crate::records::append::check_clock;
use crate::records::database::{RecordsError, Store};
use crate::runtime::recorder::this_moment;
use crate::terminal::guard;
use crate::text::catalogue::{TextKey, ui};
use crate::text::mask::shown;
use crate::view::notice;
use crate::xapi::address::{self, AddressError, LRS_EXAMPLE};

#[derive(Debug, Args)]
#[command(
    about = ui::cli::SYNC.name(),
    after_help = "cardcode sync --lrs https://lrs.example.com/xapi"
)]
pub struct SyncArgs {
    #[arg(long, value_name = "URL", help = ui::cli::SYNC_LRS.name())]
    lrs: Option<String>,
    #[arg(long, value_name = "FILE", help = ui::cli::SYNC_CREDENTIALS.name())]
    credentials: Option<PathBuf>,
    #[arg(long = "as", value_name = "ALIAS", help = ui::cli::ALIAS_OF.name(), value_parser = alias)]
    alias: Option<String>,
}

impl SyncArgs {
    /// Sends it, and says how it goes. The exit code is 1 if something was refused, or if it stopped before the end.
    ///
    /// # Errors
    /// It cannot begin: where to send to, or the credentials, are missing or cannot be used; the records cannot be read.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        if let Some(given) = &self.lrs {
            context
                .settings
                .allows(context.words(), "sync_to", ("--lrs", given))?;
        }
        let url = self
            .lrs
            .or_else(|| context.settings.value("sync_to").map(str::to_owned));
        let url = url.filter(|url| !url.is_empty());
        let url = url.ok_or_else(|| wrong(context, ui::sync::NO_URL, LRS_EXAMPLE))?;
        let url = address::endpoint(&url).map_err(|bad| match bad {
            AddressError::Form => wrong(context, ui::sync::BAD_URL, LRS_EXAMPLE),
            AddressError::Secret => wrong(context, ui::sync::SECRET_IN_URL, LRS_EXAMPLE),
            AddressError::Open => wrong(context, ui::sync::OPEN_URL, LRS_EXAMPLE),
        })?;
        let home = address::home_or_default(environment);
        let home = home.map_err(|_| WrongUse(bad_home(context)))?;
        let secret = Secret::find(self.credentials.as_deref(), environment);
        let secret = secret.map_err(|missing| WrongUse(without(context, &missing)))?;
        if url.starts_with("https:") {
            authorities::readable(|name| std::env::var_os(name))
                .map_err(|(path, error)| files::unreadable(context, &path, &error))?;
        }
        let Some(mut store) = open(context)? else {
            return print(&(context.words().say(ui::sync::NOTHING) + "\n")).map(|()| 0);
        };
        let patience = RetryPolicy::default();
        let mut client = Client::new(&url, secret, &patience);
        let streams = Streams {
            out: &mut stdout(),
            err: &mut stderr(),
            draws: stderr().is_terminal() && !guard::is_dumb(),
        };
        let mut teller = ProgressReporter::new(&context.pack, &context.lang, streams);
        let came = send(
            (&mut store, &context.pack),
            (&mut client, &url),
            (self.alias.as_deref(), &home, this_moment()),
            &patience,
            &mut |progress| teller.progress(progress),
        );
        Ok(u8::from(!teller.came(&came)?))
    }
}

fn wrong(context: &CommandContext, text: TextKey, example: &str) -> WrongUse {
    WrongUse(context.words().fill(text, &[("example", example)]))
}

/// The records; `None` if there are none.
fn open(context: &CommandContext) -> Result<Option<Store>> {
    let failed = |failure: RecordsError| {
        anyhow!(notice::trouble(
            &context.pack,
            &context.lang,
            failure.trouble
        ))
    };
    let Some(place) = &context.records else {
        return Ok(None);
    };
    let path = place.path().map_err(failed)?;
    check_clock(this_moment().ms).map_err(failed)?;
    let store = Store::open_existing(&path).map_err(failed)?;
    store.iter().try_for_each(Store::check).map_err(failed)?;
    Ok(store)
}

/// Why there are no credentials, and what to do.
fn without(context: &CommandContext, missing: &CredentialsError) -> String {
    let with = |text: TextKey, file: &Path| {
        let name = shown(&file.display().to_string());
        context.words().fill(text, &[("file", &name)])
    };
    match missing {
        CredentialsError::Nowhere => context.words().say(ui::sync::NO_CREDENTIALS),
        CredentialsError::Half(name) => context
            .words()
            .fill(ui::sync::HALF_CREDENTIALS, &[("name", name)]),
        CredentialsError::Open(file) => with(ui::sync::OPEN_FILE, file),
        CredentialsError::Form(Some(file)) => with(ui::sync::BAD_FILE, file),
        CredentialsError::Form(None) => context.words().say(ui::sync::BAD_CREDENTIALS),
        CredentialsError::Unread(file, error) => {
            files::unreadable(context, file, &(*error).into()).to_string()
        }
    }
}
