//! From what the exam of a [ticket](crate::training::ticket) is drawn.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::text::letters::Letters;

/// Chance from which an exam is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TicketDraw(pub Letters<16>);

/// Names the ids of sittings.
const SITTINGS: Uuid = Uuid::from_u128(0x8f0d_55f5_9c1e_5c0a_a7d5_34cf_9a61_7b20);

impl TicketDraw {
    /// What the exam is drawn from: beyond every seed that can be asked for.
    pub fn seed(self) -> u64 {
        let digest = Sha256::new()
            .chain_update("cardcode exam by ticket 1")
            .chain_update(self.0.0)
            .finalize();
        let bits = digest.iter().take(8);
        bits.fold(0, |bits, byte| bits << 8 | u64::from(*byte)) | 1 << 63
    }

    /// The id under which the exam is recorded: one ticket, one sitting.
    pub fn attempt(self) -> Uuid {
        Uuid::new_v5(&SITTINGS, &self.0.0)
    }
}
