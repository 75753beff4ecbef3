//! What callers and agents say in a call: nothing that the call does not bear out.

use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::pack::model::role::Role;
use cardcode::pack::model::voice::{Blur, Spoken, VoiceStyle};
use cardcode::text::lang::{Lang, Text};
use cardcode::training::call::parts::ScenarioPreview;
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
            let told = case
                .choice(place)
                .map(|choice| &pack.desk().recaps[question][&choice.id]);
            let sums_up = |line: &&TranscriptLine| line.form == LineForm::SumsUp;
            // Where nothing was told, nothing is summed up.
            let recap = scene.lines.iter().find(sums_up);
            let is_told =
                recap.is_some_and(|recap| told.is_some_and(|told| recap.words.contains(&told)));
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
        let is_found = end.fits.count_ones() == 1 || !case.is_member();
        assert!(is_found, "{:?}", case.origin);
        assert!(verdict.passed && verdict.score == 100, "{:?}", case.origin);
    }
    assert!(asked > 2000, "{asked} {vague}");
}

#[test]
fn every_answer_can_be_summed_up_in_a_sentence() {
    let pack = Pack::embedded().unwrap();
    let desk = pack.desk();
    for node in &pack.diagnosis().nodes {
        if desk.known.contains(&node.id) {
            continue;
        }
        let told = desk.recaps.get(&node.id);
        for choice in node.choices.iter().filter(|choice| !choice.unknown) {
            let told = told.and_then(|told| told.get(&choice.id));
            let told = told.unwrap_or_else(|| panic!("{}/{}", node.id, choice.id));
            for (lang, says) in told.all() {
                assert!(!says.ends_with(['。', '.', 'の']), "{lang:?}: {says}");
            }
        }
    }
    for (question, told) in &desk.recaps {
        let node = pack.diagnosis().node(question).unwrap();
        assert!(
            told.keys().all(|id| node.choice(id).is_some()),
            "{question}"
        );
    }
}

#[test]
fn a_summary_is_a_sentence_and_a_cause_is_named_with_the_answer_that_shows_it() {
    let pack = Pack::embedded().unwrap();
    let (mut summed, mut reasoned) = (0, 0);
    for case in drawn(&pack, 200) {
        for line in case.play(&case.perfect()).lines {
            let recaps: Vec<&Text> = pack
                .desk()
                .recaps
                .values()
                .flat_map(|one| one.values())
                .collect();
            let is_recap = |text: &&Text| recaps.iter().any(|recap| std::ptr::eq(*recap, *text));
            match line.form {
                LineForm::SumsUp => {
                    assert!(line.words.len() > 1 && line.words[1..].iter().all(is_recap));
                    summed += 1;
                }
                LineForm::NamesOn => {
                    assert!(line.words.len() == 2 && is_recap(&line.words[0]));
                    reasoned += 1;
                }
                _ => {}
            }
        }
    }
    assert!(summed > 100 && reasoned > 60, "{summed} {reasoned}");
}

#[test]
fn whoever_was_turned_away_thanks_nobody_for_help() {
    let pack = Pack::embedded().unwrap();
    let mut strangers = 0;
    for case in drawn(&pack, 400)
        .into_iter()
        .filter(|case| !case.is_member())
    {
        let early = [say("open-full"), Move::Close];
        for moves in [case.perfect(), early.to_vec()] {
            let end = case.play(&moves);
            let thanks = |line: &TranscriptLine| {
                line.words.iter().any(|said| {
                    let mut thanks = case.voice.thanks.iter();
                    thanks.any(|thanks| std::ptr::eq(thanks, *said))
                })
            };
            assert!(!end.lines.iter().any(thanks), "{:?}", case.origin);
        }
        strangers += 1;
    }
    assert!(strangers > 15, "{strangers}");
}

