//! What practice came to, a part at a time.

use crate::app::history::RecordingStatus;
use crate::app::message::Intent;
use crate::app::screens::report::{ReportScreen, part_name};
use crate::app::state::State;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::report::ReportPart;
use crate::view::notice::failed;
use crate::view::page::{Block, Page, Pane};
use crate::view::report::chart::Chart;
use crate::view::report::text::told;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for ReportScreen {
    fn page(&self, at: ViewContext) -> Page {
        report(at.words, at.state, self.part)
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        Some(others(at.words, at.state, self.part))
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Right)
    }
}

/// Weeks and exams that are seen on a screen.
const LATEST: usize = 6;

fn report(words: Words, state: &State, part: ReportPart) -> Page {
    let title = words.say(ui::report::TITLE);
    let id = format!("report/{}", id(part));
    let progress = Some(format!("{}/{}", order(part) + 1, ReportPart::ALL.len()));
    let Some(report) = state.report() else {
        let lead = match state.keeping() {
            RecordingStatus::Failed(trouble) => failed(words, *trouble),
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
        if !told.trends.is_empty() {
            page = page.with(Block::Head(words.say(ui::report::TRENDS)));
            page = page.with(Block::Trends(told.trends));
        }
        return page.with(Block::Note(told.about));
    }
    let mut page = Page::new(id, title, words.say(part_name(part)));
    page.progress = progress;
    for chart in told.charts.into_iter().filter(|chart| chart.part == part) {
        if chart.title != page.lead {
            page = page.with(Block::Head(chart.title.clone()));
        }
        page.blocks.extend(charted(chart));
    }
    page
}

/// A chart, how it is read before it and a word after it.
fn charted(mut chart: Chart) -> Vec<Block> {
    let mut blocks = vec![Block::Note(chart.how)];
    // What is latest counts; all of it stands in the printed report.
    if chart.is_by_time {
        let more = chart.bars.len().saturating_sub(LATEST);
        chart.bars.drain(..more);
    }
    if !chart.bars.is_empty() {
        blocks.push(Block::Chart {
            bars: chart.bars,
            measure: chart.measure,
        });
    }
    blocks.extend(chart.more.map(Block::Note));
    blocks
}

/// The other charts, so that a wide terminal shows all at a time: those that follow the part that is seen first.
fn others(words: Words, state: &State, part: ReportPart) -> Vec<Pane> {
    let Some(report) = state.report() else {
        return Vec::new();
    };
    let charts = told(words.pack, words.lang, report).charts;
    let (before, after): (Vec<Chart>, Vec<Chart>) = charts
        .into_iter()
        .filter(|chart| chart.part != part && !chart.bars.is_empty())
        .partition(|chart| order(chart.part) < order(part));
    let pane = |chart: Chart| Pane {
        title: chart.title.clone(),
        blocks: charted(chart),
        ..Pane::default()
    };
    after.into_iter().chain(before).map(pane).collect()
}

fn order(part: ReportPart) -> usize {
    let parts = ReportPart::ALL.iter();
    parts.take_while(|one| **one != part).count()
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
