//! Credentials: from the environment, or from a file that nobody else may read. They are held in memory alone, and
//! have no form in which they could be printed.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Deserialize;

use crate::disk::open;
use crate::disk::system::is_open_to_others;
use crate::lrs::said_back;

/// The user, in the environment.
pub const USER: &str = "CARDCODE_LRS_USER";
/// The password, in the environment.
pub const PASSWORD: &str = "CARDCODE_LRS_PASSWORD";
/// The file, in the environment.
pub const FILE: &str = "CARDCODE_LRS_FILE";

/// The longest file of credentials, in bytes.
const LONGEST: u64 = 4096;
/// What stands where a password was.
const HIDDEN: &str = "***";

/// User and password. It has no `Debug` and no `Display`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secret {
    user: String,
    password: String,
}

/// Why there are none.
#[derive(Debug, PartialEq, Eq)]
pub enum CredentialsError {
    /// Nobody said where they are.
    Nowhere,
    /// This variable is missing beside the other one.
    Half(&'static str),
    /// Others may read this file.
    Open(PathBuf),
    /// This file cannot be read, for this reason.
    Unread(PathBuf, ErrorKind),
    /// This file is not of the form, or a value is not one that can be sent.
    Form(Option<PathBuf>),
}

impl Secret {
    /// The credentials in this file where one is named, else those of the environment, else those in the file that the
    /// environment names.
    ///
    /// # Errors
    /// Why there are none.
    pub fn find(
        file: Option<&Path>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Secret, CredentialsError> {
        let set = |name: &str| environment(name).filter(|value| !value.is_empty());
        if let Some(file) = file {
            return Secret::read(file);
        }
        match (set(USER), set(PASSWORD), set(FILE)) {
            (Some(user), Some(password), _) => {
                let secret = Secret { user, password };
                secret.sendable().ok_or(CredentialsError::Form(None))
            }
            (Some(_), None, _) => Err(CredentialsError::Half(PASSWORD)),
            (None, Some(_), _) => Err(CredentialsError::Half(USER)),
            (_, _, Some(file)) => Secret::read(Path::new(&file)),
            _ => Err(CredentialsError::Nowhere),
        }
    }

    fn read(path: &Path) -> Result<Secret, CredentialsError> {
        let unread =
            |error: std::io::Error| CredentialsError::Unread(path.to_owned(), error.kind());
        let file = open::plain(path).map_err(unread)?;
        // Of the file that is open, not of what has this name by now.
        if is_open_to_others(&file.metadata().map_err(unread)?) {
            return Err(CredentialsError::Open(path.to_owned()));
        }
        let mut text = String::new();
        file.take(LONGEST)
            .read_to_string(&mut text)
            .map_err(unread)?;
        // What the parser says holds the line, and the line holds the password: nothing of it is told.
        let secret: Option<Secret> = toml::from_str(&text).ok();
        let secret = secret.and_then(Secret::sendable);
        secret.ok_or_else(|| CredentialsError::Form(Some(path.to_owned())))
    }

    /// Itself, where HTTP can send it (RFC 7617): no colon in the user, no control character in either.
    fn sendable(self) -> Option<Secret> {
        let both = [&self.user, &self.password];
        let is_fine = !self.user.contains(':')
            && both
                .iter()
                .all(|text| !text.is_empty() && !text.chars().any(char::is_control));
        is_fine.then_some(self)
    }

    /// The value of the header.
    pub(crate) fn header(&self) -> String {
        let pair = format!("{}:{}", self.user, self.password);
        format!("Basic {}", BASE64_STANDARD.encode(pair))
    }

    /// What somebody said, without the password, should they say it back, in whatever coding.
    pub(crate) fn hidden_in(&self, said: &str) -> String {
        let header = self.header();
        let coded = header.trim_start_matches("Basic ");
        let said = said.replace(coded, HIDDEN).replace(&self.password, HIDDEN);
        let is_hidden = [coded, &self.password]
            .iter()
            .all(|secret| !said_back::holds(&said, secret));
        // Where it is coded it need not stand in one piece, so nothing is shown at all.
        if is_hidden { said } else { HIDDEN.to_owned() }
    }
}
