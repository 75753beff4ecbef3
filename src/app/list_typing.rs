//! What is typed on a list that keys narrow: only what spells one of its entries is kept.

use crate::app::choice::ChoiceSpec;
use crate::app::message::Intent;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::app::typing::{Spelled, Spelling, Typing};
use crate::pack::content::Pack;

impl State {
    /// How far this spells an entry of the list that is seen, shown or not.
    fn spelled(&self, pack: &Pack, typed: &str) -> Spelled {
        let choices = self.screen().choices(self.context(pack, typed));
        let spellings = choices.iter().filter_map(|choice| choice.spelling);
        let spelled = spellings.map(|spelling| spelling.spelled(typed));
        spelled.max().unwrap_or(Spelled::No)
    }

    /// The first entry that is spelled as far as was typed, shown or not.
    pub fn spelling<'a>(&'a self, pack: &'a Pack) -> Option<Spelling<'a>> {
        let typed = &self.room().typed;
        let choices = self.screen().choices(self.context(pack, typed)).into_iter();
        let mut spellings = choices.filter_map(|choice| choice.spelling);
        spellings.find(|spelling| spelling.spelled(typed) > Spelled::No)
    }

    /// Whether a key spells an entry further.
    pub(crate) fn takes(&self, pack: &Pack, key: char) -> bool {
        let typed = &self.room().typed;
        let has_begun = !typed.is_empty() || !key.is_whitespace();
        has_begun && self.spelled(pack, &format!("{typed}{key}")) > Spelled::No
    }

    /// Whether a key is one that spells here, and no command: all are once something is typed, but for the capitals that
    /// are commands everywhere.
    pub fn hears(&self, pack: &Pack, key: char) -> bool {
        let is_typing = match self.screen().typing() {
            Typing::Commands => false,
            Typing::Letters => !key.is_ascii_digit(),
            Typing::All => true,
        };
        let is_heard =
            || !self.room().typed.is_empty() || key.is_ascii_digit() || self.takes(pack, key);
        is_typing && !matches!(key, 'L' | 'H' | '?') && is_heard()
    }

    /// What a line spells on a list that keys narrow: the intents that type it, and choose where only one entry is meant.
    /// `None` where it spells none.
    pub fn line_spells(&self, pack: &Pack, line: &str) -> Option<Vec<Intent>> {
        let line = line.trim();
        if self.screen().typing() == Typing::Commands || line.is_empty() {
            return None;
        }
        let choices = self.choices_typed(pack, line);
        let shown: Vec<Spelled> = choices
            .iter()
            .filter_map(|choice| Some(choice.spelling?.spelled(line)))
            .collect();
        let whole = shown.iter().filter(|one| **one == Spelled::Whole).count();
        let row = line.parse::<usize>().ok();
        let is_row = row.is_some_and(|row| row > 0 && row <= self.choices(pack).len());
        // Where the lists themselves are chosen, a number as rows have it is no code of one of them.
        let is_code = whole > 0 && (*self.screen() != Screen::CodeLists || line.starts_with('0'));
        if shown.is_empty() || (is_row && !is_code) {
            return None;
        }
        let clear = (!self.room().typed.is_empty()).then_some(Intent::Back);
        let chosen = (whole == 1 || shown.len() == 1).then_some(Intent::Choose);
        let typed = line.chars().map(Intent::Spell);
        Some(clear.into_iter().chain(typed).chain(chosen).collect())
    }

    /// Types this instead of what was typed, and marks the entry that it spells, or the one that was marked.
    pub(crate) fn retype(&mut self, pack: &Pack, typed: String) {
        let marked = self.actions(pack).into_iter().nth(self.room().mark);
        let is_longer = typed.len() > self.room().typed.len();
        self.room_mut().typed = typed;
        let typed = &self.room().typed;
        let choices = self.choices(pack);
        let is_whole = |choice: &ChoiceSpec| {
            let spelling = choice.spelling;
            spelling.is_some_and(|spelling| spelling.spelled(typed) == Spelled::Whole)
        };
        let whole = choices.iter().position(is_whole);
        let same = choices
            .iter()
            .position(|choice| Some(&choice.action) == marked.as_ref());
        let mark = whole.or(same.filter(|_| !is_longer)).unwrap_or(0);
        self.room_mut().mark = mark;
    }
}
