//! Frames as bytes: without needless moves they show the same.

use cardcode::pack::content::Pack;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::View;
use cardcode::text::lang::Lang;
use cardcode::view::router::page;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};

#[test]
fn frames_without_needless_moves_show_the_same() {
    let pack = Pack::embedded().unwrap();
    let cells = |count| std::num::NonZeroU16::new(count).unwrap();
    let parser = || vt100::Parser::new(cells(24), cells(80), 0);
    let (mut whole, mut lean) = (parser(), parser());
    let bytes = SharedBytes::default();
    let mut terminal = ratatui::Terminal::with_options(
        CrosstermBackend::new(bytes.clone()),
        TerminalOptions {
            viewport: Viewport::Fixed(Rect::new(0, 0, 80, 24)),
        },
    )
    .unwrap();
    let mut view = View::default();
    let (mut long, mut short) = (0, 0);
    for state in crate::common::every_state(&Lang::new("ja")) {
        let page = page(&pack, &state);
        terminal
            .draw(|frame| view.draw(frame, &page, Look::default()))
            .unwrap();
        let frame = std::mem::take(&mut *bytes.0.borrow_mut());
        let leaner = cardcode::terminal::cursor_moves::lean(&frame, 80);
        whole.process(&frame);
        lean.process(&leaner);
        assert_eq!(
            whole.screen().contents_formatted(),
            lean.screen().contents_formatted(),
            "{}",
            page.id
        );
        long += frame.len();
        short += leaner.len();
    }
    assert!(short * 3 < long * 2, "{short} of {long} bytes");
}

/// Bytes that a backend writes and a test reads.
#[derive(Clone, Default)]
struct SharedBytes(std::rc::Rc<std::cell::RefCell<Vec<u8>>>);

impl std::io::Write for SharedBytes {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
