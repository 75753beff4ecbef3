//! Headlines: in lines that are about even, or of a sentence each.

use crate::text::breaks::{Place, is_orphan};
use crate::text::width::width;
use crate::text::wrap::{Line, Paragraph};

/// Most lines that are made even: what has more is no headline.
const HEADLINE: usize = 4;
/// What ends a sentence.
const SENTENCE_END: [char; 5] = ['。', '？', '！', '.', '?'];
/// As many breaks within phrases are better than one within a unit.
const CUT: usize = 2 * HEADLINE;

impl Paragraph<'_> {
    /// In lines of a sentence each where that takes no more of them, else in the narrowest that are as many and no worse.
    pub(super) fn lay_evenly(&self, room: usize) -> Vec<Line> {
        let mut best = self.lay(room);
        let count = best.len();
        if !(2..=HEADLINE).contains(&count) {
            return best;
        }
        if let Some(sentences) = self.lay_sentences(room)
            && sentences.len() == count
        {
            return sentences;
        }
        let cells = self.units.last().map_or(0, |unit| unit.inked);
        // Filled lines may be less wide than their room; even ones are not to be wider than those.
        let lines = best
            .iter()
            .map(|line| width(self.text[line.from..line.to].trim_end()));
        let mut high = lines.max().unwrap_or(0).clamp(2, room);
        let mut low = (cells / count).clamp(2, high);
        while low < high {
            let middle = (low + high) / 2;
            let lines = self.lay(middle);
            if lines.len() == count && self.flaws(&lines) <= self.flaws(&best) {
                (best, high) = (lines, middle);
            } else {
                low = middle + 1;
            }
        }
        best
    }

    /// In lines of whole sentences, if each of them fits on one and there are more than one.
    fn lay_sentences(&self, room: usize) -> Option<Vec<Line>> {
        let mut lines: Vec<Line> = Vec::new();
        let (mut from, mut first) = (self.from, 0);
        for (at, unit) in self.units.iter().enumerate() {
            let is_last = at + 1 == self.units.len();
            if !is_last && !self.text[..unit.to].trim_end().ends_with(SENTENCE_END) {
                continue;
            }
            let is_joined = lines.last_mut().is_some_and(|line| {
                let is_room = width(self.text[line.from..unit.to].trim_end()) <= room;
                if is_room {
                    (line.to, line.units.end) = (unit.to, at + 1);
                }
                is_room
            });
            if !is_joined {
                if width(self.text[from..unit.to].trim_end()) > room {
                    return None;
                }
                lines.push(Line {
                    from,
                    to: unit.to,
                    units: first..at + 1,
                });
            }
            (from, first) = (unit.to, at + 1);
        }
        (lines.len() > 1).then_some(lines)
    }

    /// Breaks within a phrase, worse ones within a unit, and an orphan.
    fn flaws(&self, lines: &[Line]) -> usize {
        let Some((last, before)) = lines.split_last() else {
            return 0;
        };
        let flaws = before.iter().map(|line| match line.units.is_empty() {
            true => CUT,
            false => usize::from(self.place(line.units.end - 1) != Place::Between),
        });
        let orphan = is_orphan(&self.text[last.from..last.to]);
        flaws.sum::<usize>() + usize::from(orphan)
    }
}
