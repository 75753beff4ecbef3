//! What every section of the sign-off document is written with: words, headings, anchors.

use crate::author::signoff::markdown::anchor;
use crate::pack::content::Pack;
use crate::pack::words::TextRef;
use crate::render::markdown::escape;
use crate::text::lang::Lang;
use crate::view::page::Backing;

/// The words of the document; each of the lists it makes is one of paragraphs.
pub(crate) struct SignoffDocument<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) lang: &'a Lang,
}

impl SignoffDocument<'_> {
    pub(crate) fn of<'t>(&self, words: impl Into<TextRef<'t>>) -> String {
        self.fill(words, &[])
    }

    pub(crate) fn fill<'t>(&self, words: impl Into<TextRef<'t>>, with: &[(&str, &str)]) -> String {
        escape(&self.pack.words(self.lang).fill(words, with))
    }

    pub(crate) fn heading(&self, level: &str, ids: &[String], words: &str) -> String {
        let anchors = ids
            .iter()
            .map(|id| format!("<a id=\"{}\"></a>", anchor(id)));
        format!("{level} {}{words}", anchors.collect::<String>())
    }
}

pub(crate) fn section_id(name: &str) -> String {
    format!("section/{name}")
}

pub(crate) fn fact_id(id: &str) -> String {
    format!("fact/{id}")
}

pub(crate) fn backing_id(backing: &Backing) -> String {
    match backing {
        Backing::Fact(id) => fact_id(id),
        Backing::List(id) => format!("list/{id}"),
    }
}
