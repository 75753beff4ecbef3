//! `cardcode train replay`: the verdict of a saved call or exam, computed again.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::app::screen::Screen;
use crate::app::screens::debrief::DebriefScreen;
use crate::app::screens::grade::GradeScreen;
use crate::app::state::State;
use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::output::print;
use crate::pack::content::Pack;
use crate::render::plain;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::training::call::session::{CallSession, DebriefPart};
use crate::training::call::verdict::Verdict;
use crate::training::replay::{self, Judged, MOST_BYTES, ReplayRefusal, Replayed};
use crate::view::router::page;

#[derive(Debug, Args)]
#[command(about = ui::cli::TRAIN_REPLAY.name())]
pub struct ReplayArgs {
    #[arg(value_name = "FILE", help = ui::cli::REPLAY_ARG.name())]
    file: PathBuf,
}

impl ReplayArgs {
    /// Prints the verdict. The exit code is 1 if the file says another one.
    ///
    /// # Errors
    /// The file cannot be read, is no replay, or is of another pack.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let name = files::name(&self.file);
        let text = files::read(context, &self.file, MOST_BYTES)?;
        match replay::replayed(&context.pack, &text) {
            Ok(replayed) => {
                print(&told(&context.pack, &context.lang, &replayed))?;
                Ok(u8::from(!replayed.is_same))
            }
            Err(ReplayRefusal::OtherPack(other)) => {
                bail!(context.of_pack(ui::verdict::OTHER_PACK, &other))
            }
            Err(ReplayRefusal::NoReplay) => {
                bail!(
                    context
                        .words()
                        .fill(ui::verdict::NOT_A_REPLAY, &[("file", &name)])
                )
            }
        }
    }
}

/// Every part of the debrief of a call, in lines.
pub(super) fn debriefed(
    pack: &Pack,
    lang: &Lang,
    shift: &CallSession,
    verdict: &Verdict,
) -> Vec<String> {
    let of = |part| {
        let verdict = Box::new(verdict.clone());
        let debrief = DebriefScreen {
            part,
            ..DebriefScreen::new(shift.clone(), verdict)
        };
        lines(pack, lang, Screen::Debrief(debrief))
    };
    DebriefPart::ALL.into_iter().flat_map(of).collect()
}

/// A page in lines, with its title and a space after it.
fn lines(pack: &Pack, lang: &Lang, screen: Screen) -> Vec<String> {
    let page = page(pack, &State::new(lang.clone(), screen));
    let title = [page.title.clone()].into_iter();
    title
        .chain(plain::lines(&page))
        .chain([String::new()])
        .collect()
}

/// All that there is to say of it, in lines: every part of a debrief, or what an exam came to; and whether it is the
/// same verdict.
fn told(pack: &Pack, lang: &Lang, replayed: &Replayed) -> String {
    let mut told = match &replayed.judged {
        Judged::Call(shift, verdict) => debriefed(pack, lang, shift, verdict),
        Judged::Exam(exam, grade) => {
            let grade = Screen::Grade(GradeScreen::new(exam.clone(), grade.clone()));
            lines(pack, lang, grade)
        }
    };
    let end = match replayed.is_same {
        true => ui::verdict::SAME,
        false => ui::verdict::DIFFERS,
    };
    told.push(pack.words(lang).say(end));
    told.iter().map(|line| format!("{line}\n")).collect()
}
