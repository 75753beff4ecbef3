//! What practice came to, in words: what to do next first, then sums, then charts that say how they are read.

use crate::app::history::RecordingStatus;
use crate::app::update::State;
use crate::pack::content::Pack;
use crate::pack::model::card::Element;
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Lang;
use crate::training::report::{Mistake, Report, ReportPart};
use crate::training::review::ReviewKind;
use crate::view::place as view_place;
use crate::view::screens::records;

use crate::pack::words::Words;
use crate::view::router::{Block, Choice, Page};
use crate::view::screens::charts::ChartText;

/// A report in words.
pub struct ReportText {
    /// What it is.
    pub title: String,
    /// Whose practice, from when to when.
    pub about: String,
    /// The heading of what to do next.
    pub next_title: String,
    /// What to do next, the most urgent first; never nothing.
    pub next: Vec<String>,
    /// The heading of the sums.
    pub sums_title: String,
    /// Sums, each with its name.
    pub sums: Vec<(String, String)>,
    /// The charts, in their order.
    pub charts: Vec<Chart>,
}

/// A chart.
pub struct Chart {
    /// The part to which it belongs.
    pub part: ReportPart,
    /// What it shows.
    pub title: String,
    /// How it is read; where there is nothing to show, that.
    pub how: String,
    /// What is shown.
    pub bars: Vec<Bar>,
    /// Whether a bar is a part of a whole, and not only longer or shorter than the others.
    pub of_whole: bool,
    /// Whether it is left out where there is nothing to show.
    pub is_optional: bool,
    /// Whether its bars are times that went by, in order.
    pub is_by_time: bool,
    /// A word after it.
    pub more: Option<String>,
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

/// The report in words.
pub fn told(pack: &Pack, lang: &Lang, report: &Report) -> ReportText {
    let words = Words { pack, lang };
    let teller = ChartText { words, report };
    let next = report.next(pack);
    ReportText {
        title: words.say(ui::report::TITLE),
        about: teller.about(),
        next_title: words.say(ui::report::NEXT),
        next: next.iter().map(|next| teller.next(next)).collect(),
        sums_title: words.say(ui::report::SUMS),
        sums: teller.sums(),
        charts: vec![
            teller.people(),
            teller.causes(),
            teller.rules(),
            teller.mistakes(),
            teller.broken(),
            teller.passed(),
            teller.bits(),
            teller.exams(),
            teller.days(),
            teller.due(),
        ],
    }
}

/// The name of a cause; its id where the pack no longer has it.
pub fn cause(pack: &Pack, lang: &Lang, id: &str) -> String {
    let found = pack.causes().get(id);
    found.map_or(id.to_owned(), |cause| pack.words(lang).say(&cause.name))
}

/// The name of a rule, likewise.
pub fn rule(pack: &Pack, lang: &Lang, id: &str) -> String {
    let found = pack.desk().rule(id);
    found.map_or(id.to_owned(), |rule| pack.words(lang).say(&rule.name))
}

/// A mistake in words.
pub fn mistake(pack: &Pack, lang: &Lang, mistake: &Mistake) -> String {
    let words = Words { pack, lang };
    let Mistake {
        kind,
        item,
        mistake: taken,
        ..
    } = mistake;
    let of = |text, with: &[(&str, &str)]| words.fill(text, with);
    match kind {
        ReviewKind::Card => {
            let id = item.split('/').next().unwrap_or_default();
            let card = pack.card(id);
            let name = card.map_or(id.to_owned(), |card| words.say(&card.name));
            match taken.as_str() {
                "ground" => of(ui::report::ON_GROUND, &[("card", &name)]),
                "nowhere" => of(ui::report::ON_NOWHERE, &[("card", &name)]),
                element => {
                    let mut faces = card.into_iter().flat_map(|card| &card.faces);
                    let is_it = |one: &&Element| one.id == element;
                    let found = faces.find_map(|face| face.element.iter().find(is_it));
                    let taken = found.map(|found| view_place::name(words, found));
                    let taken = taken.unwrap_or(element.to_owned());
                    of(ui::report::ON_CARD, &[("card", &name), ("taken", &taken)])
                }
            }
        }
        ReviewKind::Request => {
            let answer = |id: &str| {
                let mut answers = pack.sort().answers.iter();
                let found = answers.find(|answer| answer.id == id);
                found.map_or(id.to_owned(), |answer| words.say(&answer.name))
            };
            let mut requests = pack.sort().requests.iter();
            let request = requests.find(|request| request.id == *item);
            let right = request.map_or(item.to_owned(), |request| answer(&request.answer));
            let with = [("right", &*right), ("taken", &*answer(taken))];
            of(ui::report::ON_REQUEST, &with)
        }
        ReviewKind::Cause => {
            let (right, taken) = (cause(pack, lang, item), cause(pack, lang, taken));
            of(
                ui::report::ON_CAUSE,
                &[("right", &right), ("taken", &taken)],
            )
        }
        ReviewKind::Rule => rule(pack, lang, item),
    }
}

/// Weeks and exams that are seen on a screen.
const LATEST: usize = 6;

/// A part of the report, as a screen.
pub(crate) fn report(words: Words, state: &State, part: ReportPart) -> Page {
    let title = words.say(ui::report::TITLE);
    let id = format!("report/{}", id(part));
    let place = ReportPart::ALL
        .iter()
        .position(|one| *one == part)
        .unwrap_or(0);
    let progress = Some(format!("{}/{}", place + 1, ReportPart::ALL.len()));
    let Some(report) = state.report() else {
        let lead = match state.keeping() {
            RecordingStatus::Failed(trouble) => records::failed(words, *trouble),
            _ => words.say(ui::report::UNREAD),
        };
        let mut page = Page::new(id, title, lead);
        page.progress = progress;
        return page;
    };
    let told = told(words.pack, words.lang, report);
    if part == ReportPart::Next {
        let mut next = told.next.into_iter();
        let mut page = Page::new(id, title, next.next().unwrap_or_default());
        page.progress = progress;
        let rest: Vec<String> = next.collect();
        if !rest.is_empty() {
            page = page.with(Block::List(rest));
        }
        if !told.sums.is_empty() {
            page = page.with(Block::Head(told.sums_title));
            page = page.with(Block::Terms(told.sums));
        }
        return page.with(Block::Note(told.about));
    }
    let mut page = Page::new(id, title, words.say(name(part)));
    page.progress = progress;
    for mut chart in told.charts {
        if chart.part != part {
            continue;
        }
        if chart.title != page.lead {
            page = page.with(Block::Head(chart.title));
        }
        page = page.with(Block::Note(chart.how));
        // What is latest counts; all of it stands in the printed report.
        if chart.is_by_time {
            let more = chart.bars.len().saturating_sub(LATEST);
            chart.bars.drain(..more);
        }
        if !chart.bars.is_empty() {
            page = page.with(Block::Chart {
                bars: chart.bars,
                of_whole: chart.of_whole,
            });
        }
        if let Some(more) = chart.more {
            page = page.with(Block::Note(more));
        }
    }
    page
}

/// The words for another part.
pub(crate) fn to_part(words: Words, part: ReportPart) -> Choice {
    Choice::new(words.say(name(part)))
}

/// The words for the report, on the page of practice.
pub(crate) fn to_report(words: Words) -> Choice {
    Choice {
        label: words.say(ui::report::TO),
        note: words.say(ui::report::TO_NOTE),
    }
}

fn name(part: ReportPart) -> TextKey {
    match part {
        ReportPart::Next => ui::report::NEXT,
        ReportPart::Causes => ui::report::CAUSES,
        ReportPart::Rules => ui::report::RULES,
        ReportPart::Mistakes => ui::report::MISTAKES,
        ReportPart::Progress => ui::report::PROGRESS,
        ReportPart::Days => ui::report::DAYS,
    }
}

fn id(part: ReportPart) -> &'static str {
    match part {
        ReportPart::Next => "next",
        ReportPart::Causes => "causes",
        ReportPart::Rules => "rules",
        ReportPart::Mistakes => "mistakes",
        ReportPart::Progress => "progress",
        ReportPart::Days => "days",
    }
}
