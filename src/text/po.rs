//! Translations as gettext writes them: a PO file, which translators' tools read and write.
//!
//! Our own reader, because a file comes from anybody's folder: `polib` 0.3 panics on a quotation mark that is not closed,
//! drops what is obsolete and knows no lines, which every problem here must have. The tests compare with it.

use std::fmt::Write;

/// A PO file: its entries in order, the header first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoFile {
    pub entries: Vec<PoEntry>,
    /// What translators say behind the last entry: lines after `# `.
    pub last_comments: Vec<String>,
}

/// A text to translate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoEntry {
    /// Line of its translation, from 1; 0 if it was not read from a file.
    pub line: usize,
    /// What translators say to each other: lines after `# `.
    pub comments: Vec<String>,
    /// What is said to translators: lines after `#. `.
    pub hints: Vec<String>,
    /// `fuzzy`: a person has to look at it; `python-brace-format`: tools compare its placeholders.
    pub flags: Vec<String>,
    /// The source's words as they were when it was translated.
    pub previous: Option<String>,
    /// Which text it is: its key.
    pub context: Option<String>,
    /// The words in the source language.
    pub source: String,
    /// Empty if it is not translated.
    pub translation: String,
    /// Whether the program no longer has the text.
    pub is_obsolete: bool,
}

/// A line that does not have the form of PO.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoError {
    pub line: usize,
    /// For the person, in English.
    pub reason: &'static str,
}

/// The flag of a translation that a person has to look at again.
pub const FUZZY: &str = "fuzzy";

impl PoEntry {
    pub fn is_header(&self) -> bool {
        self.context.is_none() && self.source.is_empty() && !self.is_obsolete
    }

    /// Which text it is; empty if it does not say.
    pub fn key(&self) -> &str {
        self.context.as_deref().unwrap_or_default()
    }

    pub fn is_fuzzy(&self) -> bool {
        self.flags.iter().any(|flag| flag == FUZZY)
    }
}

impl PoFile {
    /// A field of the header, such as `Language`.
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self.entries.first().filter(|entry| entry.is_header())?;
        let mut fields = header
            .translation
            .lines()
            .filter_map(|line| line.split_once(':'));
        let field = fields.find(|(field, _)| field.eq_ignore_ascii_case(name));
        field.map(|(_, value)| value.trim())
    }

    /// Reads a file, and everything in it that has no right form.
    pub fn read(text: &str) -> (PoFile, Vec<PoError>) {
        let mut reader = PoReader::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            reader.line = at + 1;
            if let Err(reason) = reader.read(line.trim()) {
                reader.error(reason);
            }
        }
        reader.finish();
        (reader.file, reader.errors)
    }

    /// The file as text, each string in one line: a small change is a small difference.
    pub fn write(&self) -> String {
        let mut text = String::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if at > 0 {
                text.push('\n');
            }
            entry.write(&mut text);
        }
        if !self.last_comments.is_empty() {
            text.push('\n');
            comments(&mut text, &self.last_comments);
        }
        text
    }
}

/// Where the next string in quotation marks belongs.
#[derive(Clone, Copy, PartialEq)]
enum PoField {
    Context,
    Source,
    Translation,
    Previous,
    /// Of another context's previous words, or of a plural: read over.
    Ignored,
}

#[derive(Default)]
struct PoReader {
    file: PoFile,
    errors: Vec<PoError>,
    line: usize,
    entry: PoEntry,
    field: Option<PoField>,
    /// Whether the entry at hand has its source's words, and its translation.
    has: (bool, bool),
}

impl PoReader {
    fn error(&mut self, reason: &'static str) {
        let line = self.line;
        self.errors.push(PoError { line, reason });
    }

