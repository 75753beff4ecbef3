//! Wrong use: what is wrong, what may have been meant, what is valid; one line.

use std::fmt;

use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::text::mask::shown;
use crate::text::nearest::nearest;

/// The command line cannot be done as it stands: a line for the person. The exit code is 2.
#[derive(Debug)]
pub struct WrongUse(pub String);

impl fmt::Display for WrongUse {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str(&self.0)
    }
}

impl std::error::Error for WrongUse {}

/// A line of wrong use as it is put together, sentence by sentence.
pub struct Complaint<'a> {
    words: Words<'a>,
    sentences: Vec<String>,
}

impl<'a> Complaint<'a> {
    /// Begins with what is wrong, with what was given in it as far as it may be said back.
    pub fn about(words: Words<'a>, text: TextKey, given: &str) -> Complaint<'a> {
        Complaint::saying(words, words.fill(text, &[("given", &shown(given))]))
    }

    /// Begins with this sentence.
    pub fn saying(words: Words<'a>, sentence: String) -> Complaint<'a> {
        Complaint {
            words,
            sentences: vec![sentence],
        }
    }

    /// Adds the known name that is most like the given one, if one is.
    pub fn meant<'n>(self, given: &str, known: impl IntoIterator<Item = &'n str>) -> Self {
        match nearest(given, known) {
            Some(name) => self.did_you_mean(name),
            None => self,
        }
    }

    /// Adds what may have been meant.
    pub fn did_you_mean(self, name: &str) -> Self {
        self.with(ui::cli::DID_YOU_MEAN, ("nearest", name))
    }

    /// Adds what is valid; nothing if that is not known.
    pub fn valid<S: AsRef<str>>(self, names: &[S]) -> Self {
        if names.is_empty() {
            return self;
        }
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        self.with(ui::cli::VALID, ("valid", &names.join(", ")))
    }

    /// Adds where more is said: the help of this command, such as `cardcode find`.
    pub fn see_help(self, command: &str) -> Self {
        self.with(ui::cli::SEE_HELP, ("command", command))
    }

    fn with(mut self, text: TextKey, with: (&str, &str)) -> Self {
        self.sentences.push(self.words.fill(text, &[with]));
        self
    }

    /// All that was put together, as one line.
    pub fn end(self) -> WrongUse {
        WrongUse(self.sentences.join(" "))
    }
}
