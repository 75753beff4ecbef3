//! What a verified certificate says, for the terminal and for a page to print.

use jiff::Timestamp;

use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::training::certificate::VerifiedCertificate;
use crate::training::ticket::{Second, TicketClaims};
use crate::view::page::{Block, Page};
use crate::view::screens::grade::{gap, part_rows};
use crate::view::short_hash::short;

/// What is verified of every certificate whose ticket has start letters.
const CHECKED: [TextKey; 5] = [
    ui::ticket::CHECKED_CENTRE,
    ui::ticket::CHECKED_START,
    ui::ticket::CHECKED_SITTING,
    ui::ticket::CHECKED_TIME,
    ui::ticket::CHECKED_RESULT,
];

/// A certificate in words.
pub struct CertificateText {
    pub title: String,
    pub is_passed: bool,
    /// Whether it is passed, and the points.
    pub lead: String,
    /// Who let it be sat, if the centre has a name.
    pub centre: Option<String>,
    pub candidate: String,
    /// What it lacks of being passed.
    pub gaps: Vec<String>,
    /// What was sat, when, and what it came to; each with what it is called.
    pub rows: Vec<(String, String)>,
    pub checked: Vec<String>,
    /// What it is called, and the letters.
    pub check: (String, String),
    /// What stands under the line for the trainer's name.
    pub trainer: String,
}

impl CertificateText {
    /// A certificate that was verified; times are so many minutes east of UTC.
    pub fn new(words: Words, verified: &VerifiedCertificate, zone: i64) -> CertificateText {
        let VerifiedCertificate {
            sitting,
            grade,
            check,
        } = verified;
        let ticket = &sitting.ticket;
        let say = |text| words.say(text);
        let (day, began) = local(sitting.began, zone);
        let (last, ended) = local(sitting.ended, zone);
        let ended = match last == day {
            true => ended,
            false => format!("{last} {ended}"),
        };
        let minutes = ticket.minutes.to_string();
        let time = [
            ("day", &*day),
            ("from", &*began),
            ("to", &*ended),
            ("n", &*minutes),
        ];
        let pack = &ticket.pack;
        let hash = short(&pack.sha256);
        let mut rows = vec![
            (
                say(ui::ticket::SAT_AT),
                words.fill(ui::ticket::SAT_FROM_TO, &time),
            ),
            (
                say(ui::exam::PACK),
                format!("{} {} ({hash})", pack.id, pack.version),
            ),
        ];
        rows.extend(part_rows(words, grade));
        let calls = format!("{}/{}", grade.calls_passed(), grade.calls.len());
        rows.push((say(ui::ticket::CALLS_PASSED), calls));
        let score = grade.score.to_string();
        let lead = match grade.passed {
            true => ui::exam::PASSED,
            false => ui::exam::FAILED,
        };
        CertificateText {
            title: say(ui::ticket::CERTIFICATE),
            is_passed: grade.passed,
            lead: words.fill(lead, &[("score", &score)]),
            centre: ticket.centre.clone(),
            candidate: ticket.candidate.clone(),
            gaps: grade
                .gaps
                .iter()
                .map(|one| gap(words, grade, *one))
                .collect(),
            rows,
            checked: checked(words, ticket),
            check: (say(ui::ticket::CHECK), check.to_string()),
            trainer: say(ui::ticket::TRAINER),
        }
    }

    /// All of it as a page.
    pub fn page(&self, words: Words) -> Page {
        let mut page = Page::new("certificate", self.title.clone(), self.lead.clone());
        if !self.gaps.is_empty() {
            page = page.with(Block::List(self.gaps.clone()));
        }
        let centre = self.centre.clone();
        let centre = centre.map(|centre| (words.say(ui::ticket::CENTRE), centre));
        let who = (words.say(ui::exam::ALIAS), self.candidate.clone());
        let rows = centre
            .into_iter()
            .chain([who])
            .chain(self.rows.iter().cloned());
        let rows = rows.chain([self.check.clone()]).collect();
        page.with(Block::Terms(rows))
            .with(Block::Head(words.say(ui::ticket::CHECKED)))
            .with(Block::List(self.checked.clone()))
    }
}

/// What was verified of a certificate with this ticket.
fn checked(words: Words, ticket: &TicketClaims) -> Vec<String> {
    let has_letters = ticket.start_lock.is_some();
    let is_so = |text: &TextKey| has_letters || *text != ui::ticket::CHECKED_START;
    let checked = CHECKED.into_iter().filter(is_so);
    checked.map(|text| words.say(text)).collect()
}

/// The day and the time of a second, so many minutes east of UTC.
fn local(second: Second, zone: i64) -> (String, String) {
    let there = second.0.saturating_add(zone * 60);
    let there = Timestamp::from_second(there).unwrap_or_default();
    let text = there.to_string();
    let (day, time) = text.split_once('T').unwrap_or((&text, ""));
    (day.to_owned(), time.get(..5).unwrap_or_default().to_owned())
}
