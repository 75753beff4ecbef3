//! Whose practice a report counts, and on which days.

use crate::training::day::Day;

/// Days that a report looks back where no first day is asked for.
pub const LOOK_BACK: i64 = 30;

/// The days that count, both ends among them; all of them on a side that has no end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    pub since: Option<Day>,
    pub until: Option<Day>,
}

impl Period {
    /// Whether this day counts.
    pub fn holds(self, day: Day) -> bool {
        self.since.is_none_or(|since| day >= since) && self.is_before_end(day)
    }

    /// Whether this day is not after the last one.
    pub fn is_before_end(self, day: Day) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// The same without the days after this one: what lies there was written by a clock that was ahead.
    #[must_use]
    pub fn upto(self, today: Day) -> Period {
        let until = self.until.map_or(today, |until| until.min(today));
        Period {
            until: Some(until),
            ..self
        }
    }

    /// The last [`LOOK_BACK`] days of it, if it has no first day of its own.
    #[must_use]
    pub fn lately(self, today: Day) -> Period {
        let last = self.until.unwrap_or(today);
        Period {
            since: self.since.or(Some(Day(last.0 - LOOK_BACK + 1))),
            ..self
        }
    }
}

/// Whose practice counts, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportScope {
    /// The one person that it is about.
    pub alias: Option<String>,
    /// The group that it is about, with the aliases of its people.
    pub group: Option<(String, Vec<String>)>,
    pub period: Period,
}

impl ReportScope {
    /// All practice of this person, or of everybody.
    pub fn whole(alias: Option<&str>) -> ReportScope {
        ReportScope {
            alias: alias.map(str::to_owned),
            ..ReportScope::default()
        }
    }

    /// The same from this day on.
    #[must_use]
    pub fn since(self, since: Option<Day>) -> ReportScope {
        let until = self.period.until;
        ReportScope {
            period: Period { since, until },
            ..self
        }
    }

    /// The same in these days.
    #[must_use]
    pub fn within(self, period: Period) -> ReportScope {
        ReportScope { period, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_without_a_first_day_is_the_last_thirty() {
        let period = Period::default().lately(Day(100));
        assert!(period.holds(Day(71)) && period.holds(Day(100)) && !period.holds(Day(70)));
        let past = Period {
            until: Some(Day(50)),
            ..Period::default()
        };
        let past = past.lately(Day(100));
        assert!(past.holds(Day(21)) && !past.holds(Day(20)) && !past.holds(Day(51)));
        let asked = Period {
            since: Some(Day(3)),
            ..Period::default()
        };
        assert_eq!(asked.lately(Day(100)), asked);
    }
}
