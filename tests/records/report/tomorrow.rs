//! Tomorrow's session: what it has whom do, at which level, and in which order.

use std::collections::BTreeMap;

use cardcode::training::team::overview::TeamOverview;
use cardcode::training::team::practice::{JudgedCall, PersonPractice};
use cardcode::training::team::tomorrow::{SessionFocus, SessionGroup};
use proptest::prelude::*;

use super::team::{call, calls, exam, person, team};

/// Rules of the pack: two that fail a call, two that do not.
const RULES: [&str; 4] = [
    "never-ask-code",
    "fraud-unrecognised",
    "recap",
    "offer-more",
];

fn late(mut person: PersonPractice, overdue: u32) -> PersonPractice {
    person.overdue = overdue;
    person
}

/// Ten calls of this level; so many of them broke this rule.
fn breaking(level: usize, rule: &str, times: usize) -> Vec<JudgedCall> {
    let broken = (0..times).map(|_| call(level, true, &[rule]));
    broken.chain(calls(level, 10 - times, 0)).collect()
}

/// A group as it is compared: what, who at which level, and on what it rests.
type ToldGroup<'t> = (SessionFocus, Vec<(Option<usize>, Vec<&'t str>)>, u32, u32);

fn told(team: &TeamOverview) -> Vec<ToldGroup<'_>> {
    let names = |people: &[String]| -> Vec<&str> {
        let names = team.people.iter().map(|one| one.alias.as_str());
        let mut names: Vec<&str> = names
            .filter(|one| people.iter().any(|p| p == one))
            .collect();
        names.sort_unstable();
        names
    };
    let told = |group: &SessionGroup| {
        let levels = group.levels.iter();
        let mut who: Vec<_> = levels
            .map(|of| (Some(of.level), names(&of.people)))
            .collect();
        if who.is_empty() {
            who.push((None, names(&group.people)));
        }
        (group.focus.clone(), who, group.hits, group.of)
    };
    team.tomorrow.iter().map(told).collect()
}

fn rule(id: &str) -> String {
    id.to_owned()
}

#[test]
fn what_the_team_breaks_comes_first_then_reviews_then_each_one_s_own() {
    let team = team(vec![
        person("Ready", calls(3, 10, 0), exam(true)),
        late(person("Late", calls(3, 10, 0), exam(true)), 7),
        person("Nobody", Vec::new(), Vec::new()),
        person("Exam", calls(4, 10, 0), Vec::new()),
        person("Once", breaking(3, "never-ask-code", 1), Vec::new()),
        person("Weak", calls(3, 10, 8), Vec::new()),
        person("Offers", breaking(4, "offer-more", 3), exam(true)),
        late(person("New", breaking(1, "offer-more", 2), Vec::new()), 9),
        person("Easy", calls(2, 10, 3), Vec::new()),
    ]);
    let cause = SessionFocus::Cause("pin-typed".to_owned());
    assert_eq!(
        told(&team),
        [
            (
                SessionFocus::Together(rule("offer-more")),
                vec![(Some(1), vec!["New", "Offers"])],
                5,
                20
            ),
            (
                SessionFocus::Review,
                vec![(None, vec!["Late", "New"])],
                16,
                0
            ),
            (
                SessionFocus::Blocker(rule("never-ask-code")),
                vec![(Some(3), vec!["Once"])],
                1,
                10
            ),
            (cause, vec![(Some(3), vec!["Weak"])], 1, 5),
            (SessionFocus::Practice, vec![(Some(2), vec!["Easy"])], 7, 10),
            (SessionFocus::Calls, vec![(Some(2), vec!["New"])], 0, 10),
            (SessionFocus::Begin, vec![(None, vec!["Nobody"])], 0, 0),
            (SessionFocus::Exam, vec![(None, vec!["Exam"])], 10, 10),
        ]
    );
}

