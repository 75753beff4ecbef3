//! The questions and what they lead to: what a person is told, and what is never told.

use cardcode::app::action::Action;
use cardcode::app::message::Intent;
use cardcode::app::screen::Screen;
use cardcode::app::screens::message::MessageScreen;
use cardcode::app::state::State;
use cardcode::inquiry::answers::Answers;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::page::Block;
use cardcode::view::router::page;

use crate::common::{languages, words};
use cardcode::author::crawl::after;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

#[test]
fn what_advises_another_try_says_when_to_stop() {
    let pack = pack();
    for cause in &pack.causes().all {
        let steps = cause
            .steps
            .iter()
            .chain(&cause.retry)
            .flat_map(|step| step.all());
        let again = steps
            .filter(|(_, words)| words.contains("もう一度だけ") || words.contains("once more"))
            .count();
        let bounded = cause.facts.iter().any(|fact| fact == "two-tries-then-stop");
        assert!(
            again == 0 || bounded,
            "{} advises another try without a bound",
            cause.id
        );
    }
}

#[test]
fn no_cardholder_is_shown_loss_theft_or_suspicion_as_a_reason() {
    let pack = pack();
    let reasons = [
        "盗難",
        "紛失",
        "不正利用の疑い",
        "lost",
        "stolen",
        "fraud",
        "suspect",
        "pick up",
        "pickup",
    ];
    for system in pack.systems() {
        for message in &system.messages {
            for lang in languages(&pack) {
                let screen = Screen::Message(MessageScreen {
                    system: system.id.clone(),
                    code: message.code.clone(),
                });
                let page = page(&pack, &State::new(lang, screen));
                // The lead repeats the code, which an unlisted message was asked for by.
                let shown = words(&page)
                    .into_iter()
                    .filter(|words| message.listed || *words != page.lead);
                for words in shown {
                    let words = words.to_lowercase();
                    assert!(
                        !reasons.iter().any(|reason| words.contains(reason)),
                        "{}: {words}",
                        message.code
                    );
                }
            }
        }
    }
}

/// The questions, with these answers given.
fn answered(pack: &Pack, lang: Lang, choices: &[&str]) -> State {
    let mut state = State::new(lang, Screen::Diagnose(Default::default()));
    for choice in choices {
        let place = state
            .actions(pack)
            .iter()
            .position(|act| *act == Action::Answer((*choice).to_owned()))
            .unwrap();
        state = after(
            pack,
            &state,
            &[Intent::SelectByPointer(place), Intent::Choose],
        );
    }
    state
}

#[test]
fn no_two_questions_have_the_same_name() {
    let pack = pack();
    for lang in languages(&pack) {
        let mut names: Vec<&str> = pack
            .diagnosis()
            .nodes
            .iter()
            .map(|node| node.short.get(&lang))
            .collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    }
}

#[test]
fn changing_an_answer_keeps_the_later_ones_that_still_fit() {
    let pack = pack();
    let flow = pack.diagnosis();
    let state = answered(&pack, Lang::new("en"), &["online", "none", "same", "none"]);
    assert_eq!(page(&pack, &state).id, "ask/elsewhere");
    // The second answer, anew: another one, after which the same questions are asked.
    let asked = after(
        &pack,
        &state,
        &[Intent::Answers, Intent::SelectByPointer(1), Intent::Choose],
    );
    assert_eq!(page(&pack, &asked).id, "ask/message");
    assert_eq!(asked.room().mark, 8, "the old answer is marked");
    let kept = after(&pack, &asked, &[Intent::SelectByPointer(9), Intent::Choose]);
    assert_eq!(page(&pack, &kept).id, "ask/elsewhere");
    assert_eq!(kept.walk().unwrap().path(flow)[1].1, "unknown");
}

#[test]
fn who_is_asked_once_more_is_told_what_they_answered() {
    let pack = pack();
    let flow = pack.diagnosis();
    for lang in languages(&pack) {
        let mut answers = Answers::default();
        for (question, choice) in [("where", "online"), ("message", "code"), ("typed", "pin")] {
            answers.answer(question, choice);
        }
        let given = flow.node("typed").unwrap().choice("pin").unwrap();
        let given = given.say.get(&lang);
        // The first time, nothing of it; once its cause was denied, what was said.
        let told = |answers: &Answers| {
            let state = State::new(lang.clone(), Screen::Diagnose(answers.clone()));
            let page = page(&pack, &state);
            let notes = page.blocks.iter().filter_map(|block| match block {
                Block::Note(text) => Some(text.contains(given)),
                _ => None,
            });
            (page.id.clone(), notes.collect::<Vec<_>>())
        };
        let mut first = answers.clone();
        first.undo(flow);
        assert_eq!(told(&first), ("ask/typed".to_owned(), vec![false]));
        answers.deny(&pack);
        assert_eq!(
            told(&answers),
            ("sharper/typed".to_owned(), vec![false, true])
        );
    }
}