    fn read(&mut self, line: &str) -> Result<(), &'static str> {
        match line.strip_prefix('#') {
            None if line.is_empty() => Ok(()),
            None => self.statement(line, false),
            Some(rest) => match rest.chars().next() {
                Some('~') => {
                    let rest = rest.trim_start_matches('~').trim_start();
                    match rest.strip_prefix('|') {
                        Some(previous) => self.previous(previous.trim_start()),
                        None => self.statement(rest, true),
                    }
                }
                Some('|') => self.previous(rest.trim_start_matches('|').trim_start()),
                _ => {
                    self.comment(rest);
                    Ok(())
                }
            },
        }
    }

    fn comment(&mut self, rest: &str) {
        self.begin_if_complete();
        let own = |rest: &str| rest.strip_prefix(' ').unwrap_or(rest).to_owned();
        match rest.split_at_checked(1) {
            Some((".", hint)) => self.entry.hints.push(own(hint)),
            Some((",", flags)) => {
                let flags = flags.split(',').map(|flag| flag.trim().to_owned());
                self.entry
                    .flags
                    .extend(flags.filter(|flag| !flag.is_empty()));
            }
            Some((":", _)) => {}
            _ => self.entry.comments.push(own(rest)),
        }
    }

    fn previous(&mut self, rest: &str) -> Result<(), &'static str> {
        self.begin_if_complete();
        match rest.split_once(char::is_whitespace) {
            Some(("msgid", words)) => {
                self.entry.previous = Some(quoted(words)?);
                self.field = Some(PoField::Previous);
                Ok(())
            }
            Some(("msgctxt" | "msgid_plural", words)) => {
                self.field = Some(PoField::Ignored);
                quoted(words).map(|_| ())
            }
            _ => self.more(rest),
        }
    }

    fn statement(&mut self, line: &str, is_obsolete: bool) -> Result<(), &'static str> {
        let Some((keyword, words)) = line.split_once(char::is_whitespace) else {
            return self.more(line);
        };
        if line.starts_with('"') {
            return self.more(line);
        }
        let words = quoted(words)?;
        match keyword {
            "msgctxt" => {
                self.begin_if_complete();
                self.entry.context = Some(words);
                self.field = Some(PoField::Context);
            }
            "msgid" => {
                self.begin_if_complete();
                self.entry.source = words;
                self.has.0 = true;
                self.field = Some(PoField::Source);
            }
            "msgstr" | "msgstr[0]" if self.has == (true, false) => {
                self.entry.translation = words;
                self.entry.line = self.line;
                self.has.1 = true;
                self.field = Some(PoField::Translation);
            }
            _ if keyword == "msgid_plural" || keyword.starts_with("msgstr[") => {
                self.field = Some(PoField::Ignored);
            }
            "msgstr" => return Err("msgstr without a msgid before it"),
            _ => return Err("no keyword of PO"),
        }
        self.entry.is_obsolete |= is_obsolete;
        Ok(())
    }

    /// A further line of a string.
    fn more(&mut self, line: &str) -> Result<(), &'static str> {
        let words = quoted(line)?;
        match self.field {
            Some(PoField::Context) => self.entry.context.get_or_insert_default().push_str(&words),
            Some(PoField::Source) => self.entry.source.push_str(&words),
            Some(PoField::Translation) => self.entry.translation.push_str(&words),
            Some(PoField::Previous) => self.entry.previous.get_or_insert_default().push_str(&words),
            Some(PoField::Ignored) => {}
            None => return Err("a string that belongs to nothing"),
        }
        Ok(())
    }

    /// What follows a translation is of the next entry.
    fn begin_if_complete(&mut self) {
        if self.has.1 {
            self.file.entries.push(std::mem::take(&mut self.entry));
            self.has = (false, false);
            self.field = None;
        }
    }

    fn finish(&mut self) {
        self.begin_if_complete();
        if self.has.0 || self.entry.context.is_some() {
            self.error("the last text has no msgstr");
        } else {
            self.file.last_comments = std::mem::take(&mut self.entry.comments);
        }
    }
}

/// The words between quotation marks.
fn quoted(text: &str) -> Result<String, &'static str> {
    let inside = text
        .trim()
        .strip_prefix('"')
        .ok_or("no string in quotation marks")?;
    let mut words = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    loop {
        match chars.next() {
            None => return Err("a string that is not closed"),
            Some('"') if chars.as_str().is_empty() => return Ok(words),
            Some('"') => return Err("a quotation mark inside of a string; write \\\""),
            Some('\\') => words.push(match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some(char @ ('"' | '\\')) => char,
                _ => return Err("an escape that PO does not have"),
            }),
            Some(char) => words.push(char),
        }
    }
}

impl PoEntry {
    fn write(&self, text: &mut String) {
        comments(text, &self.comments);
        for hint in &self.hints {
            let _ = writeln!(text, "{}", format!("#. {hint}").trim_end());
        }
        if !self.flags.is_empty() {
            let _ = writeln!(text, "#, {}", self.flags.join(", "));
        }
        let mark = if self.is_obsolete { "#~ " } else { "" };
        if let Some(previous) = &self.previous {
            string(
                text,
                &format!(
                    "{}| ",
                    mark.trim_end().to_owned() + if mark.is_empty() { "#" } else { "" }
                ),
                "msgid",
                previous,
            );
        }
        if let Some(context) = &self.context {
            string(text, mark, "msgctxt", context);
        }
        string(text, mark, "msgid", &self.source);
        string(text, mark, "msgstr", &self.translation);
    }
}

fn comments(text: &mut String, comments: &[String]) {
    for comment in comments {
        // Writing to a string cannot fail, here and above.
        let _ = writeln!(text, "{}", format!("# {comment}").trim_end());
    }
}

/// A string after its keyword, one line for each line of it.
fn string(text: &mut String, mark: &str, keyword: &str, words: &str) {
    let mut lines: Vec<&str> = words.split_inclusive('\n').collect();
    if lines.len() != 1 {
        lines.insert(0, "");
    }
    for (at, line) in lines.into_iter().enumerate() {
        let keyword = if at == 0 {
            format!("{keyword} ")
        } else {
            String::new()
        };
        let _ = writeln!(text, "{mark}{keyword}\"{}\"", escaped(line));
    }
}

fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for char in words.chars() {
        match char {
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            '"' | '\\' => escaped.extend(['\\', char]),
            char => escaped.push(char),
        }
    }
    escaped
}
