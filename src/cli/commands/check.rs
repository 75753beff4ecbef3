//! `cardcode check`: what is wrong with a pack, or what is proved of it.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::author::check_report::{CheckOptions, check_pack};
use crate::author::packs;
use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::cli::values::{BadValue, number};
use crate::text::catalogue::ui;
use crate::text::date;

/// Most drawn calls that can be asked for: about a quarter of an hour's work.
const MOST_CALLS: u64 = 1_000_000;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::CHECK.name(),
    after_help = "cardcode check\ncardcode check my-pack --json"
)]
pub struct CheckArgs {
    #[arg(value_name = "DIR", help = ui::cli::CHECK_ARG.name())]
    folder: Option<PathBuf>,
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
    #[arg(long, help = ui::cli::RULES.name())]
    rules: bool,
    #[arg(long, value_name = "DATE", help = ui::cli::STALE.name(), value_parser = date)]
    stale: Option<String>,
    #[arg(long, value_name = "N", help = ui::cli::CALLS.name(), value_parser = calls)]
    calls: Option<usize>,
}

fn date(text: &str) -> Result<String, BadValue> {
    match date::parse(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(BadValue::Valid("2027-06-01".to_owned())),
    }
}

fn calls(text: &str) -> Result<usize, BadValue> {
    number(text, 0..=MOST_CALLS).map(|calls| calls as usize)
}

impl CheckArgs {
    /// Prints every problem, or what was proved. The exit code is 1 if there are problems.
    ///
    /// # Errors
    /// stdout cannot be written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        if self.rules {
            return print(&packs::rules(&context.lang, self.json)?).map(|()| 0);
        }
        let folder = self.folder.as_deref().or(context.pack_dir.as_deref());
        let options = CheckOptions {
            json: self.json,
            calls: self.calls,
            stale: self.stale,
        };
        let told = check_pack(&context.pack, &context.lang, folder, &options)?;
        print(&told.text)?;
        Ok(u8::from(!told.is_good))
    }
}
