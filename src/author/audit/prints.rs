//! What is printed on the cards: all of it is drawn where a card is as large as it gets.

use crate::pack::content::Pack;
use crate::pack::lint::names::SourcePositions;
use crate::pack::lint::problem::{Problem, of_file};
use crate::pack::model::card::{ElementKind, Side};
use crate::render::tui::card::picture::draw;
use crate::render::tui::card::size::LARGE;
use crate::render::tui::theme::Look;
use crate::view::card_picture::picture;

/// Prints in words: those in digits are drawn in many forms.
const IN_WORDS: [ElementKind; 5] = [
    ElementKind::Brand,
    ElementKind::Issuer,
    ElementKind::Name,
    ElementKind::Expiry,
    ElementKind::Print,
];

/// Prints that have no room, at their cards.
pub(crate) fn look(pack: &Pack, places: &SourcePositions) -> Vec<Problem> {
    let mut problems = Vec::new();
    let languages = pack.manifest().languages.iter();
    for words in languages.map(|language| pack.words(&language.code)) {
        for card in pack.cards() {
            let place = places.get(&("card", card.id.clone()));
            let plastic = (0..card.faces.len()).filter(|face| card.faces[*face].side != Side::App);
            for picture in plastic.filter_map(|face| picture(words, card, face, String::new())) {
                let lines = draw(&picture, LARGE, Look::default());
                let drawn: Vec<String> = lines.iter().map(ToString::to_string).collect();
                let is_drawn = |print: &str| drawn.iter().any(|line| line.contains(print));
                let prints = picture.marks.iter();
                let prints = prints.filter(|mark| IN_WORDS.contains(&mark.kind));
                for mark in prints.filter(|mark| !is_drawn(&mark.print)) {
                    let with = vec![("print", mark.print.clone()), ("card", card.id.clone())];
                    let mut problem = of_file("cards", "print-long", with);
                    problem.place = place.cloned().unwrap_or(problem.place);
                    problems.push(problem);
                }
            }
        }
    }
    problems.retain(|problem| !problem.place.is_carried());
    problems
}
