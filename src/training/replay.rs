//! Replay files: what an agent did in a call or an exam, with the verdict, so that any machine can compute it again.
//!
//! A file is JSON: the pack's name, version and SHA-256; which call or exam it was, by name or by level and seed; every
//! move; the verdict. It holds nothing that a person typed but the alias. It proves what was done, not by whom or when.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::pack::content::Pack;
use crate::text::date;
use crate::training::alias::is_alias;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::session::CallSession;
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;
use crate::training::exam::{Exam, ExamAnswers, ExamGrade, SEEDS, TrainingSession};
use crate::training::modes;

/// Form of the files that this program writes and reads.
pub const FORMAT: u32 = 1;

/// Bytes of the largest file that is read: far more than the longest exam.
pub const MOST_BYTES: u64 = 1 << 20;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplayFile {
    cardcode_replay: u32,
    pack: PackRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<ReplayedCall>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exam: Option<ReplayedExam>,
    verdict: Value,
}

/// Which pack it was, to the last byte.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackRef {
    pub id: String,
    pub version: String,
    /// SHA-256 of its content, in hexadecimal digits.
    pub sha256: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplayedCall {
    origin: ScenarioId,
    moves: Vec<Move>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplayedExam {
    seed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    alias: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    did: ExamAnswers,
}

/// What a replay file is about: practice that came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    Call(CallSession, Box<Verdict>),
    Exam(Box<Exam>, Box<ExamGrade>),
}

/// A file, computed again.
#[derive(Debug)]
pub struct Replayed {
    pub judged: Judged,
    /// Whether the verdict is the one in the file, bit for bit.
    pub is_same: bool,
}

/// Why a file cannot be computed again.
#[derive(Debug)]
pub enum ReplayRefusal {
    /// It is no replay file, or one of another form, or of a call that there cannot be.
    NoReplay,
    /// It was made with this pack, and another one runs.
    OtherPack(PackRef),
}

/// The file of this practice; `None` if JSON cannot say it, which is not known to happen.
pub fn written(pack: &Pack, judged: &Judged) -> Option<String> {
    let (call, exam, verdict) = match judged {
        Judged::Call(call, verdict) => {
            let done = ReplayedCall {
                origin: call.origin.clone(),
                moves: call.moves.clone(),
            };
            (Some(done), None, serde_json::to_value(verdict).ok()?)
        }
        // What was answered to a ticket stands in its certificate.
        Judged::Exam(exam, _) if exam.sitting.draw.is_some() => return None,
        Judged::Exam(exam, grade) => {
            let done = ReplayedExam {
                seed: exam.sitting.seed,
                alias: exam.sitting.alias.clone(),
                day: exam.sitting.day.clone(),
                did: exam.kept(),
            };
            (None, Some(done), serde_json::to_value(grade).ok()?)
        }
    };
    let record = ReplayFile {
        cardcode_replay: FORMAT,
        pack: stamp(pack),
        call,
        exam,
        verdict,
    };
    Some(serde_json::to_string_pretty(&record).ok()? + "\n")
}

/// Computes the verdict of a file again.
///
/// # Errors
/// The file is none, or another pack's.
pub fn replayed(pack: &Pack, text: &str) -> Result<Replayed, ReplayRefusal> {
    let record: ReplayFile = serde_json::from_str(text).map_err(|_| ReplayRefusal::NoReplay)?;
    if record.cardcode_replay != FORMAT {
        return Err(ReplayRefusal::NoReplay);
    }
    if record.pack != stamp(pack) {
        return Err(ReplayRefusal::OtherPack(record.pack));
    }
    let judged = match (record.call, record.exam) {
        (Some(done), None) => call(pack, done),
        (None, Some(done)) => exam(pack, done),
        _ => None,
    }
    .ok_or(ReplayRefusal::NoReplay)?;
    // Letter by letter: what a reader could take for another verdict is another one.
    let anew = written(pack, &judged).unwrap_or_default();
    Ok(Replayed {
        judged,
        is_same: anew == text.replace("\r\n", "\n"),
    })
}

fn call(pack: &Pack, done: ReplayedCall) -> Option<Judged> {
    if matches!(done.origin.draw(), Some((_, seed)) if seed >= SEEDS) {
        return None;
    }
    let call = modes::call::replayed(pack, done.origin, done.moves)?;
    let verdict = Box::new(call.verdict(pack)?);
    Some(Judged::Call(call, verdict))
}

fn exam(pack: &Pack, done: ReplayedExam) -> Option<Judged> {
    let is_named = done.alias.as_ref().is_none_or(|alias| is_alias(alias));
    let is_dated = done
        .day
        .as_ref()
        .is_none_or(|day| date::parse(day).is_some());
    if !is_named || !is_dated || done.seed >= SEEDS {
        return None;
    }
    let session = TrainingSession {
        seed: done.seed,
        is_seeded: true,
        alias: done.alias,
        day: done.day,
        ..TrainingSession::default()
    };
    let exam = Exam::new(pack, session).replayed(pack, done.did)?;
    let grade = Box::new(exam.grade(pack));
    Some(Judged::Exam(Box::new(exam), grade))
}

/// Which pack this is.
pub fn stamp(pack: &Pack) -> PackRef {
    let manifest = pack.manifest();
    PackRef {
        id: manifest.id.clone(),
        version: manifest.version.clone(),
        sha256: pack.hash().to_owned(),
    }
}
