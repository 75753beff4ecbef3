//! `cardcode train replay`: the verdict of a saved call or exam, computed again.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use crate::app::screen::Screen;
use crate::app::screens::debrief::DebriefScreen;
use crate::app::screens::grade::GradeScreen;
use crate::app::state::State;
use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::pack::content::Pack;
use crate::render::plain;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::mask::shown;
use crate::training::call::session::DebriefPart;
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
        let name = shown(&self.file.display().to_string());
        let text = match read_replay(&self.file) {
            Ok(text) => text,
            Err(reason) => {
                let with = [("file", &*name), ("reason", &*reason)];
                bail!(context.words().fill(ui::cli::NO_FILE, &with));
            }
        };
        match replay::replayed(&context.pack, &text) {
            Ok(replayed) => {
                print(&told(&context.pack, &context.lang, &replayed))?;
                Ok(u8::from(!replayed.is_same))
            }
            Err(ReplayRefusal::OtherPack(other)) => {
                let id = shown(&other.id);
                let version = match is_version(&other.version) {
                    true => other.version,
                    false => shown(&other.version),
                };
                let with = [("pack", &*id), ("version", &*version)];
                bail!(context.words().fill(ui::verdict::OTHER_PACK, &with))
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

/// Whether this is a version and nothing else: three numbers of at most three digits.
fn is_version(text: &str) -> bool {
    let is_number = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// The text of a file; empty where it is none, which no replay is. What is no file could make one wait for ever.
///
/// # Errors
/// The system's own, in its words.
fn read_replay(path: &Path) -> std::result::Result<String, String> {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if fs::metadata(path)?.is_file() {
            File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    let bytes = read().map_err(|error| error.to_string())?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// All that there is to say of it, in lines: every part of a debrief, or what an exam came to; and whether it is the
/// same verdict.
fn told(pack: &Pack, lang: &Lang, replayed: &Replayed) -> String {
    let screens: Vec<Screen> = match &replayed.judged {
        Judged::Call(shift, verdict) => {
            let of = |part| {
                Screen::Debrief(DebriefScreen {
                    shift: shift.clone(),
                    verdict: verdict.clone(),
                    part,
                })
            };
            DebriefPart::ALL.map(of).to_vec()
        }
        Judged::Exam(exam, grade) => vec![Screen::Grade(GradeScreen {
            exam: exam.clone(),
            grade: grade.clone(),
        })],
    };
    let mut told = Vec::new();
    for screen in screens {
        let page = page(pack, &State::new(lang.clone(), screen));
        told.push(page.title.clone());
        told.extend(plain::lines(&page));
        told.push(String::new());
    }
    let end = match replayed.is_same {
        true => ui::verdict::SAME,
        false => ui::verdict::DIFFERS,
    };
    told.push(pack.words(lang).say(end));
    told.iter().map(|line| format!("{line}\n")).collect()
}
