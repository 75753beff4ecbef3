//! The drill of drawn cards: where is the code? What is asked and when it is right is in
//! [`locate`](crate::training::locate).

use crate::pack::content::Pack;
use crate::pack::model::card::ElementKind;
use crate::text::catalogue::ui::{find, point, train};
use crate::training::attempt::{Answer, AttemptKind, AttemptOrigin};
use crate::training::event::EventKind;
use crate::training::exam::is_seed;
use crate::training::locate::{Guess, GuessResult, LocateDrill, NoGuess};
use crate::training::mode::{
    AskedChoices, AskedQuestion, ModeActivity, PracticeAction, PracticeMode,
};
use crate::training::review::{ReviewKind, review};
use crate::training::srs::Rating;

/// Stable name, as it is stored.
pub const KIND: &str = "cards";

/// Designs of a drill.
pub const COUNT: usize = 8;

pub static MODE: PracticeMode = PracticeMode {
    kind: KIND,
    command: "point",
    label: train::POINT,
    note: train::POINT_NOTE,
    count: |_| Some(COUNT),
    resumes: false,
    actions: &[&POINT],
    reviews: &[ReviewKind::Card],
    can_begin: |origin| matches!(origin, AttemptOrigin::Seed(seed) if seed.is_none_or(is_seed)),
    activity: |_, _| ModeActivity {
        id: vec![KIND.to_owned()],
        kind: "assessment",
        name: Some(train::POINT.into()),
        level: None,
    },
};

static POINT: PracticeAction = PracticeAction {
    name: "point",
    reviews: Some(ReviewKind::Card),
    question: |pack, item| {
        let card = item.split('/').next().and_then(|card| pack.card(card));
        AskedQuestion {
            id: ["card".to_owned(), item.to_owned()],
            name: card.map(|card| (&card.name).into()),
            lead: Some(find::CODE.into()),
            form: "choice",
        }
    },
    choices,
    words: |_, _| None,
    response: |answer| match (&answer.mistake, answer.given.parse()) {
        (Some(mistake), _) => mistake.clone(),
        (None, Ok(Guess::Nowhere)) => NOWHERE.to_owned(),
        (None, Ok(Guess::Spot(..)) | Err(NoGuess)) => CODE.to_owned(),
    },
    spot: |answer| {
        let is_spot = matches!(answer.given.parse(), Ok(Guess::Spot(..)));
        is_spot.then_some(answer.given.as_str())
    },
};

/// The security code, as an answer.
const CODE: &str = "code";
/// Bare ground, as an answer.
const GROUND: &str = "ground";
/// That a card shows no code, as an answer.
const NOWHERE: &str = "nowhere";
/// What an element cannot be called as an answer.
const OWN: [&str; 3] = [CODE, GROUND, NOWHERE];

/// The code, all that is not it, bare ground, and that there is none.
fn choices<'p>(pack: &'p Pack, item: &str) -> AskedChoices<'p> {
    let designs = LocateDrill::new(0, usize::MAX).designs(pack);
    let Some(design) = designs.iter().find(|design| design.name() == item) else {
        return AskedChoices::default();
    };
    let places = 0..design.faces.len();
    let faces = places.filter_map(|place| design.face(place));
    let mut elements: Vec<_> = faces.flat_map(|face| &face.element).collect();
    // Which face is up first differs from drill to drill.
    elements.sort_by(|one, other| one.id.cmp(&other.id));
    elements.dedup_by(|one, other| one.id == other.id);
    let others = elements
        .into_iter()
        .filter(|element| element.kind != ElementKind::Code && !OWN.contains(&element.id.as_str()));
    let others = others.map(|element| {
        let name = element.name.as_ref();
        (element.id.clone(), name.map(Into::into))
    });
    let all = [(CODE.to_owned(), Some(find::CODE.into()))]
        .into_iter()
        .chain(others)
        .chain([
            (GROUND.to_owned(), None),
            (NOWHERE.to_owned(), Some(point::NOWHERE.into())),
        ])
        .collect();
    let right = design.code_face().map_or(NOWHERE, |_| CODE);
    AskedChoices {
        all,
        right: Some(right.to_owned()),
    }
}

/// A drill that is drawn from this seed.
pub fn drill(seed: u64) -> LocateDrill {
    LocateDrill::new(seed, COUNT)
}

/// The begin of a drill of its own, with its seed, or of a part of an exam, which has one seed for all.
pub fn begun(seed: Option<u64>) -> EventKind {
    EventKind::began(AttemptKind::new(KIND, AttemptOrigin::Seed(seed)))
}

/// What was decided last about a card, and the end of the drill if it was the last one.
pub fn answered(pack: &Pack, drill: &LocateDrill) -> Vec<EventKind> {
    let designs = drill.designs(pack);
    let Some((at, (guess, design))) = drill.given.iter().zip(&designs).enumerate().next_back()
    else {
        return Vec::new();
    };
    let found = design.found(*guess);
    let right = found.is_right();
    let item = design.name();
    let mistake = match found {
        GuessResult::Decoy(element) | GuessResult::Other(element) => Some(element.id.clone()),
        GuessResult::Ground => Some(GROUND.to_owned()),
        GuessResult::Missed => Some(guess.to_string()),
        GuessResult::Code | GuessResult::None => None,
    };
    let review = review(ReviewKind::Card, &item, Rating::from_correct(right));
    let answer = Answer {
        given: guess.to_string(),
        right: Some(right),
        mistake,
        ..Answer::new(at, POINT.name, item)
    };
    let answer = EventKind::Answered(answer, Some(review));
    let is_over = drill.given.len() >= designs.len();
    let end = is_over.then(|| EventKind::drill_ended(drill.right(pack), designs.len()));
    [answer].into_iter().chain(end).collect()
}

/// What was decided, read back. `None` if nobody could have answered so.
pub fn guesses(answers: &[Answer]) -> Option<Vec<Guess>> {
    let answers = answers.iter();
    answers.map(|answer| answer.given.parse().ok()).collect()
}
