//! Colours between colours.

use ratatui::style::Color;

use crate::render::tui::depth::Depth;

/// Steps of the 6 x 6 x 6 cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The sixteen as VGA has them. A palette may differ; which of two colours is nearer hardly does.
const VGA: [[u8; 3]; 16] = [
    [0, 0, 0],
    [170, 0, 0],
    [0, 170, 0],
    [170, 85, 0],
    [0, 0, 170],
    [170, 0, 170],
    [0, 170, 170],
    [170, 170, 170],
    [85, 85, 85],
    [255, 85, 85],
    [85, 255, 85],
    [255, 255, 85],
    [85, 85, 255],
    [255, 85, 255],
    [85, 255, 255],
    [255, 255, 255],
];

/// Red, green and blue of a colour.
pub(crate) fn rgb(colour: Color) -> [u8; 3] {
    match colour {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(index @ 16..=231) => {
            let at = usize::from(index - 16);
            [STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6]]
        }
        Color::Indexed(index @ 232..) => [8 + (index - 232) * 10; 3],
        Color::Indexed(index) => VGA[usize::from(index)],
        Color::Red => VGA[1],
        Color::Green => VGA[2],
        Color::Yellow => VGA[3],
        Color::Blue => VGA[4],
        Color::Magenta => VGA[5],
        Color::Cyan => VGA[6],
        Color::Gray => VGA[7],
        Color::DarkGray => VGA[8],
        Color::LightRed => VGA[9],
        Color::LightGreen => VGA[10],
        Color::LightYellow => VGA[11],
        Color::LightBlue => VGA[12],
        Color::LightMagenta => VGA[13],
        Color::LightCyan => VGA[14],
        Color::White => VGA[15],
        Color::Black | Color::Reset => VGA[0],
    }
}

/// Whether ink and ground are too near to each other in brightness.
pub(crate) fn are_alike(ink: Color, ground: Color) -> bool {
    let brightness = |colour: Color| {
        let [red, green, blue] = rgb(colour).map(u32::from);
        (red * 54 + green * 183 + blue * 19) / 256
    };
    brightness(ink).abs_diff(brightness(ground)) < 130
}

/// How far apart two colours are.
pub(crate) fn apart(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter()
        .zip(other)
        .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
        .sum()
}

/// The colour of so many parts of 8 of the second over the first; where colours cannot be mixed, the one with the more.
pub(crate) fn mix(depth: Depth, under: Color, over: Color, eighths: u8) -> Color {
    if eighths == 0 || under == over {
        return under;
    }
    if eighths >= 8 || !depth.mixes() {
        return if eighths >= 4 { over } else { under };
    }
    let (one, other) = (rgb(under), rgb(over));
    let part = |at: usize| {
        let sum =
            u16::from(one[at]) * u16::from(8 - eighths) + u16::from(other[at]) * u16::from(eighths);
        (sum / 8) as u8
    };
    there_is(depth, [part(0), part(1), part(2)])
}

/// The middle of colours; where colours cannot be mixed, the one that is there most often.
pub(crate) fn middle(depth: Depth, colours: impl Iterator<Item = Color> + Clone) -> Option<Color> {
    let first = colours.clone().next()?;
    if colours.clone().all(|colour| colour == first) {
        return Some(first);
    }
    if !depth.mixes() {
        return most(colours);
    }
    let (mut sum, mut count) = ([0u32; 3], 0);
    for colour in colours {
        count += 1;
        for (sum, part) in sum.iter_mut().zip(rgb(colour)) {
            *sum += u32::from(part);
        }
    }
    let part = |at: usize| (sum[at] / count) as u8;
    Some(there_is(depth, [part(0), part(1), part(2)]))
}

/// The colour that is there most often.
pub(crate) fn most(colours: impl Iterator<Item = Color> + Clone) -> Option<Color> {
    let count = |wanted: Color| colours.clone().filter(|colour| *colour == wanted).count();
    colours.clone().max_by_key(|colour| count(*colour))
}

/// The colour that the terminal has nearest to it.
fn there_is(depth: Depth, rgb: [u8; 3]) -> Color {
    match depth {
        Depth::True => Color::Rgb(rgb[0], rgb[1], rgb[2]),
        _ => Color::Indexed(nearest(rgb)),
    }
}

fn nearest(wanted: [u8; 3]) -> u8 {
    let step = |part: u8| match part {
        0..=47 => 0,
        48..=114 => 1,
        _ => (part - 35) / 40,
    };
    let [red, green, blue] = wanted.map(step);
    let cube = 16 + 36 * red + 6 * green + blue;
    let mean = wanted.iter().map(|part| u16::from(*part)).sum::<u16>() / 3;
    let grey = 232 + (mean.saturating_sub(3) / 10).min(23) as u8;
    let off = |index: u8| apart(rgb(Color::Indexed(index)), wanted);
    if off(grey) < off(cube) { grey } else { cube }
}
