//! What callers and agents say in a call: nothing that the call does not bear out.

use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::pack::model::role::Role;
use cardcode::text::lang::{Lang, Text};
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::transcript::{LineForm, Move, TranscriptLine};

use crate::moves::{ask, drawn, say};

/// That none of these texts has one of these words, in any language.
fn without(texts: &[Text], words: &[&str]) {
    for (_, says) in texts.iter().flat_map(Text::all) {
        let says = says.to_lowercase();
        let found = words.iter().find(|word| says.contains(**word));
        assert!(found.is_none(), "{found:?}: {says}");
    }
}

#[test]
fn nobody_admits_a_deed_to_a_cause_that_may_be_a_lock_or_a_fault_of_the_shop() {
    let deeds = [
        "what i did",
        "i did indeed",
        "did that",
        "admit",
        "got me",
        "fault",
        "own doing",
        "my side",
        "それやった",
        "認めます",
        "うっかり",
        "落ち度",
        "せいです",
        "私のほう",
        "こっちが悪い",
    ];
    let pack = Pack::embedded().unwrap();
    for voice in &pack.voices().voices {
        without(&voice.cause_right, &deeds);
        without(&voice.bad_news, &deeds);
    }
}

#[test]
fn who_reads_a_code_out_does_not_say_that_it_stands_on_the_card() {
    let places = ["card", "print", "カード", "印刷", "裏", "表"];
    let pack = Pack::embedded().unwrap();
    for voice in &pack.voices().voices {
        without(&voice.reads, &places);
        without(&voice.reads_on, &places);
    }
}

#[test]
fn what_the_desk_looked_up_is_not_summed_up_as_the_caller_s_word() {
    let pack = Pack::embedded().unwrap();
    let lookup =
        |question: &str, case: &Scenario| pack.desk().lookup(question, case.role).is_some();
    let (mut looked, mut heard) = (0, 0);
    for case in drawn(&pack, 200) {
        for question in ["issuer", "tries", "orderpage", "elsewhere", "where"] {
            let place = case.model.question(question).unwrap();
            if case.known.iter().any(|(known, _)| *known == place) {
                continue;
            }
            let moves = [
                say("open-full"),
                say("identify"),
                ask(question),
                say("recap"),
            ];
            let scene = case.play(&moves);
            let short = &case.model.questions[place].short;
            let sums_up = |line: &&TranscriptLine| line.form == LineForm::SumsUp;
            // Where nothing was told, nothing is summed up.
            let recap = scene.lines.iter().find(sums_up);
            let is_told = recap.is_some_and(|recap| recap.words.contains(&short));
            match lookup(question, &case) {
                true => {
                    looked += 1;
                    assert!(!is_told, "{question} {:?}", case.origin);
                }
                false => heard += usize::from(is_told),
            }
        }
    }
    assert!(looked > 50 && heard > 50, "{looked} {heard}");
}

#[test]
fn one_question_to_which_a_caller_happens_to_know_no_answer_costs_nothing() {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::new(&pack, &ScenarioId::Made("petrol-stand".to_owned())).unwrap();
    let best = case.perfect();
    let with = |questions: &[&str]| {
        let asks: Vec<Move> = questions.iter().map(|id| ask(id)).collect();
        let moves = [&best[..1], &asks, &best[1..]].concat();
        let verdict = case.verdict(&moves);
        let broken = verdict
            .broken
            .iter()
            .filter(|one| one.rule == "asked-for-nothing");
        let regret = |id: &&str| {
            let mut asked = verdict.questions.iter();
            asked.find(|one| one.question == **id).unwrap().regret
        };
        (
            broken.count(),
            questions.iter().map(regret).collect::<Vec<_>>(),
        )
    };
    assert_eq!(with(&["tries"]), (0, vec![0]));
    // A second one is a question for nothing, and so is one that is no matter of this caller's.
    let (broken, regret) = with(&["tries", "renewed"]);
    assert!(
        broken == 1 && regret[0] == 0 && regret[1] > 0,
        "{broken} {regret:?}"
    );
    let (broken, regret) = with(&["auth"]);
    assert!(broken == 1 && regret[0] > 0, "{broken} {regret:?}");
}

#[test]
fn a_cause_is_told_to_the_caller_in_a_sentence_and_check_wants_one_for_each() {
    let pack = Pack::embedded().unwrap();
    let case = Scenario::new(&pack, &ScenarioId::Drawn(3, 1)).unwrap();
    for policy in &pack.desk().answers {
        let scene = case.play(&[say("open-full"), Move::Name(policy.cause.clone())]);
        let line = scene.lines.iter().find(|line| line.at == Some(1)).unwrap();
        assert_eq!(line.words, [&policy.told]);
        let cause = pack.causes().get(&policy.cause).unwrap();
        for (lang, says) in policy.told.all() {
            let name = cause.name.get(&Lang::new(lang));
            assert!(says.len() > name.len() / 2 && says != name, "{says}");
            assert!(says.ends_with(['.', '。']), "{says}");
        }
    }
    let mut files = carried();
    let file = files
        .iter_mut()
        .find(|file| file.path == "desk.toml")
        .unwrap();
    let mut lines: Vec<&str> = file.text.lines().collect();
    let told = lines.iter().position(|line| line.starts_with("told = "));
    lines.remove(told.unwrap());
    file.text = lines.join("\n").into();
    assert!(!check(&files, &carried()).problems.is_empty());
}

