//! A page: what a screen says, free of any terminal. `tui` and `plain` lay it out and know no screen.

use crate::app::choice::Sign;
use crate::keymap::{Command, MARKS};
use crate::pack::model::card::{CardStyle, Element, ElementKind, Motif, Rect, Side};
use crate::training::square::GridSquare;
use crate::view::missed::MissedItem;
use crate::view::report::chart::{Bar, Measure, Trend};

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
    /// Whether it says that something was right, or wrong. `None` where it judges nothing.
    pub is_right: Option<bool>,
    /// The reason, and what follows.
    pub blocks: Vec<Block>,
    /// What stands beside it where there is room, the most wanted first. It is said elsewhere too.
    pub asides: Vec<Pane>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Place of the marked choice.
    pub mark: usize,
    /// What stands behind the page.
    pub backing: Vec<Backing>,
    /// The thing of the pack that it is about: its kind as the linter names it, and its id.
    pub subject: Option<(&'static str, String)>,
    /// A word about what just happened.
    pub notice: Option<String>,
    /// The keys that scroll, back and on.
    pub scrolls: [Hint; 2],
    /// Which keys mark a choice by its place.
    pub row_keys: RowKeys,
    /// What is said of choices out of sight, before their number and behind it.
    pub out_of_sight: [String; 2],
    /// The keys that matter here, the most wanted first.
    pub bar: Vec<Hint>,
    /// What is said where the terminal has no room for a page.
    pub too_small: String,
}

/// What stands beside a page: a look at where the marked choice leads, or what is known so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pane {
    pub title: String,
    /// What is said first; empty where the title says it.
    pub lead: String,
    pub blocks: Vec<Block>,
    /// What can be chosen there.
    pub choices: Vec<String>,
    /// Whether it goes with the mark.
    pub follows_mark: bool,
}

/// Keys that mark a choice by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKeys {
    All,
    Digits,
    None,
}

impl RowKeys {
    /// The key of the choice in this place.
    pub fn of(self, place: usize) -> Option<char> {
        let key = MARKS.get(place).copied();
        match self {
            RowKeys::All => key,
            RowKeys::Digits => key.filter(char::is_ascii_digit),
            RowKeys::None => None,
        }
    }
}

/// A key that matters on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub key: String,
    /// What it does, in a word.
    pub word: String,
    pub does: Command,
    /// Where there is not room for all, those with the least stay.
    pub rank: u8,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Head(String),
    /// What must be done at once, before anything is read.
    Alarm(String),
    /// The heading of what to beware of.
    Caution(String),
    Para(String),
    /// Words that somebody said or a screen shows, and that are judged.
    Quote(String),
    /// A paragraph of less weight.
    Note(String),
    Steps(Vec<String>),
    /// Things side by side.
    List(Vec<String>),
    /// The keys, each with what it does; the letters that do the same where lines are read, and how to choose
    /// here and there.
    Keys {
        /// What they are called.
        name: String,
        /// How to choose on a drawn page.
        how: String,
        keys: Vec<(String, String)>,
        /// How to choose by lines.
        how_in_lines: String,
        letters: Vec<(String, String)>,
    },
    /// Terms, each with what is said of it.
    Terms(Vec<(String, String)>),
    /// A conversation in its order: who spoke, and what was said. What was said last is the page's first sentence.
    Talk {
        /// What it is called.
        name: String,
        /// Who begins each exchange.
        asks: String,
        lines: Vec<(String, String)>,
        /// Whether the page asks for something else, and only what was said last is of use where rows are few.
        is_brief: bool,
    },
    /// A block under a heading, beside the page where there is room for a pane. The heading is empty where the block says
    /// itself what it is.
    Sheet(String, Box<Block>),
    /// What was judged: whether it was right, and what it was.
    Judged(Vec<(bool, String)>),
    /// What was missed in a drill.
    Missed(Vec<MissedItem>),
    /// Names under one heading, one behind the other where rows are few.
    Names {
        heading: String,
        names: Vec<String>,
        /// Those that were among them before.
        gone: Vec<String>,
        /// Whether they are of use only where there is a pane for them.
        only_beside: bool,
    },
    /// Two things under common headings.
    Table {
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
        series: [Vec<u32>; 2],
    },
    /// Names with numbers, each with a bar.
    Chart {
        bars: Vec<Bar>,
        measure: Measure,
    },
    /// Where something can be looked up.
    Sources(Vec<SourceLine>),
    /// A way, step by step, and what branches off from its end.
    Tree {
        way: Vec<String>,
        branches: Vec<String>,
    },
    /// Shares in 1,000ths over time, each series with its name and its last value in words.
    Trends(Vec<Trend>),
    /// Questions answered, and how many are left at least and at most.
    Meter {
        done: usize,
        least: usize,
        most: usize,
    },
}

