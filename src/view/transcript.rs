//! What was said in a call, in words.

use crate::pack::model::say::OF_A_RECORD;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Text;
use crate::training::call::transcript::{LineForm, Speaker, TranscriptLine};

/// Who says a line, and its words.
pub(crate) fn spoken(words: Words, line: &TranscriptLine) -> (String, String) {
    let who = match line.speaker {
        Speaker::Caller => ui::desk::CALLER,
        Speaker::Agent => ui::desk::AGENT,
        Speaker::Screen => ui::desk::SCREEN,
        Speaker::WrapUp => ui::desk::WRAP_UP,
    };
    (words.say(who), line_words(words, line))
}

/// The words of a line, with what is to be known of how they were said.
fn line_words(words: Words, line: &TranscriptLine) -> String {
    if line.form == LineForm::WrittenDown {
        return written(words, &line.words);
    }
    if line.form == LineForm::SumsUp {
        return summed_up(words, &line.words);
    }
    if line.form == LineForm::NamesOn {
        return named_on(words, &line.words);
    }
    let says = said(words, &line.words);
    match line.form {
        LineForm::Said | LineForm::WrittenDown | LineForm::SumsUp | LineForm::NamesOn => says,
        LineForm::NamesCause => words.fill(ui::desk::NAMING, &[("cause", &says)]),
        LineForm::ReadsCode => words.fill(ui::desk::READING, &[("says", &says)]),
    }
}

/// A summary: what the agent says first, and what was heard, one after the other.
fn summed_up(words: Words, texts: &[&Text]) -> String {
    let [says, heard @ ..] = texts else {
        return String::new();
    };
    let heard: Vec<String> = heard.iter().map(|told| told_back(words, told)).collect();
    let Some((first, others)) = heard.split_first() else {
        return words.say(*says);
    };
    let last = others.len();
    let all = others
        .iter()
        .zip(1..)
        .fold(first.clone(), |before, (next, at)| {
            let joint = match at == last {
                true => ui::desk::RECAP_LAST,
                false => ui::desk::RECAP_NEXT,
            };
            words.fill(joint, &[("before", &before), ("next", next)])
        });
    let with = [("says", &*words.say(*says)), ("heard", &*all)];
    words.fill(ui::desk::SUMMED_UP, &with)
}

fn told_back(words: Words, told: &Text) -> String {
    words.fill(ui::desk::RECAP_ONE, &[("told", &words.say(told))])
}

/// A cause as it is told, and before it the answer that speaks for it.
fn named_on(words: Words, texts: &[&Text]) -> String {
    match texts {
        [reason, says @ ..] => {
            let with = [
                ("told", &*words.say(*reason)),
                ("says", &*said(words, says)),
            ];
            words.fill(ui::desk::NAMED_ON, &with)
        }
        [] => String::new(),
    }
}

/// What is written down, of its form, the cause, and who goes on.
pub(crate) fn written(words: Words, texts: &[&Text]) -> String {
    let [form, with @ ..] = texts else {
        return String::new();
    };
    let with: Vec<String> = with.iter().map(|text| words.say(*text)).collect();
    let names = OF_A_RECORD.into_iter().zip(with.iter().map(String::as_str));
    words.fill(*form, &names.collect::<Vec<_>>())
}

fn said(words: Words, texts: &[&Text]) -> String {
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
