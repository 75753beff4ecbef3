//! The settings that there are.

use crate::runtime::display::THEMES;
use crate::training::alias::{ACTOR, named};

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
    Alias,
    /// The hash of a pack: 64 hexadecimal digits.
    Hash,
    /// Other text: a language, a path, an address.
    Text,
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
    of_both("language", SettingKind::Text, Some("--lang"), None),
    of_both("theme", SettingKind::Theme, Some("--theme"), None),
    of_both("plain", SettingKind::Switch, Some("--plain"), None),
    of_both("ascii", SettingKind::Switch, Some("--ascii"), None),
    of_both("mouse", SettingKind::Switch, Some("--mouse"), None),
    of_both("motion", SettingKind::Switch, Some("--motion"), None),
    of_both(
        "pack",
        SettingKind::Text,
        Some("--pack"),
        Some("CARDCODE_PACK"),
    ),
    of_both(
        "records",
        SettingKind::Text,
        Some("--db"),
        Some("CARDCODE_DB"),
    ),
    of_both("save_to", SettingKind::Text, None, None),
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
        ..of_both("sync_to", SettingKind::Text, None, Some("CARDCODE_LRS"))
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

/// Digits of the hash of a pack.
const HASH: usize = 64;

impl SettingKind {
    /// What may be written, where that is a list.
    pub fn valid(self) -> Vec<&'static str> {
        match self {
            SettingKind::Switch => vec!["true", "false"],
            SettingKind::Theme => THEMES.iter().map(|(name, _)| *name).collect(),
            SettingKind::Alias | SettingKind::Hash | SettingKind::Text => Vec::new(),
        }
    }

    /// Whether this text is such a value.
    pub fn admits(self, text: &str) -> bool {
        match self {
            SettingKind::Switch | SettingKind::Theme => self.valid().contains(&text),
            SettingKind::Alias => named(text).is_some(),
            SettingKind::Hash => {
                text.len() == HASH && text.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            SettingKind::Text => !text.trim().is_empty(),
        }
    }
}
