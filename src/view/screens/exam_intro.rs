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
    let to_pass = [
        (ui::exam::PASS_POINTS, plan.pass as usize),
        (ui::exam::PASS_CALLS, plan.calls_passed),
        (ui::exam::PASS_DRILLS, plan.drills as usize),
    ];
    let to_pass = to_pass.into_iter().filter(|(_, n)| *n > 0);
    let to_pass = to_pass.map(|(text, n)| part(text, n)).collect();
    let mut page = Page::new(
        "exam",
        words.say(ui::exam::TITLE),
        words.say(ui::exam::LEAD),
    )
    .with(Block::Head(words.say(ui::exam::PARTS)))
    .with(Block::List(parts))
    .with(Block::Head(words.say(ui::exam::TO_PASS)))
    .with(Block::List(to_pass))
    .with(Block::Para(words.say(ui::exam::RULES)));
    let minutes = sitting.minutes.unwrap_or(plan.minutes);
    if minutes > 0 {
        let n = minutes.to_string();
        page = page.with(Block::Para(words.fill(ui::exam::MINUTES, &[("n", &n)])));
    }
    let who = sitting.alias.as_deref().unwrap_or_default();
    let kind = match sitting.draw {
        Some(_) => words.fill(ui::exam::BY_TICKET, &[("who", who)]),
        None if sitting.needs_ticket => words.say(ui::exam::NEEDS_TICKET),
        None => words.say(ui::exam::PRACTICE),
    };
    page = page.with(Block::Para(kind));
    if sitting.alias.is_none() {
        page = page.with(Block::Note(words.say(ui::exam::NAME_HINT)));
    }
    page.backed(&["agent-asks-digits-and-side".to_owned()])
}
