//! Pages: what a screen says, free of any terminal.
//!
//! [`page`] is pure: here the words and facts of the pack meet the state. `tui` and `plain` lay a [`Page`] out
//! and know no screen.

use crate::app::action::acts;
use crate::app::history::RecordsErrorKind;
use crate::app::message::{DocumentKind, Notice};
use crate::app::screen::Screen;
use crate::app::update::State;
use crate::pack::content::Pack;
use crate::pack::model::card::CardStyle;
use crate::pack::model::card::{Element, Side};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::training::locate::GridSquare;

use crate::view::keymap::Command;

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
        bars: Vec<crate::view::screens::report::Bar>,
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
    pub style: CardStyle,
    /// What stands on it, the lower layers first.
    pub marks: Vec<PictureElement>,
    /// The label of the code's spot.
    pub label: String,
    /// A line under the picture.
    pub caption: String,
    /// Whether it goes with the mark, so that only what is seen needs it.
    pub preview: bool,
    /// The same in words.
    pub words: Vec<String>,
    /// The square that a person points at; none where nothing is pointed at.
    pub aim: Option<GridSquare>,
    /// What can be pointed at, in words.
    pub things: Vec<(String, GridSquare)>,
}

/// An element of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureElement {
    /// What and where it is.
    pub kind: crate::pack::model::card::ElementKind,
    /// Where, in millimetres.
    pub at: crate::pack::model::card::Rect,
    /// What is printed there.
    pub print: String,
    /// The letter under which a decoy is explained.
    pub letter: Option<char>,
}

impl PictureElement {
    pub(crate) fn new(element: &Element, letter: Option<char>) -> PictureElement {
        PictureElement {
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
    pub(crate) fn new(label: impl Into<String>) -> Choice {
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
        Screen::CardList => crate::view::screens::cards::pick(words, state.room().mark),
        Screen::Card { card, face } => crate::view::screens::cards::card(words, card, *face),
        Screen::CardSteps { card, step } => crate::view::screens::cards::guide(words, card, *step),
        Screen::Compare { with } => crate::view::screens::compare::compare(words, *with),
        Screen::Quiz(sorting) => crate::view::screens::compare::round(words, sorting),
        Screen::Diagnose(walk) => crate::view::screens::diagnose::diagnose(words, walk),
        Screen::Answers => crate::view::screens::diagnose::answers(words, state),
        Screen::Map => crate::view::screens::diagnose::map(words, state),
        Screen::Cause { cause } => crate::view::screens::diagnose::cause(words, cause),
        Screen::PhoneScript { cause } => crate::view::screens::diagnose::call(words, cause, state),
        Screen::CodeLists => crate::view::screens::explain::systems(words),
        Screen::CodeList { system } => crate::view::screens::explain::codes(words, system),
        Screen::Message { system, code } => {
            crate::view::screens::explain::message(words, system, code)
        }
        Screen::UnknownMessage => crate::view::screens::explain::unknown(words),
        Screen::Train => crate::view::screens::records::told(
            words,
            state,
            crate::view::screens::train::train(words),
        ),
        Screen::DueToday => crate::view::screens::records::today(words, state),
        Screen::Report { part } => crate::view::screens::report::report(words, state, *part),
        Screen::Locate(pointing) => crate::view::screens::point::point(words, pointing),
        Screen::CallLevels => crate::view::screens::train::calls(words),
        Screen::CallList { level } => crate::view::screens::train::level(words, *level),
        Screen::ExamIntro => crate::view::screens::exam::blueprint(words, state.sitting()),
        Screen::Exam(taken) => crate::view::screens::exam::exam(words, taken, state.is_recorded()),
        Screen::Grade { exam, grade } => crate::view::screens::exam::grade(words, exam, grade),
        Screen::Call(shift) => crate::view::screens::train::desk(words, shift, state.is_recorded()),
        Screen::Debrief {
            shift,
            verdict,
            part,
        } => crate::view::screens::debrief::debrief(words, shift, verdict, *part),
        Screen::Topics => crate::view::screens::learn::topics(words),
        Screen::Topic { topic } => crate::view::screens::learn::topic(words, topic),
        Screen::Help => crate::view::screens::overlay::help(words),
        Screen::Facts => crate::view::screens::overlay::facts(words, state),
        Screen::Problems => crate::view::screens::overlay::problems(words, state),
        Screen::GoTo => crate::view::screens::overlay::jump(words),
    };
    page.choices = acts(pack, state)
        .iter()
        .map(|act| crate::view::choices::choice(words, state, act))
        .collect();
    page.mark = state.room().mark;
    if page.progress.is_none() && page.choices.len() > LONG {
        page.progress = Some(format!("{}/{}", page.mark + 1, page.choices.len()));
    }
    page.notice = state
        .notice
        .as_ref()
        .map(|notice| notice_words(words, notice, state.paper()));
    page.too_small = words.say(ui::keys::TOO_SMALL);
    page.more = crate::view::keymap::more(words);
    page.bar = crate::view::keymap::bar(words, state.screen(), !page.backing.is_empty());
    page
}

impl Page {
    pub(crate) fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        lead: impl Into<String>,
    ) -> Page {
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

    pub(crate) fn with(mut self, block: Block) -> Page {
        self.blocks.push(block);
        self
    }

    pub(crate) fn backed(mut self, facts: &[String]) -> Page {
        self.backing
            .extend(facts.iter().map(|fact| Backing::Fact(fact.clone())));
        self
    }
}

fn home(words: Words) -> Page {
    let facts = ["amex-code-front", "code-place-other-brands"].map(str::to_owned);
    Page::new(
        "home",
        words.say(ui::home::TITLE),
        words.say(ui::home::LEAD),
    )
    .with(Block::Note(words.say(ui::home::PROMISE)))
    .backed(&facts)
}

/// That practice is not recorded, and why.
pub fn unrecorded(pack: &Pack, lang: &Lang, trouble: RecordsErrorKind) -> String {
    crate::view::screens::records::failed(Words { pack, lang }, trouble)
}

/// Why the records cannot be used, and what to do.
pub fn trouble(pack: &Pack, lang: &Lang, trouble: RecordsErrorKind) -> String {
    let words = Words { pack, lang };
    words.say(crate::view::screens::records::why(trouble))
}

/// How the names of replay files end.
pub const REPLAY: &str = ".json";

fn notice_words(words: Words, notice: &Notice, paper: Option<DocumentKind>) -> String {
    let is_summary = paper == Some(DocumentKind::Summary);
    match notice {
        Notice::Copied if is_summary => words.say(ui::notice::COPIED),
        Notice::Copied => words.say(ui::notice::COPIED_REPLAY),
        Notice::Saved(path) if path.ends_with(REPLAY) => {
            words.fill(ui::notice::SAVED_REPLAY, &[("file", path)])
        }
        Notice::Saved(path) => words.fill(ui::notice::SAVED, &[("file", path)]),
        Notice::TimeUp => words.say(ui::notice::TIME_UP),
        Notice::NotSaved(reason) => words.fill(ui::notice::NOT_SAVED, &[("reason", reason)]),
        Notice::NoDigits => words.say(ui::notice::NO_DIGITS),
        Notice::NoPaste => words.say(ui::notice::NO_PASTE),
        Notice::InputMethod => words.say(ui::notice::INPUT_METHOD),
        Notice::NotHere => words.say(ui::notice::NOT_HERE),
        Notice::Unrecorded(trouble) => crate::view::screens::records::failed(words, *trouble),
        Notice::Reloaded => words.say(ui::notice::RELOADED),
    }
}
