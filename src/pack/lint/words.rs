//! Words: every language and no other, none empty, the same placeholders, only glyphs of a certain width.

use crate::pack::lint::bounds;
use std::collections::BTreeSet;
use std::ops::Range;

use foldhash::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::pack::lint::bounds::TEXT;
use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::{Leaf, Tree};
use crate::pack::model::say::OF_A_RECORD;
use crate::text::catalogue::TextKey;
use crate::text::fill::placeholders;
use crate::text::lang::Lang;
use crate::text::mask::shown;
use crate::text::width::{is_certain, is_own_letter};

/// What every text may say: filled from `[issuer]` in `pack.toml`.
pub(crate) const OF_THE_ISSUER: [&str; 3] = ["issuer", "Issuer", "whom"];

/// Where the forms of what is written down after a call stand.
const WRITTEN: &str = "wrap_up";

/// Looks at every text. Of the program's own it is known what they are filled with.
pub(crate) fn look(all: &[Texts], languages: &[Lang], found: &mut ProblemList) {
    let keys: HashMap<&str, TextKey> = TextKey::all_named()
        .map(|(key, name)| (name, key))
        .collect();
    for texts in all {
        let tree = texts.tree;
        for leaf in &texts.leaves {
            glyphs(tree, leaf, languages, found);
        }
        let is_ui = tree.path() == "ui.toml";
        for leaves in texts.all() {
            of_languages(tree, languages, leaves, found);
            let known = leaves.first().filter(|_| is_ui);
            let valid = known.and_then(|leaf| keys.get(&*tree.path_of(leaf.parent)));
            let mut valid = valid.map(|key| key.placeholders()).unwrap_or_default();
            let is_record = |leaf: &&Leaf| tree.path_of(leaf.parent).starts_with(WRITTEN);
            if tree.path() == "desk.toml" && leaves.first().is_some_and(is_record) {
                valid.extend(OF_A_RECORD);
            }
            for leaf in leaves {
                placeholders_known(tree, leaf, &valid, found);
            }
        }
    }
}

/// The texts of a file: the values that stand side by side, by language.
pub(crate) struct Texts<'t> {
    pub(crate) tree: &'t Tree<'t>,
    /// Every string of the file.
    leaves: Vec<&'t Leaf<'t>>,
    /// Those of each text.
    ranges: Vec<Range<usize>>,
}

impl<'t> Texts<'t> {
    pub(crate) fn of(tree: &'t Tree<'t>, languages: &[Lang]) -> Texts<'t> {
        let leaves: Vec<&Leaf> = tree.leaves.iter().filter(|leaf| leaf.is_text).collect();
        let is_spoken = |leaf: &&Leaf| {
            let key = tree.key(leaf);
            languages.iter().any(|lang| lang.code() == key)
        };
        // `to` and `id` are fields, so words in foreign languages alone are known by standing alone.
        let is_code = |leaf: &&Leaf| {
            let key = tree.key(leaf);
            key.len() == 2
                && key.bytes().all(|byte| byte.is_ascii_lowercase())
                && !["id", "to"].contains(&key)
        };
        let mut ranges = Vec::new();
        let mut start = 0;
        for side_by_side in leaves.chunk_by(|one, other| one.parent == other.parent) {
            let range = start..start + side_by_side.len();
            start = range.end;
            let is_text = side_by_side.iter().any(is_spoken) || side_by_side.iter().all(is_code);
            if is_text && !tree.is_at_top(side_by_side[0]) {
                ranges.push(range);
            }
        }
        Texts {
            tree,
            leaves,
            ranges,
        }
    }

    /// Each text, a value for each language.
    pub(crate) fn all(&self) -> impl Iterator<Item = &[&'t Leaf<'t>]> {
        self.ranges.iter().map(|range| &self.leaves[range.clone()])
    }
}

/// Texts, and characters of all of them, by language.
pub(crate) fn count(all: &[Texts], languages: &[Lang]) -> Vec<(Lang, usize, usize)> {
    let mut counts: Vec<(Lang, usize, usize)> =
        languages.iter().map(|lang| (lang.clone(), 0, 0)).collect();
    for texts in all {
        for leaf in texts.all().flatten() {
            let key = texts.tree.key(leaf);
            let of = counts.iter_mut().find(|(lang, _, _)| lang.code() == key);
            if let Some((_, texts, characters)) = of {
                *texts += 1;
                *characters += leaf.value.chars().count();
            }
        }
    }
    counts
}

