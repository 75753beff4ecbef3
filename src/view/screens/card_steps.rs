//! The guide through a card.

use crate::app::card_step::CardStep;
use crate::app::message::Intent;
use crate::app::screens::card_steps::{CardStepsScreen, step_name};
use crate::pack::content::Pack;
use crate::pack::model::card::{Card, Face, Side};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::card_picture::{self, picture, sides};
use crate::view::page::{Block, Page, Pane, Picture, Scope};
use crate::view::place;
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

/// Pages of a card that come before its steps: more faces than any card has.
const FACES: usize = 100;

impl ScreenView for CardStepsScreen {
    fn page(&self, at: ViewContext) -> Page {
        steps(at.words, &self.card, self.step).about("card", &self.card)
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Right)
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        // The other steps have a picture of their own.
        let has_picture = !matches!(self.step, CardStep::Not | CardStep::Missing);
        let card = at.words.pack.card(&self.card).filter(|_| !has_picture)?;
        Some(card_picture::faces(at.words, card, None))
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let index = pack.cards().iter().position(|card| card.id == self.card);
        let page = FACES + self.step.index();
        Some(SheetOrder::about(Section::Cards, index, page))
    }
}

fn steps(words: Words, id: &str, step: CardStep) -> Page {
    let Some(card) = words.pack.card(id) else {
        return Page::new(
            "guide",
            words.say(ui::find::TITLE),
            words.say(ui::find::LEAD),
        );
    };
    let face = &card.faces[card.code_face()];
    let title = format!("{} - {}", words.say(&card.name), words.say(step_name(step)));
    let (lead, blocks) = match step {
        CardStep::Side => side(words, face),
        CardStep::Place => {
            let place = place::of_code(words, face).filter(|_| !card.spot_varies);
            let place = place.map(|place| words.fill(ui::find::PLACE_MORE, &[("place", &place)]));
            let note = card.note.as_ref().map(|note| words.say(note));
            (
                words.say(&card.lead),
                place.into_iter().chain(note).map(Block::Para).collect(),
            )
        }
        CardStep::Digits => digits(words, card),
        CardStep::Not => mistaken(words, card),
        CardStep::Missing => {
            let cases = card
                .missing
                .iter()
                .map(|missing| (words.say(&missing.case), words.say(&missing.then)));
            (
                words.say(ui::find::MISSING),
                vec![Block::Terms(cases.collect())],
            )
        }
    };
    let mut page = Page::new(format!("guide/{id}/{}", step.index()), title, lead);
    page.progress = Some(format!("{}/{}", step.index() + 1, CardStep::ALL.len()));
    page.blocks
        .extend(shown(words, card, step).map(Block::Picture));
    page.blocks.extend(blocks);
    page.backed(&card.facts)
}

/// What a step shows: which side, then where on it, then how many digits.
fn shown(words: Words, card: &Card, step: CardStep) -> Option<Picture> {
    let scope = match step {
        CardStep::Side => sides(words, card),
        CardStep::Place => Scope::Near,
        // How many there are depends on the card: the picture is no more than an example.
        CardStep::Digits if card.digits_say.is_some() => Scope::Face,
        CardStep::Digits => {
            let digits = card.digits.to_string();
            Scope::Digits(words.fill(ui::find::DIGITS_SHORT, &[("n", &digits)]))
        }
        CardStep::Not | CardStep::Missing => return None,
    };
    let picture = picture(words, card, card.code_face(), String::new())?;
    Some(Picture { scope, ..picture })
}

fn digits(words: Words, card: &Card) -> (String, Vec<Block>) {
    if let Some(says) = &card.digits_say {
        return (
            words.say(says),
            vec![Block::Para(words.say(ui::find::NOT_ONLY_PIN))],
        );
    }
    let more = if card.digits == 4 {
        ui::find::DIGITS_FOUR
    } else {
        ui::find::DIGITS_THREE
    };
    let digits = card.digits.to_string();
    (
        words.fill(ui::find::DIGITS, &[("n", &digits)]),
        vec![Block::Para(words.say(more))],
    )
}

fn side(words: Words, face: &Face) -> (String, Vec<Block>) {
    let (lead, more) = match face.side {
        Side::Front => (ui::find::SIDE_FRONT, ui::find::SIDE_FRONT_MORE),
        Side::Back => (ui::find::SIDE_BACK, ui::find::SIDE_BACK_MORE),
        Side::App => (ui::find::SIDE_APP, ui::find::SIDE_APP_MORE),
    };
    (words.say(lead), vec![Block::Para(words.say(more))])
}

/// What is mistaken for the code.
fn mistaken(words: Words, card: &Card) -> (String, Vec<Block>) {
    let mut not: Vec<String> = Vec::new();
    for decoy in card
        .faces
        .iter()
        .flat_map(Face::decoys)
        .filter_map(|decoy| decoy.name.as_ref())
    {
        let name = words.say(decoy);
        if !not.contains(&name) {
            not.push(name);
        }
    }
    if not.is_empty() {
        (
            words.say(ui::find::NOT_ONLY_PIN),
            vec![Block::Para(words.say(ui::find::NOT_PIN))],
        )
    } else {
        (
            words.say(ui::find::NONE_HERE),
            vec![Block::List(not), Block::Para(words.say(ui::find::NOR_PIN))],
        )
    }
}
