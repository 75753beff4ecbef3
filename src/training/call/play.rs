//! A call as the replay of its moves: what was said, what is known, what is still possible.

use std::collections::BTreeMap;

use crate::inquiry::bit_set::BitSet;
use crate::pack::model::cause::Cause;
use crate::pack::model::desk::SayKind;
use crate::pack::model::voice::Spoken;
use crate::text::lang::Text;
use crate::training::call::caller::{Reply, ReplyWords, reply};
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{
    AskedQuestion, CallEnd, CallState, HeardReply, Move, Speaker, TranscriptLine,
};

/// Moves that are left when a caller grows impatient.
const IMPATIENT: usize = 4;

impl<'p> Scenario<'p> {
    /// The call after these moves. Moves that the pack has no words for, and those after the end, do nothing.
    pub fn play(&self, moves: &[Move]) -> CallState<'p> {
        let mut scene = self.begin();
        for one in moves {
            scene.step(self, one);
        }
        scene
    }

    /// Whether these moves can be made: each names what is there, and none comes after the end.
    pub fn can_be(&self, moves: &[Move]) -> bool {
        let mut scene = self.begin();
        moves.iter().all(|one| {
            let before = scene.moves;
            scene.step(self, one);
            scene.moves > before
        })
    }

    /// The call before the first move.
    pub fn begin(&self) -> CallState<'p> {
        let all = self.model.bank.all();
        let giving = |fits: BitSet, (question, answer): &(usize, usize)| {
            fits & self.model.bank.giving(*question, *answer)
        };
        CallState {
            lines: vec![TranscriptLine {
                speaker: Speaker::Caller,
                words: self.opening.clone(),
                at: None,
                names: false,
            }],
            belief: self.start(),
            fits: self.known.iter().fold(all, giving),
            asked: Vec::new(),
            answered: self
                .known
                .iter()
                .map(|(question, answer)| (*question, Some(*answer)))
                .collect(),
            says: Vec::new(),
            named: Vec::new(),
            early: Vec::new(),
            refer: None,
            reading: false,
            unstopped: Vec::new(),
            moves: 0,
            over: None,
            used: BTreeMap::new(),
        }
    }
}

impl<'p> CallState<'p> {
    /// The call after one more move.
    pub fn step(&mut self, case: &Scenario<'p>, one: &Move) {
        if self.over.is_some() {
            return;
        }
        let at = self.moves;
        let was_reading = std::mem::take(&mut self.reading);
        if self.make(case, one, was_reading).is_none() {
            return;
        }
        let desk = case.pack.desk();
        let is_stop = |id: &String| desk.say(id).is_some_and(|say| say.kind == SayKind::Stop);
        if was_reading && !matches!(one, Move::Say(id) if is_stop(id)) {
            self.unstopped.push(at);
        }
        self.moves += 1;
        let left = case.level.patience.saturating_sub(self.moves);
        if self.over.is_none() && left == IMPATIENT {
            self.says_caller(case, at, "patience", &case.voice.patience, Vec::new());
        }
        if self.over.is_none() && left == 0 {
            self.says_caller(case, at, "hangup", &case.voice.hangup, Vec::new());
            self.over = Some(CallEnd::HungUp);
        }
    }

    /// Makes a move. `None` if it names what the pack does not have.
    fn make(&mut self, case: &Scenario<'p>, one: &Move, was_reading: bool) -> Option<()> {
        let at = self.moves;
        let desk = case.pack.desk();
        let heard = ("heard", &case.voice.heard);
        let (key, reply) = match one {
            Move::Ask(id) => {
                let question = case.model.question(id)?;
                let node = case.model.questions[question];
                self.says_agent(at, case.pack.ask(id).unwrap_or(&node.ask));
                self.ask(case, at, question);
                return Some(());
            }
            Move::Say(id) => {
                let say = desk.say(id)?;
                self.says_agent(at, &say.say);
                self.says.push((at, &say.id));
                match say.kind {
                    SayKind::Stop if was_reading => ("stopped", &case.voice.stopped),
                    SayKind::Take if say.breaks.is_some() && !say.may.contains(&case.role) => {
                        ("asked_secret", &case.voice.asked_secret)
                    }
                    _ => heard,
                }
            }
            Move::Name(id) => {
                let cause = case.model.causes[case.model.cause(id)?];
                self.says_agent(at, &cause.name);
                if let Some(line) = self.lines.last_mut() {
                    line.names = true;
                }
                self.named.push((at, &cause.id, self.fits));
                if self.belief.is_some() {
                    self.early.push(at);
                }
                heard
            }
            Move::Refer(id) => {
                let refer = desk.refer(id)?;
                self.says_agent(at, &refer.say);
                self.refer = Some((at, &refer.id));
                heard
            }
            Move::Close => {
                self.over = Some(CallEnd::Closed);
                ("thanks", &case.voice.thanks)
            }
        };
        self.says_caller(case, at, key, reply, Vec::new());
        Some(())
    }

