//! The page of the screen that is seen.
//!
//! [`page`] is pure: here the words and facts of the pack meet the state.

use crate::app::choice::ChoiceSpec;
use crate::app::screen::{Screen, each_screen};
use crate::app::state::State;
use crate::app::typing::Typing;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::choice_words;
use crate::view::key_bar;
use crate::view::notice::notice_words;
use crate::view::page::{Page, RowKeys};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::SheetOrder;

/// What the screen that is seen says.
pub fn page(pack: &Pack, state: &State) -> Page {
    let words = pack.words(&state.lang);
    let is_about_below = each_screen!(state.screen(), one => one.is_about_below());
    let below = is_about_below.then(|| state.below()).flatten();
    let below = below.map(|below| page(pack, &below));
    let at = ViewContext {
        words,
        state,
        below: below.as_ref(),
    };
    let mut page = each_screen!(state.screen(), one => one.page(at));
    let choices = state.choices(pack);
    let specs = choices.iter();
    page.choices = specs
        .map(|spec| choice_words::choice(words, spec))
        .collect();
    page.mark = state.room().mark;
    page.row_keys = match state.screen().typing() {
        Typing::Commands => RowKeys::All,
        Typing::Letters => RowKeys::Digits,
        Typing::All | Typing::Words => RowKeys::None,
    };
    if state.screen().is_for_good() {
        let choices = page.choices.iter_mut();
        choices.for_each(|choice| choice.chosen_by_key = false);
    }
    if !state.room().typed.is_empty() {
        page.lead = narrowed(words, state, &choices);
    }
    let key = key_bar::key_of_next_choice(words, &page);
    let rest = words.fill(ui::keys::REST, &[("n", NUMBER), ("key", &key)]);
    let (before, after) = rest.split_once(NUMBER).unwrap_or_default();
    page.out_of_sight = [before.to_owned(), after.to_owned()];
    let notice = state.notice.as_ref();
    page.notice = notice.map(|notice| notice_words(words, notice, state.paper()));
    page.too_small = words.say(ui::keys::TOO_SMALL);
    page.scrolls = key_bar::scrolls(words);
    page.bar = key_bar::bar(words, state, own_key(state.screen()), &page);
    page.bar.retain(|hint| !is_typed(pack, state, &hint.key));
    page
}

/// Stands for a number that the layout knows.
const NUMBER: &str = "\u{1}";

/// What was typed, as the list writes it, and how many entries are spelled so.
fn narrowed(words: Words, state: &State, choices: &[ChoiceSpec]) -> String {
    let typed = &state.room().typed;
    let spellings = choices.iter().filter_map(|choice| choice.spelling);
    let count = spellings.clone().count().to_string();
    let own = state
        .spelling(words.pack)
        .and_then(|spelling| spelling.own(typed));
    let with = [("typed", own.unwrap_or(typed)), ("n", &count)];
    match own {
        Some(_) => words.fill(ui::keys::TYPED, &with),
        None => words.fill(ui::explain::TYPED, &with[..1]),
    }
}

/// Whether the key of a hint spells an entry here and so does not do what the hint says.
fn is_typed(pack: &Pack, state: &State, key: &str) -> bool {
    let mut chars = key.chars();
    match (chars.next(), chars.next()) {
        (Some(key), None) => state.hears(pack, key),
        _ => false,
    }
}

fn own_key(screen: &Screen) -> Option<crate::app::message::Intent> {
    each_screen!(screen, one => one.own_key())
}

/// Whether the page of a screen may be longer than a terminal of 80 by 24.
pub fn may_scroll(pack: &Pack, screen: &Screen) -> bool {
    each_screen!(screen, one => one.may_scroll(pack))
}

/// Where the page of a screen stands in the document that reviewers sign. `None` if it does not.
pub(crate) fn sheet(pack: &Pack, screen: &Screen) -> Option<SheetOrder> {
    each_screen!(screen, one => one.sheet(pack))
}
