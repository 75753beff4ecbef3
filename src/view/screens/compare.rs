//! The security code beside another thing, and the round of practice.

use crate::app::screen::Screen;
use crate::pack::model::compare::Request;
use crate::training::classify::ClassifyDrill;
use crate::training::classify::QuestionSet;

use crate::view::router::{Block, Choice, Page, Words};

/// The security code beside the thing at this place.
pub(crate) fn compare(words: Words, with: usize) -> Page {
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
pub(crate) fn to_compare(words: Words, here: &Screen, with: usize) -> Choice {
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
pub(crate) fn round(words: Words, sorting: &ClassifyDrill) -> Page {
    let Some(request) = sorting.request(words.pack) else {
        return end(words, sorting);
    };
    let mut page = match sorting.explaining {
        true => explained(words, sorting, request),
        false => crate::view::screens::compare::request(words, sorting, request),
    };
    let total = sorting.count(words.pack);
    page.progress = Some(format!("{}/{total}", sorting.at() + 1));
    page
}

/// What pages of this round are called, and its title.
fn names(words: Words, sorting: &ClassifyDrill) -> (&'static str, String) {
    let ui = words.pack.ui();
    match sorting.series {
        QuestionSet::Everybody => ("round", words.of(&ui.compare().round)),
        QuestionSet::Drawn { .. } | QuestionSet::These(_) => {
            ("sort", words.of(&ui.train().sort_title))
        }
    }
}

/// A request. Facts would give the answer away.
pub(crate) fn request(words: Words, sorting: &ClassifyDrill, request: &Request) -> Page {
    let ui = words.pack.ui().compare();
    let (name, title) = names(words, sorting);
    let id = format!("{name}/{}", request.id);
    Page::new(id, title, words.of(&request.place))
        .with(Block::Para(words.of(&request.quote)))
        .with(Block::Note(words.of(match sorting.series {
            QuestionSet::Everybody => &ui.question,
            QuestionSet::Drawn { .. } | QuestionSet::These(_) => {
                &words.pack.ui().train().sort_question
            }
        })))
}

fn explained(words: Words, sorting: &ClassifyDrill, request: &Request) -> Page {
    let ui = words.pack.ui().compare();
    let answers = sorting.answers(words.pack);
    let right = answers.iter().find(|answer| answer.id == request.answer);
    let answer = right
        .map(|answer| words.of(&answer.name))
        .unwrap_or_default();
    let given = sorting.given.last().and_then(|place| answers.get(*place));
    let is_right = given.is_some_and(|given| given.id == request.answer);
    let verdict = if is_right { &ui.right } else { &ui.wrong };
    let lead = words.fill(verdict, &[("answer", &answer)]);
    let (name, title) = names(words, sorting);
    Page::new(format!("{name}/{}/why", request.id), title, lead)
        .with(Block::Note(words.of(&request.place)))
        .with(Block::Note(words.of(&request.quote)))
        .with(Block::Para(words.of(&request.why)))
        .backed(&request.facts)
}

fn end(words: Words, sorting: &ClassifyDrill) -> Page {
    let ui = words.pack.ui().compare();
    let (right, total) = (sorting.right(words.pack), sorting.count(words.pack));
    let count = [("right", right.to_string()), ("total", total.to_string())];
    let count = count
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let more = if right == total {
        &ui.score_all
    } else {
        &ui.score_some
    };
    let (name, title) = names(words, sorting);
    let mut page = Page::new(format!("{name}/end"), title, words.fill(&ui.score, &count))
        .with(Block::Para(words.of(more)))
        .backed(&[
            "phish-never-ask-pin".to_owned(),
            "code-legit-places".to_owned(),
        ]);
    let missed = sorting.missed(words.pack).into_iter();
    let missed: Vec<String> = missed.map(|request| words.of(&request.quote)).collect();
    if !missed.is_empty() {
        page = page
            .with(Block::Head(words.of(&ui.missed)))
            .with(Block::List(missed));
    }
    page
}
