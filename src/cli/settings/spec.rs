//! The settings that there are.

use crate::runtime::display::THEMES;
use crate::text::mask::mask;
use crate::text::sanitize::harmless;
use crate::training::alias::{ACTOR, named};
use crate::xapi::address::endpoint;

/// Something that can be set.
#[derive(Debug)]
pub struct SettingSpec {
    /// Its name in both files.
    pub name: &'static str,
    pub kind: SettingKind,
    /// The option that sets it for once.
    pub option: Option<&'static str>,
    /// The variable of the environment that sets it.
    pub variable: Option<&'static str>,
    /// Who may set it in a file.
    pub setter: Setter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingKind {
    /// `true` or `false`.
    Switch,
    Theme,
    /// The code of a language, such as `ja` or `zh-Hant`.
    Language,
    Alias,
    /// The hash of a pack: 64 hexadecimal digits.
    Hash,
    /// The address of a learning record store.
    Address,
    /// A path.
    Path,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setter {
    Anybody,
    /// Only the person: it is nothing for all who use a machine.
    Person,
    /// Only the policy.
    Administrator,
}

impl Setter {
    /// Whether it may stand in this file.
    pub fn may_set(self, file: Setter) -> bool {
        self == Setter::Anybody || self == file
    }
}

/// All of them, in the order in which they are told.
pub const SETTINGS: [SettingSpec; 13] = [
    of_both("language", SettingKind::Language, Some("--lang"), None),
    of_both("theme", SettingKind::Theme, Some("--theme"), None),
    of_both("plain", SettingKind::Switch, Some("--plain"), None),
    of_both("ascii", SettingKind::Switch, Some("--ascii"), None),
    of_both("mouse", SettingKind::Switch, Some("--mouse"), None),
    of_both("motion", SettingKind::Switch, Some("--motion"), None),
    of_both(
        "pack",
        SettingKind::Path,
        Some("--pack"),
        Some("CARDCODE_PACK"),
    ),
    of_both(
        "records",
        SettingKind::Path,
        Some("--db"),
        Some("CARDCODE_DB"),
    ),
    of_both("save_to", SettingKind::Path, None, None),
    SettingSpec {
        setter: Setter::Person,
        ..of_both("alias", SettingKind::Alias, None, Some(ACTOR))
    },
    SettingSpec {
        setter: Setter::Administrator,
        ..of_both("pack_hash", SettingKind::Hash, None, None)
    },
    SettingSpec {
        setter: Setter::Administrator,
        ..of_both("exam_by_ticket", SettingKind::Switch, None, None)
    },
    SettingSpec {
        setter: Setter::Administrator,
        ..of_both("sync_to", SettingKind::Address, None, Some("CARDCODE_LRS"))
    },
];

const fn of_both(
    name: &'static str,
    kind: SettingKind,
    option: Option<&'static str>,
    variable: Option<&'static str>,
) -> SettingSpec {
    SettingSpec {
        name,
        kind,
        option,
        variable,
        setter: Setter::Anybody,
    }
}

/// Stands for a value that is none, and may be a secret.
const HIDDEN: &str = "***";
/// Characters of the longest code of a language.
const LONGEST_LANGUAGE: usize = 16;

/// Whether this is the code of a language by its form: letters in small ones first, then parts behind hyphens.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.len() <= LONGEST_LANGUAGE
        && (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(is_part)
}

/// A path without what drives a terminal, and without what may be a number.
pub fn path_told(path: &str) -> String {
    harmless(&mask(path, |_| false))
}

/// Digits of the hash of a pack.
const HASH: usize = 64;

impl SettingKind {
    /// What may be written, where that is a list.
    pub fn valid(self) -> Vec<&'static str> {
        match self {
            SettingKind::Switch => vec!["true", "false"],
            SettingKind::Theme => THEMES.iter().map(|(name, _)| *name).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether this text is such a value.
    pub fn admits(self, text: &str) -> bool {
        match self {
            SettingKind::Switch | SettingKind::Theme => self.valid().contains(&text),
            SettingKind::Language => is_language(text),
            SettingKind::Alias => named(text).is_some(),
            SettingKind::Address => endpoint(text).is_ok(),
            SettingKind::Hash => {
                text.len() == HASH && text.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            SettingKind::Path => !text.trim().is_empty(),
        }
    }

    /// The value as it may be told: a variable of the environment holds whatever somebody put there.
    pub fn told(self, text: &str) -> String {
        match self {
            SettingKind::Path => path_told(text),
            _ if self.admits(text) => text.to_owned(),
            _ => HIDDEN.to_owned(),
        }
    }
}
