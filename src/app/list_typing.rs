//! What is typed on a list that keys narrow: only what spells one of its entries is kept.

use crate::app::action::Action;
use crate::app::choice::ChoiceSpec;
use crate::app::message::{Intent, Msg};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::app::typing::{Spelled, Spelling, Typing};
use crate::pack::content::Pack;

/// Characters of a line that are read as words of a shop: no page shows as many.
const LONGEST_LINE: usize = 4096;

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

    /// What stands there once more is typed: what spells an entry, or words of a shop where they are asked for. `None`
    /// where nothing of it is kept.
    pub(crate) fn grown(&self, pack: &Pack, more: &str) -> Option<String> {
        let typed = &self.room().typed;
        if typed.is_empty() && more.trim().is_empty() {
            return None;
        }
        let whole = format!("{typed}{more}");
        if self.spelled(pack, &whole) > Spelled::No {
            return Some(whole);
        }
        let words = (self.screen().typing() == Typing::Words).then(|| pack.typed(typed, more));
        words.filter(|words| are_words(words))
    }

    /// Whether a key is kept.
    pub(crate) fn takes(&self, pack: &Pack, key: char) -> bool {
        self.grown(pack, key.encode_utf8(&mut [0; 4])).is_some()
    }

    /// Whether a key is one that spells here, and no command: all are once something is typed, but for the capitals that
    /// are commands everywhere. Words have capitals too, but for the first.
    pub fn hears(&self, pack: &Pack, key: char) -> bool {
        let has_begun = !self.room().typed.is_empty();
        let is_command = matches!(key, 'L' | 'H' | '?');
        match self.screen().typing() {
            Typing::Commands => false,
            Typing::Letters if key.is_ascii_digit() => has_begun && self.takes(pack, key),
            Typing::Letters => !is_command && (has_begun || self.takes(pack, key)),
            Typing::All => {
                !is_command && (has_begun || key.is_ascii_digit() || self.takes(pack, key))
            }
            Typing::Words if has_begun => true,
            Typing::Words => {
                !is_command && key != 'q' && (key.is_ascii_digit() || self.takes(pack, key))
            }
        }
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

    /// What a line says that spells no entry, where the words of a shop are asked for: what puts it there at once, and
    /// chooses what it says. `None` where they are not asked for, or it is no words.
    pub fn line_says(&self, pack: &Pack, line: &str) -> Option<Vec<Msg>> {
        let line: String = line.trim().chars().take(LONGEST_LINE).collect();
        let mut anew = self.clone();
        anew.room_mut().typed.clear();
        let words = anew.grown(pack, &line)?;
        anew.retype(pack, words);
        let is_said = |action: &Action| matches!(action, Action::Go(Route::Said(_)));
        let row = anew.actions(pack).iter().position(is_said)?;
        let clear = (!self.room().typed.is_empty()).then_some(Intent::Back);
        let clear = clear.map(Msg::Intent).into_iter();
        let chosen = [Intent::SelectByPointer(row), Intent::Choose].map(Msg::Intent);
        let whole = clear.chain([Msg::PastedWords(line)]).chain(chosen);
        Some(whole.collect())
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

/// Digits alone are no words; behind a mark, two of them may begin a code.
fn are_words(text: &str) -> bool {
    let digits = text.chars().filter(|char| char.is_numeric()).count();
    let is_begun = !text.starts_with(char::is_numeric) && digits <= 2 && !text.contains('*');
    is_begun || text.contains(char::is_alphabetic)
}
