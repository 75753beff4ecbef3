//! `cardcode compare`: the code beside the PIN and others.

use anyhow::Result;
use clap::Args;

use crate::app::screen::Screen;
use crate::app::screens::compare::CompareScreen;
use crate::cli::context::CommandContext;
use crate::cli::guide;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::COMPARE.name())]
pub struct CompareArgs {}

impl CompareArgs {
    /// Opens the guide at the comparison.
    ///
    /// # Errors
    /// The terminal cannot be read or written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        guide::open(context, Screen::Compare(CompareScreen { with: 1 }))
    }
}
