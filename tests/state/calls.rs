//! Simulated calls: every rule can be broken and kept, no caller says the same twice, and the same moves give the same
//! verdict. That compliance solves each, and nothing else does, is a proof of `check`.

use std::collections::BTreeSet;

use cardcode::app::screen::Screen;
use cardcode::app::screens::debrief::DebriefScreen;
use cardcode::app::state::State;
use cardcode::author::audit::players::by_chance;
use cardcode::pack::content::Pack;
use cardcode::pack::model::cause::Cause;
use cardcode::pack::model::desk::Severity;
use cardcode::pack::model::say::SayKind;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::CallSession;
use cardcode::training::call::transcript::{HeardReply, LineForm, Move};
use cardcode::training::call::verdict::Verdict;
use cardcode::view::router::page;

use crate::common::closed;

/// Drawn calls that are looked at one by one.
const DRAWN: u64 = 500;

fn every_call(pack: &Pack) -> Vec<Scenario<'_>> {
    let made = pack.calls().iter().map(|call| {
        Scenario::made(pack, call).unwrap_or_else(|| panic!("{} cannot be played", call.id))
    });
    let drawn = (0..DRAWN).map(|seed| {
        let level = 1 + seed as usize % pack.desk().levels.len();
        Scenario::drawn(pack, level, seed).unwrap_or_else(|| panic!("level {level}, seed {seed}"))
    });
    made.chain(drawn).collect()
}

#[test]
fn beyond_the_reach_of_the_search_the_best_single_step_is_told_as_no_more_than_that() {
    let pack = Pack::embedded().unwrap();
    for seed in 0..20 {
        let case = Scenario::drawn(&pack, 5, seed).unwrap();
        let moves = by_chance(&case, seed);
        let (exact, greedy) = (case.verdict(&moves), case.verdict_within(&moves, 0));
        assert_eq!(greedy.optimum, None);
        assert!(
            greedy
                .questions
                .iter()
                .all(|asked| asked.regret == 0 || asked.useless)
        );
        assert!(
            !greedy.line.is_empty(),
            "a line is told, question by question"
        );
        for (one, other) in exact.questions.iter().zip(&greedy.questions) {
            // What was gained does not depend on the search; one step gains at least as much as the best plan's does.
            assert_eq!((one.gained, one.expected), (other.gained, other.expected));
            assert!(
                other.best_expected >= one.best_expected,
                "{one:?} {other:?}"
            );
        }
    }
}

#[test]
fn no_two_replies_of_a_call_are_the_same() {
    let pack = Pack::embedded().unwrap();
    for case in every_call(&pack) {
        let mut scene = case.begin();
        for one in case.perfect().iter().cycle().take(30) {
            scene.step(&case, one);
        }
        for lang in pack.manifest().languages.iter().map(|known| &known.code) {
            let mut heard = BTreeSet::new();
            for line in &scene.lines {
                let words: Vec<&str> = line.words.iter().map(|text| text.get(lang)).collect();
                let is_caller =
                    line.speaker == cardcode::training::call::transcript::Speaker::Caller;
                assert!(
                    !is_caller || heard.insert(words.concat()),
                    "{:?}: {words:?}",
                    case.origin
                );
            }
        }
    }
}

