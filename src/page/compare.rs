//! The security code beside another thing, and the round of practice.

use crate::machine::{Screen, Sorting};

use super::{Block, Choice, Page, Words};

/// The security code beside the thing at this place.
pub(super) fn compare(words: Words, with: usize) -> Page {
    let ui = words.pack.ui().compare();
    let comparison = words.pack.comparison();
    let Some((code, other)) = comparison.things.first().zip(comparison.things.get(with)) else {
        return Page::new("compare", words.of(&ui.title), String::new());
    };
    let rows = comparison
        .headings
        .iter()
        .zip(code.says.iter().zip(&other.says));
    let rows =
        rows.map(|(heading, (code, other))| (words.of(heading), [words.of(code), words.of(other)]));
    let mut page = Page::new(
        format!("compare/{}", other.id),
        words.of(&ui.title),
        words.of(&other.lead),
    )
    .with(Block::Table {
        columns: [words.of(&code.name), words.of(&other.name)],
        rows: rows.collect(),
    })
    .backed(&code.facts)
    .backed(&other.facts);
    page.progress = Some(format!("{with}/{}", comparison.things.len() - 1));
    page
}

/// The words for comparing with another thing.
pub(super) fn to_compare(words: Words, here: &Screen, with: usize) -> Choice {
    let ui = words.pack.ui().compare();
    let name = words
        .pack
        .comparison()
        .things
        .get(with)
        .map(|thing| words.of(&thing.name))
        .unwrap_or_default();
    match here {
        Screen::Compare { .. } => Choice::new(words.fill(&ui.beside, &[("thing", &name)])),
        _ => Choice::new(words.of(&words.pack.ui().home().compare)),
    }
}

/// A request, its explanation, or the end of the round.
pub(super) fn round(words: Words, sorting: &Sorting) -> Page {
    let ui = words.pack.ui().compare();
    let round = words.pack.round();
    let total = round.requests.len();
    let Some(request) = round.requests.get(sorting.at()) else {
        let right = sorting.right(round);
        let count = [("right", right.to_string()), ("total", total.to_string())];
        let count: Vec<(&str, &str)> = count
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let more = if right == total {
            &ui.score_all
        } else {
            &ui.score_some
        };
        let mut page = Page::new(
            "round/end",
            words.of(&ui.round),
            words.fill(&ui.score, &count),
        )
        .with(Block::Para(words.of(more)))
        .backed(&[
            "phish-never-ask-pin".to_owned(),
            "code-legit-places".to_owned(),
        ]);
        let missed: Vec<String> = sorting
            .missed(round)
            .map(|request| words.of(&request.quote))
            .collect();
        if !missed.is_empty() {
            page = page
                .with(Block::Head(words.of(&ui.missed)))
                .with(Block::List(missed));
        }
        return page;
    };
    let quote = words.of(&request.quote);
    let mut page = if sorting.explaining {
        let name_of = |id: &str| {
            round
                .answers
                .iter()
                .find(|a| a.id == id)
                .map(|a| words.of(&a.name))
                .unwrap_or_default()
        };
        let given = sorting
            .given
            .last()
            .and_then(|place| round.answers.get(*place));
        let right = given.is_some_and(|given| given.id == request.answer);
        let verdict = if right { &ui.right } else { &ui.wrong };
        let lead = words.fill(verdict, &[("answer", &name_of(&request.answer))]);
        Page::new(
            format!("round/{}/why", request.id),
            words.of(&ui.round),
            lead,
        )
        .with(Block::Note(words.of(&request.place)))
        .with(Block::Note(quote))
        .with(Block::Para(words.of(&request.why)))
    } else {
        Page::new(
            format!("round/{}", request.id),
            words.of(&ui.round),
            words.of(&request.place),
        )
        .with(Block::Para(quote))
        .with(Block::Note(words.of(&ui.question)))
    };
    page.progress = Some(format!("{}/{total}", sorting.at() + 1));
    // The facts would give the answer away before it is given.
    if sorting.explaining {
        page.backed(&request.facts)
    } else {
        page
    }
}
