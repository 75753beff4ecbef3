//! A request, its explanation, or the end of the quiz.

use crate::pack::content::Pack;
use crate::pack::model::compare::{QuizAnswer, Request};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::classify::{
    AnsweredRequest, ClassifyDrill, QuestionSet, RequestPart, RequestQuestion,
};
use crate::view::missed::MissedItem;
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
    let Some(question) = sorting.question(words.pack) else {
        return end(words, sorting);
    };
    let mut page = match sorting.explaining {
        true => explained(words, sorting, question.request),
        false => asked(words, sorting, &question),
    }
    .about("request", &question.request.id);
    let total = sorting.count(words.pack);
    page.progress = Some(format!("{}/{total}", sorting.at() + 1));
    page
}

/// What was asked before, and whether the answers were right.
fn answered(words: Words, sorting: &ClassifyDrill) -> Pane {
    let answered = sorting.answered(words.pack);
    let whole = whole_requests(words, sorting, &answered);
    let judged = whole.iter().map(|of_one| {
        let request = of_one[0].question.request;
        let says = format!(
            "{} {}",
            words.say(&request.quote),
            right_answers(words, of_one)
        );
        (of_one.iter().all(AnsweredRequest::is_right), says)
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

/// The answers to each request of which all was answered.
fn whole_requests<'a, 'p>(
    words: Words,
    sorting: &ClassifyDrill,
    answered: &'a [AnsweredRequest<'p>],
) -> Vec<&'a [AnsweredRequest<'p>]> {
    let id = |one: &AnsweredRequest<'p>| &one.question.request.id;
    let next = sorting
        .questions(words.pack)
        .into_iter()
        .nth(answered.len());
    let open = next.map(|next| next.request.id.clone());
    let all = answered.chunk_by(|one, next| id(one) == id(next));
    all.filter(|of_one| open.as_ref() != Some(id(&of_one[0])))
        .collect()
}

/// What would have been right, of all that is asked of a request.
fn right_answers(words: Words, of_one: &[AnsweredRequest]) -> String {
    let right = of_one.iter().map(|one| name(words, one.question.right()));
    right.collect::<Vec<_>>().join(" / ")
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

/// A question about a request. Facts would give the answer away.
pub(crate) fn asked(words: Words, sorting: &ClassifyDrill, question: &RequestQuestion) -> Page {
    let (name, title) = names(words, sorting);
    let request = question.request;
    let (id, asks) = match (question.part, &sorting.series) {
        (RequestPart::Response, _) => (
            format!("{name}/{}/respond", request.id),
            ui::train::SORT_RESPOND,
        ),
        (RequestPart::Number, QuestionSet::Everybody) => {
            (format!("{name}/{}", request.id), ui::compare::QUESTION)
        }
        (RequestPart::Number, _) => (format!("{name}/{}", request.id), ui::train::SORT_QUESTION),
    };
    Page::new(id, title, words.say(&request.place))
        .with(Block::Quote(words.say(&request.quote)))
        .with(Block::Note(words.say(asks)))
}

fn explained(words: Words, sorting: &ClassifyDrill, request: &Request) -> Page {
    let of_one = sorting.explained(words.pack);
    let is_right = of_one.iter().all(AnsweredRequest::is_right);
    let lead = match (&of_one[..], is_right) {
        ([one], true) => {
            let answer = name(words, one.question.right());
            words.fill(ui::compare::RIGHT, &[("answer", &answer)])
        }
        ([one], false) => {
            let answer = name(words, one.question.right());
            words.fill(ui::compare::WRONG, &[("answer", &answer)])
        }
        (_, true) => words.say(ui::train::SORT_RIGHT),
        (_, false) => words.say(ui::train::SORT_WRONG),
    };
    let (name, title) = names(words, sorting);
    let mut page = Page::new(format!("{name}/{}/why", request.id), title, lead).judging(is_right);
    if of_one.len() > 1 {
        let judged = of_one
            .iter()
            .map(|one| (one.is_right(), judged(words, one)));
        page = page.with(Block::Judged(judged.collect()));
    }
    page.with(Block::Note(words.say(&request.place)))
        .with(Block::Quote(words.say(&request.quote)))
        .with(Block::Para(words.say(&request.why)))
        .backed(&request.facts)
}

/// What was right of a question, and what was answered where that is not it.
fn judged(words: Words, one: &AnsweredRequest) -> String {
    let (right, given) = (name(words, one.question.right()), name(words, one.given));
    let text = match (one.question.part, one.is_right()) {
        (RequestPart::Number, true) => ui::train::NUMBER_RIGHT,
        (RequestPart::Number, false) => ui::train::NUMBER_WRONG,
        (RequestPart::Response, true) => ui::train::RESPOND_RIGHT,
        (RequestPart::Response, false) => ui::train::RESPOND_WRONG,
    };
    words.fill(text, &[("right", &right), ("given", &given)])
}

/// What an answer is called.
fn name(words: Words, answer: Option<&QuizAnswer>) -> String {
    answer
        .map(|answer| words.say(&answer.name))
        .unwrap_or_default()
}

/// What was answered wrongly, item by item.
fn missed(words: Words, sorting: &ClassifyDrill) -> Vec<MissedItem> {
    let answered = sorting.answered(words.pack);
    let whole = whole_requests(words, sorting, &answered).into_iter();
    let missed = whole.filter(|of_one| !of_one.iter().all(AnsweredRequest::is_right));
    let missed = missed.map(|of_one| {
        let request = of_one[0].question.request;
        MissedItem {
            asked: words.say(&request.quote),
            answers: of_one.iter().flat_map(|one| answers(words, one)).collect(),
            why: words.say(&request.why),
        }
    });
    missed.collect()
}

/// What was chosen where that is wrong, and what is right.
fn answers(words: Words, one: &AnsweredRequest) -> Vec<(bool, String)> {
    let given = one.given.filter(|_| !one.is_right());
    let chosen = given.map(|given| {
        let name = words.say(&given.name);
        let text = match why_not(words, given) {
            Some(why) => words.fill(ui::compare::CHOSE_WHY, &[("given", &*name), ("why", &*why)]),
            None => words.fill(ui::compare::CHOSE, &[("given", &*name)]),
        };
        (false, text)
    });
    let right = name(words, one.question.right());
    let right = words.fill(ui::compare::RIGHT_ONE, &[("right", &*right)]);
    chosen.into_iter().chain([(true, right)]).collect()
}

/// For what an answer would be right, or what it is beside the others.
fn why_not(words: Words, given: &QuizAnswer) -> Option<String> {
    let mut things = words.pack.comparison().things.iter();
    let thing = things.find(|thing| thing.id == given.id);
    let fits = given.fits.as_ref();
    fits.or(thing.map(|thing| &thing.lead))
        .map(|text| words.say(text))
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
            .with(Block::Missed(missed));
    }
    page
}
