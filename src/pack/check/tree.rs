//! A file as a flat list of its values, each with its path and line.

use toml::de::{DeTable, DeValue};

use super::Problem;
use crate::pack::source::File;

/// A file.
pub(super) struct Tree {
    /// Path inside the pack.
    pub(super) file: String,
    /// Every value, in the order of the file.
    pub(super) leaves: Vec<Leaf>,
}

/// A value that is no table and no array.
pub(super) struct Leaf {
    /// Where it stands: `cause.3.hears.where.0`.
    pub(super) path: String,
    /// The value.
    pub(super) value: String,
    /// Whether it is a string.
    pub(super) is_text: bool,
    /// Line, from 1.
    pub(super) line: usize,
}

impl Leaf {
    /// The last part of its path: a key, or a place in an array.
    pub(super) fn key(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(&self.path)
    }

    /// The last part of its path that is no place in an array.
    pub(super) fn name(&self) -> &str {
        self.path
            .rsplit('.')
            .find(|part| !is_place(part))
            .unwrap_or(&self.path)
    }

    /// Its path without the last part.
    pub(super) fn parent(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(parent, _)| parent)
    }

    /// Its path without places in arrays.
    pub(super) fn bare(&self) -> String {
        self.path
            .split('.')
            .filter(|part| !is_place(part))
            .collect::<Vec<_>>()
            .join(".")
    }
}

fn is_place(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

impl Tree {
    /// Reads the file, or tells where it is no TOML.
    pub(super) fn read(file: &File) -> Result<Tree, Problem> {
        let lines = Lines::of(&file.text);
        let table = DeTable::parse(&file.text).map_err(|error| Problem {
            file: file.path.clone(),
            line: error.span().map_or(0, |span| lines.line(span.start)),
            rule: "toml",
            what: error.message().to_owned(),
        })?;
        let mut leaves = Vec::new();
        walk(table.get_ref(), "", &lines, &mut leaves);
        leaves.sort_by_key(|leaf| leaf.line);
        Ok(Tree {
            file: file.path.clone(),
            leaves,
        })
    }

    /// A problem in this file.
    pub(super) fn problem(&self, line: usize, rule: &'static str, what: String) -> Problem {
        Problem {
            file: self.file.clone(),
            line,
            rule,
            what,
        }
    }

    /// Line of the value with this bare path and text, or 0.
    pub(super) fn line_of(&self, bare: &str, value: &str) -> usize {
        self.leaves
            .iter()
            .find(|leaf| leaf.value == value && leaf.bare() == bare)
            .map_or(0, |leaf| leaf.line)
    }
}

fn walk(table: &DeTable, path: &str, lines: &Lines, leaves: &mut Vec<Leaf>) {
    for (key, value) in table {
        let path = if path.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{path}.{}", key.get_ref())
        };
        visit(
            value.get_ref(),
            lines.line(value.span().start),
            path,
            lines,
            leaves,
        );
    }
}

fn visit(value: &DeValue, line: usize, path: String, lines: &Lines, leaves: &mut Vec<Leaf>) {
    match value {
        DeValue::Table(table) => walk(table, &path, lines, leaves),
        DeValue::Array(array) => {
            for (place, value) in array.iter().enumerate() {
                visit(
                    value.get_ref(),
                    lines.line(value.span().start),
                    format!("{path}.{place}"),
                    lines,
                    leaves,
                );
            }
        }
        DeValue::String(text) => leaves.push(Leaf {
            path,
            value: text.to_string(),
            is_text: true,
            line,
        }),
        DeValue::Integer(number) => leaves.push(Leaf {
            path,
            value: number.as_str().to_owned(),
            is_text: false,
            line,
        }),
        DeValue::Float(number) => leaves.push(Leaf {
            path,
            value: number.as_str().to_owned(),
            is_text: false,
            line,
        }),
        DeValue::Boolean(yes) => leaves.push(Leaf {
            path,
            value: yes.to_string(),
            is_text: false,
            line,
        }),
        DeValue::Datetime(date) => leaves.push(Leaf {
            path,
            value: date.to_string(),
            is_text: false,
            line,
        }),
    }
}

/// Where each line begins.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Lines {
        Lines(
            std::iter::once(0)
                .chain(text.match_indices('\n').map(|(at, _)| at + 1))
                .collect(),
        )
    }

    fn line(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at)
    }
}
