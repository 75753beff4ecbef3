//! The security code on its plate: framed, dark around, and named by a label outside the card.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::pack::model::card::{ElementKind, Side};
use crate::render::tui::card::canvas::{Area, Canvas};
use crate::render::tui::card::colours;
use crate::render::tui::card::digits::{self, BROAD, HIGH};
use crate::render::tui::card::outline::{frame_cells, leader, thick};
use crate::render::tui::card::phone::PHONE;
use crate::render::tui::card::size::SHARP;
use crate::text::width::width;
use crate::view::page::{Picture, PictureElement};

/// Columns of a card from which the code's digits are of several cells: sooner than those of its number.
const LARGE_CODE: usize = SHARP;
/// Columns of a card from which the code's digits stand apart.
const SPREAD: usize = SHARP - 6;
/// Rows of large digits in a frame of whole cells.
const FRAMED: usize = 5;
/// Quarters from a large digit to the next.
const PITCH: usize = 8;

/// How the code is printed.
#[derive(Clone, Copy, PartialEq)]
enum Size {
    /// Digits of several cells.
    Large,
    /// Digits with a cell between them.
    Spread,
    /// Digits side by side.
    Close,
}

/// Where the code's plate stands, in cells, the ends not among them. The outline belongs to it.
#[derive(Clone, Copy)]
struct Plate {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
    /// The same in quarters.
    area: Area,
    size: Size,
    /// Row of the digits.
    row: usize,
}

/// The row of the card number where that is below the code, else the row after the last.
fn number_below(canvas: &Canvas, picture: &Picture, code: &PictureElement) -> usize {
    let numbers = picture.marks.iter();
    let numbers = numbers.filter(|mark| mark.kind == ElementKind::Number);
    let rows = numbers.map(|number| canvas.row(&number.at));
    let below = rows.filter(|row| *row > canvas.row(&code.at));
    below.min().unwrap_or(canvas.rows)
}

/// Draws the code and the leader to its label. Returns the label's line.
pub(crate) fn draw(canvas: &mut Canvas, picture: &Picture) -> Line<'static> {
    let Some(code) = picture.code().filter(|_| canvas.look.steps_left == 0) else {
        return Line::default();
    };
    // All that belongs to it is its own: no mark is drawn over it.
    canvas.owner = picture.marks.iter().position(|mark| mark == code);
    let label = drawn(canvas, picture, code);
    canvas.owner = None;
    label
}

fn drawn(canvas: &mut Canvas, picture: &Picture, code: &PictureElement) -> Line<'static> {
    let plate = Plate::new(
        canvas,
        picture.side,
        code,
        number_below(canvas, picture, code),
    );
    if canvas.look.paints() && !canvas.look.ascii {
        plate.paint(canvas);
    } else {
        plate.outline(canvas);
    }
    plate.print(canvas, &code.print);
    plate.keep_off(canvas);
    if picture.side == Side::App && plate.beside(canvas, &picture.label) {
        return Line::default();
    }
    if canvas.label_rows() == 0 {
        // A part that is looked at closely is named by the words beside it, and has no room for more print.
        if canvas.print_columns() == canvas.columns {
            plate.tag(canvas, picture);
        }
        return Line::default();
    }
    plate.leader(canvas);
    plate.label(canvas, &picture.label)
}

