//! Whether a Japanese text asks for a secret. Texts come here in hiragana and small letters.

use crate::pack::lint::apart::joined;
use crate::pack::lint::ask_words::{AskWordList, AskWords, JapaneseAskWords};

/// Whether a sentence of the text asks.
pub(crate) fn asks(text: &str, is_print: bool) -> bool {
    let text = without_blanks(&joined(text));
    let words = &AskWords::built_in().japanese;
    let mut is_named = false;
    for sentence in text.split_inclusive(['。', '!', '?', '\n']) {
        let one = JapaneseSentence::of(sentence, words);
        if one.core.is_empty() {
            continue;
        }
        if one.asks(is_named) || is_print && one.is_label() {
            return true;
        }
        is_named = !one.secrets.is_empty() && !one.warns();
    }
    false
}

/// The text without blanks, and with the long mark where a stroke stands in its place, as in こ一ど.
fn without_blanks(text: &str) -> String {
    let is_left = |char: &char| *char == '\n' || !(char.is_whitespace() || "・_*".contains(*char));
    let all: Vec<char> = text.chars().filter(is_left).collect();
    let is_kana = |at: Option<usize>| {
        let char = at.and_then(|at| all.get(at));
        char.is_some_and(|char| ('ぁ'..='ん').contains(char))
    };
    let one = |(at, char): (usize, &char)| {
        let is_stroke = "一―—–−‐-".contains(*char);
        match is_stroke && is_kana(at.checked_sub(1)) && is_kana(Some(at + 1)) {
            true => 'ー',
            false => *char,
        }
    };
    all.iter().enumerate().map(one).collect()
}

struct JapaneseSentence<'t> {
    of: &'t JapaneseAskWords,
    is_question: bool,
    /// The sentence without its end and without brackets around it.
    core: &'t str,
    /// Where secrets are named, by bytes.
    secrets: Vec<(usize, usize)>,
}

