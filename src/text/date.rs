//! Days as they are written: year-month-day, as in content files, in arguments and in records.

use jiff::ToSpan;
use jiff::civil::Date;

/// The day that is written so, each part with all its digits; `None` if the calendar has no such day.
pub fn parse(text: &str) -> Option<Date> {
    // jiff reads more forms than this one.
    let day: Date = text.parse().ok()?;
    (day.to_string() == text).then_some(day)
}

/// So many months later; the month's last day if it has no day of that number.
pub fn months_later(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_one_form_and_is_in_the_calendar() {
        let good = ["2026-11-28", "2024-02-29", "0001-01-01"];
        assert!(good.iter().all(|text| parse(text).is_some()));
        let bad = [
            "",
            "2026",
            "2026-1-2",
            "20261128",
            "2026-11-28T00:00",
            "2026-02-29",
            "2026-13-01",
            "1900-02-29",
            "2026-11-00",
            " 2026-11-28",
            "+2026-11-28",
            "２０２６-11-28",
            "26-11-28",
        ];
        assert!(bad.iter().all(|text| parse(text).is_none()));
    }

    #[test]
    fn half_a_year_later_is_in_the_calendar_too() {
        let later = |text| months_later(parse(text).unwrap(), 6).to_string();
        assert_eq!(later("2026-08-31"), "2027-02-28");
        assert_eq!(later("2026-01-15"), "2026-07-15");
    }
}
