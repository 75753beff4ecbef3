//! The content: cards, questions, causes, messages, facts and words. Immutable once it is there.
//!
//! A section is read when it is first asked for: the first screen needs the program's words alone, and
//! reading everything would be most of the start. That the embedded pack reads whole, and what it says to the
//! rules of [`crate::pack::lint::check`], is tested on every build.

use std::sync::OnceLock;

use anyhow::Result;

use crate::pack::hearing::Hearing;
use crate::pack::likelihood::Likelihoods;
use crate::pack::model::allow::Allowed;
use crate::pack::model::call::Call;
use crate::pack::model::card::Card;
use crate::pack::model::cause::{Cause, Causes};
use crate::pack::model::compare::{Comparison, Quiz, Topics};
use crate::pack::model::desk::Desk;
use crate::pack::model::fact::{Claims, Facts};
use crate::pack::model::flow::Flow;
use crate::pack::model::message::{CodeList, Meanings};
use crate::pack::model::phrase::Phrases;
use crate::pack::model::voice::Voices;
use crate::pack::overrides::Overrides;
use crate::text::fold::fold_name;
use crate::text::lang::{Lang, Text};

use crate::pack::embedded::PackFile;
use crate::pack::lookup::codes::Prints;
use crate::pack::lookup::phrases::PhraseIndex;
use crate::pack::manifest::{Language, Manifest};
use crate::pack::section::{read, section};

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
    pub(crate) likelihoods: OnceLock<Likelihoods>,
    pub(crate) hearing: OnceLock<Hearing>,
    pub(crate) comparison: OnceLock<Comparison>,
    pub(crate) round: OnceLock<Quiz>,
    pub(crate) sort: OnceLock<Quiz>,
    pub(crate) desk: OnceLock<Desk>,
    pub(crate) voices: OnceLock<Voices>,
    pub(crate) calls: OnceLock<Vec<Call>>,
    pub(crate) topics: OnceLock<Topics>,
    pub(crate) meanings: OnceLock<Meanings>,
    pub(crate) systems: OnceLock<Vec<CodeList>>,
    pub(crate) phrases: OnceLock<Phrases>,
    pub(crate) prints: OnceLock<Prints>,
    pub(crate) phrase_index: OnceLock<PhraseIndex>,
    pub(crate) facts: OnceLock<Facts>,
    pub(crate) claims: OnceLock<Claims>,
    pub(crate) allowed: OnceLock<Allowed>,
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
            likelihoods: OnceLock::new(),
            hearing: OnceLock::new(),
            comparison: OnceLock::new(),
            round: OnceLock::new(),
            sort: OnceLock::new(),
            desk: OnceLock::new(),
            voices: OnceLock::new(),
            calls: OnceLock::new(),
            topics: OnceLock::new(),
            meanings: OnceLock::new(),
            systems: OnceLock::new(),
            phrases: OnceLock::new(),
            prints: OnceLock::new(),
            phrase_index: OnceLock::new(),
            facts: OnceLock::new(),
            claims: OnceLock::new(),
            allowed: OnceLock::new(),
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

    /// The card that a person means: by its id, an alias, or its name in any language, however it is written.
    pub fn card_named(&self, name: &str) -> Option<&Card> {
        let wanted = fold_name(name);
        let is_wanted = |known: &str| !wanted.is_empty() && fold_name(known) == wanted;
        self.cards().iter().find(|card| card.names().any(is_wanted))
    }

    /// The questions that find the cause of a failed payment.
    pub fn diagnosis(&self) -> &Flow {
        section(&self.diagnosis, || read(&self.files, "flows/diagnose.toml"))
    }

    pub fn causes(&self) -> &Causes {
        section(&self.causes, || read(&self.files, "causes.toml"))
    }

    /// Which answers the callers with each cause may give.
    pub fn hearing(&self) -> &Hearing {
        (self.hearing).get_or_init(|| Hearing::new(self.diagnosis(), self.causes()))
    }

    /// How likely a person with each cause gives each answer.
    pub fn likelihoods(&self) -> &Likelihoods {
        let make = || Likelihoods::new(self.diagnosis());
        self.likelihoods.get_or_init(make)
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

    /// The causes that calls are about, in the order of the pack.
    pub fn practised_causes(&self) -> impl Iterator<Item = &Cause> {
        let causes = self.causes().all.iter();
        causes.filter(|cause| self.desk().answer(&cause.id).is_some())
    }

    /// The guided calls, in order.
    pub fn guided_calls(&self) -> impl Iterator<Item = &Call> {
        let ids = self.desk().guided.iter();
        ids.filter_map(|id| self.calls().iter().find(|call| call.id == *id))
    }

    /// How a question is asked at the desk: in its own words there, else in those of the flow.
    pub fn ask(&self, question: &str) -> Option<&Text> {
        let own = self.desk().asks.get(question);
        own.or_else(|| self.diagnosis().node(question).map(|node| &node.ask))
    }

    /// How it is asked again, where the answer was unclear.
    pub fn ask_again(&self, question: &str) -> Option<&Text> {
        let again = self.desk().asks_again.get(question);
        again.or_else(|| self.ask(question))
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

    /// What messages mean: many codes, few meanings.
    pub fn meanings(&self) -> &Meanings {
        section(&self.meanings, || read(&self.files, "meanings.toml"))
    }

    /// The lists of codes, in their order.
    pub fn systems(&self) -> &[CodeList] {
        section::<Vec<CodeList>>(&self.systems, || crate::pack::load::systems(&self.files))
    }

    /// The words by which sentences are understood.
    pub fn phrases(&self) -> &Phrases {
        section(&self.phrases, || read(&self.files, "phrases.toml"))
    }

    pub fn facts(&self) -> &Facts {
        section(&self.facts, || read(&self.files, "facts.toml"))
    }

    /// The texts that break a rule of wording and may.
    pub fn allowed(&self) -> &Allowed {
        section(&self.allowed, || read(&self.files, "allow.toml"))
    }

    /// The claims of the article that the program grew from, and what is so.
    pub fn claims(&self) -> &Claims {
        section(&self.claims, || read(&self.files, "claims.toml"))
    }
}
