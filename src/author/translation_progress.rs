//! How far translations have come, in words.

use crate::pack::translation::TranslationProgress;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::po::PoFile;

/// How far a file for translators has come, in a line.
pub fn count(words: Words, lang: &Lang, file: &PoFile) -> String {
    let entries = file.entries.iter().filter(|entry| !entry.is_header());
    let (obsolete, entries): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.is_obsolete);
    let mut done = entries.iter().filter(|entry| !entry.translation.is_empty());
    let fuzzy = done.clone().filter(|entry| entry.is_fuzzy()).count();
    let translated = done.by_ref().count() - fuzzy;
    progress(
        words,
        &TranslationProgress {
            lang: lang.clone(),
            fallback: lang.clone(),
            texts: entries.len(),
            translated,
            fuzzy,
            obsolete: obsolete.len(),
        },
    )
}

/// How far a translation has come, in a line.
pub fn progress(words: Words, progress: &TranslationProgress) -> String {
    let numbers = numbers(progress);
    let with = numbers
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    words.fill(ui::author::TRANSLATION, &with)
}

/// What fills that line.
pub fn numbers(progress: &TranslationProgress) -> [(&'static str, String); 6] {
    [
        ("lang", progress.lang.code().to_owned()),
        ("texts", progress.texts.to_string()),
        ("translated", progress.translated.to_string()),
        ("missing", progress.missing().to_string()),
        ("fuzzy", progress.fuzzy.to_string()),
        ("obsolete", progress.obsolete.to_string()),
    ]
}