#[test]
fn a_rule_that_fails_a_call_may_be_the_team_s_and_then_is_told_once() {
    let team = team(vec![
        person("Aiko", breaking(3, "never-ask-code", 2), exam(true)),
        person("Ben", breaking(3, "never-ask-code", 1), Vec::new()),
    ]);
    let focus: Vec<SessionFocus> = team.tomorrow.iter().map(|one| one.focus.clone()).collect();
    assert_eq!(focus, [SessionFocus::Together(rule("never-ask-code"))]);
    // One person alone is no team.
    let alone = super::team::team(vec![
        person("Aiko", breaking(3, "never-ask-code", 2), exam(true)),
        person("Ben", calls(3, 10, 0), exam(true)),
    ]);
    let focus: Vec<SessionFocus> = alone.tomorrow.iter().map(|one| one.focus.clone()).collect();
    assert_eq!(focus, [SessionFocus::Blocker(rule("never-ask-code"))]);
}

#[test]
fn a_rule_is_practised_where_it_is_at_stake() {
    let pack = super::practice::pack();
    let frauds = &pack.desk().frauds;
    for rule in [
        "fraud-unrecognised",
        "disclosure",
        "stop-reading-out",
        "not-the-member",
    ] {
        for usual in 1..=pack.desk().levels.len() {
            // What two break is practised together, whatever the rule.
            let names = ["Aiko", "Ben"];
            let people = names.map(|name| person(name, breaking(usual, rule, 4), exam(true)));
            let team = super::team::team(people.to_vec());
            let group = &team.tomorrow[0];
            assert_eq!(group.focus, SessionFocus::Together(rule.to_owned()));
            let of = &group.levels[0];
            let level = pack.desk().level(of.level).unwrap();
            assert!(of.level <= usual + 1, "{rule} at {usual}: {}", of.level);
            let calls: Vec<_> = of
                .calls
                .iter()
                .map(|id| pack.calls().iter().find(|call| call.id == *id).unwrap())
                .collect();
            let is_at_stake = match rule {
                "stop-reading-out" => level.reads || usual < 3,
                "not-the-member" => level.strangers > 0,
                _ => {
                    !calls.is_empty()
                        && calls
                            .iter()
                            .all(|call| call.level == of.level && frauds.contains(&call.cause))
                }
            };
            assert!(is_at_stake, "{rule} at {usual}: level {}", of.level);
            let lang = cardcode::text::lang::Lang::new("en");
            let told = cardcode::view::team::text::told(&pack, &lang, &team);
            let said: Vec<_> = told
                .tomorrow
                .iter()
                .flat_map(|one| &one.assignments)
                .collect();
            let said = said[0].who.clone().unwrap_or_default();
            for call in calls {
                let name = pack.words(&lang).say(&call.name);
                assert!(said.contains(&name), "{said}");
            }
        }
    }
}

#[test]
fn what_the_last_exam_lacked_is_practised_before_the_next() {
    use cardcode::training::exam::ExamGap;
    let commands = |cards: usize, requests: usize| {
        let mut failed = exam(false);
        (failed[0].score, failed[0].calls_passed) = (91, 5);
        (failed[0].cards, failed[0].requests) = (cards, requests);
        failed[0].broken.clear();
        let team = team(vec![person("Aiko", calls(3, 10, 0), failed)]);
        let lang = cardcode::text::lang::Lang::new("en");
        let told = cardcode::view::team::text::told(&super::practice::pack(), &lang, &team);
        let all = told.tomorrow.into_iter().flat_map(|one| one.assignments);
        let commands: Vec<String> = all.map(|one| one.command).collect();
        (team.tomorrow[0].focus.clone(), commands)
    };
    let issue = "cardcode exam issue --for Aiko --key centre.key --out Aiko.ticket";
    let (point, sort) = (
        "cardcode train point --as Aiko",
        "cardcode train sort --as Aiko",
    );
    let then = SessionFocus::DrillsThenExam;
    let (cards, requests) = (ExamGap::Cards, ExamGap::Requests);
    assert_eq!(
        commands(1, 99),
        (then(vec![cards]), vec![point.into(), issue.into()])
    );
    assert_eq!(
        commands(5, 1),
        (then(vec![requests]), vec![sort.into(), issue.into()])
    );
    assert_eq!(
        commands(1, 1),
        (
            then(vec![cards, requests]),
            vec![point.into(), sort.into(), issue.into()]
        )
    );
    assert_eq!(commands(5, 99), (SessionFocus::Exam, vec![issue.into()]));
}

