//! Desks are brought together without doubles; who is forgotten is gone.

use std::fs;

use cardcode::app::action::Action;
use cardcode::app::screen::Screen;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::records::imported::NotImported;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::classify::{ClassifyDrill, QuestionSet};
use cardcode::training::day::DAY;
use cardcode::training::locate::LocateDrill;

use crate::common::player::Player;
use crate::desk::{Desk, NOW, call, later, one, sealed, unsealed, write};

#[test]
fn two_desks_are_brought_together_without_doubles_and_the_schedule_is_made_of_both() {
    let pack = Pack::embedded().unwrap();
    let (first, second, both) = (Desk::new(), Desk::new(), Desk::new());
    // The same person at two desks, day by day in turn; and once at the one that takes both in.
    let days: Vec<Player> = (0..6)
        .map(|seed| {
            let screen = match seed % 3 {
                0 => call(2, seed),
                1 => Screen::Quiz(ClassifyDrill::new(QuestionSet::Drawn { seed, count: 6 })),
                _ => Screen::Locate(LocateDrill::new(seed, 8)),
            };
            let is_call = matches!(screen, Screen::Call(_));
            let mut player = Player::new(&pack, screen, seed);
            // A rule that is kept is reviewed only where it is known to have been broken: none is broken here.
            match is_call {
                true => player.moves(&Scenario::drawn(&pack, 2, seed).unwrap().perfect()),
                false => player.play(),
            }
            player
        })
        .collect();
    let one_desk = Desk::new();
    let mut writers = [first.writer(&pack, "Aiko"), second.writer(&pack, "Aiko")];
    let mut alone = one_desk.writer(&pack, "Aiko");
    for (day, player) in days.iter().enumerate() {
        let now = later(day as i64 * DAY);
        write(&mut writers[day % 2], &player.steps, now);
        write(&mut alone, &player.steps, now);
    }
    drop(writers);
    assert_eq!(both.import(&first.export(None)).unwrap(), (3, 0));
    assert_eq!(both.import(&second.export(None)).unwrap(), (3, 0));
    // Again, and from itself: nothing is new.
    assert_eq!(both.import(&first.export(None)).unwrap(), (0, 3));
    assert_eq!(both.import(&both.export(None)).unwrap(), (0, 6));
    let items = |desk: &Desk| -> Vec<(String, String, f64, i64, i64)> {
        let db = desk.db();
        let mut all = db
            .prepare("SELECT kind, item, stability, due, reviews FROM item ORDER BY kind, item")
            .unwrap();
        let rows = all.query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        });
        rows.unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(
        items(&both),
        items(&one_desk),
        "as if there had been one desk"
    );
    // Taken out again, it is what went in, whatever the order.
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.pop();
        lines[1..].sort_unstable();
        lines
    };
    let mut sum = lines(&first.export(None));
    sum.extend(lines(&second.export(None)).split_off(1));
    sum[1..].sort_unstable();
    assert_eq!(lines(&both.export(None)), sum);
}

#[test]
fn an_exam_and_a_call_that_went_on_elsewhere_are_taken_in_whole() {
    let pack = Pack::embedded().unwrap();
    let (desk, other) = (Desk::new(), Desk::new());
    let mut exam = Player::new(&pack, Screen::ExamIntro, 5);
    exam.choose(&Action::Begin);
    exam.play();
    let half = exam.steps.len() / 2;
    let mut writer = desk.writer(&pack, "Aiko");
    write(&mut writer, &exam.steps[..half], NOW);
    assert!(other.import(&desk.export(None)).unwrap().0 > 1);
    write(&mut writer, &exam.steps[half..], later(60_000));
    let (new, _) = other.import(&desk.export(None)).unwrap();
    assert!(new > 0);
    let count = |desk: &Desk| one::<i64>(&desk.db(), "SELECT count(*) FROM answer");
    assert_eq!(count(&other), count(&desk));
    let ended = |desk: &Desk| {
        one::<i64>(
            &desk.db(),
            "SELECT count(*) FROM attempt WHERE ended IS NOT NULL",
        )
    };
    assert_eq!(ended(&other), ended(&desk));
}

#[test]
fn what_is_there_is_never_made_shorter_and_stays_whose_it_is() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(2, 6), 6);
    player.moves(&Scenario::drawn(&pack, 2, 6).unwrap().perfect()[..3]);
    let mut writer = desk.writer(&pack, "Aiko");
    write(&mut writer, &player.steps[..2], NOW);
    let shorter = desk.export(None);
    write(&mut writer, &player.steps[2..], NOW);
    // Closed with fewer moves elsewhere: here are more.
    let closed = shorter.replacen(
        "\"answers\"",
        "\"ended\":[1795402803000,\"unfinished\"],\"answers\"",
        1,
    );
    let closed = sealed(&unsealed(&closed));
    let before = desk.export(None);
    assert_eq!(desk.import(&closed).unwrap(), (0, 1));
    assert_eq!(desk.export(None), before);
    let another = before.replacen("\"alias\":\"Aiko\"", "\"alias\":\"Ben\"", 1);
    let another = sealed(&unsealed(&another));
    assert!(matches!(
        desk.import(&another),
        Err(NotImported::Anothers(2))
    ));
    assert_eq!(desk.export(None), before);
}

