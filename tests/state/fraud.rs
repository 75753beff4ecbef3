//! Calls about a fraud: what got out is asked first, and what is needed depends on the answer.

use std::collections::BTreeSet;

use cardcode::pack::content::Pack;
use cardcode::pack::model::say::SayKind;
use cardcode::pack::model::voice::{Spoken, Voice, VoiceStyle};
use cardcode::text::lang::Text;
use cardcode::training::call::scenario::Scenario;
use cardcode::training::call::sheet::Criterion;
use cardcode::training::call::transcript::{CallState, Move, Speaker};
use cardcode::training::call::verdict::Verdict;

use crate::moves::drawn;

const ASK: &str = "disclosure";

/// Drawn calls about a fraud, of all levels.
fn frauds(pack: &Pack) -> Vec<Scenario<'_>> {
    let all = drawn(pack, 1500).into_iter();
    all.filter(Scenario::may_have_disclosed).collect()
}

fn said(words: &[Text]) -> BTreeSet<&str> {
    words
        .iter()
        .flat_map(|text| text.all().map(|(_, says)| says))
        .collect()
}

/// Whether the caller says one of these.
fn says(call: &CallState, words: &[Text]) -> bool {
    let words = said(words);
    let lines = call
        .lines
        .iter()
        .filter(|line| line.speaker == Speaker::Caller);
    lines
        .flat_map(|line| &line.words)
        .any(|text| text.all().all(|(_, says)| words.contains(says)))
}

fn broke(verdict: &Verdict, rule: &str) -> bool {
    verdict.broken.iter().any(|breach| breach.rule == rule)
}

#[test]
fn what_got_out_is_answered_and_decides_what_is_needed() {
    let pack = Pack::embedded().unwrap();
    let mut both = BTreeSet::new();
    for case in frauds(&pack) {
        both.insert(case.has_disclosed);
        let ask = Move::Say(ASK.to_owned());
        let call = case.play(std::slice::from_ref(&ask));
        let Voice { gave, kept, .. } = case.voice;
        assert_eq!(says(&call, gave), case.has_disclosed);
        assert_eq!(says(&call, kept), !case.has_disclosed);
        let needs = case.needs();
        let disclosed = &pack.desk().disclosed;
        let issuer_s = |id: &&String| pack.desk().say(id).unwrap().is_said_at(case.role);
        for need in disclosed.needs.iter().filter(issuer_s) {
            assert_eq!(needs.needs.contains(need), case.has_disclosed, "{need}");
        }
        assert!(!needs.needs.is_empty());
        assert!(case.verdict(&case.perfect()).passed);
    }
    assert_eq!(both.len(), 2, "some told something, and some nothing");
}

#[test]
fn a_fraud_whose_agent_does_not_ask_what_got_out_is_led_against_a_rule() {
    let pack = Pack::embedded().unwrap();
    for case in frauds(&pack).iter().take(60) {
        let best = case.perfect();
        assert!(!broke(&case.verdict(&best), ASK));
        let is_ask = |one: &&Move| **one != Move::Say(ASK.to_owned());
        let without: Vec<Move> = best.iter().filter(is_ask).cloned().collect();
        assert_eq!(without.len() + 1, best.len());
        let verdict = case.verdict(&without);
        assert!(broke(&verdict, ASK) && verdict.score < 100);
        // Asked once everything is said, it comes too late.
        let late = [&without[..without.len() - 2], &[Move::Say(ASK.to_owned())]].concat();
        assert!(broke(&case.verdict(&late), ASK));
        if !case.has_disclosed && pack.desk().say("stop-card").unwrap().is_said_at(case.role) {
            let stop = Move::Say("stop-card".to_owned());
            let at = best.len() - 3;
            let stopping = [&best[..at], &[stop], &best[at..]].concat();
            assert_eq!(case.verdict(&stopping).beside, ["stop-card"]);
        }
    }
}

#[test]
fn nobody_who_told_something_says_that_they_told_nothing() {
    let pack = Pack::embedded().unwrap();
    let denied = pack.voices().reply("urgent", "asked").unwrap();
    let styles = [VoiceStyle::Polite, VoiceStyle::Casual];
    let denials = styles.iter().flat_map(|style| denied.words(*style));
    let denials: Vec<Text> = denials.cloned().collect();
    let mut seen = 0;
    for case in frauds(&pack).iter().filter(|case| case.has_disclosed) {
        let opened = case.play(&[Move::Say("open-full".to_owned())]);
        assert!(!says(&opened, &denials));
        let mut call = case.begin();
        for _ in 0..4 {
            call.step(case, &Move::Ask("urgent".to_owned()));
            call.over = None;
        }
        assert!(!says(&call, &denials));
        seen += usize::from(says(&call, &case.voice.gave));
    }
    assert!(seen > 0, "asked what happened, they say that they gave it");
}

#[test]
fn a_caller_who_thinks_that_the_code_is_on_the_screen_is_answered_before_anything_else() {
    let pack = Pack::embedded().unwrap();
    let answer = pack.desk().not_on_screen.clone().map(Move::Say).unwrap();
    let mut asked = 0;
    for seed in 0..400 {
        let Some(case) = Scenario::drawn(&pack, 2 + seed as usize % 4, seed) else {
            continue;
        };
        let best = case.perfect();
        let Some(at) = best.iter().position(|one| *one == answer) else {
            continue;
        };
        asked += 1;
        let before = case.play(&best[..at]);
        assert!(before.waits_for_screen && says(&before, &case.voice.sees));
        let kept = case.verdict(&best);
        assert!(!broke(&kept, "answer-the-caller"));
        let over: Vec<Move> = [&best[..at], &best[at + 1..]].concat();
        let verdict = case.verdict(&over);
        assert!(broke(&verdict, "answer-the-caller"));
        let listening = verdict.conduct.iter();
        let mut listening = listening.filter(|line| line.criterion == Criterion::Listening);
        assert!(!listening.next().unwrap().is_met);
        assert!(verdict.passed, "a slip, and no more");
    }
    assert!(asked > 20, "{asked} of 400");
    assert!(
        pack.desk()
            .says
            .iter()
            .filter(|say| say.kind == SayKind::Disclosure)
            .count()
            == 1,
        "one question asks what got out"
    );
}
