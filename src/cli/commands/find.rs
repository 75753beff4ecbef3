//! `cardcode find`: the card, with its code marked.

use anyhow::Result;
use clap::Args;

use crate::app::screen::Screen;
use crate::cli::context::CommandContext;
use crate::cli::guide;
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
}

impl FindArgs {
    /// Opens the guide at the card, or at the list of cards.
    ///
    /// # Errors
    /// There is no such card.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        if self.card.is_empty() {
            return guide::open(context, Screen::CardList);
        }
        let name = self.card.join(" ");
        match context.pack.card_named(&name) {
            Some(card) => guide::open(context, Screen::card(card)),
            None => {
                let complaint = context.complaint(ui::cli::UNKNOWN_CARD, &name);
                let complaint = complaint.meant(&name, names(context));
                Err(complaint.valid(&card_ids(&context.pack)).end().into())
            }
        }
    }
}

/// Opens the guide at the card that stands where a command could.
///
/// # Errors
/// It is neither a card nor one of the commands.
pub fn open_bare(context: &CommandContext, name: &str, commands: &[String]) -> Result<u8> {
    if let Some(card) = context.pack.card_named(name) {
        return guide::open(context, Screen::card(card));
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
