//! Guided calls: what the hints say leads to the end, and tells less from call to call.

use cardcode::app::action::Action;
use cardcode::app::choice::{ChoiceSpec, Label};
use cardcode::app::history::PracticeHistory;
use cardcode::app::message::Msg;
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::pack::content::Pack;
use cardcode::pack::model::say::SayKind;
use cardcode::text::catalogue::ui;
use cardcode::text::lang::Lang;
use cardcode::training::call::scenario::ScenarioId;
use cardcode::training::call::session::Guidance;
use cardcode::training::call::session::{CallSession, Menu, MenuItem};
use cardcode::training::call::transcript::Move;
use cardcode::training::exam::TrainingSession;
use cardcode::view::router::page;
use uuid::Uuid;

use crate::common::player::Player;
use crate::common::seated;

fn guided(pack: &Pack, place: usize, guidance: Guidance) -> CallSession {
    let call = pack.guided_calls().nth(place).unwrap();
    CallSession {
        guidance: Some(guidance),
        ..CallSession::new(ScenarioId::Made(call.id.clone()))
    }
}

#[test]
fn who_follows_the_hints_takes_the_call_without_a_fault() {
    let pack = Pack::embedded().unwrap();
    assert_eq!(pack.guided_calls().count(), Guidance::ALL.len());
    for place in 0..Guidance::ALL.len() {
        let mut call = guided(&pack, place, Guidance::Words);
        while call.is_open(&pack) {
            let hint = call.hint(&pack).unwrap();
            let one = hint.one.unwrap();
            // What the hint names stands where it says.
            for menu in hint.path.unwrap() {
                assert!(call.options(&pack).contains(&MenuItem::Open(menu)));
                call.tray = menu;
            }
            assert!(call.options(&pack).contains(&MenuItem::Do(one.clone())));
            call.make(&pack, one);
        }
        let verdict = call.verdict(&pack).unwrap();
        assert_eq!((verdict.score, verdict.broken.len()), (100, 0));
    }
}

#[test]
fn less_is_told_from_call_to_call_and_in_the_last_only_after_a_slip() {
    let pack = Pack::embedded().unwrap();
    let told = |guidance: Guidance| {
        let mut call = guided(&pack, 3, guidance);
        call.moves = vec![Move::Say("open-full".to_owned())];
        call.hint(&pack)
            .map(|hint| (hint.path.is_some(), hint.one.is_some()))
    };
    assert_eq!(told(Guidance::Words), Some((true, true)));
    assert_eq!(told(Guidance::Place), Some((true, false)));
    assert_eq!(told(Guidance::Step), Some((false, false)));
    assert_eq!(told(Guidance::AfterSlip), None);
    let mut slipped = guided(&pack, 3, Guidance::AfterSlip);
    slipped.moves = vec![Move::Say("open-short".to_owned())];
    assert!(slipped.hint(&pack).is_some());
    assert_eq!(CallSession::new(slipped.origin.clone()).hint(&pack), None);
    // Whatever is done, a hint is an answer to it, and going on by hints comes to an end.
    let mut call = guided(&pack, 0, Guidance::Words);
    call.moves = vec![
        Move::Name("fake-page".to_owned()),
        Move::Refer("network".to_owned()),
    ];
    while call.is_open(&pack) {
        let one = call.hint(&pack).unwrap().one.unwrap();
        call.tray = Menu::Moves;
        call.make(&pack, one);
        assert!(call.moves.len() < 40);
    }
}

#[test]
fn guided_calls_stand_below_the_levels_are_not_recorded_and_lead_to_the_next() {
    let pack = Pack::embedded().unwrap();
    let levels = State::new(Lang::new("en"), Screen::CallLevels);
    let actions = levels.actions(&pack);
    let place = pack.desk().levels.len();
    assert_eq!(actions[place], Action::Go(Route::GuidedCalls));
    let mut player = Player::new(&pack, Screen::GuidedCalls, 1);
    player.choose(&Action::Go(Route::GuidedCall(0)));
    let Screen::Call(call) = player.state.screen().clone() else {
        panic!()
    };
    let moves = call.case(&pack).unwrap().perfect();
    player.moves(&moves);
    assert!(matches!(player.state.screen(), Screen::Debrief(_)));
    assert!(
        player.steps.iter().all(Vec::is_empty),
        "nothing is recorded"
    );
    player.choose(&Action::NextCall);
    let Screen::Call(next) = player.state.screen() else {
        panic!()
    };
    assert_eq!(next.guidance, Some(Guidance::Place));
}

