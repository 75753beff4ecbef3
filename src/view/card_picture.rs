//! A face of a card as a picture, with the words that say the same.

use crate::pack::model::card::{Card, ElementKind, Side};
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::view::page::{Block, Facet, Pane, Picture, PictureElement, Scope};
use crate::view::place;

impl Picture {
    /// The element with the code, where it is shown.
    pub(crate) fn code(&self) -> Option<&PictureElement> {
        let mut marks = self.marks.iter();
        marks.find(|mark| mark.kind == ElementKind::Code)
    }

    /// Whether a person points at something on it, and has not decided yet.
    pub(crate) fn is_pointed_at(&self) -> bool {
        !self.things.is_empty()
    }

    /// The same with a letter at each decoy, in the order in which they stand on the face: for the page that says under
    /// these letters what they are. On any other a letter would name nothing.
    pub(crate) fn lettered(mut self) -> Picture {
        let decoys = self.marks.iter_mut();
        let decoys = decoys.filter(|mark| mark.kind == ElementKind::Decoy);
        for (decoy, letter) in decoys.zip(letters()) {
            decoy.letter = Some(letter);
        }
        self
    }
}

/// Decoys are lettered in the order in which they stand on the face.
pub(crate) fn letters() -> impl Iterator<Item = char> {
    'A'..='Z'
}

pub(crate) fn seen(words: Words, card: &Card, face: usize, caption: String) -> Option<Block> {
    picture(words, card, face, caption).map(Block::Picture)
}

/// The faces of a card but for this one, each as a pane, that with the code first.
pub(crate) fn faces(words: Words, card: &Card, without: Option<usize>) -> Vec<Pane> {
    let code = card.code_face();
    let rest = (0..card.faces.len()).filter(|face| *face != code);
    let faces = std::iter::once(code).chain(rest);
    let faces = faces.filter(|face| Some(*face) != without && *face < card.faces.len());
    let pane = |face: usize| Pane {
        title: words.say(&card.faces[face].name),
        blocks: seen(words, card, face, String::new()).into_iter().collect(),
        ..Pane::default()
    };
    faces.map(pane).collect()
}

/// A face of a card, if it has that one.
pub(crate) fn picture(words: Words, card: &Card, face: usize, caption: String) -> Option<Picture> {
    let seen = card.faces.get(face)?;
    let mark = |element| PictureElement::new(element, place::print(words, element));
    Some(Picture {
        side: seen.side,
        style: card.style,
        motif: card.motif,
        scope: Scope::Face,
        marks: seen.element.iter().map(mark).collect(),
        label: words.say(ui::find::CODE),
        tag: words.say(ui::find::CODE_TAG),
        preview: !caption.is_empty(),
        caption,
        words: place::of_face(words, seen),
        aim: None,
        things: Vec::new(),
    })
}

/// The side with the code beside the other side, for a card that has both.
pub(crate) fn sides(words: Words, card: &Card) -> Scope {
    let code = card.code_face();
    let side = |face: usize| card.faces.get(face).map(|face| face.side);
    let other = (0..card.faces.len()).find(|face| side(*face) != side(code));
    let mut faces: Vec<usize> = other.into_iter().chain([code]).collect();
    // The front comes first, and an app before the card that prints nothing.
    faces.sort_by_key(|face| match side(*face) {
        Some(Side::App) => 0,
        Some(Side::Front) => 1,
        _ => 2,
    });
    let facet = |face: usize| {
        let mut picture = picture(words, card, face, String::new())?;
        let name = side_name(picture.side);
        // Where on it comes later, and how many digits. What is printed small would be too small here.
        let side = picture.side;
        picture.marks.retain(|mark| match mark.kind {
            ElementKind::Number => side != Side::App,
            ElementKind::Issuer => side == Side::Front,
            ElementKind::Code | ElementKind::Decoy => false,
            ElementKind::Name | ElementKind::Expiry | ElementKind::Print => false,
            _ => true,
        });
        Some(Facet {
            name: words.say(name),
            picture,
            is_it: face == code,
        })
    };
    Scope::Sides(faces.into_iter().filter_map(facet).collect())
}

/// What a side is called.
pub(crate) fn side_name(side: Side) -> TextKey {
    match side {
        Side::Front => ui::find::FRONT,
        Side::Back => ui::find::BACK,
        Side::App => ui::find::APP,
    }
}
