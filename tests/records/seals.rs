//! What was changed after it was written out is refused, or counts nowhere; two copies give the same in either order.

use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::records::imported::NotImported;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::period::ReportScope;
use cardcode::training::roster::Roster;

use crate::common::player::Player;
use crate::desk::{Desk, NOW, call, later, one, sealed, unsealed, write};

/// A desk at which Aiko took three calls.
fn practised(pack: &Pack) -> Desk {
    let desk = Desk::new();
    for seed in 1..=3 {
        let mut player = Player::new(pack, call(2, seed), seed);
        player.moves(&Scenario::drawn(pack, 2, seed).unwrap().perfect());
        write(
            &mut desk.writer(pack, "Aiko"),
            &player.steps,
            later(seed as i64 * 60_000),
        );
    }
    desk
}

/// The calls that count where it is decided who takes calls.
fn counted(desk: &Desk) -> usize {
    let store = Store::open(&desk.path()).unwrap();
    let team = store
        .team(&ReportScope::whole(None), &Roster::default(), NOW)
        .unwrap();
    team.people.iter().map(|person| person.calls.len()).sum()
}

#[test]
fn a_line_that_was_changed_added_or_taken_out_breaks_the_seal() {
    let pack = Pack::embedded().unwrap();
    let text = practised(&pack).export(None);
    let lines: Vec<&str> = text.lines().collect();
    let with = |change: fn(&mut Vec<String>)| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        change(&mut lines);
        lines.join("\n") + "\n"
    };
    let changes = [
        (
            "another's",
            text.replace("\"alias\":\"Aiko\"", "\"alias\":\"Ben\""),
        ),
        ("one attempt less", with(|lines| drop(lines.remove(2)))),
        ("one twice", with(|lines| lines.insert(2, lines[1].clone()))),
        ("another order", with(|lines| lines.swap(1, 2))),
        (
            "a day later",
            with(|lines| lines[1] = lines[1].replace("\"began\":1795", "\"began\":1796")),
        ),
        (
            "one behind the seal",
            with(|lines| lines.push(lines[1].clone())),
        ),
        (
            "two seals",
            with(|lines| lines.push(lines[lines.len() - 1].clone())),
        ),
        ("the end cut off", with(|lines| lines.truncate(3))),
        ("no seal", unsealed(&text).join("\n")),
        (
            "a seal of nothing",
            with(|lines| *lines.last_mut().unwrap() = "{\"cardcode_seal\":{}}".to_owned()),
        ),
    ];
    for (what, text) in changes {
        let there = Desk::new();
        let refused = there.takes_in(&pack, &text).unwrap_err();
        assert!(
            matches!(refused, NotImported::Changed),
            "{what}: {refused:?}"
        );
        assert_eq!(
            one::<i64>(&there.db(), "SELECT count(*) FROM person"),
            0,
            "{what}"
        );
    }
    // What editors and mail programs do to any text changes nothing.
    for text in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        format!("{text}\n\n \n"),
        text.trim_end().to_owned(),
    ] {
        let done = Desk::new().takes_in(&pack, &text).unwrap();
        assert_eq!(
            (done.new, done.unverified, done.desk.unwrap().1),
            (3, 0, true)
        );
    }
}

#[test]
fn a_desk_is_new_once_and_its_own_is_none() {
    let pack = Pack::embedded().unwrap();
    let (desk, there) = (practised(&pack), Desk::new());
    let is_new = |into: &Desk| {
        into.takes_in(&pack, &desk.export(None))
            .unwrap()
            .desk
            .unwrap()
            .1
    };
    assert!(is_new(&there));
    assert!(!is_new(&there));
    assert!(!is_new(&desk));
}

#[test]
fn what_came_without_a_seal_counts_nowhere_until_it_comes_with_one() {
    let pack = Pack::embedded().unwrap();
    let text = practised(&pack).export(None);
    let older = unsealed(&text)
        .join("\n")
        .replacen("records\":2", "records\":1", 1);
    let there = Desk::new();
    let done = there.takes_in(&pack, &older).unwrap();
    assert_eq!((done.new, done.desk), (3, None));
    assert_eq!(counted(&there), 0);
    // Through the records of a third, it stays what it is.
    let third = Desk::new();
    let done = third.takes_in(&pack, &there.export(None)).unwrap();
    assert_eq!((done.new, done.unverified), (3, 3));
    assert!(done.desk.is_some());
    assert_eq!(counted(&third), 0);
    for desk in [there, third] {
        let done = desk.takes_in(&pack, &text).unwrap();
        assert_eq!((done.new, done.known), (0, 3));
        assert_eq!(counted(&desk), 3);
        // And what comes without one takes the place of nothing.
        desk.takes_in(&pack, &older).unwrap();
        assert_eq!(counted(&desk), 3);
    }
}

#[test]
fn two_copies_of_one_call_give_the_same_in_either_order_and_what_is_lost_is_told() {
    let pack = Pack::embedded().unwrap();
    let first = Desk::new();
    let mut player = Player::new(&pack, call(2, 6), 6);
    let perfect = Scenario::drawn(&pack, 2, 6).unwrap().perfect();
    player.moves(&perfect);
    let (begun, rest) = player.steps.split_at(3);
    let mut writer = first.writer(&pack, "Aiko");
    write(&mut writer, begun, NOW);
    let open = first.export(None);
    write(&mut writer, rest, later(60_000));
    let ended = first.export(None);
    // The same call in a copied file, where it went on otherwise.
    let moved = ended.replacen("\"time\":17954028600", "\"time\":17954028601", 1);
    assert_ne!(moved, ended);
    let closed = open.replacen(
        "\"answers\"",
        "\"ended\":[1795402803000,\"unfinished\"],\"answers\"",
        1,
    );
    let copies = [open, closed, ended, moved].map(|text| sealed(&unsealed(&text)));
    for (one, other) in [(0, 1), (0, 2), (1, 2), (2, 3), (0, 3)] {
        let merged = [(one, other), (other, one)].map(|(one, other)| {
            let desk = Desk::new();
            let told = [one, other].map(|at| {
                let done = desk.takes_in(&pack, &copies[at]).unwrap();
                done.put_aside.values().sum::<usize>()
            });
            (unsealed(&desk.export(None)).join("\n"), told)
        });
        assert_eq!(merged[0], merged[1], "{one} and {other}");
        let is_apart = (one, other) == (2, 3);
        assert_eq!(merged[0].1, [0, usize::from(is_apart)], "{one} and {other}");
    }
}
