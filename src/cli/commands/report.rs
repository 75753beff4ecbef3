//! `cardcode report`: what practice came to.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;

use crate::cli::context::CommandContext;
use crate::cli::groups;
use crate::cli::output::{environment, print};
use crate::cli::values::{alias, day, one_of};
use crate::pack::content::Pack;
use crate::records::append::check_clock;
use crate::records::database::{RecordsError, Store};
use crate::render::report::formats;
use crate::runtime::recorder::this_moment;
use crate::text::catalogue::ui;
use crate::text::mask::shown;
use crate::training::alias::is_same;
use crate::training::attempt::Attempt;
use crate::training::day::Day;
use crate::training::period::{Period, ReportScope};
use crate::training::roster::Roster;
use crate::training::team::overview::TeamOverview;
use crate::view::notice;
use crate::view::team::figures;
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
    after_help = "cardcode report --team\ncardcode report --as Aiko\ncardcode report --team --format html > team.html"
)]
pub struct ReportArgs {
    #[arg(long = "as", value_name = "ALIAS", help = ui::cli::ALIAS_OF.name(), value_parser = alias)]
    alias: Option<String>,
    #[arg(long, help = ui::cli::TEAM.name(), conflicts_with = "alias")]
    team: bool,
    #[arg(long, value_name = "GROUP", help = ui::cli::GROUP.name(), conflicts_with = "alias")]
    group: Option<String>,
    #[arg(long, value_name = "FILE", help = ui::cli::GROUPS.name())]
    groups: Option<PathBuf>,
    #[arg(long, value_name = "DATE", help = ui::cli::SINCE.name(), value_parser = day)]
    since: Option<Day>,
    #[arg(long, value_name = "DATE", help = ui::cli::UNTIL.name(), value_parser = day)]
    until: Option<Day>,
    #[arg(long, value_name = "FORMAT", help = ui::cli::REPORT_FORMAT.name(), value_parser = one_of(&FORMS), default_value = "table")]
    format: ReportForm,
}

impl ReportArgs {
    /// Prints how practice went, of everybody, of a team or of one person.
    ///
    /// # Errors
    /// There are no records, none of that alias, or something is wrong with them or with the list of groups.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        print(&self.text(context)?).map(|()| 0)
    }

    fn text(&self, context: &CommandContext) -> Result<String> {
        let CommandContext { pack, lang, .. } = context;
        let failed = |failure: RecordsError| anyhow!(notice::trouble(pack, lang, failure.trouble));
        // A list that nobody asked for stops no report.
        let uses_groups = self.team || self.group.is_some() || self.groups.is_some();
        let roster = match uses_groups {
            true => groups::roster(context, self.groups.as_deref())?,
            false => None,
        };
        let scope = self.scope(context, roster.as_ref())?;
        let store = open(context)?;
        let now = this_moment();
        let format = match self.format {
            ReportForm::Report(format) => format,
            ReportForm::Statements => {
                let home = address::home_or_default(environment);
                let home = home.map_err(|_| anyhow!(bad_home(context)))?;
                let past = store.past(self.alias.as_deref()).map_err(failed)?;
                return statements(pack, past, &scope, &home);
            }
        };
        if self.team {
            let roster = roster.unwrap_or_default();
            let practice = store.team_lately(&scope, &roster, now).map_err(failed)?;
            let team = TeamOverview::new(pack, &practice);
            return Ok(formats::team(pack, lang, &team, format));
        }
        match store.report_lately(&scope, now).map_err(failed)? {
            Some(counted) => Ok(formats::text(pack, lang, &counted, format)),
            None => {
                let alias = self.alias.as_deref().unwrap_or_default();
                Err(anyhow!(nobody(context, &store, alias).map_err(failed)?))
            }
        }
    }

    /// Whose practice is asked for, and when.
    ///
    /// # Errors
    /// What was asked for cannot be had, or not together.
    fn scope(&self, context: &CommandContext, roster: Option<&Roster>) -> Result<ReportScope> {
        if self
            .since
            .zip(self.until)
            .is_some_and(|(since, until)| until < since)
        {
            let complaint = context.complaint(ui::groups::UNTIL_EARLY, "");
            return Err(complaint.see_help("cardcode report").end().into());
        }
        if self.team && self.format == ReportForm::Statements {
            let complaint = context.complaint(ui::cli::BAD_VALUE, "xapi");
            return Err(complaint
                .valid(&formats::FORMATS.map(|(name, _)| name))
                .end()
                .into());
        }
        let group = match (&self.group, roster) {
            (None, _) => None,
            (Some(_), None) => {
                let complaint = context.complaint(ui::groups::NO_LIST, "");
                return Err(complaint.see_help("cardcode report").end().into());
            }
            (Some(group), Some(roster)) if roster.groups().contains(&group.as_str()) => {
                Some((group.clone(), roster.people(Some(group))))
            }
            (Some(group), Some(roster)) => {
                let complaint = context.complaint(ui::groups::UNKNOWN, group);
                let complaint = complaint.meant(group, roster.groups());
                return Err(complaint.valid(&roster.groups()).end().into());
            }
        };
        Ok(ReportScope {
            alias: self.alias.clone(),
            group,
            period: Period {
                since: self.since,
                until: self.until,
            },
        })
    }
}

/// That nobody of this alias practised, and who did.
///
/// # Errors
/// The records cannot be read, in SQLite's words.
pub(super) fn nobody(
    context: &CommandContext,
    store: &Store,
    alias: &str,
) -> std::result::Result<String, RecordsError> {
    let words = context.words();
    let called = |name: &str| figures::alias(words, name);
    let names = store.aliases()?;
    let names = names.iter().map(|name| called(name));
    let valid = names.collect::<Vec<_>>().join(", ");
    let given = shown(&called(alias));
    let with = [("given", &*given), ("valid", &*valid)];
    Ok(words.fill(ui::report::NO_PERSON, &with))
}

/// The records that the command works with.
///
/// # Errors
/// None are kept, there are none yet, or something is wrong with the file.
pub(super) fn open(context: &CommandContext) -> Result<Store> {
    let CommandContext { pack, lang, .. } = context;
    let failed = |failure: RecordsError| anyhow!(notice::trouble(pack, lang, failure.trouble));
    let place = context.records.as_ref();
    let place = place.ok_or_else(|| anyhow!(context.words().say(ui::report::NONE_KEPT)))?;
    let path = place.path().map_err(failed)?;
    check_clock(this_moment().ms).map_err(failed)?;
    let store = Store::open_to_read(&path).map_err(failed)?;
    store.ok_or_else(|| {
        let file = shown(&path.display().to_string());
        let with = [("file", &*file)];
        anyhow!(context.words().fill(ui::report::NO_FILE, &with))
    })
}

/// The statements of what was begun in these days, by these people.
fn statements(pack: &Pack, past: Vec<Attempt>, scope: &ReportScope, home: &str) -> Result<String> {
    let is_asked = |alias: &str| match &scope.group {
        Some((_, members)) => members.iter().any(|member| is_same(member, alias)),
        None => true,
    };
    let counts = |past: &Attempt| {
        let day = Day::of(past.began, past.zone);
        scope.period.holds(day) && is_asked(&past.alias)
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
