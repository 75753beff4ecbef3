//! Records of practice as xAPI statements (1.0.3), for learning record stores.
//!
//! Statements are derived from what was recorded and from nothing else: the same records give the same ones on every
//! machine, with the same ids, so that sending them twice changes nothing. Nothing in them was typed but the alias.
//!
//! Practice begins with `initialized`; each answer and move is `answered`; what came to its end is `passed` or `failed`
//! where there is something to pass, and `completed`; the last one is `terminated`, or `abandoned` where it was left. An
//! exam that came to its end says of the pack's course that it is `completed`, and `passed` where it was by ticket. The
//! activities are in `activity`, the extensions in [`crate::xapi::extension`].

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::pack::content::Pack;
use crate::pack::model::role::Role;
use crate::training::attempt::{Answer, Attempt, AttemptOrigin, AttemptOutcome};
use crate::training::modes::table::{action, mode};
use crate::training::modes::{call, exam};

use crate::xapi::activity::{Activities, tag};
use crate::xapi::statement;
use crate::xapi::statement::{
    Account, Activity, Actor, Context, ContextActivities, Extensions, Score, Statement,
};
use crate::xapi::verbs::{self, KnownVerb};

/// The version of xAPI, as requests name it.
pub const VERSION: &str = "1.0.3";

/// The home page of the accounts where the centre names none. There is no such page and never will be (RFC 6761): it
/// says that the alias alone is the account, and it is the same wherever statements are sent.
pub const HOME: &str = "https://cardcode.invalid";

/// The account's name where no alias was given: no alias can be called so.
pub const NOBODY: &str = "(no alias)";

/// The statements of practice that ended, in order: for its begin, each answer, and its end. `home` is the home page of
/// the accounts.
pub fn statements(pack: &Pack, past: &Attempt, home: &str) -> Vec<Statement> {
    let Some((ended, outcome)) = past.ended else {
        return Vec::new();
    };
    let builder = StatementBuilder::new(pack, past, home);
    builder.map_or_else(Vec::new, |builder| builder.all(ended, outcome))
}

/// All these, as a JSON array with one statement on each line.
///
/// # Errors
/// None that is known: there is nothing in a statement that JSON cannot say.
pub fn array(pack: &Pack, all: &[Attempt], home: &str) -> serde_json::Result<String> {
    let all = all.iter().flat_map(|past| statements(pack, past, home));
    let lines = all.map(|statement| serde_json::to_string(&statement));
    let lines = lines.collect::<serde_json::Result<Vec<String>>>()?;
    Ok(match lines.is_empty() {
        true => "[]\n".to_owned(),
        false => format!("[\n{}\n]\n", lines.join(",\n")),
    })
}

struct StatementBuilder<'p> {
    past: &'p Attempt,
    activities: Activities<'p>,
    actor: Actor,
    whole: Activity,
    context: Context,
}

