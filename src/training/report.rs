//! What practice came to over some time: numbers and the pack's own names, no words.
//!
//! The field names are those of `cardcode report --format json`; shares are in thousandths.

use serde::Serialize;

use crate::pack::content::Pack;
use crate::pack::model::desk::Severity;
use crate::training::day::Day;
use crate::training::period::ReportScope;
use crate::training::review::ReviewKind;

/// Calls about a cause, for each person, that count as the last ones: enough to tell luck from skill, few enough to
/// see that somebody got better.
pub const LAST_OF_CAUSE: usize = 5;

/// Calls, for each person, in which a rule was kept or broken lately: rules are broken more seldom than causes missed.
pub const LAST_CALLS: usize = 10;

/// Calls about a cause from which it is told to be weak, or a call more or less would turn the order round.
pub const ENOUGH_OF_CAUSE: u32 = 3;

/// Times that a rule must have been broken lately to be told as a habit. One that fails a call is told at once.
pub const HABIT: u32 = 2;

/// Days for which is told what is due: today and those after it.
pub const AHEAD: usize = 14;

/// What practice came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The alias of the person; none for everybody, empty for those who gave none.
    pub who: Option<String>,
    /// The group that it is about; none for everybody and for one person.
    pub group: Option<String>,
    /// The first day that counts; none where all do.
    pub since: Option<Day>,
    /// The last day that counts; none where all do.
    pub until: Option<Day>,
    /// The day on which this was told.
    pub today: Day,
    /// The first and the last day with practice.
    pub practised: Option<(Day, Day)>,
    pub totals: Totals,
    /// Causes that calls were about, the weakest first.
    pub causes: Vec<CauseLine>,
    /// Rules of conduct that were broken, the one broken most lately first; one that is not here was always kept.
    pub rules: Vec<RuleLine>,
    /// Weeks with calls, in order.
    pub weeks: Vec<WeekLine>,
    /// Mistakes, the one made most first.
    pub mistakes: Vec<Mistake>,
    /// Days with practice, in order.
    pub days: Vec<DayLine>,
    /// What was due before today and was not reviewed.
    pub overdue: u32,
    /// What is due today and on the days after, [`AHEAD`] in all.
    pub due: Vec<DueLine>,
    /// Exams that ended, in order.
    pub exams: Vec<ExamLine>,
    /// Who left calls and exams, whoever left most first.
    pub left: Vec<LeftLine>,
    /// Attempts that an import could not verify, since another version of the pack or of the program made them.
    pub unverified: u32,
    /// Attempts that lie after today, which count nowhere: a clock was ahead.
    pub ahead: u32,
    /// Who practised, where this is about everybody; by name.
    pub people: Vec<PersonLine>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Days with practice; of everybody together, where it is about everybody.
    pub days: u32,
    pub answers: u32,
    /// Minutes; a pause of more than three counts as three.
    pub minutes: u32,
    /// Calls that ended, those of exams too.
    pub calls: u32,
    /// Those that were passed.
    pub passed: u32,
    /// Calls and exams that were closed before their end.
    pub unfinished: u32,
    pub exams: u32,
    /// Those that were passed.
    pub exams_passed: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CauseLine {
    pub id: String,
    /// Calls about it that ended.
    pub met: u32,
    /// Those in which it was named, and no other before it.
    pub found: u32,
    /// Of each person's last [`LAST_OF_CAUSE`] of these calls, how many there are.
    pub last: u32,
    /// How many of those found it.
    pub last_found: u32,
    /// How likely it is remembered now by FSRS, in thousandths, the mean over the people: found or not, see `last_found`.
    pub recall: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleLine {
    pub id: String,
    pub calls: u32,
    /// Those in which it was broken.
    pub broken: u32,
    /// Of each person's last [`LAST_CALLS`] calls, how many there are.
    pub last: u32,
    /// Those of them in which it was broken.
    pub last_broken: u32,
    /// How likely it is remembered now by FSRS, as for a cause.
    pub recall: Option<u32>,
    /// Who broke it in these last calls, the one who did so most first.
    pub people: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct WeekLine {
    pub monday: Day,
    /// Calls that ended in it.
    pub calls: u32,
    /// Those that were passed.
    pub passed: u32,
    /// Questions asked in them.
    pub questions: u32,
    /// Tenths of bits that these gained.
    pub bits: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// What it was about.
    pub kind: ReviewKind,
    /// A design to point at, a request, the cause of a call, or a rule that was broken.
    pub item: String,
    /// What was taken for it: an element of the card, `ground` or `nowhere`, an answer, another cause; empty for a rule.
    pub mistake: String,
    pub count: u32,
}

/// A day with practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayLine {
    pub day: Day,
    pub answers: u32,
    pub minutes: u32,
}

/// What is due on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DueLine {
    pub day: Day,
    pub count: u32,
}

/// An exam that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExamLine {
    /// The day on which it did.
    pub day: Day,
    pub alias: String,
    pub score: u32,
    /// Whether it was passed.
    pub passed: bool,
}

