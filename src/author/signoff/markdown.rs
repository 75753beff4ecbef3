//! Markdown: what a pack's words and a page's blocks are in it.

use crate::render::markdown::{escape, row};
use crate::view::missed::MissedItem;
use crate::view::page::Block;

/// A page's or a fact's stable name as an anchor. Two names stay two: `_` stands for nothing but an escape.
pub fn anchor(id: &str) -> String {
    let mut anchor = String::new();
    for char in id.chars() {
        match char {
            '/' => anchor.push('.'),
            '_' => anchor.push_str("__"),
            '-' => anchor.push('-'),
            _ if char.is_ascii_alphanumeric() => anchor.push(char),
            _ => anchor.push_str(&format!("_{:x}_", u32::from(char))),
        }
    }
    anchor
}

/// A link to the anchor of this id; the words are Markdown already.
pub(crate) fn link(words: &str, id: &str) -> String {
    format!("[{words}](#{})", anchor(id))
}

/// A stable name, letter by letter.
pub(crate) fn code(id: &str) -> String {
    match id.contains('`') {
        true => format!("`` {id} ``"),
        false => format!("`{id}`"),
    }
}

/// An address, to be read on paper and followed on a screen.
pub(crate) fn address(url: &str) -> String {
    let plain = url
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace(' ', "%20");
    format!("<{plain}>")
}

fn list<'a>(items: impl Iterator<Item = &'a String>) -> String {
    let items = items.map(|item| format!("- {}", escape(item)));
    items.collect::<Vec<_>>().join("\n")
}

fn terms(terms: &[(String, String)]) -> String {
    let terms = terms
        .iter()
        .map(|(term, says)| format!("- **{}**: {}", escape(term), escape(says)));
    terms.collect::<Vec<_>>().join("\n")
}

fn headed(heading: &str, rest: Vec<String>) -> Vec<String> {
    [vec![format!("{}:", escape(heading))], rest].concat()
}

/// A block as paragraphs. `caution` marks what to beware of, `card` says that a picture is told in words.
pub(crate) fn block(block: &Block, caution: &str, card: &str) -> Vec<String> {
    match block {
        Block::Head(words) => vec![format!("**{}**", escape(words))],
        Block::Alarm(words) => vec![format!("**!! {}**", escape(words))],
        Block::Caution(words) => vec![format!("**{caution}: {}**", escape(words))],
        Block::Para(words) | Block::Quote(words) | Block::Note(words) => vec![escape(words)],
        Block::Steps(steps) => {
            let steps = steps.iter().enumerate();
            let steps = steps.map(|(place, step)| format!("{}. {}", place + 1, escape(step)));
            vec![steps.collect::<Vec<_>>().join("\n")]
        }
        Block::Sheet(heading, sheet) if heading.is_empty() => self::block(sheet, caution, card),
        Block::Sheet(heading, sheet) => headed(heading, self::block(sheet, caution, card)),
        Block::List(items) => vec![list(items.iter())],
        Block::Missed(items) => {
            let item = |item: &MissedItem| {
                let answers = item.answers.iter().map(|(_, text)| text);
                vec![escape(&item.asked), list(answers), escape(&item.why)]
            };
            items.iter().flat_map(item).collect()
        }
        Block::Judged(all) => vec![list(all.iter().map(|(_, text)| text))],
        Block::Names { heading, names, .. } => headed(heading, vec![list(names.iter())]),
        Block::Terms(lines) | Block::Talk { lines, .. } => vec![terms(lines)],
        Block::Table { columns, rows } => {
            let head = row(&["", &columns[0], &columns[1]]);
            let rows = rows
                .iter()
                .map(|(name, says)| row(&[name, &says[0], &says[1]]));
            let lines = [head, "| --- | --- | --- |".to_owned()]
                .into_iter()
                .chain(rows);
            vec![lines.collect::<Vec<_>>().join("\n")]
        }
        Block::Keys {
            name,
            how,
            keys,
            how_in_lines,
            letters,
        } => vec![
            format!("**{}**", escape(name)),
            escape(how),
            terms(keys),
            escape(how_in_lines),
            terms(letters),
        ],
        // It follows the mark through a list, and stands on the marked card's own page.
        Block::Picture(picture) if picture.preview => Vec::new(),
        Block::Picture(picture) => vec![format!("{card}:"), list(picture.words.iter())],
        Block::Chart { bars, .. } => {
            let bars = bars.iter();
            let told = bars.map(|bar| (bar.label.clone(), bar.value.clone()));
            vec![terms(&told.collect::<Vec<_>>())]
        }
        Block::Sources(sources) => {
            let told = sources.iter();
            let told = told.map(|source| format!("{} {}", source.name, source.url));
            vec![list(told.collect::<Vec<_>>().iter())]
        }
        Block::Tree { way, branches } => vec![list(way.iter().chain(branches))],
        Block::Meter { .. } | Block::Bars { .. } | Block::Trends(_) => Vec::new(),
    }
}
