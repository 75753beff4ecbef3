//! A call as the replay of its moves: what was said, what is known, what is still possible.

use std::collections::BTreeMap;

use crate::inquiry::bit_set::BitSet;
use crate::pack::model::cause::Cause;
use crate::pack::model::say::SayKind;
use crate::pack::model::voice::Spoken;
use crate::text::lang::Text;
use crate::training::call::caller::{Reply, ReplyWords};
use crate::training::call::react::Reaction;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{
    CallEnd, CallState, LineForm, Move, NamedCause, Speaker, TranscriptLine,
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
        // Where the agent can open the call, the caller waits for that.
        let waits = self.first_say(SayKind::Open).is_some();
        let first = (!waits).then(|| self.first_words(None));
        CallState {
            lines: first.into_iter().collect(),
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
            refers: Vec::new(),
            reading: false,
            unstopped: Vec::new(),
            waits_for_screen: false,
            passed_over: Vec::new(),
            moves: 0,
            is_closed: false,
            wrapped_up: None,
            over: None,
            used: BTreeMap::new(),
        }
    }

    /// The caller's first words, heard with this move.
    fn first_words(&self, at: Option<usize>) -> TranscriptLine<'p> {
        TranscriptLine {
            speaker: Speaker::Caller,
            words: self.opening.clone(),
            at,
            form: LineForm::Said,
        }
    }

    /// Whether a move names what the pack has, and can be made at this desk.
    fn has(&self, one: &Move) -> bool {
        let desk = self.pack.desk();
        match one {
            Move::Ask(id) => self.model.question(id).is_some(),
            Move::Say(id) => desk.say(id).is_some_and(|say| say.is_said_at(self.role)),
            Move::Name(id) => self.pack.causes().get(id).is_some(),
            Move::Refer(id) => desk.refer(id).is_some_and(|to| to.is_there(self.role)),
            Move::Close => true,
            Move::WrapUp(id) => desk.wrap_up(id).is_some(),
        }
    }
}

impl<'p> CallState<'p> {
    /// The call after one more move.
    pub fn step(&mut self, case: &Scenario<'p>, one: &Move) {
        let is_after = matches!(one, Move::WrapUp(_));
        if self.over.is_some() || !case.has(one) || self.is_closed != is_after {
            return;
        }
        let at = self.moves;
        let desk = case.pack.desk();
        let kind = match one {
            Move::Say(id) => desk.say(id).map(|say| say.kind),
            _ => None,
        };
        // There is nothing to sum up.
        if kind == Some(SayKind::Recap) && self.told(case).is_empty() {
            return;
        }
        if let Move::WrapUp(id) = one {
            self.wrap_up(case, at, id);
            self.moves += 1;
            return;
        }
        let waits = self.lines.is_empty();
        if waits && kind != Some(SayKind::Open) {
            self.lines.push(case.first_words(None));
        }
        let was_reading = std::mem::take(&mut self.reading);
        if was_reading && kind != Some(SayKind::Stop) {
            self.unstopped.push(at);
            self.says_caller(case, at, "reads_on", &case.voice.reads_on, Vec::new());
            self.mark_reading();
        }
        let answers = |say: &String| matches!(one, Move::Say(id) if id == say);
        let is_answered = desk.not_on_screen.as_ref().is_some_and(answers);
        if std::mem::take(&mut self.waits_for_screen) && !is_answered {
            self.passed_over.push(at);
        }
        self.make(case, one, was_reading, waits);
        self.moves += 1;
        let left = case.level.patience.saturating_sub(self.moves);
        if self.is_closed {
            return;
        }
        if self.over.is_none() && left == IMPATIENT {
            self.says_caller(case, at, "patience", &case.voice.patience, Vec::new());
        }
        if self.over.is_none() && left == 0 {
            self.says_caller(case, at, "hangup", &case.voice.hangup, Vec::new());
            self.over = Some(CallEnd::HungUp);
        }
    }

    /// Makes a move that the pack has. `waits`: the caller has said nothing yet.
    fn make(
        &mut self,
        case: &Scenario<'p>,
        one: &Move,
        was_reading: bool,
        waits: bool,
    ) -> Option<()> {
        let at = self.moves;
        let desk = case.pack.desk();
        let (key, reply) = match one {
            Move::Ask(id) => {
                let question = case.model.question(id)?;
                match desk.lookup(id, case.role) {
                    Some(lookup) => self.look(case, at, question, lookup),
                    None => self.ask(case, at, question),
                }
                return Some(());
            }
            Move::Say(id) => {
                let say = desk.say(id)?;
                self.says_agent(at, say.words(case.role));
                if say.kind == SayKind::Recap {
                    self.sum_up(case);
                }
                self.says.push((at, &say.id));
                if waits && say.kind == SayKind::Open {
                    self.lines.push(case.first_words(Some(at)));
                    return Some(());
                }
                case.to_words(say, was_reading)
            }
            Move::Name(id) => self.name(case, at, id)?,
            Move::Refer(id) => {
                let refer = desk.refer(id)?;
                self.says_agent(at, refer.words(case.role));
                self.refers.push((at, &refer.id));
                case.to_referral(&refer.id)
            }
            Move::WrapUp(_) => return None,
            Move::Close => {
                if let Some(farewell) = &desk.farewell {
                    self.says_agent(at, farewell);
                }
                self.is_closed = true;
                self.over = desk.wrap_ups.is_empty().then_some(CallEnd::Closed);
                case.to_farewell(self)
            }
        };
        self.says_caller(case, at, key, reply, Vec::new());
        Some(())
    }

    /// Tells the caller a cause, right or wrong.
    fn name(&mut self, case: &Scenario<'p>, at: usize, id: &str) -> Option<Reaction<'p>> {
        let cause = case.pack.causes().get(id)?;
        let place = case.model.cause(id);
        match case.pack.desk().answer(id) {
            Some(policy) => {
                self.says_agent(at, policy.telling(case.role));
                self.give_reason(case, place);
            }
            None => {
                self.says_agent(at, &cause.name);
                if let Some(line) = self.lines.last_mut() {
                    line.form = LineForm::NamesCause;
                }
            }
        }
        let named = NamedCause {
            at,
            id: &cause.id,
            fits: self.fits,
            is_early: self.belief.is_some(),
            has_evidence: place.is_some_and(|place| self.speaks_for(case, place)),
        };
        let reaction = case.to_cause(&named);
        self.named.push(named);
        Some(reaction)
    }

    pub(crate) fn utter(&mut self, case: &Scenario<'p>, at: usize, reply: Reply<'p>) {
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
        if case.denies(&node.id, &choice.id) && case.has_disclosed {
            return self.pick(case, "gave", &case.voice.gave);
        }
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

    pub(crate) fn says_agent(&mut self, at: usize, text: &'p Text) {
        self.push(Speaker::Agent, at, vec![text]);
    }

    /// The last line is one in which the caller reads a code out.
    pub(crate) fn mark_reading(&mut self) {
        if let Some(line) = self.lines.last_mut() {
            line.form = LineForm::ReadsCode;
        }
    }

    pub(crate) fn says_caller(
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

    pub(crate) fn push(&mut self, speaker: Speaker, at: usize, words: Vec<&'p Text>) {
        let at = Some(at);
        self.lines.push(TranscriptLine {
            speaker,
            words,
            at,
            form: LineForm::Said,
        });
    }

    /// The causes that are still possible, the likeliest first.
    pub fn possible(&self, case: &Scenario<'p>) -> Vec<&'p Cause> {
        case.causes_in(self.fits)
    }
}
