//! A page in plain lines, for screen readers, scripts and terminals that draw nothing: no escape, no box, no
//! colour, the card told in words.

use crate::machine::Intent;
use crate::pack::narrow;
use crate::page::bindings::{Command, Key, command};
use crate::page::said::{Said, said};
use crate::page::{Block, Page};

/// Lead and blocks in lines, choices aside.
pub fn lines(page: &Page) -> Vec<String> {
    let mut lines = vec![page.lead.clone()];
    for block in &page.blocks {
        match block {
            Block::Head(text) | Block::Caution(text) | Block::Para(text) | Block::Note(text) => {
                lines.push(text.clone())
            }
            Block::Steps(steps) => {
                let numbered = steps.iter().enumerate();
                lines.extend(numbered.map(|(place, step)| format!("{}. {step}", place + 1)));
            }
            Block::List(items) => lines.extend(items.iter().map(|item| format!("- {item}"))),
            Block::Terms(terms) => {
                lines.extend(terms.iter().map(|(term, says)| format!("{term}: {says}")));
            }
            Block::Table { columns, rows } => {
                for (heading, says) in rows {
                    let both = columns.iter().zip(says);
                    let both: Vec<String> =
                        both.map(|(name, says)| format!("{name}: {says}")).collect();
                    lines.push(format!("{heading}. {}.", both.join(". ")));
                }
            }
            Block::Picture(picture) if picture.preview => {}
            Block::Picture(picture) => lines.extend(picture.words.iter().cloned()),
            Block::Meter { .. } => {}
        }
    }
    lines
}

/// The choices, numbered.
pub fn choices(page: &Page) -> Vec<String> {
    let numbered = page.choices.iter().enumerate();
    numbered
        .map(|(place, choice)| match choice.note.as_str() {
            "" => format!("{}. {}", place + 1, choice.label),
            note => format!("{}. {} - {note}", place + 1, choice.label),
        })
        .collect()
}

/// What a line asks for on this page: the number of a choice, its words, or a key's letter. Nothing where it is
/// none of these. Full-width digits and letters are their narrow selves.
pub fn wanted(page: &Page, line: &str) -> Option<Vec<Intent>> {
    let line: String = line.trim().chars().map(narrow).collect();
    let by_number = line.parse::<usize>().ok();
    let number = by_number.and_then(|number| number.checked_sub(1));
    if let Some(place) = number.filter(|place| *place < page.choices.len()) {
        return Some(vec![Intent::Point(place), Intent::Choose]);
    }
    let mut chars = line.trim().chars();
    let key = match (chars.next(), chars.next()) {
        // What a line has no use for: marks are numbers here, and nothing moves.
        (Some(key), None) if !key.is_ascii_digit() => match command(letter(key)) {
            Some(Command::Intent(Intent::Mark(_))) => None,
            Some(Command::Intent(intent)) => Some(vec![intent]),
            _ => None,
        },
        _ => None,
    };
    // Digits are numbers or nothing, never the begin of words.
    let is_number = line.chars().all(|char| char.is_ascii_digit());
    key.or_else(|| match said(page, &line) {
        Said::Choice(place) if !is_number => Some(vec![Intent::Point(place), Intent::Choose]),
        _ => None,
    })
}

/// The key that a letter on a line stands for: `b` is the word for going back, which has no letter among the keys.
fn letter(char: char) -> Key {
    match char {
        'b' | 'B' => Key::Esc,
        char => Key::Char(char),
    }
}
