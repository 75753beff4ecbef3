//! What shops and processors print when a payment fails, and what it means.

use std::collections::BTreeMap;

use foldhash::HashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::pack::model::fact::{Confidence, Source};
use crate::text::code_order::in_order;
use crate::text::fold::fold_code;
use crate::text::lang::Text;

/// What a message says and does not say. Many codes share one meaning.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// Codes name it as their `meaning`.
    pub id: String,
    /// In a few words, for a list.
    pub title: Text,
    /// What the message says, and no more than that.
    pub says: Text,
    /// What it does not say.
    pub not: Text,
    /// What to do next.
    #[serde(rename = "do")]
    pub next: Text,
    /// Causes that it may point to.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Ids of the facts that these words rest on.
    pub facts: Vec<String>,
}

/// What a code says beyond its meaning, where several codes say it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Stable name.
    pub id: String,
    /// What it says.
    pub words: Text,
}

/// The file of meanings.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meanings {
    /// Form of the file.
    pub format_version: u32,
    /// Notes that groups of codes name.
    #[serde(default, rename = "note")]
    pub notes: Vec<Note>,
    /// All meanings; one that no code has is a mistake.
    #[serde(rename = "meaning")]
    pub all: Vec<Meaning>,
}

impl Meanings {
    /// The meaning with this id.
    pub fn meaning(&self, id: &str) -> Option<&Meaning> {
        self.all.iter().find(|meaning| meaning.id == id)
    }

    /// What a message says beyond its meaning.
    pub fn note<'a>(&'a self, message: &'a Message) -> Option<&'a Text> {
        match message.note.as_ref()? {
            MessageNote::Own(words) => Some(words),
            MessageNote::Named(id) => {
                let note = self.notes.iter().find(|note| note.id == *id);
                note.map(|note| &note.words)
            }
        }
    }
}

/// A list of codes that one kind of sender uses.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "RawCodeList")]
pub struct CodeList {
    pub id: String,
    pub order: u32,
    pub name: Text,
    pub seen: Text,
    pub checked: String,
    pub confidence: Confidence,
    pub sources: Vec<Source>,
    pub called: Vec<String>,
    pub head: Option<usize>,
    pub messages: Vec<Message>,
}

/// The file of a list: codes one by one, or in groups that mean the same, or both.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCodeList {
    /// Form of the file.
    #[serde(rename = "format_version")]
    _format_version: u32,
    /// Names the list, as in `cardcode explain gmo/42G020000`.
    id: String,
    /// Its place among the lists.
    order: u32,
    /// Whose codes these are, as lists and headings say it.
    name: Text,
    /// Where a person meets its codes.
    seen: Text,
    /// When its sources were read, as year-month-day.
    checked: String,
    /// How sure the list is as a whole.
    confidence: Confidence,
    /// Where the list is from.
    sources: Vec<Source>,
    /// What stands before a code where people name the list: `eci` in "ECI 05". Its id does too.
    #[serde(default)]
    called: Vec<String>,
    /// How many characters of a longer print are the code, where more digits and letters follow it.
    head: Option<u8>,
    /// Its codes, where each says what it means. A code that stands here and in a group means what is said here.
    #[serde(default, rename = "message")]
    messages: Vec<RawMessage>,
    /// Its codes, where many mean the same.
    #[serde(default)]
    group: Vec<RawGroup>,
    /// Other ways of printing a code of a group, by the code.
    #[serde(default)]
    also: BTreeMap<String, Vec<String>>,
}

/// One code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawMessage {
    /// As it is printed.
    code: String,
    /// Other ways of printing it.
    #[serde(default)]
    aliases: Vec<String>,
    /// Id of what it means.
    meaning: String,
    /// What this code says beyond its meaning.
    note: Option<Text>,
    /// How sure this line is, where less than the list.
    confidence: Option<Confidence>,
    /// Whether it stands in the list that people leaf through. A code whose very name is a suspicion does not, since a
    /// cardholder is never shown such a reason; nor need one that only a shop's programmer meets. Who asks for it
    /// finds it.
    #[serde(default = "yes")]
    listed: bool,
}

/// Codes that mean the same.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    /// Id of what they mean.
    meaning: String,
    /// The codes as they are printed.
    codes: Vec<String>,
    /// Id of the note on what they say beyond their meaning.
    note: Option<String>,
    /// How sure these lines are, where less than the list.
    confidence: Option<Confidence>,
    /// Whether they stand in the list, as with a single code.
    #[serde(default = "yes")]
    listed: bool,
}

