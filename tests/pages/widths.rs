//! Text is measured as it is drawn, though what measures it knows no terminal.

use cardcode::text::width::width;
use ratatui::buffer::CellWidth;

#[test]
fn text_is_as_wide_as_it_is_drawn() {
    for char in (char::MIN..=char::MAX).filter(|char| !char.is_ascii_control()) {
        for text in [
            char.to_string(),
            format!("ｶ{char}"),
            format!("{char}\u{fe0f}"),
        ] {
            assert_eq!(width(&text), usize::from(text.cell_width()), "{text:?}");
        }
    }
    for text in ["", "ｶﾞｷﾞ", "👩‍💻", "1️⃣", "e\u{301}", "カ\u{3099}"] {
        assert_eq!(width(text), usize::from(text.cell_width()), "{text:?}");
    }
}
