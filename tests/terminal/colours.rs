//! What a terminal without colours, with another ground or with wide glyphs is shown.

use crate::common::{
    program::PROGRAM,
    pty::{Answers, USUAL},
    terminal::Terminal,
};

fn guide(args: &[&str], environment: &[(&str, &str)], answers: Option<Answers>) -> Terminal {
    let folder = std::env::temp_dir();
    Terminal::run((80, 24), PROGRAM, args, environment, &folder, answers)
}

/// Whether any cell of the screen has a colour.
fn is_coloured(screen: &vt100::Screen) -> bool {
    let (rows, columns) = screen.size();
    let mut cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |at| (row, at)));
    cells.any(|(row, column)| {
        let cell = screen.cell(row, column).unwrap();
        cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default
    })
}

#[test]
fn without_colours_the_mark_and_the_code_are_plain_to_see() {
    let no_color = [("NO_COLOR", "1"), ("LANG", "C.UTF-8")];
    let vt100 = [("TERM", "vt100")];
    for (args, environment) in [
        (&["find"][..], &no_color[..]),
        (&["find", "--theme", "mono"], &[][..]),
        (&["find"], &vt100[..]),
    ] {
        let mut terminal = guide(args, environment, USUAL);
        terminal.marks("1 American Express");
        let (mark, code) = terminal.wait("the card", |screen| {
            assert!(!is_coloured(screen));
            let row = screen.cursor_position().0;
            let column = screen.cursor_position().1 + 4;
            let mark = screen.cell(row, column)?.clone();
            let contents: Vec<String> = screen.rows(0, 80).collect();
            let row = contents
                .iter()
                .position(|row| row.contains("┃ ▄█  ▀▀█ ▀▀█ █ █ ┃"))?;
            let at = contents[row].find("┃ ▄█")?;
            let column = contents[row][..at].chars().count() + 2;
            Some((mark, screen.cell(row as u16, column as u16)?.clone()))
        });
        assert!(mark.inverse() && mark.bold(), "{args:?}: {mark:?}");
        assert!(code.bold(), "{args:?}: {code:?}");
        terminal.send("q");
        let left = terminal.left();
        assert_eq!(left.is_clean().code, 0);
        let bytes = String::from_utf8_lossy(&left.bytes).into_owned();
        assert!(!bytes.contains("\x1b[38;") && !bytes.contains("\x1b[48;"));
    }
}

#[test]
fn the_theme_asked_for_is_stronger_than_no_color() {
    let args = ["find", "amex", "--theme", "dark"];
    let terminal = guide(&args, &[("NO_COLOR", "1")], USUAL);
    terminal.wait("colours", |screen| is_coloured(screen).then_some(()));
    assert_eq!(terminal.hang_up(), 129);
}

#[test]
fn the_terminal_is_asked_for_its_ground() {
    let caution = |ground, args: &[&str]| {
        let answers = Some(Answers {
            ground,
            half_block: 1,
        });
        let mut terminal = guide(args, &[("LANG", "C.UTF-8")], answers);
        terminal.shows("What happened?");
        terminal.types("413");
        terminal.shows("The PIN is locked");
        let ink = terminal.wait("the caution", |screen| {
            let rows: Vec<String> = screen.rows(0, 80).collect();
            let row = rows.iter().position(|row| row.contains("Take care"))?;
            let column = rows[row].find("Take care")?;
            Some(screen.cell(row as u16, column as u16)?.fgcolor())
        });
        terminal.send("q");
        assert_eq!(terminal.left().is_clean().code, 0);
        ink
    };
    let (dark, light) = (vt100::Color::Idx(9), vt100::Color::Idx(1));
    assert_eq!(caution("0000/0000/0000", &["diagnose"]), dark);
    assert_eq!(caution("ffff/ffff/ffff", &["diagnose"]), light);
    assert_eq!(caution("fd/f6/e3", &["diagnose"]), light);
    let args = ["diagnose", "--theme", "light"];
    assert_eq!(caution("0000/0000/0000", &args), light);
}

#[test]
fn where_ambiguous_glyphs_are_not_narrow_cards_are_drawn_without_them() {
    // Two cells: they are wide. None, three or four: the terminal does not read UTF-8, and shows bytes or nothing.
    for half_block in [2, 0, 3, 4] {
        let answers = Some(Answers {
            ground: "0000/0000/0000",
            half_block,
        });
        let mut terminal = guide(&["find", "amex"], &[("LANG", "ja_JP.UTF-8")], answers);
        terminal.wait("a card of whole cells", |screen| {
            let contents = screen.contents();
            (contents.contains("| ##    #   # # # |") && !contents.contains(['▀', '▄']))
                .then_some(())
        });
        terminal.send("q");
        assert_eq!(terminal.left().is_clean().code, 0);
    }
    // And so where it is asked for.
    let terminal = guide(&["find", "amex", "--ascii"], &[], None);
    terminal.shows("| ##    #   # # # |");
    let contents = terminal.wait("the screen", |screen| Some(screen.contents()));
    assert!(!contents.contains(['▀', '▄']));
    assert_eq!(terminal.hang_up(), 129);
}
