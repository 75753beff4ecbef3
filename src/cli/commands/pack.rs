//! `cardcode pack`: a pack to begin with.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};

use crate::author::{pack_dir, packs};
use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::output::print;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::PACK.name(), arg_required_else_help = false)]
pub struct PackArgs {
    #[command(subcommand)]
    command: PackCommand,
}

#[derive(Debug, Subcommand)]
enum PackCommand {
    #[command(about = ui::cli::PACK_NEW.name())]
    New(FolderArgs),
    #[command(about = ui::cli::PACK_EXPORT.name())]
    Export(FolderArgs),
}

#[derive(Debug, Args)]
struct FolderArgs {
    #[arg(value_name = "DIR", help = ui::cli::NEW_ARG.name())]
    folder: PathBuf,
}

impl PackArgs {
    /// Writes a new pack, or the one that the program carries, into an empty folder.
    ///
    /// # Errors
    /// The folder holds something, or cannot be written.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        match self.command {
            PackCommand::New(FolderArgs { folder }) => {
                report(context, &folder, packs::new(&folder))
            }
            PackCommand::Export(FolderArgs { folder }) => {
                report(context, &folder, packs::export(&folder))
            }
        }
    }
}

fn report(context: &CommandContext, folder: &Path, written: Result<()>) -> Result<u8> {
    let name = pack_dir::said_back(folder);
    let with = [("folder", &*name)];
    match written {
        Ok(()) => print(&(context.words().fill(ui::author::WRITTEN, &with) + "\n")).map(|()| 0),
        Err(error) if error.is::<pack_dir::NotEmpty>() => {
            Err(anyhow!(context.words().fill(ui::author::NOT_EMPTY, &with)))
        }
        Err(error) => match error.downcast::<pack_dir::NotWritten>() {
            Ok(pack_dir::NotWritten(path, error)) => Err(files::unwritable(context, &path, &error)),
            Err(error) => Err(error),
        },
    }
}
