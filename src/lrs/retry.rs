//! How patiently a learning record store is asked.

use std::time::Duration;

/// How large batches are, and how long a store that does not answer is waited for.
#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    /// How long a request may take in all.
    pub timeout: Duration,
    /// How often a request is tried.
    pub tries: u32,
    /// How long is waited after the first try; twice as long after each one that follows.
    pub first: Duration,
    /// The longest wait that a store may ask for.
    pub longest: Duration,
    /// Most statements of a batch.
    pub batch: usize,
    /// Most bytes of a batch.
    pub bytes: usize,
    /// So many may be refused before the first one is taken: a store that takes none is not set up for them.
    pub refusals: usize,
}

impl Default for RetryPolicy {
    fn default() -> RetryPolicy {
        RetryPolicy {
            timeout: Duration::from_secs(60),
            tries: 6,
            first: Duration::from_secs(1),
            longest: Duration::from_secs(120),
            batch: 100,
            bytes: 900_000,
            refusals: 20,
        }
    }
}
