//! Sections that are put together from several files.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, bail};
use serde::Deserialize;

use super::card::{Card, Face, Missing, Style};
use super::message::System;
use super::parse;
use super::source::File;
use super::text::Text;

/// `faces.toml`: faces that several cards share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Faces {
    #[serde(rename = "format_version")]
    _format_version: u32,
    face: Vec<Face>,
    /// What to do if a code is not there, by name, since many cards share it.
    missing: BTreeMap<String, Missing>,
}

/// A card's file: faces are taken from the shared ones, with this card's print.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCard {
    #[serde(rename = "format_version")]
    _format_version: u32,
    id: String,
    #[serde(default)]
    aliases: Vec<String>,
    order: u32,
    name: Text,
    lead: Text,
    digits: u8,
    digits_say: Option<Text>,
    #[serde(default)]
    spot_varies: bool,
    grouping: Vec<u8>,
    #[serde(default)]
    style: Style,
    note: Option<Text>,
    missing: Vec<String>,
    face: Vec<UsedFace>,
    facts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UsedFace {
    #[serde(rename = "use")]
    face: String,
    /// Print by element id; an empty one takes the element away.
    #[serde(default)]
    print: BTreeMap<String, String>,
}

/// The cards, in the order of the list.
pub(super) fn cards(files: &[File]) -> Result<Vec<Card>> {
    let shared: Faces = super::read(files, "faces.toml")?;
    let mut cards = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("cards/")) {
        cards.push(card(&parse::<RawCard>(file)?, &shared, &file.path)?);
    }
    cards.sort_by_key(|card| card.order);
    Ok(cards)
}

fn card(raw: &RawCard, shared: &Faces, path: &str) -> Result<Card> {
    let mut faces = Vec::new();
    for used in &raw.face {
        let face = shared.face.iter().find(|face| face.id == used.face);
        faces.push(printed(
            face.ok_or_else(|| anyhow!("{path}: no face '{}' in faces.toml", used.face))?,
            used,
            path,
        )?);
    }
    let missing = raw.missing.iter().map(|name| {
        let missing = shared.missing.get(name);
        missing
            .cloned()
            .ok_or_else(|| anyhow!("{path}: no case '{name}' under [missing] in faces.toml"))
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
        missing: missing.collect::<Result<_>>()?,
        faces,
        facts: raw.facts.clone(),
    })
}

/// A shared face with a card's own print.
fn printed(face: &Face, used: &UsedFace, path: &str) -> Result<Face> {
    let mut face = face.clone();
    for (id, print) in &used.print {
        let Some(at) = face.element.iter().position(|element| element.id == *id) else {
            bail!("{path}: face '{}' has no element '{id}'", face.id);
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
pub(super) fn systems(files: &[File]) -> Result<Vec<System>> {
    let mut systems = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.path.starts_with("messages/"))
    {
        systems.push(parse::<System>(file)?);
    }
    systems.sort_by_key(|system| system.order);
    Ok(systems)
}