/// What somebody left before its end, closed or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftLine {
    pub alias: String,
    pub exams: u32,
    pub calls: u32,
    /// Those of the calls that were left before the first move.
    pub unmoved: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonLine {
    /// The alias; empty where none was given.
    pub alias: String,
    pub days: u32,
    /// The last of them.
    pub last: Option<Day>,
    pub minutes: u32,
    pub calls: u32,
    /// Those that were passed.
    pub passed: u32,
}

/// Thousandths that a part is of a whole.
pub fn share(part: u32, of: u32) -> u32 {
    let share = (u64::from(part) * 1000).checked_div(u64::from(of));
    share.map_or(0, |share| u32::try_from(share).unwrap_or(u32::MAX))
}

impl CauseLine {
    /// Thousandths of the last calls that found it.
    pub fn share(&self) -> u32 {
        share(self.last_found, self.last)
    }
}

impl RuleLine {
    /// Thousandths of the last calls that kept it; all, where there are none.
    pub fn share_kept(&self) -> u32 {
        1000 - share(self.last_broken, self.last).min(1000)
    }
}

impl WeekLine {
    /// Thousandths of the calls that were passed.
    pub fn share_passed(&self) -> u32 {
        share(self.passed, self.calls)
    }
}

/// What a trainer or a person does next, read off a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing was practised: begin.
    Begin,
    /// A rule that fails a call was broken lately.
    Never(RuleLine),
    /// A cause was missed lately.
    Cause(CauseLine),
    /// A mistake with cards or requests was made more than once.
    Mistake(Mistake),
    /// So many things are due.
    Review(u32),
    /// Another rule was broken lately.
    Rule(RuleLine),
    /// Nothing stands out of so few calls, which prove nothing yet.
    MoreCalls(u32),
    /// No exam was passed yet.
    Exam,
    KeepOn,
}

/// Things to do next that are told.
const MOST_NEXT: usize = 3;

impl Report {
    /// A report of no practice.
    pub fn new(scope: &ReportScope, today: Day) -> Report {
        Report {
            who: scope.alias.clone(),
            group: scope.group.as_ref().map(|(name, _)| name.clone()),
            since: scope.period.since,
            until: scope.period.until,
            today,
            practised: None,
            totals: Totals::default(),
            causes: Vec::new(),
            rules: Vec::new(),
            weeks: Vec::new(),
            mistakes: Vec::new(),
            days: Vec::new(),
            overdue: 0,
            due: Vec::new(),
            exams: Vec::new(),
            left: Vec::new(),
            unverified: 0,
            ahead: 0,
            people: Vec::new(),
        }
    }

    /// What is due today and was before.
    pub fn due_now(&self) -> u32 {
        self.overdue + self.due.first().map_or(0, |today| today.count)
    }

    /// What to do next, the most urgent first; never nothing.
    pub fn next(&self, pack: &Pack) -> Vec<Next> {
        if self.totals.answers == 0 {
            return vec![Next::Begin];
        }
        let fails = |line: &RuleLine| {
            let rule = pack.desk().rule(&line.id);
            rule.is_some_and(|rule| rule.severity == Severity::Blocker)
        };
        let broken = |is_never: bool| {
            let least = if is_never { 1 } else { HABIT };
            let mut rules = self.rules.iter();
            rules.find(|rule| rule.last_broken >= least && fails(rule) == is_never)
        };
        let mut causes = self.causes.iter();
        let missed =
            causes.find(|cause| cause.last >= ENOUGH_OF_CAUSE && cause.last_found < cause.last);
        let mut mistakes = self.mistakes.iter();
        let mistake = mistakes.find(|mistake| mistake.kind.is_drilled() && mistake.count > 1);
        let due = self.due_now();
        let mut next: Vec<Next> = [
            broken(true).cloned().map(Next::Never),
            missed.cloned().map(Next::Cause),
            broken(false).cloned().map(Next::Rule),
            mistake.cloned().map(Next::Mistake),
            (due > 0).then_some(Next::Review(due)),
        ]
        .into_iter()
        .flatten()
        .take(MOST_NEXT)
        .collect();
        let is_enough = self.totals.calls as usize >= LAST_CALLS;
        if next.is_empty() || (!is_enough && next.len() < MOST_NEXT) {
            next.push(match self.totals.exams_passed {
                _ if !is_enough => Next::MoreCalls(self.totals.calls),
                0 => Next::Exam,
                _ => Next::KeepOn,
            });
        }
        next
    }
}

/// A part of the report, as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportPart {
    /// What to do next, and sums.
    Next,
    Causes,
    Rules,
    Mistakes,
    /// Calls and exams over time.
    Progress,
    /// Days practised, and what is due.
    Days,
}

impl ReportPart {
    /// All parts, in order.
    pub const ALL: [ReportPart; 6] = [
        ReportPart::Next,
        ReportPart::Causes,
        ReportPart::Rules,
        ReportPart::Mistakes,
        ReportPart::Progress,
        ReportPart::Days,
    ];

    /// The part after or before this one, round and round.
    pub fn beside(self, onwards: bool) -> ReportPart {
        let count = ReportPart::ALL.len();
        let step = if onwards { 1 } else { count - 1 };
        ReportPart::ALL[(self as usize + step) % count]
    }
}
