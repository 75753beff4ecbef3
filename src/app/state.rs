//! Where a person is: screens on a stack, the last one seen.

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::digits::DigitRun;
use crate::app::effect::DocumentKind;
use crate::app::history::{PracticeHistory, RecordingStatus};
use crate::app::notice::Notice;
use crate::app::past::PastCalls;
use crate::app::screen::Screen;
use crate::app::typing::Typing;
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::text::lang::Lang;
use crate::training::event::AttemptIds;
use crate::training::exam::{Exam, TrainingSession};
use crate::training::report::Report;
use crate::training::team::overview::TeamOverview;

/// All that changes while the program runs. Only [`advance`](crate::app::update::advance) changes it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub lang: Lang,
    pub(crate) stack: Vec<StackEntry>,
    /// A word about what just happened.
    pub notice: Option<Notice>,
    pub(crate) digits: DigitRun,
    /// Whether the person was told of the input method.
    pub(crate) hinted: bool,
    /// What is wrong with the pack that is previewed; `None` if no pack is.
    pub(crate) preview: Option<Vec<String>>,
    pub(crate) sitting: TrainingSession,
    /// Whether records are kept, and what they say.
    pub(crate) keeping: RecordingStatus,
    /// Whether a call can be drawn that reviews what is due: found out when the records are read, for it takes hundreds
    /// of draws.
    pub(crate) has_due_call: bool,
    /// What practice came to, as it was read last.
    pub(crate) report: Option<Box<Report>>,
    /// The team, as it was read last.
    pub(crate) team: Option<Box<TeamOverview>>,
    /// The calls of one person, as they were read last.
    pub(crate) past: Option<Box<PastCalls>>,
    /// Makes the ids under which practice is recorded.
    pub(crate) ids: Option<AttemptIds>,
}

/// A screen and the choice that is marked on it.
#[derive(Clone, Debug, PartialEq)]
pub struct StackEntry {
    pub screen: Screen,
    /// Index of the marked choice.
    pub mark: usize,
    /// What is typed to narrow its list: it spells an entry of it.
    pub typed: String,
}

impl State {
    /// The state in which the program opens: this screen, over the first one.
    pub fn new(lang: Lang, screen: Screen) -> State {
        let mut stack = vec![StackEntry::new(Screen::Home)];
        if screen != Screen::Home {
            stack.push(StackEntry::new(screen));
        }
        State {
            lang,
            stack,
            notice: None,
            digits: DigitRun::default(),
            hinted: false,
            preview: None,
            sitting: TrainingSession::default(),
            keeping: RecordingStatus::No,
            has_due_call: false,
            report: None,
            team: None,
            past: None,
            ids: None,
        }
    }

    /// What is wrong with the pack that is previewed. `None` if no pack is.
    pub fn preview(&self) -> Option<&[String]> {
        self.preview.as_deref()
    }

    /// Lets this person practise.
    pub(crate) fn sat_by(mut self, sitting: TrainingSession) -> State {
        self.sitting = sitting;
        self
    }