#[test]
fn what_is_said_to_advice_needs_no_answer() {
    let pack = Pack::embedded().unwrap();
    for voice in &pack.voices().voices {
        let all = [&voice.advised, &voice.heard, &voice.referred];
        let all: Vec<Text> = all.into_iter().flatten().cloned().collect();
        let asks = [
            "もう一度うかが",
            "もういっぺん",
            "もう一度。",
            "うかがえますか",
            "お願いできますか",
            "いただけますか",
            "through that again",
            "you lost me",
            "slower",
            "may i",
            "be clear",
            "thank",
            "ありがと",
        ];
        without(&all, &asks);
    }
}

/// Of these texts for mixed-up answers, those that are not said in a call, each of which fits the caller's own answer.
fn unsaid<'p>(case: &Scenario<'p>, mut left: Vec<BlurText<'p>>) -> Vec<BlurText<'p>> {
    for (question, blur) in case.model.blurs.iter().enumerate() {
        let Some(blur) = blur else { continue };
        let own = case.choice(question).unwrap();
        assert!(blur.answers.contains(&own.id), "{:?}", case.origin);
        let end = case.play(&vec![ask(&blur.question); 4]);
        let words = blur.words(case.voice.style);
        let mut said: Vec<&Text> = end
            .lines
            .iter()
            .flat_map(|line| line.words.clone())
            .collect();
        said.retain(|said| words.iter().any(|text| std::ptr::eq(text, *said)));
        left.retain(|(_, text)| !said.iter().any(|said| std::ptr::eq(*said, *text)));
    }
    left
}

/// Words that fit several answers, and one of their texts.
type BlurText<'p> = (&'p Blur, &'p Text);

#[test]
fn every_text_for_a_mixed_up_answer_is_said_in_some_call_and_fits_the_answer() {
    let pack = Pack::embedded().unwrap();
    let mut left: Vec<BlurText> = Vec::new();
    for blur in &pack.voices().blurs {
        let styles = [VoiceStyle::Polite, VoiceStyle::Casual];
        let texts = styles.iter().flat_map(|style| blur.words(*style));
        left.extend(texts.map(|text| (blur, text)));
    }
    let all = left.len();
    // First whatever calls there are, then only those that may say what is left.
    let level = |seed: u64| [5, 4, 3, 2][seed as usize % 4];
    for seed in 0..4_000 {
        if let Some(case) = Scenario::drawn(&pack, level(seed), seed) {
            left = unsaid(&case, left);
        }
    }
    assert!(left.len() * 3 < all, "{} of {all}", left.len());
    for seed in 4_000..60_000 {
        if left.is_empty() {
            break;
        }
        let Some(sketch) = ScenarioPreview::new(&pack, level(seed), seed) else {
            continue;
        };
        let may_say = left.iter().any(|(blur, _)| {
            let heard = sketch.cause.hears.get(&blur.question);
            let fits = heard.is_some_and(|heard| heard.iter().any(|id| blur.answers.contains(id)));
            fits && pack.desk().lookup(&blur.question, sketch.role).is_none()
        });
        if may_say && let Some(case) = Scenario::drawn(&pack, level(seed), seed) {
            left = unsaid(&case, left);
        }
    }
    // Which of the texts of one list comes first is by chance alone: where one was said, so may the others be.
    let is_silent = |(blur, text): &BlurText| {
        let styles = [VoiceStyle::Polite, VoiceStyle::Casual];
        let lists = styles.map(|style| blur.words(style));
        let own = lists
            .iter()
            .find(|list| list.iter().any(|one| std::ptr::eq(one, *text)));
        let own = own.unwrap();
        let unsaid = |one: &Text| left.iter().any(|(_, left)| std::ptr::eq(*left, one));
        own.iter().all(unsaid)
    };
    let left: Vec<&Text> = (left.iter().filter(|one| is_silent(one)))
        .map(|(_, text)| *text)
        .collect();
    assert!(left.is_empty(), "{} of {all}: {left:#?}", left.len());
}
