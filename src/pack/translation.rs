//! A language as one file: the translations of a PO file laid over every text of a pack.
//!
//! A text is known by its key: the file and the path in it, with the names of items instead of their places, such as
//! `causes.toml: cause.pin-typed.name`. A translation counts only if it is of the words that stand there now; for every
//! other text the words of the fallback language are taken, so that a pack speaks a language from its first day.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::DeValue;

use crate::pack::embedded::PackFile;
use crate::pack::overlay::Doc;
use crate::pack::span::SourcePos;
use crate::pack::text_keys::{LanguagePair, each_text, words};
use crate::text::lang::Lang;
use crate::text::po::{PoEntry, PoError, PoFile};

/// Where a pack keeps its translations.
pub const FOLDER: &str = "lang/";

/// How translators' files end.
pub const EXTENSION: &str = ".po";

/// Files whose texts no page shows: claims are another's words, the glossary lists words for the rules.
const NOT_SHOWN: [&str; 2] = ["claims.toml", "glossary.toml"];

/// Whether a page can show the texts of a file.
pub(crate) fn is_shown(path: &str) -> bool {
    !NOT_SHOWN.contains(&path)
}

/// A PO file of a pack.
pub struct Translation<'t> {
    lang: Lang,
    /// What a problem calls the file.
    label: &'t str,
    text: &'t str,
    errors: Vec<PoError>,
    file: PoFile,
}

/// The files of a pack that are no translations.
pub(crate) fn without(files: &[PackFile]) -> impl Iterator<Item = &PackFile> {
    let is_content = |file: &&PackFile| language_of(&file.path).is_none();
    files.iter().filter(is_content)
}

/// Whether a file of a pack is a translation.
pub fn is_one(path: &str) -> bool {
    language_of(path).is_some()
}

/// The language of a file of a pack that is a translation.
pub(crate) fn language(file: &PackFile) -> Option<Lang> {
    language_of(&file.path).map(Lang::new)
}

/// The language of a translation, which its name says: `lang/fr.po`.
fn language_of(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_suffix(EXTENSION)
}

/// How far a translation has come: numbers of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationProgress {
    pub lang: Lang,
    /// In which what is not translated is said.
    pub fallback: Lang,
    pub texts: usize,
    pub translated: usize,
    /// Translated once, and to be looked at: marked so, or the source's words have changed.
    pub fuzzy: usize,
    /// Entries of texts that the pack does not have.
    pub obsolete: usize,
}

impl TranslationProgress {
    /// Texts without any translation.
    pub fn missing(&self) -> usize {
        self.texts - self.translated - self.fuzzy
    }
}

impl<'t> Translation<'t> {
    /// The translation in a file, whose name says the language: `lang/fr.po`. `None` if it is no such file.
    pub fn of(file: &'t PackFile) -> Option<Translation<'t>> {
        let lang = language_of(&file.path)?;
        Some(Translation::new(Lang::new(lang), &file.path, &file.text))
    }

    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The file's name and its text.
    pub(crate) fn named(&self) -> (&'t str, &'t str) {
        (self.label, self.text)
    }

    pub fn file(&self) -> &PoFile {
        &self.file
    }

    pub(crate) fn errors(&self) -> &[PoError] {
        &self.errors
    }

    /// The translation in this text.
    pub fn new(lang: Lang, label: &'t str, text: &'t str) -> Translation<'t> {
        let (file, mut errors) = PoFile::read(text);
        let mut seen = BTreeSet::new();
        for entry in file.entries.iter().filter(|entry| !entry.is_obsolete) {
            if !seen.insert((&entry.context, &entry.source)) {
                let reason = "the same msgctxt and msgid twice";
                errors.push(PoError {
                    line: entry.line,
                    reason,
                });
            }
        }
        Translation {
            lang,
            label,
            text,
            errors,
            file,
        }
    }

    /// The language that the file itself says it is in, if another than its name says.
    pub(crate) fn other_language(&self) -> Option<&str> {
        // Tools add the country: fr_FR is French.
        let bare = |code: &str| code.split(['_', '-']).next().unwrap_or_default().to_owned();
        let said = self.file.header("Language")?;
        Some(said).filter(|said| !said.is_empty() && bare(said) != bare(self.lang.code()))
    }

    /// Where a problem of the file stands.
    pub(crate) fn place(&self, line: usize) -> SourcePos {
        SourcePos {
            file: self.label.to_owned(),
            line,
            column: 0,
        }
    }

    /// Lays the translation over the texts. Its file is the `place`th of those behind each document.
    pub(crate) fn lay_over(
        &self,
        docs: &mut [Doc<'t>],
        languages: &LanguagePair,
        place: usize,
    ) -> TranslationProgress {
        let entries = self.file.entries.iter();
        let entries = entries.filter(|entry| !entry.is_obsolete && !entry.is_header());
        let mut by_key: BTreeMap<&str, Vec<&PoEntry>> = BTreeMap::new();
        for entry in entries {
            by_key.entry(entry.key()).or_default().push(entry);
        }
        let mut progress = TranslationProgress {
            lang: self.lang.clone(),
            fallback: languages.fallback.clone(),
            texts: 0,
            translated: 0,
            fuzzy: 0,
            obsolete: 0,
        };
        for doc in docs {
            let path = doc.source.path.clone();
            let lines = doc.source.other(place);
            each_text(&path, &mut doc.table, languages, &mut |key, text| {
                let entries = by_key.remove(key).unwrap_or_default();
                let source = words(text, &languages.source);
                let own = entries.iter().find(|entry| is_good(entry, source));
                let has_own = text.contains_key(self.lang.code());
                if is_shown(&path) {
                    progress.count(own.is_some() || has_own, &entries);
                }
                if has_own {
                    return;
                }
                let words = match own {
                    Some(entry) => Some(located(entry, lines)),
                    None => languages.instead(text).cloned(),
                };
                if let Some(words) = words {
                    let code = Spanned::new(words.span(), self.lang.code().to_owned().into());
                    text.insert(code, words);
                }
            });
        }
        progress.obsolete = by_key.len();
        progress
    }
}

/// Whether an entry can be shown for these words: a person is done with it, and it was made for them.
fn is_good(entry: &PoEntry, source: &str) -> bool {
    !entry.translation.is_empty() && !entry.is_fuzzy() && entry.source == source
}

impl TranslationProgress {
    fn count(&mut self, is_translated: bool, entries: &[&PoEntry]) {
        self.texts += 1;
        if is_translated {
            self.translated += 1;
        } else if entries.iter().any(|entry| !entry.translation.is_empty()) {
            self.fuzzy += 1;
        }
    }
}

/// The words of an entry, at their line in the file of translations.
fn located<'t>(entry: &PoEntry, lines: Option<(usize, &[usize])>) -> Spanned<DeValue<'t>> {
    let line =
        |(begin, lines): (usize, &[usize])| Some(begin + lines.get(entry.line.checked_sub(1)?)?);
    let at = lines.and_then(line).unwrap_or_default();
    Spanned::new(at..at, DeValue::String(entry.translation.clone().into()))
}
