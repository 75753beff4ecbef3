//! What can be chosen on a screen, and what choosing it does.

use crate::app::goto;
use crate::app::training_choices;
use crate::app::training_moves;
use crate::pack::content::Pack;
use crate::training::report;

use crate::app::message::{Effect, Paper};
use crate::app::screen::Screen;
use crate::app::screen::{Step, other_face};
use crate::app::update::State;
use crate::inquiry::answers::{Position, Walk};
use crate::training::call::replies::Move;
use crate::training::call::session::Tray;
use crate::training::classify::Sorting;

/// Something that can be chosen. The page gives it words.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// To another screen, over this one.
    Go(Screen),
    /// To another screen, instead of this one.
    Turn(Screen),
    /// Answer the question: the id of the choice.
    Answer(String),
    /// Give the answer to this question anew: its id.
    Reask(String),
    /// Say what the request asks for: the place of the answer.
    Sort(usize),
    /// The code is where the mark is.
    Point,
    /// The card shows no code.
    Nowhere,
    /// Turn the card over.
    Flip,
    /// The next request, or card.
    Next,
    /// Begin the exam.
    Begin,
    /// Go on with the exam.
    Stay,
    /// Leave the exam.
    Leave,
    /// Choose from this tray.
    Open(Tray),
    /// Make this move in the call.
    Make(Move),
    /// Take up again what was left without an end.
    TakeUp,
    /// Close it as unfinished.
    CloseOpen,
    /// Begin again.
    Again,
    /// Copy this paper.
    Copy(Paper),
    /// Save this paper.
    Save(Paper),
    /// Leave, or take the last answer back.
    Back,
    /// To the first screen.
    Home,
    /// Leave the program.
    Quit,
}