impl<'p> StatementBuilder<'p> {
    /// `None` if this program does not know the mode of practice.
    fn new(pack: &'p Pack, past: &'p Attempt, home: &str) -> Option<StatementBuilder<'p>> {
        let activities = Activities::of(pack, past);
        let name = match past.alias.as_str() {
            "" => NOBODY,
            alias => alias,
        };
        let account = Account {
            home_page: home.to_owned(),
            name: name.to_owned(),
        };
        let [_, version, _] = &past.pack;
        let exam = |_| activities.begun(&exam::MODE, &past.begun.origin);
        let parent = past.exam.iter().map(exam).collect();
        let mode = mode(&past.begun.mode)?;
        Some(StatementBuilder {
            whole: activities.begun(mode, &past.begun.origin),
            context: Context {
                registration: past.exam.map_or(past.id, |(exam, _)| exam).to_string(),
                context_activities: Some(ContextActivities {
                    parent,
                    grouping: vec![activities.course()],
                }),
                revision: version.clone(),
                platform: format!("cardcode {}", past.program),
                language: tag(&past.lang),
                extensions: around(past),
            },
            actor: Actor {
                object_type: "Agent",
                account,
            },
            activities,
            past,
        })
    }

    fn all(&self, ended: i64, outcome: AttemptOutcome) -> Vec<Statement> {
        let past = self.past;
        let mut told = vec![self.of_whole(&verbs::INITIALIZED, past.began, None)];
        let mut since = past.began;
        for given in &past.answers {
            told.extend(self.answered(given, since));
            since = given.time;
        }
        let lasted = lasted(past.began, ended);
        let end = |verb: &KnownVerb, result: statement::StatementResult| {
            let result = statement::StatementResult {
                duration: lasted.clone(),
                ..result
            };
            self.of_whole(verb, ended, Some(result))
        };
        let score = past.score.map(score);
        let judged = match outcome {
            AttemptOutcome::Passed => Some(true),
            AttemptOutcome::Failed => Some(false),
            AttemptOutcome::Done | AttemptOutcome::Unfinished => None,
        };
        if let Some(success) = judged {
            let verb = match success {
                true => &verbs::PASSED,
                false => &verbs::FAILED,
            };
            told.push(end(
                verb,
                statement::StatementResult {
                    score,
                    success: Some(success),
                    extensions: found(past),
                    ..statement::StatementResult::default()
                },
            ));
        }
        if outcome != AttemptOutcome::Unfinished {
            told.push(end(
                &verbs::COMPLETED,
                statement::StatementResult {
                    score,
                    completion: Some(true),
                    ..statement::StatementResult::default()
                },
            ));
        }
        let last = match outcome {
            AttemptOutcome::Unfinished => &verbs::ABANDONED,
            _ => &verbs::TERMINATED,
        };
        told.push(end(last, statement::StatementResult::default()));
        // Behind the rest, whose places in the records stay what they were.
        told.extend(self.of_course(ended, outcome));
        told
    }

    /// What an exam says of the course: that it was gone through to its end, and that it was passed where the exam was a
    /// ticket's. Without one it was practice.
    fn of_course(&self, at: i64, outcome: AttemptOutcome) -> Vec<Statement> {
        let past = self.past;
        let is_exam = past.begun.mode == exam::MODE.kind && past.exam.is_none();
        if !is_exam || outcome == AttemptOutcome::Unfinished {
            return Vec::new();
        }
        let by_ticket = matches!(past.begun.origin, AttemptOrigin::Ticket { .. });
        let is_passed = by_ticket && outcome == AttemptOutcome::Passed;
        let result = |success, completion| statement::StatementResult {
            score: past.score.map(score),
            success,
            completion,
            duration: lasted(past.began, at),
            ..statement::StatementResult::default()
        };
        let passed = is_passed.then(|| (&verbs::PASSED, result(Some(true), None)));
        let completed = (&verbs::COMPLETED, result(None, Some(true)));
        let told = passed.into_iter().chain([completed]);
        told.map(|(verb, result)| {
            let mut told = self.of_whole(verb, at, Some(result));
            told.id = self.id(&format!("course/{}", verb.name));
            told.object = self.activities.course();
            told.context.context_activities = None;
            told
        })
        .collect()
    }

    /// A statement about the whole of it.
    fn of_whole(
        &self,
        verb: &KnownVerb,
        at: i64,
        result: Option<statement::StatementResult>,
    ) -> Statement {
        Statement {
            id: self.id(verb.name),
            actor: self.actor.clone(),
            verb: self.activities.verb(verb),
            object: self.whole.clone(),
            result,
            context: self.context.clone(),
            timestamp: moment(at),
        }
    }

    /// An answer or a move, and how long it took since the one before.
    fn answered(&self, given: &Answer, since: i64) -> Option<Statement> {
        let action = action(&given.doing)?;
        let mut extensions = Extensions::new();
        extensions.insert(crate::xapi::extension::AT, json!(given.at));
        let words = self.activities.chosen(action, given);
        if !words.is_empty() {
            extensions.insert(crate::xapi::extension::WORDS, json!(words));
        }
        if let Some(spot) = (action.spot)(given) {
            extensions.insert(crate::xapi::extension::SPOT, json!(spot));
        }
        if let Some((bits, lost)) = given.bits {
            extensions.insert(crate::xapi::extension::BITS, tenths(bits));
            extensions.insert(crate::xapi::extension::REGRET, thousandths(lost));
        }
        if let Some(best) = &given.best {
            extensions.insert(crate::xapi::extension::BEST, json!(best));
        }
        let broken = self.past.broken.iter();
        let broken = broken.filter(|(_, at)| *at == Some(given.at));
        let broken: Vec<&String> = broken.map(|(rule, _)| rule).collect();
        if !broken.is_empty() {
            extensions.insert(crate::xapi::extension::BROKEN, json!(broken));
        }
        // A move that broke a rule was wrong, whatever else is known of it.
        let is_broken = (!broken.is_empty()).then_some(false);
        let is_cause = || {
            let cause = self.past.cause.as_ref()?;
            (given.doing == call::NAME.name).then(|| *cause == given.item)
        };
        let mut context = self.context.clone();
        if let Some(activities) = &mut context.context_activities {
            activities.parent = vec![self.whole.clone()];
        }
        Some(Statement {
            id: self.id(&format!("{}/{}", verbs::ANSWERED.name, given.at)),
            actor: self.actor.clone(),
            verb: self.activities.verb(&verbs::ANSWERED),
            object: self.activities.asked(action, given),
            result: Some(statement::StatementResult {
                success: is_broken.or(given.right).or_else(is_cause),
                response: Some((action.response)(given)),
                duration: lasted(since, given.time),
                extensions,
                ..statement::StatementResult::default()
            }),
            context,
            timestamp: moment(given.time),
        })
    }

    /// The id of what is said of it in this word.
    fn id(&self, said: &str) -> String {
        Uuid::new_v5(&self.past.id, said.as_bytes()).to_string()
    }
}

