//! `cardcode records`: takes the records along, brings them together, deletes them.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Seek, Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};

use crate::cli::commands::delete::DeleteArgs;
use crate::cli::commands::past_calls::PastCallsArgs;
use crate::cli::commands::told::{count, counted_of, failed};
use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::output::{complain, print};
use crate::cli::values::alias;
use crate::disk::open;
use crate::disk::put::{self, Rights};
use crate::disk::system::is_reader_gone;
use crate::records::database::{RecordsError, Store};
use crate::records::imported::NotImported;
use crate::text::catalogue::ui;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::ticket::PublicKey;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::RECORDS.name(),
    arg_required_else_help = false,
    after_help = "cardcode records export desk-1.jsonl\ncardcode records import desk-1.jsonl\ncardcode records calls --as Aiko"
)]
pub struct RecordsArgs {
    #[command(subcommand)]
    command: RecordsCommand,
}

#[derive(Debug, Subcommand)]
enum RecordsCommand {
    Export(ExportArgs),
    Import(ImportArgs),
    Calls(PastCallsArgs),
    Delete(DeleteArgs),
}

#[derive(Debug, Args)]
#[command(about = ui::cli::RECORDS_EXPORT.name())]
struct ExportArgs {
    #[arg(value_name = "FILE", help = ui::cli::EXPORT_ARG.name())]
    file: Option<PathBuf>,
    #[arg(long = "as", value_name = "ALIAS", help = ui::cli::ALIAS_OF.name(), value_parser = alias)]
    alias: Option<String>,
}

#[derive(Debug, Args)]
#[command(about = ui::cli::RECORDS_IMPORT.name())]
struct ImportArgs {
    #[arg(value_name = "FILE", help = ui::cli::IMPORT_ARG.name())]
    file: PathBuf,
}

impl RecordsArgs {
    /// Does it, and says what was done.
    ///
    /// # Errors
    /// What went wrong, and what to do.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let place = context.records.as_ref();
        let place = place.ok_or_else(|| anyhow!(context.words().say(ui::parcel::NONE)))?;
        let path = place.path().map_err(|failure| failed(context, failure))?;
        let done = match self.command {
            RecordsCommand::Export(args) => args.run(context, &path)?,
            RecordsCommand::Import(args) => {
                let (told, code) = args.run(context, &path)?;
                return print(&(told + "\n")).map(|()| code);
            }
            RecordsCommand::Calls(args) => return print(&args.text(context)?).map(|()| 0),
            RecordsCommand::Delete(args) => return args.run(context, &path),
        };
        if let Some(line) = done {
            print(&(line + "\n"))?;
        }
        Ok(0)
    }
}

/// Where records are written to, which tells its own failures from those of the records.
struct ExportOutput<W> {
    into: W,
    failure: Option<io::Error>,
}

impl<W> ExportOutput<W> {
    fn new(into: W) -> ExportOutput<W> {
        let failure = None;
        ExportOutput { into, failure }
    }

    fn noted<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            let kind = error.kind();
            self.failure.get_or_insert(error);
            kind.into()
        })
    }
}

impl<W: Write> Write for ExportOutput<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.into.write(bytes);
        self.noted(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.into.flush();
        self.noted(flushed)
    }
}

/// Why records are not in their file.
enum NotExported {
    Disk(io::Error),
    Records(RecordsError),
}

impl From<io::Error> for NotExported {
    fn from(error: io::Error) -> NotExported {
        NotExported::Disk(error)
    }
}

