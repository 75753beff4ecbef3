//! What the caller replies to a question: by the call's script, else by chance.

use std::borrow::Cow;

use crate::pack::model::call::ScriptedReplyKind;
use crate::pack::model::voice::Spoken;
use crate::text::lang::Text;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{CallState, HeardReply};

/// A reply, before it is said.
pub(crate) struct Reply<'p> {
    pub(crate) heard: HeardReply,
    pub(crate) words: ReplyWords<'p>,
}

/// What a reply is said with.
pub(crate) enum ReplyWords<'p> {
    /// Words written for this call.
    Scripted(&'p Text),
    /// The caller's answer to this question.
    Answer(usize),
    /// The next of the voice's words under this key, and the caller's answer to a question behind them.
    Voice {
        key: Cow<'static, str>,
        texts: &'p [Text],
        answer: Option<usize>,
    },
}

impl<'p> Reply<'p> {
    fn voice(heard: HeardReply, key: &'static str, texts: &'p [Text]) -> Reply<'p> {
        Reply::voice_with(heard, key, texts, None)
    }

    fn voice_with(
        heard: HeardReply,
        key: impl Into<Cow<'static, str>>,
        texts: &'p [Text],
        answer: Option<usize>,
    ) -> Reply<'p> {
        let key = key.into();
        let words = ReplyWords::Voice { key, texts, answer };
        Reply { heard, words }
    }
}

/// What the caller replies to a question now. It changes nothing.
pub(crate) fn reply<'p>(case: &Scenario<'p>, call: &CallState<'p>, question: usize) -> Reply<'p> {
    let asked = call.asked.iter().filter(|asked| asked.question == question);
    let nth = 1 + asked.count();
    repeated(case, call, question)
        .or_else(|| scripted(case, question, nth))
        .or_else(|| reads_out(case, call))
        .or_else(|| drawn_noise(case, call, question, nth))
        .or_else(|| blurred(case, call, question, nth))
        .unwrap_or_else(|| match case.choice(question) {
            Some(_) => Reply {
                heard: HeardReply::Clear,
                words: ReplyWords::Answer(question),
            },
            None => no_answer(case, question, HeardReply::Clear),
        })
}

/// To a question that was answered before.
fn repeated<'p>(case: &Scenario<'p>, call: &CallState<'p>, question: usize) -> Option<Reply<'p>> {
    Some(match call.answered.get(&question)? {
        // Who did not know it does not know it now.
        None => no_answer(case, question, HeardReply::Nothing),
        Some(_) => {
            let texts = &case.voice.again;
            Reply::voice_with(HeardReply::Again, "again", texts, Some(question))
        }
    })
}

/// What the call's script says when the question is asked for the `nth` time.
fn scripted<'p>(case: &Scenario<'p>, question: usize, nth: usize) -> Option<Reply<'p>> {
    let node = case.model.questions[question];
    let mut script = case.script.iter();
    let line = script.find(|line| line.question == node.id && line.time == nth)?;
    let heard = match line.kind {
        ScriptedReplyKind::Clear => HeardReply::Clear,
        // Where nobody is thought to mix answers up, the words tell nothing to reckon with.
        ScriptedReplyKind::Blur if case.model.blurs[question].is_some() => HeardReply::Blur,
        ScriptedReplyKind::Vague | ScriptedReplyKind::Beside | ScriptedReplyKind::Blur => {
            HeardReply::Nothing
        }
        ScriptedReplyKind::Reads => HeardReply::Reads,
    };
    let words = ReplyWords::Scripted(&line.say);
    Some(Reply { heard, words })
}

fn reads_out<'p>(case: &Scenario<'p>, call: &CallState<'p>) -> Option<Reply<'p>> {
    let is_now = case.reads_at == 1 + call.asked.len();
    is_now.then(|| Reply::voice(HeardReply::Reads, "reads", &case.voice.reads))
}

/// How often the same question is answered unclearly by chance. The search reckons without such an end, which moves what it
/// expects by less than a fiftieth.
const UNCLEAR: usize = 2;

/// Nothing, or the answer to another question, as the noise of the level has it.
fn drawn_noise<'p>(
    case: &Scenario<'p>,
    call: &CallState<'p>,
    question: usize,
    nth: usize,
) -> Option<Reply<'p>> {
    // Asked a third time, anybody answers.
    if nth > UNCLEAR {
        return None;
    }
    let node = case.model.questions[question];
    let key = format!("noise/{}", node.id);
    let drawn = case.chance.below(&key, nth, 100) as u32;
    let level = case.level;
    let drifts = drawn >= level.vague && drawn < level.vague + level.drift;
    let is_open =
        |other: &usize| !call.answered.contains_key(other) && case.choice(*other).is_some();
    let other = case.model.instead[question].filter(|other| drifts && is_open(other));
    if let Some(other) = other {
        let texts = &case.voice.lead;
        return Some(Reply::voice_with(
            HeardReply::Other(other),
            "lead",
            texts,
            Some(other),
        ));
    }
    let is_vague = drawn < level.vague + level.drift;
    is_vague.then(|| Reply::voice(HeardReply::Nothing, "vague", &case.voice.vague))
}

/// Words that fit several answers, once for each question.
fn blurred<'p>(
    case: &Scenario<'p>,
    call: &CallState<'p>,
    question: usize,
    nth: usize,
) -> Option<Reply<'p>> {
    let node = case.model.questions[question];
    let choice = case.choice(question)?;
    let blur = case.model.blurs[question].filter(|blur| blur.answers.contains(&choice.id))?;
    let mut before = call.asked.iter().filter(|asked| asked.question == question);
    let was_blurred = before.any(|asked| asked.heard == HeardReply::Blur);
    let key = format!("blur/{}", node.id);
    let is_blurred = !was_blurred && case.chance.below(&key, nth, 100) < case.level.blur as usize;
    let texts = blur.words(case.voice.style);
    is_blurred.then(|| Reply::voice_with(HeardReply::Blur, key, texts, None))
}

/// The caller does not know, or finds the question beside the point, which one that anybody may be asked never is.
fn no_answer<'p>(case: &Scenario<'p>, question: usize, heard: HeardReply) -> Reply<'p> {
    let node = &case.model.questions[question].id;
    let concerns = case.cause().hears.contains_key(node);
    match concerns || case.pack.desk().anybody.contains(node) {
        true => Reply::voice(heard, "unknown", &case.voice.unknown),
        false => Reply::voice(heard, "beside", &case.voice.beside_point),
    }
}
