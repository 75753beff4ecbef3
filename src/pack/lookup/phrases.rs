//! Sentences by their words: an index of sets of words that is kept in the content and says which meaning a sentence
//! has. How it is written stands at the head of `phrases.toml`.

use crate::pack::model::phrase::{Phrase, Phrases};
use crate::text::fold::{fold, is_japanese};

/// The manners in which sentences are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Script {
    /// Words stand without blanks; any part of the text may be one.
    #[default]
    Japanese,
    /// A word begins where one of the text begins.
    English,
}

impl Script {
    pub(crate) const ALL: [Script; 2] = [Script::Japanese, Script::English];

    pub(crate) fn sets(self, phrase: &Phrase) -> &[String] {
        match self {
            Script::Japanese => &phrase.ja,
            Script::English => &phrase.en,
        }
    }
}

/// Brings sentences and sets of words to one form.
#[derive(Debug, Default)]
pub(crate) struct Folding {
    script: Script,
    pairs: Vec<(String, String)>,
}

impl Folding {
    pub(crate) fn new(phrases: &Phrases, script: Script) -> Folding {
        let pairs = match script {
            Script::Japanese => &phrases.fold.ja,
            Script::English => &phrases.fold.en,
        };
        let pair = |pair: &Vec<String>| match &pair[..] {
            [from, to] => Some((spelled(from), spelled(to))),
            _ => None,
        };
        let is_something = |(from, _): &(String, String)| !from.is_empty();
        let pairs = pairs.iter().filter_map(pair).filter(is_something).collect();
        Folding { script, pairs }
    }

    /// A sentence in one form: for English with one blank between words and around the whole.
    fn sentence(&self, text: &str) -> String {
        let mut text = spelled(text);
        for (from, to) in &self.pairs {
            if text.contains(from.as_str()) {
                text = text.replace(from.as_str(), to);
            }
        }
        match self.script {
            Script::Japanese => {
                let is_of_word = |char: &char| char.is_alphanumeric() && *char != 'ー';
                text.chars().filter(is_of_word).collect()
            }
            Script::English => {
                let words = text.split(|char: char| !char.is_alphanumeric());
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                format!(" {} ", words.join(" "))
            }
        }
    }

    /// A word of a set: in English it begins where a word of the sentence begins.
    fn word(&self, word: &str) -> String {
        match self.script {
            Script::Japanese => self.sentence(word),
            Script::English => self.sentence(&word.replace('_', " ")).trim_end().to_owned(),
        }
    }

    /// A set of words.
    pub(crate) fn set(&self, set: &str) -> WordSet {
        let mut words = WordSet::default();
        for term in set.split_whitespace() {
            let (are_wanted, term) = match term.strip_prefix('-') {
                Some(term) => (false, term),
                None => (true, term),
            };
            let any: Vec<String> = term.split('|').map(|word| self.word(word)).collect();
            match are_wanted {
                true => words.wanted.push(any),
                false => words.unwanted.extend(any),
            }
        }
        words
    }
}

/// Compatibility forms, kana and capitals as one; apostrophes go.
fn spelled(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let words = words.join(" ");
    words
        .chars()
        .filter(|char| !matches!(char, '\'' | '\u{2019}'))
        .collect()
}

/// Words that are in a sentence, and words that are not.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct WordSet {
    /// Of each, one is in the sentence.
    wanted: Vec<Vec<String>>,
    unwanted: Vec<String>,
}

impl WordSet {
    fn is_in(&self, sentence: &str) -> bool {
        let is_there = |word: &String| sentence.contains(word.as_str());
        self.wanted.iter().all(|any| any.iter().any(is_there))
            && !self.unwanted.iter().any(is_there)
    }

    /// Whether it has nothing to look for, or a word that is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        let mut all = self.wanted.iter().flatten().chain(&self.unwanted);
        self.wanted.is_empty() || all.any(|word| word.trim().is_empty())
    }

    /// Whether every sentence that has these words has those of `other` too.
    pub(crate) fn implies(&self, other: &WordSet) -> bool {
        let has = |any: &[String], one: &String| any.iter().any(|word| one.contains(word.as_str()));
        let is_implied = |any: &Vec<String>| {
            let mut wanted = self.wanted.iter();
            wanted.any(|own| own.iter().all(|one| has(any, one)))
        };
        let is_excluded =
            |word: &String| self.unwanted.iter().any(|own| word.contains(own.as_str()));
        other.wanted.iter().all(is_implied) && other.unwanted.iter().all(is_excluded)
    }
}

/// What a sentence says by its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood<'p> {
    /// The meanings that fit, the best first: one, and at most `MORE` others.
    pub meanings: Vec<&'p str>,
    /// Whether such a sentence says the first of them surely.
    pub is_sure: bool,
}

/// Other meanings that are told beside the best.
const MORE: usize = 2;

/// The index, ready to be looked into: for each manner of reading, the sets of each phrase.
#[derive(Debug, Default)]
pub struct PhraseIndex([(Folding, Vec<Vec<WordSet>>); 2]);

impl PhraseIndex {
    pub(crate) fn new(phrases: &Phrases) -> PhraseIndex {
        PhraseIndex(Script::ALL.map(|script| {
            let folding = Folding::new(phrases, script);
            let sets = |phrase: &Phrase| {
                let sets = script.sets(phrase).iter();
                sets.map(|set| folding.set(set)).collect()
            };
            let sets = phrases.all.iter().map(sets).collect();
            (folding, sets)
        }))
    }

    /// What a sentence says. `None` if none of the phrases is in it.
    pub(crate) fn understood<'p>(
        &self,
        phrases: &'p Phrases,
        text: &str,
    ) -> Option<Understood<'p>> {
        let manners = match text.chars().any(is_japanese) {
            true => &self.0[..],
            false => &self.0[1..],
        };
        manners.iter().find_map(|(folding, sets)| {
            let sentence = folding.sentence(text);
            let fits =
                |(_, sets): &(&Phrase, &Vec<WordSet>)| sets.iter().any(|set| set.is_in(&sentence));
            let fitting = phrases.all.iter().zip(sets).filter(fits);
            let mut fitting = fitting.map(|(phrase, _)| phrase);
            let best = fitting.next()?;
            let mut meanings = vec![best.meaning.as_str()];
            for other in fitting {
                if meanings.len() <= MORE && !meanings.contains(&&*other.meaning) {
                    meanings.push(&other.meaning);
                }
            }
            Some(Understood {
                meanings,
                is_sure: best.sure,
            })
        })
    }
}
