//! `cardcode keys`: the keys, a line each.

use anyhow::Result;
use clap::Args;

use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::text::catalogue::ui;
use crate::view::key_bar;

#[derive(Debug, Args)]
#[command(about = ui::cli::KEYS.name())]
pub struct KeysArgs {}

impl KeysArgs {
    /// Prints each key with what it does.
    ///
    /// # Errors
    /// stdout cannot be written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let table = key_bar::table(&context.pack, &context.lang);
        let widest = table.iter().map(|(keys, _)| keys.len()).max().unwrap_or(0);
        let lines = table
            .iter()
            .map(|(keys, word)| format!("{keys:widest$}  {word}\n"));
        print(&lines.collect::<String>()).map(|()| 0)
    }
}
