//! A chart as it is drawn and printed.

use crate::training::report::ReportPart;

pub struct Chart {
    /// The part to which it belongs.
    pub part: ReportPart,
    pub title: String,
    /// How it is read; where there is nothing to show, that.
    pub how: String,
    pub bars: Vec<Bar>,
    pub measure: Measure,
    /// Whether it is left out where there is nothing to show.
    pub is_optional: bool,
    /// Whether its bars are times that went by, in order.
    pub is_by_time: bool,
    /// A word after it.
    pub more: Option<String>,
}

impl Chart {
    /// The same as a series over time; `None` of one or two times, or if its bars are no shares of a whole in order.
    pub(crate) fn trend(&self) -> Option<Trend> {
        let last = self.bars.last().filter(|_| self.bars.len() > 2)?;
        (self.is_by_time && self.measure == Measure::Share).then(|| Trend {
            name: self.title.clone(),
            shares: self.bars.iter().map(|bar| bar.share).collect(),
            last: last.value.clone(),
        })
    }
}

/// What bars are long by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A part of a whole, the more the better.
    Share,
    /// How much beside the others.
    Count,
    /// How often something went wrong beside the others.
    Faults,
}

/// A bar with its name and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// The number, in words.
    pub value: String,
    /// Its length, in thousandths of the longest that can be.
    pub share: u32,
}

/// A series of shares over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    pub name: String,
    /// In 1,000ths, the oldest first.
    pub shares: Vec<u32>,
    /// The last of them, in words.
    pub last: String,
}
