//! `cardcode exam letters`: the letters with which the exams of tickets are begun, for the trainer to say.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::commands::sitting::refusal_words;
use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::key_file::secret_key;
use crate::cli::output::print;
use crate::runtime::recorder::this_moment;
use crate::signing::{self, NotSigned};
use crate::text::catalogue::ui;
use crate::text::spoken_letters::SpokenLetters;
use crate::training::ticket::{MOST_BYTES, SecretKey, Ticket};
use crate::training::ticket_draw::TicketDraw;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::EXAM_LETTERS.name(),
    after_help = "cardcode exam letters aiko.ticket ben.ticket --key centre.key"
)]
pub(super) struct LettersArgs {
    #[arg(value_name = "FILE", required = true, help = ui::cli::LETTERS_ARG.name())]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", help = ui::cli::ISSUE_KEY.name())]
    key: PathBuf,
}

impl LettersArgs {
    pub(super) fn run(self, context: &CommandContext) -> Result<u8> {
        let secret = secret_key(context, &self.key)?;
        let centre = signing::public_half(&secret)?;
        let mut people = Vec::new();
        for path in &self.files {
            let text = files::read(context, path, MOST_BYTES)?;
            let ticket = Ticket::read(&text, signing::verify)
                .map_err(|refusal| refusal_words(context, path, this_moment(), &refusal))?;
            let claims = ticket.ticket;
            if claims.centre_key != centre {
                let with = [("file", &*files::name(path))];
                bail!(context.words().fill(ui::ticket::OF_OTHER_KEY, &with));
            }
            let letters = match claims.start_lock {
                Some(_) => start_letters(&secret, claims.draw)?.to_string(),
                None => context.words().say(ui::ticket::NO_LETTERS),
            };
            people.push((claims.candidate, letters));
        }
        // The letters first: they are all as wide.
        let line = |(name, letters): &(String, String)| format!("{letters}  {name}\n");
        print(&people.iter().map(line).collect::<String>()).map(|()| 0)
    }
}

/// The letters of a ticket with this draw. Nothing keeps them: whoever has the centre's key can tell them again, and nobody
/// else can.
///
/// # Errors
/// The key cannot sign.
pub(super) fn start_letters(
    centre: &SecretKey,
    draw: TicketDraw,
) -> Result<SpokenLetters, NotSigned> {
    let said = format!("cardcode exam start letters 1\n{}", draw.0);
    let signature = signing::sign(centre, said.as_bytes())?;
    Ok(SpokenLetters::of(&signature.0))
}
