//! A face of a card as a picture, with the words that say the same.

use crate::pack::model::card::{Card, Element, ElementKind};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Picture, PictureElement};
use crate::view::place;

/// Decoys are lettered in the order in which they stand on the face.
pub(crate) fn letters() -> impl Iterator<Item = char> {
    'A'..='Z'
}

pub(crate) fn seen(words: Words, card: &Card, face: usize, caption: String) -> Option<Block> {
    picture(words, card, face, caption).map(Block::Picture)
}

/// A face of a card, if it has that one.
pub(crate) fn picture(words: Words, card: &Card, face: usize, caption: String) -> Option<Picture> {
    let seen = card.faces.get(face)?;
    let mut letters = letters();
    let mut mark = |element| {
        let is_decoy = matches!(
            element,
            &Element {
                kind: ElementKind::Decoy,
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
        words: place::of_face(words, seen),
        aim: None,
        things: Vec::new(),
    })
}
