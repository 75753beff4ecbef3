//! `cardcode review`: every page as one document.

use anyhow::Result;
use clap::Args;

use crate::author::signoff::document;
use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::REVIEW.name())]
pub struct ReviewArgs {}

impl ReviewArgs {
    /// Prints every page as one Markdown document.
    ///
    /// # Errors
    /// stdout cannot be written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        print(&document::markdown(&context.pack, &context.lang)).map(|()| 0)
    }
}
