//! Finding the code: the list of cards, a card's faces, and the guide through it.

use crate::app::screen::CardStep;
use crate::app::screen::Screen;
use crate::pack::model::card::{Card, Face, Side};
use crate::text::catalogue::{TextKey, ui};
use crate::view::place as view_place;

use crate::pack::words::Words;
use crate::view::router::{Block, Choice, Page, Picture, PictureElement};

/// The list, with the marked card beside it.
pub(crate) fn pick(words: Words, mark: usize) -> Page {
    let mut page = Page::new(
        "find",
        words.say(ui::find::TITLE),
        words.say(ui::find::LEAD),
    );
    if let Some(card) = words.pack.cards().get(mark) {
        let caption = words.say(&card.lead);
        page.blocks
            .extend(seen(words, card, card.code_face(), caption));
        page = page.backed(&card.facts);
    }
    page
}

/// One face of a card.
pub(crate) fn card(words: Words, id: &str, face: usize) -> Page {
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
    page.blocks
        .extend(self::seen(words, card, face, String::new()));
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

/// A step of the guide.
pub(crate) fn guide(words: Words, id: &str, step: CardStep) -> Page {
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
            let place = crate::view::place::of_code(words, face).filter(|_| !card.spot_varies);
            let place = place.map(|place| words.fill(ui::find::PLACE_MORE, &[("place", &place)]));
            let note = card.note.as_ref().map(|note| words.say(note));
            (
                words.say(&card.lead),
                place.into_iter().chain(note).map(Block::Para).collect(),
            )
        }
        CardStep::Digits => digits(words, card),
        CardStep::Not => {
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
    let mut page = Page::new(format!("guide/{id}/{}", step.place()), title, lead);
    page.progress = Some(format!("{}/{}", step.place() + 1, CardStep::ALL.len()));
    if matches!(step, CardStep::Side | CardStep::Place | CardStep::Digits) {
        page.blocks
            .extend(seen(words, card, card.code_face(), String::new()));
    }
    page.blocks.extend(blocks);
    page.backed(&card.facts)
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

/// Decoys are lettered in the order in which they stand on the face.
fn letters() -> impl Iterator<Item = char> {
    'A'..='Z'
}

fn decoys(words: Words, face: &Face) -> Vec<String> {
    let tell = |(decoy, letter): (&crate::pack::model::card::Element, char)| {
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

fn seen(words: Words, card: &Card, face: usize, caption: String) -> Option<Block> {
    picture(words, card, face, caption).map(Block::Picture)
}

/// A face of a card, if it has that one.
pub(crate) fn picture(words: Words, card: &Card, face: usize, caption: String) -> Option<Picture> {
    let seen = card.faces.get(face)?;
    let mut letters = letters();
    let mut mark = |element| {
        let is_decoy = matches!(
            element,
            &crate::pack::model::card::Element {
                kind: crate::pack::model::card::ElementKind::Decoy,
                ..
            }
        );
        PictureElement::new(element, if is_decoy { letters.next() } else { None })
    };
    Some(Picture {
        side: seen.side,
        style: card.style,
        marks: seen.element.iter().map(&mut mark).collect(),
        label: words.say(ui::find::CODE),
        preview: !caption.is_empty(),
        caption,
        words: view_place::of_face(words, seen),
        aim: None,
        things: Vec::new(),
    })
}

fn step_name(step: CardStep) -> TextKey {
    match step {
        CardStep::Side => ui::find::STEP_SIDE,
        CardStep::Place => ui::find::STEP_PLACE,
        CardStep::Digits => ui::find::STEP_DIGITS,
        CardStep::Not => ui::find::STEP_NOT,
        CardStep::Missing => ui::find::STEP_MISSING,
    }
}

/// The words for going to a card, or to another face of the one that is seen.
pub(crate) fn to_card(words: Words, here: &Screen, id: &str, face: usize) -> Choice {
    let Some(card) = words.pack.card(id) else {
        return Choice::new(id);
    };
    if !matches!(here, Screen::Card { .. }) {
        return Choice::new(words.say(&card.name));
    }
    let name = card
        .faces
        .get(face)
        .map(|face| words.say(&face.name))
        .unwrap_or_default();
    Choice::new(words.fill(ui::find::TURN, &[("face", &name)]))
}

/// The words for going to a step of the guide.
pub(crate) fn to_step(words: Words, here: &Screen, step: CardStep) -> Choice {
    let Screen::CardSteps { step: from, .. } = here else {
        return Choice::new(words.say(if step == CardStep::Missing {
            ui::find::MISSING
        } else {
            ui::find::GUIDE
        }));
    };
    let name = words.say(step_name(step));
    let to = if step.place() > from.place() {
        ui::find::NEXT
    } else {
        ui::find::PREVIOUS
    };
    Choice::new(words.fill(to, &[("step", &name)]))
}
