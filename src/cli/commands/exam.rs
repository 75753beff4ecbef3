//! `cardcode exam`: the centre's key, tickets for exams, and the certificates that come back.

use std::fs::remove_file;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::cli::commands::certificate::VerifyArgs;
use crate::cli::commands::letters::{LettersArgs, start_letters};
use crate::cli::commands::trust::{TrustArgs, trust_own};
use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::key_file::{new_key, public_key, secret_key};
use crate::cli::output::print;
use crate::cli::values::{BadValue, alias, day, number};
use crate::cli::wrong_use::WrongUse;
use crate::disk::put::Rights;
use crate::runtime::recorder::this_moment;
use crate::signing;
use crate::text::catalogue::ui;
use crate::training::day::{DAY, Day};
use crate::training::replay::stamp;
use crate::training::start_key::StartLock;
use crate::training::ticket::{
    MOST_MINUTES, Second, SecretKey, TICKET_FORM, Ticket, TicketClaims, centre_named,
};
use crate::training::ticket_draw::TicketDraw;

/// Days for which a ticket is good where nothing is said: a week.
const USUAL_DAYS: i64 = 7;
/// Minutes where neither the trainer nor the pack says any.
const USUAL_MINUTES: u32 = 40;
/// The longest that a ticket is good for, in days.
const MOST_DAYS: u64 = 366;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::EXAM.name(),
    arg_required_else_help = false,
    after_help = "cardcode exam key centre.key\ncardcode exam issue --for Aiko --key centre.key --out aiko.ticket\ncardcode exam letters aiko.ticket --key centre.key\ncardcode train exam --ticket aiko.ticket\ncardcode exam verify cardcode-certificate.json --key centre.key.pub"
)]
pub struct ExamArgs {
    #[command(subcommand)]
    command: ExamCommand,
}

#[derive(Debug, Subcommand)]
enum ExamCommand {
    Key(KeyArgs),
    Issue(Box<IssueArgs>),
    Letters(LettersArgs),
    Trust(TrustArgs),
    Verify(VerifyArgs),
}

#[derive(Debug, Args)]
#[command(about = ui::cli::EXAM_KEY.name())]
struct KeyArgs {
    #[arg(value_name = "FILE", help = ui::cli::KEY_ARG.name())]
    file: PathBuf,
}

#[derive(Debug, Args)]
#[command(
    about = ui::cli::EXAM_ISSUE.name(),
    after_help = "cardcode exam issue --for Aiko --key centre.key --minutes 40 --days 3 --out aiko.ticket"
)]
struct IssueArgs {
    #[arg(long = "for", value_name = "ALIAS", help = ui::cli::ISSUE_FOR.name(), value_parser = alias)]
    candidate: String,
    #[arg(long, value_name = "FILE", help = ui::cli::ISSUE_KEY.name())]
    key: PathBuf,
    #[arg(long, value_name = "N", help = ui::cli::ISSUE_MINUTES.name(), value_parser = minutes)]
    minutes: Option<u32>,
    #[arg(long, value_name = "N", help = ui::cli::ISSUE_DAYS.name(), value_parser = days, conflicts_with = "until")]
    days: Option<i64>,
    #[arg(long, value_name = "DATE", help = ui::cli::ISSUE_FROM.name(), value_parser = day)]
    from: Option<Day>,
    #[arg(long, value_name = "DATE", help = ui::cli::ISSUE_UNTIL.name(), value_parser = day)]
    until: Option<Day>,
    #[arg(long, value_name = "NAME", help = ui::cli::ISSUE_CENTRE.name())]
    centre: Option<String>,
    #[arg(long, value_name = "FILE", help = ui::cli::ISSUE_OUT.name())]
    out: PathBuf,
}

fn minutes(text: &str) -> Result<u32, BadValue> {
    number(text, 1..=MOST_MINUTES.into()).map(|minutes| minutes as u32)
}

fn days(text: &str) -> Result<i64, BadValue> {
    number(text, 1..=MOST_DAYS).map(|days| days as i64)
}

