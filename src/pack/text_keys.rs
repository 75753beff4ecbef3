//! Every text of a pack's files with its key: the file and the path in it, with the names of items instead of their
//! places, such as `causes.toml: cause.pin-typed.name`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::overlay::name;
use crate::text::lang::Lang;

/// The languages that a translation stands between.
pub(crate) struct LanguagePair {
    /// The one that is translated from.
    pub(crate) source: Lang,
    /// The one that is taken where there is no translation.
    pub(crate) fallback: Lang,
}

/// The language that a pack is translated from: English if it speaks it, else its first. Languages that are translations
/// themselves are none.
pub(crate) fn source(spoken: &[Lang], is_translated: impl Fn(&Lang) -> bool) -> Option<&Lang> {
    let mut own = spoken.iter().filter(|lang| !is_translated(lang));
    let english = own.clone().find(|lang| lang.code() == "en");
    english.or_else(|| own.next())
}

impl LanguagePair {
    /// What is said where there is no translation.
    pub(crate) fn instead<'a, 't>(
        &self,
        text: &'a DeTable<'t>,
    ) -> Option<&'a Spanned<DeValue<'t>>> {
        let lacking = || text.get(self.source.code());
        text.get(self.fallback.code()).or_else(lacking)
    }
}

/// The words of a text in a language; nothing if it lacks them.
pub(crate) fn words<'a>(text: &'a DeTable, lang: &Lang) -> &'a str {
    let words = text
        .get(lang.code())
        .and_then(|words| words.get_ref().as_str());
    words.unwrap_or_default()
}

/// Shows every text of a file, with its key.
pub(crate) fn each_text<'t>(
    path: &str,
    table: &mut DeTable<'t>,
    languages: &LanguagePair,
    show: &mut dyn FnMut(&str, &mut DeTable<'t>),
) {
    let mut key = format!("{path}: ");
    within(&mut key, table, languages, show);
}

fn within<'t>(
    key: &mut String,
    table: &mut DeTable<'t>,
    languages: &LanguagePair,
    show: &mut dyn FnMut(&str, &mut DeTable<'t>),
) {
    let length = key.len();
    for (name, value) in table.iter_mut() {
        if !key.ends_with(' ') {
            key.push('.');
        }
        key.push_str(name.get_ref());
        visit(key, value.get_mut(), languages, show);
        key.truncate(length);
    }
}

fn visit<'t>(
    key: &mut String,
    value: &mut DeValue<'t>,
    languages: &LanguagePair,
    show: &mut dyn FnMut(&str, &mut DeTable<'t>),
) {
    match value {
        DeValue::Table(table) if is_text(table, languages) => show(key, table),
        DeValue::Table(table) => within(key, table, languages, show),
        DeValue::Array(items) => {
            let length = key.len();
            for (at, item) in items.iter_mut().enumerate() {
                key.push('.');
                match item.get_ref().as_table().and_then(name) {
                    Some(name) => key.push_str(name),
                    None => key.push_str(&at.to_string()),
                }
                visit(key, item.get_mut(), languages, show);
                key.truncate(length);
            }
        }
        _ => {}
    }
}

/// Whether a table holds words by language.
fn is_text(table: &DeTable, languages: &LanguagePair) -> bool {
    let is_spoken = |lang: &Lang| table.contains_key(lang.code());
    (is_spoken(&languages.source) || is_spoken(&languages.fallback))
        && table.values().all(|words| words.get_ref().is_str())
}