/// An export made bad, each time in one way: what is wrong with it, and the file.
fn made_bad(good: &str) -> [(&'static str, String); 17] {
    let second = good.lines().nth(1).unwrap();
    let bits = second.split_once("\"bits\":[").unwrap().1;
    let (bits, _) = bits.split_once(',').unwrap();
    let with = |from: &str, to: &str| {
        assert!(second.contains(from), "{from} in {second}");
        good.replacen(from, to, 1)
    };
    [
        ("nothing", String::new()),
        (
            "no header",
            good.lines().skip(1).collect::<Vec<_>>().join("\n"),
        ),
        ("a header of nothing", good.replacen(":2}", ":0}", 1)),
        ("half a line", good[..good.len() - 40].to_owned()),
        ("a field more", with("\"lang\":", "\"card\":1,\"lang\":")),
        (
            "a number for a name",
            with("\"alias\":\"Aiko\"", "\"alias\":\"4111 1111 1111 1111\""),
        ),
        (
            "a number for an item",
            with("\"item\":\"", "\"item\":\"4111111111111111"),
        ),
        (
            "words for an item",
            with("\"item\":\"", "\"item\":\"He said "),
        ),
        (
            "no such doing",
            with("\"doing\":\"ask\"", "\"doing\":\"tell\""),
        ),
        ("no UUID", with("\"name\":\"", "\"name\":\"x")),
        (
            "a seed as long as a card number",
            with("{\"drawn\":[2,6]}", "{\"drawn\":[2,4111111111111111]}"),
        ),
        (
            "a score beyond all",
            with("\"score\":100", "\"score\":4111111111111111"),
        ),
        (
            "a time beyond all",
            with("\"began\":1795402800000", "\"began\":4111111111111111"),
        ),
        (
            "a zone beyond all",
            with("\"zone\":540", "\"zone\":4111111111"),
        ),
        (
            "a level beyond all",
            with("\"level\":2", "\"level\":4111111111"),
        ),
        (
            "bits beyond all",
            with(&format!("\"bits\":[{bits},"), "\"bits\":[411111,"),
        ),
        ("an end that is none", with("\"passed\"", "\"done well\"")),
    ]
}

#[test]
fn a_file_with_anything_else_in_it_is_refused_whole_by_line() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    let mut player = Player::new(&pack, call(2, 6), 6);
    player.moves(&Scenario::drawn(&pack, 2, 6).unwrap().perfect());
    write(&mut desk.writer(&pack, "Aiko"), &player.steps, NOW);
    let there = Desk::new();
    drop(Store::open(&there.path()).unwrap());
    for (what, text) in made_bad(&unsealed(&desk.export(None)).join("\n")) {
        let text = sealed(&text.lines().collect::<Vec<_>>());
        let refused = there.import(&text).unwrap_err();
        assert!(
            matches!(refused, NotImported::Line(_)),
            "{what}: {refused:?}"
        );
        assert_eq!(
            one::<i64>(&there.db(), "SELECT count(*) FROM attempt"),
            0,
            "{what}"
        );
        assert_eq!(
            one::<i64>(&there.db(), "SELECT count(*) FROM person"),
            0,
            "{what}"
        );
    }
    let newer = there
        .import(&sealed(&["{\"cardcode_records\":3}"]))
        .unwrap_err();
    assert!(matches!(newer, NotImported::Newer));
}

#[test]
fn who_is_forgotten_is_in_no_byte_of_the_file_and_others_stay() {
    let pack = Pack::embedded().unwrap();
    let desk = Desk::new();
    for (alias, seed) in [("Aikoyamashita", 1), ("Benjirou", 2)] {
        let mut player = Player::new(&pack, call(2, seed), seed);
        player.play();
        write(&mut desk.writer(&pack, alias), &player.steps, NOW);
    }
    let all = |part: &str| {
        let mut found = Vec::new();
        for entry in fs::read_dir(desk.folder.path()).unwrap() {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            found.push(
                bytes
                    .windows(part.len())
                    .any(|window| window == part.as_bytes()),
            );
        }
        found.contains(&true)
    };
    assert!(all("Aikoyamashita"));
    let name: String = one(
        &desk.db(),
        "SELECT name FROM attempt WHERE person = (SELECT id FROM person WHERE alias = 'Aikoyamashita')",
    );
    let mut store = Store::open(&desk.path()).unwrap();
    let mut forgets = |alias| {
        let forgotten = store.forget(alias).unwrap();
        (forgotten.attempts, forgotten.left)
    };
    assert_eq!(forgets("Chie"), (None, None));
    assert_eq!(forgets("Aikoyamashita"), (Some(1), None));
    assert!(!all("Aikoyamashita") && !all(&name));
    assert!(all("Benjirou"));
    assert_eq!(forgets("Aikoyamashita"), (None, None));
}
