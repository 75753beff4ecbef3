//! Colours by meaning: their contrast.

use cardcode::pack::model::card::CardStyle;
use cardcode::render::tui::theme::{
    ACCENT, ALARM, APP, CAUTION, CODE, DANGER, GOOD, LETTER, PANEL, card,
};
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
        Color::Red => palette[1],
        Color::Green => palette[2],
        Color::Blue => palette[4],
        Color::Cyan => palette[6],
        Color::LightRed => palette[9],
        Color::LightYellow => palette[11],
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

#[test]
fn what_is_read_has_contrast() {
    for palette in [XTERM, VGA] {
        let of = |colour| rgb(colour, &palette);
        for (name, ink, ground, least) in [
            ("what must be done", of(ALARM.0), of(ALARM.1), 4.5),
            ("the code", of(CODE.0), of(CODE.1), 7.0),
            ("a decoy's letter", of(LETTER.0), of(LETTER.1), 7.0),
            ("the panel", of(PANEL.1), of(PANEL.0), 7.0),
            ("the app's bar", of(APP.0), of(APP.1), 7.0),
        ] {
            let ratio = contrast(ink, ground);
            assert!(ratio >= least, "{name}: {ratio:.1} to 1");
        }
        for (name, [dark, light]) in [
            ("accent", ACCENT),
            ("good", GOOD),
            ("caution", CAUTION),
            ("danger", DANGER),
        ] {
            let on_dark = contrast(of(dark), (0, 0, 0));
            let on_light = contrast(of(light), (255, 255, 255));
            assert!(on_dark >= 4.5, "{name} on dark: {on_dark:.1} to 1");
            assert!(on_light >= 4.5, "{name} on light: {on_light:.1} to 1");
        }
    }
    for style in [
        CardStyle::Silver,
        CardStyle::Black,
        CardStyle::Navy,
        CardStyle::Green,
        CardStyle::Gold,
        CardStyle::Wine,
        CardStyle::Teal,
    ] {
        let colours = card(style);
        for ground in [colours.body, colours.light] {
            let ratio = contrast(rgb(colours.ink, &XTERM), rgb(ground, &XTERM));
            assert!(ratio >= 7.0, "{style:?}: {ratio:.1} to 1");
        }
    }
}
