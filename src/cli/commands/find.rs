//! `cardcode find`: the card, with its code marked.

use anyhow::Result;
use clap::Args;

use crate::app::screen::Screen;
use crate::cli::answer::{AnswerForm, answer};
use crate::cli::context::CommandContext;
use crate::cli::values::card_ids;
use crate::pack::model::card::Card;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::FIND.name(),
    after_help = "cardcode find amex\ncardcode find セゾン"
)]
pub struct FindArgs {
    /// The name, in several words if it has them.
    #[arg(value_name = "CARD", help = ui::cli::CARD_ARG.name())]
    card: Vec<String>,
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
}

impl FindArgs {
    /// Shows the card, or the list of cards.
    ///
    /// # Errors
    /// There is no such card.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let form = AnswerForm::asked(self.json);
        if self.card.is_empty() {
            return answer(context, Screen::CardList, form);
        }
        let name = self.card.join(" ");
        match context.pack.card_named(&name) {
            Some(card) => answer(context, Screen::card(card), form),
            None => {
                let complaint = context.complaint(ui::cli::UNKNOWN_CARD, &name);
                let complaint = complaint.meant(&name, names(context));
                Err(complaint.valid(&card_ids(&context.pack)).end().into())
            }
        }
    }
}

/// Shows the card that stands where a command could.
///
/// # Errors
/// It is neither a card nor one of the commands.
pub fn open_bare(context: &CommandContext, name: &str, commands: &[String]) -> Result<u8> {
    if let Some(card) = context.pack.card_named(name) {
        return answer(context, Screen::card(card), AnswerForm::ForPeople);
    }
    if commands.iter().any(|command| command == name) {
        // It stands behind `--`, where clap takes nothing for a command.
        let complaint = context.complaint(ui::cli::NO_COMMAND_HERE, name);
        return Err(complaint
            .did_you_mean(&format!("cardcode {name}"))
            .end()
            .into());
    }
    let commands = commands.iter().map(String::as_str);
    let complaint = context.complaint(ui::cli::UNKNOWN_COMMAND, name);
    let complaint = complaint.meant(name, commands.chain(names(context)));
    Err(complaint.see_help("cardcode").end().into())
}

/// All names of all cards.
fn names(context: &CommandContext) -> impl Iterator<Item = &str> {
    context.pack.cards().iter().flat_map(Card::names)
}
