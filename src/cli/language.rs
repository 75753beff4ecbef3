//! The person's language.

use crate::cli::output::environment;
use crate::cli::system::locale_of_system;
use crate::pack::content::Pack;
use crate::text::lang::Lang;

/// English needs no more than ASCII for its words.
const ENGLISH: &str = "en";

/// The language asked for, else that of the environment, else the pack's first. In a locale of another coding than UTF-8 it
/// is English where nothing else is asked for: other words would come out as strange signs. A language that the pack does
/// not speak is passed over; refusing it is left to the caller, in the language that this finds.
pub fn language(pack: &Pack, asked: Option<&str>) -> Lang {
    let spoken = |code: &str| {
        let languages = pack.manifest().languages.iter();
        languages
            .map(|language| &language.code)
            .find(|known| known.code() == code)
    };
    let first = &pack.manifest().languages[0].code;
    asked
        .and_then(spoken)
        .or_else(|| spoken(ENGLISH).filter(|_| !is_unicode()))
        .or_else(|| spoken(&locale()))
        .unwrap_or(first)
        .clone()
}

/// Whether the locale names UTF-8 as its coding, or none. The first variable that is set and not empty decides, as POSIX
/// has it.
pub fn is_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(environment)
        .unwrap_or_default();
    let coding = locale.split_once('.').map(|(_, coding)| coding);
    coding.is_none_or(|coding| {
        let coding = coding.split('@').next().unwrap_or_default();
        let letters = coding.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().eq_ignore_ascii_case("utf8")
    })
}

/// The language of the environment's locale: `ja` of `ja_JP.UTF-8`. The first variable that is set and not empty
/// decides, as POSIX has it; without any, what the system itself says, where it says something.
fn locale() -> String {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(environment)
        .or_else(locale_of_system)
        .unwrap_or_default();
    let code = locale.split(['_', '.', '@', '-']).next();
    code.unwrap_or_default().to_lowercase()
}
