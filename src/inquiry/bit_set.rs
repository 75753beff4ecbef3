//! Small sets of causes and of questions, by their index, as bits.

/// Causes by their place, as bits.
pub type BitSet = u128;

/// Most causes that a `SearchProblem` holds.
pub const MOST_CAUSES: usize = BitSet::BITS as usize;

/// Most questions that a `SearchProblem` holds.
pub const MOST_QUESTIONS: usize = u64::BITS as usize;

pub(crate) fn is_within(narrow: BitSet, wide: BitSet) -> bool {
    narrow & !wide == 0
}

/// The places of the bits that are set, the lowest first.
pub(crate) fn members(set: BitSet) -> impl Iterator<Item = usize> {
    std::iter::successors((set != 0).then_some(set), |set| {
        let rest = set & (set - 1);
        (rest != 0).then_some(rest)
    })
    .map(|set| set.trailing_zeros() as usize)
}

/// The places of the bits that are set, the lowest first.
pub(crate) fn places(questions: u64) -> impl Iterator<Item = usize> {
    members(BitSet::from(questions))
}
