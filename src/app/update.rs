//! The machine: where the person is, and what each thing that happens does to that.
//!
//! [`step`] is pure. It knows no clock, no chance, no key codes and no files; what the world should do comes
//! out as [`Effect`]s, and what the world did comes back as a [`Msg`].

use uuid::Uuid;

use crate::pack::content::Pack;
use crate::text::lang::Lang;

use crate::app::history::{PracticeHistory, RecordingStatus, RecordsErrorKind};
use crate::training::event::AttemptIds;
use crate::training::exam::TrainingSession;
use crate::training::report::Report;

use crate::app::action::{Action, acts};
use crate::app::attempts;
use crate::app::message::{DocumentKind, Effect, Intent, Msg, Notice};
use crate::app::screen::Screen;
use crate::app::training_moves;
use crate::inquiry::answers::Answers;

/// Where a person is: screens on a stack, the last one seen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The language spoken.
    pub lang: Lang,
    /// Never empty.
    pub(crate) stack: Vec<StackEntry>,
    /// A word about what just happened.
    pub notice: Option<Notice>,
    /// Digits typed in a row.
    digits: u8,
    /// What was marked before them.
    digits_from: usize,
    /// Whether the person was told that no digits are needed.
    told: bool,
    /// Whether the person was told of the input method.
    hinted: bool,
    /// What is wrong with the pack that is previewed; none where no pack is.
    preview: Option<Vec<String>>,
    /// Who practises.
    pub(crate) sitting: TrainingSession,
    /// Whether records are kept, and what they say.
    pub(crate) keeping: RecordingStatus,
    /// What practice came to, as it was read last.
    report: Option<Box<Report>>,
    /// Makes the ids under which practice is recorded.
    pub(crate) ids: Option<AttemptIds>,
}

/// A screen and the choice that is marked on it.
#[derive(Clone, Debug, PartialEq)]
pub struct StackEntry {
    /// The screen with its data.
    pub screen: Screen,
    /// Place of the marked choice.
    pub mark: usize,
}

/// Three digits in a row may be no choice any more: a code has three or four.
const DIGITS_OF_A_CODE: u8 = 3;

impl State {
    /// The state in which the program opens: these screens on one another, the last one seen.
    pub fn new(lang: Lang, screen: Screen) -> State {
        let mut stack = vec![StackEntry::new(Screen::Home)];
        if screen != Screen::Home {
            stack.push(StackEntry::new(screen));
        }
        State {
            lang,
            stack,
            notice: None,
            digits: 0,
            digits_from: 0,
            told: false,
            hinted: false,
            preview: None,
            sitting: TrainingSession::default(),
            keeping: RecordingStatus::No,
            report: None,
            ids: None,
        }
    }

    /// What is wrong with the pack that is previewed; none where no pack is.
    pub fn preview(&self) -> Option<&[String]> {
        self.preview.as_deref()
    }

    /// Lets this person practise.
    pub fn sat_by(mut self, sitting: TrainingSession) -> State {
        self.sitting = sitting;
        self
    }

    /// Keeps records of practice, under ids that come from this one of the session: it is made by chance.
    pub fn recorded(mut self, session: Uuid) -> State {
        self.keeping = RecordingStatus::Unread;
        self.ids = Some(AttemptIds::new(session));
        self
    }

    /// Whether records are kept, and what they say.
    pub fn keeping(&self) -> &RecordingStatus {
        &self.keeping
    }

    /// Whether what is done now is recorded.
    pub fn is_recorded(&self) -> bool {
        matches!(
            self.keeping,
            RecordingStatus::Unread | RecordingStatus::Read(_)
        )
    }

    /// What the records say; none where none were read.
    pub fn records(&self) -> Option<&PracticeHistory> {
        match &self.keeping {
            RecordingStatus::Read(records) => Some(records),
            _ => None,
        }
    }

    /// What practice came to; none where that was not read.
    pub fn report(&self) -> Option<&Report> {
        self.report.as_deref()
    }

    /// The screen on which something is done: the one that is seen, or the one under the overlays.
    pub(crate) fn at_work(&self) -> &Screen {
        &self.stack[self.index_at_work()].screen
    }

    pub(crate) fn at_work_mut(&mut self) -> &mut Screen {
        let index = self.index_at_work();
        &mut self.stack[index].screen
    }

    fn index_at_work(&self) -> usize {
        let below = self
            .stack
            .iter()
            .rposition(|room| !room.screen.is_overlay());
        below.unwrap_or(self.stack.len() - 1)
    }

    /// Who practises.
    pub fn sitting(&self) -> &TrainingSession {
        &self.sitting
    }

    /// What a person can take along from the screen that is seen, or from what lies under it.
    pub fn paper(&self) -> Option<DocumentKind> {
        match self.screen() {
            Screen::Debrief { .. } => Some(DocumentKind::Replay),
            Screen::Grade { .. } => Some(DocumentKind::Certificate),
            _ => self.walk().map(|_| DocumentKind::Summary),
        }
    }

