//! What practice came to, in words: what to do next first, then sums, then charts that say how they are read.

use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;
use crate::training::report::Report;
use crate::view::report::chart::{Chart, Trend};
use crate::view::report::charts::ChartText;
use crate::view::report::document::{Document, Part};

/// A report in words.
pub struct ReportText {
    pub title: String,
    /// Whose practice, from when to when.
    pub about: String,
    /// The heading of what to do next.
    pub next_title: String,
    /// What to do next, the most urgent first; never nothing.
    pub next: Vec<String>,
    /// The heading of the sums.
    pub sums_title: String,
    /// Sums, each with its name.
    pub sums: Vec<(String, String)>,
    /// What changed over time, by week.
    pub trends: Vec<Trend>,
    /// The charts, in their order.
    pub charts: Vec<Chart>,
}

/// The report in words.
pub fn told(pack: &Pack, lang: &Lang, report: &Report) -> ReportText {
    let words = Words { pack, lang };
    let teller = ChartText { words, report };
    let next = report.next(pack);
    let charts = vec![
        teller.people(),
        teller.causes(),
        teller.rules(),
        teller.mistakes(),
        teller.broken(),
        teller.passed(),
        teller.exams(),
        teller.days(),
        teller.due(),
    ];
    ReportText {
        title: words.say(ui::report::TITLE),
        about: teller.about(),
        next_title: words.say(ui::report::NEXT),
        next: next.iter().map(|next| teller.next(next)).collect(),
        sums_title: words.say(ui::report::SUMS),
        sums: teller.sums(),
        trends: charts.iter().filter_map(Chart::trend).collect(),
        charts,
    }
}

impl ReportText {
    /// The same as a document, its charts as tables.
    pub fn document(self, pack: &Pack, lang: &Lang) -> Document {
        let words = pack.words(lang);
        let heads = || {
            [ui::report::WHAT, ui::report::VALUE]
                .map(|head| words.say(head))
                .to_vec()
        };
        let mut parts = vec![
            Part::Para(self.about),
            Part::Head(self.next_title),
            Part::Numbered(self.next),
        ];
        if !self.sums.is_empty() {
            let rows = self.sums.into_iter();
            let rows = rows.map(|(name, says)| vec![name, says]).collect();
            parts.extend([Part::Head(self.sums_title), Part::Table(heads(), rows)]);
            for chart in self.charts {
                if chart.bars.is_empty() && chart.is_optional {
                    continue;
                }
                parts.extend([Part::Head(chart.title), Part::Para(chart.how)]);
                if !chart.bars.is_empty() {
                    let rows = chart.bars.into_iter();
                    let rows = rows.map(|bar| vec![bar.label, bar.value]).collect();
                    parts.push(Part::Table(heads(), rows));
                }
                parts.extend(chart.more.map(Part::Para));
            }
        }
        Document {
            title: self.title,
            lang: lang.code().to_owned(),
            parts,
        }
    }
}
