//! A card to point at, what was decided explained, or the end of the drill.

use crate::pack::content::Pack;
use crate::pack::model::card::{Element, ElementKind};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::drawn_digits::drawn;
use crate::training::locate::{CardDesign, Guess, GuessResult, LocateDrill};
use crate::training::rng::SeededRng;
use crate::training::square::GridSquare;
use crate::view::card_picture::{picture, side_name};
use crate::view::missed::MissedItem;
use crate::view::page::{Block, Page, Picture, PictureElement};
use crate::view::place;
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for LocateDrill {
    fn page(&self, at: ViewContext) -> Page {
        point(at.words, self)
    }

    fn may_scroll(&self, pack: &Pack) -> bool {
        self.is_over(pack)
    }
}

/// A card to point at, what was decided explained, or the end of the drill.
fn point(words: Words, pointing: &LocateDrill) -> Page {
    let Some(design) = pointing.design(words.pack) else {
        return end(words, pointing);
    };
    let mut page = match pointing.given.last().filter(|_| pointing.explaining) {
        Some(pointed) => explained(words, &design, pointing.seed, *pointed),
        None => asked(words, &design, pointing),
    };
    let all = pointing.designs(words.pack).len();
    page.title = words.say(ui::point::TITLE);
    page.progress = Some(format!("{}/{all}", pointing.at() + 1));
    page
}

/// The card, with nothing said of where its code is.
pub(crate) fn asked(words: Words, design: &CardDesign, pointing: &LocateDrill) -> Page {
    let card = words.say(&design.card.name);
    let lead = words.fill(ui::point::ASK, &[("card", &card)]);
    let face = design.faces.get(pointing.face).copied().unwrap_or(0);
    let id = design.card.faces.get(face).map_or("", |face| &face.id);
    Page::new(
        format!("point/{}/{id}", design.card.id),
        words.say(ui::point::TITLE),
        lead,
    )
    .with(Block::Picture(blind(words, design, face, pointing)))
}

fn explained(words: Words, design: &CardDesign, seed: u64, pointed: Guess) -> Page {
    let found = design.found(pointed);
    let name = |element: &Element| place::name(words, element);
    let lead = match &found {
        GuessResult::Code => words.say(ui::point::CODE),
        GuessResult::None => words.say(ui::point::NONE),
        GuessResult::Decoy(element) => words.fill(ui::point::DECOY, &[("name", &name(element))]),
        GuessResult::Other(element) => words.fill(ui::point::OTHER, &[("name", &name(element))]),
        GuessResult::Ground => words.say(ui::point::GROUND),
        GuessResult::Missed => words.say(ui::point::MISSED),
    };
    let card = design.card;
    let up = design.code_face().and_then(|place| design.faces.get(place));
    let up = up.copied().unwrap_or(card.code_face());
    let mut page = Page::new(
        format!("point/{}/{up}/why", card.id),
        words.say(ui::point::TITLE),
        lead,
    )
    .judging(found.is_right());
    if let Some(mut seen) = picture(words, card, up, String::new()) {
        print_drawn(&mut seen, design, up, seed);
        seen.aim = match pointed {
            // What was right is the code itself, framed already.
            _ if found.is_right() => None,
            Guess::Spot(face, aim) if design.faces.get(face) == Some(&up) => Some(aim),
            _ => None,
        };
        if seen.aim.is_some() {
            seen.caption = words.say(ui::point::YOURS);
        }
        page = page.with(Block::Picture(seen));
    }
    if matches!(pointed, Guess::Spot(face, _) if design.faces.get(face) != Some(&up)) {
        page = page.with(Block::Para(words.say(ui::point::OTHER_SIDE)));
    }
    if let GuessResult::Decoy(element) = &found {
        let digits = element.print.chars().filter(char::is_ascii_digit).count();
        let n = digits.to_string();
        let tempts = match digits {
            _ if digits == usize::from(card.digits) => {
                words.fill(ui::point::SAME_DIGITS, &[("n", &n)])
            }
            _ if digits > MOST_OF_A_CODE => words.say(ui::point::BESIDE),
            _ => words.say(ui::point::FEW_DIGITS),
        };
        page = page.with(Block::Para(tempts));
    }
    page.with(Block::Para(words.say(&card.lead)))
        .backed(&card.facts)
}

