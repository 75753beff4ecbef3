//! `cardcode preview`: a pack as its author writes it.

use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, bail};
use clap::Args;

use crate::app::screen::Screen;
use crate::app::state::State;
use crate::author::pack_dir;
use crate::cli::context::CommandContext;
use crate::runtime::exit::ExitReason;
use crate::runtime::preview::preview;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::PREVIEW.name())]
pub struct PreviewArgs {
    #[arg(value_name = "DIR", help = ui::cli::PREVIEW_ARG.name())]
    folder: PathBuf,
    /// A page by name, such as `ask/typed` or `typed`.
    #[arg(value_name = "PAGE", help = ui::cli::PAGE_ARG.name())]
    page: Option<String>,
}

impl PreviewArgs {
    /// Opens the guide on the pack, read anew whenever one of its files changes.
    ///
    /// # Errors
    /// There is no terminal, or no such page.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        if context.display.plain || !stdin().is_terminal() || !stdout().is_terminal() {
            let folder = pack_dir::said_back(&self.folder);
            let text = ui::author::PREVIEW_LINES;
            bail!(context.words().fill(text, &[("folder", &folder)]));
        }
        let state = State::new(context.lang.clone(), Screen::Home);
        let ended = preview(
            Rc::clone(&context.pack),
            state,
            context.display,
            &self.folder,
            self.page.as_deref(),
        );
        ended.map(ExitReason::code)
    }
}
