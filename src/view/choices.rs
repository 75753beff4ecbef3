//! The words for what can be chosen.

use crate::app::action::Act;
use crate::app::message::Paper;
use crate::app::screen::Screen;
use crate::app::update::State;
use crate::training::call::session::Tray;
use crate::training::classify::Series;
use crate::view::screens::cards;
use crate::view::screens::compare;
use crate::view::screens::debrief;
use crate::view::screens::diagnose;
use crate::view::screens::exam;
use crate::view::screens::explain;
use crate::view::screens::learn;
use crate::view::screens::overlay;
use crate::view::screens::records;
use crate::view::screens::report;
use crate::view::screens::train;

use crate::view::router::{Choice, Words};

/// The words for something that can be chosen here.
pub(crate) fn choice(words: Words, state: &State, act: &Act) -> Choice {
    let ui = words.pack.ui();
    let here = state.screen();
    let label = match act {
        Act::Go(screen) if *here == Screen::Home => return home_choice(words, screen),
        Act::Go(screen) | Act::Turn(screen) => return to_screen(words, state, screen),
        Act::TakeUp => return records::to_take_up(words),
        Act::CloseOpen => return records::to_close(words),
        Act::Answer(id) => return diagnose::choice(words, state, id),
        Act::Reask(node) => return diagnose::given(words, state, node),
        Act::Sort(place) => {
            let answers = match here {
                Screen::Round(sorting) => sorting.answers(words.pack),
                _ => &words.pack.sort().answers,
            };
            answers.get(*place).map(|answer| &answer.name)
        }
        Act::Point => Some(&ui.point().here),
        Act::Flip => Some(&ui.point().flip),
        Act::Nowhere => Some(&ui.point().nowhere),
        Act::Begin => Some(&ui.exam().begin),
        Act::Stay => Some(&ui.exam().stay),
        Act::Leave => Some(&ui.exam().leave),
        Act::Back if matches!(here, Screen::Exam(exam) if exam.is_at_rest(words.pack)) => {
            Some(&ui.exam().leave)
        }
        Act::Next if matches!(here, Screen::Point(pointing) if pointing.is_last(words.pack)) => {
            Some(&ui.point().result)
        }
        Act::Next if matches!(here, Screen::Point(_)) => Some(&ui.point().next),
        Act::Open(tray) => return train::to_tray(words, *tray),
        Act::Make(one) => return train::to_move(words, one),
        Act::Back if matches!(here, Screen::Desk(shift) if matches!(shift.tray, Tray::Moves | Tray::Leave)) => {
            Some(&ui.desk().leave)
        }
        Act::Next => match here {
            Screen::Round(sorting) if sorting.is_last(words.pack) => Some(&ui.compare().result),
            _ => Some(&ui.compare().next),
        },
        Act::Again if matches!(here, Screen::Point(_)) => Some(&ui.point().again),
        Act::Again => match here {
            Screen::Round(sorting) if sorting.series == Series::Everybody => {
                Some(&ui.compare().again)
            }
            Screen::Round(_) => Some(&ui.train().sort_again),
            Screen::Debrief { .. } => Some(&ui.verdict().retry),
            _ => Some(&ui.diagnose().again),
        },
        Act::Copy(_) => Some(&ui.diagnose().copy),
        Act::Save(Paper::Summary) => Some(&ui.diagnose().save),
        Act::Save(Paper::Replay) => Some(&ui.verdict().save),
        Act::Save(Paper::Certificate) => Some(&ui.exam().save_certificate),
        Act::Back if matches!(here, Screen::Card { .. }) => Some(&ui.find().another),
        Act::Back => Some(&ui.act().back),
        Act::Home => Some(&ui.act().home),
        Act::Quit => Some(&ui.home().quit),
    };
    Choice::new(label.map(|text| words.of(text)).unwrap_or_default())
}

fn home_choice(words: Words, screen: &Screen) -> Choice {
    let home = words.pack.ui().home();
    let (label, note) = match screen {
        Screen::Pick => (&home.find, &home.find_note),
        Screen::Compare { .. } => (&home.compare, &home.compare_note),
        Screen::Diagnose(_) => (&home.diagnose, &home.diagnose_note),
        Screen::Systems => (&home.explain, &home.explain_note),
        Screen::Train => (&home.train, &home.train_note),
        Screen::Jump => (&home.jump, &home.jump_note),
        _ => (&home.learn, &home.learn_note),
    };
    Choice {
        label: words.of(label),
        note: words.of(note),
    }
}

/// The words for going to another screen.
fn to_screen(words: Words, state: &State, screen: &Screen) -> Choice {
    let here = state.screen();
    let ui = words.pack.ui();
    match screen {
        _ if *here == Screen::Jump => overlay::to_place(words, screen),
        Screen::Today => records::to_today(words, state),
        Screen::Report { .. } if *here == Screen::Train => report::to_report(words),
        Screen::Report { part } => report::to_part(words, *part),
        _ if *here == Screen::Today => records::to_due(words, screen),
        _ if *here == Screen::Train => train::to_practice(words, screen),
        Screen::Card { card, face } => cards::to_card(words, here, card, *face),
        Screen::Guide { step, .. } => cards::to_step(words, here, *step),
        Screen::Pick if matches!(here, Screen::Message { .. }) => {
            Choice::new(words.of(&ui.explain().find))
        }
        Screen::Pick => Choice::new(words.of(&ui.diagnose().card)),
        Screen::Compare { with } => compare::to_compare(words, here, *with),
        Screen::Round(_) => Choice::new(words.of(&ui.compare().round)),
        Screen::Diagnose(_) => Choice::new(words.of(&ui.explain().diagnose)),
        Screen::Answers => Choice::new(words.of(&ui.diagnose().answers)),
        Screen::Cause { cause } => Choice::new(diagnose::name(words, cause)),
        Screen::Call { .. } => Choice::new(words.of(&ui.diagnose().call)),
        Screen::Codes { system } => explain::to_codes(words, system),
        Screen::Message { system, code } => explain::to_message(words, system, code),
        Screen::UnknownMessage => Choice::new(words.of(&ui.explain().other)),
        Screen::Topic { topic } => learn::to_topic(words, here, topic),
        Screen::Level { level } => train::to_level(words, *level),
        Screen::Desk(_) if matches!(here, Screen::Debrief { .. }) => {
            Choice::new(words.of(&ui.verdict().next))
        }
        Screen::Desk(shift) => train::to_call(words, &shift.origin),
        Screen::Debrief { shift, part, .. } => match here {
            Screen::Grade { exam, .. } => exam::to_debrief(words, exam, shift),
            _ => debrief::to_part(words, *part),
        },
        Screen::Home
        | Screen::Train
        | Screen::Point(_)
        | Screen::Calls
        | Screen::Blueprint
        | Screen::Exam(_)
        | Screen::Grade { .. }
        | Screen::Map
        | Screen::Systems
        | Screen::Topics
        | Screen::Help
        | Screen::Problems
        | Screen::Jump
        | Screen::Facts => Choice::new(words.of(&ui.act().back)),
    }
}
