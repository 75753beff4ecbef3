//! Styles by meaning. Words are drawn in the terminal's own ink, bold, underlined, reversed or dim; the few colours
//! on them are of the 16 of the person's palette, and greys of the 256 where there are as many. Nothing is said by colour alone: what is marked is also reversed
//! and pointed at, a card's code is also framed and named.

use ratatui::style::{Color, Modifier, Style};

use crate::render::tui::depth::Depth;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    pub palette: Palette,
    /// How many colours cards are painted in.
    pub depth: Depth,
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
    /// What has less weight. Dim ink is as faint as the terminal makes it, too faint on many a light ground: a grey of
    /// our own where there are enough colours, and where there are not, on a light ground, none.
    pub fn note(self) -> Style {
        let [dark, light] = MUTED;
        match (self.palette, self.depth.mixes()) {
            (Palette::Dark, true) => Style::new().fg(dark),
            (Palette::Light, true) => Style::new().fg(light),
            (Palette::Light, false) => Style::new(),
            _ => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// What leads the eye: titles, headings, keys.
    pub fn accent(self) -> Style {
        self.ink(LEAD, ACCENT)
    }

    /// The title of a page, with the line under it.
    pub fn title(self) -> Style {
        self.ink(HEAD, ACCENT)
    }

    /// A heading. Where it has an ink, a line under it would make it an address.
    pub fn head(self) -> Style {
        self.heading(ACCENT)
    }

    /// The heading of what to beware of.
    pub fn caution(self) -> Style {
        self.heading(CAUTION)
    }

    /// A sign that warns.
    pub fn warning(self) -> Style {
        self.ink(LEAD, CAUTION)
    }

    fn heading(self, inks: [Color; 2]) -> Style {
        match self.palette {
            Palette::Any | Palette::Mono => HEAD,
            Palette::Dark | Palette::Light => self.ink(LEAD, inks),
        }
    }

    /// A line between columns, fainter than any word.
    pub fn rule(self) -> Style {
        let [dark, light] = FAINT;
        match (self.palette, self.depth.mixes()) {
            (Palette::Dark, true) => Style::new().fg(dark),
            (Palette::Light, true) => Style::new().fg(light),
            _ => self.note(),
        }
    }

    /// What must be done at once: a band that no other page has.
    pub fn alarm(self) -> Style {
        match self.palette {
            Palette::Mono => MARKED,
            _ => LEAD.fg(ALARM.0).bg(ALARM.1),
        }
    }

    /// The sign of what was right or wrong, and its ink.
    pub fn verdict(self, is_right: bool) -> (&'static str, Style) {
        match (is_right, self.ascii) {
            (true, false) => ("✓", self.ink(LEAD, ACCENT)),
            (true, true) => ("o", self.ink(LEAD, ACCENT)),
            (false, false) => ("✗", self.ink(LEAD, CAUTION)),
            (false, true) => ("x", self.ink(LEAD, CAUTION)),
        }
    }

    /// A share of a whole in 1,000ths: what is good, what needs work, and what lies between.
    pub fn share(self, share: u32) -> Style {
        match share {
            GOOD.. => self.accent(),
            ..POOR => self.ink(Style::new(), CAUTION),
            _ => Style::new(),
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
}

/// Inks by meaning, on a dark and on a light ground. On xterm's and on the VGA palette all have at least 4.5 to 1
/// (WCAG 2.2, 1.4.3); `tests/pages/colours.rs` computes it.
pub const ACCENT: [Color; 2] = [Color::Cyan, Color::Blue];
pub const CAUTION: [Color; 2] = [Color::LightRed, Color::Red];
/// Greys of the 256 that are the same everywhere.
pub const MUTED: [Color; 2] = [Color::Indexed(247), Color::Indexed(241)];
/// Greys of what is no word.
const FAINT: [Color; 2] = [Color::Indexed(240), Color::Indexed(249)];
/// Ink and ground of what must be done at once.
pub const ALARM: (Color, Color) = (Color::White, Color::Red);

/// Shares in 1,000ths from which one is good, and under which it needs work. The first is the pass mark of calls and
/// exams.
const GOOD: u32 = 800;
const POOR: u32 = 500;

/// What is said first.
pub const LEAD: Style = Style::new().add_modifier(Modifier::BOLD);
pub const HEAD: Style = Style::new()
    .add_modifier(Modifier::BOLD)
    .add_modifier(Modifier::UNDERLINED);
/// The address of a source. It has no ink: a terminal with links is sent the same text once more.
pub const LINK: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// The choice that is marked.
pub const MARKED: Style = Style::new()
    .add_modifier(Modifier::REVERSED)
    .add_modifier(Modifier::BOLD);
/// A word about what just happened.
pub const NOTICE: Style = Style::new().add_modifier(Modifier::REVERSED);
