//! `cardcode records calls`: the calls that somebody took, and one of them read again.

use anyhow::{Result, anyhow};
use clap::Args;

use crate::app::past::{PastCalls, replayed};
use crate::cli::commands::replay::debriefed;
use crate::cli::commands::report::{nobody, open};
use crate::cli::context::CommandContext;
use crate::cli::values::{BadValue, alias, number};
use crate::records::database::RecordsError;
use crate::render::plain;
use crate::text::catalogue::ui;
use crate::training::alias::is_same;
use crate::view::notice;
use crate::view::team::past_calls::listed;
use crate::view::team::sessions::option;

/// More than are ever listed.
const MOST_PLACES: u64 = 999;

fn place(text: &str) -> Result<usize, BadValue> {
    number(text, 1..=MOST_PLACES).map(|place| place as usize)
}

#[derive(Debug, Args)]
#[command(
    about = ui::cli::RECORDS_CALLS.name(),
    after_help = "cardcode records calls --as Aiko\ncardcode records calls 2 --as Aiko"
)]
pub struct PastCallsArgs {
    #[arg(value_name = "N", help = ui::cli::PAST_CALL_ARG.name(), value_parser = place)]
    place: Option<usize>,
    #[arg(long = "as", value_name = "ALIAS", help = ui::cli::ALIAS_CALLS.name(), value_parser = alias)]
    alias: Option<String>,
}

impl PastCallsArgs {
    /// The list of the calls, the newest first, or one of them with its verdict and all that was said.
    ///
    /// # Errors
    /// There are no records, none of that alias, or the list has no such call.
    pub fn text(self, context: &CommandContext) -> Result<String> {
        let CommandContext { pack, lang, .. } = context;
        let failed = |failure: RecordsError| anyhow!(notice::trouble(pack, lang, failure.trouble));
        let store = open(context)?;
        let alias = self.alias.unwrap_or_default();
        let known = store.aliases().map_err(failed)?;
        if !known.iter().any(|known| is_same(known, &alias)) {
            return Err(anyhow!(nobody(context, &store, &alias).map_err(failed)?));
        }
        let past = replayed(pack, store.past_calls(&alias).map_err(failed)?);
        let lines = match self.place {
            None => list(context, &alias, &past),
            Some(place) => one(context, place, &past)?,
        };
        Ok(lines.iter().map(|line| format!("{line}\n")).collect())
    }
}

/// The list, and how one of it is read.
fn list(context: &CommandContext, alias: &str, past: &PastCalls) -> Vec<String> {
    let words = context.words();
    let page = listed(words, alias, past);
    let mut lines = vec![page.title.clone()];
    lines.extend(plain::lines(&page));
    if !past.calls.is_empty() {
        let how = format!("cardcode records calls 1{}", option("--as", alias));
        lines.push(String::new());
        lines.push(words.fill(ui::team::PAST_READ, &[("command", &how)]));
    }
    lines
}

/// All parts of what the call at this place came to.
fn one(context: &CommandContext, place: usize, past: &PastCalls) -> Result<Vec<String>> {
    let pack = &context.pack;
    let call = past.calls.get(place - 1).and_then(|(call, _)| {
        let verdict = call.verdict(pack)?;
        Some((call.clone(), Box::new(verdict)))
    });
    let Some((call, verdict)) = call else {
        let complaint = context.complaint(ui::cli::BAD_VALUE, &place.to_string());
        let complaint = match past.calls.len() {
            0 => complaint.see_help("cardcode records calls"),
            most => complaint.valid(&[format!("1-{most}")]),
        };
        return Err(complaint.end().into());
    };
    Ok(debriefed(pack, &context.lang, &call, &verdict))
}
