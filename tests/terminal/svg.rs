//! A screen as an SVG picture.

use std::fmt::Write;

/// Pixels of a cell.
const CELL: (usize, usize) = (9, 19);

/// The picture's ink and ground where the terminal's own are used.
const OWN: (&str, &str) = ("#d8dee0", "#16181a");

/// The screen as SVG: a rectangle for each run of ground, a text for each glyph, so that wide ones stand right.
pub fn svg(screen: &vt100::Screen) -> String {
    framed(screen, "", &drawn(screen))
}

/// Screens one after the other, each for so many seconds, again and again. Where nothing moves the first one stays.
pub fn moving(screens: &[vt100::Screen], seconds: usize) -> String {
    let all = screens.len() * seconds;
    let part = 100.0 / screens.len() as f64;
    let style = format!(
        "<style>@keyframes show{{0%,{part:.3}%{{visibility:visible}}{:.3}%,100%{{visibility:hidden}}}}\
         .f{{visibility:hidden;animation:show {all}s step-end infinite}}\
         @media(prefers-reduced-motion:reduce){{.f{{animation:none}}.f:first-of-type{{visibility:visible}}}}</style>\n",
        part + 0.001
    );
    let mut frames = String::new();
    for (place, screen) in screens.iter().enumerate() {
        let _ = write!(
            frames,
            "<g class=\"f\" style=\"animation-delay:{}s\">\n{}</g>\n",
            place * seconds,
            drawn(screen)
        );
    }
    framed(&screens[0], &style, &frames)
}

/// The ground of a terminal with this drawn on it.
fn framed(screen: &vt100::Screen, style: &str, drawn: &str) -> String {
    let (rows, columns) = screen.size();
    let (width, height) = (
        usize::from(columns.get()) * CELL.0 + 20,
        usize::from(rows.get()) * CELL.1 + 20,
    );
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>text{{font:15px 'DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace;white-space:pre}}</style>\n\
         {style}<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n{drawn}</svg>\n",
        OWN.1
    )
}

/// What stands on a screen.
fn drawn(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let mut svg = String::new();
    for row in 0..rows.get() {
        let y = 10 + usize::from(row) * CELL.1;
        for (from, cells, ground) in grounds(screen, row)
            .into_iter()
            .filter(|(.., ground)| ground != OWN.1)
        {
            let (x, width) = (10 + from * CELL.0, cells * CELL.0);
            let _ = writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{ground}\"/>",
                CELL.1
            );
        }
        for column in 0..columns.get() {
            let cell = screen.cell(row, column);
            if let Some(cell) = cell.filter(|cell| !cell.is_wide_continuation()) {
                svg += &glyph(cell, (10 + usize::from(column) * CELL.0, y));
            }
        }
    }
    svg
}

/// What stands in a cell whose upper left corner is there: an underline, half a block, or a letter.
fn glyph(cell: &vt100::Cell, (x, y): (usize, usize)) -> String {
    let (ink, _) = colours(cell);
    let wide = CELL.0 * (1 + usize::from(cell.is_wide()));
    let bar = |y: usize, height: usize| {
        format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\" fill=\"{ink}\"/>\n")
    };
    let line = match cell.underline() {
        true => bar(y + CELL.1 - 2, 1),
        false => String::new(),
    };
    let upper = CELL.1.div_ceil(2);
    line + &match cell.contents() {
        "" | " " => String::new(),
        block if quarters(block).is_some() => quarters(block)
            .into_iter()
            .flatten()
            .map(|(right, lower)| {
                let half = wide.div_ceil(2);
                let (x, wide) = if right { (x + half, wide - half) } else { (x, half) };
                let (y, high) = if lower { (y + upper, CELL.1 / 2) } else { (y, upper) };
                format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" fill=\"{ink}\"/>\n")
            })
            .collect(),
        glyph => {
            let glyph = glyph.replace('&', "&amp;").replace('<', "&lt;");
            let weight = match (cell.bold(), cell.dim()) {
                (true, _) => " font-weight=\"bold\"",
                (_, true) => " fill-opacity=\"0.66\"",
                _ => "",
            };
            let y = y + 14;
            format!(
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{wide}\" fill=\"{ink}\"{weight}>{glyph}</text>\n"
            )
        }
    }
}

/// The quarters that a block fills: whether each is a right one, and a lower one.
fn quarters(block: &str) -> Option<Vec<(bool, bool)>> {
    const BLOCKS: [&str; 15] = [
        "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ];
    let mask = BLOCKS.iter().position(|one| *one == block)? + 1;
    let all = [(false, false), (true, false), (false, true), (true, true)];
    let filled = all.into_iter().enumerate();
    Some(
        filled
            .filter(|(at, _)| mask >> at & 1 == 1)
            .map(|(_, quarter)| quarter)
            .collect(),
    )
}

/// Ink and ground of a cell.
fn colours(cell: &vt100::Cell) -> (String, String) {
    let (ink, ground) = (colour(cell.fgcolor(), OWN.0), colour(cell.bgcolor(), OWN.1));
    if cell.inverse() {
        (ground, ink)
    } else {
        (ink, ground)
    }
}

/// Runs of one ground on a row: first column, cells, colour.
fn grounds(screen: &vt100::Screen, row: u16) -> Vec<(usize, usize, String)> {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    for column in 0..screen.size().1.get() {
        let Some(cell) = screen.cell(row, column) else {
            continue;
        };
        if let Some((_, cells, _)) = runs.last_mut().filter(|_| cell.is_wide_continuation()) {
            *cells += 1;
            continue;
        }
        let ground = colours(cell).1;
        match runs.last_mut() {
            Some((_, cells, last)) if *last == ground => *cells += 1,
            _ => runs.push((usize::from(column), 1, ground)),
        }
    }
    runs
}

/// A terminal's colour as the web writes it: 16 fixed ones, the 6 x 6 x 6 cube, the grey ramp.
fn colour(colour: vt100::Color, own: &str) -> String {
    match colour {
        vt100::Color::Default => own.to_owned(),
        vt100::Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        vt100::Color::Idx(index @ 16..=231) => {
            let step = |value: u8| if value == 0 { 0 } else { 55 + 40 * value };
            let index = index - 16;
            format!(
                "#{:02x}{:02x}{:02x}",
                step(index / 36),
                step(index / 6 % 6),
                step(index % 6)
            )
        }
        vt100::Color::Idx(index @ 232..) => {
            let grey = 8 + 10 * (index - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
        vt100::Color::Idx(8) => "#8a8f92".to_owned(),
        vt100::Color::Idx(_) => own.to_owned(),
    }
}
