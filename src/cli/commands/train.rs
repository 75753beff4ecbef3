//! `cardcode train`: practice for agents.

use std::path::PathBuf;

use anyhow::Result;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use crate::app::screen::Screen;
use crate::app::screens::call_list::CallListScreen;
use crate::cli::commands::replay::ReplayArgs;
use crate::cli::commands::sitting::{AskedBeside, sit};
use crate::cli::context::CommandContext;
use crate::cli::guide;
use crate::cli::values::{BadValue, alias, letters, number};
use crate::text::catalogue::ui;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::exam::{SEEDS, TrainingSession};
use crate::training::mode::PracticeMode;
use crate::training::modes::call;
use crate::training::modes::table::MODES;

/// The longest exam, in minutes: a day.
const MOST_MINUTES: u64 = 24 * 60;
/// No pack has more levels: the records hold two digits.
const MOST_LEVELS: u64 = 99;

fn mode() -> impl TypedValueParser<Value = &'static PracticeMode> {
    let names = MODES.into_iter().map(|mode| mode.command);
    PossibleValuesParser::new(names).try_map(|given| {
        let mut all = MODES.into_iter();
        let known = all.find(|mode| mode.command == given);
        known.ok_or_else(|| BadValue::Valid(String::new()))
    })
}

#[derive(Debug, Args)]
#[command(
    about = ui::cli::TRAIN.name(),
    after_help = "cardcode train calls --as Aiko\ncardcode train exam --minutes 30"
)]
pub struct TrainArgs {
    #[arg(value_name = "MODE", help = ui::cli::MODE_ARG.name(), value_parser = mode())]
    mode: Option<&'static PracticeMode>,
    #[arg(long = "as", value_name = "ALIAS", help = ui::cli::ALIAS.name(), value_parser = alias)]
    alias: Option<String>,
    #[arg(long, value_name = "N", help = ui::cli::SEED.name(), value_parser = seed)]
    seed: Option<u64>,
    #[arg(long, value_name = "N", help = ui::cli::MINUTES.name(), value_parser = minutes)]
    minutes: Option<u32>,
    #[arg(long, value_name = "N", help = ui::cli::LEVEL.name(), value_parser = level)]
    level: Option<usize>,
    #[arg(long, value_name = "FILE", help = ui::cli::TICKET.name())]
    ticket: Option<PathBuf>,
    #[arg(long, value_name = "LETTERS", requires = "ticket", help = ui::cli::START_LETTERS.name(), value_parser = letters)]
    letters: Option<SpokenLetters>,
    #[command(subcommand)]
    command: Option<TrainCommand>,
}

#[derive(Debug, Subcommand)]
enum TrainCommand {
    Replay(ReplayArgs),
}

fn seed(text: &str) -> Result<u64, BadValue> {
    number(text, 0..=SEEDS - 1)
}

fn minutes(text: &str) -> Result<u32, BadValue> {
    number(text, 1..=MOST_MINUTES).map(|minutes| minutes as u32)
}

fn level(text: &str) -> Result<usize, BadValue> {
    number(text, 1..=MOST_LEVELS).map(|level| level as usize)
}

impl TrainArgs {
    /// Opens the guide at what is practised, or at the list of it.
    ///
    /// # Errors
    /// The terminal's own; those of `replay`, and of a ticket that cannot be sat.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        if let Some(TrainCommand::Replay(args)) = self.command {
            return args.run(context);
        }
        if let Some(ticket) = &self.ticket {
            let asked = AskedBeside {
                mode: self.mode.map(|mode| mode.kind),
                alias: self.alias,
                letters: self.letters,
                has_seed: self.seed.is_some(),
                has_minutes: self.minutes.is_some(),
            };
            return sit(context, ticket, &asked);
        }
        let mut sitting = TrainingSession {
            seed: self.seed.unwrap_or_else(|| guide::sitting().seed),
            is_seeded: self.seed.is_some(),
            alias: self.alias,
            minutes: self.minutes,
            ..TrainingSession::default()
        };
        let screen = match self.level {
            Some(level) => calls_of(context, self.mode, level)?,
            None => self
                .mode
                .and_then(|mode| Screen::practice(mode.kind, sitting.seed))
                .unwrap_or(Screen::Train),
        };
        // What is drawn next is drawn from another seed than what is opened.
        if screen.is_drawn() {
            sitting.seed = (sitting.seed + 1) % SEEDS;
        }
        guide::open_for(context, screen, sitting)
    }
}

/// The calls of this level.
///
/// # Errors
/// It is no calls that are practised, or there is no such level.
fn calls_of(context: &CommandContext, mode: Option<&PracticeMode>, level: usize) -> Result<Screen> {
    if mode.is_none_or(|mode| mode.kind != call::KIND) {
        let complaint = context.complaint(ui::cli::TOO_MANY, "--level");
        return Err(complaint.see_help("cardcode train").end().into());
    }
    let levels = context.pack.desk().levels.len();
    if level > levels {
        let complaint = context.complaint(ui::cli::BAD_VALUE, &level.to_string());
        return Err(complaint.valid(&[format!("1-{levels}")]).end().into());
    }
    Ok(Screen::CallList(CallListScreen { level }))
}
