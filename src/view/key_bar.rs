//! The words of the keys: the key bar, and the help page.

use crate::app::message::Intent;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::keymap::{Binding, Command, Key, MARKS, TABLE, in_lines};
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::view::page::{Block, Choice, Hint, Page};

use Command::{Intent as Do, ScrollDown, ScrollUp};

/// A key's name on the screen. Arrows are words: their glyphs have no certain width.
fn name(key: Key) -> String {
    match key {
        Key::Char(' ') => "Space".to_owned(),
        Key::Char(char) => char.to_string(),
        Key::Ctrl(char) => format!("Ctrl-{}", char.to_ascii_uppercase()),
        Key::BackTab => "Shift-Tab".to_owned(),
        Key::PageUp => "PgUp".to_owned(),
        Key::PageDown => "PgDn".to_owned(),
        other => format!("{other:?}"),
    }
}

/// The table in a language: keys, and what they do.
pub fn table(pack: &Pack, lang: &Lang) -> Vec<(String, String)> {
    table_without(pack.words(lang), |_| false)
}

/// The same without the keys that spell something instead of doing what the table says.
pub(crate) fn table_without(words: Words, spells: impl Fn(char) -> bool) -> Vec<(String, String)> {
    let does = |key: &Key| !matches!(key, Key::Char(char) if spells(*char));
    let line = |binding: &Binding| {
        let keys = binding.keys.iter().map(|(key, _)| *key).filter(does);
        let names: Vec<String> = keys.map(name).collect();
        (names.join(" "), words.say(binding.word))
    };
    let marks: Vec<char> = MARKS.into_iter().filter(|mark| !spells(*mark)).collect();
    let mut table: Vec<_> = TABLE.iter().map(line).collect();
    table.insert(2, (named(&marks), words.say(ui::keys::MARK)));
    table.retain(|(keys, _)| !keys.is_empty());
    table
}

/// The letters that do something where lines are read, with what they do.
pub(crate) fn letters(words: Words) -> Vec<(String, String)> {
    let letter = |(key, does): &(Key, Command)| match (key, does) {
        (_, Do(Intent::Back)) => Some('b'),
        (Key::Char(letter), _) => Some(*letter).filter(|letter| in_lines(*letter).is_some()),
        _ => None,
    };
    let line = |binding: &Binding| {
        let letter = binding.keys.iter().rev().find_map(letter)?;
        Some((letter.to_string(), words.say(binding.word)))
    };
    TABLE.iter().filter_map(line).collect()
}

/// The keys that matter on a screen, the most wanted first.
pub(crate) fn bar(words: Words, state: &State, own: Option<Intent>, page: &Page) -> Vec<Hint> {
    let next = &words.pack.next_language(words.lang).name;
    let mut bar = Vec::new();
    let marks = marking(page).map(|_| (Intent::Down, words.say(ui::keys::BAR_MARK)));
    let choose = Some((Intent::Choose, words.say(ui::keys::BAR_CHOOSE)));
    // In the order of the rows that they are of.
    let first = page.choices.first();
    let mut both = [marks, choose];
    if first.is_some_and(|choice| choice.chosen_by_key) {
        both.reverse();
    }
    bar.extend(both.into_iter().flatten());
    if state.depth() > 1 {
        bar.push((Intent::Back, words.say(ui::keys::BAR_BACK)));
    }
    let mut beside = state.screen().clone();
    let has_beside = beside.go_beside(true, words.pack) && beside != *state.screen();
    let aims = page.blocks.iter().any(is_aimed_at);
    if aims || own == Some(Intent::Right) && has_beside {
        let word = match state.screen() {
            _ if aims => ui::keys::BAR_AIM,
            Screen::Card(_) => ui::keys::BAR_OVER,
            _ => ui::keys::BAR_TURN,
        };
        bar.push((Intent::Right, words.say(word)));
    }
    bar.push((
        Intent::Language,
        words.fill(ui::keys::BAR_LANGUAGE, &[("language", next)]),
    ));
    bar.push((Intent::Help, words.say(ui::keys::BAR_HELP)));
    if !page.backing.is_empty() {
        bar.push((Intent::Facts, words.say(ui::keys::BAR_FACTS)));
    }
    if own == Some(Intent::Addresses) {
        bar.push((Intent::Addresses, words.say(ui::keys::BAR_ADDRESSES)));
    }
    if own == Some(Intent::Map) {
        bar.push((Intent::Map, words.say(ui::keys::BAR_MAP)));
    }
    bar.push((Intent::Quit, words.say(ui::keys::BAR_QUIT)));
    let hint = |(intent, word)| Hint {
        key: match intent {
            Intent::Right if aims => words.say(ui::keys::BAR_ARROWS),
            Intent::Right => words.say(ui::keys::BAR_SIDES),
            Intent::Choose => choosing(page),
            Intent::Down => marking(page).unwrap_or_default(),
            intent => key_of(intent),
        },
        word,
        does: Do(intent),
        rank: rank(intent, aims),
    };
    bar.into_iter().map(hint).collect()
}

