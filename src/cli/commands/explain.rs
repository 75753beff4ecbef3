//! `cardcode explain`: what a message says, for a person or as JSON for a program.

use anyhow::{Result, bail};
use clap::Args;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::screen::Screen;
use crate::app::screens::message::MessageScreen;
use crate::app::state::State;
use crate::cli::answer::{AnswerForm, answer};
use crate::cli::context::CommandContext;
use crate::cli::nearest::nearest_code;
use crate::cli::output::{print, read_by_people};
use crate::cli::wrong_use::WrongUse;
use crate::pack::lookup::codes::{CodeFound, Listed};
use crate::pack::lookup::found::Lookup;
use crate::pack::lookup::phrases::Understood;
use crate::pack::model::fact::Confidence;
use crate::pack::model::message::Meaning;
use crate::pack::words::Words;
use crate::render::plain;
use crate::text::catalogue::ui;
use crate::text::lang::Text;
use crate::text::mask::shown;
use crate::view::router::page;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::EXPLAIN.name(),
    long_about = ui::cli::EXPLAIN_HOW.name(),
    after_help = "cardcode explain G44\ncardcode explain do not honor\ncardcode explain eci/05\ncardcode explain incorrect_cvc --json"
)]
pub struct ExplainArgs {
    #[arg(value_name = "MESSAGE", help = ui::cli::MESSAGE_ARG.name())]
    message: Vec<String>,
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
}

impl ExplainArgs {
    /// Prints what the message says, or opens the guide at the lists of messages. The exit code is 1 if JSON was asked
    /// for and nothing is known of the message.
    ///
    /// # Errors
    /// Nothing is known of the message.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let words = context.words();
        if self.message.is_empty() {
            if self.json {
                return Err(WrongUse(words.say(ui::cli::JSON_NEEDS)).into());
            }
            return answer(context, Screen::CodeLists, AnswerForm::ForPeople);
        }
        let message = self.message.join(" ");
        let lookup = context.pack.look_up(&message);
        if self.json {
            print(&json(words, &message, &lookup)?)?;
            return Ok(u8::from(lookup.is_empty()));
        }
        if lookup.is_empty() {
            bail!(unknown(words, &message, &lookup));
        }
        print(&read_by_people(&text(words, &lookup))).map(|()| 0)
    }
}

/// That nothing is known, with what may have been meant.
pub(super) fn unknown(words: Words, message: &str, lookup: &Lookup) -> String {
    if lookup.asked.contains('*') {
        // A few digits alone are more likely an error code than a secret, but nobody knows.
        let digits = message.chars().filter(|char| char.is_numeric()).count();
        let is_short = digits <= SHORT && message.trim().chars().all(char::is_numeric);
        return words.say(match is_short {
            true => ui::cli::UNKNOWN_NUMBER,
            false => ui::cli::NO_DIGITS,
        });
    }
    let unknown = words.fill(
        ui::cli::UNKNOWN_MESSAGE,
        &[("given", &shown(&lookup.asked))],
    );
    match nearest_code(words.pack, message) {
        Some(code) => {
            let meant = words.fill(ui::cli::DID_YOU_MEAN, &[("nearest", code)]);
            format!("{unknown} {meant}")
        }
        None => unknown,
    }
}

/// Digits of a number that is no card number, and not scolded as one.
const SHORT: usize = 6;

/// What the message says.
fn text(words: Words, lookup: &Lookup) -> String {
    let mut parts: Vec<String> = Vec::new();
    for code in &lookup.codes {
        let meanings = by_meaning(code);
        if meanings.len() > 1 {
            let lists = code.messages.len().to_string();
            let with = [("code", spelling(code)), ("n", &lists)];
            parts.push(words.fill(ui::explain::IN_LISTS, &with) + "\n");
        } else if let ([(list, _)], 1) = (&code.messages[..], spelling(code).chars().count()) {
            let with = [("list", &*words.say(&list.name))];
            parts.push(words.fill(ui::explain::ONLY_IN, &with) + "\n");
        }
        parts.extend(meanings.iter().map(|listed| of_code(words, listed)));
    }
    if let Some(understood) = &lookup.understood {
        parts.push(of_sentence(words, understood, lookup.codes.is_empty()));
    }
    parts.push(going_on(words, lookup));
    parts.join("\n")
}

/// The shortest print of a code that stands in several lists: `05`, which one of them calls `ECI 05`.
fn spelling<'a>(code: &CodeFound<'a>) -> &'a str {
    let codes = code
        .messages
        .iter()
        .map(|(_, message)| message.code.as_str());
    codes.min_by_key(|code| code.len()).unwrap_or_default()
}

/// The messages that a code may be, those of one meaning together, in the order of the lists.
fn by_meaning<'a, 'p>(code: &'a CodeFound<'p>) -> Vec<Vec<&'a Listed<'p>>> {
    let mut meanings: Vec<Vec<&Listed>> = Vec::new();
    for listed in &code.messages {
        let same = |group: &&mut Vec<&Listed>| group[0].1.meaning == listed.1.meaning;
        match meanings.iter_mut().find(same) {
            Some(group) => group.push(listed),
            None => meanings.push(vec![listed]),
        }
    }
    meanings
}

/// What messages of one meaning say, as the first of them says it, with the notes of the others.
fn of_code(words: Words, listed: &[&Listed]) -> String {
    let (first, message) = listed[0];
    let screen = Screen::Message(MessageScreen {
        system: first.id.clone(),
        code: message.code.clone(),
    });
    let page = page(words.pack, &State::new(words.lang.clone(), screen));
    let names: Vec<String> = listed
        .iter()
        .map(|(list, _)| words.say(&list.name))
        .collect();
    let mut lines = vec![format!("{} ({})", page.lead, names.join("; "))];
    lines.extend(plain::lines(&page).into_iter().skip(1));
    let meanings = words.pack.meanings();
    let own = meanings.note(message);
    for (list, other) in &listed[1..] {
        if let Some(note) = meanings.note(other).filter(|note| Some(*note) != own) {
            lines.push(format!("{}: {}", words.say(&list.name), words.say(note)));
        }
    }
    lines.join("\n") + "\n"
}

