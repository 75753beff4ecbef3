//! Lists the content files, so that a new card, list of messages or call is a file under `assets` and nothing else.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Writes `embedded.rs`: an array of paths inside the pack, in their order, and texts.
pub fn write_list() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets");
    let root = from_env("CARGO_MANIFEST_DIR")?.join("assets");
    let mut files = Vec::new();
    collect(&root, "", &mut files)?;
    files.sort();
    let mut list = "[\n".to_owned();
    for (name, path) in files {
        let _ = writeln!(list, "    ({name:?}, include_str!({path:?})),");
    }
    list.push(']');
    fs::write(from_env("OUT_DIR")?.join("embedded.rs"), list)
}

/// The TOML files in a folder and the folders in it, each with its path inside the pack, with `/` on every system.
fn collect(folder: &Path, inside: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if name.ends_with(".toml") {
            files.push((name, path));
        }
    }
    Ok(())
}

fn from_env(name: &str) -> io::Result<PathBuf> {
    let value = env::var_os(name).ok_or_else(|| io::Error::other(format!("{name} is not set")))?;
    Ok(value.into())
}
