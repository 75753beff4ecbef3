//! A page as an answer for a program: what it says and where that leads, as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::plain;
use crate::view::page::{Block, Page};

/// What a command found, as `--json` prints it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Answer")]
pub struct AnswerJson {
    /// The language of the words.
    pub language: String,
    /// Stable name of the page, such as `card/visa/back` or `cause/pin-typed`.
    pub page: String,
    pub title: String,
    /// What is said first: the answer, or the question.
    pub answer: String,
    /// What is said of it, in order.
    pub says: Vec<PartJson>,
    /// Where it leads: the entries of a list, the answers to a question, the causes that are possible.
    pub choices: Vec<ChoiceJson>,
    /// Stable names of the facts behind it.
    pub facts: Vec<String>,
    /// Addresses of the sources of those facts.
    pub sources: Vec<String>,
}

/// A part of what is said.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PartJson {
    /// The heading of what follows.
    Heading { text: String },
    /// What must be done at once.
    Alarm { text: String },
    /// The heading of what not to do.
    Caution { text: String },
    /// A paragraph.
    Text { text: String },
    /// Things to do, in order.
    Steps { items: Vec<String> },
    /// Things side by side.
    List { items: Vec<String> },
    /// Terms, each with what is said of it.
    Terms { terms: Vec<TermJson> },
    /// Two things under common headings.
    Table {
        columns: [String; 2],
        rows: Vec<RowJson>,
    },
    /// A face of a card in words, from top to bottom.
    Card { words: Vec<String> },
}

#[derive(Serialize, JsonSchema)]
pub struct TermJson {
    pub term: String,
    pub says: String,
}

#[derive(Serialize, JsonSchema)]
pub struct RowJson {
    pub heading: String,
    /// What is said of each of the two.
    pub says: [String; 2],
}

#[derive(Serialize, JsonSchema)]
pub struct ChoiceJson {
    /// Stable name of what it leads to.
    pub id: String,
    pub label: String,
    /// More about it; empty where there is none.
    pub note: String,
}

/// The parts of what a page says, its first sentence aside.
pub fn parts(page: &Page) -> Vec<PartJson> {
    page.blocks.iter().flat_map(part).collect()
}

fn part(block: &Block) -> Vec<PartJson> {
    let one = match block {
        Block::Head(text) => PartJson::Heading { text: text.clone() },
        Block::Alarm(text) => PartJson::Alarm { text: text.clone() },
        Block::Caution(text) => PartJson::Caution { text: text.clone() },
        Block::Steps(items) => PartJson::Steps {
            items: items.clone(),
        },
        Block::List(items) => PartJson::List {
            items: items.clone(),
        },
        Block::Terms(terms) => PartJson::Terms {
            terms: terms.iter().cloned().map(term).collect(),
        },
        Block::Table { columns, rows } => PartJson::Table {
            columns: columns.clone(),
            rows: rows.iter().cloned().map(row).collect(),
        },
        // What goes with the mark of a list shows one of its entries.
        Block::Picture(picture) if picture.preview => return Vec::new(),
        Block::Picture(picture) => PartJson::Card {
            words: picture.words.clone(),
        },
        Block::Sheet(heading, block) => {
            let text = heading.clone();
            let heading = (!text.is_empty()).then_some(PartJson::Heading { text });
            return heading.into_iter().chain(part(block)).collect();
        }
        block => {
            let lines = plain::told(block).into_iter();
            return lines.map(|text| PartJson::Text { text }).collect();
        }
    };
    vec![one]
}

fn term((term, says): (String, String)) -> TermJson {
    TermJson { term, says }
}

fn row((heading, says): (String, [String; 2])) -> RowJson {
    RowJson { heading, says }
}