fn glyphs(tree: &Tree, leaf: &Leaf, languages: &[Lang], found: &mut ProblemList) {
    // A text has no more characters than bytes.
    if leaf.value.len() > TEXT {
        let characters = leaf.value.chars().count();
        if characters > TEXT {
            let with = bounds::with("characters", characters, TEXT);
            found.tell(tree.place(leaf), "bound", with);
        }
    }
    let lang = languages.iter().find(|lang| lang.code() == tree.key(leaf));
    let is_own = |char: &char| lang.is_some_and(|lang| is_own_letter(*char, lang.code()));
    let mut uncertain = leaf.value.chars().filter(|char| !is_certain(*char));
    let Some(glyph) = uncertain.find(|char| !is_own(char)) else {
        return;
    };
    let code = format!("{:04X}", glyph as u32);
    let (rule, with) = match glyph {
        glyph if glyph.is_control() => ("control", vec![("code", code)]),
        '\u{ff61}'..='\u{ff9f}' => ("half-kana", vec![("glyph", glyph.to_string())]),
        glyph if is_combining_mark(glyph) => {
            let first: String = leaf.value.nfc().collect();
            let is_one = first.chars().filter(|char| *char == glyph).count()
                < leaf.value.chars().filter(|char| *char == glyph).count();
            match is_one {
                true => ("nfc", vec![("words", joined(&leaf.value, glyph))]),
                false => ("glyph", vec![("glyph", glyph.to_string()), ("code", code)]),
            }
        }
        glyph => ("glyph", vec![("glyph", glyph.to_string()), ("code", code)]),
    };
    found.tell(tree.place(leaf), rule, with);
}

/// The letter that a mark and what is before it make together.
fn joined(text: &str, mark: char) -> String {
    let before = text.split(mark).next().unwrap_or_default();
    let letter = before.chars().next_back();
    letter.into_iter().chain([mark]).nfc().collect()
}

fn of_languages(tree: &Tree, languages: &[Lang], leaves: &[&Leaf], found: &mut ProblemList) {
    let is_spoken = |leaf: &&&Leaf| {
        let key = tree.key(leaf);
        languages.iter().any(|lang| lang.code() == key)
    };
    let valid = || {
        languages
            .iter()
            .map(Lang::code)
            .collect::<Vec<_>>()
            .join(", ")
    };
    for foreign in leaves.iter().filter(|leaf| !is_spoken(leaf)) {
        let with = vec![("lang", shown(tree.key(foreign))), ("valid", valid())];
        found.tell(tree.place(foreign), "foreign", with);
    }
    let Some(first) = leaves.first() else { return };
    for lang in languages {
        let Some(leaf) = leaves.iter().find(|leaf| tree.key(leaf) == lang.code()) else {
            let with = vec![("lang", lang.code().to_owned())];
            found.tell(tree.place(first), "language", with);
            continue;
        };
        let words = &*leaf.value;
        if words.trim().is_empty() {
            found.tell(
                tree.place(leaf),
                "empty",
                vec![("lang", lang.code().to_owned())],
            );
        } else if has_loose_blanks(words) {
            found.tell(tree.place(leaf), "blanks", Vec::new());
        }
        if folded(words) != folded(&first.value) && is_spoken(&first) {
            let with = vec![
                ("lang", tree.key(first).to_owned()),
                ("other", tree.key(leaf).to_owned()),
            ];
            found.tell(tree.place(leaf), "placeholder", with);
        }
    }
}

/// Blanks at an end, or two in a row. What only joins words, such as a comma, may end in one.
fn has_loose_blanks(words: &str) -> bool {
    let has_two = || words.as_bytes().windows(2).any(|two| two == b"  ");
    let is_loose = words.trim() != words || has_two() || words.contains("\u{3000}\u{3000}");
    is_loose && words.contains(char::is_alphanumeric)
}

fn placeholders_known(tree: &Tree, leaf: &Leaf, valid: &BTreeSet<&str>, found: &mut ProblemList) {
    for name in placeholders(&leaf.value) {
        if !valid.contains(name) && !OF_THE_ISSUER.contains(&name) {
            let all: Vec<String> = valid
                .iter()
                .copied()
                .chain(OF_THE_ISSUER)
                .map(|name| format!("{{{name}}}"))
                .collect();
            let with = vec![("name", shown(name)), ("valid", all.join(", "))];
            found.tell(tree.place(leaf), "placeholder-unknown", with);
        }
    }
}

/// Placeholders to be compared between languages: not every language has capitals at a sentence's begin.
fn folded(words: &str) -> BTreeSet<String> {
    placeholders(words)
        .into_iter()
        .map(str::to_lowercase)
        .collect()
}
