//! What each thing that happens does to the state.
//!
//! [`advance`] changes nothing but the state. It knows no clock, no chance, no key codes and no files; what the world
//! should do comes out as [`Effect`]s, and what the world did comes back as a [`Msg`].

use crate::app::attempts;
use crate::app::draws;
use crate::app::effect::Effect;
use crate::app::history::{PracticeHistory, RecordingStatus};
use crate::app::intents::{intend, last_choice, lay_over, paste};
use crate::app::message::{Intent, Msg};
use crate::app::notice::Notice;
use crate::app::past;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::training::team::overview::TeamOverview;

/// The state after this message, and what the world should do.
pub fn step(pack: &Pack, mut state: State, msg: Msg) -> (State, Vec<Effect>) {
    let effects = advance(pack, &mut state, msg);
    (state, effects)
}

/// Does to the state what this message does. Returns what the world should do.
pub fn advance(pack: &Pack, state: &mut State, msg: Msg) -> Vec<Effect> {
    let said = state.notice.take();
    let before = match msg {
        Msg::Opened => None,
        _ => reading(state),
    };
    let mut effects = happened(pack, state, msg, said);
    // The first choice is always there, or nothing to mark.
    if state.room().mark > 0 {
        let last = last_choice(pack, state);
        let mark = &mut state.room_mut().mark;
        *mark = (*mark).min(last);
    }
    if *state.screen() == Screen::ExamIntro && state.sitting.day.is_none() {
        effects.push(Effect::AskDay);
    }
    let reads = reads(state, before.as_ref());
    for effect in &reads {
        // Nobody sees what is another's while it is read.
        match effect {
            Effect::Report(_) => state.report = None,
            Effect::PastCalls(alias) => {
                state.past = state.past.take().filter(|past| past.is_of(alias))
            }
            _ => {}
        }
    }
    effects.extend(reads);
    effects
}

/// What a message does, whatever it leaves marked; `said` is the notice that stood there before.
fn happened(pack: &Pack, state: &mut State, msg: Msg, said: Option<Notice>) -> Vec<Effect> {
    match msg {
        Msg::Intent(intent) => return person(pack, state, intent, said),
        Msg::Paused => {
            state.digits.end();
            state.notice = said;
        }
        Msg::UnknownKey => state.notice = Some(Notice::NoSuchKey),
        Msg::TooSoon(intent) => too_soon(state, intent, said),
        Msg::NotStopped => state.notice = Some(Notice::NotStopped),
        Msg::Pasted => state.notice = Some(Notice::NoPaste),
        Msg::PastedWords(words) => paste(pack, state, &words),
        Msg::Typed => {
            // One hint is enough: who goes on typing kana has read it.
            let is_new = !std::mem::replace(&mut state.hinted, true);
            let says = is_new || said == Some(Notice::InputMethod);
            state.notice = says.then_some(Notice::InputMethod);
        }
        Msg::Reloaded(problems) => reloaded(pack, state, problems),
        Msg::TimeUp => {
            state.notice = Some(Notice::TimeUp);
            return attempts::time_up(pack, state);
        }
        Msg::SessionStarted {
            session,
            recorded_as,
        } => {
            state.sitting = session;
            if let Some(id) = recorded_as {
                state.record_as(id);
            }
        }
        Msg::Opened => return attempts::begin(pack, state),
        Msg::DayKnown(day) => {
            state.notice = said;
            state.sitting.day = Some(day);
        }
        Msg::Read(history) => {
            state.notice = said;
            history_read(pack, state, history);
        }
        Msg::Report(report) => {
            state.notice = said;
            state.report = Some(report);
        }
        Msg::Team(_) | Msg::PastCalls(_) => {
            state.notice = said;
            list_read(pack, state, msg);
        }
        Msg::Unrecorded(trouble) => attempts::unrecorded(state, trouble),
        Msg::Certified(certified) => attempts::certified(state, certified, said),
        Msg::NotCertified => state.notice = Some(Notice::NotCertified),
        Msg::GoOn(open) => return attempts::go_on(pack, state, *open),
        Msg::Copied => state.notice = Some(Notice::Copied),
        Msg::Saved(Ok(path)) => state.notice = Some(Notice::Saved(path)),
        Msg::Saved(Err(reason)) => state.notice = Some(Notice::NotSaved(reason)),
    }
    Vec::new()
}

