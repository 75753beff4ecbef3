//! The command: from what was asked for to what is told.

use crate::lrs::address;
use crate::view::notice;
use crate::xapi::statements;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::LRS_EXAMPLE;
use crate::pack::content::Pack;
use crate::records::database::{RecordsError, Store};
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Lang;
use crate::text::sanitize::shown;

use crate::lrs::client::Client;
use crate::lrs::credentials::{CredentialsError, Secret};
use crate::lrs::progress::ProgressReporter;
use crate::lrs::retry::RetryPolicy;
use crate::lrs::sync::send;

/// The home page of the accounts, in the environment.
pub const HOME: &str = "CARDCODE_LRS_HOME";

/// What one looks like.
const HOME_EXAMPLE: &str = "https://centre.example.com";

/// The home page of the accounts: the one that the environment names, else the one that is the same everywhere.
///
/// # Errors
/// It names none that can be used.
pub fn home(environment: impl Fn(&str) -> Option<String>) -> Result<String, address::AddressError> {
    let given = environment(HOME).filter(|home| !home.is_empty());
    given.map_or_else(
        || Ok(statements::HOME.to_owned()),
        |home| address::home(&home),
    )
}

/// That the environment names one that cannot be used.
pub fn bad_home(pack: &Pack, lang: &Lang) -> String {
    pack.words(lang)
        .fill(ui::sync::BAD_HOME, &[("example", HOME_EXAMPLE)])
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The language.
    pub lang: Lang,
    /// Where the store is.
    pub url: String,
    /// The file with the credentials, where one is named.
    pub credentials: Option<PathBuf>,
    /// Whose practice alone is sent.
    pub alias: Option<String>,
}

/// Where it is told how it goes, line by line.
pub struct Ears<'a> {
    /// What came of it.
    pub out: &'a mut dyn Write,
    /// How it goes, and what is wrong.
    pub err: &'a mut dyn Write,
    /// Whether a bar can be drawn there.
    pub draws: bool,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All that waited is there now.
    Good,
    /// Something was refused, or it stopped before the end.
    Failed,
    /// It could not begin: wrong use.
    WrongUse,
}

/// Sends what is new in this file of records, and tells how it went.
///
/// # Errors
/// The system's own: nobody can be told.
pub fn sync<'a>(
    pack: &'a Pack,
    wish: &'a Wish,
    records: Result<Option<PathBuf>, RecordsError>,
    environment: impl Fn(&str) -> Option<String>,
    ears: Ears<'a>,
) -> std::io::Result<End> {
    let say = |text: TextKey, with: &[(&str, &str)]| pack.words(&wish.lang).fill(text, with);
    let url = match address::endpoint(&wish.url) {
        Ok(url) => url,
        Err(bad) => {
            let text = match bad {
                address::AddressError::Form => ui::sync::BAD_URL,
                address::AddressError::Secret => ui::sync::SECRET_IN_URL,
                address::AddressError::Open => ui::sync::OPEN_URL,
            };
            let text = say(text, &[("example", LRS_EXAMPLE)]);
            writeln!(ears.err, "cardcode: {text}")?;
            return Ok(End::WrongUse);
        }
    };
    let home = home(&environment);
    let Ok(home) = home else {
        let text = bad_home(pack, &wish.lang);
        writeln!(ears.err, "cardcode: {text}")?;
        return Ok(End::WrongUse);
    };
    let secret = match Secret::find(wish.credentials.as_deref(), &environment) {
        Ok(secret) => secret,
        Err(missing) => {
            let why = without(pack, &wish.lang, &missing);
            writeln!(ears.err, "cardcode: {why}")?;
            return Ok(End::WrongUse);
        }
    };
    let opened = records.and_then(|path| match path {
        Some(path) => Store::open_existing(&path),
        None => Ok(None),
    });
    let mut store = match opened {
        Ok(Some(store)) => store,
        Ok(None) => {
            writeln!(ears.out, "{}", say(ui::sync::NOTHING, &[]))?;
            return Ok(End::Good);
        }
        Err(failure) => {
            let why = notice::trouble(pack, &wish.lang, failure.trouble);
            writeln!(ears.err, "cardcode: {why}")?;
            return Ok(End::Failed);
        }
    };
    let patience = RetryPolicy::default();
    let mut client = Client::new(&url, secret, &patience);
    let mut teller = ProgressReporter::new(pack, &wish.lang, ears);
    let came = send(
        (&mut store, pack),
        (&mut client, &url),
        (wish.alias.as_deref(), &home),
        &patience,
        &mut |progress| teller.progress(progress),
    );
    teller.came(&came)
}

/// Why there are no credentials, and what to do.
fn without(pack: &Pack, lang: &Lang, missing: &CredentialsError) -> String {
    let with = |text: TextKey, file: &Path| {
        let name = shown(&file.display().to_string());
        pack.words(lang).fill(text, &[("file", &name)])
    };
    match missing {
        CredentialsError::Nowhere => pack.words(lang).say(ui::sync::NO_CREDENTIALS),
        CredentialsError::Half(name) => pack
            .words(lang)
            .fill(ui::sync::HALF_CREDENTIALS, &[("name", name)]),
        CredentialsError::Open(file) => with(ui::sync::OPEN_FILE, file),
        CredentialsError::Form(Some(file)) => with(ui::sync::BAD_FILE, file),
        CredentialsError::Form(None) => pack.words(lang).say(ui::sync::BAD_CREDENTIALS),
        CredentialsError::Unread(file, reason) => {
            let name = shown(&file.display().to_string());
            let with = [("file", &*name), ("reason", &**reason)];
            pack.words(lang).fill(ui::cli::NO_FILE, &with)
        }
    }
}
