//! Simulated calls. How a caller answers and what a call is worth is in [`call`](crate::training::call).

use crate::pack::content::Pack;
use crate::pack::model::role::Role;
use crate::pack::words::TextRef;
use crate::text::catalogue::TextKey;
use crate::text::catalogue::ui::{desk, train};
use crate::training::attempt::{Answer, Attempt, AttemptKind, AttemptOrigin};
use crate::training::call::conduct::OWN_RULES;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::session::CallSession;
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;
use crate::training::event::{AttemptEnd, AttemptStart, EventKind};
use crate::training::exam::is_call_seed;
use crate::training::mode::{
    AskedChoices, AskedQuestion, ModeActivity, PracticeAction, PracticeMode,
};
use crate::training::pack_name::is_pack_name;
use crate::training::review::{Review, ReviewKind, review};
use crate::training::srs::Rating;

/// Stable name, as it is stored.
pub const KIND: &str = "call";

pub static MODE: PracticeMode = PracticeMode {
    kind: KIND,
    command: "calls",
    label: train::CALLS,
    note: train::CALLS_NOTE,
    count: |_| None,
    resumes: true,
    actions: &[&ASK, &SAY, &NAME, &REFER, &CLOSE, &WRAP_UP],
    reviews: &[ReviewKind::Cause, ReviewKind::Rule],
    can_begin: |origin| match origin {
        AttemptOrigin::Scenario(ScenarioId::Made(id)) => is_pack_name(id),
        AttemptOrigin::Scenario(
            ScenarioId::Drawn(level, seed) | ScenarioId::Rehearsed(level, seed),
        ) => *level < 100 && is_call_seed(*seed),
        AttemptOrigin::Seed(_) | AttemptOrigin::Timed(..) | AttemptOrigin::Ticket { .. } => false,
    },
    activity: |pack, origin| {
        let (id, name, level) = match origin {
            AttemptOrigin::Scenario(ScenarioId::Made(id)) => {
                let call = pack.calls().iter().find(|call| call.id == *id);
                let name = call.map(|call| (&call.name).into());
                (vec!["made".to_owned(), id.clone()], name, None)
            }
            AttemptOrigin::Scenario(
                ScenarioId::Drawn(level, _) | ScenarioId::Rehearsed(level, _),
            ) => {
                let id = vec!["drawn".to_owned(), level.to_string()];
                (id, Some(train::DRAWN_OF_LEVEL.into()), Some(*level))
            }
            AttemptOrigin::Seed(_) | AttemptOrigin::Timed(..) | AttemptOrigin::Ticket { .. } => {
                (Vec::new(), None, None)
            }
        };
        ModeActivity {
            id: [vec![KIND.to_owned()], id].concat(),
            kind: "simulation",
            name,
            level,
        }
    },
};

/// What the moves have in common.
const MOVE: PracticeAction = PracticeAction {
    name: "",
    reviews: None,
    question: |_, _| asked("", desk::CLOSE, None),
    choices: |_, _| AskedChoices::default(),
    words: |_, _| None,
    response: |answer| answer.item.clone(),
    spot: |_| None,
};

static ASK: PracticeAction = PracticeAction {
    name: "ask",
    question: |_, _| open(asked(ASK.name, desk::ASK, Some(desk::ASK_LEAD))),
    words: |pack, item| pack.ask(item).map(Into::into),
    ..MOVE
};

static SAY: PracticeAction = PracticeAction {
    name: "say",
    question: |_, _| open(asked(SAY.name, desk::EXPLAIN, Some(desk::EXPLAIN_LEAD))),
    words: |pack, item| pack.desk().say(item).map(|say| (&say.name).into()),
    ..MOVE
};

/// To name a cause.
pub static NAME: PracticeAction = PracticeAction {
    name: "name",
    question: |_, _| open(asked(NAME.name, desk::NAME, Some(desk::NAME_LEAD))),
    words: |pack, item| {
        let cause = pack.causes().get(item);
        cause.map(|cause| (&cause.name).into())
    },
    ..MOVE
};

static REFER: PracticeAction = PracticeAction {
    name: "refer",
    question: |_, _| asked(REFER.name, desk::REFER, Some(desk::REFER_LEAD)),
    choices: |pack, _| AskedChoices {
        all: pack
            .desk()
            .refers
            .iter()
            .map(|refer| (refer.id.clone(), Some(refer.name(Role::Issuer).into())))
            .collect(),
        right: None,
    },
    ..MOVE
};

static CLOSE: PracticeAction = PracticeAction {
    name: "close",
    question: |_, _| open(asked(CLOSE.name, desk::CLOSE, None)),
    response: |_| CLOSE.name.to_owned(),
    ..MOVE
};

static WRAP_UP: PracticeAction = PracticeAction {
    name: "wrap-up",
    question: |_, _| open(asked(WRAP_UP.name, desk::WRAP_UP, Some(desk::WRAP_UP_LEAD))),
    words: |pack, item| {
        pack.desk()
            .wrap_up(item)
            .map(|wrap_up| (&wrap_up.name).into())
    },
    ..MOVE
};

