//! The sections of a pack from tables that passed the rules on form, and the pack from its sections.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeTable;

use crate::pack::content::Pack;
use crate::pack::load::{Faces, MissingElement, RawCard, card, in_order};
use crate::pack::manifest::Manifest;
use crate::pack::model::allow::Allowed;
use crate::pack::model::call::Call;
use crate::pack::model::card::Card;
use crate::pack::model::cause::Causes;
use crate::pack::model::compare::{Comparison, Quiz, Topics};
use crate::pack::model::desk::Desk;
use crate::pack::model::fact::{Claims, Facts};
use crate::pack::model::flow::Flow;
use crate::pack::model::message::{CodeList, Meanings};
use crate::pack::model::phrase::Phrases;
use crate::pack::model::voice::Voices;
use crate::pack::overlay::{self, Doc};
use crate::pack::overrides::Overrides;
use crate::pack::span::SourcePos;

/// What could be read of a pack: what is missing was told as a problem.
#[derive(Default)]
pub(crate) struct Sections {
    pub(crate) manifest: Option<Manifest>,
    pub(crate) overrides: Option<Overrides>,
    pub(crate) faces: Option<Faces>,
    pub(crate) cards: Vec<Card>,
    pub(crate) flow: Option<Flow>,
    pub(crate) causes: Option<Causes>,
    pub(crate) comparison: Option<Comparison>,
    pub(crate) round: Option<Quiz>,
    pub(crate) sort: Option<Quiz>,
    pub(crate) desk: Option<Desk>,
    pub(crate) voices: Option<Voices>,
    pub(crate) calls: Vec<Call>,
    pub(crate) topics: Option<Topics>,
    pub(crate) meanings: Option<Meanings>,
    pub(crate) systems: Vec<CodeList>,
    pub(crate) phrases: Option<Phrases>,
    pub(crate) facts: Option<Facts>,
    pub(crate) claims: Option<Claims>,
    pub(crate) allowed: Option<Allowed>,
}

/// Reads what can be read. The rules on form and on names tell what cannot, but for elements that a card names on
/// a face that has none such: those are told here.
pub(crate) fn sections(
    mut docs: Vec<Doc>,
    mut tell: impl FnMut(SourcePos, &'static str, Vec<(&'static str, String)>),
) -> Sections {
    let faces: Option<Faces> = section(&mut docs, "faces.toml");
    let cards = cards(&mut docs, faces.as_ref(), &mut tell);
    let systems = folder(&mut docs, "messages/").into_iter();
    let mut systems: Vec<CodeList> = systems
        .filter_map(|doc| overlay::typed(doc.table).ok())
        .collect();
    systems.sort_by_key(|system| system.order);
    let calls = folder(&mut docs, "calls/").into_iter();
    let mut calls: Vec<Call> = calls
        .filter_map(|doc| overlay::typed(doc.table).ok())
        .collect();
    calls.sort_by(in_order);
    let docs = &mut docs;
    Sections {
        manifest: section(docs, overlay::MANIFEST),
        overrides: overrides(docs),
        faces,
        cards,
        flow: section(docs, "flows/diagnose.toml"),
        causes: section(docs, "causes.toml"),
        comparison: section(docs, "compare.toml"),
        round: section(docs, "round.toml"),
        sort: section(docs, "sort.toml"),
        desk: section(docs, "desk.toml"),
        voices: section(docs, "voices.toml"),
        calls,
        topics: section(docs, "topics.toml"),
        meanings: section(docs, "meanings.toml"),
        systems,
        phrases: section(docs, "phrases.toml"),
        facts: section(docs, "facts.toml"),
        claims: section(docs, "claims.toml"),
        allowed: section(docs, "allow.toml"),
    }
}

/// The cards in their order. Tells which elements a card names on a face that has none such.
fn cards(
    docs: &mut Vec<Doc>,
    faces: Option<&Faces>,
    mut tell: impl FnMut(SourcePos, &'static str, Vec<(&'static str, String)>),
) -> Vec<Card> {
    let mut cards = Vec::new();
    for doc in folder(docs, "cards/") {
        let (source, prints) = (doc.source, prints(&doc.table));
        let raw: Option<RawCard> = overlay::typed(doc.table).ok();
        match raw.zip(faces).map(|(raw, faces)| card(&raw, faces)) {
            Some(Ok(card)) => cards.push(card),
            Some(Err(MissingElement {
                face: Some(face),
                name,
            })) => {
                let print = prints
                    .iter()
                    .find(|(of, element, _)| *of == face && *element == name);
                let place = print.map_or_else(|| source.whole(), |(_, _, at)| source.place(*at));
                tell(place, "no-element", vec![("face", face), ("name", name)]);
            }
            // A face or a case that is not there is a name that leads nowhere.
            Some(Err(MissingElement { face: None, .. })) | None => {}
        }
    }
    cards.sort_by_key(|card| card.order);
    cards
}

/// What a card prints: face, element, and where that stands.
fn prints(card: &DeTable) -> Vec<(String, String, usize)> {
    let faces = card
        .get("face")
        .and_then(|faces| faces.get_ref().as_array());
    let mut prints = Vec::new();
    for face in faces.into_iter().flatten().map(Spanned::get_ref) {
        let name = face.get("use").and_then(|name| name.get_ref().as_str());
        let of = |key| face.get(key).and_then(|print| print.get_ref().as_table());
        let print = ["print", "says"].into_iter().filter_map(of);
        for (element, _) in print.flatten() {
            let face = name.unwrap_or_default().to_owned();
            prints.push((face, element.get_ref().to_string(), element.span().start));
        }
    }
    prints
}

fn section<T: DeserializeOwned>(docs: &mut Vec<Doc>, path: &str) -> Option<T> {
    let at = docs.iter().position(|doc| doc.source.path == path)?;
    overlay::typed(docs.swap_remove(at).table).ok()
}

/// What the pack says of the program's texts.
fn overrides(docs: &mut Vec<Doc>) -> Option<Overrides> {
    let at = docs.iter().position(|doc| doc.source.path == "ui.toml")?;
    Overrides::of(&docs.swap_remove(at).table)
}

fn folder<'t>(docs: &mut Vec<Doc<'t>>, folder: &str) -> Vec<Doc<'t>> {
    let all = std::mem::take(docs).into_iter();
    let (inside, others) = all.partition(|doc| doc.source.path.starts_with(folder));
    *docs = others;
    inside
}

impl Sections {
    /// The pack, where every section is there.
    pub(crate) fn whole(self) -> Option<Pack> {
        Some(Pack {
            files: Vec::new(),
            hash: OnceLock::new(),
            manifest: self.manifest?,
            overrides: self.overrides?,
            cards: self.cards.into(),
            diagnosis: self.flow?.into(),
            causes: self.causes?.into(),
            likelihoods: OnceLock::new(),
            hearing: OnceLock::new(),
            comparison: self.comparison?.into(),
            round: self.round?.into(),
            sort: self.sort?.into(),
            desk: self.desk?.into(),
            voices: self.voices?.into(),
            calls: self.calls.into(),
            topics: self.topics?.into(),
            meanings: self.meanings?.into(),
            systems: self.systems.into(),
            // A pack of its own may have none: then sentences are not understood.
            phrases: self.phrases.unwrap_or_default().into(),
            prints: OnceLock::new(),
            phrase_index: OnceLock::new(),
            facts: self.facts?.into(),
            claims: self.claims?.into(),
            allowed: self.allowed?.into(),
        })
    }
}