/// What the words of a sentence say: what fits best in full where no code says more, and what else fits.
fn of_sentence(words: Words, understood: &Understood, is_all: bool) -> String {
    let mut meanings = understood_meanings(words, understood);
    let mut lines = Vec::new();
    if let Some(best) = is_all.then(|| meanings.next()).flatten() {
        let head = match understood.is_sure {
            true => ui::explain::SENTENCE,
            false => ui::explain::SENTENCE_UNSURE,
        };
        lines.push(words.fill(head, &[("title", &words.say(&best.title))]));
        let terms = [
            (ui::explain::SAYS, &best.says),
            (ui::explain::NOT, &best.not),
            (ui::explain::NEXT, &best.next),
        ];
        lines.extend(terms.map(|(name, says)| format!("{}: {}", words.say(name), words.say(says))));
    }
    let others: Vec<String> = meanings.map(|other| words.say(&other.title)).collect();
    if !others.is_empty() {
        let others = others.join("; ");
        lines.push(words.fill(ui::explain::ALSO, &[("titles", &others)]));
    }
    lines.join("\n") + "\n"
}

/// How to go on to the questions: with what the message says to them, where it says anything.
fn going_on(words: Words, lookup: &Lookup) -> String {
    let flow = words.pack.diagnosis();
    let meaning = lookup
        .says()
        .filter(|says| flow.evidence_of(says).is_some());
    // The command has a line of its own: one that is broken in two cannot be copied.
    let (way, shown) = match meaning {
        Some(meaning) => (ui::explain::ASK_ON_SHOWN, format!(" --shown {meaning}")),
        None => (ui::explain::ASK_ON, String::new()),
    };
    format!("{}\ncardcode diagnose{shown}\n", words.say(way))
}

/// What is known of a message, as JSON gives it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Explanation")]
pub(super) struct ExplainJson<'a> {
    asked: String,
    language: &'a str,
    found: Vec<FoundMessage<'a>>,
    /// A code that may have been meant, where nothing was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    did_you_mean: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct FoundMessage<'a> {
    list: &'a str,
    list_name: String,
    /// None for a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    /// Whether it surely means this: not where a sentence is vague, or where the code is in other lists too and means
    /// something else there.
    is_sure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<Confidence>,
    /// Whether it is less certain than the rest of its list.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_less_certain: Option<bool>,
    meaning: &'a str,
    title: String,
    says: String,
    does_not_say: String,
    what_to_do: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    causes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<&'a str>,
}

/// The same as JSON, one object; if nothing is known, `found` is empty.
fn json(words: Words, message: &str, lookup: &Lookup) -> serde_json::Result<String> {
    let mut found = Vec::new();
    for code in &lookup.codes {
        let is_sure = by_meaning(code).len() == 1;
        found.extend(
            code.messages
                .iter()
                .filter_map(|listed| found_code(words, listed, is_sure)),
        );
    }
    if let Some(understood) = &lookup.understood {
        let is_all = lookup.codes.is_empty();
        let meanings = understood_meanings(words, understood).enumerate();
        let is_sure = |place: usize| is_all && place == 0 && understood.is_sure;
        found.extend(meanings.map(|(place, one)| found_sentence(words, one, is_sure(place))));
    }
    let nearest = found.is_empty().then(|| nearest_code(words.pack, message));
    let answer = ExplainJson {
        asked: shown(&lookup.asked),
        language: words.lang.code(),
        found,
        did_you_mean: nearest.flatten(),
    };
    Ok(serde_json::to_string_pretty(&answer)? + "\n")
}

fn understood_meanings<'p>(
    words: Words<'p>,
    understood: &Understood<'p>,
) -> impl Iterator<Item = &'p Meaning> + use<'p> {
    let ids = understood.meanings.clone().into_iter();
    ids.filter_map(move |id| words.pack.meanings().meaning(id))
}

fn found_code<'p>(
    words: Words<'p>,
    listed: &Listed<'p>,
    is_sure: bool,
) -> Option<FoundMessage<'p>> {
    let (list, message) = *listed;
    let meanings = words.pack.meanings();
    let say = |text: &Text| words.say(text);
    Some(FoundMessage {
        list: &list.id,
        list_name: say(&list.name),
        code: Some(&message.code),
        confidence: Some(message.confidence.unwrap_or(list.confidence)),
        is_less_certain: Some(list.doubts(message)),
        note: meanings.note(message).map(say),
        checked: Some(&list.checked),
        sources: list
            .sources
            .iter()
            .map(|source| source.url.as_str())
            .collect(),
        ..found_sentence(words, meanings.meaning(&message.meaning)?, is_sure)
    })
}

fn found_sentence<'p>(words: Words<'p>, meaning: &'p Meaning, is_sure: bool) -> FoundMessage<'p> {
    FoundMessage {
        list: "sentences",
        list_name: words.say(ui::explain::SENTENCES),
        code: None,
        is_sure,
        confidence: None,
        is_less_certain: None,
        meaning: &meaning.id,
        title: words.say(&meaning.title),
        says: words.say(&meaning.says),
        does_not_say: words.say(&meaning.not),
        what_to_do: words.say(&meaning.next),
        note: None,
        causes: &meaning.causes,
        checked: None,
        sources: Vec::new(),
    }
}
