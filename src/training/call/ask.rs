//! Questions in a call: put to the caller, or looked up at the desk, and what is known after them.

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::pack::model::say::LookUp;
use crate::text::lang::Text;
use crate::training::call::caller::reply;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{AskedQuestion, CallState, HeardReply, Speaker};

/// What is known before a question.
struct KnownBefore {
    belief: Option<Belief>,
    /// The causes that are possible.
    fits: BitSet,
    /// The questions that were answered, each with its answer.
    heard: Vec<(usize, usize)>,
    /// The question with which to hear what happened; none once something was told.
    opener: Option<usize>,
}

impl<'p> CallState<'p> {
    /// Whether something that was heard or seen speaks for a cause, by its place.
    pub(crate) fn speaks_for(&self, case: &Scenario, cause: usize) -> bool {
        let own = case.model.possible[cause];
        case.evidence().speak(&self.heard(), own)
    }

    /// Looks the answer to a question up.
    pub(crate) fn look(
        &mut self,
        case: &Scenario<'p>,
        at: usize,
        question: usize,
        lookup: &'p LookUp,
    ) {
        let before = self.known_now(case);
        self.says_agent(at, &lookup.say);
        let heard = match self.answered.contains_key(&question) {
            true => HeardReply::Again,
            false => HeardReply::Clear,
        };
        let answer = case.choice(question);
        let shown = answer.and_then(|answer| lookup.results.get(&answer.id));
        self.push(Speaker::Screen, at, vec![shown.unwrap_or(&lookup.blank)]);
        if heard == HeardReply::Clear {
            self.learn(case, question);
        }
        self.note_question(at, question, before, heard, true);
    }

    fn known_now(&self, case: &Scenario) -> KnownBefore {
        KnownBefore {
            belief: self.belief,
            fits: self.fits,
            heard: self.heard(),
            opener: self.opener(case),
        }
    }

    /// The questions to which the caller gave an answer, by their places. What the desk saw for itself is no word of
    /// theirs.
    pub(crate) fn told(&self, case: &Scenario) -> Vec<usize> {
        let is_seen = |question: usize| {
            let mut looked = self.asked.iter().filter(|asked| asked.is_lookup);
            looked.any(|asked| asked.question == question)
        };
        let answered = self.answered.keys().copied();
        let told = answered.filter(|question| !is_seen(*question));
        told.filter(|question| case.choice(*question).is_some())
            .collect()
    }

    /// The question with which to hear what happened, where the caller has told nothing yet: the first of the flow, or the
    /// first to which this caller has an answer.
    pub(crate) fn opener(&self, case: &Scenario) -> Option<usize> {
        if !self.told(case).is_empty() {
            return None;
        }
        let desk = case.pack.desk();
        let is_heard = |question: &usize| {
            let id = &case.model.questions[*question].id;
            case.choice(*question).is_some() && desk.lookup(id, case.role).is_none()
        };
        let start = case.model.question(&case.pack.diagnosis().start);
        let others = 0..case.model.questions.len();
        start.into_iter().chain(others).find(is_heard)
    }

    /// Takes the caller's answer to a question in.
    fn learn(&mut self, case: &Scenario, question: usize) {
        let answer = case.answers[question];
        self.answered.insert(question, answer);
        if let Some(answer) = answer {
            self.fits &= case.model.bank.giving(question, answer);
        }
        self.belief = (self.belief).and_then(|b| case.model.bank.after(&b, question, answer));
    }

    fn note_question(
        &mut self,
        at: usize,
        question: usize,
        before: KnownBefore,
        heard: HeardReply,
        is_lookup: bool,
    ) {
        self.asked.push(AskedQuestion {
            at,
            question,
            before: before.belief,
            fits_before: before.fits,
            fits_after: self.fits,
            heard_before: before.heard,
            opener: before.opener,
            heard,
            is_lookup,
        });
    }

    /// How a question would be asked now: in simpler words where the answer was unclear.
    pub(crate) fn question_words(&self, case: &Scenario<'p>, question: usize) -> &'p Text {
        let node = case.model.questions[question];
        let mut asked = self.asked.iter();
        let was_unclear =
            asked.any(|asked| asked.question == question) && !self.answered.contains_key(&question);
        let words = match was_unclear {
            true => case.pack.ask_again(&node.id),
            false => case.pack.ask(&node.id),
        };
        words.unwrap_or(&node.ask)
    }

    pub(crate) fn ask(&mut self, case: &Scenario<'p>, at: usize, question: usize) {
        self.says_agent(at, self.question_words(case, question));
        let before = self.known_now(case);
        let reply = reply(case, self, question);
        let heard = reply.heard;
        self.utter(case, at, reply);
        match heard {
            HeardReply::Clear => self.learn(case, question),
            HeardReply::Other(other) => self.learn(case, other),
            HeardReply::Blur => {
                self.fits &= case.model.bank.mixing(question);
                self.belief = (self.belief).and_then(|b| case.model.bank.after_blur(&b, question));
            }
            HeardReply::Reads => {
                self.reading = true;
                self.mark_reading();
            }
            HeardReply::Nothing | HeardReply::Again => {}
        }
        self.note_question(at, question, before, heard, false);
        if !self.reading && self.asked.len() == case.sees_at {
            self.says_caller(case, at, "sees", &case.voice.sees, Vec::new());
            self.waits_for_screen = true;
        }
    }
}
