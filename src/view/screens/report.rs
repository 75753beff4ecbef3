//! What practice came to, a part at a time.

use crate::app::history::RecordingStatus;
use crate::app::message::Intent;
use crate::app::screens::report::{ReportScreen, part_name};
use crate::app::state::State;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::report::ReportPart;
use crate::view::notice::failed;
use crate::view::page::{Block, Page};
use crate::view::report::text::told;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for ReportScreen {
    fn page(&self, at: ViewContext) -> Page {
        report(at.words, at.state, self.part)
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
    let place = ReportPart::ALL
        .iter()
        .position(|one| *one == part)
        .unwrap_or(0);
    let progress = Some(format!("{}/{}", place + 1, ReportPart::ALL.len()));
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
        return page.with(Block::Note(told.about));
    }
    let mut page = Page::new(id, title, words.say(part_name(part)));
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