impl ExportArgs {
    /// Says what was written to a file; `None` if the records went to stdout, which is kept clean.
    fn run(self, context: &CommandContext, path: &Path) -> Result<Option<String>> {
        let store = Store::open_to_read(path).map_err(|failure| failed(context, failure))?;
        let store = store.ok_or_else(|| anyhow!(context.words().say(ui::parcel::NOTHING)))?;
        // Half of damaged records would look like a whole export.
        store.check().map_err(|failure| failed(context, failure))?;
        let alias = self.alias.as_deref();
        let Some(file) = self.file else {
            let mut output = ExportOutput::new(stdout());
            return match (store.export(alias, &mut output), output.failure) {
                // Who closed it has read enough.
                (_, Some(error)) if is_reader_gone(&error) => Ok(None),
                (Err(_), Some(error)) => Err(error.into()),
                (Err(failure), None) => Err(failed(context, failure)),
                (Ok(_), _) => Ok(None),
            };
        };
        let whole = put::new(&file, Rights::Own, |into| {
            let mut made = ExportOutput::new(BufWriter::new(into));
            let written = store.export(alias, &mut made);
            match (written, made.flush(), made.failure) {
                (_, Err(error), _) | (_, _, Some(error)) => Err(NotExported::Disk(error)),
                (written, ..) => written.map_err(NotExported::Records),
            }
        });
        let n = whole.map_err(|failure| match failure {
            NotExported::Disk(error) => files::unwritable(context, &file, &error),
            NotExported::Records(failure) => failed(context, failure),
        })?;
        let desk = store.desk().map_err(|failure| failed(context, failure))?;
        let with = [("n", &*n.to_string()), ("desk", &*letters(&desk))];
        Ok(Some(context.words().fill(ui::parcel::EXPORTED, &with)))
    }
}

impl ImportArgs {
    /// Says what was taken in; the exit code is 1 if something was left out.
    fn run(self, context: &CommandContext, path: &Path) -> Result<(String, u8)> {
        let file = open::plain_or_pipe(&self.file).and_then(seekable);
        let mut from = file.map_err(|error| files::unreadable(context, &self.file, &error))?;
        let mut store = Store::open(path).map_err(|failure| failed(context, failure))?;
        store.check().map_err(|failure| failed(context, failure))?;
        let done = store
            .import(&context.pack, &mut from)
            .map_err(|refused| match refused {
                NotImported::Line(line) => {
                    let with = [("line", &*line.to_string())];
                    anyhow!(context.words().fill(ui::parcel::BAD_LINE, &with))
                }
                NotImported::Anothers(line) => {
                    let with = [("line", &*line.to_string())];
                    anyhow!(context.words().fill(ui::parcel::ANOTHERS, &with))
                }
                NotImported::Changed => anyhow!(context.words().say(ui::parcel::CHANGED)),
                NotImported::Newer => anyhow!(context.words().say(ui::parcel::NEWER)),
                NotImported::Failed(failure) => failed(context, failure),
            })?;
        let (new, known) = (done.new.to_string(), done.known.to_string());
        let with = [("new", &*new), ("known", &*known)];
        let text = match done.new {
            0 => ui::parcel::IMPORTED_NONE,
            _ => ui::parcel::IMPORTED,
        };
        let mut told = context.words().fill(text, &with);
        if done.unverified > 0 {
            let unverified = count(context, ui::parcel::UNVERIFIED, done.unverified);
            told = format!("{told}\n{unverified}");
        }
        match done.desk {
            None => told = format!("{told}\n{}", context.words().say(ui::parcel::UNSEALED)),
            Some((desk, true)) => {
                let with = [("desk", &*letters(&desk))];
                let new = context.words().fill(ui::parcel::NEW_DESK, &with);
                told = format!("{told}\n{new}");
            }
            Some(_) => {}
        }
        let left_out = [
            (ui::parcel::REFUSED, &done.refused),
            (ui::parcel::SAT_TWICE, &done.sat_twice),
            (ui::parcel::PUT_ASIDE, &done.put_aside),
        ];
        let left_out = left_out.into_iter().flat_map(|(text, by_alias)| {
            by_alias
                .iter()
                .map(move |(alias, n)| counted_of(context, text, alias, *n))
        });
        let left_out: Vec<String> = left_out.collect();
        left_out.iter().for_each(|line| complain(line));
        Ok((told, u8::from(!left_out.is_empty())))
    }
}

/// The letters by which two people see that they speak of the same desk.
fn letters(desk: &PublicKey) -> String {
    SpokenLetters::of(&desk.0).to_string()
}

/// Bytes that a pipe may bring: the practice of ten thousand people.
const MOST_PIPED: u64 = 1 << 30;

/// The file as one that can be read twice: a pipe is read to its end.
fn seekable(file: File) -> io::Result<Box<dyn ReadTwice>> {
    match file.metadata()?.is_file() {
        true => Ok(Box::new(BufReader::new(file))),
        false => Ok(Box::new(Cursor::new(open::at_most(file, MOST_PIPED)?))),
    }
}

trait ReadTwice: BufRead + Seek {}
impl<T: BufRead + Seek> ReadTwice for T {}
