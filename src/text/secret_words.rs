//! Words that tell what digits beside them are.

use crate::text::fold::fold;

/// Words for what nobody should type here, folded.
const SECRETS: [&str; 5] = ["こーど", "暗証", "番号", "ぱすわーど", "わんたいむ"];
/// The same in English: whole words, or what stands in a word that has digits too.
const SECRET_WORDS: [&str; 12] = [
    "pin", "cvv", "cvc", "cvn", "csc", "cid", "code", "number", "password", "passcode", "otp",
    "security",
];
/// Words for the codes of errors, folded, which are asked for here.
pub(crate) const ERROR_CODES: [&str; 19] = [
    "えらーこーど",
    "えらー番号",
    "応答こーど",
    "結果こーど",
    "理由こーど",
    "error code",
    "error_code",
    "error-code",
    "errorcode",
    "error number",
    "response code",
    "result code",
    "reason code",
    "decline code",
    "decline_code",
    "(code",
    "[code",
    "(こーど",
    "[こーど",
];

/// The text, folded, without the names of what is asked for here: an error's code is no security code.
pub(crate) fn without_error_codes(text: &str) -> String {
    let text = fold(text);
    let without = |text: String, name: &&str| text.replace(name, " ");
    ERROR_CODES.iter().fold(text, without)
}

/// Whether a text names what nobody should type here.
pub(crate) fn speaks_of_secrets(text: &str) -> bool {
    let text = without_error_codes(text);
    let mut words = text.split(|char: char| !char.is_ascii_alphanumeric());
    SECRETS.iter().any(|secret| text.contains(secret))
        || words.any(|word| {
            let has_digits = word.contains(|char: char| char.is_ascii_digit());
            SECRET_WORDS
                .iter()
                .any(|secret| word == *secret || (has_digits && word.contains(secret)))
        })
}
