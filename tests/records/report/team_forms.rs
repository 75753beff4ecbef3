//! A team on the screen, in lines, and in every form of the report.

use std::path::Path;
use std::process::Output;

use cardcode::app::action::Action;
use cardcode::app::effect::Effect;
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::screens::past_calls::PastCallsScreen;
use cardcode::app::state::State;
use cardcode::app::team_part::TeamPart;
use cardcode::app::update::step;
use cardcode::records::append::Writer;
use cardcode::records::database::Store;
use cardcode::render::plain;
use cardcode::render::report::formats::{FORMATS, Format, team as written};
use cardcode::text::lang::Lang;
use cardcode::training::exam::TrainingSession;
use cardcode::training::team::overview::TeamOverview;
use cardcode::view::router::page;
use cardcode::view::team::text::told;

use super::practice::{NOW, Practice, pack};
use crate::common::{
    languages,
    program::{err, out, script},
    seated,
};
use crate::desk::stamp;

fn run(args: &[&str], folder: &Path) -> Output {
    script(args, "", folder)
}

fn writer(practice: &Practice) -> Writer {
    let store = Store::open(&practice.folder.path().join("records.db")).unwrap();
    Writer::new(store, stamp(&pack(), ""), NOW).unwrap()
}

fn overview(practice: &Practice) -> TeamOverview {
    TeamOverview::new(&pack(), &writer(practice).team(NOW).unwrap())
}

#[test]
fn every_form_names_everybody_and_no_unit_of_information() {
    let pack = pack();
    let practice = Practice::new(&pack, 31, 8);
    let team = overview(&practice);
    assert_eq!(team.people.len(), 2);
    for lang in languages(&pack) {
        for (name, format) in FORMATS {
            let text = written(&pack, &lang, &team, format);
            for person in &team.people {
                assert!(text.contains(&person.alias), "{name}: {text}");
            }
            let said = text.to_lowercase();
            assert!(!said.contains(" bit") && !said.contains("ビット"), "{name}");
            let has_braces = matches!(format, Format::Json | Format::Html);
            assert!(has_braces || !text.contains('{'), "{name}");
        }
        let words = told(&pack, &lang, &team);
        let csv = written(&pack, &lang, &team, Format::Csv);
        let rows = csv.strip_prefix('\u{feff}').unwrap();
        let columns = |line: &str| line.matches(',').count();
        let heads = rows.lines().next().unwrap();
        assert_eq!(columns(heads), 29);
        assert_eq!(rows.lines().count(), 1 + team.people.len());
        assert!(rows.contains("'-Kumo"), "a name is no formula");
        assert!(rows.lines().all(|line| columns(line) >= 29));
        let html = written(&pack, &lang, &team, Format::Html);
        assert!(html.starts_with("<!DOCTYPE html>") && !html.contains("http"));
        let table = written(&pack, &lang, &team, Format::Table);
        for session in &words.tomorrow {
            for assignment in &session.assignments {
                let is_whole = table.lines().any(|line| line.trim() == assignment.command);
                assert!(is_whole, "it can be copied: {table}");
            }
            assert!(html.contains(&session.title));
        }
    }
}

