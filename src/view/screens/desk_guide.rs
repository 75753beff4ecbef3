//! What a call about each cause needs, in the words of the desk.

use crate::app::screens::desk_guide::{DeskCauseScreen, DeskGuideScreen};
use crate::pack::content::Pack;
use crate::pack::model::cause::Cause;
use crate::pack::model::desk::{CausePolicy, Needs};
use crate::pack::model::flow::{AnswerOption, ONLINE};
use crate::pack::model::role::Role;
use crate::pack::model::say::Say;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};

/// Causes that share an answer which tells something, at most.
const FEW: usize = 3;

/// Answers that are told of a cause, at most.
const MOST_TOLD: usize = 4;

impl ScreenView for DeskGuideScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        Page::new(
            "desk-guide",
            words.say(ui::desk_guide::TITLE),
            words.say(ui::desk_guide::LEAD),
        )
        .backed(&["check-order".to_owned()])
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

impl ScreenView for DeskCauseScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let cause = words.pack.causes().get(&self.cause);
        let policy = words.pack.desk().answer(&self.cause);
        match cause.zip(policy) {
            Some((cause, policy)) => needed(words, cause, policy),
            None => DeskGuideScreen.page(at),
        }
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

/// What shows a cause, and what it needs at each desk where it is practised.
fn needed(words: Words, cause: &Cause, policy: &CausePolicy) -> Page {
    let mut page = Page::new(
        format!("desk-guide/{}", cause.id),
        words.say(&cause.name),
        words.say(&cause.happened),
    );
    // The words first: whoever looks it up in a call needs them at once.
    let told = (words.say(ui::desk_guide::TOLD), words.say(&policy.told));
    let shop = policy.shop_told.as_ref();
    let shop = shop.map(|shop| (words.say(ui::desk_guide::TOLD_SHOP), words.say(shop)));
    page = page.with(Block::Terms(std::iter::once(told).chain(shop).collect()));
    let is_shop_s = cause.fits(&words.pack.diagnosis().start, ONLINE);
    let desks = [
        (Role::Issuer, ui::desk_guide::AT_ISSUER, true),
        (Role::Merchant, ui::desk_guide::AT_SHOP, is_shop_s),
    ];
    for (role, heading, is_there) in desks {
        if is_there {
            page = at_desk(words, page, (role, heading), &policy.at(role), &cause.id);
        }
    }
    let (shown, heading) = match policy.shown_by.is_empty() {
        true => (telling(words, cause), ui::desk_guide::TELLING),
        false => (shown_by(words, policy), ui::desk_guide::SHOWN_BY),
    };
    if !shown.is_empty() {
        page = page
            .with(Block::Head(words.say(heading)))
            .with(Block::Terms(shown));
    }
    page.backed(&cause.facts)
}

/// What is needed at one desk.
pub(crate) fn at_desk(
    words: Words,
    page: Page,
    (role, heading): (Role, TextKey),
    needs: &Needs,
    cause: &str,
) -> Page {
    let desk = words.pack.desk();
    let fine = said_at(words, role, &needs.fine).into_iter();
    let fine: Vec<String> = fine.map(|say| words.say(&say.name)).collect();
    let refers = needs.refer.iter().filter_map(|id| desk.refer(id));
    let refers: Vec<String> = refers.map(|to| words.say(to.name(role))).collect();
    let mut page = page
        .with(Block::Head(words.say(heading)))
        .with(advice_needed(words, role, needs, cause));
    if !fine.is_empty() {
        let with = [("says", &*fine.join(" / "))];
        page = page.with(Block::Note(words.fill(ui::desk_guide::FINE, &with)));
    }
    let with = [("refer", &*refers.join(" / "))];
    page.with(Block::Note(words.fill(ui::desk_guide::REFER, &with)))
}

/// What is said at this desk, of what has these ids.
fn said_at<'p>(words: Words<'p>, role: Role, ids: &[String]) -> Vec<&'p Say> {
    let says = ids.iter().filter_map(|id| words.pack.desk().say(id));
    says.filter(|say| say.is_said_at(role)).collect()
}

/// What must be said at a desk, each with its words.
pub(crate) fn advice_needed(words: Words, role: Role, needs: &Needs, cause: &str) -> Block {
    let desk = words.pack.desk();
    let is_fraud = desk.frauds.iter().any(|fraud| fraud == cause);
    let needed = said_at(words, role, &needs.needs).into_iter().map(|say| {
        let name = words.say(&say.name);
        let depends = is_fraud && desk.disclosed.needs.contains(&say.id);
        let name = match depends {
            true => words.fill(ui::desk_guide::IF_DISCLOSED, &[("say", &name)]),
            false => name,
        };
        (name, words.say(say.words(role)))
    });
    Block::Terms(needed.collect())
}

/// Answers of callers with the cause that tell it from others: those that the fewest causes share.
fn telling(words: Words, cause: &Cause) -> Vec<(String, String)> {
    let flow = words.pack.diagnosis();
    let sharing = |question: &String, answer: &String| {
        let causes = words.pack.practised_causes();
        let hears = |other: &&Cause| {
            let heard = other.hears.get(question);
            heard.is_some_and(|heard| heard.contains(answer))
        };
        causes.filter(hears).count()
    };
    let asked = cause
        .hears
        .iter()
        .filter(|(question, _)| **question != flow.start);
    let each = asked.flat_map(|(question, answers)| {
        let answers = answers.iter();
        answers.map(move |answer| (sharing(question, answer), question, answer))
    });
    let mut each: Vec<(usize, &String, &String)> = each.collect();
    each.sort_unstable();
    let few = each
        .iter()
        .take_while(|(sharing, ..)| *sharing <= FEW)
        .count();
    let told = each.into_iter().take(few.clamp(1, MOST_TOLD));
    told.filter_map(|(_, question, answer)| answered(words, question, std::slice::from_ref(answer)))
        .collect()
}

/// The answers that alone show it.
fn shown_by(words: Words, policy: &CausePolicy) -> Vec<(String, String)> {
    let shown = policy.shown_by.iter();
    shown
        .filter_map(|(question, answers)| answered(words, question, answers))
        .collect()
}

/// A question, and some of its answers.
fn answered(words: Words, question: &str, answers: &[String]) -> Option<(String, String)> {
    let node = words.pack.diagnosis().node(question)?;
    let choices = answers.iter().filter_map(|answer| node.choice(answer));
    let says: Vec<String> = choices
        .map(|choice: &AnswerOption| words.say(&choice.say))
        .collect();
    (!says.is_empty()).then(|| (words.say(&node.short), says.join(" / ")))
}
