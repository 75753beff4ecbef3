//! Whether a text holds a secret, in whatever coding somebody may say it back.

use std::borrow::Cow;

use base64::prelude::{BASE64_STANDARD_NO_PAD, Engine};
use percent_encoding::percent_decode_str;

/// How often a text is decoded: what one server puts into JSON another may put into a page.
const ROUNDS: usize = 3;
/// Letters of a coding that say enough to be looked for: fewer stand in many a word.
const TELLING: usize = 4;

/// Whether the text holds the secret as it is, or coded as JSON, for a URL, as HTML, in hexadecimal digits, or in base64,
/// by itself or within something longer.
pub(crate) fn holds(text: &str, secret: &str) -> bool {
    // A form writes a blank as a plus.
    let plain = |text: &str| text.to_lowercase().replace('+', " ");
    let mut text: Cow<str> = text.into();
    for _ in 0..=ROUNDS {
        if plain(&text).contains(&plain(secret)) || in_letters(secret, &text) {
            return true;
        }
        text = decoded(&text).into();
    }
    false
}

/// Whether a coding of bytes as letters stands in the text.
fn in_letters(secret: &str, text: &str) -> bool {
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let plain: String = text
        .chars()
        .filter(|char| char.is_ascii_hexdigit())
        .collect();
    if hex.len() > TELLING && plain.to_ascii_lowercase().contains(&hex) {
        return true;
    }
    let text: String = text
        .chars()
        .map(|char| match char {
            '-' => '+',
            '_' => '/',
            char => char,
        })
        .filter(|char| !char.is_whitespace())
        .collect();
    base64_of(secret).any(|coded| text.contains(&coded))
}

/// What of the base64 of any text with this secret is the same in all of them: three letters stand for four bytes, so
/// it depends on how many bytes are before it.
fn base64_of(secret: &str) -> impl Iterator<Item = String> {
    (0..3).filter_map(move |before| {
        let with = [&b"\0\0"[..before], secret.as_bytes()].concat();
        let coded = BASE64_STANDARD_NO_PAD.encode(&with);
        let begin = (8 * before).div_ceil(6);
        let end = 8 * with.len() / 6;
        let same = coded.get(begin..end)?;
        (same.len() >= TELLING).then(|| same.to_owned())
    })
}

/// The text with the codings of URLs, HTML and JSON taken away, once.
fn decoded(text: &str) -> String {
    let text = percent_decode_str(text).decode_utf8_lossy();
    let text = unescaped(&text, "&", |rest| {
        let (name, _) = rest.split_once(';')?;
        let char = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            name => {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']);
                let code = match hex {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                char::from_u32(code.ok()?)?
            }
        };
        Some((char.to_string(), name.len() + 1))
    });
    unescaped(&text, "\\", |rest| {
        let first = rest.chars().next()?;
        if first != 'u' {
            return Some((first.to_string(), first.len_utf8()));
        }
        let unit = |at: usize| u16::from_str_radix(rest.get(at..at + 4)?, 16).ok();
        let one = unit(1)?;
        let other = unit(7).filter(|_| rest.get(5..7) == Some("\\u"));
        let pair = other.filter(|_| (0xd800..0xdc00).contains(&one));
        let units: Vec<u16> = [one].into_iter().chain(pair).collect();
        let length = 6 * units.len() - 1;
        Some((String::from_utf16_lossy(&units), length))
    })
}

/// The text with each mark and what follows it replaced: by what, and for how many bytes behind the mark.
fn unescaped(text: &str, mark: &str, meant: impl Fn(&str) -> Option<(String, usize)>) -> String {
    let mut plain = String::new();
    let mut left = text;
    while let Some((before, rest)) = left.split_once(mark) {
        plain += before;
        let (char, length) = meant(rest).unwrap_or_else(|| (mark.to_owned(), 0));
        plain += &char;
        left = rest.get(length..).unwrap_or_default();
    }
    plain + left
}
