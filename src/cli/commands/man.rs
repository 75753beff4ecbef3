//! `cardcode man`: pages for `man`.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Command};
use clap_mangen::Man;

use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::output::print;
use crate::disk::put;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::MAN.name(),
    after_help = "cardcode man | man -l -\ncardcode man --out ~/.local/share/man/man1"
)]
pub struct ManArgs {
    #[arg(long, value_name = "DIR", help = ui::cli::MAN_OUT.name())]
    out: Option<PathBuf>,
}

impl ManArgs {
    /// Prints the page of the program, or writes one for each command into a folder.
    ///
    /// # Errors
    /// stdout or a file cannot be written to.
    pub fn run(self, context: &CommandContext, tree: Command) -> Result<u8> {
        let mut tree = tree.display_name("cardcode");
        tree.build();
        let Some(folder) = self.out else {
            return print(&page(tree)?).map(|()| 0);
        };
        for command in with_inner(tree) {
            let name = command.get_display_name().unwrap_or(command.get_name());
            let path = folder.join(format!("{name}.1"));
            // A page of the version before gives way.
            put::replaced(&path, &page(command)?)
                .map_err(|error| files::unwritable(context, &path, &error))?;
        }
        Ok(0)
    }
}

/// A command, and all below it.
fn with_inner(command: Command) -> Vec<Command> {
    let inner: Vec<Command> = command.get_subcommands().cloned().collect();
    let inner = inner.into_iter().flat_map(with_inner);
    std::iter::once(command).chain(inner).collect()
}

fn page(command: Command) -> Result<String> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(String::from_utf8(page)?)
}
