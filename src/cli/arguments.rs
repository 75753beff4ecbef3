//! All that can stand on the command line. The texts here are keys of the program's words, so that help and refusals
//! come in the person's language.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::cli::commands::check::CheckArgs;
use crate::cli::commands::compare::CompareArgs;
use crate::cli::commands::completions::CompletionsArgs;
use crate::cli::commands::config::ConfigArgs;
use crate::cli::commands::diagnose::DiagnoseArgs;
use crate::cli::commands::exam::ExamArgs;
use crate::cli::commands::explain::ExplainArgs;
use crate::cli::commands::find::FindArgs;
use crate::cli::commands::graph::GraphArgs;
use crate::cli::commands::help::HelpArgs;
use crate::cli::commands::keys::KeysArgs;
use crate::cli::commands::learn::LearnArgs;
use crate::cli::commands::man::ManArgs;
use crate::cli::commands::pack::PackArgs;
use crate::cli::commands::preview::PreviewArgs;
use crate::cli::commands::records::RecordsArgs;
use crate::cli::commands::report::ReportArgs;
use crate::cli::commands::review::ReviewArgs;
use crate::cli::commands::schema::SchemaArgs;
#[cfg(feature = "sync")]
use crate::cli::commands::sync::SyncArgs;
use crate::cli::commands::texts::TextsArgs;
use crate::cli::commands::train::TrainArgs;
use crate::cli::display::DisplayArgs;
use crate::cli::settings::Given;
use crate::text::catalogue::{TextKey, ui};

/// The whole command line.
#[derive(Debug, Default, Parser)]
#[command(
    name = "cardcode",
    about = ui::cli::ABOUT.name(),
    after_help = "cardcode\ncardcode amex\ncardcode diagnose --lang ja\ncardcode explain G44\ncardcode train calls",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Arguments {
    /// A card, where there is no command: `cardcode amex` is `cardcode find amex`.
    #[arg(value_name = "CARD", help = ui::cli::CARD_ARG.name())]
    pub(super) card: Vec<String>,
    #[command(flatten)]
    pub(super) display: DisplayArgs,
    #[command(flatten)]
    pub(super) everywhere: EverywhereArgs,
    #[command(subcommand)]
    pub(super) command: Option<CliCommand>,
}

/// Options of every command.
#[derive(Debug, Default, Args)]
pub struct EverywhereArgs {
    #[arg(long, global = true, value_name = "LANG", help = ui::cli::LANG.name())]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "DIR", help = ui::cli::PACK_DIR.name())]
    pub pack: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", help = ui::cli::DB.name())]
    pub db: Option<PathBuf>,
    #[arg(long, short, global = true, help = ui::cli::HELP.name())]
    pub help: bool,
    #[arg(long, short = 'V', global = true, help = ui::cli::VERSION.name())]
    pub version: bool,
}

/// A command, by who it is for.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    #[command(flatten)]
    Cardholder(CardholderCommand),
    #[command(flatten)]
    Agent(AgentCommand),
    #[command(flatten)]
    Author(AuthorCommand),
    #[command(flatten)]
    General(GeneralCommand),
}

/// For whoever pays with a card.
#[derive(Debug, Subcommand)]
pub enum CardholderCommand {
    Find(FindArgs),
    Compare(CompareArgs),
    Diagnose(DiagnoseArgs),
    Explain(ExplainArgs),
    Learn(LearnArgs),
}

/// For whoever helps them, and whoever trains those.
#[derive(Debug, Subcommand)]
pub enum AgentCommand {
    Train(TrainArgs),
    Exam(ExamArgs),
    Report(ReportArgs),
    Records(RecordsArgs),
    #[cfg(feature = "sync")]
    Sync(SyncArgs),
}

/// For whoever writes a pack.
#[derive(Debug, Subcommand)]
pub enum AuthorCommand {
    Check(CheckArgs),
    Preview(PreviewArgs),
    Graph(GraphArgs),
    Review(ReviewArgs),
    Schema(SchemaArgs),
    Texts(TextsArgs),
    Pack(PackArgs),
}

/// About the program itself.
#[derive(Debug, Subcommand)]
pub enum GeneralCommand {
    Keys(KeysArgs),
    Config(ConfigArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Help(HelpArgs),
}

/// The groups of the main help page: a heading, and a command that has the group's commands.
pub fn groups() -> [(TextKey, clap::Command); 4] {
    let none = || clap::Command::new("cardcode");
    [
        (
            ui::cli::FOR_CARDHOLDERS,
            CardholderCommand::augment_subcommands(none()),
        ),
        (
            ui::cli::FOR_AGENTS,
            AgentCommand::augment_subcommands(none()),
        ),
        (
            ui::cli::FOR_AUTHORS,
            AuthorCommand::augment_subcommands(none()),
        ),
        (
            ui::cli::FOR_EVERYBODY,
            GeneralCommand::augment_subcommands(none()),
        ),
    ]
}

impl Arguments {
    /// What of the settings was given here, by their names.
    pub fn given(&self) -> Given {
        let path = |path: &Option<PathBuf>| {
            let path = path.as_ref();
            path.map(|path| path.to_string_lossy().into_owned())
        };
        let everywhere = [
            ("language", self.everywhere.lang.clone()),
            ("pack", path(&self.everywhere.pack)),
            ("records", path(&self.everywhere.db)),
        ];
        let everywhere = everywhere.into_iter();
        let everywhere = everywhere.filter_map(|(name, value)| Some((name, value?)));
        everywhere.chain(self.display.given()).collect()
    }
}

impl CliCommand {
    /// Whether it works on the pack that `--pack` names, and not on one that it names itself or on none.
    pub fn uses_pack(&self) -> bool {
        use AuthorCommand::{Check, Pack, Preview, Schema, Texts};
        !matches!(
            self,
            CliCommand::Author(Check(_) | Pack(_) | Preview(_) | Schema(_) | Texts(_))
        )
    }
}