fn yes() -> bool {
    true
}

impl From<RawCodeList> for CodeList {
    fn from(raw: RawCodeList) -> CodeList {
        let RawCodeList { mut also, .. } = raw;
        let is_grouped = !raw.group.is_empty();
        let single: HashSet<String> = raw.messages.iter().map(|one| one.code.clone()).collect();
        let mut messages: Vec<Message> = raw.messages.into_iter().map(Message::from).collect();
        for group in raw.group {
            let codes = group.codes.into_iter();
            for code in codes.filter(|code| !single.contains(code)) {
                messages.push(Message {
                    aliases: also.remove(&code).unwrap_or_default(),
                    code,
                    meaning: group.meaning.clone(),
                    note: group.note.clone().map(MessageNote::Named),
                    confidence: group.confidence,
                    listed: group.listed,
                });
            }
        }
        if is_grouped {
            messages.sort_by(|one, other| in_order(&one.code, &other.code));
        }
        CodeList {
            id: raw.id,
            order: raw.order,
            name: raw.name,
            seen: raw.seen,
            checked: raw.checked,
            confidence: raw.confidence,
            sources: raw.sources,
            called: raw.called,
            head: raw.head.map(usize::from),
            messages,
        }
    }
}

impl From<RawMessage> for Message {
    fn from(raw: RawMessage) -> Message {
        Message {
            code: raw.code,
            aliases: raw.aliases,
            meaning: raw.meaning,
            note: raw.note.map(MessageNote::Own),
            confidence: raw.confidence,
            listed: raw.listed,
        }
    }
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// As it is printed.
    pub code: String,
    /// Other ways of printing it.
    pub aliases: Vec<String>,
    /// Id of what it means.
    pub meaning: String,
    /// What this code says beyond its meaning.
    pub note: Option<MessageNote>,
    /// How sure this line is, where less than the list.
    pub confidence: Option<Confidence>,
    /// Whether it stands in the list that people leaf through.
    pub listed: bool,
}

/// A note on a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageNote {
    /// Its own words.
    Own(Text),
    /// The id of a note that several codes share.
    Named(String),
}

impl Message {
    /// Whether a person who types `asked` means this code: case, spaces, hyphens and underscores do not matter.
    pub fn is(&self, asked: &str) -> bool {
        let asked = fold_code(asked);
        !asked.is_empty() && self.prints().any(|print| fold_code(print) == asked)
    }

    /// Every way of printing it.
    pub fn prints(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(String::as_str);
        std::iter::once(self.code.as_str()).chain(aliases)
    }
}

impl CodeList {
    /// Whether a message of it is less sure than the list as a whole.
    pub fn doubts(&self, message: &Message) -> bool {
        let own = message.confidence.filter(|own| *own != Confidence::Known);
        own.is_some_and(|own| own < self.confidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_the_order_in_which_eyes_look_for_them() {
        let mut codes = [
            "G9",
            "N7",
            "100",
            "G10",
            "08",
            "8",
            "2",
            "incorrect_cvc",
            "42G02",
            "42C9",
        ];
        codes.sort_by(|one, other| in_order(one, other));
        assert_eq!(
            codes,
            [
                "2",
                "8",
                "08",
                "42C9",
                "42G02",
                "100",
                "G9",
                "G10",
                "N7",
                "incorrect_cvc"
            ]
        );
    }

    const LIST: &str = r#"
        format_version = 1
        id = "made-up"
        order = 1
        name = { en = "Made up" }
        seen = { en = "Nowhere" }
        checked = "2026-11-28"
        confidence = "high"
        sources = []
        message = [{ code = "B2", meaning = "own", note = { en = "Its own." } }]
        group = [
          { meaning = "shared", codes = ["B10", "B2", "B1"], note = "a-note", confidence = "medium" },
        ]
        also = { "B1" = ["B01"] }
    "#;

    #[test]
    fn a_group_is_its_codes_and_a_row_of_its_own_says_more() {
        let list: CodeList = toml::from_str(LIST).unwrap_or_else(|error| panic!("{error}"));
        let read: Vec<_> = list
            .messages
            .iter()
            .map(|one| (&*one.code, &*one.meaning))
            .collect();
        assert_eq!(read, [("B1", "shared"), ("B2", "own"), ("B10", "shared")]);
        assert!(list.messages[0].is("b-01"));
        assert!(list.doubts(&list.messages[0]) && !list.doubts(&list.messages[1]));
        let named = MessageNote::Named("a-note".to_owned());
        assert_eq!(list.messages[2].note, Some(named));
    }
}
