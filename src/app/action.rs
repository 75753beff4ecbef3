//! What can be chosen on a screen, and what choosing it does.

use crate::app::attempts;
use crate::app::goto;
use crate::app::training_choices;
use crate::app::training_moves;
use crate::pack::content::Pack;
use crate::training::report;

use crate::app::message::{DocumentKind, Effect};
use crate::app::screen::Screen;
use crate::app::screen::{CardStep, other_face};
use crate::app::update::State;
use crate::inquiry::answers::{Answers, Position};
use crate::training::call::replies::Move;
use crate::training::call::session::Menu;
use crate::training::classify::ClassifyDrill;

/// Something that can be chosen. The page gives it words.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// To another screen, over this one.
    Go(Screen),
    /// To another screen, instead of this one.
    Turn(Screen),
    /// Answer the question: the id of the choice.
    Answer(String),
    /// Give the answer to this question anew: its id.
    Reask(String),
    /// Say what the request asks for: the place of the answer.
    Classify(usize),
    /// The code is where the mark is.
    Locate,
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
    Open(Menu),
    /// Make this move in the call.
    Make(Move),
    /// Take up again what was left without an end.
    TakeUp,
    /// Close it as unfinished.
    CloseOpen,
    /// Begin again.
    Again,
    /// Copy this paper.
    Copy(DocumentKind),
    /// Save this paper.
    Save(DocumentKind),
    /// Leave, or take the last answer back.
    Back,
    /// To the first screen.
    Home,
    /// Leave the program.
    Quit,
}