impl ExamArgs {
    /// Does it, and says what was done. The exit code is 1 for a certificate that proves nothing.
    ///
    /// # Errors
    /// What went wrong, and what to do.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        match self.command {
            ExamCommand::Key(args) => args.run(context),
            ExamCommand::Issue(args) => args.run(context),
            ExamCommand::Letters(args) => args.run(context),
            ExamCommand::Trust(args) => args.run(context),
            ExamCommand::Verify(args) => args.run(context),
        }
    }
}

/// The file of the half of this key that everybody may know.
fn public_name(key: &Path) -> PathBuf {
    let mut name = key.as_os_str().to_owned();
    name.push(".pub");
    PathBuf::from(name)
}

impl KeyArgs {
    fn run(self, context: &CommandContext) -> Result<u8> {
        let public_file = public_name(&self.file);
        if public_file.try_exists().unwrap_or(true) {
            return Err(files::exists(context, &public_file));
        }
        let (key, public) = new_key()?;
        files::write_new(context, &self.file, Rights::Own, &key)?;
        // Half of a key is of no use to anybody.
        files::write_new(context, &public_file, Rights::Usual, &public)
            .inspect_err(|_| drop(remove_file(&self.file)))?;
        trust_own(context, &public_key(context, &public_file)?, &public_file);
        let (file, public) = (files::name(&self.file), files::name(&public_file));
        let with = [("file", &*file), ("public", &*public)];
        print(&(context.words().fill(ui::ticket::KEY_MADE, &with) + "\n")).map(|()| 0)
    }
}

impl IssueArgs {
    fn run(self, context: &CommandContext) -> Result<u8> {
        let words = context.words();
        let centre = match &self.centre {
            None => None,
            Some(name) => match centre_named(name) {
                Some(name) => Some(name),
                None => return Err(WrongUse(words.say(ui::ticket::BAD_CENTRE)).into()),
            },
        };
        let (from, until) = self.window();
        let now = this_moment();
        if until.0 <= from.0.max(now.ms / 1000) {
            return Err(WrongUse(words.say(ui::ticket::NO_DAYS)).into());
        }
        let secret = secret_key(context, &self.key)?;
        let sitting_secret: SecretKey = signing::chance()?;
        let of_pack = context.pack.desk().exam.minutes;
        let usual = if of_pack > 0 { of_pack } else { USUAL_MINUTES };
        let draw = TicketDraw(signing::chance()?);
        let letters = start_letters(&secret, draw)?;
        let key = draw.start_key(&letters, signing::stretched);
        let claims = TicketClaims {
            candidate: self.candidate.clone(),
            centre,
            pack: stamp(&context.pack),
            from,
            until,
            minutes: self.minutes.unwrap_or(usual),
            draw,
            start_lock: Some(StartLock::of(&key)),
            sitting_key: signing::public_half(&sitting_secret)?,
            centre_key: signing::public_half(&secret)?,
        };
        let ticket = Ticket {
            cardcode_ticket: TICKET_FORM,
            centre_signature: signing::sign(&secret, &claims.signed())?,
            ticket: claims,
            sitting_secret,
        };
        let text = serde_json::to_string_pretty(&ticket)? + "\n";
        files::write_new(context, &self.out, Rights::Own, &text)?;
        trust_own(context, &ticket.ticket.centre_key, &public_name(&self.key));
        let last = |second: Second| Day::of(second.0 * 1000 - 1, now.zone).to_string();
        let file = files::name(&self.out);
        let (from, until) = (Day::of(from.0 * 1000, now.zone).to_string(), last(until));
        let with = [
            ("who", &*self.candidate),
            ("file", &*file),
            ("from", &*from),
            ("until", &*until),
            ("n", &*ticket.ticket.minutes.to_string()),
            ("letters", &*letters.to_string()),
        ];
        let issued = words.fill(ui::ticket::ISSUED, &with);
        print(&format!("{issued}\n{}\n", words.say(ui::team::HONEST))).map(|()| 0)
    }

    /// From when on it can be begun, and before when: whole days where the trainer is.
    fn window(&self) -> (Second, Second) {
        let now = this_moment();
        let today = Day::of(now.ms, now.zone);
        let first = self.from.unwrap_or(today);
        let last = Day(first.0 + self.days.unwrap_or(USUAL_DAYS) - 1);
        let last = self.until.unwrap_or(last);
        let begin = first.end(now.zone) - DAY;
        (Second(begin / 1000), Second(last.end(now.zone) / 1000))
    }
}
