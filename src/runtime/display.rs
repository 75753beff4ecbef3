//! How the guide looks and behaves in a terminal, as a person asks for it.

use crate::render::tui::depth::Depth;

/// The wishes; all off is the usual look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DisplayOptions {
    /// Lines instead of a drawn page.
    pub plain: bool,
    /// `None` if the terminal is to be asked for its background.
    pub theme: Option<Theme>,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// No glyph of uncertain width.
    pub ascii: bool,
    /// Clicks and the wheel are heard.
    pub mouse: bool,
    /// The code's place is revealed in a few steps.
    pub motion: bool,
}

/// The themes, by the names that people give them.
pub const THEMES: [(&str, Theme); 3] = [
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("mono", Theme::Mono),
];

/// A theme that a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    Mono,
}
