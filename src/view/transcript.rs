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
    let says = said(words, &line.words);
    match line.form {
        LineForm::Said | LineForm::WrittenDown | LineForm::SumsUp => says,
        LineForm::NamesCause => words.fill(ui::desk::NAMING, &[("cause", &says)]),
        LineForm::ReadsCode => words.fill(ui::desk::READING, &[("says", &says)]),
    }
}

/// A summary: what the agent says, and what was heard of each question.
fn summed_up(words: Words, texts: &[&Text]) -> String {
    let [says, heard @ ..] = texts else {
        return String::new();
    };
    let heard = heard.chunks_exact(2).map(|of_one| {
        let [question, answer] = [of_one[0], of_one[1]].map(|text| words.say(text));
        format!("{question}: {answer}")
    });
    let heard = heard.collect::<Vec<_>>().join(" / ");
    match heard.is_empty() {
        true => words.say(*says),
        false => {
            let with = [("says", &*words.say(*says)), ("heard", &*heard)];
            words.fill(ui::desk::SUMMED_UP, &with)
        }
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
