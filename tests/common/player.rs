//! A player: walks through practice by the machine alone and keeps what is to be recorded.

use cardcode::app::action::{Action, acts};
use cardcode::app::message::{Effect, Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::update::{State, step};
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::training::call::replies::Move;
use cardcode::training::event::Event;
use cardcode::training::exam::TrainingSession;
use cardcode::training::rng::SeededRng;

/// Somebody who practises, with all that is to be recorded of it, step by step.
pub struct Player<'p> {
    pub pack: &'p Pack,
    pub state: State,
    /// What each step left to be recorded.
    pub steps: Vec<Vec<Event>>,
    chance: SeededRng,
    choices: usize,
}

impl<'p> Player<'p> {
    /// Somebody on this screen, whose choices come from a seed.
    pub fn new(pack: &'p Pack, screen: Screen, seed: u64) -> Player<'p> {
        let state = State::new(Lang::new("en"), screen).recorded(uuid::Uuid::new_v4());
        let state = state.sat_by(TrainingSession {
            seed,
            ..TrainingSession::default()
        });
        let mut player = Player {
            pack,
            state,
            steps: Vec::new(),
            chance: SeededRng::new(seed),
            choices: 0,
        };
        player.hear(Msg::Opened);
        player
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
        let all = acts(self.pack, &self.state);
        let place = all.iter().position(|other| other == act);
        let place = place.unwrap_or_else(|| panic!("no {act:?} in {all:?}"));
        self.take(place);
    }

    /// Chooses what stands at this place.
    pub fn take(&mut self, place: usize) {
        self.hear(Msg::Intent(Intent::SelectByPointer(place)));
        self.hear(Msg::Intent(Intent::Choose));
    }

    /// The place of something to choose by chance: never what leaves or begins anew.
    pub fn whim(&mut self) -> usize {
        let all = acts(self.pack, &self.state);
        let stays = |act: &Action| {
            !matches!(
                act,
                Action::Back | Action::Home | Action::Again | Action::Leave | Action::Quit
            )
        };
        let places: Vec<usize> = (0..all.len()).filter(|place| stays(&all[*place])).collect();
        self.choices += 1;
        places[self.chance.below("whim", self.choices, places.len())]
    }

    /// Makes these moves in the call at hand.
    pub fn moves(&mut self, moves: &[Move]) {
        for one in moves {
            // However the lists are arranged, the move itself is what counts.
            let tray = tray_with(self, one);
            for act in tray {
                self.choose(&act);
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
        Screen::Debrief { .. } | Screen::Grade { .. } => true,
        Screen::Locate(pointing) => pointing.is_over(pack),
        Screen::Quiz(sorting) => sorting.is_over(pack),
        _ => false,
    }
}

/// The choices that lead to a move: the lists to open, then the move.
fn tray_with(player: &Player, one: &Move) -> Vec<Action> {
    let make = Action::Make(one.clone());
    let mut open = vec![(player.state.clone(), Vec::new())];
    for _ in 0..3 {
        let mut next = Vec::new();
        for (state, path) in open {
            for (place, act) in acts(player.pack, &state).into_iter().enumerate() {
                let mut path: Vec<Action> = path.clone();
                path.push(act.clone());
                if act == make {
                    return path;
                }
                if matches!(act, Action::Open(_)) {
                    let (there, _) = step(
                        player.pack,
                        state.clone(),
                        Msg::Intent(Intent::SelectByPointer(place)),
                    );
                    let (there, _) = step(player.pack, there, Msg::Intent(Intent::Choose));
                    next.push((there, path));
                }
            }
        }
        open = next;
    }
    panic!("no way to {one:?}");
}
