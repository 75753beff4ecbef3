//! Chance that depends on nothing but a seed and what is drawn, so that the order of moves changes no draw and
//! every machine draws the same.

use sha2::{Digest, Sha256};

/// A source of draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeededRng(u64);

impl SeededRng {
    /// The draws of this seed.
    pub fn new(seed: u64) -> SeededRng {
        SeededRng(seed)
    }

    /// 64 bits for what is named: the first of SHA-256 over seed, name and time.
    pub fn bits(&self, what: &str, time: usize) -> u64 {
        let digest = Sha256::new()
            .chain_update(self.0.to_be_bytes())
            .chain_update(what)
            .chain_update((time as u64).to_be_bytes())
            .finalize();
        digest
            .iter()
            .take(8)
            .fold(0, |bits, byte| bits << 8 | u64::from(*byte))
    }

    /// A place below `count`, each with the same chance but for one part in 2^64 / `count` (multiply and shift,
    /// Lemire 2019, doi 10.1145/3230636); 0 where there is none.
    pub fn below(&self, what: &str, time: usize, count: usize) -> usize {
        ((u128::from(self.bits(what, time)) * count as u128) >> 64) as usize
    }

    /// The places below `count` in an order by chance (Fisher-Yates).
    pub fn order(&self, what: &str, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.below(what, last, last + 1));
        }
        order
    }
}
