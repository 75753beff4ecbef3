//! Tickets: what a trainer hands out so that an exam is more than practice.
//!
//! A ticket says who may sit which exam, when, and for how long, and is signed with the centre's key. The exam is drawn
//! from a draw of the ticket's own and the letters with which it is [begun](crate::training::ticket_start): no seed that
//! anybody can ask for gives the same. It brings a key for this one sitting, with which the
//! [certificate](crate::training::certificate) is signed.
//!
//! Its JSON keeps its fields and their order: what is signed is the JSON of [`TicketClaims`]. Signatures are made and
//! checked by whoever has the means (`signing`); here is what they are about.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::text::letters::Letters;
use crate::training::alias::{is_alias, named};
use crate::training::replay::PackRef;
use crate::training::start_key::StartLock;
use crate::training::ticket_draw::TicketDraw;

/// Form of the tickets that this program writes: they are begun with start letters.
pub const TICKET_FORM: u32 = 2;
/// The form before it, which is still read: without start letters.
const UNLOCKED_FORM: u32 = 1;

/// Bytes of the largest ticket that is read: far more than any has.
pub const MOST_BYTES: u64 = 1 << 14;

/// The longest exam, in minutes: a day.
pub const MOST_MINUTES: u32 = 24 * 60;

/// An Ed25519 key, the half that everybody may know.
pub type PublicKey = Letters<32>;
/// An Ed25519 key, the half that signs: its seed.
pub type SecretKey = Letters<32>;
/// An Ed25519 signature, by one of these keys.
pub type Signature = Letters<64>;

/// A second, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Second(pub i64);

/// What a centre signs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketClaims {
    /// The alias of whoever may sit it.
    pub candidate: String,
    /// What the centre is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centre: Option<String>,
    pub pack: PackRef,
    /// It is begun at this time or later.
    pub from: Second,
    /// It is begun before this time.
    pub until: Second,
    /// Minutes that it may take, from 1 to [`MOST_MINUTES`].
    pub minutes: u32,
    pub draw: TicketDraw,
    /// Tells the right start letters; a ticket of the first form has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_lock: Option<StartLock>,
    /// Checks what is signed at the end of the sitting.
    pub sitting_key: PublicKey,
    /// Checks what the centre signed.
    pub centre_key: PublicKey,
}

/// What a candidate is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ticket {
    pub cardcode_ticket: u32,
    pub ticket: TicketClaims,
    /// The centre's, over [`TicketClaims::signed`].
    pub centre_signature: Signature,
    /// Signs the certificate at the end of the sitting.
    pub sitting_secret: SecretKey,
}

/// Why a ticket cannot be sat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TicketRefusal {
    /// It is none, or one of another form.
    NoTicket,
    /// It is not as the centre signed it.
    Changed,
    /// It is for this pack, and another one runs.
    OtherPack(PackRef),
    /// It may be begun at this time or later.
    Early(Second),
    /// It could be begun before this time.
    Late(Second),
}

/// Whether a signature is the one of this key over these bytes.
pub type Verify = fn(&PublicKey, &[u8], &Signature) -> bool;

impl TicketClaims {
    /// The form of a ticket with these claims.
    pub fn form(&self) -> u32 {
        match self.start_lock {
            Some(_) => TICKET_FORM,
            None => UNLOCKED_FORM,
        }
    }

    /// The bytes that the centre signs.
    pub fn signed(&self) -> Vec<u8> {
        // Nothing in it is beyond JSON.
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("cardcode exam ticket {}\n{json}", self.form()).into_bytes()
    }

    fn is_possible(&self) -> bool {
        let PackRef { id, version, .. } = &self.pack;
        is_alias(&self.candidate)
            && self.centre.as_deref().is_none_or(is_centre)
            && [id, version].into_iter().all(|name| is_short(name))
            && self.pack.sha256.len() == 64
            && self.from < self.until
            && (1..=MOST_MINUTES).contains(&self.minutes)
    }
}

fn is_short(name: &str) -> bool {
    name.len() <= 200 && !name.chars().any(char::is_control)
}

impl Ticket {
    /// A ticket as it is written.
    ///
    /// # Errors
    /// It is none, or was changed since the centre signed it.
    pub fn read(text: &str, verify: Verify) -> Result<Ticket, TicketRefusal> {
        let ticket: Ticket = serde_json::from_str(text).map_err(|_| TicketRefusal::NoTicket)?;
        let claims = &ticket.ticket;
        if ticket.cardcode_ticket != claims.form() || !claims.is_possible() {
            return Err(TicketRefusal::NoTicket);
        }
        match is_signed(claims, &ticket.centre_signature, verify) {
            true => Ok(ticket),
            false => Err(TicketRefusal::Changed),
        }
    }

    /// Whether it can be sat with this pack; begun at this time, or gone on with, which has a limit of its own.
    ///
    /// # Errors
    /// It is for another pack, or for another time.
    pub fn admits(&self, pack: &PackRef, begins: Option<Second>) -> Result<(), TicketRefusal> {
        let claims = &self.ticket;
        if claims.pack != *pack {
            return Err(TicketRefusal::OtherPack(claims.pack.clone()));
        }
        match begins {
            Some(now) if now < claims.from => Err(TicketRefusal::Early(claims.from)),
            Some(now) if now >= claims.until => Err(TicketRefusal::Late(claims.until)),
            _ => Ok(()),
        }
    }
}

/// Whether these claims are possible, and as their centre signed them.
pub fn is_signed(claims: &TicketClaims, signature: &Signature, verify: Verify) -> bool {
    claims.is_possible() && verify(&claims.centre_key, &claims.signed(), signature)
}

/// The tidy form of what a centre may be called: as a person, and with the signs of a firm's name. `None` if it is none.
pub fn centre_named(name: &str) -> Option<String> {
    let tidied = name.split_whitespace().collect::<Vec<_>>().join(" ");
    is_centre(&tidied).then_some(tidied)
}

fn is_centre(name: &str) -> bool {
    let plain = name.replace(['&', ',', '\'', '(', ')', '（', '）', '・', '/'], "-");
    named(&plain).is_some()
}

impl Display for Second {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        let when = Timestamp::from_second(self.0).unwrap_or_default();
        write!(into, "{when:.0}")
    }
}

impl FromStr for Second {
    type Err = TicketRefusal;

    /// As it is written, and in no other form of the many that there are.
    fn from_str(text: &str) -> Result<Second, TicketRefusal> {
        let when: Timestamp = text.parse().map_err(|_| TicketRefusal::NoTicket)?;
        let second = Second(when.as_second());
        match second.to_string() == text {
            true => Ok(second),
            false => Err(TicketRefusal::NoTicket),
        }
    }
}

impl Display for TicketRefusal {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        into.write_str("no ticket")
    }
}

impl From<Second> for String {
    fn from(second: Second) -> String {
        second.to_string()
    }
}

impl TryFrom<String> for Second {
    type Error = TicketRefusal;

    fn try_from(text: String) -> Result<Second, TicketRefusal> {
        text.parse()
    }
}
