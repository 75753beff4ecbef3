//! The question about a failed payment, or what the answers came to.

use crate::app::action::Action;
use crate::app::message::Intent;
use crate::inquiry::answers::Answers;
use crate::inquiry::position::{Asked, Position};
use crate::pack::content::Pack;
use crate::pack::model::cause::Cause;
use crate::pack::model::flow::Left;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Text;
use crate::view::choice_words;
use crate::view::page::{Backing, Block, Page, Pane};
use crate::view::report::chart::{Bar, Measure};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::{cause, phone_script};
use crate::view::sheet_order::{Section, SheetOrder};
use crate::view::summary;

impl ScreenView for Answers {
    fn page(&self, at: ViewContext) -> Page {
        diagnose(at.words, self)
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Map)
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        // Of a few causes, the marked one is looked at.
        match self.position(at.words.pack) {
            Position::Few(_) => None,
            _ => Some(known(at, self)),
        }
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let flow = pack.diagnosis();
        let question = |id: &str| flow.nodes.iter().position(|node| node.id == id);
        Some(match self.position(pack) {
            Position::Ask(asked) => {
                SheetOrder::about(Section::Questions, question(&asked.node.id), 0)
            }
            Position::Cause(suspect) => cause::sheet(Section::Causes, pack, &suspect.cause.id),
            Position::Few(_) | Position::Unfound => {
                let path = self.path(flow);
                let last = path.last().and_then(|(node, _)| question(&node.id));
                SheetOrder::about(Section::Questions, last, 1)
            }
        })
    }
}

fn diagnose(words: Words, walk: &Answers) -> Page {
    match walk.position(words.pack) {
        Position::Ask(asked) => question(words, walk, asked),
        Position::Cause(suspect) => cause::of_suspect(words, suspect, advice(words, walk)),
        Position::Few(causes) => few(words, walk, &causes),
        Position::Unfound => unfound(words),
    }
}

/// Causes that are shown beside a question.
const LIKELIEST: usize = 6;

/// What is known so far: the likeliest causes, or what to say on the telephone about the one that is found; what was
/// answered, and where the marked answer leads.
fn known(at: ViewContext, walk: &Answers) -> Vec<Pane> {
    let words = at.words;
    let position = walk.position(words.pack);
    let first = match &position {
        Position::Cause(suspect) => phone_script::pane(words, &suspect.cause.id),
        _ => Pane {
            title: words.say(ui::diagnose::LIKELIEST),
            blocks: vec![
                likeliest(words, walk),
                Block::Note(words.say(ui::diagnose::SCALE)),
            ],
            ..Pane::default()
        },
    };
    let answers = summary::answers(words, at.state);
    // Who is in a hurry has not said yet what happened.
    let is_hurried = answers.is_empty() && !walk.all(words.pack.diagnosis()).is_empty();
    let mut panes: Vec<Pane> = (!is_hurried).then_some(first).into_iter().collect();
    if !answers.is_empty() {
        panes.push(Pane {
            title: words.say(ui::diagnose::SUMMARY_ANSWERS),
            blocks: vec![Block::Steps(answers)],
            ..Pane::default()
        });
    }
    if let Position::Ask(_) = position {
        panes.push(answered(at, walk));
    }
    panes
}

fn likeliest(words: Words, walk: &Answers) -> Block {
    let likeliest = walk.likeliest(words.pack, LIKELIEST).into_iter();
    let bar = |(cause, share): (&Cause, u32)| Bar {
        label: words.say(&cause.name),
        value: String::new(),
        share,
    };
    Block::Chart {
        bars: likeliest.map(bar).collect(),
        measure: Measure::Count,
    }
}

/// Where the marked answer leads: the next question with what is likeliest then, or what is found.
fn answered(at: ViewContext, walk: &Answers) -> Pane {
    let words = at.words;
    let mut pane = Pane {
        follows_mark: true,
        ..Pane::default()
    };
    let choices = at.state.choices(words.pack);
    let Some(choice) = choices.get(at.state.room().mark) else {
        return pane;
    };
    let Action::Answer(answer) = &choice.action else {
        return pane;
    };
    let mut next = walk.clone();
    next.answer_now(words.pack, answer);
    let label = choice_words::choice(words, choice).label;
    pane.title = words.fill(ui::diagnose::IF_SO, &[("answer", &label)]);
    let check = |cause: &Cause| (words.say(&cause.name), words.say(&cause.check));
    match next.position(words.pack) {
        Position::Ask(asked) => {
            pane.lead = words.say(&asked.node.ask);
            pane.blocks = vec![likeliest(words, &next)];
        }
        Position::Cause(suspect) => {
            pane.blocks = vec![Block::Terms(vec![check(suspect.cause)])];
            pane.blocks.extend(cause::to_do(words, suspect));
        }
        Position::Few(causes) => {
            pane.blocks = vec![Block::Terms(causes.into_iter().map(check).collect())];
        }
        Position::Unfound => pane.lead = words.say(ui::diagnose::UNFOUND),
    }
    pane
}

