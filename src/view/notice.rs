//! Words about what just happened, and about records that cannot be kept.

use crate::app::effect::DocumentKind;
use crate::app::history::RecordsErrorKind;
use crate::app::notice::Notice;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Lang;

/// That practice is not recorded, and why.
pub fn unrecorded(pack: &Pack, lang: &Lang, trouble: RecordsErrorKind) -> String {
    failed(Words { pack, lang }, trouble)
}

/// Why the records cannot be used, and what to do.
pub fn trouble(pack: &Pack, lang: &Lang, trouble: RecordsErrorKind) -> String {
    let words = Words { pack, lang };
    words.say(why(trouble))
}

/// That no records are kept, and why.
pub(crate) fn failed(words: Words, trouble: RecordsErrorKind) -> String {
    let why = words.say(why(trouble));
    words.fill(ui::records::NOT_KEPT, &[("why", &why)])
}

/// Why, and what to do.
fn why(trouble: RecordsErrorKind) -> TextKey {
    match trouble {
        RecordsErrorKind::Newer => ui::records::NEWER,
        RecordsErrorKind::Foreign => ui::records::FOREIGN,
        RecordsErrorKind::Broken => ui::records::BROKEN,
        RecordsErrorKind::Locked => ui::records::LOCKED,
        RecordsErrorKind::ReadOnly => ui::records::READ_ONLY,
        RecordsErrorKind::Full => ui::records::FULL,
        RecordsErrorKind::NoThread => ui::records::NO_THREAD,
        RecordsErrorKind::Elsewhere => ui::records::ELSEWHERE,
        RecordsErrorKind::Gone => ui::records::GONE,
        RecordsErrorKind::NoFolder => ui::records::NO_FOLDER,
        RecordsErrorKind::Clock => ui::records::CLOCK,
        RecordsErrorKind::NoSharing => ui::records::NO_SHARING,
        RecordsErrorKind::Beside => ui::records::BESIDE,
        RecordsErrorKind::Interrupted => ui::records::INTERRUPTED,
        RecordsErrorKind::Other => ui::records::OTHER,
    }
}

/// How the names of replay files end.
pub const REPLAY: &str = ".json";

pub(crate) fn notice_words(words: Words, notice: &Notice, paper: Option<DocumentKind>) -> String {
    let is_summary = paper == Some(DocumentKind::Summary);
    match notice {
        Notice::Copied if is_summary => words.say(ui::notice::COPIED),
        Notice::Copied => words.say(ui::notice::COPIED_REPLAY),
        Notice::Saved(path) if path.ends_with(REPLAY) => {
            words.fill(ui::notice::SAVED_REPLAY, &[("file", path)])
        }
        Notice::Saved(path) => words.fill(ui::notice::SAVED, &[("file", path)]),
        Notice::TimeUp => words.say(ui::notice::TIME_UP),
        Notice::NotSaved(reason) => {
            words.fill(ui::notice::NOT_SAVED, &[("reason", &words.say(*reason))])
        }
        Notice::NoDigits => words.say(ui::notice::NO_DIGITS),
        Notice::DigitsHidden => words.say(ui::notice::DIGITS_HIDDEN),
        Notice::NoPaste => words.say(ui::notice::NO_PASTE),
        Notice::NotSpelled => words.say(ui::notice::NOT_SPELLED),
        Notice::InputMethod => words.say(ui::notice::INPUT_METHOD),
        Notice::NoSuchKey => words.say(ui::notice::NO_SUCH_KEY),
        Notice::TooSoon => words.say(ui::notice::TOO_SOON),
        Notice::NotStopped => words.say(ui::notice::NOT_STOPPED),
        Notice::AtHome => words.say(ui::notice::AT_HOME),
        Notice::NoMap => words.say(ui::notice::NO_MAP),
        Notice::NoAnswers => words.say(ui::notice::NO_ANSWERS),
        Notice::NothingToKeep => words.say(ui::notice::NOTHING_TO_KEEP),
        Notice::NotCertified => words.say(ui::notice::NOT_CERTIFIED),
        Notice::Unrecorded(trouble) => failed(words, *trouble),
        Notice::Reloaded => words.say(ui::notice::RELOADED),
    }
}