#[test]
fn every_practised_cause_has_a_call_made_by_hand_and_the_role_trap_is_there() {
    let pack = Pack::embedded().unwrap();
    let of = |id: &str| pack.calls().iter().any(|call| call.cause == id);
    let missing: Vec<&str> = pack
        .causes()
        .all
        .iter()
        .map(|cause| cause.id.as_str())
        .filter(|id| pack.desk().answer(id).is_some() && !of(id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    // The same words are right at a merchant's desk and fail the call at the issuer's.
    let keypad = Move::Say("keypad".to_owned());
    let blocked: BTreeSet<bool> = every_call(&pack)
        .iter()
        .map(|case| {
            let is_issuer = case.role == cardcode::pack::model::role::Role::Issuer;
            let blocked = case.verdict(&[keypad.clone(), Move::Close]).blocked;
            assert_eq!(is_issuer, blocked, "{:?}", case.origin);
            blocked
        })
        .collect();
    assert_eq!(blocked.len(), 2);
}

#[test]
fn every_rule_can_be_broken_and_kept() {
    let pack = Pack::embedded().unwrap();
    let mut broken: BTreeSet<String> = BTreeSet::new();
    let mut note = |verdict: Verdict| {
        broken.extend(verdict.broken.into_iter().map(|breach| breach.rule));
    };
    for (seed, case) in every_call(&pack).iter().enumerate() {
        note(case.verdict(&by_chance(case, seed as u64)));
        note(case.verdict(&[Move::Name(case.cause().id.clone()), Move::Close]));
        let ask = |at: usize| Move::Ask(case.model.questions[at].id.clone());
        note(case.verdict(&[ask(0), ask(0), ask(0), ask(1), ask(1), ask(1)]));
        if let Some(breaks) = pack
            .desk()
            .refers
            .iter()
            .find(|refer| refer.breaks.is_some())
        {
            note(case.verdict(&[Move::Refer(breaks.id.clone()), Move::Close]));
        }
        // Asks on while the caller reads out.
        let ask_on: Vec<Move> = (0..case.model.questions.len()).map(ask).collect();
        note(case.verdict(&ask_on));
    }
    let rules = pack.desk().rules.iter().map(|rule| rule.id.clone());
    let never: Vec<String> = rules.filter(|rule| !broken.contains(rule)).collect();
    assert!(never.is_empty(), "never broken: {never:?}");
}

#[test]
fn a_caller_who_reads_out_is_to_be_stopped_at_once() {
    let pack = Pack::embedded().unwrap();
    let stop = pack
        .desk()
        .says
        .iter()
        .find(|say| say.kind == SayKind::Stop)
        .unwrap();
    let mut seen = 0;
    for case in every_call(&pack) {
        let mut moves = Vec::new();
        for node in &case.model.questions {
            moves.push(Move::Ask(node.id.clone()));
            if case.play(&moves).reading {
                break;
            }
        }
        if case.play(&moves).asked.last().map(|asked| asked.heard) != Some(HeardReply::Reads) {
            continue;
        }
        seen += 1;
        let rule = |moves: &[Move]| {
            let broken = case.verdict(moves).broken;
            broken
                .iter()
                .any(|breach| breach.rule == "stop-reading-out")
        };
        let stopped = [moves.clone(), vec![Move::Say(stop.id.clone())]].concat();
        assert!(!rule(&stopped), "{:?}", case.origin);
        let on = [moves.clone(), vec![Move::Ask("where".to_owned())]].concat();
        assert!(rule(&on), "{:?}", case.origin);
    }
    assert!(seen > 50, "{seen}");
    let severity = pack.desk().rule("stop-reading-out").unwrap().severity;
    assert_eq!(severity, Severity::Blocker);
}

#[test]
fn the_same_origin_and_moves_give_the_same_verdict() {
    let pack = Pack::embedded().unwrap();
    let again = Pack::embedded().unwrap();
    for seed in 0..50 {
        let origin = ScenarioId::Drawn(1 + seed as usize % 5, seed);
        let case = Scenario::new(&pack, &origin).unwrap();
        let moves = by_chance(&case, seed);
        let other = Scenario::new(&again, &origin).unwrap();
        assert_eq!(case.verdict(&moves), other.verdict(&moves));
    }
}

fn english(screen: Screen) -> State {
    State::new(Lang::new("en"), screen)
}

#[test]
fn a_caller_who_hung_up_is_told_of() {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::new(&pack, &ScenarioId::Drawn(1, 4)).unwrap();
    let say = Move::Say("never-needed".to_owned());
    let shift = CallSession {
        moves: vec![say; case.level.patience],
        ..CallSession::new(ScenarioId::Drawn(1, 4))
    };
    let verdict = Box::new(shift.verdict(&pack).unwrap());
    let part = cardcode::training::call::session::DebriefPart::Result;
    let debrief = page(
        &pack,
        &english(Screen::Debrief(DebriefScreen {
            part,
            ..DebriefScreen::new(shift, verdict)
        })),
    );
    let told = cardcode::render::plain::lines(&debrief).join("\n");
    assert!(told.contains("hung up"), "{told}");
}

/// What is said in the last line.
fn last_words<'p>(case: &Scenario<'p>, moves: &[Move]) -> Vec<&'p str> {
    let scene = case.play(moves);
    let line = scene.lines.last().unwrap();
    line.words
        .iter()
        .map(|text| text.get(&Lang::new("en")))
        .collect()
}

