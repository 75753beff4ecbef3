//! How often people say "none of these" before they see the true cause.

use crate::inquiry::replay::MOST_DENIALS;

/// A whole way. Those who may answer a further question in several ways part among them.
pub(crate) const WAY_UNIT: u32 = 1 << 16;

/// Ways by how often "none of these" was said before the true cause was shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DenialCounts {
    /// The last: it was not shown at all.
    pub(crate) ways: [u64; MOST_DENIALS + 1],
}

impl DenialCounts {
    /// How many ways there are.
    pub fn all(&self) -> usize {
        whole(self.ways.iter().sum())
    }

    /// On how many the cause is shown after at most so many denials.
    pub fn within(&self, denials: usize) -> usize {
        whole(self.ways.iter().take((denials + 1).min(MOST_DENIALS)).sum())
    }

    /// The same of both.
    pub fn with(&self, other: &DenialCounts) -> DenialCounts {
        let mut ways = self.ways;
        for (count, more) in ways.iter_mut().zip(other.ways) {
            *count += more;
        }
        DenialCounts { ways }
    }
}

fn whole(shares: u64) -> usize {
    (shares / u64::from(WAY_UNIT)) as usize
}
