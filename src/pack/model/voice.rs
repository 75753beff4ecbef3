//! How simulated callers speak.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::Text;

/// A way of speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceStyle {
    /// As to a stranger.
    Polite,
    /// As to somebody one knows.
    Casual,
}

/// A caller's voice: what is said whatever the question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Calls name it as their `voice`.
    pub id: String,
    /// How the desk describes the caller.
    pub name: Text,
    /// How the caller speaks.
    pub style: VoiceStyle,
    /// Whether they are upset, so that a word of understanding is wanted.
    pub wants_empathy: bool,
    /// Greets the agent, before the complaint itself.
    pub greet: Vec<Text>,
    /// Answers without telling anything.
    pub vague: Vec<Text>,
    /// Does not know what the question asks for.
    pub unknown: Vec<Text>,
    /// The question is not about this caller's case.
    pub beside_point: Vec<Text>,
    /// Was asked before what is asked again.
    pub again: Vec<Text>,
    /// Leads over to something else.
    pub lead: Vec<Text>,
    /// Stands before words that were all said already, so that no reply comes twice.
    pub um: Vec<Text>,
    /// Begins to read the code out.
    pub reads: Vec<Text>,
    /// Was stopped from reading it out.
    pub stopped: Vec<Text>,
    /// Was asked for a secret.
    pub asked_secret: Vec<Text>,
    /// Takes in what the agent says.
    pub heard: Vec<Text>,
    /// Is told the right cause.
    pub cause_right: Vec<Text>,
    /// Is told a cause that is not theirs.
    pub cause_wrong: Vec<Text>,
    /// Is told a cause that nothing they said shows.
    pub cause_guessed: Vec<Text>,
    /// Takes in what to do.
    pub advised: Vec<Text>,
    /// Hears something unpleasant.
    pub bad_news: Vec<Text>,
    /// Is advised what does not fit.
    pub doubts_advice: Vec<Text>,
    /// Hears who goes on from here.
    pub referred: Vec<Text>,
    /// Hears that the agent understands.
    pub empathised: Vec<Text>,
    /// Hears what was understood, and it is right.
    pub recapped: Vec<Text>,
    /// Told something, or typed it in, and says so without saying what.
    pub gave: Vec<Text>,
    /// Told nothing and typed nothing.
    pub kept: Vec<Text>,
    /// Thinks that the desk sees the code, and asks.
    pub sees: Vec<Text>,
    /// Is the cardholder, and says who they are.
    pub identified: Vec<Text>,
    /// Is somebody else of the family.
    pub family: Vec<Text>,
    /// Cannot say who they are, and wants something changed.
    pub impostor: Vec<Text>,
    /// Hears that nothing can be told or changed.
    pub refused: Vec<Text>,
    /// Has no further question.
    pub no_more: Vec<Text>,
    /// Goes on reading the code out.
    pub reads_on: Vec<Text>,
    /// Calls again: the card was stopped, for they were told to keep trying.
    pub harmed: Vec<Text>,
    /// Calls again: what they were told did not help.
    pub misadvised: Vec<Text>,
    /// Warns that patience is nearly at its end.
    pub patience: Vec<Text>,
    /// Gives up and ends the call.
    pub hangup: Vec<Text>,
    /// Ends a good call.
    pub thanks: Vec<Text>,
}

/// The same thing said by those who speak politely and by those who do not.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Id of a question of the flow.
    pub question: String,
    /// Id of the answer that the words give.
    pub answer: String,
    polite: Vec<Text>,
    casual: Vec<Text>,
}

/// Words that fit several answers to a question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Blur {
    /// Id of a question of the flow.
    pub question: String,
    /// The answers that the words fit.
    pub answers: Vec<String>,
    polite: Vec<Text>,
    casual: Vec<Text>,
}

/// How a call opens.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The answer to the flow's first question that it tells; empty where it does not tell.
    #[serde(rename = "where")]
    pub tells: String,
    polite: Vec<Text>,
    casual: Vec<Text>,
}

/// Things with words for each style.
pub trait Spoken {
    /// The words for this style.
    fn words(&self, style: VoiceStyle) -> &[Text];
}

macro_rules! spoken {
    ($($thing:ty)*) => {
        $(impl Spoken for $thing {
            fn words(&self, style: VoiceStyle) -> &[Text] {
                match style {
                    VoiceStyle::Polite => &self.polite,
                    VoiceStyle::Casual => &self.casual,
                }
            }
        })*
    };
}

spoken!(Reply Blur Opening);

/// The file of voices.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voices {
    /// Form of the file.
    pub format_version: u32,
    /// Who may call; a drawn call has one of them by chance.
    #[serde(rename = "voice")]
    pub voices: Vec<Voice>,
    /// What is said to give an answer.
    #[serde(rename = "reply")]
    pub replies: Vec<Reply>,
    /// What is said that fits several answers. A caller has one of those of a question that fit the own answer.
    #[serde(rename = "blur")]
    pub blurs: Vec<Blur>,
    /// First complaints, by what each of them tells.
    #[serde(rename = "opening")]
    pub openings: Vec<Opening>,
}

impl Voices {
    /// The voice with this id, or the first.
    pub fn voice(&self, id: &str) -> Option<&Voice> {
        let known = self.voices.iter().find(|voice| voice.id == id);
        known.or(self.voices.first())
    }

    /// What is said to give this answer.
    pub fn reply(&self, question: &str, answer: &str) -> Option<&Reply> {
        let is_it = |reply: &&Reply| reply.question == question && reply.answer == answer;
        self.replies.iter().find(is_it)
    }

    /// Everything that is said of questions: the question, the answers that the words give or fit, and the words of both
    /// styles.
    pub fn spoken(&self) -> impl Iterator<Item = (&str, Vec<&str>, Vec<&Text>)> {
        let openings = self.openings.iter().map(|opening| {
            let tells = (!opening.tells.is_empty()).then_some(opening.tells.as_str());
            ("", tells.into_iter().collect(), both(opening))
        });
        let replies = self.replies.iter();
        let replies = replies.map(|reply| {
            let answers = vec![reply.answer.as_str()];
            (reply.question.as_str(), answers, both(reply))
        });
        let blurs = self.blurs.iter().map(|blur| {
            let answers = blur.answers.iter().map(String::as_str).collect();
            (blur.question.as_str(), answers, both(blur))
        });
        openings.chain(replies).chain(blurs)
    }
}

/// The words of both styles.
fn both(spoken: &impl Spoken) -> Vec<&Text> {
    let styles = [VoiceStyle::Polite, VoiceStyle::Casual];
    styles
        .iter()
        .flat_map(|style| spoken.words(*style))
        .collect()
}

impl Voice {
    /// All that it says whatever the question.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let lists = [
            &self.greet,
            &self.vague,
            &self.unknown,
            &self.beside_point,
            &self.again,
            &self.lead,
            &self.um,
            &self.reads,
            &self.stopped,
            &self.asked_secret,
            &self.heard,
            &self.cause_right,
            &self.cause_wrong,
            &self.cause_guessed,
            &self.advised,
            &self.bad_news,
            &self.doubts_advice,
            &self.referred,
            &self.empathised,
            &self.recapped,
            &self.gave,
            &self.kept,
            &self.sees,
            &self.identified,
            &self.family,
            &self.impostor,
            &self.refused,
            &self.no_more,
            &self.reads_on,
            &self.harmed,
            &self.misadvised,
            &self.patience,
            &self.hangup,
            &self.thanks,
        ];
        lists.into_iter().flatten()
    }
}