#[test]
fn nothing_more_is_asked_of_a_caller_who_was_put_through() {
    let pack = Pack::embedded().unwrap();
    for case in drawn(&pack, 200) {
        let best = case.perfect();
        let refer = best
            .iter()
            .position(|one| matches!(one, Move::Refer(_)))
            .unwrap();
        let after = &best[refer + 1..];
        assert!(
            after
                .iter()
                .all(|one| matches!(one, Move::Close | Move::WrapUp(_))),
            "{after:?}"
        );
        assert_eq!(case.verdict(&best).score, 100, "{:?}", case.origin);
    }
}

#[test]
fn the_issuer_s_agent_does_not_speak_of_the_issuer_as_of_somebody_else() {
    let pack = Pack::embedded().unwrap();
    let told = pack.desk().answers.iter().map(|answer| answer.told.clone());
    let told: Vec<Text> = told.collect();
    assert!(told.len() > 30);
    without(
        &told,
        &[
            "発行した会社",
            "company that issued",
            "the issuer",
            "your bank",
        ],
    );
    // At a shop's desk it is somebody else.
    let declined = pack.desk().answer("issuer-declined").unwrap();
    let says = declined.telling(Role::Merchant).get(&Lang::new("en"));
    assert!(says.contains("company that issued"), "{says}");
    for answer in &pack.desk().answers {
        without(&[answer.telling(Role::Merchant).clone()], &["当社", " we "]);
    }
}

#[test]
fn the_record_says_of_digits_only_what_is_true_whatever_was_read_out() {
    let pack = Pack::embedded().unwrap();
    let says = pack.desk().wrap_ups.iter().map(|one| one.say.clone());
    without(
        &says.collect::<Vec<_>>(),
        &["うかがっていません", "were taken", "heard"],
    );
}

#[test]
fn no_caller_answers_what_their_own_answers_rule_out() {
    let pack = Pack::embedded().unwrap();
    let flow = pack.diagnosis();
    let (mut asked, mut beside) = (0, 0);
    for case in drawn(&pack, 500) {
        for (place, node) in case.model.questions.iter().enumerate() {
            // Where every question that it needs has an answer, and none of them is one that it needs.
            let own = |id: &String| case.choice(case.model.question(id)?);
            let is_met = |(id, answers): (&String, &Vec<String>)| {
                own(id).is_some_and(|own| answers.contains(&own.id))
            };
            let is_told = node.needs.keys().all(|id| own(id).is_some());
            let is_out = !node.needs.is_empty() && is_told && !node.needs.iter().any(is_met);
            beside += usize::from(is_out);
            asked += usize::from(!is_out && case.choice(place).is_some());
            assert!(
                !is_out || case.choice(place).is_none(),
                "{:?}: {}",
                case.origin,
                node.id
            );
            // What the first words rule out, the model thinks of no caller.
            let told = |id: &String| {
                let known = case.known.iter();
                let mut known = known.filter(|(place, _)| case.model.questions[*place].id == *id);
                known.next().is_some()
            };
            let is_known = !node.needs.is_empty() && node.needs.keys().all(told);
            if is_out && is_known {
                assert!(case.model.gives[place].iter().all(Vec::is_empty));
            }
        }
    }
    assert!(
        flow.nodes.len() > 20 && asked > 1000 && beside > 1000,
        "{asked} {beside}"
    );
}

#[test]
fn the_best_play_asks_nobody_what_their_own_answers_rule_out() {
    let pack = Pack::embedded().unwrap();
    let (mut asked, mut vague) = (0, 0);
    let made = pack.calls().iter();
    let made: Vec<Scenario> = made
        .map(|call| Scenario::new(&pack, &ScenarioId::Made(call.id.clone())).unwrap())
        .collect();
    for case in drawn(&pack, 1000).into_iter().chain(made) {
        let (moves, verdict) = case.solved();
        let end = case.play(&moves);
        for question in &end.asked {
            let id = &case.model.questions[question.question].id;
            // "I don't know" comes from those alone who might have known, with their cause.
            let has_answer = case.choice(question.question).is_some();
            let is_known = !case.model.gives[question.question][case.hidden].is_empty();
            assert!(has_answer || !is_known, "{:?}: {id}", case.origin);
            asked += 1;
            vague += usize::from(!has_answer);
        }
        assert_eq!(end.fits.count_ones(), 1, "{:?}", case.origin);
        assert!(verdict.passed && verdict.score == 100, "{:?}", case.origin);
    }
    assert!(asked > 2000, "{asked} {vague}");
}