fn end(words: Words, pointing: &LocateDrill) -> Page {
    let all = pointing.designs(words.pack);
    let right = pointing.right(words.pack);
    let with = [
        ("right", right.to_string()),
        ("total", all.len().to_string()),
    ];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    let more = if right == all.len() {
        ui::point::SCORE_ALL
    } else {
        ui::point::SCORE_SOME
    };
    let mut page = Page::new(
        "point/end",
        words.say(ui::point::TITLE),
        words.fill(ui::point::SCORE, &with),
    )
    .with(Block::Para(words.say(more)))
    .backed(&["agent-asks-digits-and-side".to_owned()]);
    let wrong = pointing.given.iter().zip(&all);
    let wrong = wrong.filter(|(pointed, design)| !design.found(**pointed).is_right());
    let missed: Vec<MissedItem> = wrong
        .map(|(pointed, design)| missed(words, design, *pointed))
        .collect();
    if !missed.is_empty() {
        page = page
            .with(Block::Head(words.say(ui::compare::MISSED)))
            .with(Block::Missed(missed));
    }
    page
}

/// A card, what was pointed at on it, and where its code is.
fn missed(words: Words, design: &CardDesign, pointed: Guess) -> MissedItem {
    let found = design.found(pointed);
    let given = match &found {
        GuessResult::Decoy(element) | GuessResult::Other(element) => {
            let name = place::name(words, element);
            match &element.why {
                Some(why) => {
                    let with = [("name", &*name), ("why", &*words.say(why))];
                    words.fill(ui::find::DECOY, &with)
                }
                None => name,
            }
        }
        GuessResult::Missed => words.say(ui::point::NOWHERE),
        _ => words.say(ui::point::BARE),
    };
    let chose = words.fill(ui::compare::CHOSE, &[("given", &*given)]);
    MissedItem {
        asked: words.say(&design.card.name),
        answers: vec![(false, chose), (true, words.say(&design.card.lead))],
        why: String::new(),
    }
}

/// Digits of the longest code.
const MOST_OF_A_CODE: usize = 4;

/// The face as a caller holds it: the code is print like any other.
fn blind(words: Words, design: &CardDesign, up: usize, pointing: &LocateDrill) -> Picture {
    let mut seen = picture(words, design.card, up, String::new()).unwrap_or_default();
    print_drawn(&mut seen, design, up, pointing.seed);
    seen.things = things(words, &seen);
    for mark in &mut seen.marks {
        if mark.kind == ElementKind::Code {
            mark.kind = ElementKind::Decoy;
        }
    }
    // What is printed first stands even where others would cover it.
    seen.marks
        .sort_by_key(|mark| mark.kind != ElementKind::Decoy);
    seen.aim = Some(pointing.aim);
    seen.caption = words.say(match design.faces.len() {
        1 => ui::point::HOW_ONE,
        _ => ui::point::HOW,
    });
    let side = design.card.faces.get(up).map(|face| side_name(face.side));
    let side = side.map(|side| words.say(side)).unwrap_or_default();
    seen.words = vec![words.fill(ui::point::PRINTED, &[("side", &side)])];
    seen
}

/// Prints the digits that are drawn for this drill instead of the sample's.
fn print_drawn(seen: &mut Picture, design: &CardDesign, up: usize, seed: u64) {
    let Some(face) = design.card.faces.get(up) else {
        return;
    };
    let (chance, name) = (SeededRng::new(seed), design.name());
    for (mark, element) in seen.marks.iter_mut().zip(&face.element) {
        if let Some(print) = drawn(chance, &name, element) {
            mark.print = print;
        }
    }
}

/// What is printed on a face, each with its place, for those who cannot see it.
fn things(words: Words, seen: &Picture) -> Vec<(String, GridSquare)> {
    let mut printed: Vec<&PictureElement> = seen.marks.iter().collect();
    printed.retain(|mark| !mark.print.is_empty());
    printed.sort_by(|one, other| {
        let (one, other) = (one.at.centre(), other.at.centre());
        one.1.total_cmp(&other.1).then(one.0.total_cmp(&other.0))
    });
    let thing = |mark: &PictureElement| {
        let place = place::in_thirds(words, &mark.at);
        let with = [("place", &*place), ("print", &*mark.print)];
        (
            words.fill(ui::point::THING, &with),
            GridSquare::at(mark.at.centre()),
        )
    };
    printed.into_iter().map(thing).collect()
}