impl Plate {
    /// A plate around the code, above this row.
    fn new(canvas: &Canvas, side: Side, code: &PictureElement, below: usize) -> Plate {
        let digits = code.print.chars().count();
        let columns = canvas.print_columns();
        let size = match columns {
            // On a phone, digits of five rows would cover the card number.
            SPREAD.. if canvas.look.ascii && side == Side::App => Size::Spread,
            LARGE_CODE.. => Size::Large,
            SPREAD.. => Size::Spread,
            _ => Size::Close,
        };
        // In cells, with a blank on either side of the digits and the outline around.
        let wide = match size {
            Size::Large => (PITCH * digits - 2).div_ceil(2) + 4,
            Size::Spread => digits * 2 + 3,
            Size::Close => digits + 2,
        };
        let most = canvas.columns.saturating_sub(wide + 1);
        let left = canvas.column(code.at.centre().0).saturating_sub(wide / 2);
        let left = left.clamp(1.min(most), most);
        let row = canvas.row(&code.at);
        let rows = canvas.rows * 2;
        let (top, high) = match size {
            Size::Large => {
                let middle = canvas.quarter_row(code.at.centre().1);
                let (top, high) = (middle.saturating_sub(HIGH / 2 + 2), HIGH + 4);
                (top.min((below * 2).saturating_sub(high)), high)
            }
            Size::Spread => ((row * 2).saturating_sub(2), 6),
            Size::Close => ((row * 2).saturating_sub(1), 4),
        };
        let top = top.min(rows.saturating_sub(high));
        let area = Area {
            left: left * 2,
            top,
            right: (left + wide) * 2,
            bottom: (top + high).min(rows),
        };
        let in_cells = canvas.look.ascii || !canvas.look.paints();
        let (top, bottom) = match size {
            Size::Close => (row, row + 1),
            // Frames of whole cells are as high as the painted ones or higher.
            Size::Large if in_cells => {
                let (from, high) = match canvas.look.ascii {
                    true => (row.saturating_sub(HIGH.div_ceil(2)), HIGH + 2),
                    false => (top.div_ceil(2), FRAMED),
                };
                let top = from.min(below.saturating_sub(high));
                (top, top + high)
            }
            _ => (top / 2, area.bottom.div_ceil(2)),
        };
        Plate {
            left,
            top,
            right: left + wide,
            bottom,
            area,
            size,
            row: if size == Size::Large { top } else { row },
        }
    }

    /// Column of the leader.
    fn middle(&self) -> usize {
        (self.left + self.right - 1) / 2
    }

    fn paint(&self, canvas: &mut Canvas) {
        let (dark, bright) = colours::materials(canvas.look.depth).code;
        canvas.fill(self.area, dark);
        let sides = if self.size == Size::Close { 1 } else { 2 };
        let inner = Area {
            left: self.area.left + sides,
            top: self.area.top + 1,
            right: self.area.right - sides,
            bottom: self.area.bottom - 1,
        };
        canvas.fill(inner, bright);
    }

    /// The plate in lines, where there are no colours or no half blocks.
    fn outline(&self, canvas: &mut Canvas) {
        let style = colours::code(canvas.look);
        if self.size == Size::Close {
            return;
        }
        let strokes = thick(canvas.look);
        // Without colours, large digits are bright themselves.
        let ground = match self.size {
            Size::Large if !canvas.look.paints() => Style::new(),
            _ => style,
        };
        for row in self.top..self.bottom {
            canvas.text(row, self.left, &" ".repeat(self.right - self.left), ground);
        }
        // The frame itself is not reversed, so that it stands out from what is within.
        let frame = colours::strokes(canvas.look);
        let (from, to) = ((self.left, self.top), (self.right, self.bottom));
        frame_cells(canvas, from, to, strokes, frame);
    }

    fn print(&self, canvas: &mut Canvas, print: &str) {
        let style = colours::code(canvas.look);
        let ink = colours::strokes(canvas.look);
        match self.size {
            Size::Large if canvas.look.ascii => {
                let ink = colours::solid(canvas.look);
                digits::print_whole(canvas, print, (self.left + 2, self.top + 1), ink);
            }
            Size::Large => {
                let top = match canvas.look.paints() {
                    true => self.area.top + 2,
                    false => self.top * 2 + 2,
                };
                for row in self.top..self.bottom {
                    for column in self.left + 1..self.right - 1 {
                        let is_inner =
                            canvas.look.paints() || (row > self.top && row + 1 < self.bottom);
                        if is_inner {
                            canvas.free(row, column);
                        }
                    }
                }
                let at = ((self.left + 2) * 2, top);
                let digits = digits::of(print);
                digits::print(canvas, &digits, at, (BROAD, PITCH), ink);
            }
            Size::Spread => {
                let spread: Vec<String> = print.chars().map(String::from).collect();
                let text = format!(" {} ", spread.join(" "));
                canvas.text(self.row, self.left + 1, &text, style);
            }
            Size::Close if canvas.look.ascii || !canvas.look.paints() => {
                canvas.text(self.row, self.left, &format!("[{print}]"), style);
            }
            Size::Close => canvas.text(self.row, self.left + 1, print, style),
        }
    }

