//! `cardcode diagnose`: why a payment failed.

use anyhow::Result;
use clap::Args;

use crate::app::screen::Screen;
use crate::cli::context::CommandContext;
use crate::cli::guide;
use crate::inquiry::answers::Answers;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::DIAGNOSE.name())]
pub struct DiagnoseArgs {}

impl DiagnoseArgs {
    /// Opens the guide at the first question.
    ///
    /// # Errors
    /// The terminal cannot be read or written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        guide::open(context, Screen::Diagnose(Answers::default()))
    }
}
