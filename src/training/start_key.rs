//! The key of an exam by [ticket](crate::training::ticket), from the letters that the trainer says.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::text::letters::Letters;

/// What the start letters of a ticket come to.
pub type StartKey = Letters<32>;

/// Makes a key from a short secret and a salt.
pub type Stretch = fn(&[u8], &[u8]) -> StartKey;

/// Tells the right key from others, and tells nothing else of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StartLock(Letters<32>);

impl StartLock {
    pub fn of(key: &StartKey) -> StartLock {
        let digest = Sha256::new()
            .chain_update("cardcode exam start lock 1")
            .chain_update(key.0)
            .finalize();
        StartLock(Letters(digest.into()))
    }
}
