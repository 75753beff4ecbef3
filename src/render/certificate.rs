//! A certificate as a page of A4 to print: SVG, with no picture, script or font from elsewhere.

use crate::text::wrap::wrap;
use crate::view::certificate::CertificateText;

/// Millimetres of the page, and of its margin.
const PAGE: (f32, f32) = (210.0, 297.0);
const LEFT: f32 = 30.0;
/// Where what a row says begins.
const SAYS: f32 = 82.0;
/// Cells of a line where it is not cut: a Japanese character takes two.
const CELLS: usize = 48;

/// Ink of words, of what they are called, and of lines.
const INK: &str = "#1b1b1b";
const PALE: &str = "#6a6a6a";
const LINE: &str = "#b5b5b5";
const GOOD: &str = "#1d6b3a";

/// The certificate on one page, as SVG.
pub fn svg(told: &CertificateText) -> String {
    let mut sheet = PrintedPage::default();
    let (wide, high) = PAGE;
    sheet.add(&format!(
        "<rect x=\"12\" y=\"12\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{LINE}\" stroke-width=\"0.4\"/>",
        wide - 24.0,
        high - 24.0
    ));
    if let Some(centre) = &told.centre {
        sheet.text((LEFT, 38.0), 5.0, PALE, centre);
    }
    sheet.text((LEFT, 54.0), 10.0, INK, &told.title);
    sheet.text((LEFT, 76.0), 8.0, INK, &told.candidate);
    let ink = if told.is_passed { GOOD } else { INK };
    sheet.text((LEFT, 90.0), 6.0, ink, &told.lead);
    let mut y = 100.0;
    for gap in &told.gaps {
        y = sheet.paragraph((LEFT, y), 4.0, PALE, gap, 74);
    }
    y += 6.0;
    for (name, says) in &told.rows {
        sheet.line(y - 6.0);
        sheet.text((LEFT, y), 4.0, PALE, name);
        y = sheet.paragraph((SAYS, y), 4.0, INK, says, CELLS) + 3.0;
    }
    sheet.line(y - 6.0);
    y += 4.0;
    for checked in &told.checked {
        y = sheet.paragraph((LEFT, y), 3.6, PALE, checked, 82);
    }
    let (name, letters) = &told.check;
    sheet.text((LEFT, 246.0), 4.0, PALE, name);
    sheet.add(&format!(
        "<text x=\"{LEFT}\" y=\"256\" font-size=\"7\" letter-spacing=\"0.8\" fill=\"{INK}\">{}</text>",
        escaped(letters)
    ));
    sheet.add(&format!(
        "<path d=\"M112 258H180\" stroke=\"{INK}\" stroke-width=\"0.3\"/>"
    ));
    sheet.text((112.0, 264.0), 3.6, PALE, &told.trainer);
    sheet.end(&told.title)
}

#[derive(Default)]
struct PrintedPage(String);

impl PrintedPage {
    fn add(&mut self, element: &str) {
        self.0.push_str(element);
        self.0.push('\n');
    }

    fn text(&mut self, (x, y): (f32, f32), size: f32, ink: &str, text: &str) {
        let text = escaped(text);
        self.add(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{ink}\">{text}</text>"
        ));
    }

    /// Lines of at most so many cells; returns where the next one stands.
    fn paragraph(
        &mut self,
        (x, y): (f32, f32),
        size: f32,
        ink: &str,
        text: &str,
        cells: usize,
    ) -> f32 {
        let mut y = y;
        for line in wrap(text, cells) {
            self.text((x, y), size, ink, line);
            y += size * 1.5;
        }
        y
    }

    fn line(&mut self, y: f32) {
        let right = PAGE.0 - LEFT;
        self.add(&format!(
            "<path d=\"M{LEFT} {y}H{right}\" stroke=\"{LINE}\" stroke-width=\"0.2\"/>"
        ));
    }

    fn end(self, title: &str) -> String {
        let (wide, high) = PAGE;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}mm\" height=\"{high}mm\" viewBox=\"0 0 {wide} {high}\" font-family=\"'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', sans-serif\">\n<title>{}</title>\n<rect width=\"{wide}\" height=\"{high}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            escaped(title),
            self.0
        )
    }
}

/// A text in XML.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
