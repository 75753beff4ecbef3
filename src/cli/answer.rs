//! What a cardholder's command came to: a page to go on from where somebody sits there, else the answer and nothing else.

use std::io::{BufRead, IsTerminal, stdin, stdout};

use anyhow::Result;

use crate::app::screen::Screen;
use crate::app::state::State;
use crate::cli::context::CommandContext;
use crate::cli::guide;
use crate::cli::output::print;
use crate::cli::system::stdin_tells_its_end;
use crate::pack::content::Pack;
use crate::render::answer::{AnswerJson, ChoiceJson, parts};
use crate::render::plain;
use crate::render::tui::card::picture::draw;
use crate::render::tui::theme::{Look, Palette};
use crate::view::page::{Backing, Block, Choice, Page};
use crate::view::router::page;

/// In which form an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerForm {
    ForPeople,
    Json,
}

impl AnswerForm {
    /// As the option `--json` says it.
    pub fn asked(json: bool) -> AnswerForm {
        match json {
            true => AnswerForm::Json,
            false => AnswerForm::ForPeople,
        }
    }
}

/// Opens the guide at this screen, or prints what it says where nobody can go on from it. Returns the exit code.
///
/// # Errors
/// The terminal cannot be read or written to.
pub fn answer(context: &CommandContext, screen: Screen, form: AnswerForm) -> Result<u8> {
    if form == AnswerForm::ForPeople && (context.display.plain || somebody_goes_on()) {
        return guide::open(context, screen);
    }
    let pack = &context.pack;
    let state = State::new(context.lang.clone(), screen);
    let page = page(pack, &state);
    let choices = leading_on(pack, &state, &page);
    let text = match form {
        AnswerForm::Json => json(context, &page, choices)?,
        AnswerForm::ForPeople => lines(&page, &choices, context.display.ascii),
    };
    print(&text).map(|()| 0)
}

/// Whether somebody sees the page, or what they will type is there to be read.
fn somebody_goes_on() -> bool {
    stdout().is_terminal() || !(stdin().is_terminal() || is_at_end())
}

/// Whether what stands for the keyboard is a file or a device that has nothing to say. Of a pipe nobody knows before it was
/// waited for.
fn is_at_end() -> bool {
    stdin_tells_its_end() && stdin().lock().fill_buf().is_ok_and(<[u8]>::is_empty)
}

/// The choices that are part of the answer, each with the stable name of what it leads to.
fn leading_on<'a>(pack: &Pack, state: &State, page: &'a Page) -> Vec<(String, &'a Choice)> {
    let actions = state.actions(pack).into_iter().zip(&page.choices);
    let named = actions.filter_map(|(action, choice)| Some((action.names()?.to_owned(), choice)));
    named.collect()
}

/// Columns of a card that is drawn, as on a terminal of 80.
const CARD: usize = 64;

fn lines(page: &Page, choices: &[(String, &Choice)], draws: bool) -> String {
    let mut lines = vec![page.title.clone()];
    if draws {
        lines.extend(page.blocks.iter().flat_map(drawn));
    }
    lines.extend(plain::lines(page));
    lines.extend(choices.iter().map(|(_, choice)| {
        let note = Some(&choice.note).filter(|note| !note.is_empty());
        let note = note.map(|note| format!(" - {note}"));
        format!("- {}{}", choice.label, note.unwrap_or_default())
    }));
    lines.join("\n") + "\n"
}

/// A card in signs that every terminal and every file can hold.
fn drawn(block: &Block) -> Vec<String> {
    let look = Look {
        palette: Palette::Mono,
        ascii: true,
        ..Look::default()
    };
    match block {
        Block::Picture(picture) if !picture.preview => {
            let lines = draw(picture, CARD, look).into_iter();
            lines
                .map(|line| line.to_string().trim_end().to_owned())
                .collect()
        }
        _ => Vec::new(),
    }
}

fn json(context: &CommandContext, page: &Page, choices: Vec<(String, &Choice)>) -> Result<String> {
    let facts = page.backing.iter().filter_map(|backing| match backing {
        Backing::Fact(id) => Some(id.clone()),
        Backing::List(_) => None,
    });
    let facts: Vec<String> = facts.collect();
    let known = context.pack.facts();
    let sources = facts.iter().filter_map(|id| known.get(id));
    let sources = sources.flat_map(|fact| fact.sources.iter().map(|source| source.url.clone()));
    let choice = |(id, choice): (String, &Choice)| ChoiceJson {
        id,
        label: choice.label.clone(),
        note: choice.note.clone(),
    };
    let answer = AnswerJson {
        language: context.lang.code().to_owned(),
        page: page.id.clone(),
        title: page.title.clone(),
        answer: page.lead.clone(),
        says: parts(page),
        choices: choices.into_iter().map(choice).collect(),
        sources: sources.collect(),
        facts,
    };
    Ok(serde_json::to_string_pretty(&answer)? + "\n")
}
