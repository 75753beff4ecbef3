//! Markdown: what a pack's words and a page's blocks are in it.

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

/// Words on one line, none of which is Markdown or HTML. Signs that not every reader of Markdown takes a
/// backslash before are written as HTML writes them.
pub(crate) fn text(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // At the begin of a line, these would be a heading, a list or a numbered one.
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let begins = |at: usize, char: char| match char {
        '#' | '-' | '+' => at == 0,
        '.' | ')' => at == digits && digits > 0,
        _ => false,
    };
    let mut text = String::new();
    for (at, char) in words.char_indices() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' => text.extend(['\\', char]),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '&' => text.push_str("&amp;"),
            '|' => text.push_str("&#124;"),
            '~' => text.push_str("&#126;"),
            _ if begins(at, char) => text.extend(['\\', char]),
            _ => text.push(char),
        }
    }
    text
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
    let items = items.map(|item| format!("- {}", text(item)));
    items.collect::<Vec<_>>().join("\n")
}

fn terms(terms: &[(String, String)]) -> String {
    let terms = terms
        .iter()
        .map(|(term, says)| format!("- **{}**: {}", text(term), text(says)));
    terms.collect::<Vec<_>>().join("\n")
}

fn row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| text(cell)).collect::<Vec<_>>();
    format!("| {} |", cells.join(" | "))
}

/// A block as paragraphs. `caution` marks what to beware of, `card` says that a picture is told in words.
pub(crate) fn block(block: &Block, caution: &str, card: &str) -> Vec<String> {
    match block {
        Block::Head(words) => vec![format!("**{}**", text(words))],
        Block::Caution(words) => vec![format!("**{caution}: {}**", text(words))],
        Block::Para(words) | Block::Note(words) => vec![text(words)],
        Block::Steps(steps) => {
            let steps = steps.iter().enumerate();
            let steps = steps.map(|(place, step)| format!("{}. {}", place + 1, text(step)));
            vec![steps.collect::<Vec<_>>().join("\n")]
        }
        Block::List(items) => vec![list(items.iter())],
        Block::Terms(all) => vec![terms(all)],
        Block::Talk { lines, .. } => vec![terms(lines)],
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
            how,
            keys,
            how_in_lines,
            letters,
        } => vec![text(how), terms(keys), text(how_in_lines), terms(letters)],
        // It follows the mark through a list, and stands on the marked card's own page.
        Block::Picture(picture) if picture.preview => Vec::new(),
        Block::Picture(picture) => vec![format!("{card}:"), list(picture.words.iter())],
        Block::Chart { bars, .. } => {
            let bars = bars.iter();
            let told = bars.map(|bar| (bar.label.clone(), bar.value.clone()));
            vec![terms(&told.collect::<Vec<_>>())]
        }
        Block::Meter { .. } | Block::Bars { .. } => Vec::new(),
    }
}
