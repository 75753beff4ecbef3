//! A cause: what happened, what to do, what never to do.

use crate::app::screens::cause::CauseScreen;
use crate::inquiry::position::Suspect;
use crate::pack::content::Pack;
use crate::pack::model::cause::{Cause, Who};
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Text;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for CauseScreen {
    fn page(&self, at: ViewContext) -> Page {
        match at.words.pack.causes().get(&self.cause) {
            Some(cause) => of_cause(at.words, cause),
            None => Page::new("cause", at.words.say(ui::diagnose::TITLE), String::new()),
        }
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        Some(sheet(Section::Causes, pack, &self.cause))
    }
}

/// Where a page about a cause stands in a section.
pub(crate) fn sheet(section: Section, pack: &Pack, id: &str) -> SheetOrder {
    let mut causes = pack.causes().all.iter();
    SheetOrder::about(section, causes.position(|cause| cause.id == id), 0)
}

/// All about a cause, wherever it is named.
pub(crate) fn of_cause(words: Words, cause: &Cause) -> Page {
    let title = words.say(ui::diagnose::CAUSE);
    let page = alarmed(words, cause, format!("cause/{}", cause.id), title);
    let page = page.with(Block::Para(words.say(&cause.happened)));
    what_to_do(words, cause, true, page)
}

/// The cause that an inquiry led to: how to see whether it is that, and what to do.
pub(crate) fn of_suspect(words: Words, suspect: Suspect, advice: Option<&Text>) -> Page {
    let cause = suspect.cause;
    let (kind, title) = match suspect.is_confirmed {
        true => ("found", ui::diagnose::FOUND),
        false => ("end/cause", ui::diagnose::CAUSE),
    };
    let id = format!("{kind}/{}", cause.id);
    let page = alarmed(words, cause, id, words.say(title));
    let mut page = page.with(Block::Para(words.say(&cause.happened)));
    if let Some(advice) = advice {
        page = page.with(Block::Para(words.say(advice)));
    }
    if !suspect.is_confirmed {
        let check = [("check", words.say(&cause.check))];
        let check = check.each_ref().map(|(name, text)| (*name, text.as_str()));
        page = page.with(Block::Para(words.fill(ui::diagnose::CHECK, &check)));
    }
    what_to_do(words, cause, suspect.may_try, page)
}

/// A page about a cause, with what must be done at once.
fn alarmed(words: Words, cause: &Cause, id: String, title: String) -> Page {
    let page = Page::new(id, title, words.say(&cause.name));
    match &cause.alarm {
        Some(alarm) => page.with(Block::Alarm(words.say(alarm))),
        None => page,
    }
}

fn what_to_do(words: Words, cause: &Cause, may_try: bool, page: Page) -> Page {
    let who = cause
        .who
        .iter()
        .map(|who| words.say(who_word(*who)))
        .collect::<Vec<_>>();
    let who = words.fill(
        ui::diagnose::WHO,
        &[("who", &who.join(words.say(ui::diagnose::AND).as_str()))],
    );
    let mut steps = words.all(&cause.steps);
    steps.extend(cause.retry.as_ref().map(|retry| match may_try {
        true => words.say(retry),
        false => words.say(ui::diagnose::NO_MORE_TRIES),
    }));
    page.with(Block::Head(words.say(ui::diagnose::NOW)))
        .with(Block::Steps(steps))
        .with(Block::Caution(words.say(ui::diagnose::NEVER_DO)))
        .with(Block::List(words.all(&cause.dont)))
        .with(Block::Note(who))
        .backed(&cause.facts)
        .about("cause", &cause.id)
}

fn who_word(who: Who) -> TextKey {
    match who {
        Who::You => ui::diagnose::WHO_YOU,
        Who::Shop => ui::diagnose::WHO_SHOP,
        Who::Issuer => ui::diagnose::WHO_ISSUER,
        Who::Wallet => ui::diagnose::WHO_WALLET,
    }
}
