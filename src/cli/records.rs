//! `records`: what is done with the records themselves.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::cli::Run;
use crate::cli::table::names_of;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::sanitize::shown;
use crate::training::alias::is_alias;

/// What is done with the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Written as lines of JSON: whose, if one person's; the file, if not stdout.
    Export(Option<String>, Option<PathBuf>),
    /// Taken in from this file.
    Import(PathBuf),
    /// Forgotten: whose (empty for those who gave no alias), and whether that was meant.
    Delete(String, bool),
}

/// What can be done, by name.
const WAYS: [(&str, ()); 3] = [("export", ()), ("import", ()), ("delete", ())];

/// What can follow `records`.
pub(crate) fn ways() -> String {
    names_of(&WAYS)
}

pub(crate) fn asked(pack: &Pack, lang: Lang, sub: &ArgMatches) -> Result<Run, String> {
    let given = |name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let needs = |argument: &str, valid: &str| {
        let with = [("given", argument), ("valid", valid)];
        pack.words(&lang).fill(ui::cli::MISSING_VALUE, &with)
    };
    let alias = given("as");
    if alias.as_ref().is_some_and(|alias| !is_alias(alias)) {
        return Err(pack.words(&lang).say(ui::cli::BAD_ALIAS));
    }
    let way = given("way").ok_or_else(|| needs("records", &ways()))?;
    let file = given("file").map(PathBuf::from);
    let keep = match way.as_str() {
        "export" => Keep::Export(alias, file),
        "import" if alias.is_some() => {
            return Err(pack
                .words(&lang)
                .fill(ui::cli::TOO_MANY, &[("given", "--as")]));
        }
        "import" => Keep::Import(file.ok_or_else(|| needs("records import", "FILE"))?),
        "delete" => match file {
            Some(file) => {
                let given = shown(&file.display().to_string());
                return Err(pack
                    .words(&lang)
                    .fill(ui::cli::TOO_MANY, &[("given", &given)]));
            }
            None => Keep::Delete(alias.unwrap_or_default(), sub.get_flag("yes")),
        },
        _ => {
            let with = [("given", &*shown(&way)), ("valid", &*ways())];
            return Err(pack.words(&lang).fill(ui::cli::BAD_VALUE, &with));
        }
    };
    Ok(Run::Records(lang, keep))
}
