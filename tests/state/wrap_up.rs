//! What an agent writes down after a call.

use std::collections::BTreeSet;

use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::{Scenario, ScenarioId};
use cardcode::training::call::session::{CallSession, MenuItem};
use cardcode::training::call::sheet::Criterion;
use cardcode::training::call::transcript::{Move, Speaker};
use cardcode::view::router::page;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

/// The best play of a call up to its end, and the call before its record.
fn closed(pack: &Pack, seed: u64) -> CallSession {
    let origin = ScenarioId::Drawn(2, seed);
    let mut moves = Scenario::new(pack, &origin).unwrap().perfect();
    assert!(matches!(moves.pop(), Some(Move::WrapUp(_))));
    CallSession {
        moves,
        ..CallSession::new(origin)
    }
}

#[test]
fn a_call_goes_on_until_it_is_written_down_and_then_nothing_more_is_done() {
    let pack = pack();
    let call = closed(&pack, 3);
    assert!(call.is_open(&pack));
    let case = call.case(&pack).unwrap();
    let with = |more: &[Move]| [&call.moves[..], more].concat();
    let facts = Move::WrapUp("facts".to_owned());
    assert!(case.can_be(&with(std::slice::from_ref(&facts))));
    // Neither a word to a caller who is gone, nor a record of a call that goes on, nor two of one.
    let offer = Move::Say("offer-more".to_owned());
    assert!(!case.can_be(&with(&[offer])));
    assert!(!case.can_be(&with(&[Move::Close])));
    assert!(!case.can_be(&with(&[facts.clone(), facts.clone()])));
    assert!(!case.can_be(&[facts]));
}

#[test]
fn what_is_written_is_judged_and_digits_fail_the_call() {
    let pack = pack();
    for seed in 0..20 {
        let call = closed(&pack, seed);
        let case = call.case(&pack).unwrap();
        let forms = &pack.desk().wrap_ups;
        let forms = forms.iter().filter(|form| !form.is_after_reading);
        let right = forms.clone().filter(|form| form.breaks.is_none()).count();
        assert_eq!(right, 1, "one record is right");
        for form in forms {
            let mut moves = call.moves.clone();
            moves.push(Move::WrapUp(form.id.clone()));
            let verdict = case.verdict(&moves);
            let line = verdict.conduct.iter();
            let mut line = line.filter(|line| line.criterion == Criterion::WrapUp);
            assert_eq!(line.next().unwrap().is_met, form.breaks.is_none());
            let broken = verdict.broken.iter().map(|breach| &breach.rule);
            let told = form.breaks.as_ref();
            assert_eq!(
                broken.collect::<Vec<_>>(),
                told.into_iter().collect::<Vec<_>>()
            );
            assert_eq!(verdict.blocked, form.id == "digits", "{}", form.id);
        }
    }
}

#[test]
fn records_say_what_was_told_and_stand_in_another_order_in_each_call() {
    let (pack, en) = (pack(), Lang::new("en"));
    let mut orders = BTreeSet::new();
    for seed in 0..12 {
        let call = closed(&pack, seed);
        let orders_of: Vec<Move> = call
            .options(&pack)
            .into_iter()
            .filter_map(|item| match item {
                MenuItem::Do(one) => Some(one),
                MenuItem::Open(_) => None,
            })
            .collect();
        let told = call.moves.iter().find_map(|one| match one {
            Move::Name(id) => pack.causes().get(id),
            _ => None,
        });
        let state = State::new(en.clone(), Screen::Call(call));
        let labels: Vec<String> = page(&pack, &state)
            .choices
            .into_iter()
            .map(|choice| choice.label)
            .collect();
        assert!(
            labels.iter().all(|label| !label.contains('{')),
            "{labels:?}"
        );
        let name = told.map(|cause| cause.name.get(&en));
        for (one, label) in orders_of.iter().zip(&labels) {
            let Move::WrapUp(id) = one else {
                panic!("{one:?}");
            };
            let has_cause = name.is_some_and(|name| label.contains(name));
            let is_told = matches!(id.as_str(), "facts" | "digits");
            assert!(has_cause == (is_told && name.is_some()), "{id}: {label}");
        }
        orders.insert(orders_of);
    }
    assert!(orders.len() > 4, "their order tells which is right");
}

/// The time of an exam may be over between the goodbye and the record: to whom the caller was referred counts.
#[test]
fn a_call_that_was_closed_and_not_written_down_lacks_the_record_alone() {
    let pack = pack();
    for seed in 0..20 {
        let call = closed(&pack, seed);
        let case = call.case(&pack).unwrap();
        let (written, open) = (case.verdict(&case.perfect()), case.verdict(&call.moves));
        assert_eq!(written.points, open.points);
        assert!(!open.hung_up && open.broken.is_empty());
        let missed = open.conduct.iter().filter(|line| !line.is_met);
        let missed: Vec<Criterion> = missed.map(|line| line.criterion).collect();
        assert_eq!(missed, [Criterion::WrapUp]);
    }
}

/// A pack may have records and no words for a cause that was not told.
#[test]
fn a_record_is_filled_whatever_the_pack_has_words_for() {
    let mut files = carried();
    let desk = files
        .iter_mut()
        .find(|file| file.path == "desk.toml")
        .unwrap();
    let without = desk
        .text
        .lines()
        .filter(|line| !line.starts_with("no_cause"));
    desk.text = (without.collect::<Vec<_>>().join("\n") + "\n").into();
    let checked = check(&files, &carried());
    let pack = checked.pack.expect("its records need no such words");
    let moves = vec![Move::Say("open-full".to_owned()), Move::Close];
    let call = CallSession {
        moves,
        ..CallSession::new(ScenarioId::Drawn(2, 3))
    };
    let state = State::new(Lang::new("ja"), Screen::Call(call));
    let choices = page(&pack, &state).choices;
    assert!(choices.iter().all(|choice| !choice.label.contains('{')));
}

