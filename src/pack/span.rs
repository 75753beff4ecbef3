//! Positions in the text of a pack's files.

use std::fmt;
use std::sync::Arc;

use crate::pack::embedded::PackFile;
use crate::text::path::shown_path;

/// A file's text, and how far its first byte lies from 0: a pack's own text stands behind that of the file it
/// is laid over, so that a place in either is one number.
pub(crate) struct SourceFile<'t> {
    /// Path inside the pack, with `/`.
    pub(crate) path: String,
    parts: Vec<SourcePart<'t>>,
    /// How many parts are of the file itself.
    own: usize,
}

#[derive(Clone)]
pub(crate) struct SourcePart<'t> {
    /// What a problem calls the file.
    label: String,
    pub(crate) text: &'t str,
    /// As far as the part before is long.
    pub(crate) start: usize,
    /// The first bytes of its lines, counted from its own.
    lines: Arc<[usize]>,
}

/// Bytes of a line in which columns are counted.
const LONGEST_LINE: usize = 10_000;

/// The first bytes of the lines.
fn line_starts(text: &str) -> Arc<[usize]> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        to.write_str(&shown_path(&self.file))?;
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

impl<'t> SourcePart<'t> {
    /// A text that stands behind others.
    pub(crate) fn new(label: &str, text: &'t str) -> SourcePart<'t> {
        SourcePart {
            label: label.to_owned(),
            text,
            start: 0,
            lines: line_starts(text),
        }
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
        parts.push(SourcePart {
            label,
            text,
            start,
            lines: line_starts(text),
        });
        SourceFile {
            path: file.path.clone(),
            own: parts.len(),
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
        let at = at - part.start;
        let line = part.lines.partition_point(|start| *start <= at).max(1);
        let start = part.lines.get(line - 1).copied().unwrap_or_default();
        let before = part.text.get(start..at).unwrap_or_default();
        SourcePos {
            file: part.label.clone(),
            line,
            // Nobody finds a place by so large a column, and to count it for each of many places takes time.
            column: match before.len() {
                ..=LONGEST_LINE => before.chars().count() + 1,
                _ => 0,
            },
        }
    }

    /// The parts of the file itself, the one that is laid over the other last.
    pub(crate) fn own(&self) -> &[SourcePart<'t>] {
        &self.parts[..self.own]
    }

    /// The same with other texts behind it.
    pub(crate) fn followed_by(mut self, others: &[SourcePart<'t>]) -> SourceFile<'t> {
        for other in others {
            let last = self.parts.last();
            let start = last.map_or(0, |part| part.start + part.text.len());
            self.parts.push(SourcePart {
                start,
                ..other.clone()
            });
        }
        self
    }

    /// The first byte of the other text in this place, and those of its lines after that.
    pub(crate) fn other(&self, place: usize) -> Option<(usize, &[usize])> {
        let part = self.parts.get(self.own + place)?;
        Some((part.start, &part.lines))
    }

    /// Whether a byte is of another text.
    pub(crate) fn is_of_other(&self, at: usize) -> bool {
        let part = self.parts.iter().rposition(|part| part.start <= at);
        part.is_some_and(|part| part >= self.own)
    }

    /// Where the text begins that this byte is in.
    pub(crate) fn begin(&self, at: usize) -> usize {
        let part = self.parts.iter().rfind(|part| part.start <= at);
        part.map_or(0, |part| part.start)
    }

    /// The file as a whole.
    pub(crate) fn whole(&self) -> SourcePos {
        let label = self
            .own()
            .last()
            .map_or_else(|| self.path.clone(), |part| part.label.clone());
        SourcePos {
            file: label,
            line: 0,
            column: 0,
        }
    }
}