/// A call in which the guide speaks after slips alone, after these moves.
fn after(pack: &Pack, moves: &[Move]) -> CallSession {
    let mut call = guided(pack, 3, Guidance::AfterSlip);
    call.moves = moves.to_vec();
    call
}

#[test]
fn the_guide_speaks_after_each_slip_and_each_time_in_more_detail() {
    let pack = Pack::embedded().unwrap();
    let best = after(&pack, &[]).case(&pack).unwrap().perfect();
    let wrong_cause = Move::Name("fake-page".to_owned());
    let case = after(&pack, &[]).case(&pack).unwrap();
    let needs = case.needs();
    let mut says = pack.desk().says.iter();
    let wrong_advice = says.find(|say| {
        let is_needed = needs.needs.contains(&say.id) || needs.fine.contains(&say.id);
        let is_advice = say.kind == SayKind::Advise && say.is_said_at(case.role);
        is_advice && !is_needed && !say.is_always_fine
    });
    let wrong_advice = Move::Say(wrong_advice.unwrap().id.clone());
    let wrong_refer = Move::Refer("network".to_owned());
    for place in 1..best.len() - 2 {
        for slip in [&wrong_cause, &wrong_advice, &wrong_refer] {
            let mut moves = best[..place].to_vec();
            let mut told = Vec::new();
            for _ in 0..3 {
                moves.push(slip.clone());
                let hint = after(&pack, &moves).hint(&pack);
                let hint = hint.unwrap_or_else(|| panic!("silent after {slip:?} at {place}"));
                assert!(hint.missed.is_some());
                told.push((hint.path.is_some(), hint.one.is_some()));
                // What is right is met with silence, after a slip too.
                let case = after(&pack, &moves).case(&pack).unwrap();
                moves.push(case.best_move(&case.play(&moves)).unwrap());
                assert_eq!(after(&pack, &moves).hint(&pack), None, "{moves:?}");
                if !after(&pack, &moves).is_open(&pack) || moves.contains(&Move::Close) {
                    break;
                }
            }
            let more = [(false, false), (true, false), (true, true)];
            assert_eq!(told, more[..told.len()]);
        }
    }
    // The same question once more is a slip as well.
    let asked = best.iter().position(|one| matches!(one, Move::Ask(_)));
    let asked = asked.unwrap();
    let mut again = best[..=asked].to_vec();
    assert_eq!(after(&pack, &again).hint(&pack), None);
    again.push(best[asked].clone());
    assert!(after(&pack, &again).hint(&pack).is_some());
}

#[test]
fn newcomers_are_led_to_the_guided_calls_and_nobody_else_is() {
    let pack = Pack::embedded().unwrap();
    for screen in [Screen::Train, Screen::CallLevels] {
        let led = |history: Option<PracticeHistory>| {
            let state = State::new(Lang::new("en"), screen.clone());
            let kept = history.is_some().then(|| Uuid::from_u128(1));
            let state = seated(&pack, state, TrainingSession::default(), kept);
            let state = match history {
                Some(history) => step(&pack, state, Msg::Read(Box::new(history))).0,
                None => state,
            };
            let choices = state.choices(&pack);
            let to = |choice: &&ChoiceSpec| choice.action == Action::Go(Route::GuidedCalls);
            let note = choices.iter().find(to).unwrap().note.clone();
            let first = ui::guided::FIRST;
            let is_marked = matches!(note, Some(Label::Counted(key, _, 4)) if key == first);
            let lead = page(&pack, &state).lead;
            assert_eq!(lead == "New here? Begin with: Guided calls", is_marked);
            is_marked
        };
        let read = |calls: usize| {
            Some(PracticeHistory {
                calls,
                ..PracticeHistory::default()
            })
        };
        assert!(led(None) && led(read(0)) && !led(read(1)));
    }
}
