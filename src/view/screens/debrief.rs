//! A part of a verdict on a call.

use crate::app::message::Intent;
use crate::app::screens::debrief::DebriefScreen;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::call::session::{CallSession, DebriefPart};
use crate::training::call::verdict::Verdict;
use crate::view::debrief::{line, questions, result, rules};
use crate::view::page::Page;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for DebriefScreen {
    fn page(&self, at: ViewContext) -> Page {
        debrief(at.words, &self.shift, &self.verdict, self.part)
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Right)
    }
}

fn debrief(words: Words, shift: &CallSession, verdict: &Verdict, part: DebriefPart) -> Page {
    let score = verdict.score.to_string();
    let result = match (verdict.passed, verdict.blocked) {
        (true, _) => ui::verdict::PASSED,
        (false, true) => ui::verdict::BLOCKED,
        (false, false) => ui::verdict::FAILED,
    };
    let pass = words.pack.desk().exam.pass.to_string();
    let least = words.pack.desk().weights.least.to_string();
    let with = [("score", &*score), ("pass", &*pass), ("least", &*least)];
    let lead = words.fill(result, &with);
    let page = match part {
        DebriefPart::Result => result::page(words, shift, verdict, lead),
        DebriefPart::Rules => rules::page(words, shift, verdict),
        DebriefPart::Questions => questions::page(words, shift, verdict),
        DebriefPart::Line => line::page(words, shift, verdict),
        DebriefPart::Transcript => line::transcript(words, shift),
    };
    let place = DebriefPart::ALL
        .iter()
        .position(|one| *one == part)
        .unwrap_or(0);
    let mut page = Page {
        progress: Some(format!("{}/{}", place + 1, DebriefPart::ALL.len())),
        ..page
    };
    let cause = words.pack.causes().get(&verdict.cause);
    if let Some(cause) = cause {
        page = page.backed(&cause.facts);
    }
    page
}
