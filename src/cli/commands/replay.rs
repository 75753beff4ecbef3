//! A replay file, read and told.

use crate::app::screens::debrief::DebriefScreen;
use crate::render::plain;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::app::screen::Screen;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::training::call::session::DebriefPart;
use crate::training::replay::{MOST_BYTES, Replayed};
use crate::view::router::page;

/// The text of a file; empty where it is none, which no replay is. What is no file could make one wait for ever.
///
/// # Errors
/// The system's own, in its words.
pub fn read_replay(path: &Path) -> Result<String, String> {
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
pub fn told(pack: &Pack, lang: &Lang, replayed: &Replayed) -> String {
    let screens: Vec<Screen> = match &replayed.screen {
        Screen::Debrief(DebriefScreen { shift, verdict, .. }) => {
            let of = |part| {
                Screen::Debrief(DebriefScreen {
                    shift: shift.clone(),
                    verdict: verdict.clone(),
                    part,
                })
            };
            DebriefPart::ALL.map(of).to_vec()
        }
        screen => vec![screen.clone()],
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
