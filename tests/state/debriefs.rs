//! What a debrief says of a call: only what was said and done in it, and what would have come.

use cardcode::app::message::Intent;
use cardcode::app::screen::Screen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::app::state::State;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::pack::model::cause::Cause;
use cardcode::pack::model::say::SayKind;
use cardcode::text::lang::Lang;
use cardcode::training::call::guess::GuessGround;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::{CallSession, DebriefPart};
use cardcode::training::call::transcript::Move;
use cardcode::view::page::Block;
use cardcode::view::router::page;

use crate::common::{closed, words};
use crate::moves::{ask, drawn, say};

fn name(id: &str) -> Move {
    Move::Name(id.to_owned())
}

/// A debrief that shows this part.
fn debrief(pack: &Pack, case: &Scenario, moves: &[Move], part: DebriefPart) -> State {
    let shift = CallSession {
        moves: moves.to_vec(),
        ..CallSession::new(case.origin.clone())
    };
    let verdict = Box::new(shift.verdict(pack).unwrap());
    let screen = DebriefScreen {
        part,
        ..DebriefScreen::new(shift, verdict)
    };
    State::new(Lang::new("en"), Screen::Debrief(screen))
}

/// What it says.
fn told(pack: &Pack, case: &Scenario, moves: &[Move], part: DebriefPart) -> String {
    words(&page(pack, &debrief(pack, case, moves, part))).join("\n")
}

/// What a cause is called in a debrief.
fn called(cause: &Cause) -> String {
    let name = cause.name.get(&Lang::new("en"));
    name.replace("{issuer}", "the issuer")
}

const NO_CAUSE: &str = "proves no cause";

#[test]
fn a_guess_is_told_by_what_it_rested_on_and_by_the_question_that_would_have_confirmed_it() {
    let pack = Pack::embedded().unwrap();
    let (mut shared, mut alone) = (0, 0);
    for case in drawn(&pack, 400).iter().filter(|case| case.is_member()) {
        let best = case.perfect();
        let confirms: Vec<usize> = case
            .verdict(&best)
            .questions
            .iter()
            .filter(|asked| asked.confirms)
            .map(|asked| asked.at)
            .collect();
        let kept = best
            .iter()
            .enumerate()
            .filter(|(at, _)| !confirms.contains(at));
        let moves: Vec<Move> = kept.map(|(_, one)| one.clone()).collect();
        let at = moves
            .iter()
            .position(|one| matches!(one, Move::Name(_)))
            .unwrap();
        let Some(guess) = case.guess(&moves, at) else {
            assert!(case.verdict(&moves).has_evidence, "{:?}", case.origin);
            continue;
        };
        let says = told(&pack, case, &moves, DebriefPart::Rules);
        match guess.ground {
            GuessGround::Shared { other, .. } => {
                shared += 1;
                assert!(says.contains(&*called(other)), "{says}");
                assert!(!says.contains(NO_CAUSE), "{says}");
            }
            GuessGround::AnswerAlone { .. } => {
                assert!(case.level.tells_causes);
                assert!(says.contains("alone does not show"), "{says}");
            }
            GuessGround::OnlyLeft => {
                alone += 1;
                assert!(says.contains(NO_CAUSE), "{says}");
            }
            ground => panic!("{:?}: {ground:?}", case.origin),
        }
        // Asked until it is answered, that question speaks for the cause.
        let question = ask(guess.question.unwrap());
        let mut asking = moves[..at].to_vec();
        while case
            .guess(&[&asking[..], &moves[at..=at]].concat(), asking.len())
            .is_some()
        {
            assert!(asking.len() < at + 6, "{:?}", case.origin);
            let reads = case.play(&asking).reading;
            asking.push(if reads {
                say("stop-reading")
            } else {
                question.clone()
            });
        }
    }
    assert!(shared > 20 && alone > 20, "{shared} {alone}");
}