    /// Nothing else is printed on the plate, nor in the cell beside it.
    fn keep_off(&self, canvas: &mut Canvas) {
        for row in self.top..self.bottom {
            for column in self.left.saturating_sub(1)..=self.right {
                if canvas.is_free(row, column, column + 1) {
                    canvas.keep(row, column);
                }
            }
        }
    }

    /// A line from the card's upper edge to the plate.
    fn leader(&self, canvas: &mut Canvas) {
        let column = self.middle();
        if self.size == Size::Close && canvas.rows < 8 {
            return;
        }
        let (style, glyph) = leader(canvas, true);
        let is_painted = canvas.look.paints() && !canvas.look.ascii;
        for row in 0..self.top {
            canvas.text(row, column, glyph, style);
        }
        if self.size == Size::Close {
            return;
        }
        if !is_painted {
            let met = thick(canvas.look).met;
            canvas.text(self.top, column, met, style);
        } else {
            let (_, bright) = colours::materials(canvas.look.depth).code;
            // It runs through the outline.
            let joint = Area {
                left: column * 2,
                top: self.top * 2,
                right: column * 2 + 2,
                bottom: self.area.top + 1,
            };
            canvas.fill(joint, bright);
            canvas.keep(self.top, column);
        }
    }

    /// The label's line, its tag over the leader.
    fn label(&self, canvas: &Canvas, label: &str) -> Line<'static> {
        let tag = format!(" {label} ");
        let cells = width(&tag);
        if cells > canvas.columns {
            return Line::default();
        }
        let left = self
            .middle()
            .saturating_sub(cells / 2)
            .min(canvas.columns - cells);
        Line::from(vec![
            Span::raw(" ".repeat(left)),
            Span::styled(tag, colours::code(canvas.look)),
            Span::raw(" ".repeat(canvas.columns - cells - left)),
        ])
    }

    /// The word for it where there is no row for a label: beside the plate, on the side that is nearer to the middle, or
    /// over it, where that is the place of digits that the words name by a letter, or under it where it would hide the panel
    /// by which people find the code.
    fn tag(&self, canvas: &mut Canvas, picture: &Picture) {
        let tag = format!(" {} ", picture.tag);
        let cells = width(&tag);
        let most = canvas.columns.saturating_sub(cells + 1);
        let over = self.middle().saturating_sub(cells / 2).min(most);
        let before = self.left.checked_sub(cells + 1);
        let after = Some(self.right + 1).filter(|after| after + cells < canvas.columns);
        let is_lettered =
            |mark: &PictureElement| mark.letter.is_some() && canvas.row(&mark.at) == self.row;
        let has_panel = |row: &usize| {
            let panels = picture.marks.iter();
            let mut panels = panels.filter(|mark| mark.kind == ElementKind::Panel);
            panels.any(|panel| {
                let area = canvas.area(&panel.at);
                (area.top / 2..area.bottom.div_ceil(2)).contains(row)
            })
        };
        let above = self.row.saturating_sub(1);
        let beside = [above, (self.row + 1).min(canvas.rows - 1)];
        let apart = beside.into_iter().find(|row| !has_panel(row));
        let (row, places) = match picture.marks.iter().any(is_lettered) || has_panel(&self.row) {
            true => (apart.unwrap_or(above), [Some(over), None]),
            false if self.middle() * 2 > canvas.columns => (self.row, [before, after]),
            false => (self.row, [after, before]),
        };
        if let Some(from) = places.into_iter().flatten().find(|from| *from > 0) {
            // Not as the code itself, which has no frame here to tell it from its name.
            canvas.text(row, from, &tag, leader(canvas, true).0);
        }
    }

    /// The label beside a phone, a line leading to it. Returns whether there was room.
    fn beside(&self, canvas: &mut Canvas, label: &str) -> bool {
        let from = canvas.column(PHONE.x + PHONE.w) + 2;
        let tag = format!(" {label} ");
        if from + width(&tag) > canvas.columns {
            return false;
        }
        let row = (self.top + self.bottom - 1) / 2;
        let (style, glyph) = leader(canvas, false);
        for column in self.right..from {
            canvas.text(row, column, glyph, style);
        }
        canvas.text(row, from, &tag, colours::code(canvas.look));
        true
    }
}
