//! Pages: what a screen says, free of any terminal.
//!
//! [`page`] is pure: here the words and facts of the pack meet the state. `tui` and `plain` lay a [`Page`] out
//! and know no screen.

use crate::machine::point::Aim;
use crate::machine::records::Trouble;
use crate::machine::{Notice, Paper, Screen, State, acts};
use crate::pack::card::Style;
use crate::pack::{Element, Lang, Pack, Side, Text};

pub mod bindings;
mod cards;
mod charts;
mod choices;
mod compare;
mod debrief;
mod diagnose;
mod exam;
mod explain;
mod learn;
mod overlay;
pub mod place;
mod point;
mod records;
pub mod report;
pub mod said;
pub mod summary;
mod train;

use bindings::Command;

/// What a screen says.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Stable name: `home`, `card/amex/front`, `cause/pin-typed`. Scrolling starts anew when it changes.
    pub id: String,
    /// What the screen is about.
    pub title: String,
    /// How far a series has come.
    pub progress: Option<String>,
    /// The answer, or the question: what is said first.
    pub lead: String,
    /// The reason, and what follows.
    pub blocks: Vec<Block>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Place of the marked choice.
    pub mark: usize,
    /// What stands behind the page.
    pub backing: Vec<Backing>,
    /// A word about what just happened.
    pub notice: Option<String>,
    /// The key that scrolls.
    pub more: Hint,
    /// The keys that matter here, the most wanted first.
    pub bar: Vec<Hint>,
    /// What is said where the terminal has no room for a page.
    pub too_small: String,
}

/// A key that matters on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its name.
    pub key: String,
    /// What it does, in a word.
    pub word: String,
    /// What it does.
    pub does: Command,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Head(String),
    /// The heading of what to beware of.
    Caution(String),
    /// A paragraph.
    Para(String),
    /// A paragraph of less weight.
    Note(String),
    /// Numbered steps.
    Steps(Vec<String>),
    /// Things side by side.
    List(Vec<String>),
    /// The keys, each with what it does; the letters that do the same where lines are read, and how to choose
    /// here and there.
    Keys {
        /// How to choose on a drawn page.
        how: String,
        /// The keys.
        keys: Vec<(String, String)>,
        /// How to choose by lines.
        how_in_lines: String,
        /// The letters.
        letters: Vec<(String, String)>,
    },
    /// Terms, each with what is said of it.
    Terms(Vec<(String, String)>),
    /// A conversation in its order: who spoke, and what was said. What was said last is the page's first sentence.
    Talk {
        /// What it is called.
        name: String,
        /// The lines.
        lines: Vec<(String, String)>,
    },
    /// Two things under common headings.
    Table {
        /// The names of the two things.
        columns: [String; 2],
        /// Heading, and what is said of each.
        rows: Vec<(String, [String; 2])>,
    },
    /// A face of a card.
    Picture(Picture),
    /// Two series of numbers beside each other, step by step.
    Bars {
        /// What the two are called.
        names: [String; 2],
        /// The numbers.
        series: [Vec<u32>; 2],
    },
    /// Names with numbers, each with a bar.
    Chart {
        /// The bars, in order.
        bars: Vec<report::Bar>,
        /// Whether a bar is a part of a whole, which is drawn too.
        of_whole: bool,
    },
    /// Questions answered, and how many are left at least and at most.
    Meter {
        /// Answered.
        done: usize,
        /// Left at least.
        least: usize,
        /// Left at most.
        most: usize,
    },
}

/// A face of a card, to be drawn or told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Which way it looks.
    pub side: Side,
    /// The body's colour.
    pub style: Style,
    /// What stands on it, the lower layers first.
    pub marks: Vec<Mark>,
    /// The label of the code's spot.
    pub label: String,
    /// A line under the picture.
    pub caption: String,
    /// Whether it goes with the mark, so that only what is seen needs it.
    pub preview: bool,
    /// The same in words.
    pub words: Vec<String>,
    /// The square that a person points at; none where nothing is pointed at.
    pub aim: Option<Aim>,
    /// What can be pointed at, in words.
    pub things: Vec<(String, Aim)>,
}

/// An element of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What and where it is.
    pub kind: crate::pack::Kind,
    /// Where, in millimetres.
    pub at: crate::pack::Rect,
    /// What is printed there.
    pub print: String,
    /// The letter under which a decoy is explained.
    pub letter: Option<char>,
}

impl Mark {
    fn new(element: &Element, letter: Option<char>) -> Mark {
        Mark {
            kind: element.kind,
            at: element.at,
            print: element.print.clone(),
            letter,
        }
    }
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// More about it, where there is room.
    pub note: String,
}

impl Choice {
    fn new(label: impl Into<String>) -> Choice {
        Choice {
            label: label.into(),
            note: String::new(),
        }
    }
}

/// What stands behind what a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backing {
    /// A fact, by its id.
    Fact(String),
    /// A list of messages with its sources, by its id.
    List(String),
}

/// The language and the pack: everything that has words.
#[derive(Clone, Copy)]
struct Words<'a> {
    pack: &'a Pack,
    lang: &'a Lang,
}

impl<'a> Words<'a> {
    fn of(&self, text: &'a Text) -> String {
        self.pack.say(text, self.lang)
    }

    fn fill(&self, text: &'a Text, with: &[(&str, &str)]) -> String {
        // What is filled in holds no placeholder of its own, so the issuer's may come first.
        let mut words = self.of(text);
        for (name, value) in with {
            words = words.replace(&format!("{{{name}}}"), value);
        }
        words
    }

    fn all(&self, texts: &'a [Text]) -> Vec<String> {
        texts.iter().map(|text| self.of(text)).collect()
    }
}