#[test]
fn the_trainer_goes_from_the_team_to_a_person_to_what_was_said_in_a_call() {
    let pack = pack();
    let practice = Practice::new(&pack, 32, 8);
    let writer = writer(&practice);
    let history = writer.records(NOW).unwrap();
    assert_eq!(history.people, 2);
    let to = |state: State, action: &Action| {
        let place = state.actions(&pack).iter().position(|act| act == action);
        let place = place.unwrap_or_else(|| panic!("{action:?} in {:?}", state.actions(&pack)));
        let state = step(&pack, state, Msg::Intent(Intent::SelectByPointer(place))).0;
        step(&pack, state, Msg::Intent(Intent::Choose))
    };
    let at = |alias: Option<&str>| {
        let session = TrainingSession {
            alias: alias.map(str::to_owned),
            ..TrainingSession::default()
        };
        let state = State::new(Lang::new("en"), Screen::Train);
        let state = seated(&pack, state, session, Some(uuid::Uuid::new_v4()));
        let read = Msg::Read(Box::new(history.clone()));
        step(&pack, step(&pack, state, Msg::Opened).0, read).0
    };
    let go = |route: Route| Action::Go(route);
    // Whoever gave a name came to practise, and one person is no team.
    assert!(!at(Some("佐藤")).actions(&pack).contains(&go(Route::Team)));
    let alone = PracticeHistory {
        people: 1,
        ..history.clone()
    };
    let alone = step(&pack, at(None), Msg::Read(Box::new(alone))).0;
    assert!(!alone.actions(&pack).contains(&go(Route::Team)));
    let (state, effects) = to(at(None), &go(Route::Team));
    assert_eq!(effects, [Effect::Team]);
    let read = Msg::Team(Box::new(writer.team(NOW).unwrap()));
    let state = step(&pack, state, read).0;
    assert_eq!(state.room().mark, 0, "who needs the trainer most is marked");
    let alias = overview(&practice).people[0].alias.clone();
    // Esc on a part goes back to the first, and on that one it leaves.
    for part in [TeamPart::Tomorrow, TeamPart::Items] {
        let (part, _) = to(state.clone(), &Action::ShowTeam(part));
        let back = step(&pack, part, Msg::Intent(Intent::Back)).0;
        assert_eq!(page(&pack, &back).id, "team/people");
        let back = step(&pack, back, Msg::Intent(Intent::Back)).0;
        assert_eq!(*back.screen(), Screen::Train);
    }
    let (state, effects) = to(state, &go(Route::Person(alias.clone())));
    assert!(effects.is_empty(), "the team was read");
    let here = page(&pack, &state);
    assert!(here.title == alias && here.blocks.len() > 5);
    let (report, effects) = to(state.clone(), &go(Route::Report(Some(alias.clone()))));
    assert_eq!(effects, [Effect::Report(Some(alias.clone()))]);
    assert!(
        report.report().is_none(),
        "nobody's report is shown as another's"
    );
    let (state, effects) = to(state, &go(Route::PastCalls(alias.clone())));
    assert_eq!(effects, [Effect::PastCalls(alias.clone())]);
    let calls = writer.past_calls(&alias).unwrap();
    let latest = calls[0].attempt.clone();
    let state = step(&pack, state, Msg::PastCalls(calls)).0;
    let place = state.past().unwrap().calls.len();
    assert!(place > 1 && state.past().unwrap().others.is_empty());
    let (state, _) = to(state, &go(Route::PastCall(0)));
    // Whoever reads a call of another does not take it.
    let actions = state.actions(&pack);
    assert!(!actions.contains(&Action::Again) && !actions.contains(&Action::NextCall));
    let Screen::Debrief(debrief) = state.screen() else {
        panic!("{:?}", state.screen());
    };
    assert_eq!(debrief.shift.moves.len(), latest.answers.len());
    assert_eq!(
        Some(debrief.verdict.score),
        latest.score,
        "the verdict is the same"
    );
    // What was said stands one to the left, round and round.
    let state = step(&pack, state, Msg::Intent(Intent::Left)).0;
    let said = plain::lines(&page(&pack, &state)).join("\n");
    assert!(
        said.contains("You: ") && said.contains("Caller: "),
        "{said}"
    );
}

