//! Prepares what a start would otherwise have to find or to parse: the list of content files, the program's own words,
//! what its pack says of itself.

use std::{env, error, path::Path};

#[path = "build/assets.rs"]
mod assets;
#[path = "build/manifest.rs"]
mod manifest;
#[path = "build/texts.rs"]
mod texts;
#[path = "build/toml_file.rs"]
mod toml_file;

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

fn main() -> Result<()> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    assets::write_list()?;
    texts::write(out)?;
    manifest::write(out)
}
