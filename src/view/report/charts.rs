//! The parts of a report in words: its sentences, its sums, its charts.

use std::collections::BTreeMap;

use crate::pack::model::desk::Severity;
use crate::text::catalogue::{TextKey, ui};
use crate::training::day::{Day, WEEK};
use crate::training::report::{CauseLine, PersonLine, Report, ReportPart, RuleLine, share};
use crate::training::review::ReviewKind;

use crate::pack::words::Words;
use crate::view::report::chart::{Bar, Chart, Measure};
use crate::view::report::names::{cause, mistake, rule};

/// Days of 52 weeks.
const YEAR: i64 = 52 * WEEK;

/// Mistakes that are told with their numbers, the rest only in the form for programs.
const MOST_MISTAKES: usize = 8;

pub(crate) struct ChartText<'a> {
    pub(crate) words: Words<'a>,
    pub(crate) report: &'a Report,
}

impl<'a> ChartText<'a> {
    pub(crate) fn of(&self, text: TextKey, with: &[(&str, u32)]) -> String {
        let with: Vec<(&str, String)> = with
            .iter()
            .map(|(name, number)| (*name, number.to_string()))
            .collect();
        let with: Vec<(&str, &str)> = with
            .iter()
            .map(|(name, number)| (*name, &**number))
            .collect();
        self.words.fill(text, &with)
    }

    fn chart(&self, part: ReportPart, title: TextKey, how: TextKey) -> Chart {
        Chart {
            part,
            title: self.words.say(title),
            how: self.words.say(how),
            bars: Vec::new(),
            measure: Measure::Share,
            is_optional: false,
            is_by_time: false,
            more: None,
        }
    }

    fn over_time(&self, part: ReportPart, title: TextKey, how: TextKey) -> Chart {
        Chart {
            is_by_time: true,
            ..self.chart(part, title, how)
        }
    }

    /// A chart with these bars; where there are none, only that.
    fn with(&self, chart: Chart, bars: Vec<Bar>, none: TextKey) -> Chart {
        let how = match bars.is_empty() {
            true => self.words.say(none),
            false => chart.how,
        };
        Chart { how, bars, ..chart }
    }

    pub(crate) fn alias(&self, alias: &str) -> String {
        match alias {
            "" => self.words.say(ui::report::NO_NAME),
            alias => alias.to_owned(),
        }
    }

    pub(crate) fn causes(&self) -> Chart {
        let bar = |line: &CauseLine| Bar {
            label: cause(self.words.pack, self.words.lang, &line.id),
            value: format!("{}/{}", line.last_found, line.last),
            share: line.share(),
        };
        let bars = self.report.causes.iter().map(bar).collect();
        let chart = self.chart(
            ReportPart::Causes,
            ui::report::CAUSES,
            ui::report::CAUSES_HOW,
        );
        let is_met = |id: &str| self.report.causes.iter().any(|line| line.id == id);
        let all = self.words.pack.causes().all.iter();
        let unmet = all.filter(|cause| !is_met(&cause.id)).count() as u32;
        let more = (unmet > 0).then(|| self.of(ui::report::UNMET, &[("n", unmet)]));
        Chart {
            more: more.filter(|_| !self.report.causes.is_empty()),
            ..self.with(chart, bars, ui::report::NONE_CALLS)
        }
    }

    /// Rules that were broken, and how many were not.
    pub(crate) fn rules(&self) -> Chart {
        let words = self.words;
        let bar = |line: &RuleLine| {
            let name = rule(words.pack, words.lang, &line.id);
            let known = words.pack.desk().rule(&line.id);
            let fails = known.is_some_and(|rule| rule.severity == Severity::Blocker);
            Bar {
                label: match fails {
                    true => words.fill(ui::report::FAILS, &[("rule", &name)]),
                    false => name,
                },
                value: format!("{}/{}", line.last - line.last_broken, line.last),
                share: line.share_kept(),
            }
        };
        let bars: Vec<Bar> = self.report.rules.iter().map(bar).collect();
        let is_broken = |id: &str| self.report.rules.iter().any(|line| line.id == id);
        let rules = words.pack.desk().rules.iter();
        let kept = rules.filter(|rule| !is_broken(&rule.id)).count() as u32;
        let kept = if self.report.totals.calls > 0 {
            kept
        } else {
            0
        };
        let chart = self.chart(ReportPart::Rules, ui::report::RULES, ui::report::RULES_HOW);
        let more = (kept > 0).then(|| self.of(ui::report::KEPT, &[("n", kept)]));
        match (bars.is_empty(), more) {
            (true, Some(more)) => Chart { how: more, ..chart },
            (_, more) => Chart {
                more,
                ..self.with(chart, bars, ui::report::NONE_CALLS)
            },
        }
    }