#[test]
fn a_cause_is_named_on_evidence_and_one_question_that_confirms_is_free() {
    let pack = Pack::embedded().unwrap();
    let mut confirmed = 0;
    for case in every_call(&pack).iter().filter(|case| case.is_member()) {
        let best = case.perfect();
        let verdict = case.verdict(&best);
        assert!(verdict.has_evidence, "{:?}", case.origin);
        confirmed += usize::from(verdict.questions.iter().any(|asked| asked.confirms));
        // The same without a question is a guess, though it is right.
        let is_question = |one: &&Move| !matches!(one, Move::Ask(_));
        let guess: Vec<Move> = best.iter().filter(is_question).cloned().collect();
        let guessed = case.verdict(&guess);
        assert!(!guessed.has_evidence, "{:?}", case.origin);
        assert!(guessed.points[0] < verdict.points[0] && !guessed.passed);
    }
    // Excluding the others is no evidence: in some calls a question more is asked, and it costs nothing.
    assert!(confirmed > 50, "{confirmed}");
}

#[test]
fn who_is_not_the_cardholder_hears_nothing_of_the_account() {
    let pack = Pack::embedded().unwrap();
    let calls = every_call(&pack);
    let strangers: Vec<&Scenario> = calls.iter().filter(|case| !case.is_member()).collect();
    assert!(strangers.len() > 20, "{}", strangers.len());
    for case in strangers {
        let best = case.perfect();
        assert!(case.verdict(&best).passed, "{:?}", case.origin);
        assert!(
            !best
                .iter()
                .any(|one| matches!(one, Move::Name(_) | Move::Ask(_)))
        );
        for of_account in ["stop-card", "change-contact"] {
            let mut moves = best.clone();
            moves.insert(2, Move::Say(of_account.to_owned()));
            assert!(
                case.verdict(&moves).blocked,
                "{of_account} {:?}",
                case.origin
            );
        }
        let mut looked = best;
        looked.insert(2, Move::Ask("issuer".to_owned()));
        assert!(case.verdict(&looked).blocked, "{:?}", case.origin);
    }
}

#[test]
fn the_account_is_looked_at_once_it_is_known_who_calls() {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::new(&pack, &ScenarioId::Drawn(1, 4)).unwrap();
    let say = |id: &str| Move::Say(id.to_owned());
    let look = Move::Ask("issuer".to_owned());
    let early = [say("open-full"), look.clone(), say("identify")];
    let late = [say("open-full"), say("identify"), look];
    let broke = |moves: &[Move]| {
        let broken = case.verdict(moves).broken;
        broken.iter().any(|breach| breach.rule == "identity-first")
    };
    assert!(broke(&early) && !broke(&late));
    // What is looked up is said by the screen, and without noise.
    let scene = case.play(&late);
    let last = scene.lines.last().unwrap();
    assert_eq!(
        last.speaker,
        cardcode::training::call::transcript::Speaker::Screen
    );
    assert_eq!(scene.asked[0].heard, HeardReply::Clear);
}

