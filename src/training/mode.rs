//! What a mode of practice says of itself. Each is a file in [`modes`](crate::training::modes) and a row of its table:
//! records, import, statements, the list of what can be practised and the command line ask that row, and know no mode.

use crate::pack::content::Pack;
use crate::pack::words::TextRef;
use crate::text::catalogue::TextKey;
use crate::training::attempt::{Answer, AttemptOrigin};
use crate::training::review::ReviewKind;

/// A mode of practice.
#[derive(Debug)]
pub struct PracticeMode {
    /// Stable name, as it is stored.
    pub kind: &'static str,
    /// Its name on the command line.
    pub command: &'static str,
    /// What it is called among what can be practised.
    pub label: TextKey,
    /// More about it; with the count in it, if there is one.
    pub note: TextKey,
    /// How many things are asked in it. `None` if that is not told beforehand.
    pub count: fn(&Pack) -> Option<usize>,
    /// Whether it can be taken up again. What cannot is closed as soon as something else is begun.
    pub resumes: bool,
    /// What is answered or done in it, apart from the parts of an exam.
    pub actions: &'static [&'static PracticeAction],
    /// What is reviewed in it, answer by answer or at its end.
    pub reviews: &'static [ReviewKind],
    /// Whether it can have been begun from this: an import takes in nothing else.
    pub can_begin: fn(&AttemptOrigin) -> bool,
    /// What was begun, as learning record stores know it.
    pub activity: for<'p> fn(&'p Pack, &AttemptOrigin) -> ModeActivity<'p>,
}

/// What was begun, as an xAPI activity.
#[derive(Debug)]
pub struct ModeActivity<'p> {
    /// The parts of its id below the pack's: for ever the same.
    pub id: Vec<String>,
    /// The type, of ADL's vocabulary.
    pub kind: &'static str,
    /// `None` if the pack has no name for it.
    pub name: Option<TextRef<'p>>,
    /// The level in its name; `None` where it has none.
    pub level: Option<usize>,
}

/// What an answer or a move does.
#[derive(Debug)]
pub struct PracticeAction {
    /// Stable name, as it is stored.
    pub name: &'static str,
    /// What a wrong answer is a mistake about. `None` for moves, whose mistakes a call's verdict finds.
    pub reviews: Option<ReviewKind>,
    /// What is asked by the item with this name.
    pub question: for<'p> fn(&'p Pack, &str) -> AskedQuestion<'p>,
    /// What can be answered to it, and what is right.
    pub choices: for<'p> fn(&'p Pack, &str) -> AskedChoices<'p>,
    /// The item in words, if the choices say none.
    pub words: for<'p> fn(&'p Pack, &str) -> Option<TextRef<'p>>,
    /// What was answered, by the name of the choice.
    pub response: fn(&Answer) -> String,
    /// Where on a card it was pointed, if it was.
    pub spot: fn(&Answer) -> Option<&str>,
}

/// Something that is asked, as an interaction of xAPI.
#[derive(Debug)]
pub struct AskedQuestion<'p> {
    /// The parts of its id below the pack's: for ever the same.
    pub id: [String; 2],
    pub name: Option<TextRef<'p>>,
    /// What is asked, in words.
    pub lead: Option<TextRef<'p>>,
    /// The type of interaction, of xAPI's.
    pub form: &'static str,
}

#[derive(Debug, Default)]
pub struct AskedChoices<'p> {
    /// The name of each choice and, if it is told with the question, in words.
    pub all: Vec<(String, Option<TextRef<'p>>)>,
    /// The name of the right one, if one always is.
    pub right: Option<String>,
}
