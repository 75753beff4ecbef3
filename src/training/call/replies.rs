//! A call as the replay of its moves: what was said, what is known, what is still possible.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::inquiry::belief::Belief;
use crate::inquiry::bit_set::BitSet;
use crate::pack::model::call::ScriptedReplyKind;
use crate::pack::model::cause::Cause;
use crate::pack::model::desk::SayKind;
use crate::pack::model::voice::Spoken;
use crate::text::lang::Text;

use crate::training::call::scenario::Scenario;

/// Something that the agent does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Asks a question: its id.
    Ask(String),
    /// Says something: its id.
    Say(String),
    /// Says what the cause is: its id.
    Name(String),
    /// Refers the caller to somebody: the id.
    Refer(String),
    /// Ends the call.
    Close,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The caller.
    Caller,
    /// The agent.
    Agent,
}

/// A line of the transcript.
#[derive(Clone, Debug)]
pub struct TranscriptLine<'p> {
    /// Who says it.
    pub speaker: Speaker,
    /// The words, one after the other.
    pub words: Vec<&'p Text>,
    /// The move that it belongs to, from 0; none before the first.
    pub at: Option<usize>,
    /// Whether the words are the name of a cause that is told.
    pub names: bool,
}

/// How a question went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeardReply {
    /// An answer, or that the caller does not know one.
    Clear,
    /// Words that fit several answers.
    Blur,
    /// The answer to another question, by its place.
    Other(usize),
    /// Nothing.
    Nothing,
    /// What was answered before.
    Again,
    /// The begin of a code.
    Reads,
}

/// A question that was asked.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// The move, from 0.
    pub at: usize,
    /// The question's place.
    pub question: usize,
    /// What was possible before, as far as questions bear on it; none where nothing was left to ask.
    pub before: Option<Belief>,
    /// The causes that were possible before.
    pub fits_before: BitSet,
    /// Those that were after.
    pub fits_after: BitSet,
    /// How it went.
    pub heard: HeardReply,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallEnd {
    /// The agent closed it.
    Closed,
    /// The caller hung up.
    HungUp,
}

