//! A face in words, from the same millimetres that draw it.

use crate::pack::content::Pack;
use crate::pack::model::card::{Card, Element, ElementKind, Face, Rect};
use crate::pack::model::card::{HEIGHT, WIDTH};
use crate::text::catalogue::{TextKey, ui};

use crate::pack::words::Words;

/// Where the security code is beside what a person can already see: above the number, at the right end of the
/// signature panel. `None` where the face carries no code.
pub(crate) fn of_code(words: Words, face: &Face) -> Option<String> {
    let code = face.code()?.at;
    let find = |kind| {
        face.element
            .iter()
            .find(|element| element.kind == kind)
            .map(|element| element.at)
    };
    let text = match (find(ElementKind::Panel), find(ElementKind::Number)) {
        (Some(panel), _) if panel.holds(code.centre()) => inside(&panel, &code),
        (Some(panel), _) if is_right_of(&panel, &code) => ui::place::BOX_RIGHT,
        (_, Some(number)) => beside(&number, &code),
        _ => return Some(in_thirds(words, &code)),
    };
    Some(words.say(text))
}

/// Whether it stands right beside a panel, not only somewhere to its right.
fn is_right_of(panel: &Rect, code: &Rect) -> bool {
    let (_, y) = code.centre();
    code.x >= panel.x + panel.w && (panel.y..=panel.y + panel.h).contains(&y)
}

/// Where it is inside a panel: by thirds of its width.
fn inside(panel: &Rect, code: &Rect) -> TextKey {
    let third = (code.centre().0 - panel.x) / panel.w * 3.0;
    match third {
        t if t < 1.0 => ui::place::IN_LEFT,
        t if t < 2.0 => ui::place::IN_MIDDLE,
        _ => ui::place::IN_RIGHT,
    }
}

/// Where it is beside the number. "At the right end" means that its middle lies in the last third of the
/// number's width, or farther.
fn beside(number: &Rect, code: &Rect) -> TextKey {
    let (x, y) = code.centre();
    let third = (x - number.x) / number.w * 3.0;
    if y < number.y {
        return match third {
            t if t < 1.0 => ui::place::ABOVE_LEFT,
            t if t < 2.0 => ui::place::ABOVE,
            _ => ui::place::ABOVE_RIGHT,
        };
    }
    if y > number.y + number.h {
        return if third < 2.0 {
            ui::place::BELOW
        } else {
            ui::place::BELOW_RIGHT
        };
    }
    ui::place::BESIDE_RIGHT
}

/// The whole face, line by line from its top: what stands where, the code named with its place.
pub(crate) fn of_face(words: Words, face: &Face) -> Vec<String> {
    let mut elements: Vec<_> = face.element.iter().collect();
    elements.sort_by(|a, b| a.at.centre().1.total_cmp(&b.at.centre().1));
    let mut lines = vec![words.fill(
        ui::place::FACE_SENTENCE,
        &[("face", words.say(&face.name).as_str())],
    )];
    for element in elements {
        let name = name(words, element);
        let place = in_thirds(words, &element.at);
        lines.push(match element.kind {
            ElementKind::Code => {
                let place = of_code(words, face).unwrap_or(place);
                let digits = element
                    .print
                    .chars()
                    .filter(char::is_ascii_digit)
                    .count()
                    .to_string();
                words.fill(
                    ui::place::CODE_SENTENCE,
                    &[("name", &name), ("place", &place), ("n", &digits)],
                )
            }
            ElementKind::Number => {
                let groups: Vec<String> = element
                    .print
                    .split(' ')
                    .map(|group| group.len().to_string())
                    .collect();
                words.fill(
                    ui::place::NUMBER_SENTENCE,
                    &[
                        ("name", &name),
                        ("place", &place),
                        ("groups", &groups.join("-")),
                    ],
                )
            }
            _ => words.fill(ui::place::SENTENCE, &[("name", &name), ("place", &place)]),
        });
    }
    lines
}

/// What is printed there, words in the person's language.
pub(crate) fn print(words: Words, element: &Element) -> String {
    match &element.says {
        Some(says) => words.say(says),
        None => element.print.clone(),
    }
}

/// What something on a card is called.
pub(crate) fn name(words: Words, element: &Element) -> String {
    let key = match element.kind {
        ElementKind::Brand => ui::kind::BRAND,
        ElementKind::Issuer => ui::kind::ISSUER,
        ElementKind::Chip => ui::kind::CHIP,
        ElementKind::Stripe => ui::kind::STRIPE,
        ElementKind::Panel => ui::kind::PANEL,
        ElementKind::Hologram => ui::kind::HOLOGRAM,
        ElementKind::Number => ui::kind::NUMBER,
        ElementKind::Name => ui::kind::NAME,
        ElementKind::Expiry => ui::kind::EXPIRY,
        ElementKind::Code => ui::kind::CODE,
        ElementKind::Decoy | ElementKind::Print => ui::kind::PRINT,
    };
    match element
        .name
        .as_ref()
        .filter(|_| element.kind == ElementKind::Decoy)
    {
        Some(name) => words.say(name),
        None => words.say(key),
    }
}

/// Where something is on the card, by thirds of its height and width.
pub(crate) fn in_thirds(words: Words, at: &Rect) -> String {
    let (x, y) = at.centre();
    let pick = |part: f32, first, second, third| match (part * 3.0) as u8 {
        0 => first,
        1 => second,
        _ => third,
    };
    let down = pick(
        y / HEIGHT,
        ui::place::TOP,
        ui::place::CENTRE,
        ui::place::BOTTOM,
    );
    let along = pick(
        x / WIDTH,
        ui::place::LEFT,
        ui::place::MIDDLE,
        ui::place::RIGHT,
    );
    words.fill(down, &[("along", words.say(along).as_str())])
}

/// The code's place on a card in the words of a language; empty for a card without a printed one.
pub fn code_place(pack: &Pack, lang: &crate::text::lang::Lang, card: &Card) -> String {
    card.faces
        .get(card.code_face())
        .and_then(|face| of_code(Words { pack, lang }, face))
        .unwrap_or_default()
}
