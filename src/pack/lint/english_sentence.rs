//! An English sentence as words, which of them name a secret, and whether it orders to give one.

use crate::pack::lint::ask_words::EnglishAskWords;

pub(crate) struct EnglishSentence<'t> {
    of: &'t EnglishAskWords,
    pub(crate) raw: &'t str,
    pub(crate) words: Vec<&'t str>,
    /// All words with a blank around each, to look for several in a row.
    pub(crate) line: String,
    /// The places of the words that name a secret.
    pub(crate) secrets: Vec<usize>,
}

impl<'t> EnglishSentence<'t> {
    pub(crate) fn of(raw: &'t str, of: &'t EnglishAskWords) -> EnglishSentence<'t> {
        let is_of_word = |char: char| char.is_ascii_alphanumeric() || matches!(char, '\'' | '-');
        let parts = raw.split(|char: char| !is_of_word(char));
        let parts = parts.flat_map(|part| match part {
            "e-mail" | "re-enter" => vec![part],
            part => part.split('-').collect(),
        });
        let words = parts.map(|word| word.trim_matches('\''));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let mut sentence = EnglishSentence {
            of,
            raw: raw.trim(),
            line: format!(" {} ", words.join(" ")),
            words,
            secrets: Vec::new(),
        };
        let named = (0..sentence.words.len()).filter(|at| sentence.names_a_secret(*at));
        sentence.secrets = named.collect();
        sentence
    }

    pub(crate) fn has(&self, words: &str) -> bool {
        self.line.contains(&format!(" {words} "))
    }

    /// The word in this place; none where there is no such place.
    pub(crate) fn at(&self, place: usize) -> &'t str {
        self.words.get(place).copied().unwrap_or_default()
    }

    pub(crate) fn is_secret(&self, place: usize) -> bool {
        self.secrets.contains(&place)
    }

    pub(crate) fn warns(&self) -> bool {
        self.words.iter().any(|word| self.of.warns.has(word))
    }

    /// An order to give something: enter your PIN, tell us the code, type it here.
    pub(crate) fn orders(&self, is_named: bool) -> bool {
        // Whether somebody did is no order.
        let mut first = self.words.iter().take(2);
        let is_question = self.raw.ends_with('?') && first.any(|word| self.of.is_there.has(word));
        let verbs = (0..self.words.len()).filter(|at| self.of.giving.has(self.words[*at]));
        let mut led = verbs.filter(|at| self.is_led(*at));
        !is_question && led.any(|at| self.gives(at, is_named) && !self.is_warned(at))
    }

    /// Whether a verb is an order here, and not what somebody does.
    fn is_led(&self, at: usize) -> bool {
        let verb = self.words[at];
        let Some(before) = at.checked_sub(1).map(|at| self.words[at]) else {
            return true;
        };
        let follows_a_mark = self.raw.match_indices(verb).any(|(start, _)| {
            let before = self.raw[..start].trim_end();
            before.ends_with([',', '"', '(', '\''])
                && !self.raw[..start].ends_with(char::is_alphanumeric)
        });
        if follows_a_mark {
            return true;
        }
        let is_yours = self.is_yours(at);
        let narrates = self.words[..at]
            .iter()
            .any(|word| self.of.narrates.has(word));
        let is_of_another = ["can", "may", "will"].contains(&before)
            && at.checked_sub(2).is_none_or(|at| self.words[at] != "you");
        self.of.leads.has(before) && !is_of_another && (!narrates || is_yours)
            || is_yours && !self.of.of_others.has(before)
    }

    /// Whether what is given is the reader's.
    fn is_yours(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|at| ["your", "ur"].contains(&self.at(at)))
    }

    /// Whether a secret is what is given.
    fn gives(&self, at: usize, is_named: bool) -> bool {
        let is_named = is_named || self.secrets.iter().any(|place| *place < at);
        let is_error = self.words.contains(&"error");
        // "You key it in" tells what is so.
        let is_told = at > 0 && self.words[at - 1] == "you";
        let is_asked_back = self.of.asked_back.has(self.words[at]) && !is_told && !is_error;
        is_named && is_asked_back && self.points(at) || self.gives_a_secret(at)
    }

    fn gives_a_secret(&self, at: usize) -> bool {
        let (verb, next) = (self.words[at], self.at(at + 1));
        let Some(object) = self.secrets.iter().find(|place| **place > at) else {
            return false;
        };
        let between = &self.words[at + 1..*object];
        if between.iter().any(|word| self.of.said_of_it.has(word)) {
            return false;
        }
        // It is a phone's that is dialled.
        if verb == "dial" && self.words[*object].starts_with("number") {
            return false;
        }
        let is_to_us = ["us", "me", "your", "the", "back", "it"].contains(&next);
        let is_sent = ["text", "message", "e-mail", "email"].contains(&verb);
        if is_sent && !is_to_us && !(at == 0 && self.is_secret(1)) {
            return false;
        }
        if !self.of.handled.has(verb) || self.is_yours(at) || between.contains(&"with") {
            return true;
        }
        // These are nouns too, or take many another thing: the secret stands close behind.
        let is_of_it =
            |word: &&&str| self.of.describing.has(word) || ["card", "the", "your"].contains(*word);
        let describing = between.iter().rev().take_while(is_of_it).count();
        let between = &between[..between.len() - describing];
        let leads_elsewhere =
            |word: &&str| ["card", "and", "message", "or", "page", "link"].contains(word);
        let before = at.checked_sub(1).map_or("", |at| self.words[at]);
        let is_noun = ["a", "the", "by", "one", "any", "or"].contains(&before);
        let has = |words: &[&str]| words.iter().any(|word| self.words.contains(word));
        let is_put_in = next == "in" || self.at(object + 1) == "in" || has(&["here"]);
        between.len() <= 5
            && !between.iter().any(leads_elsewhere)
            && !is_noun
            && (verb != "put" || is_put_in)
            && (verb != "copy" || has(&["into", "here", "us", "in", "below"]))
    }

    /// Whether what is given is "it".
    fn points(&self, at: usize) -> bool {
        let rest = &self.words[at + 1..];
        let passed = rest.iter().take_while(|word| self.of.passed.has(word));
        let place = at + 1 + passed.count();
        match self.at(place) {
            "it" | "them" => true,
            "what" => ["it", "they"].contains(&self.at(place + 1)),
            word if self.of.pointing.has(word) => {
                let next = self.at(place + 1);
                next.is_empty() || self.of.after_that.has(next)
            }
            _ => false,
        }
    }

    /// Whether an order is one not to, or is about where, whether and how.
    fn is_warned(&self, at: usize) -> bool {
        let line = self.line.trim_start();
        let line = line.strip_prefix("please ").unwrap_or(line);
        let urges = self.of.urging.begins(line).is_some();
        let nothing = ["no", "nobody", "not", "nothing", "none", "anyone"];
        let is_about = |place: usize| {
            let next = self.at(place + 1);
            match self.at(place) {
                // It tells which secret, or where to put it.
                _ if self.is_secret(place - 1) => false,
                "where" | "whether" | "how" | "if" => true,
                "that" => {
                    let is_it = self.of.after_that.has(next) || self.of.describing.has(next);
                    !next.is_empty() && !is_it && !self.is_secret(place + 1)
                }
                "what" => !["", "the", "your", "is", "that", "it"].contains(&next),
                _ => false,
            }
        };
        !urges && self.words[..at].iter().any(|word| self.of.warns.has(word))
            || nothing.contains(&self.at(at + 1))
            || (at + 1..at + 4).any(is_about)
            || self.words.contains(&"apart")
    }

    /// Whether a word names a secret, by what stands beside it.
    fn names_a_secret(&self, at: usize) -> bool {
        let word = self.words[at];
        let before = at.checked_sub(1).map_or("", |at| self.words[at]);
        let (next, then) = (self.at(at + 1), self.at(at + 2));
        let is_name = self.of.secrets.has(word)
            || self.is_misspelt(word)
            || ["word", "phrase", "code"].contains(&word) && ["pass", "secret"].contains(&before)
            || ["details", "data", "information"].contains(&word) && before == "card"
            || word == "value" && ["verification", "security"].contains(&before)
            || ["three", "four", "3", "4"].contains(&word)
                && (["last", "first"].contains(&before) || next == "on" && then == "the");
        let is_moved = next == "to" && then == "come"
            || ["phone", "entry", "pad", "came", "come"].contains(&next);
        let is_other = word.starts_with("code") && self.of.not_a_code.has(before)
            || word.starts_with("number") && (self.of.not_a_number.has(before) || next == "of");
        let all = self.words[..at].iter().rev();
        let describing = all.take_while(|word| self.of.describing.has(word)).count();
        let whose = at
            .checked_sub(describing + 1)
            .map_or("", |at| self.words[at]);
        // What somebody says of their own is not asked for.
        is_name && !is_moved && !is_other && !["my", "his", "her", "our"].contains(&whose)
    }

    /// Whether digits stand for the letters that look like them.
    fn is_misspelt(&self, word: &str) -> bool {
        let is_mixed = word.contains(|char: char| char.is_ascii_digit())
            && word.contains(|char: char| char.is_ascii_alphabetic());
        let plain = word.replace('0', "o").replace('1', "i");
        word == "pln" || is_mixed && self.of.secrets.has(&plain)
    }
}
