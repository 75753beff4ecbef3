//! How long the parts take, each on its own: reading the content, a step, a page, a frame. Run by `cargo bench`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

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
use cardcode::author::audit::mistakes;
use cardcode::author::audit::proofs;
use cardcode::cli::Arguments;
use cardcode::pack::embedded;
use cardcode::pack::lint::check;

use cardcode::app::card_step::CardStep;
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::inquiry::answers::Answers;
use cardcode::inquiry::noise::Noise;
use cardcode::inquiry::problem::SearchProblem;
use cardcode::inquiry::solver::Solver;
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::PackFile;
use cardcode::records::database::Store;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::View;
use cardcode::terminal::decode::Decoder;
use cardcode::text::lang::Lang;
use cardcode::training::call::best_play::BUDGET;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::{CallSession, DebriefPart};
use cardcode::training::call::transcript::Move;
use cardcode::training::classify::ClassifyDrill;
use cardcode::training::classify::QuestionSet;
use cardcode::training::day::Day;
use cardcode::training::day::Moment;
use cardcode::training::exam::{Exam, TrainingSession};
use cardcode::training::locate::LocateDrill;
use cardcode::training::report::ReportPart;
use cardcode::training::review::{ReviewItem, ReviewKind};
use cardcode::training::rng::SeededRng;
use cardcode::view::router::page;
use clap::Parser;
use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

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
    let id = str::to_owned;
    let screen = match name {
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
            let verdict = Box::new(shift.verdict(&Pack::embedded().unwrap()).unwrap());
            let part = DebriefPart::Questions;
            Screen::Debrief(DebriefScreen {
                shift,
                verdict,
                part,
            })
        }
        "exam" => Screen::Exam(Box::new(Exam::new(
            &Pack::embedded().unwrap(),
            TrainingSession::default(),
        ))),
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
        "today" => return today(),
        "report" => Screen::Report(ReportScreen {
            part: ReportPart::Causes,
        }),
        "calls" => Screen::CallLevels,
        "blueprint" => Screen::ExamIntro,
        "grade" => {
            let pack = Pack::embedded().unwrap();
            let exam = Box::new(Exam::new(&pack, TrainingSession::default()));
            let grade = Box::new(exam.grade(&pack));
            Screen::Grade(GradeScreen { exam, grade })
        }
        "problems" => Screen::Problems,
        "jump" => Screen::GoTo,
        "facts" => Screen::Facts,
        other => panic!("no screen {other}"),
    };
    State::new(Lang::new("ja"), screen)
}

