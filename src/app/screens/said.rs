//! What the shop showed, as it was typed or pasted, and what it may mean.

use crate::app::action::Action;
use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::screens::diagnose;
use crate::pack::content::Pack;
use crate::pack::lookup::found::Reading;
use crate::text::catalogue::ui::{act, explain};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SaidScreen {
    /// The words, without digits that may be somebody's secret.
    pub words: String,
}

/// What is known of the words.
pub enum Answer<'p> {
    Nothing,
    /// This, in full; the others it may be too.
    One {
        best: Reading<'p>,
        /// Whether such words surely say it.
        is_sure: bool,
        others: Vec<Reading<'p>>,
    },
    /// One of these: it depends on who printed the code.
    Several(Vec<Reading<'p>>),
}

impl SaidScreen {
    /// What is known of the words.
    pub fn answer<'p>(&self, pack: &'p Pack) -> Answer<'p> {
        let found = pack.look_up(&self.words);
        let mut readings = found.readings();
        let words = found.understood.as_ref();
        let is_sure = !found.codes.is_empty() || words.is_some_and(|words| words.is_sure);
        match readings.is_empty() {
            true => Answer::Nothing,
            false if found.says().is_none() => Answer::Several(readings),
            false => Answer::One {
                best: readings.remove(0),
                is_sure,
                others: readings,
            },
        }
    }
}

/// A row that leads to what it may mean.
fn row<'a>(pack: &'a Pack, reading: &Reading<'a>) -> Option<ChoiceSpec<'a>> {
    let title = &pack.meanings().meaning(reading.meaning)?.title;
    Some(match reading.code {
        Some((list, message)) => {
            let route = Route::Message(list.id.clone(), message.code.clone());
            ChoiceSpec::new(Action::Go(route), title).with_note(&list.name)
        }
        None => {
            let route = Route::Meaning(reading.meaning.to_owned());
            ChoiceSpec::new(Action::Go(route), title)
        }
    })
}

impl ScreenBehaviour for SaidScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let rows = |readings: &[Reading<'a>]| -> Vec<ChoiceSpec<'a>> {
            let rows = readings.iter();
            rows.filter_map(|reading| row(at.pack, reading)).collect()
        };
        let ask = || ChoiceSpec::new(Action::Go(Route::Diagnose), explain::DIAGNOSE);
        let (first, rest) = match self.answer(at.pack) {
            Answer::Nothing => (Vec::new(), vec![ask()]),
            Answer::Several(readings) => (rows(&readings), vec![ask()]),
            Answer::One { best, others, .. } => {
                let going_on = diagnose::going_on(at.pack, best.meaning);
                let find = ChoiceSpec::new(Action::Go(Route::CardList), explain::FIND);
                ([going_on, rows(&others)].concat(), vec![find])
            }
        };
        let leave = [
            ChoiceSpec::new(Action::Back, Label::from(explain::OTHER_WORDS)),
            ChoiceSpec::new(Action::Home, act::HOME),
        ];
        first.into_iter().chain(rest).chain(leave).collect()
    }
}