    /// Keeps records of practice, under ids that come from this one of the session: it is made by chance.
    pub(crate) fn record_as(&mut self, session: Uuid) {
        self.keeping = RecordingStatus::Unread;
        self.ids = Some(AttemptIds::new(session));
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

    /// What the records say. `None` if none were read.
    pub fn records(&self) -> Option<&PracticeHistory> {
        match &self.keeping {
            RecordingStatus::Read(records) => Some(records),
            _ => None,
        }
    }

    /// What practice came to. `None` if that was not read.
    pub fn report(&self) -> Option<&Report> {
        self.report.as_deref()
    }

    /// The team. `None` if it was not read.
    pub fn team(&self) -> Option<&TeamOverview> {
        self.team.as_deref()
    }

    /// The calls of one person that can be read again. `None` if they were not read.
    pub fn past(&self) -> Option<&PastCalls> {
        self.past.as_deref()
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
        let mut stack = self.stack.iter();
        let below = stack.rposition(|room| !room.screen.is_overlay());
        below.unwrap_or(self.stack.len() - 1)
    }

    pub fn sitting(&self) -> &TrainingSession {
        &self.sitting
    }

    /// What a person can take along from the screen that is seen, or from what lies under it.
    pub fn paper(&self) -> Option<DocumentKind> {
        let of_screen = self.screen().document();
        of_screen.or_else(|| self.walk().map(|_| DocumentKind::Summary))
    }

    /// Leaves what the pack no longer has.
    pub(crate) fn fit(&mut self, pack: &Pack) {
        let gone = self.stack.iter().position(|room| !room.screen.is_in(pack));
        self.stack.truncate(gone.unwrap_or(self.stack.len()).max(1));
        let mut languages = pack.manifest().languages.iter();
        if !languages.any(|known| known.code == self.lang) {
            self.lang = pack.next_language(&self.lang).code.clone();
        }
    }

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

    /// As if this screen were opened.
    pub fn looking_into(&self, screen: Screen) -> State {
        let mut ahead = self.clone();
        ahead.notice = None;
        ahead.enter(screen);
        ahead
    }

    /// The nearest diagnosis on the stack.
    pub fn walk(&self) -> Option<&Answers> {
        nearest_answers(&self.stack)
    }

    /// The exam that is being sat, under an overlay too.
    pub fn exam(&self) -> Option<&Exam> {
        self.stack.iter().rev().find_map(|room| match &room.screen {
            Screen::Exam(exam) => Some(&**exam),
            _ => None,
        })
    }

    /// How many screens lie on one another.
    pub fn depth(&self) -> usize {
        self.stack.len()
    }

    /// What can be chosen on the screen that is seen, in order.
    pub fn choices<'a>(&'a self, pack: &'a Pack) -> Vec<ChoiceSpec<'a>> {
        self.choices_typed(pack, &self.room().typed)
    }

    /// The same, were this typed.
    pub(crate) fn choices_typed<'a>(
        &'a self,
        pack: &'a Pack,
        typed: &'a str,
    ) -> Vec<ChoiceSpec<'a>> {
        let mut choices = self.screen().choices(self.context(pack, typed));
        if self.screen().typing() != Typing::Commands {
            choices.retain(|choice| {
                let spelling = choice.spelling;
                spelling.is_none_or(|spelling| spelling.is_shown(typed))
            });
        }
        choices
    }

    /// What these do, in order.
    pub fn actions(&self, pack: &Pack) -> Vec<Action> {
        let choices = self.choices(pack).into_iter();
        choices.map(|choice| choice.action).collect()
    }

    /// What a digit chooses at once in this place: what a key takes back. `None` where it only marks.
    pub(crate) fn chosen_by_digit(&self, pack: &Pack, place: usize) -> Option<Action> {
        if self.screen().is_for_good() {
            return None;
        }
        let chosen = self.choices(pack).into_iter().nth(place)?;
        chosen.action.is_light().then_some(chosen.action)
    }

    pub(crate) fn context<'a>(&'a self, pack: &'a Pack, typed: &'a str) -> ScreenContext<'a> {
        ScreenContext {
            pack,
            typed,
            session: &self.sitting,
            recording: &self.keeping,
            answers: self.walk(),
            has_due_call: self.has_due_call,
            team: self.team.as_deref(),
            past: self.past.as_deref(),
            is_preview: self.preview.is_some(),
        }
    }

    /// The screen that is seen, to be changed, and what it may know.
    pub(crate) fn split<'a>(
        &'a mut self,
        pack: &'a Pack,
    ) -> Option<(&'a mut StackEntry, ScreenContext<'a>)> {
        let (seen, below) = self.stack.split_last_mut()?;
        let context = ScreenContext {
            pack,
            typed: "",
            session: &self.sitting,
            recording: &self.keeping,
            answers: nearest_answers(below),
            has_due_call: self.has_due_call,
            team: self.team.as_deref(),
            past: self.past.as_deref(),
            is_preview: self.preview.is_some(),
        };
        Some((seen, context))
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

fn nearest_answers(stack: &[StackEntry]) -> Option<&Answers> {
    stack.iter().rev().find_map(|room| match &room.screen {
        Screen::Diagnose(walk) => Some(walk),
        _ => None,
    })
}

impl StackEntry {
    pub(crate) fn new(screen: Screen) -> StackEntry {
        StackEntry {
            screen,
            mark: 0,
            typed: String::new(),
        }
    }
}