#[test]
fn callers_answer_what_is_said_to_them() {
    let pack = Pack::embedded().unwrap();
    for case in every_call(&pack).iter().filter(|case| case.is_member()) {
        let voice = case.voice;
        let is_of = |words: &[&str], texts: &[cardcode::text::lang::Text]| {
            let lang = Lang::new("en");
            texts.iter().any(|text| words.contains(&text.get(&lang)))
        };
        let open = Move::Say("open-full".to_owned());
        let own = &case.cause().id;
        let other = case.causes().into_iter().find(|cause| cause.id != *own);
        let wrong = Move::Name(other.unwrap().id.clone());
        let says = last_words(case, &[open.clone(), wrong]);
        assert!(is_of(&says, &voice.cause_wrong), "{says:?}");
        let says = last_words(case, &[open.clone(), Move::Name(own.clone())]);
        assert!(is_of(&says, &voice.cause_guessed), "{says:?}");
        let needs = case.needs();
        let is_beside = |say: &&cardcode::pack::model::say::Say| {
            let belongs = needs.needs.contains(&say.id) || needs.fine.contains(&say.id);
            say.kind == SayKind::Advise
                && say.breaks.is_none()
                && say.is_said_at(case.role)
                && !belongs
        };
        let beside = pack.desk().says.iter().find(is_beside).unwrap();
        let advice = Move::Say(beside.id.clone());
        let says = last_words(case, &[open.clone(), advice.clone()]);
        assert!(is_of(&says, &voice.doubts_advice), "{} {says:?}", beside.id);
        // Who was told wrong rings again; who was helped does not.
        let [close, wrap_up] = closed();
        let again = |moves: &[Move]| case.next_day(&case.play(moves)).is_some();
        assert!(again(&[
            open.clone(),
            advice,
            close.clone(),
            wrap_up.clone()
        ]));
        assert!(!again(&case.perfect()), "{:?}", case.origin);
        // Nor who was told wrong first and then all that helps: what is right would look as if it did not.
        let mut mended = case.perfect();
        mended.insert(1, Move::Say(beside.id.clone()));
        assert!(!again(&mended), "{:?}", case.origin);
        let on = Move::Say("try-again-until-it-works".to_owned());
        let harmed = case.play(&[open, on, close, wrap_up]);
        assert!(is_of(
            &[case.next_day(&harmed).unwrap().get(&Lang::new("en"))],
            &voice.harmed
        ));
    }
}

#[test]
fn a_true_notice_and_a_fake_one_are_told_apart_by_the_order_page() {
    let pack = Pack::embedded().unwrap();
    let (mut seen, mut refused) = (0, 0);
    for case in every_call(&pack).iter().filter(|case| case.is_member()) {
        if !case.cause().id.starts_with("declined-later") {
            continue;
        }
        seen += 1;
        let scene = case.play(&case.perfect());
        let heard = |id: &str| {
            let answer = scene.answered.get(&case.model.question(id).unwrap());
            let answer = answer.copied().flatten()?;
            let question = case.model.question(id).unwrap();
            Some(case.model.answers[question][answer].id.as_str())
        };
        // Or the caller saw the failure there in the first place.
        let looked = heard("orderpage").is_some() || heard("later") == Some("page");
        assert!(looked, "{:?}", case.origin);
        // Without that look, the same words are a guess.
        let is_look = |one: &&Move| !matches!(one, Move::Ask(id) if ["orderpage", "later"].contains(&id.as_str()));
        let best = case.perfect();
        let blind: Vec<Move> = best.iter().filter(is_look).cloned().collect();
        if blind.len() < best.len() {
            refused += 1;
            assert!(!case.verdict(&blind).has_evidence, "{:?}", case.origin);
        }
    }
    assert!(seen > 20 && refused > 10, "{seen} {refused}");
}

#[test]
fn what_protects_the_code_is_never_beside_the_point() {
    let pack = Pack::embedded().unwrap();
    for case in every_call(&pack).iter().filter(|case| case.is_member()) {
        for id in ["never-needed", "not-on-screen"] {
            let mut moves = case.perfect();
            moves.insert(1, Move::Say(id.to_owned()));
            let verdict = case.verdict(&moves);
            assert!(verdict.beside.is_empty(), "{id} {:?}", case.origin);
        }
    }
}

#[test]
fn a_desk_s_screen_has_words_for_every_answer() {
    let pack = Pack::embedded().unwrap();
    for lookup in &pack.desk().lookups {
        let node = pack.diagnosis().node(&lookup.question).unwrap();
        let known = node.choices.iter().filter(|choice| !choice.unknown);
        let known: BTreeSet<&str> = known.map(|choice| choice.id.as_str()).collect();
        let shown: BTreeSet<&str> = lookup.results.keys().map(String::as_str).collect();
        assert_eq!(shown, known, "{}", lookup.question);
    }
}

