//! The certificate of an exam by ticket: signed when the exam is over, kept and saved.

use std::path::Path;
use std::time::Instant;

use crate::app::message::{Certified, Msg};
use crate::runtime::clock::Clock;
use crate::runtime::document::WrittenDocument;
use crate::runtime::save::save;
use crate::signing::{self, NotSigned};
use crate::training::certificate::{Certificate, Sitting};
use crate::training::exam::{Exam, ExamGrade};
use crate::training::ticket::Second;
use crate::training::ticket_start::BegunTicket;

/// The ticket that is sat in this window.
pub(crate) struct TicketSitting {
    ticket: BegunTicket,
    /// When the time of the exam is over, as long as it is sat.
    ends: Option<Instant>,
    /// When it was begun and ended, once it is over.
    lasted: Option<(Second, Second)>,
}

impl TicketSitting {
    pub(crate) fn new(ticket: BegunTicket) -> TicketSitting {
        TicketSitting {
            ticket,
            ends: None,
            lasted: None,
        }
    }

    /// Follows the exam on the screen, whose time is over then.
    pub(crate) fn follow(&mut self, ends: Option<Instant>) {
        self.ends = ends.or(self.ends);
    }

    /// Signs what the exam came to.
    ///
    /// # Errors
    /// The key of the ticket cannot sign.
    pub(crate) fn certificate(
        &mut self,
        exam: &Exam,
        grade: &ExamGrade,
        clock: &dyn Clock,
    ) -> Result<Certificate, NotSigned> {
        let lasted = self.lasted(exam, clock);
        let sitting = Sitting::new(&self.ticket, lasted, exam, grade);
        Ok(Certificate {
            cardcode_certificate: sitting.form(),
            signature: signing::sign(&self.ticket.ticket().sitting_secret, &sitting.signed())?,
            sitting,
        })
    }

    /// When the exam was begun and ended. By the clock of now, less what passed by one that cannot be set: who sets the
    /// clock meanwhile moves the exam and makes it no shorter.
    fn lasted(&mut self, exam: &Exam, clock: &dyn Clock) -> (Second, Second) {
        *self.lasted.get_or_insert_with(|| {
            let all = u64::from(self.ticket.ticket().ticket.minutes) * 60;
            let (now, ends) = (clock.now(), self.ends);
            let left = ends.map_or(0, |ends| ends.saturating_duration_since(now).as_secs());
            let late = ends.map_or(0, |ends| now.saturating_duration_since(ends).as_secs());
            let late = late + exam.spent.saturating_sub(all);
            let ended = clock.seconds().saturating_sub_unsigned(late);
            (
                Second(ended.saturating_sub_unsigned(all.saturating_sub(left))),
                Second(ended),
            )
        })
    }
}

/// Saves a certificate in a new file in this folder.
pub(crate) fn saved(folder: &Path, certificate: &Certificate) -> Msg {
    let Some(text) = certificate.written() else {
        return Msg::NotCertified;
    };
    let document = WrittenDocument {
        stem: "cardcode-certificate",
        ending: ".json",
        text,
    };
    match save(folder, &document) {
        Ok(file) => Msg::Certified(Certified {
            file,
            check: certificate.sitting.check(),
        }),
        Err(reason) => Msg::Saved(Err(reason)),
    }
}
