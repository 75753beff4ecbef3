//! A file of settings, and all that is wrong in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::cli::settings::spec::{SETTINGS, Setter, SettingKind, SettingSpec, path_told};
use crate::disk::open::whole;
use crate::disk::reason;
use crate::disk::system::may_users_change;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::text::mask::shown;
use crate::text::nearest::nearest;
use crate::xapi::address::LRS_EXAMPLE;

/// Bytes of the largest one that is read.
const MOST_BYTES: u64 = 1 << 16;

/// A file of settings as it was read.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    pub path: PathBuf,
    pub is_there: bool,
    values: BTreeMap<&'static str, String>,
}

/// What cannot be used, a line each: file, line, sentence.
#[derive(Debug)]
pub struct SettingsProblems(Vec<String>);

impl SettingsProblems {
    /// Those of several files.
    pub fn all(of: impl Iterator<Item = SettingsProblems>) -> SettingsProblems {
        SettingsProblems(of.flat_map(|problems| problems.0).collect())
    }

    pub fn lines(&self) -> String {
        self.0.join("\n")
    }
}

impl SettingsFile {
    /// One that sets nothing, because it is not there.
    pub fn absent(path: &Path) -> SettingsFile {
        SettingsFile {
            path: path.to_owned(),
            is_there: false,
            values: BTreeMap::new(),
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }
}

/// The person's own file.
///
/// # Errors
/// Something in it cannot be used.
pub fn own(words: Words, path: &Path) -> Result<SettingsFile, SettingsProblems> {
    read(words, path, Setter::Person)
}

/// The same, which was named, so that it must be there: somebody would work without what it sets.
///
/// # Errors
/// It is not there, or something in it cannot be used.
pub fn named(words: Words, path: &Path) -> Result<SettingsFile, SettingsProblems> {
    there(words, own(words, path)?)
}

fn there(words: Words, file: SettingsFile) -> Result<SettingsFile, SettingsProblems> {
    if file.is_there {
        return Ok(file);
    }
    let reason = words.say(reason::unread(&ErrorKind::NotFound.into()));
    let with = [
        ("file", &*path_told(&file.path.display().to_string())),
        ("reason", &*reason),
    ];
    Err(SettingsProblems(vec![words.fill(ui::cli::NO_FILE, &with)]))
}

/// A policy that somebody tries out, whoever wrote it.
///
/// # Errors
/// Something in it cannot be used.
pub fn tried_policy(words: Words, path: &Path) -> Result<SettingsFile, SettingsProblems> {
    let file = read(words, path, Setter::Administrator)?;
    there(words, file)
}

/// The machine's policy, which the administrator alone may write.
///
/// # Errors
/// Somebody else may write it, or something in it cannot be used.
pub fn policy(words: Words, path: &Path) -> Result<SettingsFile, SettingsProblems> {
    // Whoever may write the folder may put another file in its place.
    let both = [Some(path), path.parent()].into_iter().flatten();
    let mut both = both.filter_map(|place| fs::metadata(place).ok());
    let is_there = fs::symlink_metadata(path).is_ok();
    if is_there && both.any(|found| may_users_change(&found)) {
        let with = [("file", &*path_told(&path.display().to_string()))];
        let open = words.fill(ui::config::OPEN_POLICY, &with);
        return Err(SettingsProblems(vec![open]));
    }
    let file = read(words, path, Setter::Administrator)?;
    match is_there {
        true => there(words, file),
        false => Ok(file),
    }
}

fn read(words: Words, path: &Path, writer: Setter) -> Result<SettingsFile, SettingsProblems> {
    let file = path_told(&path.display().to_string());
    let bytes = match whole(path, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if is_absent(error.kind()) => return Ok(SettingsFile::absent(path)),
        Err(error) => {
            let with = [
                ("file", &*file),
                ("reason", &*words.say(reason::unread(&error))),
            ];
            return Err(SettingsProblems(vec![words.fill(ui::cli::NO_FILE, &with)]));
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    let mut reader = Reader {
        words,
        file,
        text: &text,
        writer,
        problems: Vec::new(),
    };
    let values = reader.values();
    match reader.problems.is_empty() {
        true => Ok(SettingsFile {
            path: path.to_owned(),
            is_there: true,
            values,
        }),
        false => Err(SettingsProblems(reader.problems)),
    }
}

/// Whether there is no such file, or no folder that it could be in.
fn is_absent(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

struct Reader<'a> {
    words: Words<'a>,
    file: String,
    text: &'a str,
    writer: Setter,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn values(&mut self) -> BTreeMap<&'static str, String> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.tell(at, ui::config::NO_TOML, &[]);
        }
        let mut values = BTreeMap::new();
        for (key, value) in table.get_ref() {
            if let Some(spec) = self.known(key)
                && let Some(value) = self.value(spec, value)
            {
                values.insert(spec.name, value);
            }
        }
        values
    }

    /// The setting of this name, if it may stand in this file.
    fn known(&mut self, key: &Spanned<DeString>) -> Option<&'static SettingSpec> {
        let name = key.get_ref().as_ref();
        let writer = self.writer;
        let mut here = SETTINGS.iter().filter(|spec| spec.setter.may_set(writer));
        let found = here.clone().find(|spec| spec.name == name);
        if found.is_none() {
            let is_elsewhere = SETTINGS.iter().any(|spec| spec.name == name);
            let nearest = nearest(name, here.clone().map(|spec| spec.name));
            let valid: Vec<&str> = here.by_ref().map(|spec| spec.name).collect();
            let valid = nearest.map_or(valid.join(", "), str::to_owned);
            let text = match is_elsewhere {
                true => ui::config::ELSEWHERE,
                false => ui::config::UNKNOWN,
            };
            let with = [("given", &*shown(name)), ("valid", &*valid)];
            self.tell(key.span().start, text, &with);
        }
        found
    }

    fn value(&mut self, spec: &SettingSpec, value: &Spanned<DeValue>) -> Option<String> {
        let text = match (value.get_ref(), spec.kind) {
            (DeValue::Boolean(on), SettingKind::Switch) => Some(on.to_string()),
            (DeValue::String(_), SettingKind::Switch) => None,
            (DeValue::String(text), _) => Some(text.to_string()),
            _ => None,
        };
        let text = text.filter(|text| spec.kind.admits(text));
        if text.is_none() {
            let valid = spec.kind.valid().join(", ");
            let (text, valid) = match spec.kind {
                SettingKind::Alias => (ui::config::BAD_ALIAS, ""),
                SettingKind::Hash => (ui::config::BAD_HASH, ""),
                SettingKind::Path => (ui::config::NO_TEXT, ""),
                SettingKind::Language => (ui::config::BAD_LANGUAGE, ""),
                SettingKind::Address => (ui::config::BAD_ADDRESS, LRS_EXAMPLE),
                SettingKind::Switch | SettingKind::Theme => (ui::config::BAD_VALUE, &*valid),
            };
            let with = [("name", spec.name), ("valid", valid)];
            self.tell(value.span().start, text, &with);
        }
        text
    }

    fn tell(&mut self, at: usize, text: TextKey, with: &[(&str, &str)]) {
        let before = self.text.get(..at).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        let says = self.words.fill(text, with);
        self.problems.push(format!("{}:{line}: {says}", self.file));
    }
}
