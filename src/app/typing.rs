//! Lists that keys narrow. What is typed is kept only as far as it spells an entry of the list, so that nothing else can
//! ever show: nobody finds a place here to type a number in. Only where the words of a shop are asked for, other words
//! are kept too, and what may be a secret in them is not.

use crate::pack::model::card::Card;
use crate::pack::model::message::{CodeList, Message};
use crate::text::fold::{fold, fold_code};
use crate::text::lang::Text;

/// What keys do on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// They are commands, and digits and letters mark rows.
    Commands,
    /// Letters spell entries of the list; digits mark rows, where they spell none further.
    Letters,
    /// Letters and digits spell entries of the list.
    All,
    /// The same, and what spells no entry is kept as words of a shop: without what may be a number, a code or a PIN.
    Words,
}

/// What an entry of a list is spelled by.
#[derive(Clone, Copy, Debug)]
pub enum Spelling<'a> {
    Code(&'a Message),
    /// A code that stands in the list only when it is spelled whole.
    Unlisted(&'a Message),
    Card(&'a Card),
    Words(&'a Text),
    List(&'a CodeList),
}

/// How far what was typed spells an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelled {
    No,
    Begun,
    Whole,
}

impl<'a> Spelling<'a> {
    /// How far this spells the entry: the begin of a code, or of a word of a name in any language.
    pub fn spelled(self, typed: &str) -> Spelled {
        let names = self.names();
        names
            .map(|name| self.of_name(name, typed))
            .max()
            .unwrap_or(Spelled::No)
    }

    /// Whether the entry stands in the list when so much of it is spelled.
    pub fn is_shown(self, typed: &str) -> bool {
        match self {
            Spelling::Unlisted(_) => !typed.is_empty() && self.spelled(typed) == Spelled::Whole,
            _ => typed.is_empty() || self.spelled(typed) > Spelled::No,
        }
    }

    /// What was typed as the entry itself writes it.
    pub fn own(self, typed: &str) -> Option<&'a str> {
        let mut names = self
            .names()
            .filter(|name| self.of_name(name, typed) > Spelled::No);
        let name = names.next()?;
        let form = self.form();
        let wanted = form(typed);
        let starts = self
            .starts(name)
            .find(|start| form(&name[*start..]).starts_with(&wanted))?;
        let ends = name[starts..]
            .char_indices()
            .map(|(at, char)| starts + at + char.len_utf8());
        let mut parts = ends.map(|end| &name[starts..end]);
        parts.find(|part| form(part).len() >= wanted.len())
    }

    fn names(self) -> Box<dyn Iterator<Item = &'a str> + 'a> {
        match self {
            Spelling::Code(message) | Spelling::Unlisted(message) => Box::new(message.prints()),
            Spelling::Card(card) => Box::new(card.names()),
            Spelling::Words(text) => Box::new(text.all().map(|(_, words)| words)),
            Spelling::List(list) => {
                let called = list.called.iter().chain([&list.id]).map(String::as_str);
                Box::new(list.name.all().map(|(_, words)| words).chain(called))
            }
        }
    }

    fn form(self) -> fn(&str) -> String {
        match self {
            Spelling::Code(_) | Spelling::Unlisted(_) => fold_code,
            _ => fold,
        }
    }

    /// Where in a name one may begin to spell it.
    fn starts(self, name: &'a str) -> Box<dyn Iterator<Item = usize> + 'a> {
        match self {
            Spelling::Code(_) | Spelling::Unlisted(_) => Box::new(std::iter::once(0)),
            _ => {
                let before = std::iter::once(None).chain(name.chars().map(Some));
                let places = name.char_indices().zip(before);
                // A word begins behind a blank or a mark; Japanese ones stand without.
                let begins = |char: char, before: Option<char>| {
                    !char.is_ascii_alphanumeric()
                        || !before.is_some_and(|before| before.is_ascii_alphanumeric())
                };
                let places = places.filter(move |((_, char), before)| {
                    char.is_alphanumeric() && begins(*char, *before)
                });
                Box::new(places.map(|((at, _), _)| at))
            }
        }
    }

    fn of_name(self, name: &'a str, typed: &str) -> Spelled {
        let form = self.form();
        let wanted = form(typed);
        if wanted.is_empty() {
            return Spelled::No;
        }
        let mut starts = self.starts(name).map(|start| form(&name[start..]));
        match starts.any(|rest| rest.starts_with(&wanted)) {
            true if form(name) == wanted => Spelled::Whole,
            true => Spelled::Begun,
            false => Spelled::No,
        }
    }
}