/// Choices that are seen at a glance; a longer list says where in it the mark stands.
const LONG: usize = 12;

/// What the screen that is seen says.
pub fn page(pack: &Pack, state: &State) -> Page {
    let words = Words {
        pack,
        lang: &state.lang,
    };
    let mut page = match state.screen() {
        Screen::Home => home(words),
        Screen::Pick => cards::pick(words, state.room().mark),
        Screen::Card { card, face } => cards::card(words, card, *face),
        Screen::Guide { card, step } => cards::guide(words, card, *step),
        Screen::Compare { with } => compare::compare(words, *with),
        Screen::Round(sorting) => compare::round(words, sorting),
        Screen::Diagnose(walk) => diagnose::diagnose(words, walk),
        Screen::Answers => diagnose::answers(words, state),
        Screen::Map => diagnose::map(words, state),
        Screen::Cause { cause } => diagnose::cause(words, cause),
        Screen::Call { cause } => diagnose::call(words, cause, state),
        Screen::Systems => explain::systems(words),
        Screen::Codes { system } => explain::codes(words, system),
        Screen::Message { system, code } => explain::message(words, system, code),
        Screen::UnknownMessage => explain::unknown(words),
        Screen::Train => records::told(words, state, train::train(words)),
        Screen::Today => records::today(words, state),
        Screen::Report { part } => report::report(words, state, *part),
        Screen::Point(pointing) => point::point(words, pointing),
        Screen::Calls => train::calls(words),
        Screen::Level { level } => train::level(words, *level),
        Screen::Blueprint => exam::blueprint(words, state.sitting()),
        Screen::Exam(taken) => exam::exam(words, taken, state.is_recorded()),
        Screen::Grade { exam, grade } => exam::grade(words, exam, grade),
        Screen::Desk(shift) => train::desk(words, shift, state.is_recorded()),
        Screen::Debrief {
            shift,
            verdict,
            part,
        } => debrief::debrief(words, shift, verdict, *part),
        Screen::Topics => learn::topics(words),
        Screen::Topic { topic } => learn::topic(words, topic),
        Screen::Help => overlay::help(words),
        Screen::Facts => overlay::facts(words, state),
        Screen::Problems => overlay::problems(words, state),
        Screen::Jump => overlay::jump(words),
    };
    page.choices = acts(pack, state)
        .iter()
        .map(|act| choices::choice(words, state, act))
        .collect();
    page.mark = state.room().mark;
    if page.progress.is_none() && page.choices.len() > LONG {
        page.progress = Some(format!("{}/{}", page.mark + 1, page.choices.len()));
    }
    page.notice = state
        .notice
        .as_ref()
        .map(|notice| notice_words(words, notice, state.paper()));
    page.too_small = words.of(&pack.ui().keys().too_small);
    page.more = bindings::more(words);
    page.bar = bindings::bar(words, state.screen(), !page.backing.is_empty());
    page
}

impl Page {
    fn new(id: impl Into<String>, title: impl Into<String>, lead: impl Into<String>) -> Page {
        Page {
            id: id.into(),
            title: title.into(),
            progress: None,
            lead: lead.into(),
            blocks: Vec::new(),
            choices: Vec::new(),
            mark: 0,
            backing: Vec::new(),
            notice: None,
            more: Hint {
                key: String::new(),
                word: String::new(),
                does: Command::ScrollDown,
            },
            bar: Vec::new(),
            too_small: String::new(),
        }
    }

    fn with(mut self, block: Block) -> Page {
        self.blocks.push(block);
        self
    }

    fn backed(mut self, facts: &[String]) -> Page {
        self.backing
            .extend(facts.iter().map(|fact| Backing::Fact(fact.clone())));
        self
    }
}

fn home(words: Words) -> Page {
    let home = words.pack.ui().home();
    let facts = ["amex-code-front", "code-place-other-brands"].map(str::to_owned);
    Page::new("home", words.of(&home.title), words.of(&home.lead))
        .with(Block::Note(words.of(&home.promise)))
        .backed(&facts)
}

/// That practice is not recorded, and why.
pub fn unrecorded(pack: &Pack, lang: &Lang, trouble: Trouble) -> String {
    records::failed(Words { pack, lang }, trouble)
}

/// Why the records cannot be used, and what to do.
pub fn trouble(pack: &Pack, lang: &Lang, trouble: Trouble) -> String {
    let words = Words { pack, lang };
    words.of(records::why(words, trouble))
}

/// How the names of replay files end.
pub const REPLAY: &str = ".json";

fn notice_words(words: Words, notice: &Notice, paper: Option<Paper>) -> String {
    let ui = words.pack.ui().notice();
    let is_summary = paper == Some(Paper::Summary);
    match notice {
        Notice::Copied if is_summary => words.of(&ui.copied),
        Notice::Copied => words.of(&ui.copied_replay),
        Notice::Saved(path) if path.ends_with(REPLAY) => {
            words.fill(&ui.saved_replay, &[("file", path)])
        }
        Notice::Saved(path) => words.fill(&ui.saved, &[("file", path)]),
        Notice::TimeUp => words.of(&ui.time_up),
        Notice::NotSaved(reason) => words.fill(&ui.not_saved, &[("reason", reason)]),
        Notice::NoDigits => words.of(&ui.no_digits),
        Notice::NoPaste => words.of(&ui.no_paste),
        Notice::InputMethod => words.of(&ui.input_method),
        Notice::NotHere => words.of(&ui.not_here),
        Notice::Unrecorded(trouble) => records::failed(words, *trouble),
        Notice::Reloaded => words.of(&ui.reloaded),
    }
}
