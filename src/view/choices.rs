//! The words for what can be chosen.

use crate::app::action::Action;
use crate::app::message::DocumentKind;
use crate::app::screen::Screen;
use crate::app::update::State;
use crate::text::catalogue::ui;
use crate::training::call::session::Menu;
use crate::training::classify::QuestionSet;
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

use crate::pack::words::Words;
use crate::view::router::Choice;

/// The words for something that can be chosen here.
pub(crate) fn choice(words: Words, state: &State, act: &Action) -> Choice {
    let here = state.screen();
    let label = match act {
        Action::Go(screen) if *here == Screen::Home => return home_choice(words, screen),
        Action::Go(screen) | Action::Turn(screen) => return to_screen(words, state, screen),
        Action::TakeUp => return records::to_take_up(words),
        Action::CloseOpen => return records::to_close(words),
        Action::Answer(id) => return diagnose::choice(words, state, id),
        Action::Reask(node) => return diagnose::given(words, state, node),
        Action::Classify(place) => {
            let answers = match here {
                Screen::Quiz(sorting) => sorting.answers(words.pack),
                _ => &words.pack.sort().answers,
            };
            let label = answers.get(*place).map(|answer| words.say(&answer.name));
            return Choice::new(label.unwrap_or_default());
        }
        Action::Locate => ui::point::HERE,
        Action::Flip => ui::point::FLIP,
        Action::Nowhere => ui::point::NOWHERE,
        Action::Begin => ui::exam::BEGIN,
        Action::Stay => ui::exam::STAY,
        Action::Leave => ui::exam::LEAVE,
        Action::Back if matches!(here, Screen::Exam(exam) if exam.is_at_rest(words.pack)) => {
            ui::exam::LEAVE
        }
        Action::Next if matches!(here, Screen::Locate(pointing) if pointing.is_last(words.pack)) => {
            ui::point::RESULT
        }
        Action::Next if matches!(here, Screen::Locate(_)) => ui::point::NEXT,
        Action::Open(tray) => return train::to_tray(words, *tray),
        Action::Make(one) => return train::to_move(words, one),
        Action::Back if matches!(here, Screen::Call(shift) if matches!(shift.tray, Menu::Moves | Menu::Leave)) => {
            ui::desk::LEAVE
        }
        Action::Next => match here {
            Screen::Quiz(sorting) if sorting.is_last(words.pack) => ui::compare::RESULT,
            _ => ui::compare::NEXT,
        },
        Action::Again if matches!(here, Screen::Locate(_)) => ui::point::AGAIN,
        Action::Again => match here {
            Screen::Quiz(sorting) if sorting.series == QuestionSet::Everybody => ui::compare::AGAIN,
            Screen::Quiz(_) => ui::train::SORT_AGAIN,
            Screen::Debrief { .. } => ui::verdict::RETRY,
            _ => ui::diagnose::AGAIN,
        },
        Action::Copy(_) => ui::diagnose::COPY,
        Action::Save(DocumentKind::Summary) => ui::diagnose::SAVE,
        Action::Save(DocumentKind::Replay) => ui::verdict::SAVE,
        Action::Save(DocumentKind::Certificate) => ui::exam::SAVE_CERTIFICATE,
        Action::Back if matches!(here, Screen::Card { .. }) => ui::find::ANOTHER,
        Action::Back => ui::act::BACK,
        Action::Home => ui::act::HOME,
        Action::Quit => ui::home::QUIT,
    };
    Choice::new(words.say(label))
}

fn home_choice(words: Words, screen: &Screen) -> Choice {
    let (label, note) = match screen {
        Screen::CardList => (ui::home::FIND, ui::home::FIND_NOTE),
        Screen::Compare { .. } => (ui::home::COMPARE, ui::home::COMPARE_NOTE),
        Screen::Diagnose(_) => (ui::home::DIAGNOSE, ui::home::DIAGNOSE_NOTE),
        Screen::CodeLists => (ui::home::EXPLAIN, ui::home::EXPLAIN_NOTE),
        Screen::Train => (ui::home::TRAIN, ui::home::TRAIN_NOTE),
        Screen::GoTo => (ui::home::JUMP, ui::home::JUMP_NOTE),
        _ => (ui::home::LEARN, ui::home::LEARN_NOTE),
    };
    Choice {
        label: words.say(label),
        note: words.say(note),
    }
}

/// The words for going to another screen.
fn to_screen(words: Words, state: &State, screen: &Screen) -> Choice {
    let here = state.screen();
    match screen {
        _ if *here == Screen::GoTo => overlay::to_place(words, screen),
        Screen::DueToday => records::to_today(words, state),
        Screen::Report { .. } if *here == Screen::Train => report::to_report(words),
        Screen::Report { part } => report::to_part(words, *part),
        _ if *here == Screen::DueToday => records::to_due(words, screen),
        _ if *here == Screen::Train => train::to_practice(words, screen),
        Screen::Card { card, face } => cards::to_card(words, here, card, *face),
        Screen::CardSteps { step, .. } => cards::to_step(words, here, *step),
        Screen::CardList if matches!(here, Screen::Message { .. }) => {
            Choice::new(words.say(ui::explain::FIND))
        }
        Screen::CardList => Choice::new(words.say(ui::diagnose::CARD)),
        Screen::Compare { with } => compare::to_compare(words, here, *with),
        Screen::Quiz(_) => Choice::new(words.say(ui::compare::ROUND)),
        Screen::Diagnose(_) => Choice::new(words.say(ui::explain::DIAGNOSE)),
        Screen::Answers => Choice::new(words.say(ui::diagnose::ANSWERS)),
        Screen::Cause { cause } => Choice::new(diagnose::name(words, cause)),
        Screen::PhoneScript { .. } => Choice::new(words.say(ui::diagnose::CALL)),
        Screen::CodeList { system } => explain::to_codes(words, system),
        Screen::Message { system, code } => explain::to_message(words, system, code),
        Screen::UnknownMessage => Choice::new(words.say(ui::explain::OTHER)),
        Screen::Topic { topic } => learn::to_topic(words, here, topic),
        Screen::CallList { level } => train::to_level(words, *level),
        Screen::Call(_) if matches!(here, Screen::Debrief { .. }) => {
            Choice::new(words.say(ui::verdict::NEXT))
        }
        Screen::Call(shift) => train::to_call(words, &shift.origin),
        Screen::Debrief { shift, part, .. } => match here {
            Screen::Grade { exam, .. } => exam::to_debrief(words, exam, shift),
            _ => debrief::to_part(words, *part),
        },
        Screen::Home
        | Screen::Train
        | Screen::Locate(_)
        | Screen::CallLevels
        | Screen::ExamIntro
        | Screen::Exam(_)
        | Screen::Grade { .. }
        | Screen::Map
        | Screen::CodeLists
        | Screen::Topics
        | Screen::Help
        | Screen::Problems
        | Screen::GoTo
        | Screen::Facts => Choice::new(words.say(ui::act::BACK)),
    }
}
