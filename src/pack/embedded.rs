//! The files of a pack.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

/// A file of a pack: its path inside the pack, with `/`, and its text.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// Path inside the pack, such as `cards/visa.toml`.
    pub path: String,
    /// The whole text.
    pub text: Cow<'static, str>,
}

/// SHA-256 over files, whatever their order in each list: path and text, each after its length in bytes.
pub(crate) fn hash<'f>(lists: impl IntoIterator<Item = &'f [PackFile]>) -> String {
    let mut hash = Sha256::new();
    for files in lists {
        let mut files: Vec<&PackFile> = files.iter().collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        for part in files
            .iter()
            .flat_map(|file| [file.path.as_str(), &*file.text])
        {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Names each file once and embeds it.
macro_rules! embed {
    ($($path:literal)*) => {
        vec![$(PackFile {
            path: $path.to_owned(),
            text: Cow::Borrowed(include_str!(concat!("../../assets/", $path))),
        }),*]
    };
}

/// The files of the pack that the program carries. `tests/content/carried.rs` holds this list to the folder.
pub fn carried() -> Vec<PackFile> {
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
        "sort.toml"
        "desk.toml"
        "voices.toml"
        "calls/ball-game.toml"
        "calls/baseball-glove.toml"
        "calls/birthday-cake.toml"
        "calls/bonsai-pot.toml"
        "calls/bullet-train.toml"
        "calls/concert-tickets.toml"
        "calls/contact-lenses.toml"
        "calls/crab-order.toml"
        "calls/curtains.toml"
        "calls/dinner-time.toml"
        "calls/e-book.toml"
        "calls/farewell-flowers.toml"
        "calls/ferry-trip.toml"
        "calls/film-evening.toml"
        "calls/green-tea.toml"
        "calls/guitar-strings.toml"
        "calls/holiday-hotel.toml"
        "calls/hot-spring-inn.toml"
        "calls/kimono-shop.toml"
        "calls/late-notice.toml"
        "calls/lawn-mower.toml"
        "calls/lunch-queue.toml"
        "calls/morning-music.toml"
        "calls/mountain-lodge.toml"
        "calls/new-fridge.toml"
        "calls/new-glasses.toml"
        "calls/new-rice.toml"
        "calls/newspaper.toml"
        "calls/petrol-stand.toml"
        "calls/phone-case.toml"
        "calls/piano-book.toml"
        "calls/picture-book.toml"
        "calls/points-gift.toml"
        "calls/running-shoes.toml"
        "calls/school-bag.toml"
        "calls/shaking-hands.toml"
        "calls/signed-book.toml"
        "calls/swimming-lessons.toml"
        "calls/teapot.toml"
        "calls/theatre-seats.toml"
        "calls/train-ticket.toml"
        "calls/used-camera.toml"
        "calls/way-home.toml"
        "calls/window-seat.toml"
        "calls/wine-order.toml"
        "calls/winter-jacket.toml"
    ]
}
