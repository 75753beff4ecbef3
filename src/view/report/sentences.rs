//! A report in sentences: whose it is, what to do next, and its sums.

use crate::text::catalogue::ui;
use crate::training::report::{LAST_CALLS, LeftLine, Next, RuleLine, WeekLine, share};
use crate::view::report::charts::ChartText;
use crate::view::report::names::{cause, rule};

impl ChartText<'_> {
    pub(crate) fn about(&self) -> String {
        let report = self.report;
        let who = match &report.who {
            Some(alias) => self.alias(alias),
            None => {
                let n = report.people.len().to_string();
                let group = report.group.as_deref().unwrap_or_default();
                let text = match report.group {
                    Some(_) => ui::report::OF_GROUP,
                    None => ui::report::EVERYBODY,
                };
                self.words.fill(text, &[("group", group), ("n", &n)])
            }
        };
        let Some((first, _)) = report.practised else {
            return who;
        };
        let from = report.since.unwrap_or(first).to_string();
        let to = report.until.unwrap_or(report.today).to_string();
        let with = [("who", &*who), ("from", &*from), ("to", &*to)];
        self.words.fill(ui::report::ABOUT, &with)
    }

    pub(crate) fn next(&self, next: &Next) -> String {
        let words = self.words;
        let (pack, lang) = (words.pack, words.lang);
        let of_rule = |text, line: &RuleLine| {
            let (n, of) = (line.last_broken.to_string(), line.last.to_string());
            let name = rule(pack, lang, &line.id);
            words.fill(text, &[("rule", &name), ("n", &n), ("of", &of)])
        };
        match next {
            Next::Begin => words.say(ui::report::BEGIN),
            Next::Never(line) if self.report.who.is_some() => of_rule(ui::report::NEVER, line),
            Next::Never(line) => {
                let names = line.people.iter().map(|name| self.alias(name));
                let names = names.collect::<Vec<_>>().join(&words.say(ui::team::AND));
                let (n, of) = (line.last_broken.to_string(), line.last.to_string());
                let name = rule(pack, lang, &line.id);
                let with = [
                    ("rule", &*name),
                    ("n", &*n),
                    ("of", &*of),
                    ("names", &*names),
                ];
                words.fill(ui::report::NEVER_OF, &with)
            }
            Next::Rule(line) => of_rule(ui::report::RULE, line),
            Next::Cause(line) => {
                let (n, of) = (line.last_found.to_string(), line.last.to_string());
                let name = cause(pack, lang, &line.id);
                words.fill(
                    ui::report::CAUSE,
                    &[("cause", &name), ("n", &n), ("of", &of)],
                )
            }
            Next::Mistake(_) => {
                // The same words stand for all that are alike, as in the chart.
                let made = self.merged(|kind| kind.is_drilled());
                let Some((label, count)) = made.into_iter().next() else {
                    return words.say(ui::report::KEEP_ON);
                };
                let n = count.to_string();
                words.fill(ui::report::MISTAKE, &[("mistake", &label), ("n", &n)])
            }
            Next::Review(n) => self.of(ui::report::REVIEW, &[("n", *n)]),
            Next::MoreCalls(n) => {
                let with = [("n", *n), ("of", LAST_CALLS as u32)];
                self.of(ui::report::MORE_CALLS, &with)
            }
            Next::Exam => words.say(ui::report::EXAM),
            Next::KeepOn => words.say(ui::report::KEEP_ON),
        }
    }

    /// Who left how much, by name.
    fn left(&self) -> String {
        let line = |line: &LeftLine| {
            let numbers = [line.exams, line.calls, line.unmoved].map(|n| n.to_string());
            let [exams, calls, unmoved] = numbers.each_ref().map(String::as_str);
            let who = self.alias(&line.alias);
            let with = [
                ("who", &*who),
                ("exams", exams),
                ("calls", calls),
                ("unmoved", unmoved),
            ];
            self.words.fill(ui::report::OF_LEFT, &with)
        };
        let told: Vec<String> = self.report.left.iter().map(line).collect();
        told.join(&self.words.say(ui::team::AND))
    }

    pub(crate) fn sums(&self) -> Vec<(String, String)> {
        let words = self.words;
        let report = self.report;
        let sums = &report.totals;
        let Some((first, _)) = report.practised else {
            return Vec::new();
        };
        let last = report.until.unwrap_or(report.today);
        let days = last.0 - report.since.unwrap_or(first).0 + 1;
        let all = u32::try_from(days).unwrap_or(1).max(sums.days);
        let with = [("all", all), ("n", sums.days), ("minutes", sums.minutes)];
        let mut rows = vec![(ui::report::SUM_DAYS, self.of(ui::report::OF_DAYS, &with))];
        let with = [("all", sums.calls), ("n", sums.passed)];
        rows.push((ui::report::SUM_CALLS, self.of(ui::report::OF_CALLS, &with)));
        // Half of the time beside the other: one week alone may hold one call.
        let (first, rest) = report.weeks.split_at(report.weeks.len() / 2);
        if !first.is_empty() {
            let passed = |weeks: &[WeekLine]| {
                let (passed, calls) = weeks.iter().fold((0, 0), |(passed, calls), week| {
                    (passed + week.passed, calls + week.calls)
                });
                share(passed, calls) / 10
            };
            let with = [("from", passed(first)), ("to", passed(rest))];
            rows.push((ui::report::SUM_TREND, self.of(ui::report::OF_TREND, &with)));
        }
        if let Some(last) = report.exams.last() {
            let with = [
                ("all", sums.exams),
                ("n", sums.exams_passed),
                ("score", last.score),
            ];
            rows.push((ui::report::SUM_EXAMS, self.of(ui::report::OF_EXAMS, &with)));
        }
        let with = [("n", report.due_now()), ("late", report.overdue)];
        rows.push((ui::report::SUM_DUE, self.of(ui::report::OF_DUE, &with)));
        if !report.left.is_empty() {
            rows.push((ui::report::SUM_LEFT, self.left()));
        }
        if report.unverified > 0 {
            let n = self.of(ui::report::OF_UNVERIFIED, &[("n", report.unverified)]);
            rows.push((ui::report::SUM_UNVERIFIED, n));
        }
        if report.ahead > 0 {
            let n = self.of(ui::report::OF_AHEAD, &[("n", report.ahead)]);
            rows.push((ui::report::SUM_AHEAD, n));
        }
        rows.into_iter()
            .map(|(name, says)| (words.say(name), says))
            .collect()
    }
}
