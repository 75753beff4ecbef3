//! Sections that are put together from several files, and the pack from its sections.

use crate::pack::overlay;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use anyhow::{Result, anyhow};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeTable;

use crate::pack::content::{Manifest, Pack, parse};
use crate::pack::embedded::PackFile;
use crate::pack::model::call::Call;
use crate::pack::model::card::{Card, CardStyle, Face, MissingCode};
use crate::pack::model::cause::Causes;
use crate::pack::model::compare::{Comparison, Quiz, Topics};
use crate::pack::model::desk::Desk;
use crate::pack::model::fact::{Claims, Facts};
use crate::pack::model::flow::Flow;
use crate::pack::model::message::CodeList;
use crate::pack::model::message::Meanings;
use crate::pack::model::voice::Voices;
use crate::pack::overlay::{Doc, SourcePos};
use crate::pack::overrides::Overrides;
use crate::text::lang::Text;

/// `faces.toml`: faces that several cards share.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Faces {
    /// Form of the file.
    #[serde(rename = "format_version")]
    _format_version: u32,
    /// The faces.
    pub(crate) face: Vec<Face>,
    /// What to do if a code is not there, by name, since many cards share it.
    missing: BTreeMap<String, MissingCode>,
}

/// A card's file: faces are taken from the shared ones, with this card's print.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCard {
    /// Form of the file.
    #[serde(rename = "format_version")]
    _format_version: u32,
    /// Stable name, as in `cardcode find amex`.
    id: String,
    /// Other names for the command line.
    #[serde(default)]
    aliases: Vec<String>,
    /// Its place in the list.
    order: u32,
    /// Full name.
    name: Text,
    /// The answer in one sentence: side, place, digits.
    lead: Text,
    /// Digits of the security code that a web shop asks for.
    digits: u8,
    /// How many digits, in words, where that depends on the network.
    digits_say: Option<Text>,
    /// Whether the code's spot differs from card to card, so that the picture is only an example.
    #[serde(default)]
    spot_varies: bool,
    /// Digits of the card number, group by group.
    grouping: Vec<u8>,
    /// The body's colour.
    #[serde(default)]
    style: CardStyle,
    /// Words on where the code is when geometry alone cannot say it.
    note: Option<Text>,
    /// What to do if the code is not there: names under `[missing]` in `faces.toml`.
    missing: Vec<String>,
    /// Its faces, in the order in which they are turned.
    face: Vec<UsedFace>,
    /// Ids of the facts behind what is said of it.
    facts: Vec<String>,
}

/// A face of `faces.toml`, with a card's own print.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UsedFace {
    /// The face's id.
    #[serde(rename = "use")]
    face: String,
    /// Print by element id; an empty one takes the element away.
    #[serde(default)]
    print: BTreeMap<String, String>,
}

/// The cards, in the order of the list.
pub(crate) fn cards(files: &[PackFile]) -> Result<Vec<Card>> {
    let shared: Faces = crate::pack::content::read(files, "faces.toml")?;
    let mut cards = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("cards/")) {
        let card = card(&parse::<RawCard>(file)?, &shared);
        cards.push(card.map_err(|lacks| anyhow!("{}: there is no {}", file.path, lacks.name))?);
    }
    cards.sort_by_key(|card| card.order);
    Ok(cards)
}

/// What a card names and is not there: the face it should be on, where it is an element of one.
struct MissingElement {
    face: Option<String>,
    name: String,
}

