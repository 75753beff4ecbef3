//! A page in plain lines, for screen readers, scripts and terminals that draw nothing: no escape, no box, no
//! colour, the card told in words.

use crate::app::message::Intent;
use crate::keymap::in_lines;
use crate::text::fold::narrow;
use crate::training::square::GridSquare;
use crate::view::label_match::{LabelMatch, said};
use crate::view::missed::MissedItem;
use crate::view::page::{Block, Page};

/// Leaves out what was told of a conversation before, where so many of its lines were; tells how many there are now.
/// A conversation that has only begun is another one.
pub fn forget(page: &mut Page, told: usize) -> usize {
    let talk = page.blocks.iter_mut().find_map(|block| match block {
        Block::Talk {
            lines,
            is_brief: false,
            ..
        } => Some(lines),
        _ => None,
    });
    let Some(lines) = talk else { return told };
    let all = lines.len();
    if told < all && all > 1 {
        lines.drain(..told);
    } else if told == all && all > 0 {
        // Nothing is new, but for where the page is told again.
        lines.drain(..all - 1);
    }
    all
}

/// Lead and blocks in lines, choices aside. A conversation ends with the lead.
pub fn lines(page: &Page) -> Vec<String> {
    let talk = page.blocks.iter().find_map(|block| match block {
        Block::Talk {
            lines,
            is_brief: false,
            ..
        } => Some(lines),
        _ => None,
    });
    let mut lines: Vec<String> = match talk {
        Some(talk) if !talk.is_empty() => talk
            .iter()
            .map(|(who, says)| format!("{who}: {says}"))
            .collect(),
        _ => vec![page.lead.clone()],
    };
    lines.extend(page.blocks.iter().flat_map(told));
    lines
}

/// What was judged, after the sign of right or wrong.
fn is_so((is_right, text): &(bool, String)) -> String {
    let sign = if *is_right { "o" } else { "x" };
    format!("{sign} {text}")
}

/// One block in lines; a conversation was told before. What can be pointed at is numbered, before the choices.
pub(crate) fn told(block: &Block) -> Vec<String> {
    match block {
        Block::Talk { .. } | Block::Meter { .. } => Vec::new(),
        Block::Alarm(text) => vec![format!("!! {text}")],
        Block::Head(text)
        | Block::Caution(text)
        | Block::Para(text)
        | Block::Quote(text)
        | Block::Note(text) => vec![text.clone()],
        Block::Steps(steps) => numbered(1, steps.iter()),
        Block::Sheet(heading, block) => {
            let heading = Some(heading.clone()).filter(|heading| !heading.is_empty());
            heading.into_iter().chain(told(block)).collect()
        }
        Block::List(items) => items.iter().map(|item| format!("- {item}")).collect(),
        Block::Judged(all) => all.iter().map(is_so).collect(),
        Block::Missed(items) => items.iter().flat_map(missed).collect(),
        Block::Names {
            only_beside: true, ..
        } => Vec::new(),
        Block::Names { heading, names, .. } => vec![format!("{heading}: {}", names.join(" / "))],
        Block::Terms(terms) => terms
            .iter()
            .map(|(term, says)| format!("{term}: {says}"))
            .collect(),
        Block::Table { columns, rows } => rows
            .iter()
            .flat_map(|(heading, says)| {
                let both = columns.iter().zip(says);
                let both = both.map(|(name, says)| format!("- {name}: {says}"));
                std::iter::once(heading.clone()).chain(both)
            })
            .collect(),
        Block::Keys {
            name,
            how_in_lines,
            letters,
            ..
        } => {
            let keys = letters.iter().map(|(key, does)| format!("{key}: {does}"));
            [name, how_in_lines]
                .into_iter()
                .cloned()
                .chain(keys)
                .collect()
        }
        Block::Picture(picture) if picture.preview => Vec::new(),
        Block::Picture(picture) => {
            let things = numbered(1, picture.things.iter().map(|(thing, _)| thing));
            picture.words.iter().cloned().chain(things).collect()
        }
        Block::Sources(sources) => {
            let told = sources.iter();
            told.map(|source| format!("- {} {}", source.name, source.url))
                .collect()
        }
        Block::Tree { way, branches } => {
            let steps = numbered(1, way.iter());
            let branches = branches.iter().map(|branch| format!("- {branch}"));
            steps.into_iter().chain(branches).collect()
        }
        Block::Bars { .. } | Block::Chart { .. } | Block::Trends(_) => figures(block),
    }
}