fn asked(name: &str, label: TextKey, lead: Option<TextKey>) -> AskedQuestion<'static> {
    AskedQuestion {
        id: ["move".to_owned(), name.to_owned()],
        name: Some(label.into()),
        lead: lead.map(TextRef::from),
        form: "choice",
    }
}

/// A question whose choices are not told: with all of them, a move would be many times as large. What was chosen is told
/// with the answer.
fn open(question: AskedQuestion) -> AskedQuestion {
    AskedQuestion {
        form: "other",
        ..question
    }
}

/// A call that begins, as it is stored.
pub fn kind(origin: ScenarioId) -> AttemptKind {
    AttemptKind::new(KIND, AttemptOrigin::Scenario(origin))
}

/// `None` if the pack has no such call: it cannot be taken.
pub fn begun(pack: &Pack, call: &CallSession) -> Option<EventKind> {
    let scenario = call.case(pack)?;
    let mut levels = pack.desk().levels.iter();
    let level = levels.position(|level| std::ptr::eq(level, scenario.level));
    let number = level.map_or(0, |index| index + 1);
    Some(EventKind::Began(AttemptStart {
        begun: kind(call.origin.clone()),
        call: Some((number, scenario.role)),
    }))
}

/// The last move of a call.
pub fn moved(call: &CallSession) -> Option<EventKind> {
    let (at, made) = call.moves.iter().enumerate().next_back()?;
    let (doing, item) = match made {
        Move::Ask(id) => (&ASK, id.as_str()),
        Move::Say(id) => (&SAY, id.as_str()),
        Move::Name(id) => (&NAME, id.as_str()),
        Move::Refer(id) => (&REFER, id.as_str()),
        Move::Close => (&CLOSE, ""),
        Move::WrapUp(id) => (&WRAP_UP, id.as_str()),
    };
    let answer = Answer::new(at, doing.name, item.to_owned());
    Some(EventKind::Answered(answer, None))
}

pub fn ended(pack: &Pack, verdict: &Verdict) -> EventKind {
    EventKind::Ended(AttemptEnd {
        passed: Some(verdict.passed),
        score: verdict.score,
        verdict: Some(Box::new(verdict.clone())),
        reviews: reviews(pack, verdict),
    })
}

/// The cause of a call, and every rule that was broken in it or could have been.
fn reviews(pack: &Pack, verdict: &Verdict) -> Vec<Review> {
    let is_found = verdict.named.as_ref() == Some(&verdict.cause) && verdict.guesses == 0;
    let rating = match (is_found, verdict.passed) {
        (true, true) => Rating::Good,
        (true, false) => Rating::Hard,
        (false, _) => Rating::Again,
    };
    let broken = |rule: &str| verdict.broken.iter().any(|breach| breach.rule == rule);
    // A caller who reads nothing out cannot be stopped: that rule was not at stake.
    let is_at_stake = |rule: &str| rule != OWN_RULES[0] || verdict.stopped || broken(rule);
    let rules = pack.desk().rules.iter().map(|rule| rule.id.as_str());
    let rules = rules
        .filter(|rule| is_at_stake(rule))
        .map(|rule| review(ReviewKind::Rule, rule, Rating::from_correct(!broken(rule))));
    std::iter::once(review(ReviewKind::Cause, &verdict.cause, rating))
        .chain(rules)
        .collect()
}

/// A call with these moves; `None` if they cannot be made in it.
pub fn replayed(pack: &Pack, origin: ScenarioId, moves: Vec<Move>) -> Option<CallSession> {
    let call = CallSession {
        moves,
        ..CallSession::new(origin)
    };
    call.case(pack)?.can_be(&call.moves).then_some(call)
}

/// The call that was left, as far as it came; `None` if it ended, or the pack knows no such.
pub fn resumed(pack: &Pack, attempt: &Attempt) -> Option<CallSession> {
    let AttemptOrigin::Scenario(origin) = &attempt.begun.origin else {
        return None;
    };
    let mut call = replayed(pack, origin.clone(), moves(&attempt.answers)?)?;
    call.attempt = Some(attempt.id);
    call.is_open(pack).then_some(call)
}

/// The moves that were made, read back. `None` if one of them is none.
pub fn moves(answers: &[Answer]) -> Option<Vec<Move>> {
    let made = |answer: &Answer| {
        let item = answer.item.clone();
        let doing = answer.doing.as_str();
        Some(match doing {
            _ if doing == ASK.name => Move::Ask(item),
            _ if doing == SAY.name => Move::Say(item),
            _ if doing == NAME.name => Move::Name(item),
            _ if doing == REFER.name => Move::Refer(item),
            _ if doing == CLOSE.name => Move::Close,
            _ if doing == WRAP_UP.name => Move::WrapUp(item),
            _ => return None,
        })
    };
    answers.iter().map(made).collect()
}
