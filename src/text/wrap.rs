//! Lines of a width in cells: Japanese between its phrases, Latin words whole, nothing small left alone.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::breaks::{Place, WITHIN, is_japanese, is_orphan, place};
use crate::text::width::width;

/// What adds to the words before it.
const OPEN: [char; 2] = ['(', '（'];
const CLOSE: [char; 2] = [')', '）'];

/// The text in lines of at most `room` cells, broken where Unicode line breaking allows (UAX 14), Japanese between
/// phrases. A phrase that is longer than a line is broken where that hurts least, and a unit that is, such as an
/// address, is cut between graphemes. One or two characters do not stand alone on a last line where the text allows.
pub fn wrap(text: &str, room: usize) -> Vec<&str> {
    fill(text, room, Paragraph::lay)
}

/// The same in as many lines, of a sentence each or about even: for headlines.
pub fn wrap_evenly(text: &str, room: usize) -> Vec<&str> {
    fill(text, room, Paragraph::lay_evenly)
}

fn fill<'t>(
    text: &'t str,
    room: usize,
    lay: fn(&Paragraph<'t>, usize) -> Vec<Line>,
) -> Vec<&'t str> {
    let room = room.max(2);
    if !text.contains('\n') && width(text) <= room {
        return vec![text.trim_end()];
    }
    let mut paragraph = Paragraph {
        text,
        from: 0,
        // A Chinese character or a kana mostly is one.
        units: Vec::with_capacity(text.len() / 3),
        is_japanese: is_japanese(text),
    };
    let mut lines = Vec::new();
    let (mut from, mut cells) = (0, 0);
    for (to, kind) in linebreaks(text) {
        let unit = &text[from..to];
        let bare = unit.trim_end();
        let inked = cells + width(bare);
        cells = match unit.len() - bare.len() {
            0 => inked,
            _ => inked + width(unit[bare.len()..].trim_end_matches(['\n', '\r'])),
        };
        paragraph.units.push(Unit { to, inked, cells });
        from = to;
        if kind == BreakOpportunity::Mandatory {
            let laid = lay(&paragraph, room);
            lines.extend(laid.iter().map(|line| text[line.from..line.to].trim_end()));
            paragraph.units.clear();
            (paragraph.from, cells) = (to, 0);
        }
    }
    lines
}

/// What stands between two places where a line may end.
pub(super) struct Unit {
    pub(super) to: usize,
    /// Cells from the begin of the paragraph, without and with the spaces at the end.
    pub(super) inked: usize,
    cells: usize,
}

/// What begins on a line of its own.
pub(super) struct Paragraph<'t> {
    pub(super) text: &'t str,
    pub(super) from: usize,
    pub(super) units: Vec<Unit>,
    is_japanese: bool,
}

pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its first unit, and the first of the next line: the same if a unit is cut.
    pub(super) units: Range<usize>,
}

impl Paragraph<'_> {
    pub(super) fn lay(&self, room: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let (mut from, mut cells, mut first) = (self.from, 0, 0);
        loop {
            let (to, next) = self.line(from, first, cells, room);
            lines.push(Line {
                from,
                to,
                units: first..next,
            });
            if next == self.units.len() {
                self.spare_orphan(&mut lines, room);
                return lines;
            }
            cells = match next > first {
                true => self.units[next - 1].cells,
                false => cells + width(&self.text[from..to]),
            };
            (from, first) = (to, next);
        }
    }

    /// Where a line ends that begins here, and the first unit of the next one.
    fn line(&self, from: usize, first: usize, cells: usize, room: usize) -> (usize, usize) {
        let rest = &self.units[first..];
        let fits = |unit: &Unit| unit.inked.saturating_sub(cells) <= room;
        let end = first + rest.partition_point(fits);
        let next = if end == self.units.len() {
            end
        } else if end > first {
            let best = self.best(first..end, cells + room / 2);
            self.before_bracket(from, first..best, room).unwrap_or(best) + 1
        } else {
            let unit = self.text[from..rest[0].to].trim_end();
            if let Some(at) = cut(unit, room) {
                return (from + at, first);
            }
            first + 1
        };
        (self.units[next - 1].to, next)
    }

    /// The unit after which a line ends best, the later the better; within a phrase not before half of the line.
    fn best(&self, units: Range<usize>, half: usize) -> usize {
        let mut best = (Place::Number, false, Place::Number, units.start);
        for at in units.rev() {
            let place = self.place(at);
            if place == Place::Between {
                return at;
            }
            let is_late = self.units[at].inked >= half;
            // What belongs to a number parts only where nothing else can, however late that is.
            best = best.max((place.min(WITHIN), is_late, place, at));
        }
        best.3
    }

    /// The unit before a bracket that the line would part, where that is a line of its own and a third of this one stands
    /// before it.
    fn before_bracket(&self, from: usize, units: Range<usize>, room: usize) -> Option<usize> {
        let line = &self.text[from..self.units[units.end].to];
        let open = line.rfind(OPEN)?;
        let is_open = !line[open..].contains(CLOSE);
        let bracket = &self.text[from + open..];
        let close = bracket.find(CLOSE)?;
        let is_short = width(&bracket[..close]) + 2 <= room;
        let is_late = 3 * width(&line[..open]) >= room;
        let at = units.rev().find(|at| self.units[*at].to == from + open);
        at.filter(|_| is_open && is_short && is_late)
    }

    pub(super) fn place(&self, unit: usize) -> Place {
        let (before, after) = self.text.split_at(self.units[unit].to);
        place(&before[self.from..], after, self.is_japanese)
    }

    /// Ends the line before the last one sooner, where too little would stand on the last one.
    fn spare_orphan(&self, lines: &mut [Line], room: usize) {
        let [.., before, last] = lines else {
            return;
        };
        if !is_orphan(&self.text[last.from..last.to]) {
            return;
        }
        let end = self.units.last().map_or(0, |unit| unit.inked);
        let sooner = before.units.start..before.units.end.saturating_sub(1);
        let fits = |at: &usize| {
            let unit = &self.units[*at];
            end - unit.cells <= room && !is_orphan(&self.text[unit.to..last.to])
        };
        let places = sooner.filter(fits).map(|at| (self.place(at), at));
        if let Some((place, at)) = places.max()
            && place >= WITHIN
        {
            before.to = self.units[at].to;
            before.units.end = at + 1;
            last.from = before.to;
            last.units.start = at + 1;
        }
    }
}

