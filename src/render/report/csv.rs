//! The report as one long table for spreadsheets and programs (RFC 4180): a line for each number.

use crate::pack::content::Pack;
use crate::text::lang::Lang;
use crate::training::report::Report;
use crate::view::report::names::{cause, mistake, rule};

/// The names of the columns. `section` says what the line is about and `id` which one; `other` is what was taken for
/// it, or who; `name` says it in the person's language; `measure` is what the number in `value` counts.
pub(crate) const COLUMNS: [&str; 6] = ["section", "id", "other", "name", "measure", "value"];

/// Stands before the table: Excel takes one without it for another code than UTF-8, and Japanese for none.
pub(crate) const MARK: &str = "\u{feff}";

/// The report as a table.
pub(crate) fn csv(pack: &Pack, lang: &Lang, report: &Report) -> String {
    let mut table = CsvTable(MARK.to_owned());
    table.row(COLUMNS);
    table.sums(report);
    table.subjects(pack, lang, report);
    table.times(report);
    table.people(report);
    table.0
}

struct CsvTable(String);

impl CsvTable {
    /// What all practice came to.
    fn sums(&mut self, report: &Report) {
        let sums = &report.totals;
        let all = ["all", "", "", ""];
        self.numbers(
            all,
            &[
                ("days", sums.days),
                ("answers", sums.answers),
                ("minutes", sums.minutes),
                ("calls", sums.calls),
                ("passed", sums.passed),
                ("unfinished", sums.unfinished),
                ("exams", sums.exams),
                ("exams_passed", sums.exams_passed),
                ("overdue", report.overdue),
                ("unverified", report.unverified),
                ("ahead", report.ahead),
            ],
        );
    }

    /// What practice was about: causes, rules, and what was taken for what.
    fn subjects(&mut self, pack: &Pack, lang: &Lang, report: &Report) {
        for line in &report.causes {
            let name = cause(pack, lang, &line.id);
            let about = ["cause", &line.id, "", &name];
            let numbers = [
                ("met", line.met),
                ("found", line.found),
                ("last", line.last),
                ("last_found", line.last_found),
            ];
            self.numbers(about, &numbers);
            self.known(about, line.recall);
        }
        for line in &report.rules {
            let name = rule(pack, lang, &line.id);
            let about = ["rule", &line.id, "", &name];
            let numbers = [
                ("calls", line.calls),
                ("broken", line.broken),
                ("last", line.last),
                ("last_broken", line.last_broken),
            ];
            self.numbers(about, &numbers);
            self.known(about, line.recall);
        }
        for line in &report.mistakes {
            let name = mistake(pack, lang, line);
            let section = format!("mistake-{}", line.kind.name());
            let about = [&*section, &*line.item, &*line.mistake, &*name];
            self.numbers(about, &[("count", line.count)]);
        }
    }

    /// When it was, and what comes.
    fn times(&mut self, report: &Report) {
        for line in &report.weeks {
            let numbers = [
                ("calls", line.calls),
                ("passed", line.passed),
                ("questions", line.questions),
            ];
            self.numbers(["week", &line.monday.to_string(), "", ""], &numbers);
        }
        for line in &report.days {
            let numbers = [("answers", line.answers), ("minutes", line.minutes)];
            self.numbers(["day", &line.day.to_string(), "", ""], &numbers);
        }
        for line in &report.due {
            let about = ["due", &line.day.to_string(), "", ""];
            self.numbers(about, &[("count", line.count)]);
        }
    }

    /// Whose it was: exams, and each person's sums.
    fn people(&mut self, report: &Report) {
        for line in &report.exams {
            let about = ["exam", &line.day.to_string(), &line.alias, ""];
            let numbers = [("score", line.score), ("passed", u32::from(line.passed))];
            self.numbers(about, &numbers);
        }
        for line in &report.left {
            let numbers = [
                ("exams", line.exams),
                ("calls", line.calls),
                ("unmoved", line.unmoved),
            ];
            self.numbers(["left", "", &line.alias, ""], &numbers);
        }
        for line in &report.people {
            let about = ["person", "", &line.alias, ""];
            let numbers = [
                ("days", line.days),
                ("minutes", line.minutes),
                ("calls", line.calls),
                ("passed", line.passed),
            ];
            self.numbers(about, &numbers);
        }
    }

    fn row(&mut self, cells: [&str; 6]) {
        self.0.push_str(&line(cells));
    }

    fn numbers(&mut self, [section, id, other, name]: [&str; 4], numbers: &[(&str, u32)]) {
        for (measure, value) in numbers {
            self.row([section, id, other, name, measure, &value.to_string()]);
        }
    }

    fn known(&mut self, about: [&str; 4], recall: Option<u32>) {
        if let Some(recall) = recall {
            self.numbers(about, &[("recall_thousandths", recall)]);
        }
    }
}

/// A row with these words in its cells.
pub(crate) fn line<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    cells.join(",") + "\r\n"
}

/// A cell: in quotes where it needs them, and behind a `'` where a spreadsheet would take it for a formula
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = match is_formula {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match text.contains([',', '"', '\r', '\n', '\'']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}
