//! Colours of a card's picture, for each depth. In 256 they are of the fixed cube and grey ramp, in 24 bits their own:
//! ink on a card then keeps its contrast (at least 7 to 1 for what is read) on any palette, dark or light. In 16 and 8
//! they are the palette's, and as far apart as it has them (at least 4.5 to 1 on xterm's and on the VGA palette).
//! `tests/pages/colours.rs` computes it.

use ratatui::style::{Color, Modifier, Style};

use crate::pack::model::card::CardStyle;
use crate::render::tui::depth::Depth;
use crate::render::tui::theme::Look;

/// Ink, and the ground under it.
pub type Pair = (Color, Color);

/// The colours of a body.
#[derive(Clone, Copy, Debug)]
pub struct CardColours {
    pub ink: Color,
    /// Where the light falls, between, and in the shade.
    pub light: Color,
    pub body: Color,
    pub dark: Color,
    /// The shapes on it, and what is brighter of them.
    pub shape: Color,
    pub glow: Color,
    pub stripe: Color,
    /// The signature panel, and its hatch.
    pub panel: Pair,
    pub hatch: Color,
}

/// What looks the same on every card.
#[derive(Clone, Copy, Debug)]
pub struct Materials {
    /// The security code's frame; the ink is its outline too.
    pub code: Pair,
    /// The mark that is moved over a card.
    pub aim: Pair,
    /// The letter of a decoy.
    pub letter: Pair,
    /// The lines between a chip's contacts, and the metal.
    pub chip: Pair,
    pub hologram: [Color; 3],
    /// What is printed on the screen of a phone, and the screen.
    pub screen: Pair,
    /// What can be pressed on it.
    pub button: Pair,
    /// The bar above, and the phone around it.
    pub bar: Pair,
}

/// The security code, and the leader to its label: the one bright thing on a card.
pub(crate) fn code(look: Look) -> Style {
    marked(look, materials(look.depth).code).add_modifier(Modifier::BOLD)
}

/// The mark that is moved over a card.
pub(crate) fn aim(look: Look) -> Style {
    marked(look, materials(look.depth).aim).add_modifier(Modifier::BOLD)
}

/// The code's ink as a ground too, for strokes of whole cells: solid in colours, and still told without them.
pub(crate) fn solid(look: Look) -> Style {
    let (dark, _) = materials(look.depth).code;
    match look.paints() {
        true => pair((dark, dark)),
        false => code(look),
    }
}

/// The frame of the code, and strokes in parts of cells.
pub(crate) fn strokes(look: Look) -> Style {
    match look.paints() {
        true => code(look),
        false => bold(),
    }
}

/// The mark where it is what was decided: thin, and bright on dark, so that it is seen on any card.
pub(crate) fn decided(look: Look) -> Style {
    let (dark, bright) = materials(look.depth).aim;
    match look.paints() {
        true => pair((bright, dark)),
        // So that it is told from the card's own outline.
        false => bold(),
    }
}

/// The letter of a decoy.
pub(crate) fn letter(look: Look) -> Style {
    match look.paints() {
        true => pair(materials(look.depth).letter),
        false => Style::new(),
    }
}

/// Ink of a frame where there are no colours.
pub(crate) fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

/// Ink on its ground.
pub(crate) fn pair((ink, ground): Pair) -> Style {
    Style::new().fg(ink).bg(ground)
}

fn marked(look: Look, colours: Pair) -> Style {
    match look.paints() {
        true => pair(colours),
        false => Style::new().add_modifier(Modifier::REVERSED),
    }
}

/// The colours of a body in a depth.
pub fn card(style: CardStyle, depth: Depth) -> CardColours {
    match depth {
        Depth::True => in_full(style),
        Depth::C256 => in_256(style),
        Depth::C16 => in_16(style),
        Depth::C8 => in_8(style),
    }
}

/// What looks the same on every card, in a depth.
pub fn materials(depth: Depth) -> Materials {
    match depth {
        Depth::True => FULL,
        Depth::C256 => CUBE,
        Depth::C16 => SIXTEEN,
        Depth::C8 => EIGHT,
    }
}

