//! `cardcode completions`: what a shell proposes while a command is typed.

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::cli::output::print;
use crate::cli::values::one_of;
use crate::text::catalogue::ui;

const SHELLS: [(&str, Shell); 4] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
    ("powershell", Shell::PowerShell),
];

#[derive(Debug, Args)]
#[command(
    about = ui::cli::COMPLETIONS.name(),
    after_help = "cardcode completions bash > ~/.local/share/bash-completion/completions/cardcode\ncardcode completions fish > ~/.config/fish/completions/cardcode.fish"
)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL", help = ui::cli::SHELL_ARG.name(), value_parser = one_of(&SHELLS))]
    shell: Shell,
}

impl CompletionsArgs {
    /// Prints the script for one shell from the tree of commands, with explanations in the person's language where the
    /// shell shows any.
    ///
    /// # Errors
    /// stdout cannot be written to.
    pub fn run(self, mut tree: Command) -> Result<u8> {
        let mut script = Vec::new();
        generate(self.shell, &mut tree, "cardcode", &mut script);
        print(&String::from_utf8_lossy(&script)).map(|()| 0)
    }
}