impl<'t> JapaneseSentence<'t> {
    fn of(sentence: &'t str, of: &'t JapaneseAskWords) -> JapaneseSentence<'t> {
        let mut core = sentence.trim_end_matches(['。', '!', '?', '\n']);
        // What is added in brackets at the end.
        let added = core
            .strip_suffix(')')
            .and_then(|core| core.rsplit_once('('));
        if let Some((before, _)) = added {
            core = before;
        }
        let core = core.trim_matches(['「', '」', '『', '』', '(', ')', '"', '\'', '!', '?']);
        JapaneseSentence {
            of,
            is_question: sentence.contains('?'),
            core,
            secrets: secrets(core, of),
        }
    }

    /// Whether it asks; `is_named` says that the sentence before names a secret.
    fn asks(&self, is_named: bool) -> bool {
        if self.secrets.is_empty() && !is_named {
            return false;
        }
        let mut given = self.given().into_iter();
        given.any(|(start, end)| self.is_of_a_secret(start, end, is_named))
            || self.asks_directly()
            || self.needs()
            || self.must()
            || self.asks_for_the_value(is_named)
    }

    /// Whether nothing is asked for, so that the next sentence does not mean it.
    fn warns(&self) -> bool {
        self.of.warns.iter().any(|word| self.core.contains(word)) || self.of.denies.ends(self.core)
    }

    /// What of the sentence stands behind each secret.
    fn behind_secrets(&self) -> impl Iterator<Item = &str> {
        self.secrets.iter().map(|(_, end)| &self.core[*end..])
    }

    /// Where somebody is asked to give something, by bytes.
    fn given(&self) -> Vec<(usize, usize)> {
        let core = self.core;
        let mut found = Vec::new();
        let said = [
            (&self.of.giving, &self.of.requests),
            (&self.of.speaking, &self.of.asked),
        ];
        for (verbs, ends) in said {
            for (start, end) in places(core, verbs) {
                let rest = core[end..].strip_prefix(['て', 'で']);
                let length = rest.and_then(|rest| Some((rest, ends.begins(rest)?)));
                found
                    .extend(length.map(|(rest, length)| (start, core.len() - rest.len() + length)));
            }
        }
        for (start, end) in places(core, &self.of.honoured) {
            let honoured = core[..start].strip_suffix(['お', 'ご']).map(str::len);
            // A few letters at most stand between: お伝えになってください.
            let mut near = core[end..].char_indices().map(|(at, _)| end + at).take(7);
            let asked = near.find_map(|at| Some(at + self.of.filled.begins(&core[at..])?));
            found.extend(honoured.zip(asked));
        }
        for order in self.of.ordered.iter() {
            let (words, is_last) = match order.strip_suffix('$') {
                Some(words) => (words, true),
                None => (order, false),
            };
            let all = core
                .match_indices(words)
                .map(|(start, _)| (start, start + words.len()));
            found.extend(all.filter(|(_, end)| !is_last || *end == core.len()));
        }
        found
    }

    /// Whether what is given there is a secret, and not what somebody is to say, or something else.
    fn is_of_a_secret(&self, start: usize, end: usize, is_named: bool) -> bool {
        let (before, asked) = (&self.core[..start], &self.core[start..end]);
        let is_denied = asked.contains("ならない") || asked.contains("ないで");
        if self.of.said_instead.ends(before) || is_denied || self.is_told(&self.core[end..]) {
            return false;
        }
        self.secrets.iter().any(|(_, end)| *end <= start) || is_named && !self.names_another(before)
    }

    /// Whether what was asked is only told: 「…」と言われました.
    fn is_told(&self, after: &str) -> bool {
        let after = after.trim_start_matches("さい").trim_start_matches('い');
        let after = after
            .trim_start_matches("ませ")
            .trim_start_matches(['」', '、']);
        self.of.telling.begins(after).is_some()
    }

    /// Whether the words before a verb say that something else is given.
    fn names_another(&self, before: &str) -> bool {
        ["を", "も、"].iter().any(|mark| {
            before.match_indices(mark).any(|(at, _)| {
                let before = &before[..at];
                !before.is_empty() && !self.of.pointing.ends(before)
            })
        })
    }

    /// コードをお願いします。
    fn asks_directly(&self) -> bool {
        self.behind_secrets().any(|rest| {
            let rest = self.behind_its_use(rest);
            let asked = self.of.direct.begins(rest);
            asked.is_some_and(|end| !self.is_told(&rest[end..]))
        })
    }

    /// What stands behind a secret and what joins it to a verb: コードの入力をもう一度.
    fn behind_its_use<'r>(&self, rest: &'r str) -> &'r str {
        let is_number = |char: char| char.is_ascii_digit() || "一二三四つ点文字".contains(char);
        let counted = rest
            .strip_prefix('の')
            .map(|rest| rest.trim_start_matches(is_number));
        let rest = counted
            .filter(|after| after.len() + 'の'.len_utf8() < rest.len())
            .unwrap_or(rest);
        let rest = self.of.between.skipped(rest);
        let used = rest.trim_start_matches('の').trim_start_matches('ご');
        let uses = ["入力", "記入", "提示", "提供", "確認", "送信"];
        match uses.iter().find_map(|word| used.strip_prefix(word)) {
            Some(after) => self.of.between.skipped(after.trim_start_matches('を')),
            None => rest,
        }
    }

    /// コードが必要です。
    fn needs(&self) -> bool {
        let begin = self.core.len() - self.of.first.skipped(self.core).len();
        self.secrets.iter().any(|(start, end)| {
            let rest = &self.core[*end..];
            let used = self.of.uses.iter().find_map(|used| rest.strip_prefix(used));
            let needed = used.unwrap_or(rest).trim_start_matches(['が', 'は']);
            // With more before it, it tells where that is so.
            let is_first = *start == begin;
            rest.starts_with("の入力待ち") || is_first && self.of.needed.begins(needed).is_some()
        })
    }

    /// コードを入力しなければなりません。
    fn must(&self) -> bool {
        self.behind_secrets().any(|rest| {
            let rest = rest.trim_start_matches(['を', 'は', '、', 'も']);
            let mut verbs = self.of.done.iter();
            let verb = verbs.find_map(|verb| rest.strip_prefix(verb));
            verb.is_some_and(|rest| self.of.must.begins(rest).is_some())
        })
    }

    /// コードはいくつですか。
    fn asks_for_the_value(&self, is_named: bool) -> bool {
        if !self.is_question && !self.core.ends_with('か') {
            return false;
        }
        let begin = self
            .core
            .trim_start_matches("では")
            .trim_start_matches("それは");
        let is_it = is_named
            && self
                .of
                .value
                .begins(begin.trim_start_matches('、'))
                .is_some();
        let is_asked = |rest: &str| {
            let rest = rest
                .trim_start_matches("の数字")
                .trim_start_matches("の番号");
            let particles = ["には", "は", "が", "、", "って"];
            let value = particles.iter().find_map(|word| rest.strip_prefix(word));
            let is_left_open = self.is_question && ["", "は"].contains(&rest);
            let near = |at: usize| rest[..at].chars().count() <= 4;
            let reads = ["言えますか", "読めますか"].iter();
            let mut reads = reads.filter_map(|reads| rest.find(reads));
            is_left_open || reads.any(near) || self.of.value.begins(value.unwrap_or(rest)).is_some()
        };
        is_it || self.behind_secrets().any(is_asked)
    }

    /// Whether a print names a place for a secret: ここに暗証番号.
    fn is_label(&self) -> bool {
        !self.secrets.is_empty() && self.of.printed.iter().any(|word| self.core.contains(word))
    }
}

/// Where the words of a list stand in a text, by bytes.
fn places(text: &str, words: &AskWordList) -> Vec<(usize, usize)> {
    let of = |word: &str| -> Vec<(usize, usize)> {
        let all = text.match_indices(word);
        all.map(|(start, word)| (start, start + word.len()))
            .collect()
    };
    words.iter().flat_map(of).collect()
}

/// Where a text names secrets, by bytes.
fn secrets(text: &str, of: &JapaneseAskWords) -> Vec<(usize, usize)> {
    let is_secret = |(start, end): &(usize, usize)| {
        let (before, word, after) = (&text[..*start], &text[*start..*end], &text[*end..]);
        let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphabetic());
        let is_part = word.is_ascii()
            && (is_letter(before.chars().next_back()) || is_letter(after.chars().next()));
        let is_number = |char: char| char.is_ascii_digit() || "一二三四五六十数".contains(char);
        let is_other = match word {
            "こーど" => of.code_of_another.ends(before),
            "番号" => of.number_of_another.ends(before),
            "ぴん" => of.pin_before.begins(after).is_none(),
            "桁" | "けた" => !before.ends_with(is_number),
            _ => false,
        };
        let is_own = before.ends_with("わたしの") || before.ends_with("私の");
        !is_part && !is_other && !is_own && of.not_the_secret.begins(after).is_none()
    };
    let mut found = places(text, &of.secrets);
    found.retain(is_secret);
    found.sort_unstable();
    // What stands in a row is one: 暗証番号.
    found.dedup_by(|next, before| {
        let is_one = next.0 <= before.1;
        before.1 = if is_one {
            before.1.max(next.1)
        } else {
            before.1
        };
        is_one
    });
    found
}
