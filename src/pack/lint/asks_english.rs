//! Whether an English text asks for a secret.

use crate::pack::lint::apart::joined;
use crate::pack::lint::ask_words::{AskWords, EnglishAskWords};
use crate::pack::lint::english_sentence::EnglishSentence;

/// Whether a sentence of the text asks.
pub(crate) fn asks(text: &str, is_print: bool) -> bool {
    let text = joined(text);
    let words = &AskWords::built_in().english;
    let mut is_named = false;
    for sentence in text.split_inclusive(['.', '!', '?', ';', ':', '\n']) {
        let one = EnglishSentence::of(sentence, words);
        if one.words.is_empty() {
            continue;
        }
        if asks_now(&one, words, is_named) || is_print && is_label(&one, words) {
            return true;
        }
        is_named = !one.secrets.is_empty() && !one.warns();
    }
    false
}

/// Whether a sentence asks; `is_named` says that the one before names a secret.
fn asks_now(one: &EnglishSentence, words: &EnglishAskWords, is_named: bool) -> bool {
    if one.secrets.is_empty() && !is_named {
        return false;
    }
    if one.orders(is_named) {
        return true;
    }
    let asks_for_it = is_named && (is_question_for_it(one, words) || can_you(one, words, 3, true));
    if one.warns() {
        return false;
    }
    asks_for_it
        || !one.secrets.is_empty()
            && (can_you(one, words, 5, false)
                || may_we(one, words)
                || needs(one, words)
                || would_like(one, words)
                || holds_what_asks(one, words)
                || is_question(one, words)
                || is_bare(one, words))
}

/// Can you read me the code? Or, once it is named: can you read it?
fn can_you(one: &EnglishSentence, words: &EnglishAskWords, most: usize, gives_it: bool) -> bool {
    let begins = (2..one.words.len()).filter(|at| {
        ["could", "can", "would", "will"].contains(&one.at(at - 2)) && one.at(at - 1) == "you"
    });
    begins.into_iter().any(|begin| {
        let mut verbs = (begin..begin + most).filter(|at| words.taking.has(one.at(*at)));
        let is_it =
            |at: usize| words.pointing.has(one.at(at + 1)) || words.pointing.has(one.at(at + 2));
        verbs.any(|at| !gives_it || is_it(at))
    })
}

/// May I have the code?
fn may_we(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    (2..one.words.len()).any(|at| {
        ["could", "can", "may", "might"].contains(&one.at(at - 2))
            && ["i", "we"].contains(&one.at(at - 1))
            && (at..at + 3).any(|at| words.having.has(one.at(at)))
    })
}

/// We need your code.
fn needs(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    (1..one.words.len()).any(|at| {
        let before = &one.words[at.saturating_sub(4)..at];
        words.wanting.has(one.at(at))
            && before.iter().any(|word| words.who_asks.has(word))
            && leads_to_a_secret(one, words, at + 1)
    })
}

/// I would like your code.
fn would_like(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    (1..one.words.len()).any(|at| {
        let is_wish = ["like", "appreciate", "love"].contains(&one.at(at))
            || one.at(at) == "for" && one.at(at - 1) == "grateful";
        let before = one.words[at.saturating_sub(4)..at].join(" ");
        let who = ["i'd", "we'd", "i would", "we would"];
        is_wish
            && who.iter().any(|who| before.contains(who))
            && leads_to_a_secret(one, words, at + 1)
    })
}

/// Whether nothing but what fills a sentence stands from here to a secret of the reader's.
fn leads_to_a_secret(one: &EnglishSentence, words: &EnglishAskWords, begin: usize) -> bool {
    let fills = |at: &usize| {
        let word = one.at(*at);
        let is_filling =
            words.filling.has(word) || words.describing.has(word) || words.giving.has(word);
        is_filling && !one.is_secret(*at)
    };
    let end = begin + (begin..one.words.len()).take_while(fills).count();
    let whose = ["the", "your", "that", "those", "you", "a"];
    one.is_secret(end) && (begin..end).any(|at| whose.contains(&one.at(at)))
}

