//! Finding the code: the list of cards, a card's faces, and the guide through it.

use crate::app::screen::CardStep;
use crate::app::screen::Screen;
use crate::pack::model::card::{Card, Face, Side};
use crate::view::place as view_place;

use crate::view::router::{Block, Choice, Page, Picture, PictureElement, Words};

/// The list, with the marked card beside it.
pub(crate) fn pick(words: Words, mark: usize) -> Page {
    let find = words.pack.ui().find();
    let mut page = Page::new("find", words.of(&find.title), words.of(&find.lead));
    if let Some(card) = words.pack.cards().get(mark) {
        let caption = words.of(&card.lead);
        page.blocks
            .extend(seen(words, card, card.code_face(), caption));
        page = page.backed(&card.facts);
    }
    page
}

/// One face of a card.
pub(crate) fn card(words: Words, id: &str, face: usize) -> Page {
    let find = words.pack.ui().find();
    let Some((card, seen)) = words
        .pack
        .card(id)
        .and_then(|card| Some((card, card.faces.get(face)?)))
    else {
        return Page::new("card", words.of(&find.title), words.of(&find.lead));
    };
    let lead = if seen.code().is_some() {
        &card.lead
    } else {
        &find.no_code_here
    };
    let mut page = Page::new(
        format!("card/{id}/{}", seen.id),
        words.of(&card.name),
        words.of(lead),
    );
    page.progress = (card.faces.len() > 1)
        .then(|| format!("{} {}/{}", words.of(&seen.name), face + 1, card.faces.len()));
    page.blocks.extend(crate::view::screens::cards::seen(
        words,
        card,
        face,
        String::new(),
    ));
    if let Some(note) = card.note.as_ref().filter(|_| seen.code().is_some()) {
        page = page.with(Block::Para(words.of(note)));
    }
    let decoys = decoys(words, seen);
    if !decoys.is_empty() {
        page = page
            .with(Block::Head(words.of(&find.decoys)))
            .with(Block::List(decoys));
    }
    page.backed(&card.facts).backed(&seen.facts)
}

/// A step of the guide.
pub(crate) fn guide(words: Words, id: &str, step: CardStep) -> Page {
    let find = words.pack.ui().find();
    let Some(card) = words.pack.card(id) else {
        return Page::new("guide", words.of(&find.title), words.of(&find.lead));
    };
    let face = &card.faces[card.code_face()];
    let title = format!(
        "{} - {}",
        words.of(&card.name),
        words.of(step_name(words, step))
    );
    let (lead, blocks) = match step {
        CardStep::Side => side(words, face),
        CardStep::Place => {
            let place = view_place::of_code(words, face).filter(|_| !card.spot_varies);
            let place = place.map(|place| words.fill(&find.place_more, &[("place", &place)]));
            let note = card.note.as_ref().map(|note| words.of(note));
            (
                words.of(&card.lead),
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
                let name = words.of(decoy);
                if !not.contains(&name) {
                    not.push(name);
                }
            }
            if not.is_empty() {
                (
                    words.of(&find.not_only_pin),
                    vec![Block::Para(words.of(&find.not_pin))],
                )
            } else {
                (
                    words.of(&find.none_here),
                    vec![Block::List(not), Block::Para(words.of(&find.nor_pin))],
                )
            }
        }
        CardStep::Missing => {
            let cases = card
                .missing
                .iter()
                .map(|missing| (words.of(&missing.case), words.of(&missing.then)));
            (words.of(&find.missing), vec![Block::Terms(cases.collect())])
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
    let find = words.pack.ui().find();
    if let Some(says) = &card.digits_say {
        return (
            words.of(says),
            vec![Block::Para(words.of(&find.not_only_pin))],
        );
    }
    let more = if card.digits == 4 {
        &find.digits_four
    } else {
        &find.digits_three
    };
    let digits = card.digits.to_string();
    (
        words.fill(&find.digits, &[("n", &digits)]),
        vec![Block::Para(words.of(more))],
    )
}

fn side(words: Words, face: &Face) -> (String, Vec<Block>) {
    let find = words.pack.ui().find();
    let (lead, more) = match face.side {
        Side::Front => (&find.side_front, &find.side_front_more),
        Side::Back => (&find.side_back, &find.side_back_more),
        Side::App => (&find.side_app, &find.side_app_more),
    };
    (words.of(lead), vec![Block::Para(words.of(more))])
}

/// Decoys are lettered in the order in which they stand on the face.
fn letters() -> impl Iterator<Item = char> {
    'A'..='Z'
}

fn decoys(words: Words, face: &Face) -> Vec<String> {
    let tell = |(decoy, letter): (&crate::pack::model::card::Element, char)| {
        let part = |text: &Option<_>| text.as_ref().map(|text| words.of(text)).unwrap_or_default();
        let (name, why) = (part(&decoy.name), part(&decoy.why));
        match why.is_empty() {
            true => format!("[{letter}] {name}"),
            false => {
                let said = words.fill(
                    &words.pack.ui().find().decoy,
                    &[("name", &name), ("why", &why)],
                );
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
        label: words.of(&words.pack.ui().find().code),
        preview: !caption.is_empty(),
        caption,
        words: view_place::of_face(words, seen),
        aim: None,
        things: Vec::new(),
    })
}

fn step_name<'a>(words: Words<'a>, step: CardStep) -> &'a crate::text::lang::Text {
    let find = words.pack.ui().find();
    match step {
        CardStep::Side => &find.step_side,
        CardStep::Place => &find.step_place,
        CardStep::Digits => &find.step_digits,
        CardStep::Not => &find.step_not,
        CardStep::Missing => &find.step_missing,
    }
}

/// The words for going to a card, or to another face of the one that is seen.
pub(crate) fn to_card(words: Words, here: &Screen, id: &str, face: usize) -> Choice {
    let find = words.pack.ui().find();
    let Some(card) = words.pack.card(id) else {
        return Choice::new(id);
    };
    if !matches!(here, Screen::Card { .. }) {
        return Choice::new(words.of(&card.name));
    }
    let name = card
        .faces
        .get(face)
        .map(|face| words.of(&face.name))
        .unwrap_or_default();
    Choice::new(words.fill(&find.turn, &[("face", &name)]))
}

/// The words for going to a step of the guide.
pub(crate) fn to_step(words: Words, here: &Screen, step: CardStep) -> Choice {
    let find = words.pack.ui().find();
    let Screen::CardSteps { step: from, .. } = here else {
        return Choice::new(words.of(if step == CardStep::Missing {
            &find.missing
        } else {
            &find.guide
        }));
    };
    let name = words.of(step_name(words, step));
    let to = if step.place() > from.place() {
        &find.next
    } else {
        &find.previous
    };
    Choice::new(words.fill(to, &[("step", &name)]))
}