    fn ask(&mut self, case: &Scenario<'p>, at: usize, question: usize) {
        let before = self.belief;
        let fits_before = self.fits;
        let reply = reply(case, self, question);
        let heard = reply.heard;
        self.utter(case, at, reply);
        let told = match heard {
            HeardReply::Clear => Some(question),
            HeardReply::Other(other) => Some(other),
            HeardReply::Blur => {
                self.fits &= case.model.bank.mixing(question);
                self.belief = before.and_then(|b| case.model.bank.after_blur(&b, question));
                None
            }
            HeardReply::Reads => {
                self.reading = true;
                None
            }
            HeardReply::Nothing | HeardReply::Again => None,
        };
        if let Some(told) = told {
            let answer = case.answers[told];
            self.answered.insert(told, answer);
            if let Some(answer) = answer {
                self.fits &= case.model.bank.giving(told, answer);
            }
            self.belief = before.and_then(|b| case.model.bank.after(&b, told, answer));
        }
        self.asked.push(AskedQuestion {
            at,
            question,
            before,
            fits_before,
            fits_after: self.fits,
            heard,
        });
    }

    fn utter(&mut self, case: &Scenario<'p>, at: usize, reply: Reply<'p>) {
        match reply.words {
            ReplyWords::Scripted(text) => self.push(Speaker::Caller, at, vec![text]),
            ReplyWords::Answer(question) => {
                let words = self.answer_words(case, question);
                self.push(Speaker::Caller, at, words);
            }
            ReplyWords::Voice { key, texts, answer } => {
                let more = answer.map_or(Vec::new(), |question| self.answer_words(case, question));
                self.says_caller(case, at, &key, texts, more);
            }
        }
    }

    /// Words that give the caller's answer to a question.
    fn answer_words(&mut self, case: &Scenario<'p>, question: usize) -> Vec<&'p Text> {
        let node = case.model.questions[question];
        let Some(choice) = case.choice(question) else {
            return Vec::new();
        };
        let reply = case.pack.voices().reply(&node.id, &choice.id);
        match reply {
            Some(reply) => {
                let key = format!("reply/{}/{}", node.id, choice.id);
                self.pick(case, &key, reply.words(case.voice.style))
            }
            // A question of a pack's own may have none; the choice says the same.
            None => vec![&choice.say],
        }
    }

    /// The next of these words, in an order by chance; once all were said, with a filler before them, so that no
    /// reply comes twice.
    fn pick(&mut self, case: &Scenario<'p>, key: &str, texts: &'p [Text]) -> Vec<&'p Text> {
        let time = self.used.entry(key.to_owned()).or_default();
        let order = case.chance.order(key, texts.len());
        let round = time.checked_div(texts.len()).unwrap_or(0);
        let text = order
            .get(time.checked_rem(texts.len()).unwrap_or(0))
            .and_then(|place| texts.get(*place));
        *time += 1;
        let um = match round {
            0 => None,
            round => case.voice.um.get((round - 1) % case.voice.um.len().max(1)),
        };
        um.into_iter().chain(text).collect()
    }

    fn says_agent(&mut self, at: usize, text: &'p Text) {
        self.push(Speaker::Agent, at, vec![text]);
    }

    fn says_caller(
        &mut self,
        case: &Scenario<'p>,
        at: usize,
        key: &str,
        texts: &'p [Text],
        more: Vec<&'p Text>,
    ) {
        let mut words = self.pick(case, key, texts);
        words.extend(more);
        self.push(Speaker::Caller, at, words);
    }

    fn push(&mut self, speaker: Speaker, at: usize, words: Vec<&'p Text>) {
        let at = Some(at);
        self.lines.push(TranscriptLine {
            speaker,
            words,
            at,
            names: false,
        });
    }

    /// The causes that are still possible, the likeliest first.
    pub fn possible(&self, case: &Scenario<'p>) -> Vec<&'p Cause> {
        let mut causes = case.causes();
        causes.retain(|cause| {
            let place = case.model.cause(&cause.id);
            place.is_some_and(|place| self.fits & 1 << place != 0)
        });
        causes
    }
}
