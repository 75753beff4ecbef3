//! The forms of what terminals send (ECMA-48, xterm), as far as it matters where a sequence ends and what the parser of
//! keys does not know.

const ESC: u8 = b'\x1b';

pub(crate) const PASTE: &[u8] = b"\x1b[200~";
pub(crate) const END_OF_PASTE: &[u8] = b"\x1b[201~";

/// Whether this byte behind an ESC begins a sequence that is longer than these two.
pub(crate) fn begins_sequence(byte: u8) -> bool {
    b"[O]PX^_".contains(&byte)
}

/// Whether it is, whole or begun, what means nothing to the program and would be keys to the parser: strings (APC, PM, SOS),
/// function keys as old terminals write them, and answers to what is not asked.
pub(crate) fn is_unknown(bytes: &[u8]) -> bool {
    match bytes {
        [ESC, b'_' | b'^' | b'X', ..] => true,
        [ESC, b'O', parameter, ..] => parameter.is_ascii_digit(),
        [ESC, b'[', first, ..] => (b' '..=b'/').contains(first) || b":=".contains(first),
        _ => false,
    }
}

/// Whether an ESC breaks off what was begun and begins anew: everywhere but in strings, whose end it begins.
pub(crate) fn is_broken_by_escape(begun: &[u8]) -> bool {
    !matches!(begun, [] | [ESC]) && !is_string(begun)
}

/// Whether it is the begin of a string, which has its own end: OSC, DCS, SOS, PM, APC.
pub(crate) fn is_string(begun: &[u8]) -> bool {
    matches!(begun, [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..])
}

/// Whether the last byte ends what these begin, a string of any kind too.
pub(crate) fn ends(bytes: &[u8]) -> bool {
    match is_string(bytes) {
        true => bytes.ends_with(b"\x1b\\") || bytes.ends_with(b"\x07"),
        false => is_whole(bytes),
    }
}

/// Whether a sequence is whole. Of strings only those that are unknown are looked at: the parser knows where the others end.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    match bytes {
        [ESC, b'_' | b'^' | b'X', ..] => bytes.ends_with(b"\x1b\\") || bytes.ends_with(b"\x07"),
        [ESC, b'O', .., last] => !last.is_ascii_digit() && bytes.len() > 2,
        // The mouse of old: three bytes of any value follow.
        [ESC, b'[', b'M', of_mouse @ ..] => of_mouse.len() >= 3,
        // The function keys of the Linux console.
        [ESC, b'[', b'[', key @ ..] => !key.is_empty(),
        [ESC, b'[', .., last] => (b'@'..=b'~').contains(last),
        _ => false,
    }
}

/// The number pad where a program left it in application mode: the key as it is otherwise (VT100, xterm).
pub(crate) fn of_number_pad(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [ESC, b'O', b'M'] => Some(b'\r'),
        [ESC, b'O', b'I'] => Some(b'\t'),
        [ESC, b'O', b'X'] => Some(b'='),
        // The letters stand for the characters in their order.
        [ESC, b'O', key @ (b'j'..=b'y' | b' ')] => Some(match key {
            b' ' => b' ',
            key => key - b'j' + b'*',
        }),
        _ => None,
    }
}

/// What xterm's modifyOtherKeys sends (`ESC [ 27 ; modifiers ; character ~`), in the other of its spellings, which the
/// parser knows (`ESC [ character ; modifiers u`).
pub(crate) fn of_other_keys(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let numbers = text.strip_prefix("\x1b[27;")?.strip_suffix('~')?;
    let (modifiers, character) = numbers.split_once(';')?;
    Some(format!("\x1b[{character};{modifiers}u"))
}

/// Whether bytes that came together may be keys of a hand: one character, or whole sequences and nothing else.
pub(crate) fn are_keys(bytes: &[u8]) -> bool {
    let is_character = std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1);
    let mut rest = bytes;
    while !rest.is_empty() {
        match (1..=rest.len()).find(|length| is_whole(&rest[..*length])) {
            Some(length) => rest = &rest[length..],
            None => return is_character,
        }
    }
    true
}
