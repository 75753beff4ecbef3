//! `cardcode help`: the same as `--help`.

use clap::Args;

use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::HELP_COMMAND.name(),
    after_help = "cardcode help explain\ncardcode help records export"
)]
pub struct HelpArgs {
    /// The command, the outer one first: `records export`.
    #[arg(value_name = "COMMAND", help = ui::cli::COMMAND_ARG.name())]
    pub command: Vec<String>,
}
