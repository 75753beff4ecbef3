//! What happens to bytes and to lines on their way: bits that flip, ends that are cut, parts that change their places.

use crate::common::dice::Dice;

/// Text that is hard to read for one reason or another.
pub const HARD: [&str; 14] = [
    "",
    " ",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[31m",
    "\r\n",
    "e\u{301}",
    "か\u{3099}",
    "👩\u{200d}👩",
    "\u{10ffff}",
    "\"",
    "\\",
    "4111 1111 1111 1111",
];

/// Numbers at which something may run over.
const NUMBERS: [&str; 16] = [
    "0",
    "-1",
    "1",
    "99",
    "255",
    "65536",
    "2147483647",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "1e308",
    "-0.0",
    "nan",
    "0.1",
    "1_000",
];

/// A place in a text where a character begins, the end too.
pub fn place(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One change to bytes.
pub fn bytes(bytes: &mut Vec<u8>, dice: &mut Dice) {
    if bytes.is_empty() {
        return bytes.push(dice.below(256) as u8);
    }
    let at = dice.below(bytes.len());
    let end = (at + 1 + dice.below(64)).min(bytes.len());
    match dice.below(7) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes[at] = dice.below(256) as u8,
        2 => bytes.truncate(at),
        3 => bytes[at..end].fill(*dice.pick(&[0, 0xff, b'9'])),
        4 => drop(bytes.drain(at..end)),
        5 => {
            let part = bytes[at..end].to_vec();
            let to = dice.below(bytes.len());
            bytes.splice(to..to, part);
        }
        _ => bytes.insert(at, dice.below(256) as u8),
    }
}

/// One change to a text of lines; it stays a text.
pub fn lines(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return (*dice.pick(&HARD)).to_owned();
    }
    let (at, other) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(12) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at].clone()),
        2 => lines.swap(at, other),
        3 => lines.truncate(at),
        4 => lines[at] = with_number(&lines[at], dice),
        5 => lines[at] = with_text(&lines[at], dice),
        6 => {
            let from = place(&lines[at], dice);
            lines[at].truncate(from);
        }
        7 => {
            let from = place(&lines[at], dice);
            lines[at].insert_str(from, dice.pick::<&str>(&HARD));
        }
        8 => return lines.join("\r\n") + "\r\n",
        9 => return format!("\u{feff}{text}"),
        10 => {
            let long = "9".repeat(1 << dice.below(17));
            let from = place(&lines[at], dice);
            lines[at].insert_str(from, &long);
        }
        _ => lines[at] = nested(&lines[at], dice),
    }
    lines.join("\n") + "\n"
}

/// Another number in the place of one that stands in the line, one at which something may run over.
fn with_number(line: &str, dice: &mut Dice) -> String {
    with_one_of(line, &NUMBERS, dice)
}

/// One of these in the place of a number that stands in the line, or behind it.
pub fn with_one_of(line: &str, numbers: &[&str], dice: &mut Dice) -> String {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let places: Vec<usize> = (0..line.len())
        .filter(|at| is_digit(&line.as_bytes()[*at]))
        .collect();
    if places.is_empty() {
        return format!("{line}{}", dice.pick(numbers));
    }
    let at = *dice.pick(&places);
    let mut from = at;
    while from > 0 && is_digit(&line.as_bytes()[from - 1]) {
        from -= 1;
    }
    let mut end = at;
    while line.as_bytes().get(end).is_some_and(is_digit) {
        end += 1;
    }
    format!("{}{}{}", &line[..from], dice.pick(numbers), &line[end..])
}

/// Another text in the place of one that stands in quotes.
fn with_text(line: &str, dice: &mut Dice) -> String {
    let parts: Vec<&str> = line.split('"').collect();
    if parts.len() < 3 {
        return line.to_owned();
    }
    let at = 1 + 2 * dice.below((parts.len() - 1) / 2);
    let other = 1 + 2 * dice.below((parts.len() - 1) / 2);
    let put = match dice.percent(50) {
        true => parts[other],
        false => dice.pick(&HARD),
    };
    let mut parts = parts.clone();
    parts[at] = put;
    parts.join("\"")
}

/// Brackets in one another, at some place of the line.
fn nested(line: &str, dice: &mut Dice) -> String {
    let at = place(line, dice);
    let deep = 1 << dice.below(15);
    let (open, close) = *dice.pick(&[("[", "]"), ("{\"a\":", "}"), ("{a=", "}")]);
    let close = if dice.percent(50) {
        close.repeat(deep)
    } else {
        String::new()
    };
    format!(
        "{}{}1{close}{}",
        &line[..at],
        open.repeat(deep),
        &line[at..]
    )
}