/// Numbers that are drawn elsewhere, told.
fn figures(block: &Block) -> Vec<String> {
    match block {
        Block::Trends(trends) => {
            let told = trends.iter().map(|trend| {
                let percent = trend.shares.iter().map(|share| format!("{} %", share / 10));
                format!(
                    "- {}: {}",
                    trend.name,
                    percent.collect::<Vec<_>>().join(", ")
                )
            });
            told.collect()
        }
        Block::Bars { names, series } => {
            let told = names.iter().zip(series).map(|(name, numbers)| {
                let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
                format!("- {name}: {}", numbers.join(", "))
            });
            told.collect()
        }
        Block::Chart { bars, .. } => {
            let told = bars.iter();
            told.map(|bar| format!("- {}: {}", bar.label, bar.value))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn numbered<'a>(first: usize, lines: impl Iterator<Item = &'a String>) -> Vec<String> {
    let numbered = lines.enumerate();
    numbered
        .map(|(place, line)| format!("{}. {line}", first + place))
        .collect()
}

/// The greatest number that can be given: the choices', and then those of what can be pointed at.
pub fn numbers(page: &Page) -> usize {
    things(page).count() + page.choices.len() - unseen(page)
}

/// How many choices nobody can make who sees no mark: where something is to be pointed at, the first decides for the spot
/// under the mark.
pub fn unseen(page: &Page) -> usize {
    usize::from(things(page).next().is_some()).min(page.choices.len())
}

fn things(page: &Page) -> impl Iterator<Item = &(String, GridSquare)> {
    page.blocks.iter().flat_map(|block| match block {
        Block::Picture(picture) => picture.things.as_slice(),
        _ => &[],
    })
}

pub fn choices(page: &Page) -> Vec<String> {
    let first = 1 + things(page).count();
    let numbered = page.choices.iter().skip(unseen(page)).zip(first..);
    numbered
        .map(|(choice, number)| match choice.note.as_str() {
            "" => format!("{number}. {}", choice.label),
            note => format!("{number}. {} - {note}", choice.label),
        })
        .collect()
}

/// An item that was missed, line by line.
fn missed(item: &MissedItem) -> Vec<String> {
    let why = Some(item.why.clone()).filter(|why| !why.is_empty());
    let answers = item.answers.iter().map(is_so);
    let asked = std::iter::once(item.asked.clone());
    asked.chain(answers).chain(why).collect()
}

/// What a line asks for on this page: the number of a choice, its words, or a key's letter. Nothing where it is
/// none of these. Full-width digits and letters are their narrow selves.
pub fn wanted(page: &Page, line: &str) -> Option<Vec<Intent>> {
    let line: String = line.trim().chars().map(narrow).collect();
    // As the list prints its numbers, and as a sentence ends.
    let line = line.trim_end_matches(['.', ',', '。', '、', ' ']);
    let by_number = line.parse::<usize>().ok();
    let number = by_number.and_then(|number| number.checked_sub(1));
    // What can be pointed at comes before the choices, and the first choice decides for it.
    if let Some((_, aim)) = number.and_then(|place| things(page).nth(place)) {
        return Some(vec![
            Intent::PointAt(*aim),
            Intent::SelectByPointer(0),
            Intent::Choose,
        ]);
    }
    let place = number.and_then(|number| number.checked_sub(things(page).count()));
    let place = place.map(|place| place + unseen(page));
    if let Some(place) = place.filter(|place| *place < page.choices.len()) {
        return Some(vec![Intent::SelectByPointer(place), Intent::Choose]);
    }
    let mut chars = line.chars();
    let key = match (chars.next(), chars.next()) {
        (Some(key), None) => in_lines(key).map(|intent| vec![intent]),
        _ => None,
    };
    // Digits are numbers or nothing, never the begin of words.
    let is_number = line.chars().all(|char| char.is_ascii_digit());
    key.or_else(|| match said(page, line) {
        LabelMatch::Choice(place) if !is_number && place >= unseen(page) => {
            Some(vec![Intent::SelectByPointer(place), Intent::Choose])
        }
        _ => None,
    })
}