    /// Leaves what the pack no longer has.
    fn fit(&mut self, pack: &Pack) {
        let gone = self
            .stack
            .iter()
            .position(|room| !crate::app::goto::is_there(&room.screen, pack));
        self.stack.truncate(gone.unwrap_or(self.stack.len()).max(1));
        if !pack
            .manifest()
            .languages
            .iter()
            .any(|known| known.code == self.lang)
        {
            self.lang = pack.next_language(&self.lang).code.clone();
        }
    }

    /// What is seen.
    pub fn room(&self) -> &StackEntry {
        &self.stack[self.stack.len() - 1]
    }

    /// The screen that is seen.
    pub fn screen(&self) -> &Screen {
        &self.room().screen
    }

    /// The state one screen down, for an overlay that speaks of what lies under it.
    pub fn below(&self) -> Option<State> {
        let mut below = self.clone();
        below.notice = None;
        below.stack.pop();
        (!below.stack.is_empty()).then_some(below)
    }

    /// The nearest diagnosis on the stack.
    pub fn walk(&self) -> Option<&Answers> {
        self.stack.iter().rev().find_map(|room| match &room.screen {
            Screen::Diagnose(walk) => Some(walk),
            _ => None,
        })
    }

    /// The exam that is being sat, under an overlay too.
    pub fn exam(&self) -> Option<&crate::training::exam::Exam> {
        self.stack.iter().rev().find_map(|room| match &room.screen {
            Screen::Exam(exam) => Some(&**exam),
            _ => None,
        })
    }

    /// How many screens lie on one another.
    pub fn depth(&self) -> usize {
        self.stack.len()
    }