/// What is known of practice as such.
fn around(past: &Attempt) -> Extensions {
    let [_, _, hash] = &past.pack;
    let mut extensions = Extensions::new();
    extensions.insert(crate::xapi::extension::PACK_HASH, json!(hash));
    if let Some((_, part)) = past.exam {
        extensions.insert(crate::xapi::extension::ATTEMPT, json!(past.id.to_string()));
        extensions.insert(crate::xapi::extension::PART, json!(part.number()));
    }
    if let Some((level, role)) = past.level.zip(past.role) {
        let role = match role {
            Role::Issuer => "issuer",
            Role::Merchant => "merchant",
        };
        extensions.insert(crate::xapi::extension::LEVEL, json!(level));
        extensions.insert(crate::xapi::extension::ROLE, json!(role));
    }
    if let Some(seed) = past.begun.origin.seed() {
        extensions.insert(crate::xapi::extension::SEED, json!(seed));
    }
    extensions
}

/// What the verdict on a call found; nothing for anything else.
fn found(past: &Attempt) -> Extensions {
    let mut extensions = Extensions::new();
    let Some(cause) = &past.cause else {
        return extensions;
    };
    let [asked, bits, lost] = past.questions.unwrap_or_default();
    extensions.insert(crate::xapi::extension::CAUSE, json!(cause));
    if let Some(named) = &past.named {
        extensions.insert(crate::xapi::extension::NAMED, json!(named));
    }
    extensions.insert(crate::xapi::extension::ASKED, json!(asked));
    extensions.insert(crate::xapi::extension::BITS, tenths(bits));
    extensions.insert(crate::xapi::extension::REGRET, thousandths(lost));
    let mut rules: Vec<&String> = past.broken.iter().map(|(rule, _)| rule).collect();
    rules.sort_unstable();
    rules.dedup();
    extensions.insert(crate::xapi::extension::RULES, json!(rules));
    extensions
}

fn tenths(number: u32) -> Value {
    json!(f64::from(number) / 10.0)
}

fn thousandths(number: u32) -> Value {
    json!(f64::from(number) / 1000.0)
}

fn score(points: u32) -> Score {
    Score {
        scaled: f64::from(points) / 100.0,
        raw: points,
        min: 0,
        max: 100,
    }
}

/// A time, as xAPI writes it: UTC, with milliseconds.
fn moment(ms: i64) -> String {
    let moment = Timestamp::from_millisecond(ms).unwrap_or_default();
    format!("{moment:.3}")
}

/// How long it took; nothing where the clock went back meanwhile.
fn lasted(from: i64, to: i64) -> String {
    let lasted = SignedDuration::from_millis(to.saturating_sub(from).max(0));
    lasted.to_string()
}
