//! Codes within any text: as they are printed alone, behind the name of their list, or between other words.

use foldhash::{HashMap, HashSet};

use crate::pack::model::message::{CodeList, Message};
use crate::text::fold::{fold, fold_code, narrow};
use crate::text::mask::mask;

/// A message with its list.
pub type Listed<'p> = (&'p CodeList, &'p Message);

/// A code that stands in what was asked, and every message that it may be.
#[derive(Clone, Debug)]
pub struct CodeFound<'p> {
    pub messages: Vec<Listed<'p>>,
}

/// The prints of all codes, folded, with the places of the messages: of the list, and in it.
#[derive(Debug, Default)]
pub struct Prints(HashMap<String, Vec<(usize, usize)>>);

impl Prints {
    pub(crate) fn new(lists: &[CodeList]) -> Prints {
        let mut prints: HashMap<String, Vec<(usize, usize)>> = HashMap::default();
        for (of, list) in lists.iter().enumerate() {
            for (at, message) in list.messages.iter().enumerate() {
                for print in message.prints() {
                    let known = prints.entry(fold_code(print)).or_default();
                    if !known.contains(&(of, at)) {
                        known.push((of, at));
                    }
                }
            }
        }
        Prints(prints)
    }
}

/// The codes of all lists, to be found by their prints.
pub(crate) struct CodeIndex<'p> {
    pub(crate) lists: &'p [CodeList],
    pub(crate) prints: &'p Prints,
}

impl<'p> CodeIndex<'p> {
    fn printed(&self, print: &str) -> impl Iterator<Item = Listed<'p>> + use<'p> {
        let places = self.prints.0.get(print).into_iter().flatten();
        let lists = self.lists;
        places.filter_map(move |(of, at)| {
            let list = lists.get(*of)?;
            Some((list, list.messages.get(*at)?))
        })
    }

    /// Every message that is printed like this.
    fn exact(&self, print: &str) -> Vec<Listed<'p>> {
        self.printed(&fold_code(print)).collect()
    }

    /// Whether this is the print of a code, whole or filled up with zeros.
    pub(crate) fn is_known(&self, text: &str) -> bool {
        let print = fold_code(text);
        let is_filled = |list: &CodeList| {
            let head = list
                .head
                .filter(|head| print.len() > *head && print.is_ascii());
            head.is_some_and(|head| print[head..].bytes().all(|byte| byte == b'0'))
        };
        self.prints.0.contains_key(&print) || !self.longer(&print, is_filled).is_empty()
    }

    /// Whether this begins the print of a code.
    pub(crate) fn is_begun(&self, text: &str) -> bool {
        let begin = fold_code(text);
        self.prints.0.keys().any(|print| print.starts_with(&begin))
    }

    /// What was asked, as one code: printed like this, or longer than the code by digits and letters in a list whose codes
    /// are, or behind the name of its list.
    fn whole(&self, asked: &str) -> Vec<Listed<'p>> {
        let asked = asked.trim();
        // An option of a command line, and no code.
        if asked.starts_with('-') {
            return Vec::new();
        }
        let exact = self.exact(asked);
        if !exact.is_empty() {
            return exact;
        }
        let longer = self.longer(asked, |_| true);
        if !longer.is_empty() {
            return longer;
        }
        let marks = asked
            .char_indices()
            .filter(|(_, char)| is_between_name_and_code(*char));
        let mut named = marks.filter_map(|(at, mark)| {
            let (name, code) = (&asked[..at], &asked[at + mark.len_utf8()..]);
            let found = self.of_named(name, code);
            (!found.is_empty()).then_some(found)
        });
        // The longest name counts: `3ds reason 05` is no code of what `3ds` alone calls.
        named.next_back().unwrap_or_default()
    }

    /// The messages with this code in the lists with this name.
    fn of_named(&self, name: &str, code: &str) -> Vec<Listed<'p>> {
        let name = fold_words(name);
        let is_named = |list: &CodeList| {
            let mut names = list.called.iter().chain([&list.id]);
            !name.is_empty() && names.any(|own| fold_words(own) == name)
        };
        let found = self.exact(code).into_iter();
        let found: Vec<Listed> = found.filter(|(list, _)| is_named(list)).collect();
        match found.is_empty() {
            true => self.longer(code, is_named),
            false => found,
        }
    }

    /// The messages whose code begins this longer print, in lists whose codes are printed so.
    fn longer(&self, print: &str, is_meant: impl Fn(&CodeList) -> bool) -> Vec<Listed<'p>> {
        let print = fold_code(print);
        let lists = self.lists.iter().filter(|list| is_meant(list));
        let found = lists.filter_map(|list| {
            let head = list.head.filter(|head| print.len() > *head)?;
            let is_code = print.chars().all(|char| char.is_ascii_alphanumeric());
            let mut known = self.printed(is_code.then(|| &print[..head])?);
            known.find(|(of, _)| std::ptr::eq(*of, list))
        });
        found.collect()
    }

    /// The codes in a text, in their order: the text as a whole, or what stands in it as only a code does.
    pub(crate) fn within(&self, asked: &str) -> Vec<CodeFound<'p>> {
        let asked: String = asked.chars().map(narrow).collect();
        let whole = self.whole(asked.trim_matches(is_mark_around));
        if !whole.is_empty() {
            return vec![CodeFound { messages: whole }];
        }
        // What may be somebody's secret is not looked up either.
        let masked = mask(&asked, |text| self.is_known(text));
        let mut found: Vec<CodeFound> = Vec::new();
        let mut before = String::new();
        for part in masked.split(is_mark_between) {
            let part = part.trim();
            let messages = self.of_part(part, &before);
            found.extend(messages.into_iter().map(|messages| CodeFound { messages }));
            if !part.is_empty() {
                before = part.to_owned();
            }
        }
        let mut seen = HashSet::default();
        for code in &mut found {
            code.messages
                .retain(|(list, message)| seen.insert((&list.id, &message.code)));
        }
        found.retain(|code| !code.messages.is_empty());
        found
    }

    /// The codes in a part of a text that has no marks in it; `before` is the part before it.
    fn of_part(&self, part: &str, before: &str) -> Vec<Vec<Listed<'p>>> {
        // Words without a digit are no code because a code is made of the same words, but where they are all that was asked.
        let has_digit = part.contains(|char: char| char.is_ascii_digit());
        let is_code_like = is_made_of_letters_and_digits(part)
            || part.contains('_')
            || (part.contains(' ') && has_digit);
        if is_code_like || speaks_of_errors(before) && part.len() > 1 {
            let whole = self.whole(part);
            if !whole.is_empty() {
                return vec![whole];
            }
        }
        // The name of a list, a mark, and a code: `CVV: N`.
        let named = self.of_named(before, part);
        if !named.is_empty() {
            return vec![named];
        }
        let words: Vec<&str> = part.split(|char: char| !is_of_code(char)).collect();
        let mut context = before.to_owned();
        let mut found = Vec::new();
        // Between other words a code is told by its form, or by the word before it.
        for (at, word) in words.iter().enumerate() {
            let after_words = &part[..offset(part, word)];
            if !after_words.trim().is_empty() {
                context = after_words.trim_end_matches([' ', '#']).to_owned();
            }
            let is_alone = part == *word && !before.is_empty();
            let is_last = at + 1 == words.len();
            let messages = self.of_word(word, &context, is_alone, is_last);
            if !messages.is_empty() {
                found.push(messages);
            }
        }
        found
    }

    fn of_word(&self, word: &str, context: &str, is_alone: bool, is_last: bool) -> Vec<Listed<'p>> {
        let word = word.trim_matches(['-', '_']);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let is_number = digits == word.len();
        let is_told = speaks_of_errors(context);
        let is_code = match word.len() {
            0 => false,
            _ if is_number => (digits > 1 && is_told) || (digits > 3 && is_alone),
            2 => digits > 0 && (is_told || is_alone),
            _ => is_made_of_letters_and_digits(word) || word.contains('_'),
        };
        let found = match is_code {
            true => self.whole(word),
            false => Vec::new(),
        };
        if !found.is_empty() || word.is_empty() {
            return found;
        }
        // `ECI 05`, `CVV N`: the name of the list before it, and nothing behind it.
        let is_capital = word
            .chars()
            .all(|char| char.is_ascii_uppercase() || char.is_ascii_digit());
        let name = context.split_whitespace().next_back().unwrap_or_default();
        match is_capital && is_last {
            true => self.of_named(name, word),
            false => Vec::new(),
        }
    }
}

