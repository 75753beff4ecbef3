//! A replay file, read and told.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::machine::desk::Part;
use crate::machine::{Screen, State};
use crate::pack::{Lang, Pack};
use crate::page::page;
use crate::plain;
use crate::replay::{MOST_BYTES, Replayed};

/// The text of a file, or why it cannot be read.
///
/// # Errors
/// The system's own, and that it is too long or no text.
pub fn read_replay(path: &Path) -> Result<String, String> {
    let read = || -> std::io::Result<String> {
        let mut text = String::new();
        File::open(path)?
            .take(MOST_BYTES)
            .read_to_string(&mut text)?;
        Ok(text)
    };
    read().map_err(|error| error.to_string())
}

/// All that there is to say of it, in lines: every part of a debrief, or what an exam came to; and whether it is the
/// same verdict.
pub fn told(pack: &Pack, lang: &Lang, replayed: &Replayed) -> String {
    let screens: Vec<Screen> = match &replayed.screen {
        Screen::Debrief { shift, verdict, .. } => {
            let of = |part| Screen::Debrief {
                shift: shift.clone(),
                verdict: verdict.clone(),
                part,
            };
            Part::ALL.map(of).to_vec()
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
    let words = pack.ui().verdict();
    let end = match replayed.is_same {
        true => &words.same,
        false => &words.differs,
    };
    told.push(end.get(lang).to_owned());
    told.iter().map(|line| format!("{line}\n")).collect()
}