/// Words in a row that ask wherever a secret stands beside them.
fn holds_what_asks(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    let all = 1..one.words.len();
    let must_ask = ["i have to", "i must", "i need to", "i am to"]
        .iter()
        .any(|must| {
            let takes = ["ask", "have", "know", "take"];
            takes.iter().any(|take| one.has(&format!("{must} {take}")))
        });
    let asks = all.clone().any(|at| {
        let before = &one.words[at.saturating_sub(2)..at];
        one.at(at) == "ask"
            && ["you", "for", "that"].contains(&one.at(at + 1))
            && before.iter().any(|word| ["we", "i"].contains(word))
    });
    // The word before, or the one before that where it only says when.
    let before = |at: usize| match one.at(at - 1) {
        "now" | "also" | "just" => at.checked_sub(2).map_or("", |at| one.at(at)),
        word => word,
    };
    let is_short = one.words.len() <= 8;
    let is_wanted = |at: usize| words.needed.has(one.at(at)) && ["is", "are"].contains(&before(at));
    let must_be_given = |given: &str| {
        let mut must = words.must_be.iter();
        must.any(|must| {
            one.has(&format!("{must} be {given}")) || one.has(&format!("{must} now be {given}"))
        })
    };
    let gives_by = |at: usize| {
        let near = [one.at(at + 1), one.at(at + 2)];
        words.by_giving.has(one.at(at))
            && words.led_by.has(one.at(at - 1))
            && near
                .iter()
                .any(|word| ["your", "the", "me", "us"].contains(word))
    };
    must_ask
        || asks
        || words.asking.iter().any(|asking| one.has(asking))
        || words.entered.iter().any(must_be_given)
        || is_short && all.clone().any(is_wanted)
        || you_may_give(one, words)
        || all.clone().any(gives_by)
}

/// You must enter your PIN.
fn you_may_give(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    let is_about = ["where", "whether", "how"]
        .iter()
        .any(|about| one.has(about));
    let may_give = |at: usize| {
        let back = usize::from(["now", "just", "also"].contains(&one.at(at - 1)));
        let before = format!(" {}", one.words[..at - back].join(" "));
        let mut allowing = words.allowing.iter();
        words.giving.has(one.at(at)) && allowing.any(|may| before.ends_with(&format!(" {may}")))
    };
    !is_about && (1..one.words.len()).any(may_give)
}

/// What is the code? Which PIN do you use? How does it begin?
fn is_question(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    let is_asked = one.raw.ends_with('?');
    let all = 0..one.words.len();
    let means_else = ["error", "errors", "mean", "means"]
        .iter()
        .any(|word| one.has(word));
    let is_for_what = one.words.last() == Some(&"for");
    let asks_what = |at: usize| {
        let begin = match one.at(at) {
            "what's" => at + 1,
            "what" if ["is", "are", "was", "would"].contains(&one.at(at + 1)) => at + 2,
            _ => return false,
        };
        (begin..begin + 4).any(|at| words.secrets.has(one.at(at)))
    };
    let asks_which = |at: usize| ["which", "what"].contains(&one.at(at)) && one.is_secret(at + 1);
    let is_of_us = ["you", "your", "we", "on"].iter().any(|word| one.has(word));
    let is_used = words.used.iter().any(|used| one.has(used));
    let says = ["what does the", "what does your"]
        .iter()
        .any(|begin| one.has(begin))
        && one.words.last() == Some(&"say");
    let goes = ["how does", "how do", "how did"]
        .iter()
        .any(|begin| one.has(begin))
        && ["go", "begin", "start", "read", "end"]
            .iter()
            .any(|end| one.has(end));
    let is_left_open =
        |at: usize| one.is_secret(at) && matches!(one.words[at + 1..], ["is"] | ["is", "what"]);
    !means_else && !is_for_what && all.clone().any(asks_what)
        || is_asked && is_of_us && is_used && all.clone().any(asks_which)
        || says
        || goes
        || is_asked && all.clone().any(is_left_open)
}

/// What is it?
fn is_question_for_it(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    let line = one.line.trim();
    let line = line.strip_prefix("and ").unwrap_or(line);
    one.raw.ends_with('?') && words.questions_for_it.has(line)
}

/// Your code, please.
fn is_bare(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    let is_wanted = ["please", "pls", "required", "now"]
        .iter()
        .any(|word| one.has(word));
    let asks = one.raw.ends_with('?') && !["the", "that", "this"].contains(&one.at(0));
    let urges = one.raw.ends_with('!') && one.has("your");
    one.words.len() <= 7 && is_nothing_else(one, words) && (is_wanted || asks || urges)
}

/// Whether nothing is said but the name of a secret, and whose it is.
fn is_nothing_else(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    let is_it = |at: usize| {
        let word = one.at(at);
        one.is_secret(at) || words.describing.has(word) || words.beside.has(word)
    };
    !one.secrets.is_empty() && (0..one.words.len()).all(is_it)
}

/// Whether a print names a place for a secret: PIN HERE.
fn is_label(one: &EnglishSentence, words: &EnglishAskWords) -> bool {
    is_nothing_else(one, words) && ["your", "here", "us"].iter().any(|word| one.has(word))
}
