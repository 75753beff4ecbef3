//! Hashes as people compare them.

/// The begin of a hash: enough to see whether two are the same.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