const fn hex(rgb: u32) -> Color {
    Color::Rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn index(index: u8) -> Color {
    Color::Indexed(index)
}

const FULL: Materials = Materials {
    code: (hex(0x000000), hex(0xffe600)),
    aim: (hex(0x000000), hex(0x00f0ff)),
    letter: (hex(0xffffff), hex(0xa80016)),
    chip: (hex(0x7a5a1e), hex(0xdcb765)),
    hologram: [hex(0xb8d8e8), hex(0xd9c8ec), hex(0xc2ead2)],
    screen: (hex(0x17181c), hex(0xf4f5f8)),
    button: (hex(0x0b3d91), hex(0xdfe8fa)),
    bar: (hex(0xf4f5f8), hex(0x32353d)),
};

const CUBE: Materials = Materials {
    code: (index(16), index(226)),
    aim: (index(16), index(51)),
    letter: (index(231), index(124)),
    chip: (index(94), index(179)),
    hologram: [index(152), index(183), index(158)],
    screen: (index(16), index(255)),
    button: (index(17), index(153)),
    bar: (index(255), index(237)),
};

const SIXTEEN: Materials = Materials {
    code: (Color::Black, Color::LightYellow),
    aim: (Color::Black, Color::LightCyan),
    letter: (Color::White, Color::Red),
    chip: (Color::Black, Color::Gray),
    hologram: [Color::Gray, Color::White, Color::Gray],
    screen: (Color::Black, Color::White),
    button: (Color::Black, Color::LightCyan),
    bar: (Color::White, Color::Black),
};

const EIGHT: Materials = Materials {
    code: (Color::Black, Color::Gray),
    aim: (Color::Black, Color::Cyan),
    letter: (Color::Gray, Color::Black),
    chip: (Color::Black, Color::Yellow),
    hologram: [Color::Magenta; 3],
    screen: (Color::Gray, Color::Blue),
    button: (Color::Black, Color::Cyan),
    bar: (Color::Gray, Color::Black),
};

/// Ink, light, body, dark, shape and glow in 24 bits; stripe and panel are alike on all.
fn in_full(style: CardStyle) -> CardColours {
    let [ink, light, body, dark, shape, glow] = match style {
        CardStyle::Silver => [0x14181e, 0xe2e6ea, 0xc9ced5, 0xb0b6bf, 0xb4bfcd, 0xf1f4f7],
        CardStyle::Black => [0xf2f2f2, 0x3c3c42, 0x26262a, 0x151518, 0x4a3a2e, 0x5c4630],
        CardStyle::Navy => [0xffffff, 0x24427e, 0x142c62, 0x0a1840, 0x1f4a8c, 0x5a5330],
        CardStyle::Green => [0xffffff, 0x14603f, 0x0c4c33, 0x053723, 0x175d3c, 0x2c6034],
        CardStyle::Gold => [0x201604, 0xf0d488, 0xdfbb63, 0xcda646, 0xe9c870, 0xf8e6ae],
        CardStyle::Wine => [0xffffff, 0x821c38, 0x650f28, 0x440718, 0x7d2436, 0x8a2f2a],
        CardStyle::Teal => [0xffffff, 0x0a5e66, 0x054a52, 0x02343b, 0x11606a, 0x225e50],
        CardStyle::Blue => [0xffffff, 0x1656a2, 0x0c4488, 0x063064, 0x1b57a0, 0x24588c],
        CardStyle::Violet => [0xffffff, 0x5c3a96, 0x452878, 0x2e1756, 0x6a3a8c, 0x7c3a7c],
        CardStyle::Pearl => [0x18181c, 0xf8f6f1, 0xe9e6df, 0xd3cfc6, 0xc8d0dc, 0xdfe4ea],
        CardStyle::Slate => [0xffffff, 0x46545f, 0x333f49, 0x222b33, 0x3f5560, 0x4b585c],
    }
    .map(hex);
    CardColours {
        ink,
        light,
        body,
        dark,
        shape,
        glow,
        stripe: hex(0x0b0b0d),
        panel: (hex(0x1c1c20), hex(0xf4f3ee)),
        hatch: hex(0xe6e8e8),
    }
}

fn in_256(style: CardStyle) -> CardColours {
    let [ink, light, body, dark, shape, glow] = match style {
        CardStyle::Silver => [16, 253, 251, 249, 152, 255],
        CardStyle::Black => [231, 236, 235, 233, 238, 239],
        CardStyle::Navy => [231, 18, 17, 17, 19, 240],
        CardStyle::Green => [231, 22, 22, 22, 23, 236],
        CardStyle::Gold => [16, 222, 179, 178, 221, 229],
        CardStyle::Wine => [231, 88, 52, 52, 88, 234],
        CardStyle::Teal => [231, 23, 23, 23, 236, 234],
        CardStyle::Blue => [231, 19, 19, 18, 20, 18],
        CardStyle::Violet => [231, 54, 54, 53, 55, 90],
        CardStyle::Pearl => [16, 231, 255, 254, 153, 252],
        CardStyle::Slate => [231, 238, 237, 236, 239, 235],
    }
    .map(index);
    CardColours {
        ink,
        light,
        body,
        dark,
        shape,
        glow,
        stripe: index(16),
        panel: (index(16), index(255)),
        hatch: index(254),
    }
}

/// Ink, body, shape and glow of a style; ink stands on nothing but the body.
fn of_few(
    [ink, body, shape, glow]: [Color; 4],
    stripe: Color,
    panel: Pair,
    hatch: Color,
) -> CardColours {
    CardColours {
        ink,
        light: body,
        body,
        dark: body,
        shape,
        glow,
        // On a black card a black stripe would be nowhere.
        stripe: if body == Color::Black {
            stripe
        } else {
            Color::Black
        },
        panel,
        hatch,
    }
}

fn in_16(style: CardStyle) -> CardColours {
    use Color::{
        Black, Blue, Cyan, DarkGray, Gray, Green, LightBlue, LightCyan, LightMagenta, LightRed,
        Magenta, Red, White, Yellow,
    };
    let colours = match style {
        CardStyle::Silver => [Black, Gray, White, Cyan],
        CardStyle::Black => [White, Black, DarkGray, Red],
        CardStyle::Navy => [White, Blue, LightBlue, Cyan],
        CardStyle::Green => [White, Black, DarkGray, Green],
        CardStyle::Gold => [White, Black, DarkGray, Yellow],
        CardStyle::Wine => [White, Red, LightRed, Black],
        CardStyle::Teal => [Black, Cyan, LightCyan, Blue],
        CardStyle::Blue => [White, Blue, Cyan, LightCyan],
        CardStyle::Violet => [White, Magenta, LightMagenta, Blue],
        CardStyle::Pearl => [Black, White, LightCyan, Gray],
        CardStyle::Slate => [White, Black, DarkGray, Blue],
    };
    let (panel, hatch) = match style {
        CardStyle::Pearl => ((Black, Gray), Cyan),
        _ => ((Black, White), Gray),
    };
    of_few(colours, DarkGray, panel, hatch)
}

fn in_8(style: CardStyle) -> CardColours {
    use Color::{Black, Blue, Cyan, Gray, Green, Magenta, Red, Yellow};
    let colours = match style {
        // The brightest ground is the code's alone.
        CardStyle::Silver => [Black, Cyan, Green, Blue],
        CardStyle::Black => [Gray, Black, Cyan, Blue],
        CardStyle::Navy => [Gray, Blue, Cyan, Yellow],
        CardStyle::Green => [Gray, Black, Green, Blue],
        CardStyle::Gold => [Gray, Black, Yellow, Gray],
        CardStyle::Wine => [Gray, Black, Red, Red],
        CardStyle::Teal => [Black, Cyan, Green, Blue],
        CardStyle::Blue => [Gray, Blue, Gray, Cyan],
        CardStyle::Violet => [Gray, Black, Magenta, Blue],
        CardStyle::Pearl => [Black, Cyan, Blue, Magenta],
        CardStyle::Slate => [Gray, Black, Blue, Gray],
    };
    let panel = match style {
        CardStyle::Silver | CardStyle::Pearl | CardStyle::Teal => (Gray, Blue),
        _ => (Black, Cyan),
    };
    of_few(colours, Blue, panel, panel.1)
}