#[test]
fn what_was_ruled_out_is_called_no_last_cause() {
    let pack = Pack::embedded().unwrap();
    let mut seen = 0;
    for case in drawn(&pack, 60).iter().filter(|case| case.is_member()) {
        let mut moves = case.perfect();
        let at = moves
            .iter()
            .position(|one| matches!(one, Move::Name(_)))
            .unwrap();
        let left = case.play(&moves[..at]).fits;
        let others = case.causes();
        let other = others
            .iter()
            .find(|cause| left & 1 << case.model.cause(&cause.id).unwrap() == 0);
        let Some(other) = other else { continue };
        seen += 1;
        moves[at] = name(&other.id);
        let ground = case.guess(&moves, at).map(|guess| guess.ground);
        assert!(
            matches!(ground, None | Some(GuessGround::RuledOut { .. })),
            "{ground:?}"
        );
        let says = told(&pack, case, &moves, DebriefPart::Rules);
        assert!(!says.contains(NO_CAUSE), "{says}");
        if let Some(GuessGround::RuledOut { question, answer }) = ground {
            // By which answer, which that cause's caller would not give.
            assert!(says.contains("had ruled it out"), "{says}");
            let place = case.model.question(question).unwrap();
            let heard = answer.map(|answer| answer.get(&Lang::new("en")));
            assert!(heard.is_none_or(|heard| says.contains(heard)), "{says}");
            let own = case.choice(place).unwrap();
            assert!(answer.is_none_or(|answer| *answer == own.say));
            let hears = other.hears.get(question);
            assert!(hears.is_none_or(|hears| !hears.contains(&own.id)));
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn one_answer_of_two_causes_names_no_cause_that_the_screen_does_not_show() {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::new(&pack, &ScenarioId::Drawn(1, 11)).unwrap();
    assert_eq!(case.cause().id, "code-not-found");
    let [close, record] = closed();
    let moves = [
        say("open-full"),
        ask("typed"),
        say("recap"),
        name("code-not-found"),
        close,
        record,
    ];
    let says = told(&pack, &case, &moves, DebriefPart::Result);
    let worn = pack.causes().get("code-worn").unwrap();
    assert!(case.model.cause(&worn.id).is_none());
    assert!(!says.contains(&*called(worn)), "{says}");
    assert!(says.contains("alone does not show"), "{says}");
    assert!(says.contains("would have confirmed it"), "{says}");
}

#[test]
fn of_a_stranger_only_what_was_said_is_told_and_no_cause_is_asked_for() {
    let pack = Pack::embedded().unwrap();
    let (mut asked, mut unasked) = (0, 0);
    for case in drawn(&pack, 300).iter().filter(|case| !case.is_member()) {
        let [close, record] = closed();
        let end = [close, record];
        let open = say("open-full");
        let quiet = [std::slice::from_ref(&open), &end].concat();
        let says = told(&pack, case, &quiet, DebriefPart::Result);
        assert!(!says.contains("is how a fraud works"), "{says}");
        assert!(!says.contains("Name the cause"), "{says}");
        assert!(!says.contains("Only one cause"), "{says}");
        let first_break = |moves: &[Move]| {
            let broken = case.verdict(moves).broken.into_iter();
            let mut broken = broken.filter(|one| one.rule == "identity-first");
            broken.next().map(|one| one.at)
        };
        assert_eq!(first_break(&quiet), None, "nothing was told");
        // What was done for somebody who was not asked is told with the rule.
        let told_cause = [&[open.clone(), name(&case.cause().id)][..], &end].concat();
        let advised = [
            &[open.clone(), ask("where"), say("check-order-first")][..],
            &end,
        ]
        .concat();
        assert_eq!(first_break(&told_cause), Some(Some(1)));
        assert_eq!(first_break(&advised), Some(Some(2)));
        let rules = told(&pack, case, &told_cause, DebriefPart::Rules);
        assert!(
            rules.contains(&format!("Move 2: {}", called(case.cause()))),
            "{rules}"
        );
        // Looked at before they were asked, it is told with what was done.
        let look = [&[open.clone(), ask("issuer")][..], &end].concat();
        let verdict = case.verdict(&look);
        let first: Vec<_> = verdict
            .broken
            .iter()
            .filter(|one| one.rule == "identity-first")
            .collect();
        assert!(matches!(first[..], [one] if one.at == Some(1)), "{first:?}");
        // Asked first, that rule is kept, and the other one is not.
        let identify = case.first(SayKind::Identify);
        let late = [&[open, identify, ask("issuer")][..], &end].concat();
        let broken = case.verdict(&late).broken;
        let broke = |rule: &str| broken.iter().any(|one| one.rule == rule);
        assert!(broke("not-the-member") && !broke("identity-first"));
        let says = told(&pack, case, &late, DebriefPart::Result);
        match says.contains("is how a fraud works") {
            true => asked += 1,
            false => unasked += 1,
        }
    }
    assert!(asked > 5 && unasked > 5, "{asked} {unasked}");
}

/// The first thing of a kind that the desk says.
trait FirstOf {
    fn first(&self, kind: SayKind) -> Move;
}

impl FirstOf for Scenario<'_> {
    fn first(&self, kind: SayKind) -> Move {
        let mut says = self.pack.desk().says.iter();
        let first = says.find(|one| one.kind == kind && one.is_said_at(self.role));
        say(&first.unwrap().id)
    }
}

#[test]
fn the_causes_that_were_left_are_named() {
    let pack = Pack::embedded().unwrap();
    let mut seen = 0;
    for case in drawn(&pack, 100).iter().filter(|case| case.is_member()) {
        let first = case
            .perfect()
            .into_iter()
            .find(|one| matches!(one, Move::Ask(_)));
        let [close, record] = closed();
        let moves = [
            say("open-full"),
            first.unwrap(),
            name(&case.cause().id),
            close,
            record,
        ];
        let scene = case.play(&moves);
        let left = scene.named[0].fits;
        let says = told(&pack, case, &moves, DebriefPart::Result);
        for cause in case
            .causes_in(left)
            .into_iter()
            .filter(|one| one.id != case.cause().id)
        {
            seen += 1;
            assert!(says.contains(&*called(cause)), "{} {says}", cause.id);
        }
        let says = told(&pack, case, &moves, DebriefPart::Questions);
        // What was possible at the beginning is said once, so that what is said of the questions can be checked.
        assert_eq!(says.matches("Possible at the beginning:").count(), 1);
        for cause in case.causes() {
            assert!(says.contains(&*called(cause)), "{} {says}", cause.id);
        }
        let is_few = (2..=4).contains(&left.count_ones());
        assert_eq!(
            says.contains("Still possible:"),
            is_few && !case.verdict(&moves).questions.is_empty(),
            "{says}"
        );
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn words_of_a_shop_that_lead_astray_are_told_and_others_are_not() {
    let pack = Pack::embedded().unwrap();
    let message = pack.diagnosis().message.clone().unwrap();
    let (mut astray, mut straight) = (0, 0);
    for case in drawn(&pack, 300).iter().filter(|case| case.is_member()) {
        let moves: Vec<Move> = [ask(&message), ask(&message), ask(&message)]
            .into_iter()
            .chain(closed())
            .collect();
        let scene = case.play(&moves);
        let first = scene
            .asked
            .iter()
            .find_map(|asked| case.first_thought(asked));
        let says = told(&pack, case, &moves, DebriefPart::Questions);
        let is_told = says.contains("would think of");
        assert_eq!(is_told, first.is_some(), "{:?}: {says}", case.origin);
        match first {
            None => straight += 1,
            Some(other) => {
                assert_ne!(other.id, case.cause().id);
                // What the shop shows is heard of that cause too.
                let heard = &case
                    .choice(case.model.question(&message).unwrap())
                    .unwrap()
                    .id;
                assert!(other.hears[&message].contains(heard));
                assert!(says.contains(&called(other)), "{says}");
                astray += 1;
            }
        }
    }
    assert!(astray > 20 && straight > 20, "{astray} and {straight}");
}

#[test]
fn from_a_part_of_a_debrief_one_goes_back_to_the_first_and_from_there_away() {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::new(&pack, &ScenarioId::Drawn(1, 4)).unwrap();
    let moves = case.perfect();
    for part in DebriefPart::ALL {
        for key in [Intent::Back, Intent::Erase] {
            let screen = debrief(&pack, &case, &moves, part).screen().clone();
            let home = State::new(Lang::new("en"), Screen::Home);
            let state = home.looking_into(screen);
            let back = after(&pack, &state, std::slice::from_ref(&key));
            match back.screen() {
                Screen::Debrief(debrief) => {
                    assert!(part != DebriefPart::Result && debrief.part == DebriefPart::Result);
                    let away = after(&pack, &back, &[key]);
                    assert_eq!(*away.screen(), Screen::Home);
                }
                other => assert!(part == DebriefPart::Result && *other == Screen::Home),
            }
        }
    }
}

#[test]
fn whoever_left_a_minor_thing_out_is_told_it_first_and_not_that_all_was_well() {
    let pack = Pack::embedded().unwrap();
    let mut told = 0;
    for case in drawn(&pack, 60) {
        let best = case.perfect();
        for left_out in ["recap", "offer-more"] {
            let one = say(left_out);
            if !best.contains(&one) {
                continue;
            }
            let moves = best.iter().filter(|other| **other != one).cloned();
            let moves: Vec<Move> = moves.collect();
            let page = page(&pack, &debrief(&pack, &case, &moves, DebriefPart::Result));
            let steps = page.blocks.iter().find_map(|block| match block {
                Block::Steps(steps) => Some(steps),
                _ => None,
            });
            assert!(steps.is_some_and(|steps| !steps.is_empty()), "{left_out}");
            told += 1;
        }
    }
    assert!(told > 60, "{told}");
}