#[test]
fn calls_of_another_pack_are_told_and_not_opened() {
    let pack = pack();
    let practice = Practice::new(&pack, 33, 4);
    let mut calls = writer(&practice).past_calls("佐藤").unwrap();
    let all = calls.len();
    calls[0].attempt.pack[2] = "0".repeat(64);
    // A serious breach is marked in the list, whether the call can be read or not.
    for call in &mut calls {
        call.attempt.broken.clear();
    }
    let all_marks = [vec!["recap"], vec!["recap", "never-ask-code"]];
    for (call, broken) in calls
        .iter_mut()
        .zip([&all_marks[1], &all_marks[0], &all_marks[1]])
    {
        let broken = broken.iter().map(|rule| ((*rule).to_owned(), None));
        call.attempt.broken = broken.collect();
    }
    let alias = "佐藤".to_owned();
    let state = State::new(
        Lang::new("en"),
        Screen::PastCalls(PastCallsScreen { alias }),
    );
    let state = step(&pack, state, Msg::PastCalls(calls)).0;
    let past = state.past().unwrap();
    assert_eq!((past.calls.len(), past.others.len()), (all - 1, 1));
    let (day, score) = (past.others[0].day.to_string(), past.others[0].score);
    let here = page(&pack, &state);
    let marked = |says: &str| says.contains("! serious breach");
    let choices: Vec<bool> = here.choices.iter().map(|one| marked(&one.label)).collect();
    assert_eq!(choices[..2], [false, true], "{:?}", here.choices);
    assert_eq!(choices.iter().filter(|is| **is).count(), 1);
    let lines = plain::lines(&here).join("\n");
    assert_eq!(lines.matches("! serious breach").count(), 1, "{lines}");
    let told = lines.split("cannot be read").nth(1).unwrap();
    assert!(
        told.contains(&day) && told.contains(&format!("{score} points")),
        "{lines}"
    );
}

#[test]
fn screens_and_commands_count_the_same_days() {
    let pack = pack();
    let practice = Practice::new(&pack, 34, 40);
    let writer = writer(&practice);
    let store = Store::open(&practice.folder.path().join("records.db")).unwrap();
    let scope = cardcode::training::period::ReportScope::whole(Some("佐藤"));
    let command = store.report_lately(&scope, NOW).unwrap().unwrap();
    let screen = writer.report(Some("佐藤"), NOW).unwrap();
    assert_eq!(command, screen);
    let team = overview(&practice);
    assert_eq!(team.since, screen.since);
    let person = team.person("佐藤").unwrap();
    assert_eq!(
        (person.days, person.calls),
        (screen.totals.days, screen.totals.calls)
    );
    assert!(screen.totals.days < 31);
}

