//! Sections that are put together from several files.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::pack::embedded::PackFile;
use crate::pack::model::call::Call;
use crate::pack::model::card::{Card, CardStyle, Face, MissingCode, Motif};
use crate::pack::model::message::CodeList;
use crate::pack::section::{parse, read};
use crate::text::lang::Text;

/// `faces.toml`: faces that several cards share.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Faces {
    /// Form of the file.
    #[serde(rename = "format_version")]
    _format_version: u32,
    /// Faces that cards take over with `use`.
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
    /// The name by which lists and headings call it.
    name: Text,
    /// The answer in one sentence: side, place, digits.
    lead: Text,
    /// Digits of the security code that a web shop asks for.
    #[schemars(range(min = 3, max = 4))]
    digits: u8,
    /// How many digits, in words, where that depends on the network.
    digits_say: Option<Text>,
    /// Whether the code's spot differs from card to card, so that the picture is only an example.
    #[serde(default)]
    spot_varies: bool,
    /// Digits of the card number, group by group.
    #[schemars(length(min = 1, max = 8), inner(range(min = 1, max = 19)))]
    grouping: Vec<u8>,
    #[serde(default)]
    style: CardStyle,
    #[serde(default)]
    motif: Motif,
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
    /// Id of the face in `faces.toml`.
    #[serde(rename = "use")]
    face: String,
    /// Print by element id; an empty one takes the element away.
    #[serde(default)]
    print: BTreeMap<String, String>,
    /// Words by element id, printed in the person's language.
    #[serde(default)]
    says: BTreeMap<String, Text>,
}

/// The cards, in the order of the list.
pub(crate) fn cards(files: &[PackFile]) -> Result<Vec<Card>> {
    let shared: Faces = read(files, "faces.toml")?;
    let mut cards = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("cards/")) {
        let card = card(&parse::<RawCard>(file)?, &shared);
        cards.push(card.map_err(|lacks| anyhow!("{}: there is no {}", file.path, lacks.name))?);
    }
    cards.sort_by_key(|card| card.order);
    Ok(cards)
}

/// What a card names and is not there: the face it should be on, where it is an element of one.
pub(crate) struct MissingElement {
    pub(crate) face: Option<String>,
    pub(crate) name: String,
}

pub(crate) fn card(raw: &RawCard, shared: &Faces) -> Result<Card, MissingElement> {
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
        motif: raw.motif,
        note: raw.note.clone(),
        missing: missing.collect::<Result<_, _>>()?,
        faces,
        facts: raw.facts.clone(),
    })
}

/// A shared face with a card's own print.
fn printed(face: &Face, used: &UsedFace) -> Result<Face, MissingElement> {
    let mut face = face.clone();
    let place = |face: &Face, id: &str| {
        let at = face.element.iter().position(|element| element.id == id);
        at.ok_or_else(|| MissingElement {
            face: Some(face.id.clone()),
            name: id.to_owned(),
        })
    };
    for (id, says) in &used.says {
        let at = place(&face, id)?;
        face.element[at].says = Some(says.clone());
    }
    for (id, print) in &used.print {
        let at = place(&face, id)?;
        if print.is_empty() {
            face.element.remove(at);
        } else {
            face.element[at].print.clone_from(print);
            face.element[at].says = None;
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
pub(crate) fn in_order(a: &Call, b: &Call) -> Ordering {
    a.level.cmp(&b.level).then_with(|| a.id.cmp(&b.id))
}