/// What is due today, with a cause that no draw finds: all draws are tried where any are.
fn today() -> State {
    let pack = Pack::embedded().unwrap();
    let state = State::new(Lang::new("ja"), Screen::DueToday).recorded(uuid::Uuid::from_u128(1));
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

/// What every start reads: the manifest and the program's words.
#[divan::bench]
fn start_reads() -> Pack {
    Pack::embedded().unwrap()
}

/// The command line, with its language.
#[divan::bench]
fn start_command_line(bencher: Bencher) {
    let args = ["cardcode", "diagnose", "--theme", "dark"];
    bencher.bench_local(|| Arguments::try_parse_from(args).is_ok());
}

/// Everything that the pack holds, read at once.
#[divan::bench]
fn whole_pack() -> bool {
    check::check(&embedded::carried(), &embedded::carried())
        .pack
        .is_some()
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

/// A megabyte of keys, arrows and noise from the terminal.
#[divan::bench]
fn a_megabyte_of_input(bencher: Bencher) {
    let bytes: Vec<u8> = b"jk\x1b[B\x1b[A\xe3\x81\x82\x1b[999;\xff".repeat(62_000);
    bencher
        .counter(divan::counter::BytesCount::of_slice(&bytes))
        .bench_local(|| {
            let mut heard = Vec::new();
            Decoder::default().hear(black_box(&bytes), &mut heard);
            heard.len()
        });
}

/// Every rule of the linter over the whole embedded pack.
#[divan::bench]
fn check_everything() -> usize {
    check::check(&embedded::carried(), &embedded::carried())
        .problems
        .len()
}

/// Every rule of the linter over a pack of two thousand questions, laid over the carried one.
#[divan::bench]
fn check_two_thousand_questions(bencher: Bencher) {
    let files = [
        (
            "pack.toml",
            "format_version = 1\nid = \"wide\"\nversion = \"1.0.0\"\nextends = \"cardcode\"\n"
                .to_owned(),
        ),
        ("flows/diagnose.toml", wide_tree(2_000)),
    ];
    let files = files.map(|(path, text)| PackFile {
        path: path.to_owned(),
        text: text.into(),
    });
    let carried = embedded::carried();
    assert!(check::check(&files, &carried).problems.is_empty());
    bencher.bench_local(|| check::check(black_box(&files), &carried).words.len());
}

/// Questions that each lead to ten others, the first to the carried ones too.
fn wide_tree(questions: usize) -> String {
    let mut flow = "format_version = 1\nstart = \"n0\"\n".to_owned();
    for n in 0..questions {
        let next = (10 * n + 1..=10 * n + 10).filter(|next| *next < questions);
        let leads = next.map(|next| {
            format!(
                "{{ id = \"a{next}\", say = {{ ja = \"答え{next}です\", en = \"Answer {next}\" }}, to = \"n{next}\" }}, "
            )
        });
        let last = match n {
            0 => "{ id = \"go\", say = { ja = \"先へ進む\", en = \"Go on\" }, to = \"where\" }",
            _ => {
                "{ id = \"u\", say = { ja = \"わからない\", en = \"I don't know\" }, unknown = true, remaining = true }"
            }
        };
        flow += &format!(
            "[[node]]\nid = \"n{n}\"\nask = {{ ja = \"質問の{n}番目です。どれですか\", en = \"Question number {n} of many. Which is it?\" }}\nshort = {{ ja = \"質問{n}\", en = \"Question {n}\" }}\nfacts = [\"check-order\"]\nchoice = [ {}{last} ]\n",
            leads.collect::<String>()
        );
    }
    flow
}

/// Every way of answers and every page, as `cardcode check` proves them.
#[divan::bench]
fn prove_every_page(bencher: Bencher) {
    let checked = check::check(&embedded::carried(), &embedded::carried());
    let pack = Pack::embedded().unwrap();
    bencher.bench_local(|| proofs::prove(&checked, &pack, 0).pages);
}

/// Every way of people who answer truthfully or err once.
#[divan::bench]
fn prove_ways_with_mistakes(bencher: Bencher) {
    let pack = Pack::embedded().unwrap();
    bencher.bench_local(|| mistakes::prove(&pack).map(|proof| proof.longest));
}

/// A call in which everything is asked in the flow's order: many questions to judge, few of them good.
fn bad_call(level: usize, seed: u64) -> CallSession {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::drawn(&pack, level, seed).unwrap();
    let questions = case.model.questions.iter();
    let asks = questions.map(|node| Move::Ask(node.id.clone()));
    let moves = asks.take(10).chain([Move::Close]).collect();
    CallSession {
        moves,
        ..CallSession::new(ScenarioId::Drawn(level, seed))
    }
}

/// Calls of a level whose verdicts are computed in one turn.
const CALLS: u64 = 20;

/// Twenty verdicts on bad calls of a level, each with the exact optimum, the cost of every question and the best line.
#[divan::bench(args = [1, 2, 3, 4, 5])]
fn twenty_verdicts_by_level(bencher: Bencher, level: usize) {
    let pack = Pack::embedded().unwrap();
    let shifts: Vec<CallSession> = (0..CALLS).map(|seed| bad_call(level, seed)).collect();
    bencher.bench_local(|| {
        let scores = shifts
            .iter()
            .map(|shift| shift.verdict(&pack).unwrap().score);
        scores.sum::<u32>()
    });
}

/// Drawing twenty calls of the hardest level.
#[divan::bench]
fn twenty_calls_drawn(bencher: Bencher) {
    let pack = Pack::embedded().unwrap();
    bencher.bench_local(|| {
        (0..CALLS)
            .filter_map(|seed| Scenario::drawn(&pack, 5, seed))
            .count()
    });
}

/// A bank with the noise of the hardest level: the first questions part all causes, the others answer by chance.
fn noisy(causes: usize, questions: usize) -> SearchProblem {
    let chance = SeededRng::new(7);
    let parting = usize::BITS as usize - (causes - 1).leading_zeros() as usize;
    let gives: Vec<Vec<Vec<usize>>> = (0..questions)
        .map(|question| {
            let answer = |cause: usize| match question < parting {
                true => cause >> question & 1,
                false => chance.below(&format!("{question}"), cause, 3),
            };
            (0..causes).map(|cause| vec![answer(cause)]).collect()
        })
        .collect();
    let weights = (0..causes).map(|cause| 3.0 + (cause % 10) as f64).collect();
    let mut bank = SearchProblem::new(weights, &gives).unwrap();
    let noise = Noise {
        vague: 0.2,
        blur: 0.2,
        drift: 0.1,
        instead: (0..questions)
            .map(|question| (question + 1 < questions).then_some(question + 1))
            .collect(),
        by_weight: true,
    };
    bank.set_noise(noise, &gives, &[vec![0, 1]]);
    bank
}

/// The exact optimum with noise, 20 questions, by the number of causes.
#[divan::bench(args = [6, 8, 10, 12, 14, 16])]
fn optimum_by_causes(bencher: Bencher, causes: usize) {
    optimum(bencher, &noisy(causes, 20));
}

/// The exact optimum with noise, 10 causes, by the number of questions.
#[divan::bench(args = [8, 12, 16, 20, 24, 28])]
fn optimum_by_questions(bencher: Bencher, questions: usize) {
    optimum(bencher, &noisy(10, questions));
}

fn optimum(bencher: Bencher, bank: &SearchProblem) {
    let start = bank.start().unwrap();
    bencher.bench_local(|| Solver::new(bank, BUDGET).expected(black_box(&start)));
}

/// Answers and moves of the records that are reported on.
const MOVES: usize = 1_000_000;

/// Records of a million answers and moves by twenty people in two years, with all that comes with them.
fn a_million_moves() -> &'static std::path::Path {
    static FILE: std::sync::OnceLock<std::path::PathBuf> = std::sync::OnceLock::new();
    FILE.get_or_init(|| {
        let file = std::env::temp_dir().join(format!("cardcode-million-{}.db", std::process::id()));
        let _ = std::fs::remove_file(&file);
        drop(Store::open(&file).unwrap());
        fill(&file, MOVES);
        file
    })
}

/// Fills records by SQL: four attempts of five are calls, the others cards; some are wrong, some break rules.
fn fill(file: &std::path::Path, moves: usize) {
    let pack = Pack::embedded().unwrap();
    let causes: Vec<&str> = pack.causes().all.iter().map(|one| &*one.id).collect();
    let rules: Vec<&str> = pack.desk().rules.iter().map(|one| &*one.id).collect();
    let mut db = rusqlite::Connection::open(file).unwrap();
    let change = db.transaction().unwrap();
    let all = "INSERT INTO pack (name, version, hash) VALUES ('cardcode', '1.0.0', 'a')";
    change.execute(all, []).unwrap();
    for person in 0..20 {
        let person = format!("agent-{}", (b'a' + person) as char);
        let one = "INSERT INTO person (alias) VALUES (?1)";
        change.execute(one, [person]).unwrap();
    }
    let attempt = "INSERT INTO attempt (id, name, person, pack, kind, begun, level, program, lang, window, began, zone,
            ended, outcome, score, cause, named, asked, bits, lost)
         VALUES (?1, ?1, ?2, 1, ?3, '{\"call\":{\"drawn\":[3,123456]}}', 3, '0.1.0', 'ja',
            '00000000-0000-0000-0000-000000000000', ?4, 540, ?5, ?6, 80, ?7, ?7, 5, 40, 0)";
    let mut attempt = change.prepare(attempt).unwrap();
    let answer = "INSERT INTO answer (attempt, at, time, doing, item, given, right, mistake, bits, lost, best)
         VALUES (?1, ?2, ?3, ?4, ?5, '', ?6, ?7, ?8, ?8, ?9)";
    let mut answer = change.prepare(answer).unwrap();
    let review =
        "INSERT INTO review (attempt, at, kind, item, recall, time) VALUES (?1, 13, ?2, ?3, 3, ?4)";
    let mut review = change.prepare(review).unwrap();
    let breach = "INSERT INTO breach (attempt, n, rule, at) VALUES (?1, 0, ?2, 3)";
    let mut breach = change.prepare(breach).unwrap();
    let (mut done, mut at) = (0, 0_usize);
    while done < moves {
        at += 1;
        let began = 1_732_000_000_000 + at as i64 * 700_000;
        let is_call = at % 5 != 0;
        let count = if is_call { 14 } else { 8 };
        let (kind, outcome) = if is_call {
            ("call", "passed")
        } else {
            ("cards", "done")
        };
        let cause = is_call.then(|| causes[at * 7 % causes.len()]);
        let taken = cause
            .filter(|_| at % 4 == 0)
            .map(|_| causes[at % causes.len()]);
        let ended = began + count * 9_000;
        attempt
            .execute(rusqlite::params![
                at,
                at % 20 + 1,
                kind,
                began,
                ended,
                outcome,
                cause
            ])
            .unwrap();
        for place in 0..count {
            let is_wrong = !is_call && (at as i64 + place) % 3 == 0;
            let (doing, item) = match (taken.or(cause), place) {
                (Some(named), 12) => ("name", named),
                (Some(_), _) => ("ask", "where"),
                (None, _) => ("point", "amex/front+back"),
            };
            let right = (!is_call).then_some(!is_wrong);
            let mistake = is_wrong.then(|| format!("decoy-{}", at % 7));
            let bits = is_call.then_some(8);
            let best = is_call.then_some("typed");
            answer
                .execute(rusqlite::params![
                    at,
                    place,
                    began + place * 9_000,
                    doing,
                    item,
                    right,
                    mistake,
                    bits,
                    best
                ])
                .unwrap();
        }
        done += count as usize;
        if let Some(cause) = cause {
            let kinds = std::iter::once(("cause", cause));
            for (kind, item) in kinds.chain(rules.iter().map(|rule| ("rule", *rule))) {
                let values = rusqlite::params![at, kind, item, ended];
                review.execute(values).unwrap();
            }
            if at % 2 == 0 {
                let rule = rules[at % rules.len()];
                breach.execute(rusqlite::params![at, rule]).unwrap();
            }
        }
    }
    drop((attempt, answer, review, breach));
    let items = "INSERT INTO item (person, kind, item, stability, difficulty, reviewed, due, reviews, lapses)
         SELECT person, review.kind, item, 5.0, 5.0, max(time), max(time) + 432000000, count(*), 0
         FROM review JOIN attempt ON attempt.id = attempt GROUP BY 1, 2, 3";
    change.execute(items, []).unwrap();
    change.commit().unwrap();
    if let Some(kept) = std::env::var_os("CARDCODE_MILLION") {
        std::fs::copy(file, kept).unwrap();
    }
}

/// A report on a million answers and moves: of everybody, of one person, and of the last month.
#[divan::bench(args = ["everybody", "one", "month"])]
fn report_on_a_million_moves(bencher: Bencher, of: &str) {
    let now = Moment {
        ms: 1_732_000_000_000 + 78_000 * 700_000,
        zone: 540,
    };
    let since = (of == "month").then(|| Day(Day::of(now.ms, now.zone).0 - 30));
    let alias = (of == "one").then_some("agent-c");
    let file = a_million_moves();
    bencher.bench_local(|| {
        let store = Store::open_existing(file).unwrap().unwrap();
        store
            .report(alias, since, now)
            .unwrap()
            .unwrap()
            .totals
            .calls
    });
}