fn person(pack: &Pack, state: &mut State, intent: Intent, said: Option<Notice>) -> Vec<Effect> {
    if said == Some(Notice::TooSoon) {
        // Who presses again, as they were asked to, types no code.
        state.digits.end();
    }
    let mark = state.room().mark;
    let was_code = state.digits.mark_before_code().is_some();
    if intent == Intent::Choose && was_code {
        // The mark was moved back: what it stands on now is not what the person meant.
        state.digits.end();
        state.notice = Some(Notice::NoDigits);
        return Vec::new();
    }
    let is_digit = match intent {
        Intent::Select(_) => true,
        Intent::Spell(key) => key.is_ascii_digit() && (was_code || !state.takes(pack, key)),
        _ => false,
    };
    let chooses =
        matches!(intent, Intent::Select(place) if state.chosen_by_digit(pack, place).is_some());
    state.digits.count(is_digit, mark, chooses);
    let is_said = said == Some(Notice::NoDigits);
    if state.digits.is_to_be_explained(is_said) {
        state.notice = Some(Notice::NoDigits);
    }
    let is_typed = matches!(intent, Intent::Spell(_)) && state.digits.mark_before_code().is_some();
    if is_typed {
        // Nor does the begin of it stay, which may have spelled something.
        state.retype(pack, String::new());
    }
    if is_typed || state.digits.is_number() {
        return Vec::new();
    }
    let effects = intend(pack, state, intent);
    if let Some(mark) = state.digits.mark_before_code() {
        // They chose nothing, so they mark nothing either.
        state.room_mut().mark = mark;
    }
    effects
}

/// What was pressed too soon may be a digit of a code all the same.
fn too_soon(state: &mut State, intent: Intent, said: Option<Notice>) {
    let mark = state.room().mark;
    let is_digit = matches!(intent, Intent::Select(_));
    state.digits.count(is_digit, mark, false);
    let is_said = said == Some(Notice::NoDigits);
    let is_code = state.digits.is_to_be_explained(is_said);
    state.notice = Some(if is_code {
        Notice::NoDigits
    } else {
        Notice::TooSoon
    });
}

fn reloaded(pack: &Pack, state: &mut State, problems: Vec<String>) {
    state.fit(pack);
    let is_good = problems.is_empty();
    let is_first = state.preview.replace(problems).is_none();
    if is_good == (*state.screen() == Screen::Problems) {
        lay_over(state, Screen::Problems);
    }
    state.notice = (is_good && !is_first).then_some(Notice::Reloaded);
}

fn history_read(pack: &Pack, state: &mut State, history: Box<PracticeHistory>) {
    let has_due_call = draws::due_call(pack, &state.sitting, &history).is_some();
    keep_mark(pack, state, |state| {
        state.has_due_call = has_due_call;
        state.keeping = RecordingStatus::Read(history);
    });
}

/// Does something to what can be chosen. What is marked stays marked, wherever it stands then.
fn keep_mark(pack: &Pack, state: &mut State, change: impl FnOnce(&mut State)) {
    let mark = state.room().mark;
    let marked = state.choices(pack).into_iter().nth(mark);
    let marked = marked.map(|choice| choice.action);
    change(state);
    let mut now = state.choices(pack).into_iter();
    if let Some(index) = marked.and_then(|marked| now.position(|now| now.action == marked)) {
        state.room_mut().mark = index;
    }
}

/// A list was read, whose screen is open: where nobody has moved the mark yet, it is on the first entry.
fn list_read(pack: &Pack, state: &mut State, msg: Msg) {
    let is_untouched = state.room().mark == 0;
    keep_mark(pack, state, |state| match msg {
        Msg::Team(practice) => {
            let team = TeamOverview::new(pack, &practice);
            state.team = Some(Box::new(team));
        }
        Msg::PastCalls(calls) => state.past = Some(Box::new(past::replayed(pack, calls))),
        _ => {}
    });
    if is_untouched {
        state.room_mut().mark = 0;
    }
}

/// The screen that is worked on, if it shows what the records say.
fn reading(state: &State) -> Option<Screen> {
    let screen = state.at_work();
    screen.reads_records().then(|| screen.clone())
}

/// The records are read whenever a screen is entered that shows what they say.
fn reads(state: &State, before: Option<&Screen>) -> Vec<Effect> {
    let screen = state.at_work();
    if !state.is_recorded() || before == Some(screen) {
        return Vec::new();
    }
    let history = screen.reads_history().then_some(Effect::Read);
    let own = screen.reading();
    let is_new = own.is_some() && before.and_then(Screen::reading) != own;
    history.into_iter().chain(own.filter(|_| is_new)).collect()
}
