//! Days of the calendar where a person is: the only place that makes a day of a moment, but for the trigger in the
//! schema of the records that counts answers by day.

use std::fmt::{Display, Formatter};

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::text::date;

pub const DAY: i64 = 86_400_000;

pub const WEEK: i64 = 7;

/// A time, where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Milliseconds since 1970 in UTC.
    pub ms: i64,
    /// Minutes east of UTC.
    pub zone: i64,
}

/// In days since 1970-01-01, as the records keep it: a report takes each of a million answers to its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// What can be written as a date: from -0100 to 9999.
const WRITTEN: (i64, i64) = (-756_000, 2_932_000);

const FIRST: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The day of a time in milliseconds since 1970 in UTC, so many minutes east of it. Whatever the numbers are, it is one: a
    /// file of records may hold any.
    pub fn of(ms: i64, zone: i64) -> Day {
        Day(ms
            .saturating_add(zone.saturating_mul(60_000))
            .div_euclid(DAY))
    }

    /// The day that is written so, as year-month-day.
    pub fn parse(text: &str) -> Option<Day> {
        let since = FIRST.until(date::parse(text)?).ok()?;
        Some(Day(i64::from(since.get_days())))
    }

    /// When it is over, so many minutes east of UTC: milliseconds since 1970 in UTC.
    pub fn end(self, zone: i64) -> i64 {
        let end = self.0.saturating_add(1).saturating_mul(DAY);
        end.saturating_sub(zone.saturating_mul(60_000))
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        Day(self.0.saturating_sub(self.weekday()))
    }

    /// Its place in the week: Monday is 0.
    pub fn weekday(self) -> i64 {
        // 1970-01-01 was a Thursday.
        (self.0.rem_euclid(WEEK) + 3).rem_euclid(WEEK)
    }

    pub fn date(self) -> Date {
        FIRST.saturating_add(self.0.clamp(WRITTEN.0, WRITTEN.1).days())
    }
}

impl Display for Day {
    fn fmt(&self, into: &mut Formatter<'_>) -> std::fmt::Result {
        self.date().fmt(into)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_the_calendar_where_the_person_is() {
        let noon = Day::parse("2026-11-28").map(|day| day.0 * DAY + DAY / 2);
        let noon = noon.unwrap();
        assert_eq!(Day::of(noon, 0).to_string(), "2026-11-28");
        assert_eq!(Day::of(noon, 840).to_string(), "2026-11-29");
        assert_eq!(Day::of(noon, -725).to_string(), "2026-11-27");
        assert_eq!(Day::of(-1, 0).to_string(), "1969-12-31");
    }

    #[test]
    fn a_day_ends_where_the_next_one_begins() {
        for zone in [-720, -210, 0, 345, 540, 840] {
            let end = Day(20_000).end(zone);
            assert_eq!(Day::of(end - 1, zone), Day(20_000));
            assert_eq!(Day::of(end, zone), Day(20_001));
        }
    }

    #[test]
    fn every_number_has_a_day() {
        for ms in [i64::MIN, -1, 0, i64::MAX] {
            for zone in [i64::MIN, -1560, 1560, i64::MAX] {
                let day = Day::of(ms, zone);
                assert!((0..WEEK).contains(&day.weekday()));
                assert!(day.monday() <= day && Day(ms).monday() <= Day(ms));
                assert!(Day(ms).end(zone) >= day.end(i64::MAX).min(Day(ms).end(i64::MAX)));
            }
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let saturday = Day::parse("2026-11-28").unwrap();
        assert_eq!(saturday.weekday(), 5);
        assert_eq!(saturday.monday().to_string(), "2026-11-23");
        assert_eq!(saturday.monday().weekday(), 0);
    }
}
