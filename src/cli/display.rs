//! Options of how the guide looks and behaves.

use clap::Args;

use crate::cli::language::is_unicode;
use crate::cli::output::environment;
use crate::cli::values::one_of;
use crate::render::tui::depth::Depth;
use crate::runtime::display::{DisplayOptions, Theme};
use crate::text::catalogue::ui;

/// The themes, by name.
const THEMES: [(&str, Theme); 3] = [
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("mono", Theme::Mono),
];

/// Terminals without colours, by their names in terminfo.
const COLOURLESS: [&str; 3] = ["vt100", "vt102", "vt220"];

/// The options; every command takes them, so that they may stand anywhere.
#[derive(Debug, Default, Args)]
pub struct DisplayArgs {
    #[arg(long, global = true, help = ui::cli::PLAIN.name())]
    plain: bool,
    #[arg(long, global = true, value_name = "THEME", help = ui::cli::THEME.name(), value_parser = one_of(&THEMES))]
    theme: Option<Theme>,
    #[arg(long, global = true, help = ui::cli::ASCII.name())]
    ascii: bool,
    #[arg(long, global = true, help = ui::cli::MOUSE.name())]
    mouse: bool,
    #[arg(long, global = true, help = ui::cli::MOTION.name())]
    motion: bool,
}

impl DisplayArgs {
    /// The options, with what the environment says of colours where no theme was asked for, and of its coding.
    pub fn options(&self) -> DisplayOptions {
        DisplayOptions {
            plain: self.plain,
            theme: self.theme.or_else(theme_of_environment),
            depth: depth_of_environment(),
            ascii: self.ascii || !is_unicode(),
            mouse: self.mouse,
            motion: self.motion,
        }
    }
}

fn depth_of_environment() -> Depth {
    let variable = |name| environment(name).unwrap_or_default();
    Depth::of(&variable("COLORTERM"), &variable("TERM"))
}

/// No colours if the environment asks for none, by NO_COLOR that is not empty (no-color.org), or if the terminal is
/// known to have none.
fn theme_of_environment() -> Option<Theme> {
    let is_colourless = |term: String| {
        COLOURLESS.contains(&&*term) || term.ends_with("-m") || term.ends_with("-mono")
    };
    let has_none =
        environment("NO_COLOR").is_some() || environment("TERM").is_some_and(is_colourless);
    has_none.then_some(Theme::Mono)
}
