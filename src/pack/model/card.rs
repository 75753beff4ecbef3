//! A card's design: what stands where, in millimetres.
//!
//! One geometry feeds the drawing, the words for a screen reader and the tests. The outline is ISO/IEC 7810
//! ID-1; chip, number line, name area and stripe are where ISO/IEC 7816-2 and 7811 put them; panel, hologram
//! and security code have no standard place and are illustrative (facts `geometry-*`).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::lang::Text;

/// Width of an ID-1 card in millimetres (ISO/IEC 7810).
pub const WIDTH: f32 = 85.60;
/// Height of an ID-1 card in millimetres (ISO/IEC 7810).
pub const HEIGHT: f32 = 53.98;
/// Radius of a card's corner in millimetres, nominal (ISO/IEC 7810).
pub const CORNER: f32 = 3.18;

/// A rectangle in millimetres from the top left corner of a face seen upright: x, y, width, height.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(from = "[f32; 4]")]
#[schemars(with = "[f32; 4]")]
pub struct Rect {
    /// Distance of the left side from the card's left edge.
    pub x: f32,
    /// Distance of the upper side from the card's upper edge.
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

impl From<[f32; 4]> for Rect {
    fn from([x, y, w, h]: [f32; 4]) -> Rect {
        Rect { x, y, w, h }
    }
}

impl Rect {
    /// The middle, in millimetres.
    pub fn centre(&self) -> (f32, f32) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether the point (in millimetres) lies inside or on the border.
    pub fn holds(&self, (x, y): (f32, f32)) -> bool {
        (self.x..=self.x + self.w).contains(&x) && (self.y..=self.y + self.h).contains(&y)
    }
}

/// Which way a face looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The face with the chip.
    #[default]
    Front,
    /// The face with the magnetic stripe.
    Back,
    /// The issuer's app: no plastic at all.
    App,
}

/// What an element is; the drawing, the words and the pointing drill all ask this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ElementKind {
    /// The network's mark, which may be its name in letters.
    Brand,
    /// The issuer's name; in its app, the title of the page.
    Issuer,
    /// The contacts of the chip.
    Chip,
    /// The magnetic stripe, across the whole width of the back.
    Stripe,
    /// The strip of the back that a cardholder signs.
    Panel,
    /// The hologram, a mark against forgery.
    Hologram,
    /// The card number, in its true grouping.
    Number,
    /// The cardholder's name, always an invented one.
    Name,
    /// The expiry date, with the words that are printed before it.
    Expiry,
    /// The security code that a web shop asks for.
    Code,
    /// Something that is taken for the code and is not.
    Decoy,
    /// Any other print, such as where to call.
    Print,
}

/// One thing on a face.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Names the element within its face, so that a card can give it other print.
    pub id: String,
    /// Drawing, words and the pointing drill go by it.
    pub kind: ElementKind,
    /// Where it is, in millimetres.
    pub at: Rect,
    /// What is printed there. Never a number that could be a real one: the tests hold it.
    #[serde(default)]
    pub print: String,
    /// Words that are printed there instead, in the person's language.
    pub says: Option<Text>,
    /// A decoy's name: what it really is.
    pub name: Option<Text>,
    /// A decoy's reason: why it is not the code.
    pub why: Option<Text>,
}

/// A face that several cards share.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Face {
    /// Cards name it with `use`.
    pub id: String,
    /// Which way it looks.
    pub side: Side,
    /// What the face is called in a row of choices.
    pub name: Text,
    /// What stands on it, the lower layers first.
    #[serde(default)]
    pub element: Vec<Element>,
    /// Ids of the facts behind where it stands.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// The body's colour in the drawing: silver is a light grey, pearl nearly white, slate a dark grey, black not quite black,
/// gold an ochre, wine a dark red, teal a blue green; navy, green and violet are dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CardStyle {
    #[default]
    Silver,
    Black,
    Navy,
    Green,
    Gold,
    Wine,
    Teal,
    Blue,
    Violet,
    Pearl,
    Slate,
}

/// The shapes on a body, a tone lighter or darker. They are nobody's mark; with the colour they tell one card from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Motif {
    /// A broad band of light.
    #[default]
    Light,
    /// Oval rings in a fine frame.
    Rosette,
    /// The edge of one great disc.
    Arc,
    /// A slanted band, and a thin one beside it.
    Band,
    /// Two great discs that the edges cut.
    Discs,
    /// Three bars, one shorter than the other.
    Bars,
    /// Thin upright lines over a wave.
    Pinstripe,
    /// Two mountains.
    Peaks,
    /// Rings around a corner.
    Ripples,
    /// A sheet folded over.
    Fold,
    /// Rows of dots that grow.
    Dots,
    /// Two waves.
    Waves,
    /// Arrows, one after the other.
    Chevrons,
}

/// A card that a person can pick.
#[derive(Clone, Debug)]
pub struct Card {
    /// Stable name, as in `cardcode find amex`.
    pub id: String,
    /// Other names for the command line.
    pub aliases: Vec<String>,
    /// Its place in the list.
    pub order: u32,
    /// The name by which lists and headings call it.
    pub name: Text,
    /// The answer in one sentence: side, place, digits.
    pub lead: Text,
    /// Digits of the security code that a web shop asks for.
    pub digits: u8,
    /// How many digits, in words, where that depends on the network.
    pub digits_say: Option<Text>,
    /// Whether the code's spot differs from card to card, so that the picture is only an example.
    pub spot_varies: bool,
    /// Digits of the card number, group by group.
    pub grouping: Vec<u8>,
    pub style: CardStyle,
    pub motif: Motif,
    /// Words on where the code is when geometry alone cannot say it.
    pub note: Option<Text>,
    /// What to do if the code is not there, one way it can be missing after the other.
    pub missing: Vec<MissingCode>,
    /// Faces with this card's print, in the order in which they are turned.
    pub faces: Vec<Face>,
    /// Ids of the facts behind what is said of it.
    pub facts: Vec<String>,
}

/// One way in which a code is not to be found, and the true next step.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MissingCode {
    /// What the person sees.
    pub case: Text,
    /// What a person who sees it does next.
    pub then: Text,
}

impl Card {
    /// All that people call it: its id, its aliases, its name in each language.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let ids = std::iter::once(&self.id).chain(&self.aliases);
        ids.map(String::as_str)
            .chain(self.name.all().map(|(_, name)| name))
    }

    /// The face that carries the code, by its place in `faces`; the first where none does.
    pub fn code_face(&self) -> usize {
        self.faces
            .iter()
            .position(|face| face.code().is_some())
            .unwrap_or(0)
    }
}

impl Face {
    /// The element with the security code, if this face carries it.
    pub fn code(&self) -> Option<&Element> {
        self.element
            .iter()
            .find(|element| element.kind == ElementKind::Code)
    }

    /// What is taken for the code here and is not.
    pub fn decoys(&self) -> impl Iterator<Item = &Element> {
        self.element
            .iter()
            .filter(|element| element.kind == ElementKind::Decoy)
    }
}
