//! Styles by meaning. Words are drawn in the terminal's own ink, bold, underlined, reversed or dim; the few colours
//! on them are of the 16 of the person's palette. Nothing is said by colour alone: what is marked is also reversed
//! and pointed at, a card's code is also framed and named.

use crate::pack::model::card as model_card;
use ratatui::style::{Color, Modifier, Style};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    pub palette: Palette,
    /// Whether glyphs of uncertain width are left out: cards in whole cells instead of half blocks.
    pub ascii: bool,
    /// Steps that are left until a card's code is shown in its place; 0 where nothing moves.
    pub steps_left: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Palette {
    /// Colours that are good to read on any ground, since it is not known.
    #[default]
    Any,
    /// On a dark ground.
    Dark,
    /// On a light ground.
    Light,
    Mono,
}

impl Look {
    /// What has less weight. Dim ink on a light ground is too faint in some terminals.
    pub fn note(self) -> Style {
        match self.palette {
            Palette::Any | Palette::Dark => Style::new().add_modifier(Modifier::DIM),
            Palette::Light | Palette::Mono => Style::new(),
        }
    }

    /// What leads the eye: titles, headings, keys.
    pub fn accent(self) -> Style {
        self.ink(LEAD, ACCENT)
    }

    /// A heading.
    pub fn head(self) -> Style {
        self.ink(HEAD, ACCENT)
    }

    /// What is right, or was passed.
    pub fn good(self) -> Style {
        self.ink(LEAD, GOOD)
    }

    /// The heading of what to beware of.
    pub fn caution(self) -> Style {
        self.ink(HEAD, CAUTION)
    }

    /// What is wrong, or was failed.
    pub fn danger(self) -> Style {
        self.ink(LEAD, DANGER)
    }

    /// What must be done at once: a band that no other page has.
    pub fn alarm(self) -> Style {
        match self.palette {
            Palette::Mono => MARKED,
            _ => LEAD.fg(ALARM.0).bg(ALARM.1),
        }
    }

    /// Words in a colour for the ground that they stand on; in no colour where the ground is not known.
    fn ink(self, style: Style, [dark, light]: [Color; 2]) -> Style {
        match self.palette {
            Palette::Any | Palette::Mono => style,
            Palette::Dark => style.fg(dark),
            Palette::Light => style.fg(light),
        }
    }

    /// Whether surfaces are painted.
    pub fn paints(self) -> bool {
        self.palette != Palette::Mono
    }

    /// The security code's spot: the one bright thing on a card.
    pub fn code(self) -> Style {
        let spot = match self.paints() {
            true => Style::new().fg(CODE.0).bg(CODE.1),
            false => Style::new().add_modifier(Modifier::REVERSED),
        };
        spot.add_modifier(Modifier::BOLD)
    }

    /// The mark that is moved over a card.
    pub fn aim(self) -> Style {
        let mark = match self.paints() {
            true => Style::new().fg(AIM.0).bg(AIM.1),
            false => Style::new().add_modifier(Modifier::REVERSED),
        };
        mark.add_modifier(Modifier::BOLD)
    }

    /// The letter of a decoy.
    pub fn letter(self) -> Style {
        match self.paints() {
            true => Style::new().fg(LETTER.0).bg(LETTER.1),
            false => Style::new(),
        }
    }
}

/// Inks by meaning, on a dark and on a light ground. On xterm's and on the VGA palette all have at least 4.5 to 1
/// (WCAG 2.2, 1.4.3); `tests/pages/colours.rs` computes it. The palette's own green and yellow are too light for a light
/// ground, so there these are of the fixed cube.
pub const ACCENT: [Color; 2] = [Color::Cyan, Color::Blue];
pub const GOOD: [Color; 2] = [Color::Green, Color::Indexed(22)];
pub const CAUTION: [Color; 2] = [Color::LightYellow, Color::Indexed(94)];
pub const DANGER: [Color; 2] = [Color::LightRed, Color::Red];
/// Ink and ground of what must be done at once.
pub const ALARM: (Color, Color) = (Color::White, Color::Red);

/// What is said first.
pub const LEAD: Style = Style::new().add_modifier(Modifier::BOLD);
pub const HEAD: Style = Style::new()
    .add_modifier(Modifier::BOLD)
    .add_modifier(Modifier::UNDERLINED);
/// The choice that is marked.
pub const MARKED: Style = Style::new()
    .add_modifier(Modifier::REVERSED)
    .add_modifier(Modifier::BOLD);
/// A word about what just happened.
pub const NOTICE: Style = Style::new().add_modifier(Modifier::REVERSED);

/// Colours of a card's picture. They are taken from the fixed 6 x 6 x 6 cube and grey ramp of 256-colour
/// terminals, not from the person's palette, so that ink on a card keeps its contrast (at least 7 to 1 for what
/// is read; `tests/pages/colours.rs` computes it) on any palette, dark or light.
#[derive(Clone, Copy)]
pub struct CardColours {
    pub body: Color,
    /// The lighter part of the body, where the light falls.
    pub light: Color,
    pub ink: Color,
}

/// The security code's spot, ink and ground.
pub const CODE: (Color, Color) = (Color::Indexed(16), Color::Indexed(226));
/// The mark that is moved over a card, ink and ground.
pub const AIM: (Color, Color) = (Color::Indexed(16), Color::Indexed(51));
/// The letter of a decoy, ink and ground.
pub const LETTER: (Color, Color) = (Color::Indexed(231), Color::Indexed(124));
/// The chip: metal and its lines.
pub const CHIP: (Color, Color) = (Color::Indexed(179), Color::Indexed(94));
pub const STRIPE: Color = Color::Indexed(233);
/// The signature panel, ground and ink.
pub const PANEL: (Color, Color) = (Color::Indexed(255), Color::Indexed(236));
/// The hologram, two shades.
pub const HOLOGRAM: (Color, Color) = (Color::Indexed(152), Color::Indexed(110));
/// The bar of the app's screen.
pub const APP: (Color, Color) = (Color::Indexed(255), Color::Indexed(236));

/// The colours of a body.
pub fn card(style: model_card::CardStyle) -> CardColours {
    let of = |body, light, ink| CardColours {
        body: Color::Indexed(body),
        light: Color::Indexed(light),
        ink: Color::Indexed(ink),
    };
    match style {
        model_card::CardStyle::Silver => of(250, 252, 16),
        model_card::CardStyle::Black => of(235, 237, 231),
        model_card::CardStyle::Navy => of(17, 18, 231),
        model_card::CardStyle::Green => of(22, 22, 231),
        model_card::CardStyle::Gold => of(178, 179, 16),
        model_card::CardStyle::Wine => of(52, 88, 231),
        model_card::CardStyle::Teal => of(23, 23, 231),
    }
}
