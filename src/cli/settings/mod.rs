//! What is set once instead of typed each time: by a person in a file of their own, by an administrator in a policy that
//! nobody else can write. The policy comes first, then the command line, the environment, the file.

mod file;
mod spec;

use std::path::{Path, PathBuf};

use anyhow::Result;
use etcetera::base_strategy::{BaseStrategy, choose_base_strategy};

use crate::cli::output::environment;
use crate::cli::settings::file::SettingsFile;
use crate::cli::system;
use crate::cli::wrong_use::WrongUse;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::mask::shown;

pub use crate::cli::settings::file::SettingsProblems;
pub use crate::cli::settings::spec::{SETTINGS, SettingSpec, path_told};

/// The variable that names a person's file of settings; a path that is empty means the usual one.
const FILE: &str = "CARDCODE_CONFIG";
/// The variable that names a policy to try out where the machine has none.
const TRIED_POLICY: &str = "CARDCODE_POLICY";

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The policy of the machine.
    Policy,
    /// The command line, by this option.
    Option(&'static str),
    /// This variable of the environment.
    Environment(&'static str),
    /// The person's file.
    File,
    /// Nobody set it.
    Unset,
}

/// A value that is in force.
#[derive(Clone, Debug)]
pub struct Setting {
    pub spec: &'static SettingSpec,
    /// As a file would say it; `None` where nobody set it.
    value: Option<String>,
    pub origin: Origin,
}

impl Setting {
    /// The value as it may be told.
    pub fn told(&self) -> Option<String> {
        let value = self.value.as_deref();
        value.map(|value| self.spec.kind.told(value))
    }
}

/// The two files as they were found.
#[derive(Clone, Debug)]
pub struct SettingsFiles {
    own: SettingsFile,
    policy: SettingsFile,
}

impl SettingsFiles {
    /// Reads both where they are there; one that a variable names must be.
    ///
    /// # Errors
    /// Something in them cannot be used: all of it, a line each.
    pub fn read(words: Words) -> Result<SettingsFiles, SettingsProblems> {
        let own = match environment(FILE) {
            Some(_) => file::named(words, &own_path()),
            None => file::own(words, &own_path()),
        };
        let tried = environment(TRIED_POLICY).map(PathBuf::from);
        let policy = system::policy();
        let policy = match tried.filter(|_| !policy.exists()) {
            Some(tried) => file::tried_policy(words, &tried),
            None => file::policy(words, &policy),
        };
        match (own, policy) {
            (Ok(own), Ok(policy)) => Ok(SettingsFiles { own, policy }),
            (own, policy) => {
                let problems = [own.err(), policy.err()].into_iter().flatten();
                Err(SettingsProblems::all(problems))
            }
        }
    }

    /// What of this setting is in force beside what was typed, if anything was.
    pub fn value<'a>(&'a self, name: &str, typed: Option<&'a str>) -> Option<&'a str> {
        let fixed = self.policy.get(name);
        fixed.or(typed).or_else(|| self.own.get(name))
    }

    /// The files with whether they are there: the policy, the person's.
    pub fn places(&self) -> [(&Path, bool); 2] {
        [&self.policy, &self.own].map(|file| (&*file.path, file.is_there))
    }
}

/// What a command line sets, by the names of settings.
pub type Given = Vec<(&'static str, String)>;

/// What is in force.
#[derive(Clone, Debug)]
pub struct Settings {
    pub files: SettingsFiles,
    all: Vec<Setting>,
}

impl Settings {
    /// Puts all of it together.
    ///
    /// # Errors
    /// The command line or the environment wants another value than the policy has.
    pub fn new(words: Words, files: SettingsFiles, given: &Given) -> Result<Settings, WrongUse> {
        let all = SETTINGS
            .iter()
            .map(|spec| setting(words, &files, given, spec));
        let all = all.collect::<Result<Vec<_>, _>>()?;
        Ok(Settings { files, all })
    }

    /// All of them, in the order in which they are told.
    pub fn all(&self) -> &[Setting] {
        &self.all
    }

    fn get(&self, name: &str) -> Option<&Setting> {
        self.all.iter().find(|setting| setting.spec.name == name)
    }

    /// The value of this setting.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.get(name)?.value.as_deref()
    }

    /// Whether this one is switched on.
    pub fn is_on(&self, name: &str) -> bool {
        self.value(name) == Some("true")
    }

    /// The path that a file names, in its folder where it begins at none; `None` where the command line or the environment
    /// names one.
    pub fn path_in_file(&self, name: &str) -> Option<PathBuf> {
        let file = match self.get(name)?.origin {
            Origin::Policy => &self.files.policy,
            Origin::File => &self.files.own,
            _ => return None,
        };
        let path = at_home(PathBuf::from(self.value(name)?));
        let is_name = name == "records" && path == Path::new(":none:");
        match file.path.parent().filter(|_| !is_name) {
            Some(folder) => Some(folder.join(path)),
            None => Some(path),
        }
    }

    /// The policy, where it is what sets this one.
    pub fn policy_of(&self, name: &str) -> Option<&Path> {
        self.files
            .policy
            .get(name)
            .map(|_| &*self.files.policy.path)
    }

    /// Whether the policy leaves this to an option of a command.
    ///
    /// # Errors
    /// It has another value.
    pub fn allows(
        &self,
        words: Words,
        name: &str,
        (option, value): (&str, &str),
    ) -> Result<(), WrongUse> {
        let policy = &self.files.policy;
        match policy.get(name).filter(|fixed| *fixed != value) {
            Some(fixed) => Err(is_fixed(words, option, fixed, &policy.path)),
            None => Ok(()),
        }
    }
}

fn setting(
    words: Words,
    files: &SettingsFiles,
    given: &Given,
    spec: &'static SettingSpec,
) -> Result<Setting, WrongUse> {
    let option = given.iter().find(|(name, _)| *name == spec.name);
    let option = spec.option.zip(option.map(|(_, value)| value.clone()));
    let variable = spec
        .variable
        .and_then(|name| Some((name, environment(name)?)));
    if let Some(fixed) = files.policy.get(spec.name) {
        let wanted = option.or(variable).filter(|(_, value)| value != fixed);
        return match wanted {
            Some((name, _)) => Err(is_fixed(words, name, fixed, &files.policy.path)),
            None => Ok(Setting {
                spec,
                value: Some(fixed.to_owned()),
                origin: Origin::Policy,
            }),
        };
    }
    let option = option.map(|(name, value)| (value, Origin::Option(name)));
    let variable = variable.map(|(name, value)| (value, Origin::Environment(name)));
    let own = files
        .own
        .get(spec.name)
        .map(|value| (value.to_owned(), Origin::File));
    let (value, origin) = match option.or(variable).or(own) {
        Some((value, origin)) => (Some(value), origin),
        None => (None, Origin::Unset),
    };
    Ok(Setting {
        spec,
        value,
        origin,
    })
}

/// That an option or a variable asks for something else than what is fixed.
fn is_fixed(words: Words, name: &str, value: &str, policy: &Path) -> WrongUse {
    let (value, file) = (shown(value), shown(&policy.display().to_string()));
    let with = [("name", name), ("value", &*value), ("file", &*file)];
    WrongUse(words.fill(ui::config::FIXED, &with))
}

/// The person's file, whether or not it is there.
fn own_path() -> PathBuf {
    let usual = || {
        let places = choose_base_strategy().ok()?;
        Some(places.config_dir().join("cardcode").join("config.toml"))
    };
    environment(FILE)
        .map(|file| at_home(PathBuf::from(file)))
        .or_else(usual)
        .unwrap_or_default()
}

/// The path with the person's home for a `~` before it, where no shell has put it there.
pub fn at_home(file: PathBuf) -> PathBuf {
    match (file.strip_prefix("~"), etcetera::home_dir()) {
        (Ok(rest), Ok(home)) => home.join(rest),
        _ => file,
    }
}