/// A source: what it is called, and its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    pub name: String,
    pub url: String,
}

/// A face of a card, to be drawn or told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Which way it looks.
    pub side: Side,
    pub style: CardStyle,
    pub motif: Motif,
    /// How it is looked at.
    pub scope: Scope,
    /// What stands on it, the lower layers first.
    pub marks: Vec<PictureElement>,
    /// The label of the code's spot.
    pub label: String,
    /// The same in a word, for a small drawing.
    pub tag: String,
    /// A line under the picture.
    pub caption: String,
    /// Whether it goes with the mark, so that only what is seen needs it.
    pub preview: bool,
    /// The same in words.
    pub words: Vec<String>,
    /// The square that a person points at, or decided for; none where nothing is pointed at.
    pub aim: Option<GridSquare>,
    /// What can be pointed at, in words.
    pub things: Vec<(String, GridSquare)>,
}

/// How a face is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Scope {
    #[default]
    Face,
    /// Small, beside the card's other side.
    Sides(Vec<Facet>),
    /// Closely, around the code.
    Near,
    /// The code's digits alone, with their number in words.
    Digits(String),
}

/// One of the sides of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    pub name: String,
    pub picture: Picture,
    /// Whether the code is here.
    pub is_it: bool,
}

/// An element of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureElement {
    /// What and where it is.
    pub kind: ElementKind,
    pub at: Rect,
    /// What is printed there.
    pub print: String,
    /// The letter under which the page explains a decoy.
    pub letter: Option<char>,
}

impl PictureElement {
    pub(crate) fn new(element: &Element, print: String) -> PictureElement {
        PictureElement {
            kind: element.kind,
            at: element.at,
            print,
            letter: None,
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
    /// Whether the key of its row chooses it at once, and does not only mark it.
    pub chosen_by_key: bool,
    pub sign: Option<Sign>,
}

/// What stands behind what a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backing {
    /// A fact, by its id.
    Fact(String),
    /// A list of messages with its sources, by its id.
    List(String),
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
            is_right: None,
            blocks: Vec::new(),
            asides: Vec::new(),
            choices: Vec::new(),
            mark: 0,
            backing: Vec::new(),
            subject: None,
            notice: None,
            scrolls: [Command::ScrollUp, Command::ScrollDown].map(|does| Hint {
                key: String::new(),
                word: String::new(),
                does,
                rank: 0,
            }),
            row_keys: RowKeys::All,
            out_of_sight: Default::default(),
            bar: Vec::new(),
            too_small: String::new(),
        }
    }

    pub(crate) fn with(mut self, block: Block) -> Page {
        self.blocks.push(block);
        self
    }

    /// The same, which says that something was right, or wrong.
    pub(crate) fn judging(mut self, is_right: bool) -> Page {
        self.is_right = Some(is_right);
        self
    }

    /// The same as a pane beside another page.
    pub(crate) fn into_pane(self) -> Pane {
        let labels = self.choices.into_iter().map(|choice| choice.label);
        Pane {
            title: self.title,
            lead: self.lead,
            blocks: self.blocks,
            choices: labels.collect(),
            follows_mark: true,
        }
    }

    pub(crate) fn backed(mut self, facts: &[String]) -> Page {
        self.backing
            .extend(facts.iter().map(|fact| Backing::Fact(fact.clone())));
        self
    }

    pub(crate) fn about(mut self, kind: &'static str, id: &str) -> Page {
        self.subject = Some((kind, id.to_owned()));
        self
    }
}