#[test]
fn a_group_of_nobody_has_no_session_and_nobody_of_it_is_ready() {
    let pack = super::practice::pack();
    let nobody = super::team::team(Vec::new());
    for lang in crate::common::languages(&pack) {
        let told = cardcode::view::team::text::told(&pack, &lang, &nobody);
        assert!(told.tomorrow.is_empty() && told.ready == told.tomorrow_none);
        assert!(
            told.ready.contains("Nobody here") || told.ready.contains("まだ、だれの"),
            "{}",
            told.ready
        );
        let somebody = super::team::team(vec![person("Aiko", calls(3, 10, 0), exam(true))]);
        let told = cardcode::view::team::text::told(&pack, &lang, &somebody);
        assert!(told.ready != told.tomorrow_none);
        let rule = told.rule;
        assert!(
            rule.starts_with("Ready means: ") || rule.starts_with("受けられる条件: "),
            "{rule}"
        );
    }
}

/// A person by chance: calls as level, whether passed, and the rule broken, if one was.
fn by_chance() -> impl Strategy<Value = (Vec<(usize, bool, usize)>, bool, u32)> {
    let call = (1_usize..=5, any::<bool>(), 0_usize..12);
    (prop::collection::vec(call, 0..14), any::<bool>(), 0_u32..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nobody_is_overtaxed_nobody_is_named_for_nothing_and_the_order_is_one(
        all in prop::collection::vec(by_chance(), 0..12)
    ) {
        let people: Vec<PersonPractice> = all.iter().enumerate().map(|(place, (taken, passed, overdue))| {
            let calls = taken.iter().map(|(level, passed, broken)| {
                let broken = RULES.get(*broken).into_iter().copied();
                call(*level, *passed, &broken.collect::<Vec<_>>())
            });
            late(person(&format!("P{place:02}"), calls.collect(), exam(*passed)), *overdue)
        }).collect();
        let all = team(people.clone());
        let mut things: BTreeMap<&String, usize> = BTreeMap::new();
        for group in &all.tomorrow {
            prop_assert!(!group.people.is_empty());
            for name in &group.people {
                *things.entry(name).or_default() += 1;
                let one = all.person(name).unwrap();
                let needs = !one.missing.is_empty() || one.overdue > 0 || one.habits().count() > 0;
                prop_assert!(needs, "{name} needs nothing");
            }
            for of in &group.levels {
                for name in &of.people {
                    let own = all.person(name).unwrap().level.unwrap_or(1);
                    prop_assert!(of.level <= own + 1, "{name} at {own} is sent to {}", of.level);
                }
            }
        }
        prop_assert!(things.values().all(|things| *things <= 3));
        // Whoever may not take calls has something to do, and who has overdue reviews does them.
        for one in &all.people {
            let named = things.contains_key(&one.alias);
            prop_assert!(named || (one.missing.is_empty() && one.overdue == 0));
            let reviews = all.session(&one.alias).any(|group| group.focus == SessionFocus::Review);
            prop_assert_eq!(reviews, one.overdue > 0);
        }
        // What most people break stands first, if more than one does.
        let breaking = |id: &str| {
            let people = all.people.iter();
            people.filter(|one| one.habits().any(|rule| rule.id == id)).count()
        };
        let most = RULES.iter().map(|id| breaking(id)).max().unwrap_or(0);
        let first = all.tomorrow.first().map(|group| &group.focus);
        match first {
            Some(SessionFocus::Together(id)) => prop_assert!(most >= 2 && breaking(id) == most),
            _ => prop_assert!(most < 2),
        }
        let mut turned = people;
        turned.reverse();
        prop_assert_eq!(&team(turned).tomorrow, &all.tomorrow);
    }
}
