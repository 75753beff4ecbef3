//! From what the exam of a [ticket](crate::training::ticket) is drawn.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::text::letters::Letters;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::start_key::{StartKey, Stretch};

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

    /// The key of these start letters.
    pub fn start_key(self, letters: &SpokenLetters, stretch: Stretch) -> StartKey {
        stretch(letters.to_string().as_bytes(), &self.0.0)
    }

    /// What the exam is drawn from once the letters of this key were said.
    pub fn begun_with(self, key: &StartKey) -> TicketDraw {
        let digest = Sha256::new()
            .chain_update("cardcode exam start 1")
            .chain_update(self.0.0)
            .chain_update(key.0)
            .finalize();
        TicketDraw(Letters(std::array::from_fn(|at| digest[at])))
    }

    /// The id under which the exam is recorded: one ticket, one sitting.
    pub fn attempt(self) -> Uuid {
        Uuid::new_v5(&SITTINGS, &self.0.0)
    }
}