/// Where in a text this part of it begins.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// A name in one form, with one blank between words.
fn fold_words(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|char: char| !char.is_alphanumeric() && char != 'ー');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn is_of_code(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-')
}

fn is_made_of_letters_and_digits(text: &str) -> bool {
    text.chars().all(is_of_code)
        && text.chars().any(|char| char.is_ascii_digit())
        && text.chars().any(|char| char.is_ascii_alphabetic())
}

fn is_between_name_and_code(char: char) -> bool {
    char.is_whitespace() || matches!(char, '/' | ':' | '=' | '-')
}

/// Marks that stand around a code that was copied with them.
fn is_mark_around(char: char) -> bool {
    char.is_whitespace() || is_mark_between(char) || matches!(char, '#' | '*')
}

/// Marks between the parts of a text.
fn is_mark_between(char: char) -> bool {
    matches!(
        char,
        '\n' | '\r'
            | '\t'
            | ':'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '|'
            | ','
            | ';'
            | '"'
            | '\''
            | '='
            | '/'
            | '.'
            | '!'
            | '?'
            | '【'
            | '】'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〔'
            | '〕'
            | '〈'
            | '〉'
            | '《'
            | '》'
            | '、'
            | '。'
            | '・'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '…'
            | '`'
    )
}

/// Words behind which a code stands, folded.
const BEFORE_CODES: [&str; 20] = [
    "えらー",
    "こーど",
    "応答",
    "結果",
    "理由",
    "エラー番号",
    "えらー番号",
    "error",
    "error code",
    "code",
    "codes",
    "response",
    "result",
    "reason",
    "decline",
    "declined",
    "err",
    "errorcode",
    "rc",
    "failure",
];

/// Whether the last word of a text says that an error's code comes next.
fn speaks_of_errors(before: &str) -> bool {
    let before = fold(before);
    let before = before.trim_end_matches(|char: char| !char.is_alphanumeric() && char != 'ー');
    let before = before.strip_suffix("は").unwrap_or(before);
    let last = before
        .rsplit(|char: char| !char.is_alphanumeric() && char != 'ー')
        .next();
    BEFORE_CODES.iter().any(|word| match word.is_ascii() {
        true => last == Some(word),
        false => before.ends_with(word),
    })
}