    /// Mistakes of some kinds in words with their number, the one made most first; those in the same words are one.
    pub(crate) fn merged(&self, is_wanted: impl Fn(ReviewKind) -> bool) -> Vec<(String, u32)> {
        let mut merged: BTreeMap<String, u32> = BTreeMap::new();
        let wanted = self.report.mistakes.iter();
        for one in wanted.filter(|one| is_wanted(one.kind)) {
            let label = mistake(self.words.pack, self.words.lang, one);
            *merged.entry(label).or_insert(0) += one.count;
        }
        let mut merged: Vec<(String, u32)> = merged.into_iter().collect();
        merged.sort_by_key(|(_, count)| u32::MAX - count);
        merged
    }

    pub(crate) fn mistakes(&self) -> Chart {
        let chart = self.chart(
            ReportPart::Mistakes,
            ui::report::MISTAKES,
            ui::report::MISTAKES_HOW,
        );
        self.made(chart, ui::report::NONE_MISTAKES, |kind| {
            kind != ReviewKind::Rule
        })
    }

    pub(crate) fn broken(&self) -> Chart {
        let chart = self.chart(
            ReportPart::Mistakes,
            ui::report::BROKEN,
            ui::report::BROKEN_HOW,
        );
        self.made(chart, ui::report::NONE_BROKEN, |kind| {
            kind == ReviewKind::Rule
        })
    }

    /// A chart of mistakes of some kinds.
    fn made(&self, chart: Chart, none: TextKey, is_wanted: impl Fn(ReviewKind) -> bool) -> Chart {
        let merged = self.merged(is_wanted);
        let most = merged.first().map_or(1, |(_, count)| *count);
        let bar = |(label, count): (String, u32)| Bar {
            label,
            value: count.to_string(),
            share: share(count, most),
        };
        let bars = merged.into_iter().take(MOST_MISTAKES).map(bar).collect();
        let measure = Measure::Faults;
        self.with(Chart { measure, ..chart }, bars, none)
    }

    fn week(&self, monday: Day) -> String {
        let day = monday.to_string();
        self.words.fill(ui::report::WEEK, &[("day", &day)])
    }

    pub(crate) fn passed(&self) -> Chart {
        let weeks = self.report.weeks.iter();
        let bars = weeks.map(|week| Bar {
            label: self.week(week.monday),
            value: format!("{}/{}", week.passed, week.calls),
            share: week.share_passed(),
        });
        let chart = self.over_time(
            ReportPart::Progress,
            ui::report::PASSED,
            ui::report::PASSED_HOW,
        );
        self.with(chart, bars.collect(), ui::report::NONE_CALLS)
    }

    pub(crate) fn exams(&self) -> Chart {
        let words = self.words;
        let bars = self.report.exams.iter().map(|exam| {
            let day = exam.day.to_string();
            let text = match exam.passed {
                true => ui::report::EXAM_PASSED,
                false => ui::report::EXAM_FAILED,
            };
            Bar {
                label: match self.report.who {
                    Some(_) => day,
                    None => format!("{day} {}", self.alias(&exam.alias)),
                },
                value: self.of(text, &[("score", exam.score)]),
                share: exam.score * 10,
            }
        });
        let wanted = &words.pack.desk().exam;
        let with = [
            ("pass", wanted.pass),
            ("calls", wanted.calls_passed as u32),
            ("drills", wanted.drills),
        ];
        let chart = Chart {
            part: ReportPart::Progress,
            title: words.say(ui::report::EXAMS),
            how: self.of(ui::report::EXAMS_HOW, &with),
            bars: Vec::new(),
            measure: Measure::Share,
            is_optional: false,
            is_by_time: true,
            more: None,
        };
        self.with(chart, bars.collect(), ui::report::NONE_EXAMS)
    }

