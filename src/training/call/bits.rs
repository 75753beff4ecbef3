//! Bits in whole numbers.

/// Ten times the binary logarithm of how many times smaller the second is, rounded: in whole numbers, so that
/// every machine finds the same.
pub(crate) fn tenths(before: u64, after: u64) -> u32 {
    let log = log2(before.max(1)).saturating_sub(log2(after.max(1)));
    ((log * 10 + (1 << (FRACTION - 1))) >> FRACTION) as u32
}

/// Binary places of a logarithm.
const FRACTION: u32 = 20;

/// The binary logarithm with [`FRACTION`] binary places, by squaring (Turner 2010, doi 10.1109/MSP.2010.938760).
fn log2(number: u64) -> u64 {
    let whole = 63 - u64::from(number.leading_zeros().min(63));
    // Between 1 and 2, with 63 binary places.
    let mut rest = u128::from(number) << (63 - whole);
    let mut log = whole;
    for _ in 0..FRACTION {
        rest = (rest * rest) >> 63;
        log <<= 1;
        if rest >> 64 != 0 {
            rest >>= 1;
            log |= 1;
        }
    }
    log
}

/// A number of questions in thousandths, rounded.
pub(crate) fn thousandths(number: f64) -> u32 {
    (number * 1000.0).round() as u32
}