#[test]
fn who_names_the_code_makes_one_think_of_causes_that_are_about_it() {
    let pack = Pack::embedded().unwrap();
    let (mut told, mut about) = (0, 0);
    for seed in 0..600 {
        let Some(case) = Scenario::drawn(&pack, 1 + seed as usize % 4, seed) else {
            continue;
        };
        let message = case.model.question("message").unwrap();
        let code = case.model.answer(message, "code").unwrap();
        if !case.known.contains(&(message, code)) {
            continue;
        }
        told += 1;
        // Callers who read nothing else on the screen.
        let says_code = |cause: &&&Cause| {
            let heard = cause.hears.get("message");
            heard.is_some_and(|heard| {
                heard
                    .iter()
                    .all(|answer| answer == "code" || answer == "none")
            })
        };
        about += usize::from(case.model.causes.iter().filter(says_code).count() >= 2);
    }
    assert!(told > 20 && about == told, "{about} of {told}");
}

#[test]
fn who_asks_no_more_than_the_best_play_loses_no_points_for_questions() {
    let pack = Pack::embedded().unwrap();
    let full = pack.desk().weights.questions;
    let mut lucky = 0;
    for seed in 0..120 {
        let Some(case) = Scenario::drawn(&pack, 2, seed) else {
            continue;
        };
        let best = case.perfect();
        let is_ask = |one: &Move| matches!(one, Move::Ask(_));
        let asks = best.iter().filter(|one| is_ask(one)).count();
        let first = best.iter().position(is_ask);
        let last = best.iter().rposition(is_ask);
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        if asks < 2 || !case.is_member() {
            continue;
        }
        for question in &case.model.questions {
            let ask = [Move::Ask(question.id.clone())];
            let moves = [&best[..first], &ask, &best[last + 1..]].concat();
            let verdict = case.verdict(&moves);
            let found_at_once = verdict.has_evidence && verdict.left_then == 1;
            if found_at_once && verdict.questions.len() == 1 {
                lucky += 1;
                assert_eq!(verdict.points[1], full, "seed {seed}, {}", question.id);
                assert!(verdict.best_questions >= 2);
            }
        }
    }
    assert!(lucky > 5, "{lucky}");
}

#[test]
fn a_hold_is_lifted_once_the_caller_has_said_that_the_payment_is_theirs() {
    let pack = Pack::embedded().unwrap();
    let say = pack.desk().say("confirm-use").unwrap();
    let mut lifted = 0;
    for case in every_call(&pack) {
        let best = case.perfect();
        let at = |id: &str| best.iter().position(|one| *one == Move::Say(id.to_owned()));
        let Some(asked) = at("confirm-use") else {
            continue;
        };
        let Some(answer) = say.answer(case.role) else {
            continue;
        };
        let answered = case.play(&best[..=asked]);
        assert!(answered.lines.last().unwrap().words.contains(&answer));
        lifted += usize::from(at("lift-hold").is_some_and(|lift| lift > asked));
    }
    assert!(lifted > 0);
}

#[test]
fn a_summary_says_what_was_heard() {
    let pack = Pack::embedded().unwrap();
    for case in every_call(&pack)
        .iter()
        .filter(|case| case.is_member())
        .take(60)
    {
        let best = case.perfect();
        let recap = best
            .iter()
            .position(|one| *one == Move::Say("recap".to_owned()))
            .unwrap();
        let scene = case.play(&best[..=recap]);
        let mut lines = scene
            .lines
            .iter()
            .filter(|line| line.form == LineForm::SumsUp);
        let line = lines.next_back().unwrap();
        // What the desk saw for itself was not heard.
        let seen = scene.asked.iter().filter(|asked| asked.is_lookup);
        let seen: Vec<usize> = seen.map(|asked| asked.question).collect();
        let heard = scene.answered.iter().filter(|(_, answer)| answer.is_some());
        let heard: Vec<_> = heard
            .filter(|(question, _)| !seen.contains(question))
            .collect();
        for (question, _) in &heard {
            let choice = case.choice(**question).unwrap();
            let question = &case.model.questions[**question].id;
            let told = &pack.desk().recaps[question][&choice.id];
            assert!(line.words.contains(&told), "{}", choice.id);
        }
        assert_eq!(line.words.len(), 1 + heard.len());
    }
}
