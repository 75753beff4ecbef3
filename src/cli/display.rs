//! Options of how the guide looks and behaves.

use clap::Args;

use crate::cli::language::is_unicode;
use crate::cli::output::environment;
use crate::cli::settings::{Given, Settings};
use crate::cli::values::one_of;
use crate::render::tui::depth::Depth;
use crate::runtime::display::{DisplayOptions, THEMES, Theme};
use crate::terminal::system::terminal_kind;
use crate::text::catalogue::ui;

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
    /// What of it was asked for, by the names of settings.
    pub fn given(&self) -> Given {
        let theme = THEMES.iter().find(|(_, theme)| Some(*theme) == self.theme);
        let theme = theme.map(|(name, _)| ("theme", (*name).to_owned()));
        let switches = [
            ("plain", self.plain),
            ("ascii", self.ascii),
            ("mouse", self.mouse),
            ("motion", self.motion),
        ];
        let on = switches.into_iter().filter(|(_, is_on)| *is_on);
        let on = on.map(|(name, is_on)| (name, is_on.to_string()));
        theme.into_iter().chain(on).collect()
    }
}

/// How the guide looks by these settings, with what the environment says of colours where no theme is set, and of its
/// coding.
pub fn options(settings: &Settings) -> DisplayOptions {
    let theme = settings.value("theme");
    let theme = THEMES.iter().find(|(name, _)| Some(*name) == theme);
    DisplayOptions {
        plain: settings.is_on("plain"),
        theme: theme.map(|(_, theme)| *theme).or_else(theme_of_environment),
        depth: depth_of_environment(),
        ascii: settings.is_on("ascii") || !is_unicode(),
        mouse: settings.is_on("mouse"),
        motion: settings.is_on("motion"),
    }
}

fn depth_of_environment() -> Depth {
    let variable = |name| environment(name).unwrap_or_default();
    let term = terminal_kind().unwrap_or_default();
    Depth::of(&variable("COLORTERM"), &term.to_string_lossy())
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
