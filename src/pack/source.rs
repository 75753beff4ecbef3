//! The files of a pack.

use std::borrow::Cow;

/// A file of a pack: its path inside the pack, with `/`, and its text.
#[derive(Clone, Debug)]
pub struct File {
    /// Path inside the pack, such as `cards/visa.toml`.
    pub path: String,
    /// The whole text.
    pub text: Cow<'static, str>,
}

/// Names each file once and embeds it.
macro_rules! embed {
    ($($path:literal)*) => {
        vec![$(File {
            path: $path.to_owned(),
            text: Cow::Borrowed(include_str!(concat!("../../assets/", $path))),
        }),*]
    };
}

/// The files of the pack that the program carries. `tests/content.rs` holds this list to the folder.
pub fn carried() -> Vec<File> {
    embed![
        "pack.toml"
        "ui.toml"
        "facts.toml"
        "claims.toml"
        "causes.toml"
        "compare.toml"
        "round.toml"
        "topics.toml"
        "faces.toml"
        "meanings.toml"
        "glossary.toml"
        "allow.toml"
        "flows/diagnose.toml"
        "cards/amex.toml"
        "cards/amex-back.toml"
        "cards/saison-amex.toml"
        "cards/visa.toml"
        "cards/mastercard.toml"
        "cards/jcb.toml"
        "cards/diners.toml"
        "cards/discover.toml"
        "cards/unionpay.toml"
        "cards/numberless.toml"
        "cards/virtual.toml"
        "messages/japan.toml"
        "messages/iso8583.toml"
        "messages/code-result.toml"
        "messages/stripe.toml"
        "messages/payjp.toml"
        "messages/gmo.toml"
        "messages/sbps.toml"
        "messages/komoju.toml"
        "messages/square.toml"
    ]
}
