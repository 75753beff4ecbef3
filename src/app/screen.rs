//! The screens: a variant for each. A new one does not compile before it says what can be chosen there
//! ([`ScreenBehaviour`]) and what it shows (`view::screens`).

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::effect::{DocumentKind, Effect};
use crate::app::history::OpenAttempt;
use crate::app::message::Intent;
use crate::app::screens::call_list::CallListScreen;
use crate::app::screens::card::CardScreen;
use crate::app::screens::card_steps::CardStepsScreen;
use crate::app::screens::cause::CauseScreen;
use crate::app::screens::code_list::CodeListScreen;
use crate::app::screens::compare::CompareScreen;
use crate::app::screens::debrief::DebriefScreen;
use crate::app::screens::desk_guide::DeskCauseScreen;
use crate::app::screens::grade::GradeScreen;
use crate::app::screens::meaning::MeaningScreen;
use crate::app::screens::message::MessageScreen;
use crate::app::screens::past_calls::PastCallsScreen;
use crate::app::screens::person::PersonScreen;
use crate::app::screens::phone_script::PhoneScriptScreen;
use crate::app::screens::report::ReportScreen;
use crate::app::screens::said::SaidScreen;
use crate::app::screens::team::TeamScreen;
use crate::app::screens::topic::TopicScreen;
use crate::app::typing::Typing;
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::pack::model::card::Card;
use crate::training::advice::AdviceDrill;
use crate::training::call::session::CallSession;
use crate::training::classify::ClassifyDrill;
use crate::training::event::PartEvent;
use crate::training::exam::Exam;
use crate::training::locate::LocateDrill;
use crate::training::modes::{advice, call, cards, exam, requests};
use crate::training::replay::Judged;

/// Where a person can be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    Home,
    CardList,
    Card(CardScreen),
    CardSteps(CardStepsScreen),
    Compare(CompareScreen),
    Quiz(ClassifyDrill),
    Diagnose(Answers),
    Answers,
    Map,
    Cause(CauseScreen),
    PhoneScript(PhoneScriptScreen),
    CodeLists,
    CodeList(CodeListScreen),
    Message(MessageScreen),
    Meaning(MeaningScreen),
    Said(SaidScreen),
    UnknownMessage,
    Train,
    DueToday,
    Report(ReportScreen),
    Team(TeamScreen),
    Person(PersonScreen),
    PastCalls(PastCallsScreen),
    Locate(LocateDrill),
    Advice(AdviceDrill),
    DeskGuide,
    GuidedCalls,
    DeskCause(DeskCauseScreen),
    CallLevels,
    CallList(CallListScreen),
    Call(CallSession),
    Debrief(DebriefScreen),
    ExamIntro,
    Exam(Box<Exam>),
    Grade(GradeScreen),
    Topics,
    Topic(TopicScreen),
    Help,
    Facts,
    Problems,
    GoTo,
}

/// Says the same of whatever screen it is: `each_screen!(screen, one => one.choices(at))`.
macro_rules! each_screen {
    (@match $screen:expr, $one:ident => $says:expr; $($unit:ident $module:ident $kind:ident)*; $($held:ident)*) => {
        match $screen {
            $($crate::app::screen::Screen::$unit => {
                #[allow(unused_mut, reason = "only what changes a screen needs it")]
                let mut $one = $crate::app::screens::$module::$kind;
                $says
            })*
            $($crate::app::screen::Screen::$held($one) => $says,)*
        }
    };
    ($screen:expr, $one:ident => $says:expr) => {
        $crate::app::screen::each_screen!(@match $screen, $one => $says;
            Home home HomeScreen
            CardList card_list CardListScreen
            Answers answers AnswersScreen
            Map map MapScreen
            CodeLists code_lists CodeListsScreen
            UnknownMessage unknown_message UnknownMessageScreen
            Train train TrainScreen
            DueToday due_today DueTodayScreen
            DeskGuide desk_guide DeskGuideScreen
            GuidedCalls guided_calls GuidedCallsScreen
            CallLevels call_levels CallLevelsScreen
            ExamIntro exam_intro ExamIntroScreen
            Topics topics TopicsScreen
            Help help HelpScreen
            Facts facts FactsScreen
            Problems problems ProblemsScreen
            GoTo goto GoToScreen;
            Card CardSteps Compare Quiz Diagnose Cause PhoneScript CodeList Message Meaning Said Report Team
            Person PastCalls Locate Advice DeskCause CallList Call Debrief Exam Grade Topic)
    };
}
pub(crate) use each_screen;

impl Screen {
    /// The card with the code in sight.
    pub fn card(card: &Card) -> Screen {
        Screen::Card(CardScreen::new(card))
    }

    /// The screen on which practice of this mode begins, drawn from this seed. `None` if there is no such mode.
    pub fn practice(mode: &str, seed: u64) -> Option<Screen> {
        Some(match mode {
            cards::KIND => Screen::Locate(cards::drill(seed)),
            requests::KIND => Screen::Quiz(requests::drill(seed)),
            advice::KIND => Screen::Advice(advice::drill(seed)),
            call::KIND => Screen::CallLevels,
            exam::KIND => Screen::ExamIntro,
            _ => return None,
        })
    }