/// What can be chosen on the screen that is seen, in order.
pub fn acts(pack: &Pack, state: &State) -> Vec<Act> {
    let go = |screen| Act::Go(screen);
    match state.screen() {
        Screen::Home => vec![
            go(Screen::Pick),
            go(Screen::Compare { with: 1 }),
            go(Screen::Diagnose(Walk::default())),
            go(Screen::Systems),
            go(Screen::Topics),
            go(Screen::Train),
        ]
        .into_iter()
        .chain(state.preview().map(|_| go(Screen::Jump)))
        .chain([Act::Quit])
        .collect(),
        Screen::Pick => pack
            .cards()
            .iter()
            .map(|card| go(Screen::card(card)))
            .collect(),
        Screen::Card { card, face } => {
            let turn = pack.card(card).and_then(|design| other_face(design, *face));
            let turn = turn.map(|(face, _)| {
                Act::Turn(Screen::Card {
                    card: card.clone(),
                    face,
                })
            });
            let guide = |step| {
                go(Screen::Guide {
                    card: card.clone(),
                    step,
                })
            };
            turn.into_iter()
                .chain([
                    guide(Step::Side),
                    guide(Step::Missing),
                    Act::Back,
                    Act::Home,
                ])
                .collect()
        }
        Screen::Guide { card, step } => {
            let to = |step| {
                Act::Turn(Screen::Guide {
                    card: card.clone(),
                    step,
                })
            };
            let onwards = step.beside(true).map(to);
            let next = onwards.unwrap_or(go(Screen::Compare { with: 1 }));
            [
                Some(next),
                step.beside(false).map(to),
                Some(Act::Back),
                Some(Act::Home),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        Screen::Compare { with } => {
            let others = (1..pack.comparison().things.len()).filter(|other| other != with);
            let others = others.map(|with| Act::Turn(Screen::Compare { with }));
            [go(Screen::Round(Sorting::default()))]
                .into_iter()
                .chain(others)
                .chain([Act::Back])
                .collect()
        }
        Screen::Round(sorting) if sorting.is_over(pack) => {
            vec![Act::Again, Act::Back, Act::Home]
        }
        Screen::Round(sorting) if sorting.explaining => vec![Act::Next, Act::Back],
        Screen::Round(sorting) => (0..sorting.answers(pack).len()).map(Act::Sort).collect(),
        Screen::Diagnose(walk) => match walk.position(pack.diagnosis(), pack.causes()) {
            Position::Ask(node) => node
                .choices
                .iter()
                .map(|choice| Act::Answer(choice.id.clone()))
                .collect(),
            Position::Cause(cause) => of_a_cause(pack, state, &cause.id),
            Position::Remaining(causes) => {
                let causes = causes.iter().map(|cause| {
                    go(Screen::Cause {
                        cause: cause.id.clone(),
                    })
                });
                causes
                    .chain([
                        go(Screen::Answers),
                        Act::Copy(Paper::Summary),
                        Act::Save(Paper::Summary),
                        Act::Again,
                    ])
                    .collect()
            }
        },
        Screen::Answers => {
            let path = state
                .walk()
                .map(|walk| walk.path(pack.diagnosis()))
                .unwrap_or_default();
            path.iter()
                .map(|(node, _)| Act::Reask(node.id.clone()))
                .chain([Act::Back])
                .collect()
        }
        Screen::Cause { cause } => of_a_cause(pack, state, cause),
        Screen::Call { .. } if state.walk().is_some() => {
            vec![
                Act::Copy(Paper::Summary),
                Act::Save(Paper::Summary),
                Act::Back,
                Act::Home,
            ]
        }
        Screen::Call { .. } => vec![Act::Back, Act::Home],
        Screen::Systems => {
            let systems = pack.systems().iter().map(|system| {
                go(Screen::Codes {
                    system: system.id.clone(),
                })
            });
            systems
                .chain([go(Screen::UnknownMessage), Act::Back])
                .collect()
        }
        Screen::Codes { system: id } => {
            let system = pack.systems().iter().find(|system| system.id == *id);
            let messages = system
                .into_iter()
                .flat_map(|system| system.messages.iter().filter(|message| message.listed));
            let show = |code: &str| {
                go(Screen::Message {
                    system: id.clone(),
                    code: code.to_owned(),
                })
            };
            messages
                .map(|message| show(&message.code))
                .chain([Act::Back])
                .collect()
        }
        Screen::Message { .. } => vec![
            go(Screen::Diagnose(Walk::default())),
            go(Screen::Pick),
            Act::Back,
            Act::Home,
        ],
        Screen::UnknownMessage => vec![go(Screen::Diagnose(Walk::default())), Act::Back, Act::Home],
        Screen::Report { part } => {
            let others = report::Part::ALL.into_iter().filter(|other| other != part);
            let others = others.map(|part| Act::Turn(Screen::Report { part }));
            others.chain([Act::Back]).collect()
        }
        Screen::Train
        | Screen::Today
        | Screen::Point(_)
        | Screen::Calls
        | Screen::Level { .. }
        | Screen::Desk(_)
        | Screen::Debrief { .. }
        | Screen::Blueprint
        | Screen::Exam(_)
        | Screen::Grade { .. } => training_choices::acts(pack, state),
        Screen::Topics => {
            let topics = pack.topics().all.iter().map(|topic| {
                go(Screen::Topic {
                    topic: topic.id.clone(),
                })
            });
            topics.chain([Act::Back]).collect()
        }
        Screen::Topic { topic } => {
            let all = &pack.topics().all;
            let next = all.iter().skip_while(|other| other.id != *topic).nth(1);
            let next = next.map(|topic| {
                Act::Turn(Screen::Topic {
                    topic: topic.id.clone(),
                })
            });
            next.into_iter().chain([Act::Back, Act::Home]).collect()
        }
        Screen::Jump => {
            let places = goto::places(pack).into_iter();
            places.map(Act::Go).chain([Act::Back]).collect()
        }
        Screen::Help | Screen::Facts | Screen::Map | Screen::Problems => vec![Act::Back],
    }
}

/// What can be done about a cause.
fn of_a_cause(pack: &Pack, state: &State, id: &str) -> Vec<Act> {
    let picture = pack.causes().get(id).is_some_and(|cause| cause.picture);
    let ended_here = matches!(state.screen(), Screen::Diagnose(_));
    let mut acts: Vec<Act> = picture
        .then_some(Act::Go(Screen::Pick))
        .into_iter()
        .collect();
    acts.push(Act::Go(Screen::Call {
        cause: id.to_owned(),
    }));
    acts.push(if ended_here {
        Act::Go(Screen::Answers)
    } else {
        Act::Back
    });
    acts.push(if ended_here { Act::Again } else { Act::Home });
    acts
}

impl Act {
    /// Does it to the state; says what the world should do.
    pub(crate) fn apply(self, pack: &Pack, state: &mut State) -> Vec<Effect> {
        match self {
            Act::Go(screen) => {
                training_moves::draw_on(&screen, state);
                state.enter(screen);
            }
            Act::Turn(screen) => {
                let room = state.room_mut();
                // The mark stays where a person turns a card over and over, and starts anew on other pages.
                if !matches!(screen, Screen::Card { .. } | Screen::Guide { .. }) {
                    room.mark = 0;
                }
                room.screen = screen;
            }
            Act::Answer(choice) => answer(pack, state, &choice),
            Act::Reask(node) => reask(pack, state, &node),
            Act::Sort(_)
            | Act::Point
            | Act::Nowhere
            | Act::Flip
            | Act::Next
            | Act::Begin
            | Act::Stay
            | Act::Leave
            | Act::Open(_)
            | Act::Make(_) => training_moves::apply(self, pack, state),
            Act::Again => {
                let room = state.room_mut();
                room.mark = 0;
                match &mut room.screen {
                    Screen::Diagnose(walk) => *walk = Walk::default(),
                    _ => training_moves::again(state),
                }
            }
            Act::TakeUp => return training_moves::take_up(pack, state),
            Act::CloseOpen => return training_moves::close_open(state),
            Act::Copy(paper) => return vec![Effect::Copy(paper)],
            Act::Save(paper) => return vec![Effect::Save(paper)],
            Act::Back => return back(pack, state),
            Act::Home => state.stack.truncate(1),
            Act::Quit => return vec![Effect::Quit],
        }
        Vec::new()
    }
}

fn answer(pack: &Pack, state: &mut State, choice: &str) {
    let Screen::Diagnose(walk) = &mut state.room_mut().screen else {
        return;
    };
    let at = match walk.position(pack.diagnosis(), pack.causes()) {
        Position::Ask(node) => node.id.clone(),
        _ => return,
    };
    walk.answer(&at, choice);
    state.room_mut().mark = 0;
}

/// Takes the answer to this question back and marks it among the choices.
fn reask(pack: &Pack, state: &mut State, node: &str) {
    let flow = pack.diagnosis();
    let Some(walk) = state.walk_mut() else { return };
    let given = walk
        .path(flow)
        .iter()
        .find(|(asked, _)| asked.id == node)
        .map(|(_, choice)| (*choice).to_owned());
    walk.reask(node);
    let choices = flow
        .node(node)
        .map(|node| node.choices.as_slice())
        .unwrap_or_default();
    state.room_mut().mark = choices
        .iter()
        .position(|choice| Some(&choice.id) == given.as_ref())
        .unwrap_or(0);
}

/// One answer back where answers were given, one screen back otherwise, and out of the program at the start.
fn back(pack: &Pack, state: &mut State) -> Vec<Effect> {
    if let Screen::Diagnose(walk) = state.screen() {
        let last = walk
            .path(pack.diagnosis())
            .last()
            .map(|(node, _)| node.id.clone());
        if let Some(node) = last {
            reask(pack, state, &node);
            return Vec::new();
        }
    }
    if training_moves::back(pack, state) {
        return Vec::new();
    }
    if state.depth() > 1 {
        state.stack.pop();
        return Vec::new();
    }
    vec![Effect::Quit]
}