/// What stays where there is not room for all: what chooses, what leads back, what moves the mark on a card.
fn rank(intent: Intent, aims: bool) -> u8 {
    match intent {
        // Which digits choose is half the truth without those that do not.
        Intent::Choose | Intent::Down => 0,
        Intent::Back => 1,
        Intent::Right if aims => 1,
        Intent::Right => 2,
        Intent::Help => 3,
        Intent::Quit => 4,
        Intent::Language => 5,
        _ => 6,
    }
}

/// Whether a person points at something in it.
fn is_aimed_at(block: &Block) -> bool {
    matches!(block, Block::Picture(picture) if picture.aim.is_some())
}

/// The keys that choose: those of the rows too that choose at once.
fn choosing(page: &Page) -> String {
    let enter = key_of(Intent::Choose);
    let at_once = |choice: &Choice| choice.chosen_by_key;
    let in_parts = |rows: &String| rows.contains(' ');
    match row_keys(page, at_once) {
        // Where both kinds are many, those that only mark are told: the others choose as everywhere.
        Some(rows) if in_parts(&rows) && marking(page).as_ref().is_some_and(in_parts) => enter,
        Some(rows) => format!("{rows} {enter}"),
        None => enter,
    }
}

/// The keys of the rows that only mark.
fn marking(page: &Page) -> Option<String> {
    row_keys(page, |choice| !choice.chosen_by_key)
}

/// The keys of some rows; `None` where there are none, or no two rows at all.
fn row_keys(page: &Page, is_meant: impl Fn(&Choice) -> bool) -> Option<String> {
    let rows = page.choices.iter().enumerate();
    let rows = rows.filter(|(_, choice)| is_meant(choice));
    let keys: Vec<char> = rows.filter_map(|(row, _)| page.row_keys.of(row)).collect();
    (page.choices.len() > 1 && !keys.is_empty()).then(|| named(&keys))
}

/// Some of [`MARKS`], digits that follow each other as a span.
fn named(keys: &[char]) -> String {
    let follows =
        |one: &char, next: &char| next.is_ascii_digit() && *one as u32 + 1 == *next as u32;
    let spans = keys.chunk_by(follows).map(|span| match span {
        [first, .., last] => format!("{first}-{last}"),
        span => span.iter().collect(),
    });
    spans.collect::<Vec<_>>().join(" ")
}

/// The first key of an intent, by name.
fn key_of(intent: Intent) -> String {
    let line = TABLE
        .iter()
        .find(|line| line.keys.iter().any(|(_, command)| *command == Do(intent)));
    let key = line.and_then(|line| line.keys.first());
    key.map(|(key, _)| name(*key)).unwrap_or_default()
}

/// The key that marks the next choice, and so shows it. Where a person points at a card, the arrows move that mark.
pub(crate) fn key_of_next_choice(words: Words, page: &Page) -> String {
    match page.blocks.iter().any(is_aimed_at) {
        true => name(Key::Tab),
        false => words.say(ui::keys::KEY_DOWN),
    }
}

/// The keys that scroll a page that is longer than the terminal, back and on.
pub(crate) fn scrolls(words: Words) -> [Hint; 2] {
    let back = (Key::PageUp, ui::keys::BAR_UP, ScrollUp);
    let on = (Key::PageDown, ui::keys::BAR_MORE, ScrollDown);
    [back, on].map(|(key, word, does)| Hint {
        key: name(key),
        word: words.say(word),
        does,
        rank: 2,
    })
}
