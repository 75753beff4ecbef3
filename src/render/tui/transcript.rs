//! A conversation as people know it from their messages: the oldest at the top, the newest at the bottom.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::render::tui::cells::beside;
use crate::render::tui::theme::{self, Look};
use crate::text::width::width;

/// What was said, in rows.
pub(crate) struct Transcript<'a> {
    pub(crate) rows: Vec<Line<'a>>,
    /// How many of them, at the end, hold what was asked last and what was answered.
    pub(crate) newest: usize,
    /// The rows with which somebody begins to speak.
    pub(crate) turns: Vec<usize>,
}

/// Stands above what is cut.
pub(crate) const CUT: &str = "...";

impl<'a> Transcript<'a> {
    /// What was said beside who said it. Each exchange begins with who asks; what was answered last weighs most.
    pub(crate) fn new(
        lines: &'a [(String, String)],
        asks: &str,
        room: usize,
        look: Look,
    ) -> Transcript<'a> {
        let names = lines.iter().map(|(who, _)| width(who)).max().unwrap_or(0);
        let room = room.saturating_sub(names + 2);
        let asked = lines.iter().rposition(|(who, _)| who == asks);
        let mut rows = Vec::new();
        let mut before = 0;
        let mut turns = Vec::new();
        for (place, (who, says)) in lines.iter().enumerate() {
            if asked == Some(place) {
                before = rows.len();
            }
            turns.push(rows.len());
            let ink = match asked < Some(place) {
                true => theme::LEAD,
                false => Style::new(),
            };
            rows.extend(beside(&[(who, names, look.note()), (says, room, ink)]));
        }
        let newest = rows.len() - before;
        Transcript {
            rows,
            newest,
            turns,
        }
    }

    /// The end of it in so many rows, under a sign that more was said before.
    pub(crate) fn end(mut self, rows: usize, look: Look) -> Vec<Line<'a>> {
        if self.rows.len() > rows {
            let cut = self.rows.len() + 1 - rows.max(1);
            self.rows.drain(..cut);
            self.rows.insert(0, Line::styled(CUT, look.note()));
        }
        self.rows
    }
}
