//! What the exam consists of.

use crate::app::screens::exam_intro::ExamIntroScreen;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::exam::TrainingSession;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for ExamIntroScreen {
    fn page(&self, at: ViewContext) -> Page {
        blueprint(at.words, at.state.sitting())
    }
}

fn blueprint(words: Words, sitting: &TrainingSession) -> Page {
    let plan = &words.pack.desk().exam;
    let part = |text, n: usize| words.fill(text, &[("n", &n.to_string())]);
    let parts = vec![
        part(ui::exam::POINTS, plan.points),
        part(ui::exam::SORTS, plan.sorts),
        part(ui::exam::CALLS, plan.calls.len()),
    ];
    let pass = plan.pass.to_string();
    let mut page = Page::new(
        "exam",
        words.say(ui::exam::TITLE),
        words.say(ui::exam::LEAD),
    )
    .with(Block::Head(words.say(ui::exam::PARTS)))
    .with(Block::List(parts))
    .with(Block::Para(words.fill(ui::exam::RULES, &[("pass", &pass)])));
    let minutes = sitting.minutes.unwrap_or(plan.minutes);
    if minutes > 0 {
        let n = minutes.to_string();
        page = page.with(Block::Para(words.fill(ui::exam::MINUTES, &[("n", &n)])));
    }
    if sitting.alias.is_none() {
        page = page.with(Block::Note(words.say(ui::exam::NAME_HINT)));
    }
    page.backed(&["agent-asks-digits-and-side".to_owned()])
}
