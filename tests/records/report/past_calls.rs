//! The calls of a person, listed and read again by a command.

use cardcode::records::database::Store;
use cardcode::training::day::Day;
use cardcode::view::team::text::told;

use super::practice::{NOW, Practice, pack};
use crate::common::{
    languages,
    program::{err, out, script},
};

#[test]
fn a_call_of_a_person_is_found_from_the_team_and_read_move_by_move() {
    let pack = pack();
    let practice = Practice::of_sixteen_days(&pack);
    let here = practice.folder.path();
    let run = |args: &[&str]| {
        let more = ["--db", "records.db", "--lang", "en"];
        script(&[args, &more].concat(), "", here)
    };
    let team = out(&run(&["report", "--team"]));
    assert!(
        team.contains("  cardcode records calls --as NAME"),
        "{team}"
    );
    let store = Store::open(&here.join("records.db")).unwrap();
    let taken = store.past_calls("佐藤").unwrap();
    let calls: Vec<_> = taken.into_iter().map(|taken| taken.attempt).collect();
    let list = out(&run(&["records", "calls", "--as", "佐藤"]));
    for (place, call) in calls.iter().enumerate() {
        let score = call.score.unwrap();
        let row = format!("{}. ", place + 1);
        let row = list.lines().find(|line| line.starts_with(&row)).unwrap();
        assert!(row.contains(&format!("{score} points")), "{row}");
        let blocks = |rule: &str| cardcode::training::team::person::is_blocker(&pack, rule);
        let is_blocked = call.broken.iter().any(|(rule, _)| blocks(rule));
        assert_eq!(row.contains("! serious breach"), is_blocked, "{row}");
    }
    assert!(
        list.contains("cardcode records calls 1 --as 佐藤"),
        "{list}"
    );
    let last = calls.len().to_string();
    let one = out(&run(&["records", "calls", &last, "--as", "佐藤"]));
    assert!(one.contains("You: ") && one.contains("Caller: "), "{one}");
    let score = calls.last().unwrap().score.unwrap();
    assert!(one.contains(&score.to_string()), "{one}");
    let beyond = (calls.len() + 1).to_string();
    for (args, code, wanted) in [
        (
            vec!["records", "calls", &beyond, "--as", "佐藤"],
            2,
            &*format!("1-{last}"),
        ),
        (vec!["records", "calls", "0", "--as", "佐藤"], 2, "1"),
        (vec!["records", "calls", "--as", "Nobody"], 1, "佐藤"),
        (vec!["records", "calls"], 1, "(no name)"),
    ] {
        let refused = run(&args);
        assert_eq!(refused.status.code(), Some(code), "{args:?}");
        let told = err(&refused);
        assert!(told.contains(wanted) && told.lines().count() == 1, "{told}");
    }
}

#[test]
fn whoever_gave_no_name_is_called_so_everywhere() {
    use cardcode::app::message::Msg;
    use cardcode::app::screen::Screen;
    use cardcode::app::screens::team::TeamScreen;
    use cardcode::app::state::State;
    use cardcode::app::team_part::TeamPart;
    use cardcode::app::update::step;
    use cardcode::training::report::LeftLine;
    use cardcode::training::team::overview::TeamOverview;
    use cardcode::training::team::practice::TeamPractice;
    let pack = pack();
    let practice = TeamPractice {
        group: None,
        period: Default::default(),
        today: Day::of(NOW.ms, NOW.zone),
        people: vec![super::team::person(
            "",
            super::team::calls(3, 10, 0),
            Vec::new(),
        )],
        unlisted: Vec::new(),
    };
    let report = {
        let month = Practice::of_sixteen_days(&pack);
        let mut report = month.report(None, None);
        report.left = ["", "Aiko"]
            .map(|alias| LeftLine {
                alias: alias.to_owned(),
                exams: 1,
                calls: 3,
                unmoved: 2,
            })
            .to_vec();
        report
    };
    for lang in languages(&pack) {
        let wanted = match lang.code() {
            "ja" => "（名前なし）",
            _ => "(no name)",
        };
        let screen = Screen::Team(TeamScreen {
            part: TeamPart::People,
        });
        let state = State::new(lang.clone(), screen);
        let state = step(&pack, state, Msg::Team(Box::new(practice.clone()))).0;
        let page = cardcode::view::router::page(&pack, &state);
        assert!(
            page.choices[0].label.starts_with(wanted),
            "{:?}",
            page.choices
        );
        let team = TeamOverview::new(&pack, &practice);
        let table = told(&pack, &lang, &team);
        assert_eq!(table.rows[0].cells[0], wanted);
        let sums = cardcode::view::report::text::told(&pack, &lang, &report).sums;
        let said: Vec<&String> = sums.iter().map(|(_, says)| says).collect();
        let is_told = |says: &&&String| says.starts_with(wanted) && says.contains("Aiko");
        let left = said.iter().find(is_told).unwrap();
        assert!(
            !left.contains(": "),
            "one sentence, with no colon in it: {left}"
        );
    }
}

#[test]
fn what_was_said_stands_in_quotes_in_every_mistake() {
    use cardcode::training::report::Mistake;
    use cardcode::training::review::ReviewKind;
    use cardcode::view::report::names::mistake;
    let pack = pack();
    for lang in languages(&pack) {
        for (kind, item, taken) in [
            (ReviewKind::Card, "visa/back", "pan"),
            (ReviewKind::Request, "no-such", "none"),
            (ReviewKind::Advice, "pin-typed", "show-place"),
            (ReviewKind::Cause, "pin-typed", "over-limit"),
        ] {
            let made = Mistake {
                kind,
                item: item.to_owned(),
                mistake: taken.to_owned(),
                count: 1,
            };
            let says = mistake(&pack, &lang, &made);
            let marks = says.matches(['"', '「', '」']).count();
            let least = if kind == ReviewKind::Card { 2 } else { 4 };
            assert!(marks >= least && marks.is_multiple_of(2), "{says}");
        }
    }
}
