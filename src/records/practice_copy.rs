//! Two copies of the same practice, of two files: which of them is kept, the same whichever came first.

use crate::training::attempt::{Attempt, AttemptOutcome};
use crate::training::certificate::Certificate;

/// Practice as one file tells it: an attempt, or an exam with its parts.
pub(crate) struct PracticeCopy {
    pub(crate) whole: Attempt,
    /// Those in which something was answered.
    pub(crate) parts: Vec<Attempt>,
    /// Whether it was recorded here, or came under a seal and was verified.
    pub(crate) is_vouched: bool,
    pub(crate) certificate: Option<Certificate>,
}

impl PracticeCopy {
    fn attempts(&self) -> impl Iterator<Item = &Attempt> {
        [&self.whole].into_iter().chain(&self.parts)
    }

    /// Whether this attempt is in it, just so.
    pub(crate) fn has(&self, attempt: &Attempt) -> bool {
        self.attempts().any(|one| one == attempt)
    }

    /// Whether this one is kept of the two.
    pub(crate) fn outranks(&self, other: &PracticeCopy) -> bool {
        self.rank() > other.rank()
    }

    /// Of two sittings by one ticket the worse comes first, wherever it comes from: another one cannot better it. Then what
    /// nobody changed, then where more was done, then what ended, and later; in the end the text decides.
    fn rank(&self) -> impl Ord + use<> {
        let sat = self.certificate.as_ref();
        let sat = sat.map(|certificate| certificate.sitting.badness());
        let answers: usize = self.attempts().map(|one| one.answers.len()).sum();
        let ended = self.whole.ended.map(|(when, _)| when);
        let text: Vec<String> = self
            .attempts()
            .map(|one| serde_json::to_string(one).unwrap_or_default())
            .collect();
        (sat, self.is_vouched, answers, ended, text)
    }

    /// Whether all that the other one tells is in this one: it was gone on with, or closed meanwhile.
    pub(crate) fn continues(&self, other: &PracticeCopy) -> bool {
        let is_in = |one: &Attempt| {
            let here = self.attempts().find(|here| here.id == one.id);
            here.is_some_and(|here| {
                let is_open = matches!(one.ended, None | Some((_, AttemptOutcome::Unfinished)));
                here.answers.starts_with(&one.answers) && (is_open || here.ended == one.ended)
            })
        };
        other.attempts().all(is_in)
    }

    /// Whether both were sat by the same ticket, each to its own end.
    pub(crate) fn is_another_sitting(&self, other: &PracticeCopy) -> bool {
        let both = self.certificate.as_ref().zip(other.certificate.as_ref());
        both.is_some_and(|(one, other)| one.sitting != other.sitting)
    }
}