#[test]
fn who_was_not_helped_does_not_thank_when_the_agent_ends_the_call() {
    let pack = pack();
    let mut ended = [0, 0];
    for call in pack.calls() {
        let case = CallSession::new(ScenarioId::Made(call.id.clone()))
            .case(&pack)
            .unwrap();
        let last = |moves: &[Move]| {
            let moves: Vec<Move> = moves.iter().cloned().chain([Move::Close]).collect();
            let scene = case.play(&moves);
            let said = scene.lines.iter().rev();
            let mut said = said.filter(|line| line.speaker == Speaker::Caller);
            said.next().unwrap().words[0].clone()
        };
        let open = Move::Say("open-full".to_owned());
        let named = |id: &str| Move::Name(id.to_owned());
        let wrong = match call.cause.as_str() {
            "pin-typed" => "fake-page",
            _ => "pin-typed",
        };
        let is_member = case.is_member();
        for moves in [vec![open.clone()], vec![open.clone(), named(wrong)]] {
            let words = last(&moves);
            let gives_up = case.voice.hangup.contains(&words);
            assert_eq!(gives_up, is_member, "{} {words:?}", call.id);
            ended[0] += usize::from(gives_up);
        }
        // Neither advice nor a referral makes up for a wrong cause that was the last word.
        let needs = case.needs();
        let refer = Move::Refer(needs.refer[0].clone());
        let advised = needs.needs.iter().cloned().map(Move::Say);
        let misled = [open.clone(), named(wrong)].into_iter().chain(advised);
        let words = last(&misled.chain([refer]).collect::<Vec<_>>());
        assert!(
            !is_member || !case.voice.thanks.contains(&words),
            "{}",
            call.id
        );
        let helped = last(&[open, named(&call.cause)]);
        assert!(case.voice.thanks.contains(&helped), "{}", call.id);
        ended[1] += 1;
    }
    assert!(ended[0] > 40 && ended[1] > 40, "{ended:?}");
}

/// The best play of a call in which the caller begins to read a code out, up to its record.
fn read_out(pack: &Pack) -> CallSession {
    let levels = 4..=pack.desk().levels.len();
    let all = levels.flat_map(|level| (0..20).map(move |seed| ScenarioId::Drawn(level, seed)));
    let mut sessions = all.filter_map(|origin| {
        let mut moves = Scenario::new(pack, &origin)?.perfect();
        let stop = Move::Say("stop-reading".to_owned());
        let has_stopped = moves.contains(&stop);
        moves.pop();
        has_stopped.then(|| CallSession {
            moves,
            ..CallSession::new(origin)
        })
    });
    sessions.next().unwrap()
}

#[test]
fn where_a_code_was_begun_to_be_read_out_the_record_says_so_and_holds_none_of_it() {
    let pack = pack();
    let call = read_out(&pack);
    let case = call.case(&pack).unwrap();
    let offered = call.options(&pack);
    let verdict = |id: &str| {
        let one = Move::WrapUp(id.to_owned());
        assert!(offered.contains(&MenuItem::Do(one.clone())), "{id}");
        case.verdict(&[&call.moves[..], &[one]].concat())
    };
    let met = |id: &str, criterion: Criterion| {
        let verdict = verdict(id);
        let mut lines = verdict.conduct.iter();
        lines
            .find(|line| line.criterion == criterion)
            .unwrap()
            .is_met
    };
    assert!(met("facts-heard", Criterion::WrapUp) && met("facts-heard", Criterion::CodeHeard));
    assert_eq!(verdict("facts-heard").score, 100);
    // The record of any other call leaves out what happened; digits fail the call.
    assert!(!met("facts", Criterion::WrapUp) && met("facts", Criterion::CodeHeard));
    assert!(!verdict("facts").blocked);
    let broken = verdict("facts").broken;
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].rule, "note-reading");
    for id in ["digits", "digits-heard"] {
        assert!(
            !met(id, Criterion::CodeHeard) && verdict(id).blocked,
            "{id}"
        );
    }
    // Where nobody read anything, neither is offered, nor is the line on the sheet.
    let quiet = closed(&pack, 3);
    let heard =
        |item: &MenuItem| matches!(item, MenuItem::Do(Move::WrapUp(id)) if id.ends_with("heard"));
    assert!(!quiet.options(&pack).iter().any(heard));
    let other = quiet.case(&pack).unwrap();
    let verdict = other.verdict(&other.perfect());
    let is_of_code = |criterion: Criterion| criterion == Criterion::CodeHeard;
    assert!(
        !verdict
            .conduct
            .iter()
            .any(|line| is_of_code(line.criterion))
    );
}

#[test]
fn who_reads_on_unstopped_costs_the_line_about_the_code() {
    let pack = pack();
    let call = read_out(&pack);
    let case = call.case(&pack).unwrap();
    let stop = Move::Say("stop-reading".to_owned());
    let moves: Vec<Move> = (call.moves.iter())
        .filter(|one| **one != stop)
        .cloned()
        .chain([Move::WrapUp("facts-heard".to_owned())])
        .collect();
    let verdict = case.verdict(&moves);
    let mut lines = verdict.conduct.iter();
    let line = lines.find(|line| line.criterion == Criterion::CodeHeard);
    assert!(!line.unwrap().is_met);
}
