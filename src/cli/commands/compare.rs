//! `cardcode compare`: the code beside the PIN and others.

use anyhow::Result;
use clap::Args;

use crate::app::screen::Screen;
use crate::app::screens::compare::CompareScreen;
use crate::cli::answer::{AnswerForm, answer};
use crate::cli::context::CommandContext;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::COMPARE.name())]
pub struct CompareArgs {
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
}

impl CompareArgs {
    /// Shows the comparison.
    ///
    /// # Errors
    /// The terminal cannot be read or written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let form = AnswerForm::asked(self.json);
        answer(context, Screen::Compare(CompareScreen { with: 1 }), form)
    }
}
