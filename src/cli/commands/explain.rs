//! `cardcode explain`: what a message says, for a person or as JSON for a program.

use anyhow::{Result, bail};
use clap::Args;
use serde::Serialize;

use crate::app::screen::Screen;
use crate::app::screens::message::MessageScreen;
use crate::app::state::State;
use crate::cli::context::CommandContext;
use crate::cli::guide;
use crate::cli::output::print;
use crate::cli::wrong_use::WrongUse;
use crate::pack::content::Pack;
use crate::pack::model::message::{CodeList, Meaning, Message};
use crate::render::plain;
use crate::text::catalogue::ui;
use crate::text::fold::narrow;
use crate::text::lang::{Lang, Text};
use crate::text::sanitize::shown;
use crate::view::router::page;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::EXPLAIN.name(),
    after_help = "cardcode explain G44\ncardcode explain incorrect_cvc --json"
)]
pub struct ExplainArgs {
    #[arg(value_name = "MESSAGE", help = ui::cli::MESSAGE_ARG.name())]
    message: Option<String>,
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
}

impl ExplainArgs {
    /// Prints what the message says, or opens the guide at the lists of messages. The exit code is 1 if JSON was asked
    /// for and no list has the message.
    ///
    /// # Errors
    /// No list has the message.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let CommandContext { pack, lang, .. } = context;
        let Some(message) = self.message else {
            if self.json {
                return Err(WrongUse(context.words().say(ui::cli::JSON_NEEDS)).into());
            }
            return guide::open(context, Screen::CodeLists);
        };
        if self.json {
            let (text, is_known) = json(pack, lang, &message)?;
            print(&text)?;
            return Ok(u8::from(!is_known));
        }
        match text(pack, lang, &message) {
            Some(text) => print(&text).map(|()| 0),
            None if may_be_secret(&message) => bail!(context.words().say(ui::cli::NO_DIGITS)),
            None => {
                let with = [("given", &*shown(&message))];
                bail!(context.words().fill(ui::cli::UNKNOWN_MESSAGE, &with))
            }
        }
    }
}

/// What is known of a message, as JSON gives it.
#[derive(Serialize)]
struct ExplainJson<'a> {
    asked: &'a str,
    language: &'a str,
    found: Vec<FoundMessage<'a>>,
}

#[derive(Serialize)]
struct FoundMessage<'a> {
    list: &'a str,
    list_name: String,
    code: &'a str,
    meaning: &'a str,
    title: String,
    says: String,
    does_not_say: String,
    what_to_do: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    causes: &'a [String],
    checked: &'a str,
    sources: Vec<&'a str>,
}

/// What the message says; `None` if no list has it.
fn text(pack: &Pack, lang: &Lang, asked: &str) -> Option<String> {
    let found = pack.messages(asked);
    let mut told: Vec<String> = Vec::new();
    for (system, message) in &found {
        let screen = Screen::Message(MessageScreen {
            system: system.id.clone(),
            code: message.code.clone(),
        });
        let page = page(pack, &State::new(lang.clone(), screen));
        told.push(format!(
            "{} ({})\n{}\n",
            page.lead,
            page.title,
            plain::lines(&page)[1..].join("\n")
        ));
    }
    (!told.is_empty()).then(|| told.join("\n"))
}

/// Whether what was asked may be a card number, code or PIN: digits alone, at least as many as a code has. Then
/// it is not repeated, on the screen or in JSON.
fn may_be_secret(asked: &str) -> bool {
    let asked: Vec<char> = asked
        .chars()
        .map(narrow)
        .filter(|char| !matches!(char, ' ' | '-'))
        .collect();
    asked.len() >= 3 && asked.iter().all(char::is_ascii_digit)
}

/// The same as JSON, one object, and whether any list has the message; if none has, `found` is empty.
fn json(pack: &Pack, lang: &Lang, asked: &str) -> serde_json::Result<(String, bool)> {
    let found: Vec<FoundMessage> = pack
        .messages(asked)
        .into_iter()
        .filter_map(|(s, m)| found(pack, lang, s, m))
        .collect();
    let is_known = !found.is_empty();
    let asked = if is_known || !may_be_secret(asked) {
        asked
    } else {
        ""
    };
    let answer = ExplainJson {
        asked,
        language: lang.code(),
        found,
    };
    Ok((serde_json::to_string_pretty(&answer)? + "\n", is_known))
}

fn found<'a>(
    pack: &'a Pack,
    lang: &Lang,
    system: &'a CodeList,
    message: &'a Message,
) -> Option<FoundMessage<'a>> {
    let meaning: &Meaning = pack
        .meanings()
        .all
        .iter()
        .find(|meaning| meaning.id == message.meaning)?;
    let words = |text: &Text| pack.words(lang).say(text);
    Some(FoundMessage {
        list: &system.id,
        list_name: words(&system.name),
        code: &message.code,
        meaning: &meaning.id,
        title: words(&meaning.title),
        says: words(&meaning.says),
        does_not_say: words(&meaning.not),
        what_to_do: words(&meaning.next),
        note: pack.meanings().note(message).map(words),
        causes: &meaning.causes,
        checked: &system.checked,
        sources: system
            .sources
            .iter()
            .map(|source| source.url.as_str())
            .collect(),
    })
}
