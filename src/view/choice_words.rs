//! The words of a choice in the person's language.

use crate::app::choice::{ChoiceSpec, Label};
use crate::pack::words::Words;
use crate::text::catalogue::TextKey;
use crate::text::width::width;
use crate::view::page::Choice;
use crate::view::team::figures::alias;
use crate::view::transcript::written;

/// Stands where a name is cut.
const CUT: &str = "...";

pub(crate) fn choice(words: Words, spec: &ChoiceSpec) -> Choice {
    let note = spec.note.as_ref().map(|note| label(words, note));
    Choice {
        label: label(words, &spec.label),
        note: note.unwrap_or_default(),
        chosen_by_key: spec.action.is_light(),
        sign: spec.sign,
    }
}

pub(crate) fn label(words: Words, label: &Label) -> String {
    match label {
        Label::Text(text) => words.say(*text),
        Label::Filled(key, name, text) => words.fill(*key, &[(name, &words.say(*text))]),
        Label::Counted(key, name, count) => words.fill(*key, &[(name, &count.to_string())]),
        Label::Answered(question, answer) => {
            format!("{}: {}", words.say(*question), words.say(*answer))
        }
        Label::Told(key, with) => told(words, *key, with),
        Label::OfPerson(key, name, cells, with) => {
            // What stands for no name is short in every language.
            let name = match name.as_str() {
                "" => alias(words, ""),
                name => shortened(name.to_owned(), cells.saturating_sub(1)),
            };
            let padding = " ".repeat(cells.saturating_sub(width(&name)));
            let with = with.iter().cloned();
            let with = with.chain([("name", name + &padding)]);
            told(words, *key, &with.collect::<Vec<_>>())
        }
        Label::Around(key, name, inner) => words.fill(*key, &[(name, &self::label(words, inner))]),
        Label::WrittenDown(texts) => written(words, texts),
        Label::Name(name) => name.clone(),
    }
}

/// A name in so many cells at most, with dots where it goes on: one that is longer would push its column out.
fn shortened(name: String, cells: usize) -> String {
    if width(&name) <= cells {
        return name;
    }
    let room = cells.saturating_sub(width(CUT));
    let mut short = String::new();
    for char in name.chars() {
        short.push(char);
        if width(&short) > room {
            short.pop();
            break;
        }
    }
    short + CUT
}

fn told(words: Words, key: TextKey, with: &[(&str, String)]) -> String {
    let with: Vec<(&str, &str)> = with.iter().map(|(name, says)| (*name, &**says)).collect();
    words.fill(key, &with)
}
