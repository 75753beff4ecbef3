//! The screen at the end of a route, with what it holds.

use crate::app::card_step::CardStep;
use crate::app::draws;
use crate::app::goto;
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::call_list::CallListScreen;
use crate::app::screens::card_steps::CardStepsScreen;
use crate::app::screens::cause::CauseScreen;
use crate::app::screens::code_list::CodeListScreen;
use crate::app::screens::compare::CompareScreen;
use crate::app::screens::debrief::DebriefScreen;
use crate::app::screens::desk_guide::DeskCauseScreen;
use crate::app::screens::meaning::MeaningScreen;
use crate::app::screens::message::MessageScreen;
use crate::app::screens::past_calls::PastCallsScreen;
use crate::app::screens::person::PersonScreen;
use crate::app::screens::phone_script::PhoneScriptScreen;
use crate::app::screens::report::ReportScreen;
use crate::app::screens::said::SaidScreen;
use crate::app::screens::team::TeamScreen;
use crate::app::screens::topic::TopicScreen;
use crate::app::state::State;
use crate::app::team_part::TeamPart;
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::session::CallSession;
use crate::training::call::session::Guidance;
use crate::training::classify::ClassifyDrill;
use crate::training::report::ReportPart;

/// The screen that a route leads to from here. `None` if the pack, the records or the exam have nothing for it.
pub fn screen(route: &Route, pack: &Pack, state: &State) -> Option<Screen> {
    Some(match route.clone() {
        Route::CardList => Screen::CardList,
        Route::Card(id) => Screen::card(pack.card(&id)?),
        Route::CardSteps(card, step) => steps(card, step),
        Route::Compare => Screen::Compare(CompareScreen { with: 1 }),
        Route::Quiz => Screen::Quiz(ClassifyDrill::default()),
        Route::Diagnose => Screen::Diagnose(Answers::default()),
        Route::DiagnoseMessage(meaning) => {
            let flow = pack.diagnosis();
            let evidence = flow.evidence_of(&meaning)?;
            Screen::Diagnose(Answers::told(flow, evidence))
        }
        Route::Urgent => Screen::Diagnose(urgent(pack)),
        Route::Question(id) => Screen::Diagnose(goto::answers_to(pack.diagnosis(), &id)?),
        Route::Answers => Screen::Answers,
        Route::Cause(cause) => Screen::Cause(CauseScreen { cause }),
        Route::PhoneScript(cause) => Screen::PhoneScript(PhoneScriptScreen { cause }),
        Route::CodeLists => Screen::CodeLists,
        Route::CodeList(system) => Screen::CodeList(CodeListScreen { system }),
        Route::Message(system, code) => Screen::Message(MessageScreen { system, code }),
        Route::Meaning(meaning) => Screen::Meaning(MeaningScreen { meaning }),
        // As it is kept: whole now, so that only what is a code stays of its digits.
        Route::Said(words) => Screen::Said(SaidScreen {
            words: pack.look_up(&words).asked,
        }),
        Route::UnknownMessage => Screen::UnknownMessage,
        Route::Topics => Screen::Topics,
        Route::Topic(topic) => Screen::Topic(TopicScreen { topic }),
        Route::GoTo => Screen::GoTo,
        Route::Train => Screen::Train,
        Route::DueToday => Screen::DueToday,
        Route::Report(alias) => Screen::Report(ReportScreen {
            alias,
            part: ReportPart::Next,
        }),
        Route::Team => Screen::Team(TeamScreen {
            part: TeamPart::People,
        }),
        Route::Person(alias) => Screen::Person(PersonScreen { alias }),
        Route::PastCalls(alias) => Screen::PastCalls(PastCallsScreen { alias }),
        Route::PastCall(place) => past_call(pack, state, place)?,
        Route::DeskGuide => Screen::DeskGuide,
        Route::DeskCause(cause) => Screen::DeskCause(DeskCauseScreen { cause }),
        Route::Practice(mode) => Screen::practice(mode, state.sitting.seed)?,
        Route::GuidedCalls => Screen::GuidedCalls,
        Route::GuidedCall(place) => guided_call(pack, place)?,
        Route::CallList(level) => Screen::CallList(CallListScreen { level }),
        Route::DrawnCall(level) => call(drawn(pack, state, level, state.sitting.seed)),
        Route::WrittenCall(id) => call(ScenarioId::Made(id)),
        Route::DueCards => {
            let drill = draws::due_cards(pack, state.sitting.seed, state.records()?);
            Screen::Locate(drill)
        }
        Route::DueRequests => Screen::Quiz(draws::due_requests(state.records()?)),
        Route::DueAdvice => Screen::Advice(draws::due_advice(state.sitting.seed, state.records()?)),
        Route::DueCall => call(draws::due_call(pack, &state.sitting, state.records()?)?),
        Route::ExamCall(index) => match state.screen() {
            Screen::Grade(graded) => Screen::Debrief(graded.debrief(index)?),
            _ => return None,
        },
    })
}

/// The questions from that of who is in a hurry on; from the first, where the pack has no such question.
fn urgent(pack: &Pack) -> Answers {
    let flow = pack.diagnosis();
    let question = flow.urgent.as_ref();
    let answers = question.and_then(|id| goto::answers_to(flow, id));
    answers.unwrap_or_default().as_told(flow)
}

fn steps(card: String, step: CardStep) -> Screen {
    Screen::CardSteps(CardStepsScreen { card, step })
}

pub(crate) fn call(origin: ScenarioId) -> Screen {
    Screen::Call(CallSession::new(origin))
}

/// The guided call with this place. `None` if there are fewer.
pub(crate) fn guided_call(pack: &Pack, place: usize) -> Option<Screen> {
    let call = pack.guided_calls().nth(place)?;
    Some(Screen::Call(CallSession {
        guidance: Some(*Guidance::ALL.get(place)?),
        ..CallSession::new(ScenarioId::Made(call.id.clone()))
    }))
}

fn drawn(pack: &Pack, state: &State, level: usize, seed: u64) -> ScenarioId {
    draws::call(pack, &state.sitting, state.records(), level, seed)
}

/// The debrief of a past call: what it was worth is computed anew from its moves.
fn past_call(pack: &Pack, state: &State, place: usize) -> Option<Screen> {
    let (call, _) = state.past()?.calls.get(place)?.clone();
    let verdict = call.verdict(pack)?;
    Some(Screen::Debrief(DebriefScreen::of_the_past(
        call,
        Box::new(verdict),
    )))
}

/// The call after this one: the next that is written, or the next draw of its level.
pub(crate) fn next_call(pack: &Pack, state: &State, origin: &ScenarioId) -> Option<ScenarioId> {
    match origin {
        ScenarioId::Made(id) => {
            let mut calls = pack.calls().iter().skip_while(|call| call.id != *id);
            Some(ScenarioId::Made(calls.nth(1)?.id.clone()))
        }
        ScenarioId::Drawn(level, seed) | ScenarioId::Rehearsed(level, seed) => {
            Some(drawn(pack, state, *level, draws::next_seed(*seed)))
        }
    }
}
