//! Cards of advice: each asks for one thing that the cause needs, among others that it does not.

use std::collections::BTreeSet;

use cardcode::app::action::Action;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::pack::words::Words;
use cardcode::text::lang::Lang;
use cardcode::training::advice::{AdviceCards, AdviceDrill, is_needed};
use cardcode::training::event::EventKind;
use cardcode::training::modes::advice;
use cardcode::training::review::ReviewKind;
use cardcode::training::srs::Rating;
use cardcode::view::page::Block;
use cardcode::view::router::page;

use crate::common::player::Player;

#[test]
fn of_what_can_be_chosen_one_thing_is_needed_and_the_others_are_wrong_there() {
    let pack = Pack::embedded().unwrap();
    let (mut asked, mut places) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..60 {
        let drill = advice::drill(seed);
        let causes = drill.causes(&pack);
        assert_eq!(causes.len(), advice::COUNT);
        for cause in causes {
            let offered = drill.offered(&pack, &cause.id);
            let ids: BTreeSet<&str> = offered.iter().map(|say| say.id.as_str()).collect();
            assert_eq!(ids.len(), 4, "{}: {ids:?}", cause.id);
            let needed = |id: &str| is_needed(&pack, &cause.id, id);
            let right: Vec<usize> = (0..4).filter(|at| needed(&offered[*at].id)).collect();
            assert_eq!(right.len(), 1, "{}", cause.id);
            places.insert(right[0]);
            let policy = pack.desk().answer(&cause.id).unwrap();
            let fine = policy.at(cardcode::training::advice::DESK).fine;
            assert!(offered.iter().all(|say| !fine.contains(&say.id)));
            asked.insert(cause.id.clone());
        }
    }
    assert_eq!(places.len(), 4, "the right one stands anywhere");
    assert_eq!(
        asked.len(),
        pack.practised_causes().count(),
        "every cause comes"
    );
}

#[test]
fn an_answer_is_explained_by_what_the_desk_guide_says_and_comes_back_if_it_was_wrong() {
    let pack = Pack::embedded().unwrap();
    let mut player = Player::new(&pack, Screen::Advice(advice::drill(7)), 7);
    for at in 0..advice::COUNT {
        let Screen::Advice(drill) = player.state.screen().clone() else {
            panic!()
        };
        let cause = drill.cause(&pack).unwrap();
        let offered = drill.offered(&pack, &cause.id);
        let place = offered
            .iter()
            .position(|say| is_needed(&pack, &cause.id, &say.id) == (at % 2 == 0));
        player.choose(&Action::Classify(place.unwrap()));
        let explained = page(&pack, &player.state);
        let needed = pack
            .desk()
            .answer(&cause.id)
            .unwrap()
            .at(cardcode::training::advice::DESK);
        let name = |id: &String| {
            pack.words(&Lang::new("en"))
                .say(&pack.desk().say(id).unwrap().name)
        };
        let told = format!("{:?}", explained.blocks);
        assert!(
            needed
                .needs
                .iter()
                .all(|need| told.contains(&name(need).replace('"', "\\\""))),
            "{told}"
        );
        player.choose(&Action::Next);
    }
    let reviews = player
        .steps
        .iter()
        .flatten()
        .filter_map(|event| match &event.kind {
            EventKind::Answered(answer, Some((item, rating))) => {
                assert_eq!(item.kind, ReviewKind::Advice);
                assert_eq!(item.id, answer.item);
                Some((answer.at, *rating))
            }
            _ => None,
        });
    let reviews: Vec<(usize, Rating)> = reviews.collect();
    assert_eq!(reviews.len(), advice::COUNT);
    for (at, rating) in reviews {
        assert_eq!(rating, Rating::from_correct(at % 2 == 0));
    }
    let end = page(&pack, &player.state);
    let missed = end.blocks.iter().find_map(|block| match block {
        Block::Missed(missed) => Some(missed.len()),
        _ => None,
    });
    assert_eq!(missed, Some(advice::COUNT / 2));
}

#[test]
fn what_is_due_is_asked_and_nothing_else() {
    let pack = Pack::embedded().unwrap();
    let due = vec![
        "wallet".to_owned(),
        "gone".to_owned(),
        "fake-page".to_owned(),
    ];
    let drill = AdviceDrill::new(3, AdviceCards::These(due));
    let causes = drill.causes(&pack).into_iter();
    let causes: Vec<&str> = causes.map(|cause| cause.id.as_str()).collect();
    assert_eq!(
        causes,
        ["wallet", "fake-page"],
        "what the pack no longer has is passed over"
    );
    let state = State::new(Lang::new("ja"), Screen::Advice(drill));
    assert_eq!(state.actions(&pack).len(), 4);
}

#[test]
fn a_wrong_answer_is_told_why_it_is_wrong_by_the_rule_it_breaks_or_the_causes_it_is_for() {
    let pack = Pack::embedded().unwrap();
    let (mut rules, mut causes) = (0, 0);
    for seed in 0..20 {
        let drill = advice::drill(seed);
        for cause in drill.causes(&pack) {
            for say in drill.offered(&pack, &cause.id) {
                if is_needed(&pack, &cause.id, &say.id) {
                    continue;
                }
                let given = AdviceDrill {
                    given: vec![say.id.clone()],
                    explaining: true,
                    ..AdviceDrill::new(seed, AdviceCards::These(vec![cause.id.clone()]))
                };
                let state = State::new(Lang::new("en"), Screen::Advice(given));
                let told = page(&pack, &state).blocks;
                let paras = told.iter().filter_map(|block| match block {
                    Block::Para(says) => Some(says.as_str()),
                    _ => None,
                });
                let paras: Vec<&str> = paras.collect();
                let en = Lang::new("en");
                let rule = say.breach(cardcode::training::advice::DESK);
                if let Some(rule) = rule.and_then(|id| pack.desk().rule(id)) {
                    assert!(paras[0].contains(rule.name.get(&en)), "{paras:?}");
                    rules += 1;
                }
                causes += usize::from(paras[0].contains("such as: "));
                let words = Words {
                    pack: &pack,
                    lang: &en,
                };
                let happened = words.say(&cause.happened);
                assert!(paras.contains(&happened.as_str()), "{paras:?}");
            }
        }
    }
    assert!(rules > 20 && causes > 200, "{rules} {causes}");
}