    /// The screen on which practice goes on that was left without an end. `None` if it cannot.
    pub fn resumed(open: &OpenAttempt, pack: &Pack) -> Option<Screen> {
        if !open.is_of_pack {
            return None;
        }
        Some(match open.attempt.begun.mode.as_str() {
            call::KIND => Screen::Call(call::resumed(pack, &open.attempt)?),
            exam::KIND => {
                let since = (open.day.as_str(), open.age);
                let exam = exam::resumed(pack, &open.attempt, &open.parts, since)?;
                Screen::Exam(Box::new(exam))
            }
            _ => return None,
        })
    }

    /// What a call or an exam came to, which a replay file can be written of. `None` on other screens.
    pub fn judged(&self) -> Option<Judged> {
        match self {
            Screen::Debrief(debrief) => {
                Some(Judged::Call(debrief.shift.clone(), debrief.verdict.clone()))
            }
            Screen::Grade(graded) => Some(Judged::Exam(graded.exam.clone(), graded.grade.clone())),
            _ => None,
        }
    }

    /// The screen that tells what a call or an exam came to.
    pub(crate) fn verdict(judged: Judged) -> Screen {
        match judged {
            Judged::Call(call, verdict) => Screen::Debrief(DebriefScreen::new(call, verdict)),
            Judged::Exam(exam, grade) => Screen::Grade(GradeScreen::new(exam, grade)),
        }
    }

    /// What can be chosen, in order.
    pub fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        each_screen!(self, one => one.choices(at))
    }

    pub(crate) fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        each_screen!(self, one => one.on(action, at))
    }

    /// Goes to the page beside this one, to the right if `onwards`. Returns whether there is one.
    pub(crate) fn go_beside(&mut self, onwards: bool, pack: &Pack) -> bool {
        each_screen!(self, one => one.go_beside(onwards, pack))
    }

    pub(crate) fn is_for_good(&self) -> bool {
        each_screen!(self, one => one.is_for_good())
    }

    /// Whether a question is asked on it, of which the answer counts.
    pub fn asks(&self) -> bool {
        matches!(
            self,
            Screen::Diagnose(_)
                | Screen::Quiz(_)
                | Screen::Locate(_)
                | Screen::Advice(_)
                | Screen::Call(_)
                | Screen::Exam(_)
        )
    }

    /// Whether this answers what is asked on it, and does not only move the mark or turn the card.
    pub fn is_answered_by(&self, intent: Intent, pack: &Pack) -> bool {
        match intent {
            Intent::Choose | Intent::Select(_) => true,
            Intent::Right => {
                let mut tried = self.clone();
                !tried.aim(intent, pack) && !tried.go_beside(true, pack)
            }
            _ => false,
        }
    }

    pub(crate) fn aim(&mut self, intent: Intent, pack: &Pack) -> bool {
        each_screen!(self, one => one.aim(intent, pack))
    }

    pub(crate) fn turn(&mut self, pack: &Pack) -> bool {
        each_screen!(self, one => one.turn(pack))
    }

    pub(crate) fn back(&mut self, pack: &Pack) -> bool {
        each_screen!(self, one => one.back(pack))
    }

    pub(crate) fn asks_to_leave(&mut self) -> bool {
        each_screen!(self, one => one.asks_to_leave())
    }

    pub(crate) fn time_up(&mut self, pack: &Pack) -> Outcome {
        each_screen!(self, one => one.time_up(pack))
    }

    pub(crate) fn begun(&self, pack: &Pack) -> Vec<PartEvent> {
        each_screen!(self, one => one.begun(pack))
    }

    pub(crate) fn part_begun(&self, pack: &Pack) -> Option<PartEvent> {
        each_screen!(self, one => one.part_begun(pack))
    }

    pub(crate) fn attempt(&self) -> Option<Uuid> {
        each_screen!(self, one => one.attempt())
    }

    pub(crate) fn record_as(&mut self, attempt: Option<Uuid>) {
        each_screen!(self, one => one.record_as(attempt));
    }

    /// What keys do on it.
    pub fn typing(&self) -> Typing {
        each_screen!(self, one => one.typing())
    }

    /// Whether it lies over another screen and is about that.
    pub fn is_overlay(&self) -> bool {
        each_screen!(self, one => one.is_overlay())
    }

    /// Whether it shows what the records say.
    pub fn reads_history(&self) -> bool {
        each_screen!(self, one => one.reads_history())
    }

    /// What it shows of the records beside the history.
    pub(crate) fn reading(&self) -> Option<Effect> {
        each_screen!(self, one => one.reading())
    }

    /// Whether it shows anything of the records.
    pub(crate) fn reads_records(&self) -> bool {
        self.reads_history() || self.reading().is_some()
    }

    pub(crate) fn is_drawn(&self) -> bool {
        each_screen!(self, one => one.is_drawn())
    }

    /// What a person can take along from it.
    pub(crate) fn document(&self) -> Option<DocumentKind> {
        each_screen!(self, one => one.document())
    }

    /// Whether the pack still has what it is about.
    pub(crate) fn is_in(&self, pack: &Pack) -> bool {
        each_screen!(self, one => one.is_in(pack))
    }
}