/// Where a call stands.
pub struct CallState<'p> {
    /// What was said.
    pub lines: Vec<TranscriptLine<'p>>,
    /// What questions still bear on; none where nothing is left to ask.
    pub belief: Option<Belief>,
    /// The causes that are still possible.
    pub fits: BitSet,
    /// The questions asked.
    pub asked: Vec<AskedQuestion>,
    /// What was answered, by the place of the question.
    pub answered: BTreeMap<usize, Option<usize>>,
    /// What was said, with the move.
    pub says: Vec<(usize, &'p str)>,
    /// The causes that were named, each with the move and what was possible then.
    pub named: Vec<(usize, &'p str, BitSet)>,
    /// The moves at which a cause was named while questions could still tell more.
    pub early: Vec<usize>,
    /// To whom the caller was referred last, with the move.
    pub refer: Option<(usize, &'p str)>,
    /// Whether the caller is reading a code out.
    pub reading: bool,
    /// The moves before which the caller was reading and was not stopped.
    pub unstopped: Vec<usize>,
    /// Moves so far.
    pub moves: usize,
    /// How it ended, where it did.
    pub over: Option<CallEnd>,
    used: BTreeMap<String, usize>,
}

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
        let desk = case.pack.desk();
        match one {
            Move::Ask(id) => {
                let Some(question) = case.model.question(id) else {
                    return;
                };
                let node = case.model.questions[question];
                self.says_agent(at, case.pack.ask(id).unwrap_or(&node.ask));
                self.ask(case, at, question);
            }
            Move::Say(id) => {
                let Some(say) = desk.say(id) else { return };
                self.says_agent(at, &say.say);
                self.says.push((at, &say.id));
                let reply = match say.kind {
                    SayKind::Stop if was_reading => ("stopped", &case.voice.stopped),
                    SayKind::Take if say.breaks.is_some() && !say.may.contains(&case.role) => {
                        ("asked_secret", &case.voice.asked_secret)
                    }
                    _ => ("heard", &case.voice.heard),
                };
                self.says_caller(case, at, reply.0, reply.1, Vec::new());
            }
            Move::Name(id) => {
                let cause = case.model.cause(id).map(|place| case.model.causes[place]);
                let Some(cause) = cause else { return };
                self.says_agent(at, &cause.name);
                if let Some(line) = self.lines.last_mut() {
                    line.names = true;
                }
                self.named.push((at, &cause.id, self.fits));
                if self.belief.is_some() {
                    self.early.push(at);
                }
                self.says_caller(case, at, "heard", &case.voice.heard, Vec::new());
            }
            Move::Refer(id) => {
                let Some(refer) = desk.refer(id) else { return };
                self.says_agent(at, &refer.say);
                self.refer = Some((at, &refer.id));
                self.says_caller(case, at, "heard", &case.voice.heard, Vec::new());
            }
            Move::Close => {
                self.says_caller(case, at, "thanks", &case.voice.thanks, Vec::new());
                self.over = Some(CallEnd::Closed);
            }
        }
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

    fn ask(&mut self, case: &Scenario<'p>, at: usize, question: usize) {
        let before = self.belief;
        let fits_before = self.fits;
        let heard = self.hear(case, at, question);
        let told = match heard {
            HeardReply::Clear => Some(question),
            HeardReply::Other(other) => Some(other),
            HeardReply::Blur => {
                self.fits &= case.model.bank.mixing(question);
                self.belief = before.and_then(|b| case.model.bank.after_blur(&b, question));
                None
            }
            HeardReply::Nothing | HeardReply::Again | HeardReply::Reads => None,
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

    /// What the caller replies to a question: by the call's script, else by chance.
    fn hear(&mut self, case: &Scenario<'p>, at: usize, question: usize) -> HeardReply {
        let node = case.model.questions[question];
        let voice = case.voice;
        let before = self.asked.iter().filter(|asked| asked.question == question);
        let blurred = before.clone().any(|asked| asked.heard == HeardReply::Blur);
        let time = 1 + before.count();
        if self.answered.get(&question) == Some(&None) {
            // Who did not know it does not know it now.
            self.says_nothing(case, at, question);
            return HeardReply::Nothing;
        }
        if self.answered.contains_key(&question) {
            let words = self.words_of(case, question);
            self.says_caller(case, at, "again", &voice.again, words);
            return HeardReply::Again;
        }
        let script = case.script.iter();
        let mut script = script.filter(|line| line.question == node.id && line.time == time);
        if let Some(line) = script.next() {
            self.push(Speaker::Caller, at, vec![&line.say]);
            return match line.kind {
                ScriptedReplyKind::Clear => HeardReply::Clear,
                // Where nobody is thought to mix answers up, the words tell nothing to reckon with.
                ScriptedReplyKind::Blur if case.model.blurs[question].is_some() => HeardReply::Blur,
                ScriptedReplyKind::Vague | ScriptedReplyKind::Beside | ScriptedReplyKind::Blur => {
                    HeardReply::Nothing
                }
                ScriptedReplyKind::Reads => {
                    self.reading = true;
                    HeardReply::Reads
                }
            };
        }
        if case.reads_at == 1 + self.asked.len() {
            self.reading = true;
            self.says_caller(case, at, "reads", &voice.reads, Vec::new());
            return HeardReply::Reads;
        }
        let drawn = case.chance.below(&format!("noise/{}", node.id), time, 100) as u32;
        let level = case.level;
        let drifts = drawn >= level.vague && drawn < level.vague + level.drift;
        let other = case.model.instead[question].filter(|other| {
            drifts && !self.answered.contains_key(other) && case.choice(*other).is_some()
        });
        if let Some(other) = other {
            let words = self.words_of(case, other);
            self.says_caller(case, at, "lead", &voice.lead, words);
            return HeardReply::Other(other);
        }
        if drawn < level.vague + level.drift {
            self.says_caller(case, at, "vague", &voice.vague, Vec::new());
            return HeardReply::Nothing;
        }
        let choice = case.choice(question);
        let mixed = case.model.blurs[question]
            .filter(|blur| choice.is_some_and(|choice| blur.answers.contains(&choice.id)));
        let is_blur = !blurred
            && case.chance.below(&format!("blur/{}", node.id), time, 100) < level.blur as usize;
        if let Some(blur) = mixed.filter(|_| is_blur) {
            let key = format!("blur/{}", node.id);
            self.says_caller(case, at, &key, blur.words(voice.style), Vec::new());
            return HeardReply::Blur;
        }
        if choice.is_none() {
            self.says_nothing(case, at, question);
            return HeardReply::Clear;
        }
        let words = self.words_of(case, question);
        self.push(Speaker::Caller, at, words);
        HeardReply::Clear
    }

    /// The caller does not know, or finds the question beside the point: what anybody may be asked never is.
    fn says_nothing(&mut self, case: &Scenario<'p>, at: usize, question: usize) {
        let node = &case.model.questions[question].id;
        let concerns = case.cause().hears.contains_key(node);
        let voice = case.voice;
        match concerns || case.pack.desk().anybody.contains(node) {
            true => self.says_caller(case, at, "unknown", &voice.unknown, Vec::new()),
            false => self.says_caller(case, at, "beside", &voice.beside_point, Vec::new()),
        }
    }

    /// Words that give the caller's answer to a question.
    fn words_of(&mut self, case: &Scenario<'p>, question: usize) -> Vec<&'p Text> {
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
