//! The content: cards, questions, causes, messages, facts and words. Immutable once it is there.
//!
//! A section is read when it is first asked for: the first screen needs the program's words alone, and
//! reading everything would be most of the start. That the embedded pack reads whole, and what it says to the
//! rules of [`check`], is tested on every build.

use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::pack::model::call::Call;
use crate::pack::model::card::Card;
use crate::pack::model::cause::Causes;
use crate::pack::model::compare::{Comparison, Quiz, Topics};
use crate::pack::model::desk::Desk;
use crate::pack::model::fact::{Claims, Facts};
use crate::pack::model::flow::Flow;
use crate::pack::model::message::{CodeList, Meanings, Message};
use crate::pack::model::voice::Voices;
use crate::pack::overrides::Overrides;
use crate::text::lang::{Lang, Text};

use crate::pack::embedded::PackFile;

/// Form of the content files that this program reads.
pub const FORMAT_VERSION: u32 = 1;

/// What the pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Form of the files.
    pub format_version: u32,
    /// Stable name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The pack that it builds on: what it does not say itself is said by that one.
    pub extends: Option<String>,
    /// What it leaves out of the pack it builds on: a file as `cards/discover`, an item as `topics/every-shop`.
    #[serde(default)]
    pub without: Vec<String>,
    /// Who issues the cards that the pack is for.
    pub issuer: Issuer,
    /// The languages it speaks; the first is spoken where the environment asks for none of them.
    pub languages: Vec<Language>,
}

/// Who issues the cards. Words say `{issuer}`, `{Issuer}` at the begin of a sentence, and `{whom}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// What it is called.
    pub name: Text,
    /// Which number is called to reach it; never the digits.
    pub whom: Text,
}

/// A language of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its short code.
    pub code: Lang,
    /// Its own name, for the key that changes to it.
    pub name: String,
}

/// Everything the program can show, in every language.
#[derive(Debug)]
pub struct Pack {
    pub(crate) files: Vec<PackFile>,
    pub(crate) hash: OnceLock<String>,
    pub(crate) manifest: Manifest,
    pub(crate) overrides: Overrides,
    pub(crate) cards: OnceLock<Vec<Card>>,
    pub(crate) diagnosis: OnceLock<Flow>,
    pub(crate) causes: OnceLock<Causes>,
    pub(crate) comparison: OnceLock<Comparison>,
    pub(crate) round: OnceLock<Quiz>,
    pub(crate) sort: OnceLock<Quiz>,
    pub(crate) desk: OnceLock<Desk>,
    pub(crate) voices: OnceLock<Voices>,
    pub(crate) calls: OnceLock<Vec<Call>>,
    pub(crate) topics: OnceLock<Topics>,
    pub(crate) meanings: OnceLock<Meanings>,
    pub(crate) systems: OnceLock<Vec<CodeList>>,
    pub(crate) facts: OnceLock<Facts>,
    pub(crate) claims: OnceLock<Claims>,
}

impl Manifest {
    /// That of the embedded pack, made at build time.
    fn embedded() -> Manifest {
        include!(concat!(env!("OUT_DIR"), "/manifest.rs"))
    }
}

impl Pack {
    /// The pack that the program carries. Its first sections are read here, the others when asked for.
    ///
    /// # Errors
    /// The first file that cannot be read, with its line: not in a build that passed its tests.
    pub fn embedded() -> Result<Pack> {
        Ok(Pack {
            files: crate::pack::embedded::carried(),
            hash: OnceLock::new(),
            manifest: Manifest::embedded(),
            overrides: Overrides::default(),
            cards: OnceLock::new(),
            diagnosis: OnceLock::new(),
            causes: OnceLock::new(),
            comparison: OnceLock::new(),
            round: OnceLock::new(),
            sort: OnceLock::new(),
            desk: OnceLock::new(),
            voices: OnceLock::new(),
            calls: OnceLock::new(),
            topics: OnceLock::new(),
            meanings: OnceLock::new(),
            systems: OnceLock::new(),
            facts: OnceLock::new(),
            claims: OnceLock::new(),
        })
    }

    /// What the pack says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// SHA-256 of all its files and of those it builds on, in hexadecimal digits: the same content has the same one on
    /// every machine.
    pub fn hash(&self) -> &str {
        self.hash
            .get_or_init(|| crate::pack::embedded::hash([self.files.as_slice()]))
    }

    /// The same pack, known to be from these files, laid over the carried ones.
    pub fn from_files(self, files: &[PackFile], carried: &[PackFile]) -> Pack {
        let hash = match self.manifest.extends {
            Some(_) => crate::pack::embedded::hash([files, carried]),
            None => crate::pack::embedded::hash([files]),
        };
        Pack {
            hash: hash.into(),
            ..self
        }
    }

    /// The language after this one, round and round.
    pub fn next_language(&self, lang: &Lang) -> &Language {
        let all = &self.manifest.languages;
        let at = all
            .iter()
            .position(|language| language.code == *lang)
            .unwrap_or(0);
        &all[(at + 1) % all.len()]
    }

    /// The cards, in the order of the list.
    pub fn cards(&self) -> &[Card] {
        section::<Vec<Card>>(&self.cards, || crate::pack::load::cards(&self.files))
    }

