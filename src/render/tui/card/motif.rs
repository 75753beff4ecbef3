//! Shapes of a body, in millimetres: none is anybody's mark.

use crate::pack::model::card::{HEIGHT, Motif, WIDTH};

/// What of a motif lies at a spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    Shape,
    Glow,
}

/// Each part of a motif with its distance in millimetres from the spot, less than nothing inside; the lower part first.
pub(crate) fn parts(motif: Motif, x: f32, y: f32) -> [(Part, f32); 2] {
    let disc = |cx: f32, cy: f32, r: f32| length(x - cx, y - cy) - r;
    let within = |at: f32, from: f32, to: f32| (from - at).max(at - to);
    // Distance from the nearest of stripes of a width that come again.
    let again =
        |at: f32, every: f32, width: f32| (rest(at, every) - every / 2.0).abs() - width / 2.0;
    const NOWHERE: f32 = 99.0;
    let (shape, glow) = match motif {
        Motif::Light => (within(x / WIDTH + y / HEIGHT, 0.62, 1.0) * 30.0, NOWHERE),
        Motif::Rosette => {
            let out = length((x - 45.0) / 1.35, y - 27.0);
            let rings = again(out, 4.2, 1.9).max(out - 23.0).max(5.0 - out);
            let inset = (x - WIDTH / 2.0).abs() - (WIDTH / 2.0 - 2.6);
            let inset = inset.max((y - HEIGHT / 2.0).abs() - (HEIGHT / 2.0 - 2.6));
            (rings, inset.abs() - 0.45)
        }
        Motif::Arc => (disc(96.0, 74.0, 64.0), disc(96.0, 74.0, 65.6).abs() - 0.9),
        Motif::Band => {
            let along = x + y * 0.85;
            (
                within(along, 66.0, 92.0) * 0.76,
                within(along, 95.0, 97.4) * 0.76,
            )
        }
        Motif::Discs => (disc(16.0, 50.0, 27.0), disc(72.0, 4.0, 22.0)),
        Motif::Bars => {
            let bar = |top: f32, left: f32| within(y, top, top + 5.0).max(left - x);
            (bar(11.5, 52.0).min(bar(25.5, 26.0)), bar(18.5, 39.0))
        }
        Motif::Pinstripe => {
            let wave = 38.0 + 4.0 * (x / 14.0).sin() - y;
            (wave, again(x, 4.76, 0.8).max(-wave))
        }
        Motif::Peaks => {
            let peak = |top: f32, at: f32, slope: f32| (top + (x - at).abs() * slope - y) * 0.75;
            (peak(16.0, 62.0, 0.85), peak(30.0, 30.0, 0.7))
        }
        Motif::Ripples => {
            let out = length(x - 84.0, y - 52.0);
            (again(out, 11.0, 5.5).max(out - 62.0), out - 5.5)
        }
        Motif::Fold => {
            let fold = (52.0 - x * 0.72 - y) * 0.8;
            (fold, (fold + 3.0).abs() - 0.6)
        }
        Motif::Dots => {
            let part = |at: f32| rest(at, 5.2) - 2.6;
            let size = 0.5 + 1.7 * (x / WIDTH);
            (length(part(x), part(y)) - size, NOWHERE)
        }
        Motif::Waves => {
            let wave = |top: f32, long: f32, high: f32, from: f32| {
                (top + high * (x / long + from).sin() - y) * 0.8
            };
            (wave(26.0, 13.0, 5.0, 0.0), wave(39.0, 11.0, 4.0, 2.0))
        }
        Motif::Chevrons => {
            let along = x - (y - HEIGHT / 2.0).abs() * 0.7;
            (again(along, 15.0, 6.5).max(34.0 - along), NOWHERE)
        }
    };
    [(Part::Shape, shape), (Part::Glow, glow)]
}

/// Length of a line; `hypot` takes care of numbers that no card has, and is slow.
pub(crate) fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

/// What is left over a multiple of a length, left of the card too.
fn rest(at: f32, every: f32) -> f32 {
    let at = at + every * 64.0;
    at - (at / every) as i32 as f32 * every
}
