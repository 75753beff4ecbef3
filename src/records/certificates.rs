//! Certificates of exams by ticket, and the centres whose tickets count here.

use foldhash::{HashMap, HashMapExt};
use rusqlite::{Connection, OptionalExtension, named_params, params};
use uuid::Uuid;

use crate::records::append::{Writer, elsewhere};
use crate::records::database::{Result, Store};
use crate::signing;
use crate::training::certificate::Certificate;
use crate::training::team::practice::TicketProof;
use crate::training::ticket::PublicKey;

impl Writer {
    /// Keeps the certificate of an exam that was sat in this window.
    ///
    /// # Errors
    /// SQLite's own; [`Elsewhere`](crate::app::history::RecordsErrorKind::Elsewhere) if the exam is not there.
    pub fn certify(&self, certificate: &Certificate) -> Result<()> {
        let exam = certificate.sitting.draw().attempt();
        match keep(&self.store().db, exam, certificate)? {
            true => Ok(()),
            false => Err(elsewhere()),
        }
    }
}

/// Keeps the certificate of the exam with this id; tells whether the exam is there.
pub(crate) fn keep(
    db: &Connection,
    exam: Uuid,
    certificate: &Certificate,
) -> rusqlite::Result<bool> {
    let kept = db.execute(
        "INSERT OR REPLACE INTO certificate (attempt, text) SELECT id, ?2 FROM attempt WHERE name = ?1 AND kind = 'exam'",
        params![exam.to_string(), line(certificate)],
    )?;
    Ok(kept == 1)
}

/// A certificate on one line, as it is stored.
fn line(certificate: &Certificate) -> String {
    // Nothing in it is beyond JSON.
    serde_json::to_string(certificate).unwrap_or_default()
}

/// The certificate of the exam in this row; `None` if there is none that can be read.
pub(crate) fn of(db: &Connection, exam: i64) -> rusqlite::Result<Option<Certificate>> {
    let text = db
        .prepare_cached("SELECT text FROM certificate WHERE attempt = ?1")?
        .query_row([exam], |row| row.get::<_, String>(0))
        .optional()?;
    Ok(text.and_then(|text| Certificate::read(&text).ok()))
}

impl Store {
    /// Lets the tickets count here that are signed with this key.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn trust(&self, centre: &PublicKey) -> Result<()> {
        let known = "INSERT OR IGNORE INTO centre (key) VALUES (?1)";
        self.db.execute(known, [centre.to_string()])?;
        Ok(())
    }

    /// Passes the certificates of this person, or of all, to `each`.
    ///
    /// # Errors
    /// SQLite's own, or those of `each`.
    pub(crate) fn each_certificate(
        &self,
        alias: Option<&str>,
        mut each: impl FnMut(&str) -> Result<()>,
    ) -> Result<()> {
        let mut all = self.db.prepare(
            "SELECT text FROM certificate JOIN attempt ON attempt.id = certificate.attempt JOIN person ON person.id = person
             WHERE :alias IS NULL OR alias = :alias ORDER BY attempt.id",
        )?;
        let mut rows = all.query(named_params! { ":alias": alias })?;
        while let Some(row) = rows.next()? {
            each(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        }
        Ok(())
    }

    /// What proves each exam that has a certificate, by its row.
    ///
    /// # Errors
    /// SQLite's own.
    pub(crate) fn ticket_proofs(&self) -> Result<HashMap<i64, TicketProof>> {
        let mut trusted = self.db.prepare("SELECT 1 FROM centre WHERE key = ?1")?;
        let mut all = self.db.prepare("SELECT attempt, text FROM certificate")?;
        let mut rows = all.query([])?;
        let mut proofs = HashMap::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(1)?;
            let Ok(certificate) = Certificate::read(&text) else {
                continue;
            };
            if !certificate.is_signed(signing::verify) {
                continue;
            }
            let centre = certificate.sitting.ticket.centre_key.to_string();
            let proof = match trusted.exists([centre])? {
                true => TicketProof::Certified,
                false => TicketProof::UnknownCentre,
            };
            proofs.insert(row.get(0)?, proof);
        }
        Ok(proofs)
    }
}