/// Where what is longer than a line is cut, if it is more than one grapheme.
fn cut(unit: &str, room: usize) -> Option<usize> {
    let mut used = 0;
    let mut graphemes = unit.grapheme_indices(true);
    let is_over = |(at, grapheme): &(usize, &str)| {
        used += width(grapheme);
        used > room && *at > 0
    };
    graphemes.find(is_over).map(|(at, _)| at)
}

/// The text cut to at most `room` cells.
pub fn clip(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > room {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_breaks_between_phrases_and_words_stay_whole() {
        let text = "カード裏面の署名欄の右端に印字された3桁の数字が「セキュリティコード」です。";
        let lines = wrap(text, 20);
        assert_eq!(
            lines,
            [
                "カード裏面の署名欄の",
                "右端に印字された",
                "3桁の数字が",
                "「セキュリティ",
                "コード」です。"
            ]
        );
        assert_eq!(wrap("the security code", 9), ["the", "security", "code"]);
    }

    #[test]
    fn what_is_longer_than_a_line_is_cut_between_graphemes() {
        assert_eq!(wrap("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(
            wrap("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
        // One that is wider than the line is not.
        assert_eq!(wrap("क्ष्म्य a", 2), ["क्ष्म्य", "a"]);
        assert_eq!(wrap("one\ntwo\n", 9), ["one", "two"]);
        assert_eq!(wrap("one\n\ntwo words", 5), ["one", "", "two", "words"]);
    }

    #[test]
    fn one_or_two_characters_do_not_stand_alone() {
        assert_eq!(
            wrap("the number that it is", 19),
            ["the number that", "it is"]
        );
        assert_eq!(
            wrap("カードの裏面を見る。", 16),
            ["カードの", "裏面を見る。"]
        );
        // Nothing could go with it.
        assert_eq!(wrap("understanding it", 13), ["understanding", "it"]);
    }

    #[test]
    fn a_bracket_goes_to_the_next_line_whole_where_a_third_of_the_line_stands_before_it() {
        let text = "アメックス（カード番号が裏面）";
        assert_eq!(wrap(text, 20), ["アメックス", "（カード番号が裏面）"]);
        // Too long for a line, it breaks where no word is torn.
        assert_eq!(wrap(text, 18), ["アメックス", "（カード", "番号が裏面）"]);
        assert_eq!(
            wrap("the expiry date (at most 4 more)", 24),
            ["the expiry date", "(at most 4 more)"]
        );
        // Little stands before it, or it is longer than a line.
        assert_eq!(wrap("on (at most 4 more)", 14), ["on (at most 4", "more)"]);
        assert_eq!(
            wrap("the date (at most 4 more questions)", 16),
            ["the date (at", "most 4 more", "questions)"]
        );
    }

    #[test]
    fn headlines_are_even() {
        assert_eq!(
            wrap_evenly("Where is the security code on this card?", 36),
            ["Where is the security", "code on this card?"]
        );
        assert_eq!(
            wrap_evenly(
                "カード裏面の署名欄の右端に印字された数字が、セキュリティコードです。",
                60
            ),
            [
                "カード裏面の署名欄の右端に印字された",
                "数字が、セキュリティコードです。"
            ]
        );
        assert_eq!(wrap_evenly("One line", 36), ["One line"]);
        // A sentence each, rather than even lines that part one.
        assert_eq!(
            wrap_evenly("ネットのお店では使いません。人にも教えないでください。", 36),
            ["ネットのお店では使いません。", "人にも教えないでください。"]
        );
    }

    #[test]
    fn a_text_is_clipped_before_the_glyph_that_does_not_fit() {
        assert_eq!(clip("漢字ab", 3), "漢");
        assert_eq!(clip("ab", 3), "ab");
    }
}