    pub(crate) fn room_mut(&mut self) -> &mut StackEntry {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    pub(crate) fn enter(&mut self, screen: Screen) {
        self.stack.push(StackEntry::new(screen));
    }

    /// Down to the nearest diagnosis, to change it.
    pub(crate) fn walk_mut(&mut self) -> Option<&mut Answers> {
        while self.stack.len() > 1 && !matches!(self.screen(), Screen::Diagnose(_)) {
            self.stack.pop();
        }
        match &mut self.room_mut().screen {
            Screen::Diagnose(walk) => Some(walk),
            _ => None,
        }
    }
}

impl StackEntry {
    fn new(screen: Screen) -> StackEntry {
        StackEntry { screen, mark: 0 }
    }
}

/// What happens to `state` when `msg` happens, and what the world should do.
pub fn step(pack: &Pack, mut state: State, msg: Msg) -> (State, Vec<Effect>) {
    let said = state.notice.take();
    let before = match msg {
        Msg::Opened => None,
        _ => reading(&state),
    };
    let mut effects = match msg {
        Msg::Intent(intent) => {
            count_digits(&mut state, intent, said);
            let effects = intend(pack, &mut state, intent);
            if state.digits >= DIGITS_OF_A_CODE {
                // They chose nothing, so they mark nothing either.
                state.room_mut().mark = state.digits_from;
            }
            effects
        }
        Msg::Paused => {
            state.digits = 0;
            state.notice = said;
            Vec::new()
        }
        Msg::Pasted => told(&mut state, Notice::NoPaste),
        Msg::Typed => {
            // One hint is enough: who goes on typing kana has read it.
            let is_new = !std::mem::replace(&mut state.hinted, true);
            state.notice =
                (is_new || said == Some(Notice::InputMethod)).then_some(Notice::InputMethod);
            Vec::new()
        }
        Msg::Reloaded(problems) => {
            state.fit(pack);
            let is_good = problems.is_empty();
            let is_first = state.preview.replace(problems).is_none();
            if is_good == (*state.screen() == Screen::Problems) {
                over(&mut state, Screen::Problems);
            }
            state.notice = (is_good && !is_first).then_some(Notice::Reloaded);
            Vec::new()
        }
        Msg::TimeUp => {
            let effects = training_moves::time_up(pack, &mut state);
            state.notice = Some(Notice::TimeUp);
            effects
        }
        Msg::Opened => attempts::begin(pack, &mut state),
        Msg::Read(records) => {
            state.notice = said;
            let marked = acts(pack, &state).into_iter().nth(state.room().mark);
            state.keeping = RecordingStatus::Read(records);
            // What is marked stays marked, wherever it stands now.
            let now = acts(pack, &state).into_iter();
            if let Some(place) =
                marked.and_then(|marked| now.into_iter().position(|act| act == marked))
            {
                state.room_mut().mark = place;
            }
            Vec::new()
        }
        Msg::Report(report) => {
            state.notice = said;
            state.report = Some(report);
            Vec::new()
        }
        Msg::Unrecorded(trouble) => {
            // What goes on in another window is told; what is begun next is recorded here again.
            if trouble != RecordsErrorKind::Elsewhere {
                state.keeping = RecordingStatus::Failed(trouble);
            }
            told(&mut state, Notice::Unrecorded(trouble))
        }
        Msg::Copied => told(&mut state, Notice::Copied),
        Msg::Saved(Ok(path)) => told(&mut state, Notice::Saved(path)),
        Msg::Saved(Err(reason)) => told(&mut state, Notice::NotSaved(reason)),
    };
    // The first choice is always there, or nothing to mark.
    if state.room().mark > 0 {
        let last = last(pack, &state);
        let mark = &mut state.room_mut().mark;
        *mark = (*mark).min(last);
    }
    effects.extend(reads(&state, before.as_ref()));
    (state, effects)
}

/// The screen that is worked on, if it shows what the records say.
fn reading(state: &State) -> Option<Screen> {
    let screen = state.at_work();
    (screen.reads_records() || screen.tells_report()).then(|| screen.clone())
}

/// The records are read whenever a screen is entered that shows what they say.
fn reads(state: &State, before: Option<&Screen>) -> Vec<Effect> {
    let screen = state.at_work();
    if !state.is_recorded() || before == Some(screen) {
        return Vec::new();
    }
    let read = screen.reads_records().then_some(Effect::Read);
    let is_new_report = screen.tells_report() && !before.is_some_and(Screen::tells_report);
    let report = is_new_report.then_some(Effect::Report);
    read.into_iter().chain(report).collect()
}

/// Place of the last choice.
fn last(pack: &Pack, state: &State) -> usize {
    acts(pack, state).len().saturating_sub(1)
}

fn told(state: &mut State, notice: Notice) -> Vec<Effect> {
    state.notice = Some(notice);
    Vec::new()
}

fn intend(pack: &Pack, state: &mut State, intent: Intent) -> Vec<Effect> {
    if training_moves::aim(pack, state, intent) {
        return Vec::new();
    }
    let mark = state.room().mark;
    match intent {
        Intent::Turn if training_moves::turned(pack, state) => {}
        Intent::Up | Intent::Previous if mark == 0 => state.room_mut().mark = last(pack, state),
        Intent::Up | Intent::Previous => state.room_mut().mark -= 1,
        Intent::Down | Intent::Next if mark >= last(pack, state) => state.room_mut().mark = 0,
        Intent::Down | Intent::Next => state.room_mut().mark += 1,
        Intent::First => state.room_mut().mark = 0,
        Intent::Last => state.room_mut().mark = last(pack, state),
        Intent::Select(place) | Intent::SelectByPointer(place) if place <= last(pack, state) => {
            state.room_mut().mark = place
        }
        Intent::Select(_) | Intent::SelectByPointer(_) | Intent::PointAt(_) => {}
        Intent::Left => aside(pack, state, false),
        Intent::Right | Intent::Turn => aside(pack, state, true),
        Intent::Choose => {
            return acts(pack, state)
                .into_iter()
                .nth(mark)
                .map_or_else(Vec::new, |act| act.apply(pack, state));
        }
        Intent::Back => return Action::Back.apply(pack, state),
        Intent::Home | Intent::Quit if training_moves::asks_to_leave(state) => {}
        Intent::Home => return Action::Home.apply(pack, state),
        Intent::Language => state.lang = pack.next_language(&state.lang).code.clone(),
        Intent::Help => over(state, Screen::Help),
        Intent::Facts => over(state, Screen::Facts),
        Intent::Map if state.walk().is_some() => over(state, Screen::Map),
        Intent::Answers if state.walk().is_some() => over(state, Screen::Answers),
        Intent::Copy | Intent::Save => {
            return match state.paper() {
                Some(paper) if intent == Intent::Copy => vec![Effect::Copy(paper)],
                Some(paper) => vec![Effect::Save(paper)],
                None => told(state, Notice::NotHere),
            };
        }
        Intent::Map | Intent::Answers => return told(state, Notice::NotHere),
        Intent::Quit => return vec![Effect::Quit],
        Intent::Suspend => return vec![Effect::Suspend],
    }
    Vec::new()
}

/// Counts digits typed in a row, and says once that none are needed, for as long as they come.
fn count_digits(state: &mut State, intent: Intent, said: Option<Notice>) {
    let is_digit = matches!(intent, Intent::Select(_));
    if state.digits == 0 {
        state.digits_from = state.room().mark;
    }
    state.digits = if is_digit {
        state.digits.saturating_add(1)
    } else {
        0
    };
    if state.digits >= DIGITS_OF_A_CODE && (!state.told || said == Some(Notice::NoDigits)) {
        state.told = true;
        state.notice = Some(Notice::NoDigits);
    }
}

/// Lays an overlay on the stack, or takes it away if it is the one that is seen.
fn over(state: &mut State, screen: Screen) {
    if *state.screen() == screen {
        state.stack.pop();
    } else if state.screen().is_overlay() {
        state.room_mut().screen = screen;
        state.room_mut().mark = 0;
    } else {
        state.enter(screen);
    }
}

/// The screen beside this one, where there is one.
fn aside(pack: &Pack, state: &mut State, onwards: bool) {
    let next = state.screen().beside(pack, onwards);
    if let Some(screen) = next {
        state.room_mut().screen = screen;
    }
}
