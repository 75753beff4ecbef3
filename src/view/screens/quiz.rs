//! A request, its explanation, or the end of the quiz.

use crate::pack::content::Pack;
use crate::pack::model::compare::{QuizAnswer, Request};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::classify::{ClassifyDrill, QuestionSet};
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for ClassifyDrill {
    fn page(&self, at: ViewContext) -> Page {
        round(at.words, self)
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        // At its end the page itself says what was missed.
        let is_over = self.is_over(at.words.pack);
        let answered = (!is_over).then(|| answered(at.words, self));
        Some(answered.into_iter().collect())
    }

    fn may_scroll(&self, pack: &Pack) -> bool {
        self.is_over(pack)
    }

    fn sheet(&self, _pack: &Pack) -> Option<SheetOrder> {
        // What is drawn by chance is in the document as what it is drawn from.
        let is_for_everybody = self.series == QuestionSet::Everybody;
        let page = 2 * self.at() + usize::from(self.explaining);
        is_for_everybody.then(|| SheetOrder::page(Section::Compare, 1, page))
    }
}

fn round(words: Words, sorting: &ClassifyDrill) -> Page {
    let Some(request) = sorting.request(words.pack) else {
        return end(words, sorting);
    };
    let mut page = match sorting.explaining {
        true => explained(words, sorting, request),
        false => self::request(words, sorting, request),
    }
    .about("request", &request.id);
    let total = sorting.count(words.pack);
    page.progress = Some(format!("{}/{total}", sorting.at() + 1));
    page
}

/// What was asked before, and whether the answer was right.
fn answered(words: Words, sorting: &ClassifyDrill) -> Pane {
    let answers = sorting.answers(words.pack);
    let judged = sorting.requests(words.pack).into_iter().zip(&sorting.given);
    let judged = judged.map(|(request, given)| {
        let given = answers.get(*given);
        let right = answers.iter().find(|answer| answer.id == request.answer);
        let answer = right.map(|answer| words.say(&answer.name));
        let says = format!(
            "{} {}",
            words.say(&request.quote),
            answer.unwrap_or_default()
        );
        (given.is_some_and(|given| given.id == request.answer), says)
    });
    let total = sorting.count(words.pack);
    let given = sorting.given.len();
    Pane {
        title: words.say(ui::compare::ANSWERED),
        blocks: vec![
            Block::Meter {
                done: given,
                least: total.saturating_sub(given),
                most: total.saturating_sub(given),
            },
            Block::Judged(judged.collect()),
        ],
        ..Pane::default()
    }
}

/// What pages of this round are called, and its title.
fn names(words: Words, sorting: &ClassifyDrill) -> (&'static str, String) {
    match sorting.series {
        QuestionSet::Everybody => ("round", words.say(ui::compare::ROUND)),
        QuestionSet::Drawn { .. } | QuestionSet::These(_) => {
            ("sort", words.say(ui::train::SORT_TITLE))
        }
    }
}

/// A request. Facts would give the answer away.
pub(crate) fn request(words: Words, sorting: &ClassifyDrill, request: &Request) -> Page {
    let (name, title) = names(words, sorting);
    let id = format!("{name}/{}", request.id);
    Page::new(id, title, words.say(&request.place))
        .with(Block::Para(words.say(&request.quote)))
        .with(Block::Note(words.say(match sorting.series {
            QuestionSet::Everybody => ui::compare::QUESTION,
            QuestionSet::Drawn { .. } | QuestionSet::These(_) => ui::train::SORT_QUESTION,
        })))
}

fn explained(words: Words, sorting: &ClassifyDrill, request: &Request) -> Page {
    let answers = sorting.answers(words.pack);
    let right = answers.iter().find(|answer| answer.id == request.answer);
    let answer = right
        .map(|answer| words.say(&answer.name))
        .unwrap_or_default();
    let given = sorting.given.last().and_then(|place| answers.get(*place));
    let is_right = given.is_some_and(|given| given.id == request.answer);
    let verdict = if is_right {
        ui::compare::RIGHT
    } else {
        ui::compare::WRONG
    };
    let lead = words.fill(verdict, &[("answer", &answer)]);
    let (name, title) = names(words, sorting);
    Page::new(format!("{name}/{}/why", request.id), title, lead)
        .judging(is_right)
        .with(Block::Note(words.say(&request.place)))
        .with(Block::Note(words.say(&request.quote)))
        .with(Block::Para(words.say(&request.why)))
        .backed(&request.facts)
}

/// What was answered wrongly: the quote, the answer given, the right one, and why.
fn missed(words: Words, sorting: &ClassifyDrill) -> Vec<String> {
    let answers = sorting.answers(words.pack);
    let name = |answer: Option<&QuizAnswer>| answer.map(|answer| words.say(&answer.name));
    let asked = sorting.requests(words.pack).into_iter().zip(&sorting.given);
    let missed = asked.filter_map(|(request, given)| {
        let given = answers.get(*given);
        if given.is_some_and(|given| given.id == request.answer) {
            return None;
        }
        let right = answers.iter().find(|answer| answer.id == request.answer);
        let (given, right) = (
            name(given).unwrap_or_default(),
            name(right).unwrap_or_default(),
        );
        let (quote, why) = (words.say(&request.quote), words.say(&request.why));
        let with = [
            ("quote", &*quote),
            ("given", &*given),
            ("right", &*right),
            ("why", &*why),
        ];
        Some(words.fill(ui::compare::MISSED_ONE, &with))
    });
    missed.collect()
}

fn end(words: Words, sorting: &ClassifyDrill) -> Page {
    let (right, total) = (sorting.right(words.pack), sorting.count(words.pack));
    let count = [("right", right.to_string()), ("total", total.to_string())];
    let count = count
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let more = if right == total {
        ui::compare::SCORE_ALL
    } else {
        ui::compare::SCORE_SOME
    };
    let (name, title) = names(words, sorting);
    let mut page = Page::new(
        format!("{name}/end"),
        title,
        words.fill(ui::compare::SCORE, &count),
    )
    .with(Block::Para(words.say(more)))
    .backed(&[
        "phish-never-ask-pin".to_owned(),
        "code-legit-places".to_owned(),
    ]);
    let missed = missed(words, sorting);
    if !missed.is_empty() {
        page = page
            .with(Block::Head(words.say(ui::compare::MISSED)))
            .with(Block::List(missed));
    }
    page
}
