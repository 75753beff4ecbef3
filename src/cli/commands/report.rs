//! `cardcode report`: what practice came to.

use anyhow::{Result, anyhow};
use clap::Args;

use crate::cli::context::CommandContext;
use crate::cli::output::{environment, print};
use crate::cli::values::{alias, day, one_of};
use crate::pack::content::Pack;
use crate::records::database::{RecordsError, Store};
use crate::render::report::formats;
use crate::runtime::recorder::this_moment;
use crate::text::catalogue::ui;
use crate::text::mask::shown;
use crate::training::attempt::Attempt;
use crate::training::day::Day;
use crate::view::notice;
use crate::xapi::address::{self, HOME_EXAMPLE};
use crate::xapi::statements as xapi_statements;

/// The report itself, or what it is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReportForm {
    Report(formats::Format),
    /// All that a report is counted from, as xAPI statements.
    Statements,
}

/// The forms, by name: those of a report, and `xapi`.
const FORMS: [(&str, ReportForm); formats::FORMATS.len() + 1] = {
    let mut forms = [("xapi", ReportForm::Statements); formats::FORMATS.len() + 1];
    let mut at = 0;
    while at < formats::FORMATS.len() {
        let (name, format) = formats::FORMATS[at];
        forms[at] = (name, ReportForm::Report(format));
        at += 1;
    }
    forms
};

#[derive(Debug, Args)]
#[command(
    about = ui::cli::REPORT.name(),
    after_help = "cardcode report --as Aiko\ncardcode report --format csv"
)]
pub struct ReportArgs {
    #[arg(long = "as", value_name = "ALIAS", help = ui::cli::ALIAS_OF.name(), value_parser = alias)]
    alias: Option<String>,
    #[arg(long, value_name = "DATE", help = ui::cli::SINCE.name(), value_parser = day)]
    since: Option<Day>,
    #[arg(long, value_name = "FORMAT", help = ui::cli::REPORT_FORMAT.name(), value_parser = one_of(&FORMS), default_value = "table")]
    format: ReportForm,
}

impl ReportArgs {
    /// Prints how practice went, of everybody or of one person.
    ///
    /// # Errors
    /// There are no records, none of that alias, or something is wrong with them.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        print(&self.text(context)?).map(|()| 0)
    }

    fn text(&self, context: &CommandContext) -> Result<String> {
        let CommandContext { pack, lang, .. } = context;
        let failed = |failure: RecordsError| anyhow!(notice::trouble(pack, lang, failure.trouble));
        let place = context.records.as_ref();
        let place = place.ok_or_else(|| anyhow!(context.words().say(ui::report::NONE_KEPT)))?;
        let path = place.path().map_err(failed)?;
        let store = Store::open_existing(&path).map_err(failed)?;
        let store = store.ok_or_else(|| {
            let file = shown(&path.display().to_string());
            anyhow!(
                context
                    .words()
                    .fill(ui::report::NO_FILE, &[("file", &file)])
            )
        })?;
        let alias = self.alias.as_deref();
        let format = match self.format {
            ReportForm::Report(format) => format,
            ReportForm::Statements => {
                let home = address::home_or_default(environment);
                let home = home.map_err(|_| anyhow!(bad_home(context)))?;
                let past = store.past(alias).map_err(failed)?;
                return statements(pack, past, self.since, &home);
            }
        };
        let counted = store.report(alias, self.since, this_moment());
        match counted.map_err(failed)? {
            Some(counted) => Ok(formats::text(pack, lang, &counted, format)),
            None => Err(anyhow!(self.nobody(context, &store).map_err(failed)?)),
        }
    }

    /// That nobody of this alias practised, and who did.
    fn nobody(
        &self,
        context: &CommandContext,
        store: &Store,
    ) -> std::result::Result<String, RecordsError> {
        let names = store.aliases()?;
        let no_name = context.words().say(ui::report::NO_NAME);
        let names = names.iter().map(|name| match name.as_str() {
            "" => &no_name,
            name => name,
        });
        let valid = names.collect::<Vec<_>>().join(", ");
        let given = shown(self.alias.as_deref().unwrap_or_default());
        let with = [("given", &*given), ("valid", &*valid)];
        Ok(context.words().fill(ui::report::NO_PERSON, &with))
    }
}

/// The statements of what was begun since that day.
fn statements(pack: &Pack, past: Vec<Attempt>, since: Option<Day>, home: &str) -> Result<String> {
    let counts = |past: &Attempt| {
        let day = Day::of(past.began, past.zone);
        since.is_none_or(|since| day >= since)
    };
    let past: Vec<Attempt> = past.into_iter().filter(counts).collect();
    Ok(xapi_statements::array(pack, &past, home)?)
}

/// That the environment names a home page of the accounts that cannot be used.
pub fn bad_home(context: &CommandContext) -> String {
    context
        .words()
        .fill(ui::sync::BAD_HOME, &[("example", HOME_EXAMPLE)])
}
