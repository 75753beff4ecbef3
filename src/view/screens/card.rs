//! A card, one face at a time.

use crate::app::message::Intent;
use crate::app::screens::card::CardScreen;
use crate::pack::content::Pack;
use crate::pack::model::card::{Element, Face};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::card_picture::{self, letters};
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for CardScreen {
    fn page(&self, at: ViewContext) -> Page {
        card(at.words, &self.card, self.face).about("card", &self.card)
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Right)
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        let card = at.words.pack.card(&self.card)?;
        Some(card_picture::faces(at.words, card, Some(self.face)))
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let index = pack.cards().iter().position(|card| card.id == self.card);
        Some(SheetOrder::about(Section::Cards, index, self.face))
    }
}

fn card(words: Words, id: &str, face: usize) -> Page {
    let Some((card, seen)) = words
        .pack
        .card(id)
        .and_then(|card| Some((card, card.faces.get(face)?)))
    else {
        return Page::new(
            "card",
            words.say(ui::find::TITLE),
            words.say(ui::find::LEAD),
        );
    };
    let lead = if seen.code().is_some() {
        words.say(&card.lead)
    } else {
        words.say(ui::find::NO_CODE_HERE)
    };
    let mut page = Page::new(
        format!("card/{id}/{}", seen.id),
        words.say(&card.name),
        lead,
    );
    page.progress = (card.faces.len() > 1).then(|| {
        format!(
            "{} {}/{}",
            words.say(&seen.name),
            face + 1,
            card.faces.len()
        )
    });
    let picture = card_picture::picture(words, card, face, String::new());
    let picture = picture.map(|picture| Block::Picture(picture.lettered()));
    page.blocks.extend(picture);
    if let Some(note) = card.note.as_ref().filter(|_| seen.code().is_some()) {
        page = page.with(Block::Para(words.say(note)));
    }
    let decoys = decoys(words, seen);
    if !decoys.is_empty() {
        page = page
            .with(Block::Head(words.say(ui::find::DECOYS)))
            .with(Block::List(decoys));
    }
    page.backed(&card.facts).backed(&seen.facts)
}

fn decoys(words: Words, face: &Face) -> Vec<String> {
    let tell = |(decoy, letter): (&Element, char)| {
        let part = |text: &Option<_>| {
            text.as_ref()
                .map(|text| words.say(text))
                .unwrap_or_default()
        };
        let (name, why) = (part(&decoy.name), part(&decoy.why));
        match why.is_empty() {
            true => format!("[{letter}] {name}"),
            false => {
                let said = words.fill(ui::find::DECOY, &[("name", &name), ("why", &why)]);
                format!("[{letter}] {said}")
            }
        }
    };
    face.decoys().zip(letters()).map(tell).collect()
}
