//! Digits typed in a row: who types three takes the list for a place to type a code in.

/// Three digits in a row may be no choice any more: a code has three or four.
const DIGITS_OF_A_CODE: u8 = 3;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DigitRun {
    count: u8,
    /// The mark before the first of them.
    mark_before: usize,
    /// Whether the person was told once that no digits are needed.
    was_explained: bool,
}

impl DigitRun {
    /// Counts one more digit, or ends the run; `mark` is where the mark stands before it.
    pub(crate) fn count(&mut self, is_digit: bool, mark: usize) {
        if self.count == 0 {
            self.mark_before = mark;
        }
        self.count = if is_digit {
            self.count.saturating_add(1)
        } else {
            0
        };
    }

    pub(crate) fn end(&mut self) {
        self.count = 0;
    }

    /// The mark to return to, if so many digits came that they chose nothing.
    pub(crate) fn mark_before_code(&self) -> Option<usize> {
        (self.count >= DIGITS_OF_A_CODE).then_some(self.mark_before)
    }

    /// Whether to say that no digits are needed: once, and for as long as it `is_said` and they keep coming.
    pub(crate) fn is_to_be_explained(&mut self, is_said: bool) -> bool {
        let is_code = self.count >= DIGITS_OF_A_CODE;
        let says = is_code && (!self.was_explained || is_said);
        self.was_explained |= says;
        says
    }
}
