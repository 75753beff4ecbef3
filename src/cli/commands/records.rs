//! What a person does with the records: reads what they came to, takes them along, brings them together, forgets them.

use crate::lrs::command;
use crate::render::report::formats;
use crate::runtime::recorder;
use crate::xapi::statements as xapi_statements;
use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Result, anyhow};

use crate::cli::records::Keep;
use crate::cli::report::{Asked, Form};
use crate::pack::content::Pack;
use crate::records::database::{RecordsError, Store};
use crate::records::import::NotImported;
use crate::records::outbox::CompletedAttempt;
use crate::runtime::recorder::DbLocation;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::sanitize::shown;
use crate::training::report::Day;
use crate::view::notice;

/// Does it, and tells what was done in a line; lines of JSON go to `out` where no file was named.
///
/// # Errors
/// A sentence in the person's language: what went wrong, and what to do.
pub fn run(
    pack: &Pack,
    lang: &Lang,
    place: Option<&DbLocation>,
    asked: &Keep,
    out: &mut impl Write,
) -> Result<String> {
    let failed = |failure: RecordsError| anyhow!(notice::trouble(pack, lang, failure.trouble));
    let place = place.ok_or_else(|| anyhow!(pack.words(lang).say(ui::parcel::NONE)))?;
    let path = place.path().map_err(failed)?;
    let words = pack.words(lang);
    let count = |text, n: usize| words.fill(text, &[("n", &n.to_string())]);
    match asked {
        Keep::Export(alias, file) => {
            let store = Store::open_existing(&path).map_err(failed)?;
            let store = store.ok_or_else(|| anyhow!(pack.words(lang).say(ui::parcel::NOTHING)))?;
            let n = match file {
                None => store.export(alias.as_deref(), out).map_err(failed)?,
                Some(file) => {
                    let mut made = create(pack, lang, file)?;
                    let written = store.export(alias.as_deref(), &mut made).map_err(failed);
                    let whole = written.and_then(|n| Ok(made.flush().map(|()| n)?));
                    whole.inspect_err(|_| {
                        // What is not whole is of no use to anybody.
                        let _ = std::fs::remove_file(file);
                    })?
                }
            };
            Ok(count(ui::parcel::EXPORTED, n))
        }
        Keep::Import(file) => {
            let mut from = BufReader::new(open(pack, lang, file)?);
            let mut store = Store::open(&path).map_err(failed)?;
            let done = store.import(&mut from).map_err(|refused| match refused {
                NotImported::Line(line) => {
                    let line = line.to_string();
                    anyhow!(
                        pack.words(lang)
                            .fill(ui::parcel::BAD_LINE, &[("line", &line)])
                    )
                }
                NotImported::Newer => anyhow!(pack.words(lang).say(ui::parcel::NEWER)),
                NotImported::Failed(failure) => failed(failure),
            })?;
            let (new, known) = (done.new.to_string(), done.known.to_string());
            Ok(pack
                .words(lang)
                .fill(ui::parcel::IMPORTED, &[("new", &new), ("known", &known)]))
        }
        Keep::Delete(_, false) => Err(anyhow!(pack.words(lang).say(ui::parcel::SURE))),
        Keep::Delete(alias, true) => {
            let store = Store::open_existing(&path).map_err(failed)?;
            let forgotten = match store {
                Some(mut store) => store.forget(alias).map_err(failed)?,
                None => (None, true),
            };
            match forgotten {
                (Some(n), true) => Ok(count(ui::parcel::FORGOTTEN, n)),
                (Some(n), false) => Ok(count(ui::parcel::FORGOTTEN_OPEN, n)),
                (None, _) => Err(anyhow!(pack.words(lang).say(ui::parcel::NOBODY))),
            }
        }
    }
}

/// What practice came to, in the form that is asked for.
///
/// # Errors
/// A sentence in the person's language: there are no records, or none of that alias, or what is wrong with them.
pub fn told(
    pack: &Pack,
    lang: &Lang,
    asked: &Asked,
    place: Option<&DbLocation>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<String> {
    let failed = |failure: RecordsError| anyhow!(notice::trouble(pack, lang, failure.trouble));
    let place = place.ok_or_else(|| anyhow!(pack.words(lang).say(ui::report::NONE_KEPT)))?;
    let path = place.path().map_err(failed)?;
    let store = Store::open_existing(&path).map_err(failed)?;
    let store = store.ok_or_else(|| {
        let file = shown(&path.display().to_string());
        anyhow!(
            pack.words(lang)
                .fill(ui::report::NO_FILE, &[("file", &file)])
        )
    })?;
    let alias = asked.alias.as_deref();
    let format = match asked.form {
        Form::Report(format) => format,
        Form::Statements => {
            let home = command::home(environment);
            let home = home.map_err(|_| anyhow!(command::bad_home(pack, lang)))?;
            let past = store.past(alias).map_err(failed)?;
            return statements(pack, past, asked.since, &home);
        }
    };
    let told = store.report(alias, asked.since, recorder::this_moment());
    match told.map_err(failed)? {
        Some(told) => Ok(formats::text(pack, lang, &told, format)),
        None => Err(anyhow!(nobody(pack, lang, &store, asked).map_err(failed)?)),
    }
}

/// The statements of what was begun since that day.
fn statements(
    pack: &Pack,
    past: Vec<CompletedAttempt>,
    since: Option<Day>,
    home: &str,
) -> Result<String> {
    let counts = |past: &CompletedAttempt| {
        let day = Day::of(past.began, past.zone);
        since.is_none_or(|since| day >= since)
    };
    let past: Vec<CompletedAttempt> = past.into_iter().filter(counts).collect();
    Ok(xapi_statements::array(pack, &past, home)?)
}

/// That nobody of this alias practised, and who did.
fn nobody(
    pack: &Pack,
    lang: &Lang,
    store: &Store,
    asked: &Asked,
) -> std::result::Result<String, RecordsError> {
    let names = store.aliases()?;
    let no_name = pack.words(lang).say(ui::report::NO_NAME);
    let names = names.iter().map(|name| match name.as_str() {
        "" => no_name.as_str(),
        name => name,
    });
    let valid = names.collect::<Vec<_>>().join(", ");
    let given = shown(asked.alias.as_deref().unwrap_or_default());
    let with = [("given", &*given), ("valid", &*valid)];
    Ok(pack.words(lang).fill(ui::report::NO_PERSON, &with))
}

/// A new file that nobody else reads, and never in the place of another.
fn create(pack: &Pack, lang: &Lang, file: &Path) -> Result<BufWriter<File>> {
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file);
    let name = shown(&file.display().to_string());
    made.map(BufWriter::new)
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                anyhow!(
                    pack.words(lang)
                        .fill(ui::parcel::EXISTS, &[("file", &name)])
                )
            }
            _ => unreadable(pack, lang, &name, &error),
        })
}

fn open(pack: &Pack, lang: &Lang, file: &Path) -> Result<File> {
    let name = shown(&file.display().to_string());
    File::open(file).map_err(|error| unreadable(pack, lang, &name, &error))
}

fn unreadable(pack: &Pack, lang: &Lang, name: &str, error: &std::io::Error) -> anyhow::Error {
    let reason = error.to_string();
    let with = [("file", name), ("reason", &*reason)];
    anyhow!(pack.words(lang).fill(ui::cli::NO_FILE, &with))
}
