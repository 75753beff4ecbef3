//! How many colours a terminal shows.

/// The colours that cards are painted in. Words need no more than the sixteen of the person's palette and two greys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Depth {
    /// 24 bits: edges are mixed and bodies shaded.
    True,
    /// The fixed cube and grey ramp of 256 colours.
    #[default]
    C256,
    /// The sixteen of the palette.
    C16,
    /// The eight of the palette, in which most fonts have half blocks and no quadrants.
    C8,
}

/// Terminals that have more colours than their name in terminfo says.
const COLOURFUL: [&str; 8] = [
    "alacritty",
    "contour",
    "foot",
    "ghostty",
    "kitty",
    "konsole",
    "st-",
    "wezterm",
];

/// Terminals of eight colours. The Linux console has sixteen inks, and eight grounds.
const FEW: [&str; 6] = ["linux", "screen", "ansi", "cons", "cygwin", "vt"];

impl Depth {
    /// What the environment says by COLORTERM and TERM.
    pub fn of(colorterm: &str, term: &str) -> Depth {
        let is_any = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
        match colorterm {
            "truecolor" | "24bit" => return Depth::True,
            _ if term.ends_with("-direct") => return Depth::True,
            "" => {}
            // A terminal that names itself has more than the sixteen.
            _ if !term.contains("16color") && !is_any(&FEW) => return Depth::C256,
            _ => {}
        }
        match term {
            _ if term.contains("256") || term.contains("kitty") || is_any(&COLOURFUL) => {
                Depth::C256
            }
            _ if is_any(&FEW) || term.ends_with("-8color") => Depth::C8,
            _ => Depth::C16,
        }
    }

    /// Whether colours can be mixed.
    pub fn mixes(self) -> bool {
        matches!(self, Depth::True | Depth::C256)
    }

    /// Whether the terminal's font is sure to have quarters of a cell.
    pub fn has_quarters(self) -> bool {
        self != Depth::C8
    }
}
