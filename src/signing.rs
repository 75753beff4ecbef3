//! Ed25519 signatures, by ring: the centre's under its tickets, a sitting's under its certificate.

use std::num::NonZeroU32;

use ring::pbkdf2::{PBKDF2_HMAC_SHA256, derive};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

use crate::text::letters::Letters;

/// Rounds by which a short secret is stretched (PBKDF2 with HMAC-SHA-256): what OWASP's Password Storage Cheat Sheet asks of it.
const ROUNDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(599_999);

/// The system has no chance to give, or a key is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSigned;

impl std::fmt::Display for NotSigned {
    fn fmt(&self, into: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        into.write_str("the system gives no random bytes")
    }
}

impl std::error::Error for NotSigned {}

/// So many bytes of the system's chance, fit for keys.
///
/// # Errors
/// The system gives none.
pub fn chance<const N: usize>() -> Result<Letters<N>, NotSigned> {
    let mut bytes = [0; N];
    let filled = SystemRandom::new().fill(&mut bytes);
    filled.map(|()| Letters(bytes)).map_err(|_| NotSigned)
}

/// The half of this key that everybody may know.
///
/// # Errors
/// None that is known: ring takes every seed.
pub fn public_half(secret: &Letters<32>) -> Result<Letters<32>, NotSigned> {
    let public = pair(secret)?.public_key().as_ref().try_into();
    public.map(Letters).map_err(|_| NotSigned)
}

/// The signature of this key over these bytes.
///
/// # Errors
/// As for the public half: none that is known.
pub fn sign(secret: &Letters<32>, bytes: &[u8]) -> Result<Letters<64>, NotSigned> {
    let signature = pair(secret)?.sign(bytes).as_ref().try_into();
    signature.map(Letters).map_err(|_| NotSigned)
}

/// Whether a signature is the one of this key over these bytes.
pub fn verify(public: &Letters<32>, bytes: &[u8], signature: &Letters<64>) -> bool {
    let key = UnparsedPublicKey::new(&ED25519, &public.0);
    key.verify(bytes, &signature.0).is_ok()
}

/// A key from a secret that is short enough to be said: slow to make, so that not all of them can be tried.
pub fn stretched(secret: &[u8], salt: &[u8]) -> Letters<32> {
    let mut key = [0; 32];
    derive(PBKDF2_HMAC_SHA256, ROUNDS, salt, secret, &mut key);
    Letters(key)
}

fn pair(secret: &Letters<32>) -> Result<Ed25519KeyPair, NotSigned> {
    Ed25519KeyPair::from_seed_unchecked(&secret.0).map_err(|_| NotSigned)
}
