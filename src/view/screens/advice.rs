//! A card of advice, its explanation, or the end of the round.

use crate::pack::content::Pack;
use crate::pack::model::cause::Cause;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::advice::{AdviceDrill, DESK, is_needed, needing};
use crate::view::missed::MissedItem;
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::desk_guide;

/// Causes that are named of what something is for, at most.
const EXAMPLES: usize = 2;

impl ScreenView for AdviceDrill {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let Some(cause) = self.cause(words.pack) else {
            return end(words, self);
        };
        let mut page = match self.explaining {
            true => explained(words, self, cause),
            false => asked(words, cause),
        };
        page.progress = Some(format!("{}/{}", self.at() + 1, self.count(words.pack)));
        page
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        // At its end the page itself says what was missed.
        let is_over = self.is_over(at.words.pack);
        let answered = (!is_over).then(|| answered(at.words, self));
        Some(answered.into_iter().collect())
    }

    fn may_scroll(&self, pack: &Pack) -> bool {
        self.explaining || self.is_over(pack)
    }
}

/// What was asked before, and whether the answer was right.
fn answered(words: Words, drill: &AdviceDrill) -> Pane {
    let judged = drill.answered(words.pack).into_iter();
    let judged = judged.map(|(cause, _, is_right)| (is_right, words.say(&cause.name)));
    Pane {
        title: words.say(ui::compare::ANSWERED),
        blocks: vec![Block::Judged(judged.collect())],
        ..Pane::default()
    }
}

/// The cause as a caller has it. What the guide says of it would give the answer away.
fn asked(words: Words, cause: &Cause) -> Page {
    Page::new(
        format!("advice/{}", cause.id),
        words.say(ui::train::ADVISE),
        words.say(ui::advice::QUESTION),
    )
    .with(Block::Quote(its_cause(words, cause)))
}

/// The cause that is asked about, in a sentence.
fn its_cause(words: Words, cause: &Cause) -> String {
    words.fill(ui::advice::LEAD, &[("cause", &words.say(&cause.name))])
}

fn explained(words: Words, drill: &AdviceDrill, cause: &Cause) -> Page {
    let last = drill.answered(words.pack).pop();
    let is_right = last.is_some_and(|(_, _, is_right)| is_right);
    let given = last.map_or_else(String::new, |(_, given, _)| said(words, given));
    let lead = match is_right {
        true => words.fill(ui::advice::RIGHT, &[("say", &*given)]),
        false => words.fill(
            ui::advice::WRONG,
            &[("right", &*right_advice(words, drill, cause))],
        ),
    };
    let mut page = Page::new(
        format!("advice/{}/why", cause.id),
        words.say(ui::train::ADVISE),
        lead,
    )
    .judging(is_right)
    .with(Block::Quote(its_cause(words, cause)));
    if let Some((_, given, false)) = last {
        page = page.with(Block::Para(why_not(words, given)));
    }
    // What happened is why the right one helps.
    page = page.with(Block::Para(words.say(&cause.happened)));
    let policy = words.pack.desk().answer(&cause.id);
    let page = match policy {
        Some(policy) => page
            .with(Block::Head(words.say(ui::desk_guide::AT_ISSUER)))
            .with(desk_guide::advice_needed(
                words,
                DESK,
                &policy.at(DESK),
                &cause.id,
            )),
        None => page,
    };
    page.backed(&cause.facts)
}

/// Why something that was chosen is wrong: the rule that it breaks, or the causes that need it instead.
fn why_not(words: Words, given: &str) -> String {
    let say = words.pack.desk().say(given);
    let rule = say.and_then(|say| words.pack.desk().rule(say.breach(DESK)?));
    let name = said(words, given);
    if let Some(rule) = rule {
        let (rule, why) = (words.say(&rule.name), words.say(&rule.why));
        let with = [("say", &*name), ("rule", &*rule), ("why", &*why)];
        return words.fill(ui::advice::BREAKS, &with);
    }
    let mut causes: Vec<&Cause> = needing(words.pack, given).collect();
    // The likeliest say most of what it is for.
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.weight));
    let causes = causes.into_iter().take(EXAMPLES);
    let causes: Vec<String> = causes.map(|cause| words.say(&cause.name)).collect();
    match causes.is_empty() {
        true => words.fill(ui::advice::GIVEN, &[("say", &*name)]),
        false => {
            let with = [("say", &*name), ("causes", &*causes.join(" / "))];
            words.fill(ui::advice::GIVEN_FOR, &with)
        }
    }
}

/// What would have been right among what could be chosen.
fn right_advice(words: Words, drill: &AdviceDrill, cause: &Cause) -> String {
    let offered = drill.offered(words.pack, &cause.id).into_iter();
    let mut needed = offered.filter(|say| is_needed(words.pack, &cause.id, &say.id));
    let right = needed.next();
    right.map(|say| words.say(&say.name)).unwrap_or_default()
}

/// What something that can be said is called.
fn said(words: Words, id: &str) -> String {
    let say = words.pack.desk().say(id);
    say.map(|say| words.say(&say.name)).unwrap_or_default()
}

fn end(words: Words, drill: &AdviceDrill) -> Page {
    let (right, total) = (drill.right(words.pack), drill.count(words.pack));
    let with = [("right", right.to_string()), ("total", total.to_string())];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    let page = Page::new(
        "advice/end",
        words.say(ui::train::ADVISE),
        words.fill(ui::compare::SCORE, &with),
    );
    let missed = drill.answered(words.pack).into_iter();
    let missed = missed.filter(|(_, _, is_right)| !is_right);
    let missed = missed.map(|(cause, given, _)| {
        let (right, why) = (right_advice(words, drill, cause), why_not(words, given));
        let given = said(words, given);
        MissedItem {
            asked: words.say(&cause.name),
            answers: vec![
                (false, words.fill(ui::compare::CHOSE, &[("given", &*given)])),
                (
                    true,
                    words.fill(ui::compare::RIGHT_ONE, &[("right", &*right)]),
                ),
            ],
            why,
        }
    });
    let missed: Vec<MissedItem> = missed.collect();
    let page = page.backed(&["check-order".to_owned()]);
    match missed.is_empty() {
        true => page.with(Block::Para(words.say(ui::advice::ALL))),
        false => page
            .with(Block::Head(words.say(ui::compare::MISSED)))
            .with(Block::Missed(missed)),
    }
}
