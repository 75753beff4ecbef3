//! `cardcode diagnose`: why a payment failed.

use anyhow::{Result, bail};
use clap::Args;

use crate::app::screen::Screen;
use crate::cli::commands::explain::unknown;
use crate::cli::context::CommandContext;
use crate::cli::guide;
use crate::inquiry::answers::Answers;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::DIAGNOSE.name(),
    after_help = "cardcode diagnose\ncardcode diagnose --shown G44\ncardcode diagnose --shown do not honor"
)]
pub struct DiagnoseArgs {
    #[arg(long, value_name = "MESSAGE", num_args = 1.., help = ui::cli::SHOWN_ARG.name())]
    shown: Vec<String>,
}

impl DiagnoseArgs {
    /// Opens the guide at the first question, or behind what a message says to the questions.
    ///
    /// # Errors
    /// Nothing is known of the message. The terminal cannot be read or written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let answers = match self.shown.is_empty() {
            true => Answers::default(),
            false => told(context, &self.shown.join(" "))?,
        };
        guide::open(context, Screen::Diagnose(answers))
    }
}

/// What a message says to the questions: nothing, where it means several things or the questions know nothing of it.
fn told(context: &CommandContext, message: &str) -> Result<Answers> {
    let (pack, flow) = (&context.pack, context.pack.diagnosis());
    let lookup = pack.look_up(message);
    let by_name = pack.meanings().meaning(message.trim());
    if by_name.is_none() && lookup.is_empty() {
        bail!(unknown(context.words(), message, &lookup));
    }
    let says = lookup.says();
    let meaning = by_name.map(|meaning| meaning.id.as_str()).or(says);
    let evidence = meaning.and_then(|meaning| flow.evidence_of(meaning));
    Ok(evidence.map_or_else(Answers::default, |evidence| Answers::told(flow, evidence)))
}
