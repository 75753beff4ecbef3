//! Causes, rules and mistakes by their names.

use crate::pack::content::Pack;
use crate::pack::model::card::Element;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::training::report::Mistake;
use crate::training::review::ReviewKind;
use crate::view::place;

/// The name of a cause; its id where the pack no longer has it.
pub fn cause(pack: &Pack, lang: &Lang, id: &str) -> String {
    let found = pack.causes().get(id);
    found.map_or(id.to_owned(), |cause| pack.words(lang).say(&cause.name))
}

/// The name of a rule, likewise.
pub fn rule(pack: &Pack, lang: &Lang, id: &str) -> String {
    let found = pack.desk().rule(id);
    found.map_or(id.to_owned(), |rule| pack.words(lang).say(&rule.name))
}

/// A mistake in words.
pub fn mistake(pack: &Pack, lang: &Lang, mistake: &Mistake) -> String {
    let words = Words { pack, lang };
    let Mistake {
        kind,
        item,
        mistake: taken,
        ..
    } = mistake;
    let of = |text, with: &[(&str, &str)]| words.fill(text, with);
    match kind {
        ReviewKind::Card => {
            let id = item.split('/').next().unwrap_or_default();
            let card = pack.card(id);
            let name = card.map_or(id.to_owned(), |card| words.say(&card.name));
            match taken.as_str() {
                "ground" => of(ui::report::ON_GROUND, &[("card", &name)]),
                "nowhere" => of(ui::report::ON_NOWHERE, &[("card", &name)]),
                element => {
                    let mut faces = card.into_iter().flat_map(|card| &card.faces);
                    let is_it = |one: &&Element| one.id == element;
                    let found = faces.find_map(|face| face.element.iter().find(is_it));
                    let taken = found.map(|found| place::name(words, found));
                    let taken = taken.unwrap_or(element.to_owned());
                    of(ui::report::ON_CARD, &[("card", &name), ("taken", &taken)])
                }
            }
        }
        ReviewKind::Request => request(words, item, taken),
        ReviewKind::Advice => {
            let say = pack.desk().say(taken);
            let taken = say.map_or(taken.clone(), |say| words.say(&say.name));
            let cause = cause(pack, lang, item);
            of(
                ui::report::ON_ADVICE,
                &[("cause", &cause), ("taken", &taken)],
            )
        }
        ReviewKind::Cause => {
            let (right, taken) = (cause(pack, lang, item), cause(pack, lang, taken));
            of(
                ui::report::ON_CAUSE,
                &[("right", &right), ("taken", &taken)],
            )
        }
        ReviewKind::Rule => rule(pack, lang, item),
    }
}

/// A mistake about a request: about its number, or about what to do.
fn request(words: Words, item: &str, taken: &str) -> String {
    let sort = words.pack.sort();
    let answer = |id: &str| {
        let mut answers = sort.answers.iter().chain(&sort.responses);
        let found = answers.find(|answer| answer.id == id);
        found.map_or(id.to_owned(), |answer| words.say(&answer.name))
    };
    let request = sort.requests.iter().find(|request| request.id == item);
    let is_response = sort.responses.iter().any(|one| one.id == taken);
    let right = request.and_then(|request| match is_response {
        true => request.respond.as_deref(),
        false => Some(&request.answer),
    });
    let right = right.map_or(item.to_owned(), answer);
    let with = [("right", &*right), ("taken", &*answer(taken))];
    words.fill(ui::report::ON_REQUEST, &with)
}
