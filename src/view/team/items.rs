//! Calls, cards and requests to look at, in words.

use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::team::items::{ENOUGH_CASES, ENOUGH_PEOPLE, ItemFlaw, ItemKind, ItemLine};
use crate::training::team::overview::TeamOverview;
use crate::view::report::names::cause;
use crate::view::team::figures::fill;

/// Items that somebody looks at in one go; the rest stands in the form for programs.
const MOST: usize = 10;

/// The items that are to be looked at, each with what is wrong with it.
pub(crate) fn flawed(words: Words, team: &TeamOverview) -> Vec<(String, String)> {
    let flawed = team.items.iter().filter_map(|item| {
        let flaw = item.flaw?;
        Some((name(words, item), says(words, item, flaw)))
    });
    flawed.take(MOST).collect()
}

/// From how many cases on an item is told of, and how many items have fewer.
pub(crate) fn how(words: Words, team: &TeamOverview) -> Vec<String> {
    let few = team.items.iter();
    let few = few.filter(|item| item.cases < ENOUGH_CASES).count();
    let numbers = [
        ("cases", ENOUGH_CASES as usize),
        ("people", ENOUGH_PEOPLE as usize),
        ("n", few),
    ];
    let how = fill(words, ui::team::ITEMS_HOW, &numbers);
    let few = (few > 0).then(|| fill(words, ui::team::ITEMS_FEW, &numbers));
    let flawed = team.items.iter().filter(|item| item.flaw.is_some()).count();
    let more = (flawed > MOST).then(|| {
        let more = [("n", flawed - MOST)];
        fill(words, ui::team::ITEMS_MORE, &more)
    });
    more.into_iter().chain([how]).chain(few).collect()
}

pub(crate) fn name(words: Words, item: &ItemLine) -> String {
    let (pack, id) = (words.pack, item.id.as_str());
    let of = |text, name: &str| words.fill(text, &[("name", name)]);
    match item.kind {
        ItemKind::Level => of(ui::team::OF_LEVEL, id),
        ItemKind::Cause => of(ui::team::OF_CAUSE, &cause(pack, words.lang, id)),
        ItemKind::Card => {
            // The design says which faces were shown.
            let (card, faces) = id.split_once('/').unwrap_or((id, ""));
            let known = pack.card(card);
            let name = known.map_or(card.to_owned(), |card| words.say(&card.name));
            of(ui::team::OF_CARD, &format!("{name} ({faces})"))
        }
        ItemKind::Request => {
            let mut requests = pack.sort().requests.iter();
            let request = requests.find(|request| request.id == id);
            let quote = request.map_or(id.to_owned(), |request| words.say(&request.quote));
            of(ui::team::OF_REQUEST, &quote)
        }
    }
}

fn says(words: Words, item: &ItemLine, flaw: ItemFlaw) -> String {
    let text = match flaw {
        ItemFlaw::TooEasy => ui::team::TOO_EASY,
        ItemFlaw::TooHard => ui::team::TOO_HARD,
        ItemFlaw::PartsNobody => ui::team::PARTS_NOBODY,
    };
    let halves = item
        .parts
        .map_or([0, 0], |parts| [parts.upper, parts.lower]);
    let [upper, lower] = halves.map(|share| (share / 10) as usize);
    let numbers = [
        ("n", item.right as usize),
        ("of", item.cases as usize),
        ("people", item.people as usize),
        ("upper", upper),
        ("lower", lower),
    ];
    fill(words, text, &numbers)
}
