//! A choice as a screen offers it: what it does, with the key of its words beside it.

use crate::app::action::Action;
use crate::app::typing::Spelling;
use crate::pack::words::TextRef;
use crate::text::catalogue::TextKey;
use crate::text::lang::Text;

/// Something that can be chosen, and what it is called.
#[derive(Clone, Debug)]
pub struct ChoiceSpec<'a> {
    pub action: Action,
    pub label: Label<'a>,
    /// More about it, where there is room.
    pub note: Option<Label<'a>>,
    /// What it is spelled by, if it is an entry of a list that keys narrow.
    pub spelling: Option<Spelling<'a>>,
    pub sign: Option<Sign>,
}

/// What is to be seen of a choice before it is read. Its words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It is for those who must act at once.
    Urgent,
    /// It is about something that is as it should be.
    Good,
    /// It is about something that must be looked at first.
    Bad,
    /// Neither, among others that have a sign.
    Plain,
}

/// Words by their key: which language they are said in is the view's concern.
#[derive(Clone, Debug)]
pub enum Label<'a> {
    Text(TextRef<'a>),
    /// A text of the program with other words in its placeholder.
    Filled(TextKey, &'static str, TextRef<'a>),
    /// A text of the program with a number in its placeholder.
    Counted(TextKey, &'static str, usize),
    /// A question in a few words, and the answer to it.
    Answered(TextRef<'a>, TextRef<'a>),
    /// A text of the program with these in its placeholders.
    Told(TextKey, Vec<(&'static str, String)>),
    /// The same of a person: the alias, empty where none was given, fills `{name}` and so many cells.
    OfPerson(TextKey, String, usize, Vec<(&'static str, String)>),
    /// A text of the program laid round another label, which fills its placeholder.
    Around(TextKey, &'static str, Box<Label<'a>>),
    /// What is written down after a call: its form, the cause, and who goes on.
    WrittenDown(Vec<&'a Text>),
    /// A name that is the same in every language: a code, an id.
    Name(String),
}

impl From<TextKey> for Label<'_> {
    fn from(key: TextKey) -> Self {
        Label::Text(key.into())
    }
}

impl<'a> From<&'a Text> for Label<'a> {
    fn from(text: &'a Text) -> Self {
        Label::Text(text.into())
    }
}

impl<'a> From<TextRef<'a>> for Label<'a> {
    fn from(text: TextRef<'a>) -> Self {
        Label::Text(text)
    }
}

impl<'a> ChoiceSpec<'a> {
    pub fn new(action: Action, label: impl Into<Label<'a>>) -> ChoiceSpec<'a> {
        ChoiceSpec {
            action,
            label: label.into(),
            note: None,
            spelling: None,
            sign: None,
        }
    }

    pub fn with_note(mut self, note: impl Into<Label<'a>>) -> ChoiceSpec<'a> {
        self.note = Some(note.into());
        self
    }

    pub fn signed(mut self, sign: Sign) -> ChoiceSpec<'a> {
        self.sign = Some(sign);
        self
    }

    pub fn spelled(mut self, spelling: Spelling<'a>) -> ChoiceSpec<'a> {
        self.spelling = Some(spelling);
        self
    }
}
