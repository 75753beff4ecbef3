//! Digits typed in a row: who types three takes the list for a place to type a code in.

/// Three digits in a row may be no choice any more: a code has three or four.
const DIGITS_OF_A_CODE: u8 = 3;

/// No way through the pages has so many digits that no page is looked at: it is the number of a card.
const DIGITS_OF_A_NUMBER: u8 = 9;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DigitRun {
    count: u8,
    /// How many of them, the last ones, only marked something on the page that is seen.
    marked: u8,
    /// The mark before the first of them on this page.
    mark_before: usize,
    /// Whether the last of them chose something.
    chose: bool,
    /// Whether the person was told once that no digits are needed.
    was_explained: bool,
}

impl DigitRun {
    /// Counts one more digit, or ends the run; `mark` is where the mark stands before it, `chooses` whether it leads on.
    pub(crate) fn count(&mut self, is_digit: bool, mark: usize, chooses: bool) {
        if !is_digit {
            return self.end();
        }
        if self.count == 0 || self.chose {
            self.mark_before = mark;
        }
        self.chose = chooses;
        self.count = self.count.saturating_add(1);
        // Who knows the way to a page and marks something there types no code.
        self.marked = if chooses {
            0
        } else {
            self.marked.saturating_add(1)
        };
    }

    pub(crate) fn end(&mut self) {
        *self = DigitRun {
            was_explained: self.was_explained,
            ..DigitRun::default()
        };
    }

    /// The mark to return to, if so many digits came that those that only mark meant nothing.
    pub(crate) fn mark_before_code(&self) -> Option<usize> {
        (self.marked >= DIGITS_OF_A_CODE).then_some(self.mark_before)
    }

    /// Whether so many came that they choose nothing more.
    pub(crate) fn is_number(&self) -> bool {
        self.count >= DIGITS_OF_A_NUMBER
    }

    /// Whether to say that no digits are needed: once, and for as long as it `is_said` and they keep coming.
    pub(crate) fn is_to_be_explained(&mut self, is_said: bool) -> bool {
        // Who knows the way chooses three times in a row.
        let is_code = self.marked >= DIGITS_OF_A_CODE || self.count > DIGITS_OF_A_CODE;
        let says = is_code && (!self.was_explained || is_said || self.is_number());
        self.was_explained |= says;
        says
    }
}