    pub(crate) fn days(&self) -> Chart {
        let mut weeks: BTreeMap<Day, (u32, u32)> = BTreeMap::new();
        for line in &self.report.days {
            let week = weeks.entry(line.day.monday()).or_insert((0, 0));
            *week = (week.0 + 1, week.1 + line.minutes);
        }
        // A week without practice is told too.
        if let (Some((first, _)), Some(_)) = (weeks.first_key_value(), weeks.last_key_value()) {
            // Of a year at most: a clock that once stood wrong makes no thousand empty weeks.
            let first = first.0.max(self.report.today.monday().0 - YEAR);
            let mondays = (first..=self.report.today.0).step_by(WEEK as usize);
            for monday in mondays.map(Day).collect::<Vec<_>>() {
                weeks.entry(monday).or_insert((0, 0));
            }
        }
        let bars = weeks.into_iter().map(|(monday, (days, minutes))| Bar {
            label: self.week(monday),
            value: self.of(ui::report::OF_WEEK, &[("n", days), ("minutes", minutes)]),
            share: share(days, WEEK as u32),
        });
        let chart = self.over_time(
            ReportPart::Days,
            ui::report::PRACTISED,
            ui::report::PRACTISED_HOW,
        );
        self.with(chart, bars.collect(), ui::report::BEGIN)
    }

    pub(crate) fn due(&self) -> Chart {
        let words = self.words;
        let report = self.report;
        let names = words.say(ui::report::WEEKDAYS);
        let names: Vec<&str> = names.split_whitespace().collect();
        let of_day = |place: usize, day: Day| match place {
            0 => words.say(ui::report::TODAY),
            1 => words.say(ui::report::TOMORROW),
            _ => {
                let weekday = names.get(day.weekday() as usize).copied();
                let date = day.to_string();
                let with = [("day", &*date), ("weekday", weekday.unwrap_or_default())];
                words.fill(ui::report::DAY, &with)
            }
        };
        let days = report.due.iter().enumerate();
        let days = days.map(|(place, line)| (of_day(place, line.day), line.count));
        let late = (words.say(ui::report::OVERDUE), report.overdue);
        let rows = std::iter::once(late).chain(days);
        let rows: Vec<(String, u32)> = rows.filter(|(_, count)| *count > 0).collect();
        let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let bar = |(label, count): (String, u32)| Bar {
            label,
            value: count.to_string(),
            share: share(count, most),
        };
        let bars = match most {
            0 => Vec::new(),
            _ => rows.into_iter().map(bar).collect(),
        };
        let chart = self.chart(ReportPart::Days, ui::report::DUE, ui::report::DUE_HOW);
        let measure = Measure::Count;
        self.with(Chart { measure, ..chart }, bars, ui::report::NONE_DUE)
    }

    pub(crate) fn people(&self) -> Chart {
        let words = self.words;
        // Who needs help most stands first.
        let mut people: Vec<&PersonLine> = self.report.people.iter().collect();
        people.sort_by_key(|line| share(line.passed, line.calls));
        let bars = people.into_iter().map(|line| {
            let last = line.last.map(|day| day.to_string()).unwrap_or_default();
            let numbers = [line.passed, line.calls, line.days, line.minutes];
            let [passed, calls, days, minutes] = numbers.map(|number| number.to_string());
            let with = [
                ("passed", &*passed),
                ("calls", &*calls),
                ("days", &*days),
                ("minutes", &*minutes),
                ("last", &*last),
            ];
            Bar {
                label: self.alias(&line.alias),
                value: words.fill(ui::report::OF_PERSON, &with),
                share: share(line.passed, line.calls),
            }
        });
        let mut chart = self.chart(ReportPart::Next, ui::report::PEOPLE, ui::report::PEOPLE_HOW);
        chart.bars = bars.collect();
        chart.is_optional = true;
        chart
    }
}
