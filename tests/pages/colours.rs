//! Colours by meaning: their contrast.

use cardcode::pack::model::card::CardStyle;
use cardcode::render::tui::card::colours::{card, materials};
use cardcode::render::tui::depth::Depth;
use cardcode::render::tui::theme::{ACCENT, ALARM, CAUTION, MUTED};
use ratatui::style::Color;

/// The 16 colours of xterm and of the VGA text mode, as (red, green, blue).
type Palette = [(u8, u8, u8); 16];

const XTERM: Palette = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

const VGA: Palette = [
    (0, 0, 0),
    (170, 0, 0),
    (0, 170, 0),
    (170, 85, 0),
    (0, 0, 170),
    (170, 0, 170),
    (0, 170, 170),
    (170, 170, 170),
    (85, 85, 85),
    (255, 85, 85),
    (85, 255, 85),
    (255, 255, 85),
    (85, 85, 255),
    (255, 85, 255),
    (85, 255, 255),
    (255, 255, 255),
];

/// A colour of the 256 that xterm defines, or of a palette.
fn rgb(colour: Color, palette: &Palette) -> (u8, u8, u8) {
    let step = |level: u8| if level == 0 { 0 } else { 55 + level * 40 };
    match colour {
        Color::Indexed(index @ 16..=231) => {
            let index = index - 16;
            (step(index / 36), step(index / 6 % 6), step(index % 6))
        }
        Color::Indexed(index @ 232..) => {
            let grey = 8 + (index - 232) * 10;
            (grey, grey, grey)
        }
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Black => palette[0],
        Color::Red => palette[1],
        Color::Green => palette[2],
        Color::Yellow => palette[3],
        Color::Blue => palette[4],
        Color::Magenta => palette[5],
        Color::Cyan => palette[6],
        Color::Gray => palette[7],
        Color::DarkGray => palette[8],
        Color::LightRed => palette[9],
        Color::LightGreen => palette[10],
        Color::LightYellow => palette[11],
        Color::LightBlue => palette[12],
        Color::LightMagenta => palette[13],
        Color::LightCyan => palette[14],
        Color::White => palette[15],
        other => panic!("{other:?} has no place here"),
    }
}

/// Relative luminance (WCAG 2.2).
fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |level: u8| {
        let level = f64::from(level) / 255.0;
        if level <= 0.04045 {
            level / 12.92
        } else {
            ((level + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// Contrast ratio (WCAG 2.2).
fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

const DEPTHS: [Depth; 4] = [Depth::True, Depth::C256, Depth::C16, Depth::C8];

const STYLES: [CardStyle; 11] = [
    CardStyle::Silver,
    CardStyle::Black,
    CardStyle::Navy,
    CardStyle::Green,
    CardStyle::Gold,
    CardStyle::Wine,
    CardStyle::Teal,
    CardStyle::Blue,
    CardStyle::Violet,
    CardStyle::Pearl,
    CardStyle::Slate,
];

/// The least contrast of what is read: the palette's colours are as far apart as it has them.
fn least(depth: Depth) -> f64 {
    if depth.mixes() { 7.0 } else { 4.5 }
}

/// Inks by meaning, on a dark and on a light ground.
const INKS: [(&str, [Color; 2]); 3] = [("accent", ACCENT), ("caution", CAUTION), ("muted", MUTED)];

#[test]
fn what_is_read_has_contrast() {
    for palette in [XTERM, VGA] {
        let of = |colour| rgb(colour, &palette);
        for (name, ink, ground) in [("what must be done", of(ALARM.0), of(ALARM.1))]
            .into_iter()
            .chain(INKS.iter().flat_map(|(name, [dark, light])| {
                [
                    (*name, of(*dark), (0, 0, 0)),
                    (*name, of(*light), (255, 255, 255)),
                ]
            }))
        {
            let ratio = contrast(ink, ground);
            assert!(ratio >= 4.5, "{name}: {ratio:.1} to 1");
        }
        for depth in DEPTHS {
            let all = materials(depth);
            for (name, (ink, ground)) in [
                ("a decoy's letter", all.letter),
                ("the app's screen", all.screen),
                ("the app's bar", all.bar),
                ("the app's button", all.button),
                ("the mark", all.aim),
            ] {
                let ratio = contrast(of(ink), of(ground));
                assert!(
                    ratio >= least(depth),
                    "{name} in {depth:?}: {ratio:.1} to 1"
                );
            }
            for style in STYLES {
                let colours = card(style, depth);
                let (ink, ground) = colours.panel;
                let ratio = contrast(of(ink), of(ground));
                assert!(
                    ratio >= least(depth),
                    "the panel of {style:?} in {depth:?}: {ratio:.1} to 1"
                );
                // Where colours are mixed, print stands on shapes too.
                let all = [
                    colours.body,
                    colours.light,
                    colours.dark,
                    colours.shape,
                    colours.glow,
                ];
                let grounds = if depth.mixes() { &all[..] } else { &all[..1] };
                for ground in grounds {
                    let ratio = contrast(of(colours.ink), of(*ground));
                    assert!(
                        ratio >= least(depth),
                        "{style:?} in {depth:?}, {ground:?}: {ratio:.1} to 1"
                    );
                }
            }
        }
    }
}

#[test]
fn the_frame_of_the_code_is_seen_on_every_card_in_every_depth() {
    for palette in [XTERM, VGA] {
        let of = |colour| rgb(colour, &palette);
        for depth in DEPTHS {
            let (outline, frame) = materials(depth).code;
            let ratio = contrast(of(outline), of(frame));
            assert!(ratio >= 7.0, "in {depth:?}: {ratio:.1} to 1");
            for style in STYLES {
                let colours = card(style, depth);
                let all = [
                    colours.body,
                    colours.light,
                    colours.dark,
                    colours.shape,
                    colours.glow,
                ];
                for ground in all.into_iter().chain([colours.panel.1, colours.stripe]) {
                    // The outline parts it from what is bright, and the frame itself from what is dark.
                    let outlined = contrast(of(outline), of(ground));
                    let framed = contrast(of(frame), of(ground));
                    let most = outlined.max(framed);
                    assert!(
                        most >= 3.0,
                        "{style:?} in {depth:?}, {ground:?}: {most:.1} to 1"
                    );
                }
            }
        }
    }
}

#[test]
fn the_environment_says_how_many_colours_there_are() {
    for (colorterm, term, depth) in [
        ("truecolor", "xterm-256color", Depth::True),
        ("24bit", "screen", Depth::True),
        ("", "xterm-direct", Depth::True),
        ("", "xterm-256color", Depth::C256),
        ("", "tmux-256color", Depth::C256),
        ("", "xterm-kitty", Depth::C256),
        ("", "alacritty", Depth::C256),
        ("gnome-terminal", "xterm", Depth::C256),
        ("", "xterm", Depth::C16),
        ("", "xterm-16color", Depth::C16),
        ("", "rxvt", Depth::C16),
        ("", "linux", Depth::C8),
        ("", "screen", Depth::C8),
    ] {
        assert_eq!(Depth::of(colorterm, term), depth, "{colorterm} {term}");
    }
}