    /// The card with this name or alias.
    pub fn card(&self, name: &str) -> Option<&Card> {
        self.cards()
            .iter()
            .find(|card| card.id == name || card.aliases.iter().any(|alias| alias == name))
    }

    /// The questions that find the cause of a failed payment.
    pub fn diagnosis(&self) -> &Flow {
        section(&self.diagnosis, || read(&self.files, "flows/diagnose.toml"))
    }

    /// The causes.
    pub fn causes(&self) -> &Causes {
        section(&self.causes, || read(&self.files, "causes.toml"))
    }

    /// The security code beside what it is confused with.
    pub fn comparison(&self) -> &Comparison {
        section(&self.comparison, || read(&self.files, "compare.toml"))
    }

    /// The round of practice.
    pub fn round(&self) -> &Quiz {
        section(&self.round, || read(&self.files, "round.toml"))
    }

    /// Requests for agents to sort.
    pub fn sort(&self) -> &Quiz {
        section(&self.sort, || read(&self.files, "sort.toml"))
    }

    /// What an agent can say and do.
    pub fn desk(&self) -> &Desk {
        section(&self.desk, || read(&self.files, "desk.toml"))
    }

    /// How a question is asked at the desk: in its own words there, else in those of the flow.
    pub fn ask(&self, question: &str) -> Option<&Text> {
        let own = self.desk().asks.get(question);
        own.or_else(|| self.diagnosis().node(question).map(|node| &node.ask))
    }

    /// How simulated callers speak.
    pub fn voices(&self) -> &Voices {
        section(&self.voices, || read(&self.files, "voices.toml"))
    }

    /// The calls made by hand, the easiest first.
    pub fn calls(&self) -> &[Call] {
        section::<Vec<Call>>(&self.calls, || crate::pack::load::calls(&self.files))
    }

    /// The questions that people ask.
    pub fn topics(&self) -> &Topics {
        section(&self.topics, || read(&self.files, "topics.toml"))
    }

    /// What messages mean.
    pub fn meanings(&self) -> &Meanings {
        section(&self.meanings, || read(&self.files, "meanings.toml"))
    }

    /// The lists of codes, in their order.
    pub fn systems(&self) -> &[CodeList] {
        section::<Vec<CodeList>>(&self.systems, || crate::pack::load::systems(&self.files))
    }

    /// The facts.
    pub fn facts(&self) -> &Facts {
        section(&self.facts, || read(&self.files, "facts.toml"))
    }

    /// The article's claims.
    pub fn claims(&self) -> &Claims {
        section(&self.claims, || read(&self.files, "claims.toml"))
    }

    /// Every code that a person can mean by these words, with its list.
    pub fn messages(&self, asked: &str) -> Vec<(&CodeList, &Message)> {
        let of = |system: &'_ CodeList, message: &Message| {
            message.is(asked)
                || asked
                    .split_once('/')
                    .is_some_and(|(list, code)| list == system.id && message.is(code))
        };
        self.systems()
            .iter()
            .flat_map(|system| system.messages.iter().map(move |message| (system, message)))
            .filter(|(system, message)| of(system, message))
            .collect()
    }
}

/// A section, read when first asked for.
pub(crate) fn section<T>(cell: &OnceLock<T>, load: impl FnOnce() -> Result<T>) -> &T {
    cell.get_or_init(|| match load() {
        Ok(section) => section,
        // Every section of the embedded pack is read by tests/content/carried.rs, and no other pack comes this way.
        Err(problem) => unreachable!("the embedded pack passed its tests: {problem:#}"),
    })
}

/// One file of the pack.
fn file<'a>(files: &'a [PackFile], path: &str) -> Result<&'a PackFile> {
    let file = files.iter().find(|file| file.path == path);
    file.ok_or_else(|| anyhow!("{path} is missing"))
}

/// One file of the pack, as a section.
pub(crate) fn read<T: DeserializeOwned>(files: &[PackFile], path: &str) -> Result<T> {
    parse(file(files, path)?)
}

pub(crate) fn parse<T: DeserializeOwned>(file: &PackFile) -> Result<T> {
    toml::from_str(&file.text).with_context(|| file.path.clone())
}

/// What was given, as it may be said back: without control characters, without its digits where they may be a
/// number or a code, and no longer than a line.
pub fn shown(given: &str) -> String {
    let digits = given.chars().filter(|char| char.is_numeric()).count();
    let hide = |char: char| match char.is_numeric() && digits >= DIGITS_OF_A_CODE {
        true => '*',
        false => char,
    };
    given
        .chars()
        .filter(|char| !char.is_control())
        .take(LONGEST_SHOWN)
        .map(hide)
        .collect()
}

/// A code has three digits or more.
const DIGITS_OF_A_CODE: usize = 3;
/// Characters of what was given that are said back.
const LONGEST_SHOWN: usize = 40;

/// A full-width letter, digit, mark or space as its narrow self; anything else as it is.
pub fn narrow(char: char) -> char {
    match char {
        '\u{3000}' => ' ',
        // The full-width forms stand in ASCII's order, 0xFEE0 above it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        _ => char,
    }
}
