//! The weights of FSRS-6 and their bounds, from `fsrs-rs` 6.6 (BSD-3-Clause).

/// FSRS's own, fitted to the average person.
pub const DEFAULT_WEIGHTS: [f32; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// Days, as many as FSRS reckons with.
pub(crate) const STABILITY: (f32, f32) = (0.001, 36_500.0);
/// From the easiest to the hardest.
pub(crate) const DIFFICULTY: (f32, f32) = (1.0, 10.0);

/// The bounds of each weight. Outside of them the formulas are of no use: an item could be remembered better for having
/// been forgotten.
pub(crate) const BOUNDS: [(f32, f32); 21] = [
    (STABILITY.0, 100.0),
    (STABILITY.0, 100.0),
    (STABILITY.0, 100.0),
    (STABILITY.0, 100.0),
    DIFFICULTY,
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];
