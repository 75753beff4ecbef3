//! Colours by meaning: their contrast, and what is left without them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use cardcode::pack::model::card::CardStyle;
use cardcode::render::tui::theme::{APP, CAUTION, CODE, LETTER, PANEL, card};
use common::terminal::{Answers, PROGRAM, Terminal, USUAL};
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
        Color::LightYellow => palette[11],
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
            ("a caution on dark", of(CAUTION[0]), (0, 0, 0), 4.5),
            ("a caution on light", of(CAUTION[1]), (255, 255, 255), 4.5),
            ("the code", of(CODE.0), of(CODE.1), 7.0),
            ("a decoy's letter", of(LETTER.0), of(LETTER.1), 7.0),
            ("the panel", of(PANEL.1), of(PANEL.0), 7.0),
            ("the app's bar", of(APP.0), of(APP.1), 7.0),
        ] {
            let ratio = contrast(ink, ground);
            assert!(ratio >= least, "{name}: {ratio:.1} to 1");
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

fn guide(args: &[&str], environment: &[(&str, &str)], answers: Option<Answers>) -> Terminal {
    let folder = std::env::temp_dir();
    Terminal::run((80, 24), PROGRAM, args, environment, &folder, answers)
}

/// Whether any cell of the screen has a colour.
fn is_coloured(screen: &vt100::Screen) -> bool {
    let (rows, columns) = screen.size();
    let mut cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |at| (row, at)));
    cells.any(|(row, column)| {
        let cell = screen.cell(row, column).unwrap();
        cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default
    })
}

#[test]
fn without_colours_the_mark_and_the_code_are_plain_to_see() {
    let no_color = [("NO_COLOR", "1"), ("LANG", "C.UTF-8")];
    let vt100 = [("TERM", "vt100")];
    for (args, environment) in [
        (&["find"][..], &no_color[..]),
        (&["find", "--theme", "mono"], &[][..]),
        (&["find"], &vt100[..]),
    ] {
        let mut terminal = guide(args, environment, USUAL);
        terminal.marks("1 American Express");
        let (mark, code) = terminal.wait("the card", |screen| {
            assert!(!is_coloured(screen));
            let row = screen.cursor_position().0;
            let column = screen.cursor_position().1 + 4;
            let mark = screen.cell(row, column)?.clone();
            let contents: Vec<String> = screen.rows(0, 80).collect();
            let row = contents.iter().position(|row| row.contains("[ 1234 ]"))?;
            let column = contents[row].find("1234")?;
            Some((mark, screen.cell(row as u16, column as u16)?.clone()))
        });
        for cell in [mark, code] {
            assert!(cell.inverse() && cell.bold(), "{args:?}: {cell:?}");
        }
        terminal.send("q");
        let left = terminal.left();
        assert_eq!(left.is_clean().code, 0);
        let bytes = String::from_utf8_lossy(&left.bytes).into_owned();
        assert!(!bytes.contains("\x1b[38;") && !bytes.contains("\x1b[48;"));
    }
}

#[test]
fn the_theme_asked_for_is_stronger_than_no_color() {
    let args = ["find", "amex", "--theme", "dark"];
    let terminal = guide(&args, &[("NO_COLOR", "1")], USUAL);
    terminal.wait("colours", |screen| is_coloured(screen).then_some(()));
    assert_eq!(terminal.hang_up(), 129);
}

#[test]
fn the_terminal_is_asked_for_its_ground() {
    let caution = |ground, args: &[&str]| {
        let answers = Some(Answers {
            ground,
            wide: false,
        });
        let mut terminal = guide(args, &[("LANG", "C.UTF-8")], answers);
        terminal.shows("What happened?");
        terminal.send("3\r2\r");
        terminal.shows("The PIN is locked");
        let ink = terminal.wait("the caution", |screen| {
            let rows: Vec<String> = screen.rows(0, 80).collect();
            let row = rows.iter().position(|row| row.contains("Take care"))?;
            let column = rows[row].find("Take care")?;
            Some(screen.cell(row as u16, column as u16)?.fgcolor())
        });
        terminal.send("q");
        assert_eq!(terminal.left().is_clean().code, 0);
        ink
    };
    let (dark, light) = (vt100::Color::Idx(11), vt100::Color::Idx(1));
    assert_eq!(caution("0000/0000/0000", &["diagnose"]), dark);
    assert_eq!(caution("ffff/ffff/ffff", &["diagnose"]), light);
    assert_eq!(caution("fd/f6/e3", &["diagnose"]), light);
    let args = ["diagnose", "--theme", "light"];
    assert_eq!(caution("0000/0000/0000", &args), light);
}

#[test]
fn where_ambiguous_glyphs_are_wide_cards_are_drawn_without_them() {
    let wide = Some(Answers {
        ground: "0000/0000/0000",
        wide: true,
    });
    let mut terminal = guide(&["find", "amex"], &[("LANG", "ja_JP.UTF-8")], wide);
    terminal.wait("a card of whole cells", |screen| {
        let contents = screen.contents();
        (contents.contains("[ 1234 ]") && !contents.contains(['▀', '▄'])).then_some(())
    });
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
    // And so where it is asked for.
    let terminal = guide(&["find", "amex", "--ascii"], &[], None);
    terminal.shows("[ 1234 ]");
    let contents = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(!contents.contains(['▀', '▄']));
    assert_eq!(terminal.hang_up(), 129);
}
