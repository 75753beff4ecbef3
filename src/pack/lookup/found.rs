//! What was asked, looked up.

use foldhash::HashSet;

use crate::pack::content::Pack;
use crate::pack::lookup::codes::{CodeFound, CodeIndex, Listed, Prints};
use crate::pack::lookup::phrases::{PhraseIndex, Understood};
use crate::text::mask::mask;
use crate::text::secret_words::without_error_codes;
use crate::text::typed::grown;

/// What is known of something that somebody copied.
#[derive(Clone, Debug)]
pub struct Lookup<'p> {
    /// What was asked, fit to be said back.
    pub asked: String,
    /// The codes in it, in their order.
    pub codes: Vec<CodeFound<'p>>,
    /// What its words say, beside what its codes say.
    pub understood: Option<Understood<'p>>,
}

/// One thing that it may say.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'p> {
    /// Id of the meaning.
    pub meaning: &'p str,
    /// The code that says so; none where words do.
    pub code: Option<Listed<'p>>,
}

impl<'p> Lookup<'p> {
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.understood.is_none()
    }

    /// All that it may say, each meaning once: what codes say, then what words say.
    pub fn readings(&self) -> Vec<Reading<'p>> {
        let codes = self.codes.iter().flat_map(|code| &code.messages);
        let by_code = codes.map(|listed| Reading {
            meaning: listed.1.meaning.as_str(),
            code: Some(*listed),
        });
        let words = self.understood.iter().flat_map(|words| &words.meanings);
        let by_words = words.map(|meaning| Reading {
            meaning,
            code: None,
        });
        let mut seen = HashSet::default();
        let mut all: Vec<Reading> = by_code.chain(by_words).collect();
        all.retain(|reading| seen.insert(reading.meaning));
        all
    }

    /// The meaning that it has, or is closest to. `None` where codes mean several things, or nothing is known.
    pub fn says(&self) -> Option<&'p str> {
        let readings = self.readings();
        let is_one = self.codes.is_empty() || readings.len() == 1;
        readings.first().filter(|_| is_one).map(|one| one.meaning)
    }
}

impl<'p> CodeFound<'p> {
    /// Whether it means one thing, whoever printed it.
    pub(crate) fn is_one(&self) -> bool {
        let mut meanings = self.messages.iter().map(|(_, message)| &message.meaning);
        let first = meanings.next();
        meanings.all(|meaning| Some(meaning) == first)
    }

    /// Leaves the messages that say this, if any does.
    fn settle(&mut self, meaning: &str) {
        let says = |(_, message): &Listed| message.meaning == meaning;
        if !self.is_one() && self.messages.iter().any(says) {
            self.messages.retain(says);
        }
    }
}

impl Pack {
    fn code_index(&self) -> CodeIndex<'_> {
        CodeIndex {
            lists: self.systems(),
            prints: self.prints.get_or_init(|| Prints::new(self.systems())),
        }
    }

    /// Whether a code of any list is printed so, or begins so: cheap, for it is asked at each key.
    pub fn begins_code(&self, text: &str) -> bool {
        self.code_index().is_begun(text)
    }

    /// What was typed of a shop's words with more behind it, without digits that may be somebody's secret.
    pub fn typed(&self, typed: &str, more: &str) -> String {
        let index = self.code_index();
        grown(
            typed,
            more,
            |text| index.is_known(text),
            |text| index.is_begun(text),
        )
    }

    /// Looks up what somebody copied: a code, however it is printed and whatever stands around it, or a sentence.
    pub fn look_up(&self, asked: &str) -> Lookup<'_> {
        let asked: String = asked.chars().take(LONGEST).collect();
        let index = self.code_index();
        let words = self
            .phrase_index
            .get_or_init(|| PhraseIndex::new(self.phrases()));
        let mut codes = index.within(&asked);
        let text = without_error_codes(&asked);
        let understood = words.understood(self.phrases(), &text);
        // Where a code means several things, sure words beside it tell which; vague ones do not.
        let sure = understood.as_ref().filter(|words| words.is_sure);
        if let Some(best) = sure.and_then(|words| words.meanings.first())
            && !is_one_code(&asked, &codes)
        {
            codes.iter_mut().for_each(|code| code.settle(best));
        }
        let said = codes.iter().flat_map(|code| &code.messages);
        let said: HashSet<&str> = said.map(|(_, message)| message.meaning.as_str()).collect();
        let understood = understood.and_then(|mut words| {
            words.meanings.retain(|meaning| !said.contains(meaning));
            // Beside a code, what is vague says nothing.
            let says = !words.meanings.is_empty() && (words.is_sure || codes.is_empty());
            says.then_some(words)
        });
        Lookup {
            asked: mask(&asked, |text| index.is_known(text)),
            understood: understood.filter(|_| !is_one_code(&asked, &codes)),
            codes,
        }
    }
}

/// Characters of what was asked that are looked at.
const LONGEST: usize = 4096;

/// Whether a code is all that was asked: its words say nothing beside it.
fn is_one_code(asked: &str, codes: &[CodeFound]) -> bool {
    let asked = asked.trim_matches(|char: char| !char.is_alphanumeric());
    let is_it = |code: &CodeFound| code.messages.iter().any(|(_, message)| message.is(asked));
    codes.len() == 1 && codes.iter().any(is_it)
}
