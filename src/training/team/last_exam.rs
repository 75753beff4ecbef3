//! The last exam of a person: what came of it, and what it lacked, by name.

use serde::Serialize;

use crate::pack::content::Pack;
use crate::training::classify::questions_of;
use crate::training::day::Day;
use crate::training::exam::ExamGap;
use crate::training::team::practice::JudgedExam;

/// The last exam, whatever came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastExam {
    pub day: Day,
    pub score: u32,
    pub passed: bool,
    /// What it lacked, by the blueprint of today.
    pub gaps: Vec<ExamGap>,
    /// How many of its parts were right, and of how many: calls passed, cards, requests.
    pub calls: [usize; 2],
    pub cards: [usize; 2],
    pub requests: [usize; 2],
    /// The causes of the calls that were not passed, by their ids.
    pub failed: Vec<String>,
    /// The rules broken that fail a call, by their ids, each once.
    pub blockers: Vec<String>,
}

impl LastExam {
    pub(crate) fn new(pack: &Pack, exam: &JudgedExam) -> LastExam {
        let blueprint = &pack.desk().exam;
        let cards = [exam.cards, blueprint.points];
        let requests = [exam.requests, questions_of(pack, blueprint.sorts)];
        let is_short =
            |[right, all]: [usize; 2]| (100 * right as u32) < blueprint.drills * all as u32;
        let mut blockers: Vec<String> = Vec::new();
        for rule in exam
            .broken
            .iter()
            .filter(|rule| pack.desk().is_blocker(rule))
        {
            if !blockers.contains(rule) {
                blockers.push(rule.clone());
            }
        }
        let lacks = [
            (ExamGap::Blocker, !blockers.is_empty()),
            (ExamGap::Calls, exam.calls_passed < blueprint.calls_passed),
            (ExamGap::Cards, is_short(cards)),
            (ExamGap::Requests, is_short(requests)),
            (ExamGap::Points, exam.score < blueprint.pass),
        ];
        let gaps = lacks.into_iter().filter(|_| !exam.passed);
        LastExam {
            day: exam.day,
            score: exam.score,
            passed: exam.passed,
            gaps: gaps.filter_map(|(gap, is)| is.then_some(gap)).collect(),
            calls: [exam.calls_passed, blueprint.calls.len()],
            cards,
            requests,
            failed: exam.failed.clone(),
            blockers,
        }
    }
}
