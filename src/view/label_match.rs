//! A choice by its words, as they are said or typed: はい, ハイ and ﾊｲ are one word, and so are Yes and ＹＥＳ.

use crate::text::fold::fold;
use crate::view::page::Page;

/// What the words said mean on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelMatch {
    /// The choice in this place: its label is these words, or the only one that begins with them.
    Choice(usize),
    /// Several labels begin with these words; the place of the first.
    Several(usize),
    /// No label begins with them.
    Nothing,
}

/// Looks for a choice by the begin of its label.
pub fn said(page: &Page, words: &str) -> LabelMatch {
    let words = fold(words.trim());
    let labels: Vec<String> = page
        .choices
        .iter()
        .map(|choice| fold(&choice.label))
        .collect();
    if words.is_empty() {
        return LabelMatch::Nothing;
    }
    if let Some(place) = labels.iter().position(|label| *label == words) {
        return LabelMatch::Choice(place);
    }
    let mut beginning = (0..labels.len()).filter(|place| labels[*place].starts_with(&words));
    match (beginning.next(), beginning.next()) {
        (Some(place), None) => LabelMatch::Choice(place),
        (Some(place), Some(_)) => LabelMatch::Several(place),
        (None, _) => LabelMatch::Nothing,
    }
}
