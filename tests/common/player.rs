//! A player: walks through practice by the machine alone and keeps what is to be recorded.

use cardcode::app::action::Action;
use cardcode::app::effect::Effect;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::author::crawl::after;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::training::call::transcript::Move;
use cardcode::training::event::Event;
use cardcode::training::exam::TrainingSession;

use super::dice::Dice;
use super::seated;

/// Lists that may lie between the desk and a move.
const DEPTH: usize = 3;

/// Somebody who practises, with all that is to be recorded of it, step by step.
pub struct Player<'p> {
    pub pack: &'p Pack,
    pub state: State,
    /// What each step left to be recorded.
    pub steps: Vec<Vec<Event>>,
    pub dice: Dice,
}

impl<'p> Player<'p> {
    /// Somebody on this screen, in English, whose choices come from a seed.
    pub fn new(pack: &'p Pack, screen: Screen, seed: u64) -> Player<'p> {
        let sitting = TrainingSession {
            seed,
            ..TrainingSession::default()
        };
        let mut player = Player {
            pack,
            state: State::new(Lang::new("en"), screen),
            steps: Vec::new(),
            dice: Dice::new(seed),
        };
        player.sit_down(sitting);
        player
    }

    /// Begins on the screen that is open, with this seed and alias; practice is recorded from now on.
    pub fn sit_down(&mut self, sitting: TrainingSession) {
        let recorded_as = Some(uuid::Uuid::new_v4());
        self.state = seated(self.pack, self.state.clone(), sitting, recorded_as);
        self.hear(Msg::Opened);
    }

    /// One step.
    pub fn hear(&mut self, msg: Msg) {
        let (state, effects) = step(self.pack, self.state.clone(), msg);
        self.state = state;
        for effect in effects {
            if let Effect::Record(entries) = effect {
                self.steps.push(entries);
            }
        }
    }

    /// Chooses this.
    pub fn choose(&mut self, act: &Action) {
        let place = self.place(act);
        self.take(place);
    }

    /// Where this stands among the choices.
    pub fn place(&self, act: &Action) -> usize {
        let all = self.state.actions(self.pack);
        let place = all.iter().position(|other| other == act);
        place.unwrap_or_else(|| panic!("no {act:?} in {all:?}"))
    }

    /// Chooses what stands at this place.
    pub fn take(&mut self, place: usize) {
        self.hear(Msg::Intent(Intent::SelectByPointer(place)));
        self.hear(Msg::Intent(Intent::Choose));
    }

    /// The place of something to choose by chance: never what leaves or begins anew.
    pub fn whim(&mut self) -> usize {
        let all = self.state.actions(self.pack);
        let stays = |act: &Action| {
            !matches!(
                act,
                Action::Back
                    | Action::Home
                    | Action::Again
                    | Action::Leave
                    | Action::Quit
                    | Action::Go(Route::DeskGuide)
            )
        };
        let places: Vec<usize> = (0..all.len()).filter(|place| stays(&all[*place])).collect();
        *self.dice.pick(&places)
    }

    /// Makes these moves in the call at hand.
    pub fn moves(&mut self, moves: &[Move]) {
        for one in moves {
            let way = way(self.pack, &self.state, one);
            for place in way.unwrap_or_else(|| panic!("no way to {one:?}")) {
                self.take(place);
            }
        }
    }

    /// Plays by chance until practice is over: a debrief, a grade, the end of a drill.
    pub fn play(&mut self) {
        for _ in 0..2000 {
            if is_over(self.pack, self.state.screen()) {
                return;
            }
            let place = self.whim();
            self.take(place);
        }
        panic!("no end of {:?}", self.state.screen());
    }
}

/// Whether practice ended on this screen.
pub fn is_over(pack: &Pack, screen: &Screen) -> bool {
    match screen {
        Screen::Debrief(_) | Screen::Grade(_) => true,
        Screen::Advice(drill) => drill.is_over(pack),
        Screen::Locate(pointing) => pointing.is_over(pack),
        Screen::Quiz(sorting) => sorting.is_over(pack),
        _ => false,
    }
}

/// The places of the choices that lead to a move, however the lists are arranged: those to open, then the move; none
/// where it cannot be made.
pub fn way(pack: &Pack, state: &State, one: &Move) -> Option<Vec<usize>> {
    let mut open = vec![(state.clone(), Vec::new())];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for (state, way) in open {
            for (place, act) in state.actions(pack).into_iter().enumerate() {
                let way = [&way[..], &[place]].concat();
                match act {
                    Action::Make(made) if made == *one => return Some(way),
                    Action::Open(_) => {
                        let there = after(
                            pack,
                            &state,
                            &[Intent::SelectByPointer(place), Intent::Choose],
                        );
                        next.push((there, way));
                    }
                    _ => {}
                }
            }
        }
        open = next;
    }
    None
}
