//! A cause: what happened, what to do, what never to do.

use crate::app::screens::cause::CauseScreen;
use crate::pack::content::Pack;
use crate::pack::model::cause::{Cause, Who};
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
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

pub(crate) fn of_cause(words: Words, cause: &Cause) -> Page {
    let who = cause
        .who
        .iter()
        .map(|who| words.say(who_word(*who)))
        .collect::<Vec<_>>();
    let who = words.fill(
        ui::diagnose::WHO,
        &[("who", &who.join(words.say(ui::diagnose::AND).as_str()))],
    );
    Page::new(
        format!("cause/{}", cause.id),
        words.say(ui::diagnose::CAUSE),
        words.say(&cause.name),
    )
    .with(Block::Para(words.say(&cause.happened)))
    .with(Block::Head(words.say(ui::diagnose::NOW)))
    .with(Block::Steps(words.all(&cause.steps)))
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
