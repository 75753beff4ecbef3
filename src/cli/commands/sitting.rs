//! An exam by ticket: whether it may be sat here and now.

use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::Path;

use anyhow::{Result, anyhow, bail};

use crate::app::history::OpenAttempt;
use crate::app::screen::Screen;
use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::guide;
use crate::cli::wrong_use::WrongUse;
use crate::records::database::{RecordsError, Store};
use crate::records::sitting::SittingState;
use crate::runtime::recorder::{DbLocation, this_moment};
use crate::signing;
use crate::text::catalogue::ui;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::alias::is_same;
use crate::training::day::{Day, Moment};
use crate::training::exam::TrainingSession;
use crate::training::modes::exam;
use crate::training::replay::stamp;
use crate::training::ticket::{MOST_BYTES, Second, Ticket, TicketRefusal};
use crate::training::ticket_start::BegunTicket;
use crate::view::notice;

/// How often somebody may type the start letters.
const TRIES: usize = 3;

/// What was asked for beside the ticket, which decides it.
pub(super) struct AskedBeside {
    /// The mode of practice, by its stable name.
    pub mode: Option<&'static str>,
    pub alias: Option<String>,
    /// What the trainer said.
    pub letters: Option<SpokenLetters>,
    pub has_seed: bool,
    pub has_minutes: bool,
}

/// Opens the exam of the ticket in this file, or goes on with it where it was left.
///
/// # Errors
/// What was asked for beside it is the ticket's to decide; it cannot be sat here and now; the terminal's own.
pub(super) fn sit(context: &CommandContext, path: &Path, asked: &AskedBeside) -> Result<u8> {
    let place = allowed(context, asked)?;
    let text = files::read(context, path, MOST_BYTES)?;
    let now = this_moment();
    let refused = |refusal| refusal_words(context, path, now, &refusal);
    let ticket = Ticket::read(&text, signing::verify).map_err(refused)?;
    let claims = &ticket.ticket;
    let named = asked.alias.as_ref();
    if named.is_some_and(|alias| !is_same(alias, &claims.candidate)) {
        return Err(decided(context, "--as").into());
    }
    let begins = Some(Second(now.ms / 1000));
    match ticket.admits(&stamp(&context.pack), begins) {
        // What was left may go on later, which is not known before it is begun.
        Err(TicketRefusal::Late(_)) | Ok(()) => (),
        Err(refusal) => return Err(refused(refusal)),
    }
    let begun = begun(context, &ticket, asked.letters.as_ref())?;
    let open = left(context, place, &begun, now)?;
    ticket
        .admits(&stamp(&context.pack), begins.filter(|_| open.is_none()))
        .map_err(refused)?;
    let session = TrainingSession {
        draw: Some(begun.draw()),
        alias: Some(claims.candidate.clone()),
        minutes: Some(claims.minutes),
        ..guide::sitting()
    };
    guide::open_sitting(context, session, begun, open)
}

/// Where the exam is recorded, if nothing was asked for beside the ticket that is the ticket's to decide.
fn allowed<'c>(context: &'c CommandContext, asked: &AskedBeside) -> Result<&'c DbLocation> {
    if asked.mode != Some(exam::KIND) {
        return Err(WrongUse(context.words().say(ui::ticket::EXAM_ONLY)).into());
    }
    for (option, is_there) in [("--seed", asked.has_seed), ("--minutes", asked.has_minutes)] {
        if is_there {
            return Err(decided(context, option).into());
        }
    }
    let place = context.records.as_ref();
    place.ok_or_else(|| WrongUse(context.words().say(ui::ticket::NEEDS_RECORDS)).into())
}

/// The exam as it was left; `None` if it was not begun.
///
/// # Errors
/// It is over, or the records cannot be read.
fn left(
    context: &CommandContext,
    place: &DbLocation,
    begun: &BegunTicket,
    now: Moment,
) -> Result<Option<Box<OpenAttempt>>> {
    let failed = |failure: RecordsError| {
        let (pack, lang) = (&context.pack, &context.lang);
        anyhow!(notice::trouble(pack, lang, failure.trouble))
    };
    let file = place.path().map_err(failed)?;
    let Some(store) = Store::open_existing(&file).map_err(failed)? else {
        return Ok(None);
    };
    let sitting = store.sitting(begun.draw().attempt(), context.pack.hash(), now);
    match sitting.map_err(failed)? {
        SittingState::New => Ok(None),
        SittingState::Left(open) if Screen::resumed(&open, &context.pack).is_some() => {
            Ok(Some(open))
        }
        SittingState::Left(_) | SittingState::Over => bail!(context.words().say(ui::ticket::SAT)),
    }
}

/// The ticket, begun with the letters that were given with it, or that the person types now.
///
/// # Errors
/// They are another ticket's, or nobody is there to type them.
fn begun(
    context: &CommandContext,
    ticket: &Ticket,
    given: Option<&SpokenLetters>,
) -> Result<BegunTicket> {
    let words = context.words();
    if let Some(begun) = BegunTicket::unlocked(ticket) {
        return Ok(begun);
    }
    let begun_with =
        |letters: &SpokenLetters| BegunTicket::new(ticket, letters, signing::stretched);
    if let Some(letters) = given {
        return begun_with(letters).map_err(|_| anyhow!(words.say(ui::ticket::WRONG_LETTERS)));
    }
    if !stdin().is_terminal() {
        return Err(WrongUse(words.say(ui::ticket::LETTERS_MISSING)).into());
    }
    for time in 1..=TRIES {
        let asks = match time {
            1 => ui::ticket::ASK_LETTERS,
            _ => ui::ticket::ASK_LETTERS_AGAIN,
        };
        // The answer follows on the same line.
        let _ = write!(stderr(), "{} ", words.say(asks)).and_then(|()| stderr().flush());
        let mut line = String::new();
        if stdin().read_line(&mut line)? == 0 {
            break;
        }
        if let Some(begun) = line.parse().ok().and_then(|said| begun_with(&said).ok()) {
            return Ok(begun);
        }
    }
    bail!(words.say(ui::ticket::WRONG_LETTERS))
}

fn decided(context: &CommandContext, option: &str) -> WrongUse {
    let with = [("option", option)];
    WrongUse(context.words().fill(ui::ticket::DECIDES, &with))
}

/// Why a ticket cannot be used, and what to do.
pub(super) fn refusal_words(
    context: &CommandContext,
    path: &Path,
    now: Moment,
    refusal: &TicketRefusal,
) -> anyhow::Error {
    let words = context.words();
    // The last day on which it could be begun, and the first: where the candidate is.
    let day = |second: i64| Day::of(second * 1000, now.zone).to_string();
    anyhow!(match refusal {
        TicketRefusal::NoTicket => {
            let with = [("file", &*files::name(path))];
            words.fill(ui::ticket::NO_TICKET, &with)
        }
        TicketRefusal::Changed => words.say(ui::ticket::CHANGED),
        TicketRefusal::OtherPack(other) => context.of_pack(ui::ticket::TICKET_OF_PACK, other),
        TicketRefusal::Early(from) => words.fill(ui::ticket::EARLY, &[("day", &day(from.0))]),
        TicketRefusal::Late(until) => words.fill(ui::ticket::LATE, &[("day", &day(until.0 - 1))]),
    })
}
