//! The cards of advice: what does a caller with this cause need? What is asked and when it is right is in
//! [`advice`](crate::training::advice).

use crate::pack::content::Pack;
use crate::text::catalogue::ui::{advice, train};
use crate::training::advice::{AdviceCards, AdviceDrill, all_advice, is_needed};
use crate::training::attempt::{Answer, AttemptKind, AttemptOrigin};
use crate::training::event::EventKind;
use crate::training::exam::is_seed;
use crate::training::mode::{
    AskedChoices, AskedQuestion, ModeActivity, PracticeAction, PracticeMode,
};
use crate::training::review::{ReviewKind, review};
use crate::training::srs::Rating;

/// Stable name, as it is stored.
pub const KIND: &str = "advice";

/// Causes of a round.
pub const COUNT: usize = 8;

pub static MODE: PracticeMode = PracticeMode {
    kind: KIND,
    command: "advise",
    label: train::ADVISE,
    note: train::ADVISE_NOTE,
    count: |pack| Some(drill(0).count(pack)),
    resumes: false,
    actions: &[&ADVISE],
    reviews: &[ReviewKind::Advice],
    can_begin: |origin| matches!(origin, AttemptOrigin::Seed(seed) if seed.is_none_or(is_seed)),
    activity: |_, _| ModeActivity {
        id: vec![KIND.to_owned()],
        kind: "assessment",
        name: Some(train::ADVISE.into()),
        level: None,
    },
};

static ADVISE: PracticeAction = PracticeAction {
    name: "advise",
    reviews: Some(ReviewKind::Advice),
    question: |pack, item| AskedQuestion {
        id: ["advice".to_owned(), item.to_owned()],
        name: pack.causes().get(item).map(|cause| (&cause.name).into()),
        lead: Some(advice::QUESTION.into()),
        form: "choice",
    },
    choices: |pack, item| {
        let all = all_advice(pack).map(|say| (say.id.clone(), Some((&say.name).into())));
        let mut needed = all_advice(pack).filter(|say| is_needed(pack, item, &say.id));
        let (first, more) = (needed.next(), needed.next());
        let only = first.filter(|_| more.is_none());
        AskedChoices {
            all: all.collect(),
            right: only.map(|say| say.id.clone()),
        }
    },
    words: |_, _| None,
    response: |answer| answer.given.clone(),
    spot: |_| None,
};

/// A round that is drawn from this seed.
pub fn drill(seed: u64) -> AdviceDrill {
    AdviceDrill::new(seed, AdviceCards::Drawn(COUNT))
}

/// The begin of a round.
pub fn begun(drill: &AdviceDrill) -> EventKind {
    let seed = match drill.cards {
        AdviceCards::Drawn(_) => Some(drill.seed),
        AdviceCards::These(_) => None,
    };
    EventKind::began(AttemptKind::new(KIND, AttemptOrigin::Seed(seed)))
}

/// What was answered last, and the end of the round if it was the last one.
pub fn answered(pack: &Pack, drill: &AdviceDrill) -> Vec<EventKind> {
    let all = drill.answered(pack);
    let Some((at, (cause, given, right))) = all.into_iter().enumerate().next_back() else {
        return Vec::new();
    };
    let review = review(ReviewKind::Advice, &cause.id, Rating::from_correct(right));
    let answer = Answer {
        given: given.to_owned(),
        right: Some(right),
        mistake: (!right).then(|| given.to_owned()),
        ..Answer::new(at, ADVISE.name, cause.id.clone())
    };
    let answer = EventKind::Answered(answer, Some(review));
    let count = drill.count(pack);
    let is_over = drill.given.len() >= count;
    let end = is_over.then(|| EventKind::drill_ended(drill.right(pack), count));
    [answer].into_iter().chain(end).collect()
}