fn card(raw: &RawCard, shared: &Faces) -> Result<Card, MissingElement> {
    let lacks = |name: &str| MissingElement {
        face: None,
        name: name.to_owned(),
    };
    let mut faces = Vec::new();
    for used in &raw.face {
        let face = shared.face.iter().find(|face| face.id == used.face);
        faces.push(printed(face.ok_or_else(|| lacks(&used.face))?, used)?);
    }
    let missing = raw.missing.iter().map(|name| {
        let missing = shared.missing.get(name);
        missing.cloned().ok_or_else(|| lacks(name))
    });
    Ok(Card {
        id: raw.id.clone(),
        aliases: raw.aliases.clone(),
        order: raw.order,
        name: raw.name.clone(),
        lead: raw.lead.clone(),
        digits: raw.digits,
        digits_say: raw.digits_say.clone(),
        spot_varies: raw.spot_varies,
        grouping: raw.grouping.clone(),
        style: raw.style,
        note: raw.note.clone(),
        missing: missing.collect::<Result<_, _>>()?,
        faces,
        facts: raw.facts.clone(),
    })
}

/// A shared face with a card's own print.
fn printed(face: &Face, used: &UsedFace) -> Result<Face, MissingElement> {
    let mut face = face.clone();
    for (id, print) in &used.print {
        let Some(at) = face.element.iter().position(|element| element.id == *id) else {
            return Err(MissingElement {
                face: Some(face.id),
                name: id.clone(),
            });
        };
        if print.is_empty() {
            face.element.remove(at);
        } else {
            face.element[at].print.clone_from(print);
        }
    }
    Ok(face)
}

/// The lists of codes, in their order.
pub(crate) fn systems(files: &[PackFile]) -> Result<Vec<CodeList>> {
    let mut systems = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.path.starts_with("messages/"))
    {
        systems.push(parse::<CodeList>(file)?);
    }
    systems.sort_by_key(|system| system.order);
    Ok(systems)
}

/// The calls, the easiest first.
pub(crate) fn calls(files: &[PackFile]) -> Result<Vec<Call>> {
    let calls = files.iter().filter(|file| file.path.starts_with("calls/"));
    let mut calls = calls.map(parse::<Call>).collect::<Result<Vec<_>>>()?;
    calls.sort_by(in_order);
    Ok(calls)
}

/// The easiest first, then by name, whatever the order of the files.
fn in_order(a: &Call, b: &Call) -> Ordering {
    a.level.cmp(&b.level).then_with(|| a.id.cmp(&b.id))
}

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
    pub(crate) facts: Option<Facts>,
    pub(crate) claims: Option<Claims>,
}

/// Reads what can be read. The rules on form and on names tell what cannot, but for elements that a card names on
/// a face that has none such: those are told here.
pub(crate) fn sections(
    mut docs: Vec<Doc>,
    mut tell: impl FnMut(SourcePos, &'static str, Vec<(&'static str, String)>),
) -> Sections {
    let faces: Option<Faces> = section(&mut docs, "faces.toml");
    let mut cards = Vec::new();
    for doc in folder(&mut docs, "cards/") {
        let (source, prints) = (doc.source, prints(&doc.table));
        let raw: Option<RawCard> = overlay::typed(doc.table).ok();
        match raw
            .zip(faces.as_ref())
            .map(|(raw, faces)| card(&raw, faces))
        {
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
        facts: section(docs, "facts.toml"),
        claims: section(docs, "claims.toml"),
    }
}

/// What a card prints: face, element, and where that stands.
fn prints(card: &DeTable) -> Vec<(String, String, usize)> {
    let faces = card
        .get("face")
        .and_then(|faces| faces.get_ref().as_array());
    let mut prints = Vec::new();
    for face in faces.into_iter().flatten().map(Spanned::get_ref) {
        let name = face.get("use").and_then(|name| name.get_ref().as_str());
        let print = face
            .get("print")
            .and_then(|print| print.get_ref().as_table());
        for (element, _) in print.into_iter().flatten() {
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
            comparison: self.comparison?.into(),
            round: self.round?.into(),
            sort: self.sort?.into(),
            desk: self.desk?.into(),
            voices: self.voices?.into(),
            calls: self.calls.into(),
            topics: self.topics?.into(),
            meanings: self.meanings?.into(),
            systems: self.systems.into(),
            facts: self.facts?.into(),
            claims: self.claims?.into(),
        })
    }
}
