//! Positions in the text of a pack's files.

use std::fmt;

use crate::pack::embedded::PackFile;
use crate::text::sanitize::harmless;

/// A file's text, and how far its first byte lies from 0: a pack's own text stands behind that of the file it
/// is laid over, so that a place in either is one number.
pub(crate) struct SourceFile<'t> {
    /// Path inside the pack, with `/`.
    pub(crate) path: String,
    pub(crate) parts: Vec<SourcePart<'t>>,
}

#[derive(Clone)]
pub(crate) struct SourcePart<'t> {
    /// What a problem calls the file.
    label: String,
    pub(crate) text: &'t str,
    /// As far as the part before is long.
    pub(crate) start: usize,
    lines: Vec<usize>,
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourcePos {
    /// The file: a path inside the pack, in angle brackets where it is the carried pack's.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1; 0 where the whole line is meant.
    pub column: usize,
}

impl fmt::Display for SourcePos {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str(&harmless(&self.file))?;
        for number in [self.line, self.column]
            .into_iter()
            .take_while(|number| *number > 0)
        {
            write!(to, ":{number}")?;
        }
        Ok(())
    }
}

impl SourcePos {
    /// Whether it is in the pack that the program carries.
    pub fn is_carried(&self) -> bool {
        self.file.starts_with('<')
    }
}

impl<'t> SourceFile<'t> {
    pub(crate) fn new(
        file: &'t PackFile,
        label: String,
        under: Option<&SourceFile<'t>>,
    ) -> SourceFile<'t> {
        let under = under.and_then(|under| under.parts.first());
        let start = under.map_or(0, |part| part.text.len());
        let mut parts: Vec<SourcePart> = under.cloned().into_iter().collect();
        let text = &*file.text;
        let ends = text.match_indices('\n').map(|(at, _)| start + at + 1);
        let lines = std::iter::once(start).chain(ends).collect();
        parts.push(SourcePart {
            label,
            text,
            start,
            lines,
        });
        SourceFile {
            path: file.path.clone(),
            parts,
        }
    }

    /// Where the byte with this number stands.
    pub(crate) fn place(&self, at: usize) -> SourcePos {
        let part = self
            .parts
            .iter()
            .rfind(|part| part.start <= at)
            .or(self.parts.first());
        let Some(part) = part else {
            return self.whole();
        };
        let line = part.lines.partition_point(|start| *start <= at).max(1);
        let start = part.lines.get(line - 1).copied().unwrap_or(part.start);
        let before = part.text.get(start - part.start..at - part.start);
        SourcePos {
            file: part.label.clone(),
            line,
            column: before.unwrap_or_default().chars().count() + 1,
        }
    }

    /// Where the text begins that this byte is in.
    pub(crate) fn begin(&self, at: usize) -> usize {
        let part = self.parts.iter().rfind(|part| part.start <= at);
        part.map_or(0, |part| part.start)
    }

    /// The file as a whole.
    pub(crate) fn whole(&self) -> SourcePos {
        let label = self
            .parts
            .last()
            .map_or_else(|| self.path.clone(), |part| part.label.clone());
        SourcePos {
            file: label,
            line: 0,
            column: 0,
        }
    }
}
