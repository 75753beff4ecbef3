//! Text that hangs after a sign.

use std::borrow::Cow;

use ratatui::text::{Line, Span};

use crate::text::width::width;
use crate::text::wrap::wrap;

/// Lines after a sign, the later ones under the first.
pub(crate) fn hanging<'a>(
    sign: impl Into<Cow<'a, str>>,
    text: &'a str,
    room: usize,
) -> Vec<Line<'a>> {
    let mut sign = sign.into();
    let indent = width(&sign);
    let line = |line| {
        let begin = std::mem::replace(&mut sign, " ".repeat(indent).into());
        Line::from(vec![Span::raw(begin), Span::raw(line)])
    };
    wrap(text, room.saturating_sub(indent))
        .into_iter()
        .map(line)
        .collect()
}