#[test]
fn a_list_that_cannot_be_used_is_refused_by_file_and_line() {
    let pack = pack();
    let practice = Practice::new(&pack, 35, 3);
    let here = practice.folder.path();
    let write = |text: &str| std::fs::write(here.join("list.csv"), text).unwrap();
    let report = |more: &[&str]| {
        let args = ["report", "--team", "--db", "records.db", "--lang", "en"];
        run(&[&args[..], more].concat(), here)
    };
    let listed = ["--groups", "list.csv"];
    for (text, wanted) in [
        ("Aiko,Osaka\nBen", "list.csv:2: "),
        ("alias,group\n4111111111111111,Osaka", "list.csv:2: "),
        ("Aiko,", "list.csv:1: "),
    ] {
        write(text);
        let refused = report(&listed);
        assert_eq!(refused.status.code(), Some(1), "{text}");
        let told = err(&refused);
        assert!(told.contains(wanted) && told.lines().count() == 1, "{told}");
        assert!(!told.contains("4111"));
    }
    std::fs::write(here.join("list.csv"), [0x8d, 0xb2, 0x93, 0xa1, b',', b'a']).unwrap();
    assert!(err(&report(&listed)).contains("UTF-8"));
    write("alias,group\n佐藤,大阪\nBen,大阪\nChika,東京\n");
    let osaka = report(&[&listed[..], &["--group", "大阪"]].concat());
    assert_eq!(osaka.status.code(), Some(0), "{}", err(&osaka));
    let told = out(&osaka);
    assert!(told.contains("佐藤") && told.contains("Ben") && !told.contains("Chika"));
    let apart = "No records under these names of the list: Ben.";
    assert!(told.contains(apart) && !told.contains("-Kumo"), "{told}");
    assert!(
        told.contains("大阪 (1)"),
        "who has no records is nobody: {told}"
    );
    for (more, wanted) in [
        (&["--group", "大阪"][..], "--groups"),
        (&["--groups", "list.csv", "--group", "京都"], "大阪, 東京"),
        (&["--as", "佐藤"], "--team"),
        (&["--format", "xapi"], "table, csv"),
        (
            &["--since", "2026-11-10", "--until", "2026-11-09"],
            "--until",
        ),
        (&["--until", "soon"], "2026-11-01"),
    ] {
        let refused = report(more);
        assert_eq!(refused.status.code(), Some(2), "{more:?}");
        let told = err(&refused);
        assert!(told.contains(wanted) && told.lines().count() == 1, "{told}");
    }
    // The command that a trainer copies is one that works.
    let level = run(
        &["train", "calls", "--level", "3", "--plain", "--lang", "en"],
        here,
    );
    assert!(out(&level).contains('3') && level.status.code() == Some(0));
    for args in [
        ["train", "calls", "--level", "9"],
        ["train", "exam", "--level", "3"],
    ] {
        assert_eq!(run(&args, here).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn who_broke_a_rule_is_named_and_no_evidence_is_no_praise() {
    use cardcode::training::report::Next;
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let mut report = practice.report(None, None);
    let broken = report
        .rules
        .iter()
        .find(|rule| rule.last_broken > 0)
        .unwrap();
    assert!(!broken.people.is_empty());
    let mut never = broken.clone();
    never.id = "never-ask-code".to_owned();
    never.people = vec!["佐藤".to_owned()];
    report.rules = vec![never];
    let next = cardcode::view::report::text::told(&pack, &Lang::new("en"), &report).next;
    assert!(next[0].ends_with("by: 佐藤"), "{next:?}");
    // One call says nothing of a cause, and nothing of readiness.
    for cause in &mut report.causes {
        (cause.last, cause.last_found) = (1, 0);
    }
    (report.rules, report.mistakes) = (Vec::new(), Vec::new());
    (report.overdue, report.due) = (0, Vec::new());
    report.totals.calls = 1;
    assert_eq!(report.next(&pack), [Next::MoreCalls(1)]);
}

#[test]
fn a_long_name_pushes_no_column_out_and_the_page_says_how_a_row_is_read() {
    use cardcode::app::screens::team::TeamScreen;
    use cardcode::text::width::width;
    use cardcode::training::day::Day;
    use cardcode::training::team::practice::TeamPractice;
    let pack = pack();
    let names = ["Ai", "Fumiko Yamashita", "山下ふみこ・東京第二", "Aiko"];
    let people =
        names.map(|name| super::team::person(name, super::team::calls(3, 10, 0), Vec::new()));
    let practice = TeamPractice {
        group: None,
        period: Default::default(),
        today: Day(20_001),
        people: people.to_vec(),
        unlisted: Vec::new(),
    };
    for (lang, figures, how) in [
        ("en", "exam next", "8/10 L3: of the last 10 calls"),
        ("ja", "残りは試験", "ふだんはレベル3という意味"),
    ] {
        let screen = Screen::Team(TeamScreen {
            part: TeamPart::People,
        });
        let state = State::new(Lang::new(lang), screen);
        let state = step(&pack, state, Msg::Team(Box::new(practice.clone()))).0;
        let page = page(&pack, &state);
        let rows = page.choices.iter().take(names.len());
        let begins: Vec<usize> = rows
            .map(|row| width(row.label.split(figures).next().unwrap()))
            .collect();
        assert!(begins.iter().all(|begin| *begin == begins[0]), "{begins:?}");
        let long = page
            .choices
            .iter()
            .find(|row| row.label.starts_with("Fumiko"));
        assert!(
            long.unwrap().label.starts_with("Fumiko Yama... "),
            "{long:?}"
        );
        assert!(
            plain::lines(&page)
                .join(" ")
                .replace('\n', " ")
                .contains(how)
        );
    }
}
