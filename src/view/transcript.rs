//! What was said in a call, in words.

use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Text;
use crate::training::call::replies::{Speaker, TranscriptLine};

/// Who says a line, and its words.
pub(crate) fn spoken(words: Words, line: &TranscriptLine) -> (String, String) {
    let who = match line.speaker {
        Speaker::Caller => ui::desk::CALLER,
        Speaker::Agent => ui::desk::AGENT,
    };
    let says = said(words, &line.words);
    let says = match line.names {
        true => words.fill(ui::desk::NAMING, &[("cause", &says)]),
        false => says,
    };
    (words.say(who), says)
}

pub(crate) fn said(words: Words, texts: &[&Text]) -> String {
    let sentences: Vec<String> = texts.iter().map(|text| words.say(*text)).collect();
    joined(&sentences)
}

/// Sentences one after the other; languages that part words by spaces part these too.
pub(crate) fn joined(sentences: &[String]) -> String {
    let mut all = String::new();
    for next in sentences {
        let is_latin = all.chars().next_back().is_some_and(|char| char.is_ascii());
        if is_latin {
            all.push(' ');
        }
        all.push_str(next);
    }
    all
}
