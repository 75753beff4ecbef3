//! Certificates: what a candidate hands back after a sitting with a [ticket](crate::training::ticket).
//!
//! A certificate holds the ticket as the centre signed it, when the exam was begun and ended, every answer, and what it
//! came to, signed with the key of that one sitting. Whoever verifies it believes nothing of this: the signatures are
//! checked, the limits kept, and the result is computed again from the answers.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::pack::content::Pack;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::exam::{Exam, ExamAnswers, ExamGrade, TrainingSession};
use crate::training::replay::{PackRef, stamp};
use crate::training::start_key::StartKey;
use crate::training::ticket::{PublicKey, Second, Signature, TicketClaims, Verify, is_signed};
use crate::training::ticket_draw::TicketDraw;
use crate::training::ticket_start::{BegunTicket, begun_draw, is_begun};

/// Bytes of the largest certificate that is read: far more than the longest exam.
pub const MOST_BYTES: u64 = 1 << 20;

/// An exam that took fewer seconds in all, or for each answer, was not read.
const LEAST_SECONDS: i64 = 60;
const LEAST_SECONDS_AN_ANSWER: i64 = 3;

/// What the sitting's key signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sitting {
    pub ticket: TicketClaims,
    pub centre_signature: Signature,
    /// What the start letters came to; none where the ticket wants none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_key: Option<StartKey>,
    pub began: Second,
    pub ended: Second,
    /// The version of the program.
    pub program: String,
    pub answers: ExamAnswers,
    pub result: ExamResult,
}

/// What an exam came to, in short. All else follows from the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamResult {
    pub passed: bool,
    pub score: u32,
    /// Cards pointed at rightly, and all.
    pub cards: (usize, usize),
    /// Requests sorted rightly, and all.
    pub requests: (usize, usize),
    /// Calls passed, and all.
    pub calls: (usize, usize),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    pub cardcode_certificate: u32,
    pub sitting: Sitting,
    /// Over [`Sitting::signed`], by the key of the ticket.
    pub signature: Signature,
}

/// Why a certificate proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateFault {
    /// It is none, or one of another form.
    NoCertificate,
    /// Another centre's key is on its ticket.
    OtherCentre,
    /// Its ticket is not as the centre signed it.
    Ticket,
    /// It was begun without the letters that the trainer says.
    Start,
    /// It is not as it was signed at the end of the sitting.
    Changed,
    /// It was begun outside the time of the ticket, or took longer than that allows.
    Time,
    /// It was made with this pack, and another one runs.
    OtherPack(PackRef),
    /// It was made by this version of the program, whose verdicts may be others.
    OtherProgram(String),
    /// Nobody could have given these answers, or they come to another result.
    Result,
}

/// A certificate that holds, with its result as it was computed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedCertificate {
    pub sitting: Sitting,
    pub grade: ExamGrade,
    /// By which two people see that they speak of the same certificate. It proves nothing by itself.
    pub check: SpokenLetters,
}

impl ExamResult {
    pub fn of(grade: &ExamGrade) -> ExamResult {
        ExamResult {
            passed: grade.passed,
            score: grade.score,
            cards: grade.points,
            requests: grade.sorts,
            calls: (grade.calls_passed(), grade.calls.len()),
        }
    }
}

impl Sitting {
    /// A sitting that ended, as it is to be signed.
    pub fn new(
        begun: &BegunTicket,
        (began, ended): (Second, Second),
        exam: &Exam,
        grade: &ExamGrade,
    ) -> Sitting {
        let ticket = begun.ticket();
        Sitting {
            ticket: ticket.ticket.clone(),
            centre_signature: ticket.centre_signature,
            start_key: begun.key(),
            began,
            ended,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            answers: exam.kept(),
            result: ExamResult::of(grade),
        }
    }

    /// The form of the certificate: that of its ticket.
    pub fn form(&self) -> u32 {
        self.ticket.form()
    }

    /// What its exam was drawn from.
    pub fn draw(&self) -> TicketDraw {
        begun_draw(&self.ticket, self.start_key.as_ref())
    }

    /// The bytes that the sitting's key signs.
    pub fn signed(&self) -> Vec<u8> {
        // Nothing in it is beyond JSON.
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("cardcode exam certificate {}\n{json}", self.form()).into_bytes()
    }

    /// By which two sittings of one ticket are compared: the greater is the worse. Not passed is worse than passed, fewer points
    /// than more; what is left is decided by what was signed, and nothing by a clock, which candidates set as they like.
    pub fn badness(&self) -> impl Ord + use<> {
        let result = &self.result;
        (!result.passed, Reverse(result.score), self.signed())
    }

