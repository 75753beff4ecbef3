//! A report on the screen.

use std::collections::BTreeSet;

use cardcode::app::action::Action;
use cardcode::app::effect::Effect;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::screens::report::ReportScreen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::records::database::Store;
use cardcode::render::tui::theme::{Look, Palette};
use cardcode::render::tui::view::View;
use cardcode::text::lang::Lang;
use cardcode::training::period::ReportScope;
use cardcode::training::report::{CauseLine, Report, ReportPart, RuleLine};
use cardcode::view::report::text::told;
use cardcode::view::router::page;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use tempfile::tempdir;

use super::practice::{NOW, Practice, pack};
use crate::common::{languages, seated, terminal::Terminal as Real};

fn recorded(state: State) -> State {
    let session = state.sitting().clone();
    seated(&pack(), state, session, Some(uuid::Uuid::new_v4()))
}

/// The program's page of a part of this report.
fn seen(report: &Report, lang: &Lang, part: ReportPart) -> State {
    let state = State::new(
        lang.clone(),
        Screen::Report(ReportScreen { alias: None, part }),
    );
    let report = Box::new(report.clone());
    step(&pack(), recorded(state), Msg::Report(report)).0
}

#[test]
fn the_screen_is_whole_in_every_size_and_language_also_without_practice() {
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let folder = tempdir().unwrap();
    let empty = Store::open(&folder.path().join("records.db")).unwrap();
    let empty = empty.report(&ReportScope::default(), NOW);
    let empty = empty.unwrap().unwrap();
    for report in [
        practice.report(Some("佐藤"), None),
        practice.report(None, None),
        empty,
    ] {
        for lang in languages(&pack) {
            for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 40), (33, 9), (1, 1)] {
                for (part, ascii) in ReportPart::ALL
                    .into_iter()
                    .flat_map(|one| [(one, true), (one, false)])
                {
                    let palette = if ascii { Palette::Mono } else { Palette::Light };
                    let look = Look {
                        palette,
                        ascii,
                        ..Look::default()
                    };
                    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
                    let mut view = View::default();
                    let here = page(&pack, &seen(&report, &lang, part));
                    assert_eq!(here.progress.as_deref().map(|told| &told[1..]), Some("/6"));
                    let mut text = String::new();
                    for _ in 0..100 {
                        terminal
                            .draw(|frame| view.draw(frame, &here, look))
                            .unwrap();
                        let cells = &terminal.backend().buffer().content;
                        text.extend(cells.iter().map(|cell| cell.symbol()));
                        if !view.has_more() {
                            break;
                        }
                        view.scroll(true);
                    }
                    if columns >= 40 {
                        assert!(!view.has_more(), "{} has an end", here.id);
                        let at = terminal.backend_mut().get_cursor_position().unwrap();
                        let cell = &terminal.backend().buffer()[(at.x, at.y)];
                        assert_eq!(cell.symbol(), ">", "{} {columns}x{rows}", here.id);
                    }
                    if ascii && lang.code() == "en" && report.who.is_none() {
                        let text = text.replace(|char| "日本語佐藤".contains(char), "");
                        assert!(
                            text.chars().all(|char| char.is_ascii() || char == ' '),
                            "{text}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_report_is_reached_from_practice_read_once_and_turned_by_left_and_right() {
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let state = State::new(Lang::new("en"), Screen::Train);
    // Where nothing is recorded there is nothing to report.
    let report = Action::Go(Route::Report(None));
    assert!(!state.actions(&pack).contains(&report));
    let state = step(&pack, recorded(state), Msg::Opened).0;
    let place = state.actions(&pack).iter().position(|act| *act == report);
    let state = step(
        &pack,
        state,
        Msg::Intent(Intent::SelectByPointer(place.unwrap())),
    )
    .0;
    let (state, effects) = step(&pack, state, Msg::Intent(Intent::Choose));
    assert_eq!(effects, [Effect::Report(None)]);
    assert_eq!(page(&pack, &state).lead, "The records are being read");
    let lately = Box::new(practice.report(Some("佐藤"), None));
    let words = told(&pack, &Lang::new("en"), &lately);
    let (state, effects) = step(&pack, state, Msg::Report(lately));
    assert!(effects.is_empty());
    assert_eq!(page(&pack, &state).lead, words.next[0]);
    let mut met = BTreeSet::new();
    let mut at = state.clone();
    for _ in ReportPart::ALL {
        met.insert(page(&pack, &at).id);
        let (next, effects) = step(&pack, at, Msg::Intent(Intent::Right));
        assert!(effects.is_empty(), "it is not read again");
        at = next;
    }
    assert_eq!(met.len(), ReportPart::ALL.len());
    assert_eq!(at.screen(), state.screen());
    let left = step(&pack, at, Msg::Intent(Intent::Left)).0;
    assert_eq!(
        left.screen(),
        &Screen::Report(ReportScreen {
            alias: None,
            part: ReportPart::Days
        })
    );
}

#[test]
fn what_comes_next_is_what_is_gravest() {
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let mut report = practice.report(None, None);
    let first = report.rules[0].clone();
    report.rules.retain(|line| line.id != "stop-reading-out");
    for line in &mut report.rules {
        line.last_broken = 0;
    }
    report.rules.push(RuleLine {
        id: "stop-reading-out".to_owned(),
        broken: 1,
        last_broken: 1,
        ..first
    });
    report.causes.insert(
        0,
        CauseLine {
            last: 5,
            last_found: 1,
            ..report.causes[0].clone()
        },
    );
    let english = |report: &Report| told(&pack, &Lang::new("en"), report).next;
    let next = english(&report);
    assert!(
        next[0].starts_with("First of all: Stop a caller"),
        "{next:?}"
    );
    assert!(next[1].starts_with("Practise this cause: "), "{next:?}");
    report.rules.clear();
    report.causes.clear();
    report.mistakes.clear();
    report.overdue = 0;
    report.due.clear();
    report.totals.exams_passed = 0;
    assert_eq!(
        english(&report),
        ["Nothing to work on. Time to take the exam."]
    );
    report.totals.exams_passed = 1;
    assert_eq!(english(&report), ["Nothing to work on. Keep it up."]);
}

#[test]
fn in_a_real_terminal_the_report_comes_and_turns() {
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let args = ["train", "--as", "佐藤", "--db", "records.db"];
    let english = [("LANG", "en_US.UTF-8")];
    let mut terminal = Real::start((80, 24), &args, &english, practice.folder.path());
    terminal.shows("See how practice goes");
    // What the records say comes by itself, and keys are heard after it.
    terminal.shows("Today's review: ");
    terminal.send("9");
    terminal.shows("All in all");
    terminal.send("\x1b[C");
    terminal.shows("2/6");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}
