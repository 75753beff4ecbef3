//! Translations: their form, their language, and how far they have come.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::overlay::{Doc, MANIFEST};
use crate::pack::span::SourcePos;
use crate::pack::text_keys;
use crate::pack::text_keys::LanguagePair;
use crate::pack::translation::{Translation, TranslationProgress};
use crate::text::lang::Lang;
use crate::text::mask::shown;

/// Told for each mistake: its place, the rule, and what fills the rule's sentence.
pub type TranslationReport<'a> =
    dyn FnMut(SourcePos, &'static str, Vec<(&'static str, String)>) + 'a;

/// Lays the translations over the texts, and tells what is wrong with their files. What is wrong with the words of one
/// is told by the rules of every other text.
pub(crate) fn lay_over<'t>(
    translations: &[Translation<'t>],
    docs: &mut [Doc<'t>],
    spoken: &[Lang],
    tell: &mut TranslationReport,
) -> Vec<TranslationProgress> {
    let mut progress = Vec::new();
    for (place, translation) in translations.iter().enumerate() {
        form(translation, tell);
        let Some(languages) = languages(translation, translations, docs, spoken, tell) else {
            continue;
        };
        progress.push(translation.lay_over(docs, &languages, place));
    }
    progress
}

/// What is wrong with the file itself, whatever the pack.
pub fn form(translation: &Translation, tell: &mut TranslationReport) {
    for error in translation.errors() {
        let with = vec![("reason", error.reason.to_owned())];
        tell(translation.place(error.line), "po", with);
    }
    if let Some(other) = translation.other_language() {
        let given = ("given", shown(other));
        let with = vec![given, ("valid", translation.lang().code().to_owned())];
        tell(translation.place(1), "value", with);
    }
}

/// The languages that a translation stands between. `None` if the pack does not speak its language.
fn languages(
    translation: &Translation,
    all: &[Translation],
    docs: &[Doc],
    spoken: &[Lang],
    tell: &mut TranslationReport,
) -> Option<LanguagePair> {
    let manifest = docs.iter().find(|doc| doc.source.path == MANIFEST)?;
    let lang = translation.lang();
    if !spoken.contains(lang) {
        let valid: Vec<&str> = spoken.iter().map(Lang::code).collect();
        let with = vec![("lang", shown(lang.code())), ("valid", valid.join(", "))];
        tell(translation.place(0), "foreign", with);
        return None;
    }
    let is_translated = |lang: &Lang| all.iter().any(|one| one.lang() == lang);
    let source = text_keys::source(spoken, is_translated)?.clone();
    let fallback = match fallback(manifest, lang) {
        None => source.clone(),
        Some((given, _)) if spoken.contains(&given) && !is_translated(&given) => given,
        Some((given, place)) => {
            let own = spoken.iter().filter(|lang| !is_translated(lang));
            let valid: Vec<&str> = own.map(Lang::code).collect();
            let with = vec![("given", shown(given.code())), ("valid", valid.join(", "))];
            tell(place, "value", with);
            source.clone()
        }
    };
    Some(LanguagePair { source, fallback })
}

/// The language that a pack names in place of another that lacks words.
fn fallback(manifest: &Doc, lang: &Lang) -> Option<(Lang, SourcePos)> {
    let list = manifest.table.get("languages")?.get_ref().as_array()?;
    let code = |table: &DeTable| Some(table.get("code")?.get_ref().as_str()? == lang.code());
    let mut tables = list
        .iter()
        .filter_map(|one: &Spanned<DeValue>| one.get_ref().as_table());
    let own = tables
        .find(|table| code(table) == Some(true))?
        .get("fallback")?;
    let given = Lang::new(own.get_ref().as_str()?);
    Some((given, manifest.source.place(own.span().start)))
}
