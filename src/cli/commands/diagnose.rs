//! `cardcode diagnose`: why a payment failed.

use anyhow::{Result, bail};
use clap::Args;

use crate::app::screen::Screen;
use crate::app::screens::meaning::MeaningScreen;
use crate::cli::answer::{AnswerForm, answer};
use crate::cli::commands::explain::unknown;
use crate::cli::context::CommandContext;
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
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
}

impl DiagnoseArgs {
    /// Shows the first question, behind what a message says to the questions, or at what it means where no
    /// question says that.
    ///
    /// # Errors
    /// Nothing is known of the message. The terminal cannot be read or written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let screen = match self.shown.is_empty() {
            true => Screen::Diagnose(Answers::default()),
            false => shown(context, &self.shown.join(" "))?,
        };
        answer(context, screen, AnswerForm::asked(self.json))
    }
}

/// Where a message leads: to the first question where it means several things.
fn shown(context: &CommandContext, message: &str) -> Result<Screen> {
    let (pack, flow) = (&context.pack, context.pack.diagnosis());
    let lookup = pack.look_up(message);
    let by_name = pack.meanings().meaning(message.trim());
    if by_name.is_none() && lookup.is_empty() {
        bail!(unknown(context.words(), message, &lookup));
    }
    let says = lookup.says();
    let Some(meaning) = by_name.map(|meaning| meaning.id.as_str()).or(says) else {
        return Ok(Screen::Diagnose(Answers::default()));
    };
    Ok(match flow.evidence_of(meaning) {
        Some(evidence) => Screen::Diagnose(Answers::told(flow, evidence)),
        None => Screen::Meaning(MeaningScreen {
            meaning: meaning.to_owned(),
        }),
    })
}
