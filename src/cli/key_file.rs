//! The files of a centre's key: the whole, which signs tickets, and the half by which certificates are verified.

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use serde::{Deserialize, Serialize};

use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::disk::system::is_open_to_others;
use crate::signing;
use crate::text::catalogue::ui;
use crate::training::ticket::{PublicKey, SecretKey};

/// Form of the files.
const KEY_FORM: u32 = 1;
/// Bytes of the largest one that is read.
const MOST_BYTES: u64 = 4096;

/// The centre's key, whole.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    cardcode_exam_key: u32,
    secret: SecretKey,
}

/// The half of it that everybody may know.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicKeyFile {
    cardcode_exam_public_key: u32,
    public: PublicKey,
}

/// A new key as it is written: the whole, and the half that everybody may know.
///
/// # Errors
/// The system gives no random bytes.
pub fn new_key() -> Result<(String, String)> {
    let secret: SecretKey = signing::chance()?;
    let public = signing::public_half(&secret)?;
    let key = KeyFile {
        cardcode_exam_key: KEY_FORM,
        secret,
    };
    let half = PublicKeyFile {
        cardcode_exam_public_key: KEY_FORM,
        public,
    };
    let key = serde_json::to_string_pretty(&key)? + "\n";
    Ok((key, serde_json::to_string_pretty(&half)? + "\n"))
}

/// The key with which the centre signs.
///
/// # Errors
/// The file cannot be read, is open to others, or holds no such key.
pub fn secret_key(context: &CommandContext, path: &Path) -> Result<SecretKey> {
    let text = files::read(context, path, MOST_BYTES)?;
    let key = serde_json::from_str(&text).ok();
    let key = key.filter(|key: &KeyFile| key.cardcode_exam_key == KEY_FORM);
    let key = key.ok_or_else(|| no_key(context, path))?;
    if fs::metadata(path).is_ok_and(|found| is_open_to_others(&found)) {
        let with = [("file", &*files::name(path))];
        bail!(context.words().fill(ui::sync::OPEN_FILE, &with));
    }
    Ok(key.secret)
}

/// The half of a centre's key by which certificates are verified.
///
/// # Errors
/// The file cannot be read, or holds no such key.
pub fn public_key(context: &CommandContext, path: &Path) -> Result<PublicKey> {
    let text = files::read(context, path, MOST_BYTES)?;
    let key = serde_json::from_str(&text).ok();
    let key = key.filter(|key: &PublicKeyFile| key.cardcode_exam_public_key == KEY_FORM);
    key.map(|key| key.public)
        .ok_or_else(|| no_key(context, path))
}

fn no_key(context: &CommandContext, path: &Path) -> anyhow::Error {
    let with = [("file", &*files::name(path))];
    anyhow!(context.words().fill(ui::ticket::NO_KEY, &with))
}
