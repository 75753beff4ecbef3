//! Every screen: its first page, a step, a page, a frame.

use cardcode::app::card_step::CardStep;
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::screens::call_list::CallListScreen;
use cardcode::app::screens::card::CardScreen;
use cardcode::app::screens::card_steps::CardStepsScreen;
use cardcode::app::screens::cause::CauseScreen;
use cardcode::app::screens::code_list::CodeListScreen;
use cardcode::app::screens::compare::CompareScreen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::app::screens::grade::GradeScreen;
use cardcode::app::screens::message::MessageScreen;
use cardcode::app::screens::phone_script::PhoneScriptScreen;
use cardcode::app::screens::report::ReportScreen;
use cardcode::app::screens::topic::TopicScreen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::inquiry::answers::Answers;
use cardcode::pack::content::Pack;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::View;
use cardcode::text::lang::Lang;
use cardcode::training::call::session::DebriefPart;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::exam::{Exam, TrainingSession};
use cardcode::training::locate::LocateDrill;
use cardcode::training::report::ReportPart;
use cardcode::training::review::{ReviewItem, ReviewKind};
use cardcode::view::router::page;
use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::calls::bad_call;

/// The screens that are measured: all there are.
const SCREENS: [&str; 33] = [
    "home",
    "pick",
    "card",
    "guide",
    "compare",
    "round",
    "diagnose",
    "answers",
    "map",
    "cause",
    "call",
    "systems",
    "codes",
    "message",
    "unknown",
    "topics",
    "topic",
    "help",
    "facts",
    "train",
    "point",
    "sort",
    "level",
    "desk",
    "debrief",
    "exam",
    "today",
    "report",
    "calls",
    "blueprint",
    "grade",
    "problems",
    "jump",
];

fn state(name: &str) -> State {
    if name == "today" {
        return today();
    }
    let screen = of_cardholders(name).or_else(|| of_agents(name));
    let screen = screen.unwrap_or_else(|| panic!("no screen {name}"));
    State::new(Lang::new("ja"), screen)
}

fn of_cardholders(name: &str) -> Option<Screen> {
    let id = str::to_owned;
    Some(match name {
        "home" => Screen::Home,
        "pick" => Screen::CardList,
        "card" => Screen::Card(CardScreen {
            card: id("amex"),
            face: 0,
        }),
        "guide" => Screen::CardSteps(CardStepsScreen {
            card: id("amex"),
            step: CardStep::Place,
        }),
        "compare" => Screen::Compare(CompareScreen { with: 1 }),
        "round" => Screen::Quiz(ClassifyDrill::default()),
        "diagnose" => Screen::Diagnose(Answers::default()),
        "answers" => Screen::Answers,
        "map" => Screen::Map,
        "cause" => Screen::Cause(CauseScreen {
            cause: id("pin-typed"),
        }),
        "call" => Screen::PhoneScript(PhoneScriptScreen {
            cause: id("pin-typed"),
        }),
        "systems" => Screen::CodeLists,
        "codes" => Screen::CodeList(CodeListScreen {
            system: id("stripe"),
        }),
        "message" => Screen::Message(MessageScreen {
            system: id("stripe"),
            code: id("incorrect_cvc"),
        }),
        "unknown" => Screen::UnknownMessage,
        "topics" => Screen::Topics,
        "topic" => Screen::Topic(TopicScreen {
            topic: id("who-unlocks"),
        }),
        "help" => Screen::Help,
        "problems" => Screen::Problems,
        "jump" => Screen::GoTo,
        "facts" => Screen::Facts,
        _ => return None,
    })
}

fn of_agents(name: &str) -> Option<Screen> {
    let pack = || Pack::embedded().unwrap();
    let exam = |pack: &Pack| Exam::new(pack, TrainingSession::default());
    Some(match name {
        "train" => Screen::Train,
        "point" => Screen::Locate(LocateDrill::new(1, 8)),
        "sort" => Screen::Quiz(ClassifyDrill::new(QuestionSet::Drawn {
            seed: 1,
            count: 10,
        })),
        "level" => Screen::CallList(CallListScreen { level: 3 }),
        "desk" => Screen::Call(bad_call(5, 1)),
        "debrief" => {
            let shift = bad_call(5, 1);
            let verdict = Box::new(shift.verdict(&pack()).unwrap());
            let part = DebriefPart::Questions;
            Screen::Debrief(DebriefScreen {
                part,
                ..DebriefScreen::new(shift, verdict)
            })
        }
        "exam" => Screen::Exam(Box::new(exam(&pack()))),
        "report" => Screen::Report(ReportScreen {
            alias: None,
            part: ReportPart::Causes,
        }),
        "calls" => Screen::CallLevels,
        "blueprint" => Screen::ExamIntro,
        "grade" => {
            let pack = pack();
            let exam = Box::new(exam(&pack));
            let grade = Box::new(exam.grade(&pack));
            Screen::Grade(GradeScreen::new(exam, grade))
        }
        _ => return None,
    })
}

/// What is due today, with a cause that no draw finds: all draws are tried where any are.
fn today() -> State {
    let pack = Pack::embedded().unwrap();
    let state = State::new(Lang::new("ja"), Screen::DueToday);
    let recorded = Msg::SessionStarted {
        session: TrainingSession::default(),
        recorded_as: Some(uuid::Uuid::from_u128(1)),
    };
    let state = step(&pack, state, recorded).0;
    let due = ReviewItem {
        kind: ReviewKind::Cause,
        id: "none".to_owned(),
    };
    let history = PracticeHistory {
        due: vec![due],
        ..PracticeHistory::default()
    };
    step(&pack, state, Msg::Read(Box::new(history))).0
}

/// What a screen reads when it is first seen, with its page.
#[divan::bench(args = SCREENS)]
fn first_page(bencher: Bencher, name: &str) {
    let state = state(name);
    bencher
        .with_inputs(|| Pack::embedded().unwrap())
        .bench_local_values(|pack| black_box(page(&pack, &state)).choices.len());
}

#[divan::bench(args = SCREENS)]
fn a_step(bencher: Bencher, name: &str) {
    let pack = Pack::embedded().unwrap();
    let state = state(name);
    page(&pack, &state);
    bencher.bench_local(|| step(&pack, state.clone(), Msg::Intent(Intent::Down)));
}

#[divan::bench(args = SCREENS)]
fn a_page(bencher: Bencher, name: &str) {
    let pack = Pack::embedded().unwrap();
    let state = state(name);
    bencher.bench_local(|| page(&pack, black_box(&state)));
}

#[divan::bench(args = SCREENS)]
fn a_frame(bencher: Bencher, name: &str) {
    let pack = Pack::embedded().unwrap();
    let page = page(&pack, &state(name));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut view = View::default();
    bencher.bench_local(|| {
        terminal
            .draw(|frame| view.draw(frame, &page, Look::default()))
            .unwrap();
    });
}
