//! The centre's own list of its people: who belongs to which group. It is read, and kept nowhere.

use std::collections::HashSet;

use crate::text::sanitize::is_unseen;
use crate::training::alias::{named, same};

/// Characters of the longest name of a group.
const LONGEST_GROUP: usize = 40;

/// Most digits of a group's name: a date has eight, a card number twelve or more.
const MOST_DIGITS: usize = 8;

/// What the two columns are called, in small letters, where the list begins with a line of their names.
const COLUMNS: [&[&str]; 2] = [
    &[
        "alias",
        "name",
        "agent",
        "person",
        "呼び名",
        "名前",
        "氏名",
        "お名前",
        "担当者",
        "社員番号",
    ],
    &[
        "group",
        "groups",
        "team",
        "グループ",
        "グループ名",
        "チーム",
        "班",
        "組",
        "部署",
        "所属",
    ],
];

/// Who belongs where. Somebody may belong to several groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// In the order of the list.
    members: Vec<RosterMember>,
}

/// That somebody belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
struct RosterMember {
    alias: String,
    /// What all spellings of the alias come to.
    person: String,
    group: String,
}

/// Why a line of the list cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterProblem {
    /// It has not two cells.
    Cells,
    /// The first cell is no alias: it may hold a number.
    Alias,
    /// The second cell is no name of a group.
    Group,
}

impl Roster {
    /// Reads the list: lines of `alias,group`, as spreadsheets write them. A mark of Unicode at the begin, a line with the
    /// names of the columns and empty lines are passed over.
    ///
    /// # Errors
    /// Every line that cannot be used, from 1, and why.
    pub fn parse(text: &str) -> Result<Roster, Vec<(usize, RosterProblem)>> {
        let text = text.trim_start_matches('\u{feff}');
        let mut roster = Roster::default();
        let mut problems = Vec::new();
        let mut known = HashSet::new();
        // Which cell is the alias, and which the group.
        let mut order = [0, 1];
        for (index, line) in text.lines().enumerate() {
            let cells: Vec<&str> = line.split(',').map(cell).collect();
            let is_turned =
                index == 0 && is_heading(&cells.iter().rev().copied().collect::<Vec<_>>());
            order = if is_turned { [1, 0] } else { order };
            let is_heading = index == 0 && (is_turned || is_heading(&cells));
            if is_heading || cells.iter().all(|cell| cell.is_empty()) {
                continue;
            }
            match member(&cells, order) {
                Ok(member) => {
                    if known.insert((member.person.clone(), member.group.clone())) {
                        roster.members.push(member);
                    }
                }
                Err(problem) => problems.push((index + 1, problem)),
            }
        }
        match problems.is_empty() {
            true => Ok(roster),
            false => Err(problems),
        }
    }

    /// The groups, each once, in the order of the list.
    pub fn groups(&self) -> Vec<&str> {
        let mut known = HashSet::new();
        let groups = self.members.iter().map(|member| member.group.as_str());
        groups.filter(|group| known.insert(*group)).collect()
    }

    /// The groups of this person.
    pub fn groups_of(&self, alias: &str) -> Vec<String> {
        let person = same(alias);
        let of = self.members.iter().filter(|member| member.person == person);
        of.map(|member| member.group.clone()).collect()
    }

    /// The people of this group, or all of the list, each once.
    pub fn people(&self, group: Option<&str>) -> Vec<String> {
        let mut known = HashSet::new();
        let of = self.members.iter();
        let of = of.filter(|member| group.is_none_or(|group| group == member.group));
        let people = of.filter(|member| known.insert(member.person.as_str()));
        people.map(|member| member.alias.clone()).collect()
    }
}

/// Who a line of two cells names, in this order.
fn member(cells: &[&str], order: [usize; 2]) -> Result<RosterMember, RosterProblem> {
    let [_, _] = cells else {
        return Err(RosterProblem::Cells);
    };
    let [alias, group] = order.map(|place| cells[place]);
    let alias = named(alias).ok_or(RosterProblem::Alias)?;
    match is_group(group) {
        true => Ok(RosterMember {
            person: same(&alias),
            alias,
            group: group.to_owned(),
        }),
        false => Err(RosterProblem::Group),
    }
}

/// What a cell holds, without blanks and quotes around it.
fn cell(text: &str) -> &str {
    let text = text.trim();
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or(text).trim()
}

fn is_heading(cells: &[&str]) -> bool {
    let mut cells = cells.iter().zip(COLUMNS);
    cells.len() == COLUMNS.len()
        && cells.all(|(cell, names)| names.contains(&cell.to_lowercase().as_str()))
}

fn is_group(name: &str) -> bool {
    let digits = name.chars().filter(|char| char.is_numeric()).count();
    !name.is_empty()
        && name.chars().count() <= LONGEST_GROUP
        && !name.chars().any(is_unseen)
        && digits <= MOST_DIGITS
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_a_spreadsheet_is_read() {
        let list = "\u{feff}alias,group\r\n佐藤,大阪 2026年4月\r\n\r\n\"Aiko\", \"Tokyo\"\r\nAIKO,Night\r\naiko,Night\r\n";
        let roster = Roster::parse(list).unwrap();
        assert_eq!(roster.groups(), ["大阪 2026年4月", "Tokyo", "Night"]);
        assert_eq!(roster.groups_of("ＡＩＫＯ"), ["Tokyo", "Night"]);
        assert_eq!(roster.people(None), ["佐藤", "Aiko"]);
        assert_eq!(roster.people(Some("Night")), ["AIKO"]);
    }

    #[test]
    fn a_line_of_names_of_columns_is_nobody() {
        for heading in [
            "名前,グループ",
            "氏名,部署",
            "Name,Team",
            "\"社員番号\",\"班\"",
            "ALIAS,GROUP",
        ] {
            let roster = Roster::parse(&format!("{heading}\nAiko,Tokyo")).unwrap();
            assert_eq!(roster.people(None), ["Aiko"], "{heading}");
        }
        let turned = Roster::parse("グループ,名前\n東京,Aiko").unwrap();
        assert_eq!(
            (turned.people(None), turned.groups()),
            (vec!["Aiko".to_owned()], vec!["東京"])
        );
        // Below the first line, and beside what is no such name, it is somebody.
        for list in ["Aiko,Tokyo\nTeam,Team", "Name,Tokyo"] {
            assert_eq!(
                Roster::parse(list).unwrap().people(None).len(),
                list.lines().count()
            );
        }
    }

    #[test]
    fn every_line_that_cannot_be_used_is_named() {
        for (list, wanted) in [
            ("a,b,c", (1, RosterProblem::Cells)),
            ("alias,group\nAiko", (2, RosterProblem::Cells)),
            (
                "Aiko,Tokyo\n4111111111111111,Tokyo",
                (2, RosterProblem::Alias),
            ),
            (",Tokyo", (1, RosterProblem::Alias)),
            ("Aiko,", (1, RosterProblem::Group)),
            ("Aiko,4111 1111 1111 1111", (1, RosterProblem::Group)),
        ] {
            assert_eq!(Roster::parse(list), Err(vec![wanted]), "{list}");
        }
        assert_eq!(
            Roster::parse("alias,group\nA,b,c\nAiko,Tokyo\n\n1234,Tokyo\nSato,12345678901\n"),
            Err(vec![
                (2, RosterProblem::Cells),
                (5, RosterProblem::Alias),
                (6, RosterProblem::Group)
            ])
        );
    }
}
