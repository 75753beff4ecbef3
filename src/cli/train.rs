//! `train`: what is practised, by whom, from which seed.

use crate::training::classify;
use crate::training::locate;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::app::screen::Screen;
use crate::cli::table::names_of;
use crate::cli::{Manner, Run};
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::text::sanitize::shown;
use crate::training::alias::is_alias;
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::training::exam::{SEEDS, TrainingSession};
use crate::training::locate::LocateDrill;

/// The longest exam, in minutes: a day.
const MOST_MINUTES: u64 = 24 * 60;

pub(crate) fn asked(
    pack: &Pack,
    lang: Lang,
    sub: &ArgMatches,
    manner: Manner,
) -> Result<Run, String> {
    let given = |name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let bad = |given: &str, valid: &str| {
        let with = [("given", &*shown(given)), ("valid", valid)];
        pack.words(&lang).fill(ui::cli::BAD_VALUE, &with)
    };
    let number = |name: &str, least: u64, below: u64| match given(name) {
        None => Ok(None),
        Some(text) => {
            let number = text.parse::<u64>().ok();
            let number = number.filter(|number| (least..below).contains(number));
            let valid = format!("{least}-{}", below - 1);
            number.map(Some).ok_or_else(|| bad(&text, &valid))
        }
    };
    let alias = alias(pack, &lang, sub)?;
    let seed = number("seed", 0, SEEDS)?;
    let minutes = number("minutes", 1, MOST_MINUTES + 1)?;
    let file = given("file");
    let part = given("part");
    match (part.as_deref(), file) {
        (Some("replay"), Some(file)) => return Ok(Run::Replay(lang, PathBuf::from(file))),
        (Some("replay"), None) => {
            let with = [("given", "train replay"), ("valid", "FILE")];
            return Err(pack.words(&lang).fill(ui::cli::MISSING_VALUE, &with));
        }
        (_, Some(file)) => {
            return Err(pack
                .words(&lang)
                .fill(ui::cli::TOO_MANY, &[("given", &*shown(&file))]));
        }
        (_, None) => {}
    }
    let practice = match part {
        None => Practice::Any,
        Some(name) => {
            let known = PRACTICES.iter().find(|(known, _)| *known == name);
            let (_, practice) = known.ok_or_else(|| bad(&name, &parts()))?;
            *practice
        }
    };
    let sitting = TrainingSession {
        seed: seed.unwrap_or_default(),
        is_seeded: seed.is_some(),
        alias,
        day: None,
        minutes: minutes.map(|minutes| minutes as u32),
    };
    Ok(Run::Train {
        lang,
        practice,
        sitting,
        manner,
    })
}

/// The alias that was given, if one was.
pub(crate) fn alias(pack: &Pack, lang: &Lang, sub: &ArgMatches) -> Result<Option<String>, String> {
    let alias = sub.try_get_one::<String>("as").ok().flatten().cloned();
    match alias.as_ref().is_none_or(|alias| is_alias(alias)) {
        true => Ok(alias),
        false => Err(pack.words(lang).say(ui::cli::BAD_ALIAS)),
    }
}

/// What is practised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// What is chosen then.
    Any,
    /// Pointing at cards.
    Point,
    /// Sorting requests.
    Sort,
    /// Taking calls.
    Calls,
    /// Sitting the exam.
    Exam,
}

/// What can be practised, by name.
const PRACTICES: [(&str, Practice); 4] = [
    ("point", Practice::Point),
    ("sort", Practice::Sort),
    ("calls", Practice::Calls),
    ("exam", Practice::Exam),
];

/// What can follow `train`.
pub(crate) fn parts() -> String {
    format!("{}, replay", names_of(&PRACTICES))
}

impl Practice {
    /// The screen that it begins with, drawn from this seed.
    pub fn screen(self, seed: u64) -> Screen {
        match self {
            Practice::Any => Screen::Train,
            Practice::Point => Screen::Locate(LocateDrill::new(seed, locate::DRILL)),
            Practice::Sort => Screen::Quiz(ClassifyDrill::new(QuestionSet::Drawn {
                seed,
                count: classify::DRILL,
            })),
            Practice::Calls => Screen::CallLevels,
            Practice::Exam => Screen::ExamIntro,
        }
    }
}
