//! What was asked, looked up.

use foldhash::HashSet;

use crate::pack::content::Pack;
use crate::pack::lookup::codes::{CodeFound, CodeIndex, Prints};
use crate::pack::lookup::phrases::{PhraseIndex, Understood};
use crate::text::mask::{mask, without_error_codes};

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

impl Lookup<'_> {
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.understood.is_none()
    }
}

impl Pack {
    /// Looks up what somebody copied: a code, however it is printed and whatever stands around it, or a sentence.
    pub fn look_up(&self, asked: &str) -> Lookup<'_> {
        let asked: String = asked.chars().take(LONGEST).collect();
        let index = CodeIndex {
            lists: self.systems(),
            prints: self.prints.get_or_init(|| Prints::new(self.systems())),
        };
        let words = self
            .phrase_index
            .get_or_init(|| PhraseIndex::new(self.phrases()));
        let codes = index.within(&asked);
        let said = codes.iter().flat_map(|code| &code.messages);
        let said: HashSet<&str> = said.map(|(_, message)| message.meaning.as_str()).collect();
        let text = without_error_codes(&asked);
        let understood = words
            .understood(self.phrases(), &text)
            .and_then(|mut words| {
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
    let is_it = |code: &CodeFound| code.messages.iter().any(|(_, message)| message.is(asked));
    codes.len() == 1 && codes.iter().any(is_it)
}