/// What can be chosen on the screen that is seen, in order.
pub fn acts(pack: &Pack, state: &State) -> Vec<Action> {
    let go = |screen| Action::Go(screen);
    match state.screen() {
        Screen::Home => vec![
            go(Screen::CardList),
            go(Screen::Compare { with: 1 }),
            go(Screen::Diagnose(Answers::default())),
            go(Screen::CodeLists),
            go(Screen::Topics),
            go(Screen::Train),
        ]
        .into_iter()
        .chain(state.preview().map(|_| go(Screen::GoTo)))
        .chain([Action::Quit])
        .collect(),
        Screen::CardList => pack
            .cards()
            .iter()
            .map(|card| go(Screen::card(card)))
            .collect(),
        Screen::Card { card, face } => {
            let turn = pack.card(card).and_then(|design| other_face(design, *face));
            let turn = turn.map(|(face, _)| {
                Action::Turn(Screen::Card {
                    card: card.clone(),
                    face,
                })
            });
            let guide = |step| {
                go(Screen::CardSteps {
                    card: card.clone(),
                    step,
                })
            };
            turn.into_iter()
                .chain([
                    guide(CardStep::Side),
                    guide(CardStep::Missing),
                    Action::Back,
                    Action::Home,
                ])
                .collect()
        }
        Screen::CardSteps { card, step } => {
            let to = |step| {
                Action::Turn(Screen::CardSteps {
                    card: card.clone(),
                    step,
                })
            };
            let onwards = step.beside(true).map(to);
            let next = onwards.unwrap_or(go(Screen::Compare { with: 1 }));
            [
                Some(next),
                step.beside(false).map(to),
                Some(Action::Back),
                Some(Action::Home),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        Screen::Compare { with } => {
            let others = (1..pack.comparison().things.len()).filter(|other| other != with);
            let others = others.map(|with| Action::Turn(Screen::Compare { with }));
            [go(Screen::Quiz(ClassifyDrill::default()))]
                .into_iter()
                .chain(others)
                .chain([Action::Back])
                .collect()
        }
        Screen::Quiz(sorting) if sorting.is_over(pack) => {
            vec![Action::Again, Action::Back, Action::Home]
        }
        Screen::Quiz(sorting) if sorting.explaining => vec![Action::Next, Action::Back],
        Screen::Quiz(sorting) => (0..sorting.answers(pack).len())
            .map(Action::Classify)
            .collect(),
        Screen::Diagnose(walk) => match walk.position(pack.diagnosis(), pack.causes()) {
            Position::Ask(node) => node
                .choices
                .iter()
                .map(|choice| Action::Answer(choice.id.clone()))
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
                        Action::Copy(DocumentKind::Summary),
                        Action::Save(DocumentKind::Summary),
                        Action::Again,
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
                .map(|(node, _)| Action::Reask(node.id.clone()))
                .chain([Action::Back])
                .collect()
        }
        Screen::Cause { cause } => of_a_cause(pack, state, cause),
        Screen::PhoneScript { .. } if state.walk().is_some() => {
            vec![
                Action::Copy(DocumentKind::Summary),
                Action::Save(DocumentKind::Summary),
                Action::Back,
                Action::Home,
            ]
        }
        Screen::PhoneScript { .. } => vec![Action::Back, Action::Home],
        Screen::CodeLists => {
            let systems = pack.systems().iter().map(|system| {
                go(Screen::CodeList {
                    system: system.id.clone(),
                })
            });
            systems
                .chain([go(Screen::UnknownMessage), Action::Back])
                .collect()
        }
        Screen::CodeList { system: id } => {
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
                .chain([Action::Back])
                .collect()
        }
        Screen::Message { .. } => vec![
            go(Screen::Diagnose(Answers::default())),
            go(Screen::CardList),
            Action::Back,
            Action::Home,
        ],
        Screen::UnknownMessage => vec![
            go(Screen::Diagnose(Answers::default())),
            Action::Back,
            Action::Home,
        ],
        Screen::Report { part } => {
            let others = report::ReportPart::ALL
                .into_iter()
                .filter(|other| other != part);
            let others = others.map(|part| Action::Turn(Screen::Report { part }));
            others.chain([Action::Back]).collect()
        }
        Screen::Train
        | Screen::DueToday
        | Screen::Locate(_)
        | Screen::CallLevels
        | Screen::CallList { .. }
        | Screen::Call(_)
        | Screen::Debrief { .. }
        | Screen::ExamIntro
        | Screen::Exam(_)
        | Screen::Grade { .. } => training_choices::acts(pack, state),
        Screen::Topics => {
            let topics = pack.topics().all.iter().map(|topic| {
                go(Screen::Topic {
                    topic: topic.id.clone(),
                })
            });
            topics.chain([Action::Back]).collect()
        }
        Screen::Topic { topic } => {
            let all = &pack.topics().all;
            let next = all.iter().skip_while(|other| other.id != *topic).nth(1);
            let next = next.map(|topic| {
                Action::Turn(Screen::Topic {
                    topic: topic.id.clone(),
                })
            });
            next.into_iter()
                .chain([Action::Back, Action::Home])
                .collect()
        }
        Screen::GoTo => {
            let places = goto::places(pack).into_iter();
            places.map(Action::Go).chain([Action::Back]).collect()
        }
        Screen::Help | Screen::Facts | Screen::Map | Screen::Problems => vec![Action::Back],
    }
}

/// What can be done about a cause.
fn of_a_cause(pack: &Pack, state: &State, id: &str) -> Vec<Action> {
    let picture = pack.causes().get(id).is_some_and(|cause| cause.picture);
    let ended_here = matches!(state.screen(), Screen::Diagnose(_));
    let mut acts: Vec<Action> = picture
        .then_some(Action::Go(Screen::CardList))
        .into_iter()
        .collect();
    acts.push(Action::Go(Screen::PhoneScript {
        cause: id.to_owned(),
    }));
    acts.push(if ended_here {
        Action::Go(Screen::Answers)
    } else {
        Action::Back
    });
    acts.push(if ended_here {
        Action::Again
    } else {
        Action::Home
    });
    acts
}

impl Action {
    /// Does it to the state; says what the world should do.
    pub(crate) fn apply(self, pack: &Pack, state: &mut State) -> Vec<Effect> {
        match self {
            Action::Go(screen) => {
                training_moves::draw_on(&screen, state);
                state.enter(screen);
                return attempts::begin(pack, state);
            }
            Action::Turn(screen) => {
                let room = state.room_mut();
                // The mark stays where a person turns a card over and over, and starts anew on other pages.
                if !matches!(screen, Screen::Card { .. } | Screen::CardSteps { .. }) {
                    room.mark = 0;
                }
                room.screen = screen;
                return attempts::begin(pack, state);
            }
            Action::Answer(choice) => answer(pack, state, &choice),
            Action::Reask(node) => reask(pack, state, &node),
            Action::Classify(_)
            | Action::Locate
            | Action::Nowhere
            | Action::Flip
            | Action::Next
            | Action::Begin
            | Action::Stay
            | Action::Leave
            | Action::Open(_)
            | Action::Make(_) => return training_moves::apply(self, pack, state),
            Action::Again => {
                let room = state.room_mut();
                room.mark = 0;
                match &mut room.screen {
                    Screen::Diagnose(walk) => *walk = Answers::default(),
                    _ => return training_moves::again(pack, state),
                }
            }
            Action::TakeUp => return attempts::take_up(pack, state),
            Action::CloseOpen => return attempts::close_open(state),
            Action::Copy(paper) => return vec![Effect::Copy(paper)],
            Action::Save(paper) => return vec![Effect::Save(paper)],
            Action::Back => return back(pack, state),
            Action::Home => state.stack.truncate(1),
            Action::Quit => return vec![Effect::Quit],
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
