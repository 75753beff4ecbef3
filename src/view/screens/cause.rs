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
    let title = words.say(title(cause, ui::diagnose::CAUSE));
    let page = Page::new(format!("cause/{}", cause.id), title, words.say(&cause.name));
    let why = vec![Block::Para(words.say(&cause.happened))];
    laid_out(words, cause, why, true, page)
}

/// The cause that an inquiry led to: how to see whether it is that, and what to do.
pub(crate) fn of_suspect(words: Words, suspect: Suspect, advice: Option<&Text>) -> Page {
    let cause = suspect.cause;
    let (kind, title) = match suspect.is_confirmed {
        true => ("found", ui::diagnose::FOUND),
        false => ("end/cause", ui::diagnose::CAUSE),
    };
    let id = format!("{kind}/{}", cause.id);
    let title = words.say(self::title(cause, title));
    let page = Page::new(id, title, words.say(&cause.name));
    let mut why = vec![Block::Para(words.say(&cause.happened))];
    why.extend(advice.map(|advice| Block::Para(words.say(advice))));
    if !suspect.is_confirmed {
        let check = [("check", words.say(&cause.check))];
        let check = check.each_ref().map(|(name, text)| (*name, text.as_str()));
        why.push(Block::Para(words.fill(ui::diagnose::CHECK, &check)));
    }
    laid_out(words, cause, why, suspect.may_try, page)
}

/// What the page is about; what must be done at once is no question of causes.
fn title(cause: &Cause, calm: TextKey) -> TextKey {
    match cause.alarm {
        Some(_) => ui::diagnose::URGENT,
        None => calm,
    }
}

/// Why it is that, and what to do; what must be done at once comes before the reason.
fn laid_out(words: Words, cause: &Cause, why: Vec<Block>, may_try: bool, mut page: Page) -> Page {
    let [steps, donts] = what_to_do(words, cause, may_try);
    let who = cause
        .who
        .iter()
        .map(|who| words.say(who_word(*who)))
        .collect::<Vec<_>>();
    let who = words.fill(
        ui::diagnose::WHO,
        &[("who", &who.join(words.say(ui::diagnose::AND).as_str()))],
    );
    page.blocks = match &cause.alarm {
        Some(alarm) => [vec![Block::Alarm(words.say(alarm))], steps, donts, why].concat(),
        None => [why, steps, donts].concat(),
    };
    // Who can fix it stands in the steps where these are urgent.
    if cause.alarm.is_none() {
        page = page.with(Block::Note(who));
    }
    page.backed(&cause.facts).about("cause", &cause.id)
}

/// What to do now if it is this cause, and what not to do.
pub(super) fn to_do(words: Words, suspect: Suspect) -> Vec<Block> {
    what_to_do(words, suspect.cause, suspect.may_try).concat()
}

/// What to do now, and what not to do.
fn what_to_do(words: Words, cause: &Cause, may_try: bool) -> [Vec<Block>; 2] {
    let mut steps = words.all(&cause.steps);
    steps.extend(cause.retry.as_ref().map(|retry| match may_try {
        true => words.say(retry),
        false => words.say(ui::diagnose::NO_MORE_TRIES),
    }));
    let now = vec![
        Block::Head(words.say(ui::diagnose::NOW)),
        Block::Steps(steps),
    ];
    let never = vec![
        Block::Caution(words.say(ui::diagnose::NEVER_DO)),
        Block::List(words.all(&cause.dont)),
    ];
    [now, never]
}

fn who_word(who: Who) -> TextKey {
    match who {
        Who::You => ui::diagnose::WHO_YOU,
        Who::Shop => ui::diagnose::WHO_SHOP,
        Who::Issuer => ui::diagnose::WHO_ISSUER,
        Who::Wallet => ui::diagnose::WHO_WALLET,
    }
}
