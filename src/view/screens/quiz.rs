//! A request, its explanation, or the end of the quiz.

use crate::pack::content::Pack;
use crate::pack::model::compare::{QuizAnswer, Request};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::classify::{AnsweredRequest, ClassifyDrill, QuestionSet};
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
    let judged = sorting.answered(words.pack).into_iter().map(|one| {
        let right = answer_name(words, one.right);
        let says = format!("{} {right}", words.say(&one.request.quote));
        (one.is_right(), says)
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
    let last = sorting.answered(words.pack).pop();
    let is_right = last.as_ref().is_some_and(AnsweredRequest::is_right);
    let answer = answer_name(words, last.and_then(|one| one.right));
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

/// What an answer is called.
fn answer_name(words: Words, answer: Option<&QuizAnswer>) -> String {
    answer
        .map(|answer| words.say(&answer.name))
        .unwrap_or_default()
}

/// What was answered wrongly: the quote, the answer given, the right one, and why.
fn missed(words: Words, sorting: &ClassifyDrill) -> Vec<String> {
    let answered = sorting.answered(words.pack).into_iter();
    let missed = answered.filter(|one| !one.is_right()).map(|one| {
        let (given, right) = (answer_name(words, one.given), answer_name(words, one.right));
        let (quote, why) = (words.say(&one.request.quote), words.say(&one.request.why));
        let with = [
            ("quote", &*quote),
            ("given", &*given),
            ("right", &*right),
            ("why", &*why),
        ];
        words.fill(ui::compare::MISSED_ONE, &with)
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
