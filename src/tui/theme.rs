//! Styles by meaning, on the person's own palette. Nothing is said by colour alone: what is marked is also
//! reversed and pointed at, and a card's code is also framed and named.

use ratatui::style::{Color, Modifier, Style};

use crate::pack::card;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Look {
    /// Colours, half blocks.
    #[default]
    Colour,
    /// No colours: outlines.
    Outline,
}

/// What is said first.
pub const LEAD: Style = Style::new().add_modifier(Modifier::BOLD);
/// A heading.
pub const HEAD: Style = Style::new()
    .add_modifier(Modifier::BOLD)
    .add_modifier(Modifier::UNDERLINED);
/// What has less weight.
pub const NOTE: Style = Style::new().fg(Color::DarkGray);
/// The choice that is marked.
pub const MARKED: Style = Style::new()
    .add_modifier(Modifier::REVERSED)
    .add_modifier(Modifier::BOLD);
/// A word about what just happened.
pub const NOTICE: Style = Style::new().add_modifier(Modifier::REVERSED);
/// A key's name.
pub const KEY: Style = Style::new().add_modifier(Modifier::BOLD);

/// Colours of a card's picture. They are taken from the fixed 6 x 6 x 6 cube and grey ramp of 256-colour
/// terminals, not from the person's palette, so that ink on a card keeps its contrast (at least 7 to 1 for what
/// is read) on any palette, dark or light.
#[derive(Clone, Copy)]
pub struct CardColours {
    /// The body.
    pub body: Color,
    /// The lighter part of the body, where the light falls.
    pub light: Color,
    /// Print.
    pub ink: Color,
}

/// The security code's spot, ink and ground: the one bright thing on a card.
pub const CODE: (Color, Color) = (Color::Indexed(16), Color::Indexed(226));
/// The letter of a decoy, ink and ground.
pub const LETTER: (Color, Color) = (Color::Indexed(231), Color::Indexed(124));
/// The chip: metal and its lines.
pub const CHIP: (Color, Color) = (Color::Indexed(179), Color::Indexed(94));
/// The magnetic stripe.
pub const STRIPE: Color = Color::Indexed(233);
/// The signature panel, ground and ink.
pub const PANEL: (Color, Color) = (Color::Indexed(255), Color::Indexed(236));
/// The hologram, two shades.
pub const HOLOGRAM: (Color, Color) = (Color::Indexed(152), Color::Indexed(110));
/// The bar of the app's screen.
pub const APP: (Color, Color) = (Color::Indexed(255), Color::Indexed(236));

/// The colours of a body.
pub fn card(style: card::Style) -> CardColours {
    let of = |body, light, ink| CardColours {
        body: Color::Indexed(body),
        light: Color::Indexed(light),
        ink: Color::Indexed(ink),
    };
    match style {
        card::Style::Silver => of(250, 252, 16),
        card::Style::Black => of(235, 237, 255),
        card::Style::Navy => of(17, 18, 255),
        card::Style::Green => of(22, 22, 255),
        card::Style::Gold => of(178, 179, 16),
        card::Style::Wine => of(52, 88, 255),
        card::Style::Teal => of(23, 23, 255),
    }
}
