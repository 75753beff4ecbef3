//! The part of the exam that comes next. Nothing stands behind it: facts would be help.

use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::exam::{Exam, ExamStage};
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::{call, locate, quiz};

impl ScreenView for Exam {
    fn page(&self, at: ViewContext) -> Page {
        exam(at.words, self, at.state.is_recorded())
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

fn exam(words: Words, exam: &Exam, is_kept: bool) -> Page {
    let mut page = if exam.leaving {
        let note = match (is_kept, exam.sitting.draw) {
            (true, Some(_)) => ui::exam::LEAVE_TICKET,
            (true, None) => ui::records::KEPT_OPEN,
            (false, _) => ui::exam::LEAVE_NOTE,
        };
        Page::new(
            "leave",
            words.say(ui::exam::TITLE),
            words.say(ui::exam::LEAVE_LEAD),
        )
        .with(Block::Para(words.say(note)))
    } else {
        match exam.stage(words.pack) {
            ExamStage::Locate => {
                let design = exam.pointing.design(words.pack);
                let page = design.map(|design| locate::asked(words, &design, &exam.pointing));
                page.unwrap_or_else(|| {
                    Page::new("point", words.say(ui::exam::TITLE), String::new())
                })
            }
            ExamStage::Classify => match exam.sorting.question(words.pack) {
                Some(question) => quiz::asked(words, &exam.sorting, &question),
                None => Page::new("sort", words.say(ui::exam::TITLE), String::new()),
            },
            ExamStage::Call(at) => call::call(words, &exam.calls[at], false, is_kept),
            ExamStage::Over => Page::new("over", words.say(ui::exam::TITLE), String::new()),
        }
    };
    let (done, all) = exam.progress(words.pack);
    page.id = format!("exam/{done}/{}", page.id);
    if !matches!(exam.stage(words.pack), ExamStage::Call(_)) || exam.leaving {
        page.title = words.say(ui::exam::TITLE);
    }
    page.progress = Some(format!("{}/{all}", done + 1));
    page.backing.clear();
    page
}