    /// Its check letters.
    pub fn check(&self) -> SpokenLetters {
        SpokenLetters::of(&self.signed())
    }

    /// Seconds that it took by the candidate's clock.
    pub fn seconds(&self) -> i64 {
        self.ended.0.saturating_sub(self.began.0)
    }

    /// How many decisions, answers and moves there are in it.
    pub fn answered(&self) -> usize {
        let ExamAnswers {
            points,
            sorts,
            calls,
        } = &self.answers;
        points.len() + sorts.len() + calls.iter().map(Vec::len).sum::<usize>()
    }

    /// Whether it took less than people need to read what they answer.
    pub fn is_hurried(&self) -> bool {
        let answers = i64::try_from(self.answered()).unwrap_or(i64::MAX);
        self.seconds() < LEAST_SECONDS.max(answers.saturating_mul(LEAST_SECONDS_AN_ANSWER))
    }

    fn is_in_time(&self) -> bool {
        let ticket = &self.ticket;
        (ticket.from..ticket.until).contains(&self.began)
            && (0..=i64::from(ticket.minutes) * 60).contains(&self.seconds())
    }

    /// The verdict on the answers; `None` if nobody could have given them.
    fn graded(&self, pack: &Pack) -> Option<ExamGrade> {
        let session = TrainingSession {
            draw: Some(self.draw()),
            minutes: Some(self.ticket.minutes),
            ..TrainingSession::default()
        };
        let exam = Exam::new(pack, session).replayed(pack, self.answers.clone())?;
        // Before the last answer only the clock ends an exam.
        let is_over =
            exam.is_complete(pack) || self.seconds() == i64::from(self.ticket.minutes) * 60;
        is_over.then(|| exam.grade(pack))
    }
}

impl Certificate {
    /// A certificate as it is written.
    ///
    /// # Errors
    /// It is none, or one of another form.
    pub fn read(text: &str) -> Result<Certificate, CertificateFault> {
        let read: Result<Certificate, _> = serde_json::from_str(text);
        let form = read.map_err(|_| CertificateFault::NoCertificate)?;
        match form.cardcode_certificate == form.sitting.form() {
            true => Ok(form),
            false => Err(CertificateFault::NoCertificate),
        }
    }

    /// The certificate as it is written. `None` if JSON cannot say it, which is not known to happen.
    pub fn written(&self) -> Option<String> {
        Some(serde_json::to_string_pretty(self).ok()? + "\n")
    }

    /// Whether the centre on its ticket issued that ticket, it was begun with its letters, and its key signed this; whatever it
    /// came to.
    pub fn is_signed(&self, verify: Verify) -> bool {
        let sitting = &self.sitting;
        is_signed(&sitting.ticket, &sitting.centre_signature, verify)
            && is_begun(&sitting.ticket, sitting.start_key.as_ref())
            && verify(
                &sitting.ticket.sitting_key,
                &sitting.signed(),
                &self.signature,
            )
    }

    /// Verifies that the centre with this key let this be sat, that it was sat so, and what it came to.
    ///
    /// # Errors
    /// See [`CertificateFault`]; the gravest first.
    pub fn verified(
        self,
        pack: &Pack,
        centre: &PublicKey,
        verify: Verify,
    ) -> Result<VerifiedCertificate, CertificateFault> {
        let Certificate {
            sitting, signature, ..
        } = self;
        let ticket = &sitting.ticket;
        if ticket.centre_key != *centre {
            return Err(CertificateFault::OtherCentre);
        }
        if !is_signed(ticket, &sitting.centre_signature, verify) {
            return Err(CertificateFault::Ticket);
        }
        if !verify(&ticket.sitting_key, &sitting.signed(), &signature) {
            return Err(CertificateFault::Changed);
        }
        if !is_begun(ticket, sitting.start_key.as_ref()) {
            return Err(CertificateFault::Start);
        }
        if !sitting.is_in_time() {
            return Err(CertificateFault::Time);
        }
        if ticket.pack != stamp(pack) {
            return Err(CertificateFault::OtherPack(ticket.pack.clone()));
        }
        let grade = sitting.graded(pack);
        let grade = grade.filter(|grade| ExamResult::of(grade) == sitting.result);
        match grade {
            Some(grade) => Ok(VerifiedCertificate {
                check: sitting.check(),
                sitting,
                grade,
            }),
            None if sitting.program != env!("CARGO_PKG_VERSION") => {
                Err(CertificateFault::OtherProgram(sitting.program))
            }
            None => Err(CertificateFault::Result),
        }
    }
}
