//! A word to the person that stands until the next thing happens.

use crate::app::history::RecordsErrorKind;
use crate::text::catalogue::TextKey;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    Copied,
    /// The document is in this file.
    Saved(String),
    /// It could not be saved, for this reason.
    NotSaved(TextKey),
    /// Several digits in a row were typed, as if a code were asked for.
    NoDigits,
    /// Digits of a shop's words were hidden, since they may be a secret.
    DigitsHidden,
    NoPaste,
    /// No entry of the list is spelled so.
    NotSpelled,
    /// An input method is on.
    InputMethod,
    /// The key does nothing here.
    NoSuchKey,
    /// What was pressed before the page could be read is no answer.
    TooSoon,
    /// The program does not stop where nobody could continue it.
    NotStopped,
    /// Nothing lies behind the first page.
    AtHome,
    /// There are no questions here of which to see a map.
    NoMap,
    /// There are no answers here to change.
    NoAnswers,
    /// There is nothing here to copy or save.
    NothingToKeep,
    /// The pack was read again.
    Reloaded,
    /// The time of the exam is over.
    TimeUp,
    /// An exam by ticket could not be recorded, so it has no certificate.
    NotCertified,
    /// Records cannot be kept.
    Unrecorded(RecordsErrorKind),
}