fn question(words: Words, walk: &Answers, asked: Asked) -> Page {
    let node = asked.node;
    let flow = words.pack.diagnosis();
    let answered = walk.all(flow);
    let sharper = node.sharper.as_ref().filter(|_| asked.is_sharper);
    let kind = match (asked.is_further, asked.is_sharper) {
        (false, _) => "ask",
        (true, false) => "further",
        (true, true) => "sharper",
    };
    let mut page = Page::new(
        format!("{kind}/{}", node.id),
        words.say(ui::diagnose::TITLE),
        words.say(sharper.unwrap_or(&node.ask)),
    );
    page.progress = Some(match asked.is_further {
        false => progress(
            words,
            answered.len().saturating_sub(walk.known(flow)),
            flow.left(node),
        ),
        true => words.say(ui::diagnose::PROGRESS_FURTHER),
    });
    if let Some(hint) = &node.hint {
        page = page.with(Block::Note(words.say(hint)));
    }
    // What was answered is among the choices again: that it is known, and why it is asked once more.
    let before = answered.iter().find(|(one, _)| one.id == node.id);
    let before = before.and_then(|(_, choice)| node.choice(choice));
    if let Some(choice) = before.filter(|_| asked.is_sharper) {
        let answer = words.say(&choice.say);
        page = page.with(Block::Note(
            words.fill(ui::diagnose::ANSWERED, &[("answer", &answer)]),
        ));
    }
    page.backed(&node.facts).about("question", &node.id)
}

/// What to do first at the end of the questions, where the last answer has words for that.
fn advice<'a>(words: Words<'a>, walk: &Answers) -> Option<&'a Text> {
    let path = walk.path(words.pack.diagnosis());
    let (node, choice) = path.last().filter(|_| walk.is_untouched())?;
    node.choice(choice)?.advice.as_ref()
}

/// The likeliest causes, each with a look by which the person sees whether it is that.
fn few(words: Words, walk: &Answers, causes: &[&Cause]) -> Page {
    let path = walk.path(words.pack.diagnosis());
    let last = path
        .last()
        .and_then(|(node, choice)| Some((node, node.choice(choice)?)));
    let is_first = walk.is_untouched();
    let likeliest = causes.first().map_or("none", |cause| &cause.id);
    let id = match last.filter(|_| is_first) {
        Some((node, _)) => format!("few/{}/{likeliest}", node.id),
        None => format!("rest/{likeliest}"),
    };
    let mut page = Page::new(
        id,
        words.say(ui::diagnose::TITLE),
        words.say(ui::diagnose::FEW),
    );
    if let Some(advice) = advice(words, walk) {
        page = page.with(Block::Para(words.say(advice)));
    }
    let checks = causes
        .iter()
        .map(|cause| (words.say(&cause.name), words.say(&cause.check)));
    page = page.with(Block::Terms(checks.collect()));
    page = page.with(Block::Note(words.say(ui::diagnose::FEW_MORE)));
    if walk.denials() > 0 {
        page = page.with(Block::Note(words.say(ui::diagnose::FEW_CALL)));
    }
    page.backing = ends_with();
    match last {
        Some((node, _)) => page.about("question", &node.id),
        None => page,
    }
}

/// It is none that is known here.
fn unfound(words: Words) -> Page {
    let mut page = Page::new(
        "end/unfound",
        words.say(ui::diagnose::TITLE),
        words.say(ui::diagnose::UNFOUND),
    )
    .with(Block::Para(words.say(ui::diagnose::UNFOUND_MORE)));
    page.backing = ends_with();
    page
}

/// What pages without one cause rest on.
fn ends_with() -> Vec<Backing> {
    let facts = ["two-tries-then-stop", "error-code-not-proof", "call-issuer"];
    facts.map(|fact| Backing::Fact(fact.to_owned())).to_vec()
}

fn progress(words: Words, done: usize, left: Left) -> String {
    // The question itself is one of those that are left.
    let (asked, more) = (done + 1, left.most.saturating_sub(1));
    let text = match more {
        0 => ui::diagnose::PROGRESS_ONE,
        _ => ui::diagnose::PROGRESS,
    };
    let (asked, more) = (asked.to_string(), more.to_string());
    words.fill(text, &[("asked", &asked), ("more", &more)])
}
