//! A large file as a table, read in pieces: side by side where there are threads, and without the many times its
//! size that the parser needs for a whole one.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::parallel;

/// Bytes that a piece has at least.
const PIECE: usize = 1 << 16;

/// The text as a table in which places count from `start`, and what could not be read, where they count from 0.
pub(crate) fn parse(text: &str, start: usize) -> (DeTable<'_>, Vec<Error>) {
    if let Some(whole) = in_pieces(text, start) {
        return (whole, Vec::new());
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    (moved_table(table.into_inner(), start), errors)
}

/// None where the text is to be read whole: it is small, or has a mistake, or is more than one list behind a begin.
///
/// What is read without a mistake ends outside of every string and every array. So where a piece is, a line in the
/// form of a header behind it is a header, and all pieces say what the whole says: only the last item of the list
/// could be meant by what follows the header, and that one is in the same piece.
fn in_pieces(text: &str, start: usize) -> Option<DeTable<'_>> {
    let (name, cuts) = cuts(text)?;
    let begins = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    let tables = parallel::map(begins.zip(ends), |(begin, end)| {
        let (table, errors) = DeTable::parse_recoverable(&text[begin..end]);
        let is_good = errors.is_empty();
        is_good.then(|| moved_table(table.into_inner(), start + begin))
    });
    let mut tables = tables.into_iter();
    let mut whole = tables.next()??;
    let (key, mut list) = only(tables.next()??)?;
    if whole.contains_key(name) {
        return None;
    }
    let DeValue::Array(items) = list.get_mut() else {
        return None;
    };
    for table in tables {
        let (_, more) = only(table?)?;
        if let DeValue::Array(more) = more.into_inner() {
            more.into_iter().for_each(|item| items.push(item));
        }
    }
    whole.insert(key, list);
    Some(whole)
}

/// The name of the first list that is headed by `[[name]]`, and where the text may be cut before such a header: at
/// the first, and then where a piece is large enough.
fn cuts(text: &str) -> Option<(&str, Vec<usize>)> {
    let first = text.find("\n[[").filter(|_| text.len() > 2 * PIECE)? + 1;
    let (name, _) = text[first + 2..].split_once("]]")?;
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !name.bytes().all(is_bare) {
        return None;
    }
    let header = format!("\n[[{name}]]");
    let mut cuts = vec![first];
    let mut at = first + PIECE;
    while let Some(rest) = text.as_bytes().get(at..) {
        // A line's end is no part of another character.
        let at_end = |rest: &[u8]| rest.iter().position(|byte| *byte == b'\n');
        let Some(next) = at_end(rest) else { break };
        at += next;
        if rest[next..].starts_with(header.as_bytes()) {
            cuts.push(at + 1);
            at += PIECE;
        } else {
            at += 1;
        }
    }
    Some((name, cuts))
}

/// What a table holds, if it is one thing.
fn only<K: Ord + std::hash::Hash, V>(table: toml::map::Map<K, V>) -> Option<(K, V)> {
    let mut entries = table.into_iter();
    entries.next().filter(|_| entries.next().is_none())
}

/// The table, each place in it later by this much.
fn moved_table(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    if by == 0 {
        return table;
    }
    let moved_entry = |(key, value)| (moved(key, by), moved_value(value, by));
    table.into_iter().map(moved_entry).collect()
}

fn moved_value(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(moved_table(table, by)),
        DeValue::Array(array) => {
            let items = array.into_iter().map(|item| moved_value(item, by));
            DeValue::Array(items.collect())
        }
        value => value,
    };
    moved(Spanned::new(span, value), by)
}

fn moved<T>(value: Spanned<T>, by: usize) -> Spanned<T> {
    let span = value.span();
    Spanned::new(span.start + by..span.end + by, value.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "format_version = 1\n[a]\nb = 2\n";
    const ITEM: &str = "[[node]]\r\nid = \"n\"\n[node.more]\n# [[node]]\nlist = [ [[1]],\n [2] ]\n[[node.each]]\nc.d = 3\n";

    fn long(item: &str) -> String {
        item.repeat(3 * PIECE / item.len())
    }

    fn told((table, errors): (DeTable, Vec<Error>)) -> String {
        let told = |error: &Error| (error.message().to_owned(), error.span());
        let errors: Vec<_> = errors.iter().map(told).collect();
        format!("{table:?} {errors:?}")
    }

    fn whole(text: &str) -> String {
        let (table, errors) = DeTable::parse_recoverable(text);
        told((moved_table(table.into_inner(), 7), errors))
    }

    #[test]
    fn pieces_say_what_the_whole_says() {
        let text = HEAD.to_owned() + &long(ITEM);
        assert!(cuts(&text).is_some_and(|(_, cuts)| cuts.len() == 3));
        assert!(in_pieces(&text, 7).is_some());
        assert!(told(parse(&text, 7)) == whole(&text));
    }

    #[test]
    fn what_is_no_single_list_is_read_whole() {
        let texts = [
            HEAD.to_owned() + &long(ITEM) + "c = ",
            HEAD.to_owned() + &long(ITEM) + "[[other]]\nc = 4\n",
            HEAD.to_owned() + &long(ITEM) + "[a.c]\n",
            "node = []\n".to_owned() + HEAD + &long(ITEM),
            HEAD.to_owned() + "text = '''\n" + &long(ITEM) + "'''\n",
            HEAD.to_owned() + ITEM + "text = \"\"\"\n" + &long(ITEM).replace('"', "'") + "\"\"\"\n",
            HEAD.to_owned() + ITEM + "list = [\n" + &long("[[node]],\n") + "]\n",
        ];
        for text in texts {
            assert!(in_pieces(&text, 7).is_none());
            assert!(told(parse(&text, 7)) == whole(&text));
        }
    }
}
