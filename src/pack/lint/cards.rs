//! Cards: everything lies on the card, the code is there once and as long as is said, and nothing hides it.

use foldhash::HashMap;

use crate::pack::lint::assemble::Sections;
use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::tree::{Leaf, Tree};
use crate::pack::model::card::{Card, Element, ElementKind, Face, Rect};
use crate::pack::model::card::{HEIGHT, WIDTH};
use crate::pack::span::SourcePos;

/// Looks at every face and every card.
pub(crate) fn look(pack: &Sections, trees: &[Tree], found: &mut ProblemList) {
    let faces = pack.faces.iter().flat_map(|faces| &faces.face);
    let tree = trees.iter().find(|tree| tree.path() == "faces.toml");
    let places = tree.map(ElementPositions::of);
    for face in faces {
        let (Some(tree), Some(places)) = (tree, &places) else {
            return;
        };
        for element in &face.element {
            of_element(face, element, || places.get(face, element), found);
        }
        let codes = face
            .element
            .iter()
            .filter(|element| element.kind == ElementKind::Code);
        if codes.count() > 1 {
            let with = vec![("face", face.id.clone())];
            found.tell(tree.place_of("face.id", &face.id), "code-twice", with);
        }
    }
    for card in &pack.cards {
        let own = |tree: &&Tree| {
            tree.path().starts_with("cards/") && tree.all("id").any(|leaf| leaf.value == card.id)
        };
        if let Some(tree) = trees.iter().find(own) {
            of_card(card, &tree.place_of("id", &card.id), found);
        }
    }
}

fn of_element(
    face: &Face,
    element: &Element,
    place: impl Fn() -> SourcePos,
    found: &mut ProblemList,
) {
    let Rect { x, y, w, h } = element.at;
    let name = || vec![("element", element.id.clone())];
    // Written so that a figure that is no number is told too.
    if !(w > 0.0 && h > 0.0) {
        found.tell(place(), "no-size", name());
    } else if !(x >= 0.0 && y >= 0.0 && x + w <= WIDTH + ROUNDING && y + h <= HEIGHT + ROUNDING) {
        let mut with = name();
        with.extend([("width", WIDTH.to_string()), ("height", HEIGHT.to_string())]);
        found.tell(place(), "off-card", with);
    }
    if element.kind == ElementKind::Decoy && (element.name.is_none() || element.why.is_none()) {
        found.tell(place(), "decoy", name());
    }
    // A panel is what the code is printed on.
    let lies_over = |code: &Element| {
        !matches!(element.kind, ElementKind::Code | ElementKind::Panel)
            && meet(&element.at, &code.at)
    };
    if face.code().is_some_and(lies_over) {
        found.tell(place(), "overlap", name());
    }
}

/// Millimetres by which a sum of figures that meets the edge may seem to pass it.
const ROUNDING: f32 = 0.001;

/// Whether two rectangles have a part in common.
fn meet(one: &Rect, other: &Rect) -> bool {
    one.x < other.x + other.w
        && other.x < one.x + one.w
        && one.y < other.y + other.h
        && other.y < one.y + one.h
}

/// Where the elements of the faces stand, looked up once.
struct ElementPositions<'t> {
    tree: &'t Tree<'t>,
    at: HashMap<(Option<usize>, &'t str), &'t Leaf<'t>>,
    faces: HashMap<&'t str, Option<usize>>,
}

impl<'t> ElementPositions<'t> {
    fn of(tree: &'t Tree<'t>) -> ElementPositions<'t> {
        let elements = tree.all("face.element.id");
        let faces = tree.all("face.id");
        ElementPositions {
            tree,
            at: elements
                .map(|leaf| ((tree.item(leaf), &*leaf.value), leaf))
                .collect(),
            faces: faces.map(|leaf| (&*leaf.value, tree.item(leaf))).collect(),
        }
    }

    fn get(&self, face: &Face, element: &Element) -> SourcePos {
        let face_at = self.faces.get(&*face.id).copied().flatten();
        match self.at.get(&(face_at, &*element.id)) {
            Some(leaf) => self.tree.place(leaf),
            None => self.tree.place_of("face.id", &face.id),
        }
    }
}

fn of_card(card: &Card, place: &SourcePos, found: &mut ProblemList) {
    let codes: Vec<&Element> = card.faces.iter().filter_map(Face::code).collect();
    if codes.is_empty() {
        let with = vec![("card", card.id.clone())];
        found.tell(place.clone(), "no-code", with);
    }
    for code in codes {
        let n = code.print.bytes().filter(u8::is_ascii_digit).count();
        // Nothing but digits: what else is printed there is no code.
        if n != usize::from(card.digits) || n != code.print.len() {
            let with = vec![("n", n.to_string()), ("digits", card.digits.to_string())];
            found.tell(place.clone(), "code-digits", with);
        }
    }
    let elements = card.faces.iter().flat_map(|face| &face.element);
    for number in elements.filter(|element| element.kind == ElementKind::Number) {
        let got: Vec<usize> = number.print.split(' ').map(str::len).collect();
        let wanted = card.grouping.iter().map(|n| usize::from(*n));
        // Without groups nothing is wanted, which is told as that.
        if !card.grouping.is_empty() && got.iter().copied().ne(wanted) {
            let joined = |groups: Vec<String>| groups.join("-");
            let with = vec![
                ("got", joined(got.iter().map(ToString::to_string).collect())),
                (
                    "want",
                    joined(card.grouping.iter().map(ToString::to_string).collect()),
                ),
            ];
            found.tell(place.clone(), "grouping", with);
        }
    }
}
