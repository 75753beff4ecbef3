//! Logarithms of chances in whole numbers, so that what is likeliest is the same on every machine.
//!
//! A chance is a number of 65,536ths. A cost is how many bits it would take to hear of something with that chance, in
//! 1,024ths of a bit: what is certain costs nothing, and each halving costs 1,024 more.

/// The chance of what is certain.
pub const CERTAIN: u32 = 1 << 16;

/// Parts of a bit.
pub const BIT: u32 = 1 << FRACTION;

const FRACTION: u32 = 10;

/// What a chance costs, at most one part above its logarithm. A chance of nothing costs as much as the smallest.
pub const fn cost(chance: u32) -> u32 {
    (16 << FRACTION) - logarithm(if chance == 0 { 1 } else { chance })
}

/// The logarithm to the base of 2, in parts of a bit, rounded down. Each squaring brings one more digit.
const fn logarithm(number: u32) -> u32 {
    let whole = 31 - number.leading_zeros();
    // Between 1 and 2, in units of 2 to the -31.
    let mut rest = (number as u64) << (31 - whole);
    let mut digits = whole;
    let mut place = 0;
    while place < FRACTION {
        rest = (rest * rest) >> 31;
        digits <<= 1;
        if rest >= 1 << 32 {
            rest >>= 1;
            digits |= 1;
        }
        place += 1;
    }
    digits
}

/// The chance that has this cost; nothing where it would be below a 65,536th.
pub const fn chance(cost: u32) -> u32 {
    if cost >= 17 << FRACTION {
        return 0;
    }
    let mut chance = (1u64 << 32) >> (cost >> FRACTION);
    let mut place = 0;
    while place < FRACTION {
        if cost & (BIT >> (place + 1)) != 0 {
            chance = (chance * ROOTS[place as usize]) >> 32;
        }
        place += 1;
    }
    (chance >> 16) as u32
}

/// 2 to the -1/2, -1/4, -1/8 and so on, in units of 2 to the -32: each is the root of the one before.
const ROOTS: [u64; FRACTION as usize] = {
    let mut roots = [0; FRACTION as usize];
    let mut last: u64 = 1 << 31;
    let mut place = 0;
    while place < roots.len() {
        last = root((last as u128) << 32);
        roots[place] = last;
        place += 1;
    }
    roots
};

/// The root of a number below 2 to the 64, rounded down, a bit at a time.
const fn root(square: u128) -> u64 {
    let mut root = 0u64;
    let mut bit = 1u64 << 32;
    while bit > 0 {
        let more = root | bit;
        if (more as u128) * (more as u128) <= square {
            root = more;
        }
        bit >>= 1;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_and_roots_cost_what_they_should() {
        assert_eq!(
            (cost(CERTAIN), cost(CERTAIN / 2), cost(CERTAIN / 8)),
            (0, BIT, 3 * BIT)
        );
        assert_eq!(
            (chance(0), chance(BIT), chance(16 * BIT)),
            (CERTAIN, CERTAIN / 2, 1)
        );
        // 2 to the -1/2 is 0.70710678.
        assert_eq!(chance(BIT / 2), 46340);
        assert_eq!(chance(40 * BIT), 0);
    }

    #[test]
    fn a_chance_comes_back_from_its_cost_to_a_thousandth() {
        for part in (64..=CERTAIN).step_by(97) {
            let back = chance(cost(part));
            assert!(back.abs_diff(part) <= 1 + part / 1000, "{part}: {back}");
        }
    }
}
