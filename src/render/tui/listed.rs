//! Choices as they stand behind one another, to be looked at.

use ratatui::text::Line;

use crate::render::tui::hanging::hanging;
use crate::text::width::width;

/// Stands where there is no room for more of them.
const MORE: &str = "...";
/// Rows of which a part of a list is worth showing.
const PART: usize = 10;

/// As many as these rows have room for, in columns where all are short.
pub(crate) fn listed(choices: &[String], room: usize, rows: usize) -> Vec<Line<'_>> {
    let widest = choices.iter().map(|choice| width(choice)).max();
    let columns = (room / (widest.unwrap_or(0) + 4)).min(choices.len().div_ceil(10));
    if columns < 2 {
        let lines = choices.iter();
        let lines = lines.flat_map(|choice| hanging("- ", choice, room));
        return cut(lines.collect(), rows);
    }
    // What has no room is cut from the end, and not from the end of each column.
    let all = choices.len().div_ceil(columns);
    let seen = match all > rows {
        true => columns * rows.saturating_sub(1),
        false => choices.len(),
    };
    if seen < choices.len() && rows < PART {
        return Vec::new();
    }
    let (choices, rest) = choices.split_at(seen);
    let rows = choices.len().div_ceil(columns);
    let cell = |choice: &String| {
        let rest = (room / columns).saturating_sub(width(choice) + 2);
        format!("- {choice}{}", " ".repeat(rest))
    };
    let row = |row: usize| Line::from_iter(choices.iter().skip(row).step_by(rows).map(cell));
    let more = (!rest.is_empty()).then(|| Line::from(MORE));
    (0..rows).map(row).chain(more).collect()
}

/// These lines, or as many as there are rows for and the sign of more.
fn cut(mut lines: Vec<Line>, rows: usize) -> Vec<Line> {
    if lines.len() > rows && rows < PART {
        return Vec::new();
    }
    if lines.len() > rows {
        lines.truncate(rows.saturating_sub(1));
        lines.extend((rows > 0).then(|| Line::from(MORE)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_from_its_end_and_says_so() {
        let names: Vec<String> = (1..=80).map(|place| format!("n{place}")).collect();
        let lines = |rows: usize| -> Vec<String> {
            let lines = listed(&names, 28, rows).into_iter();
            lines.map(|line| line.to_string()).collect()
        };
        // Four columns, where all have room and where they have not.
        assert_eq!(lines(20).len(), 20);
        let cut = lines(12);
        assert_eq!((cut.len(), cut[11].as_str()), (12, MORE));
        assert!(cut[10].contains("n44") && !cut.concat().contains("n45"));
        // A few of many tell nothing.
        assert_eq!(lines(PART - 1), Vec::<String>::new());
    }

    #[test]
    fn long_names_stand_under_one_another() {
        let names = vec!["A name as long as the room".to_owned(); 20];
        assert_eq!(listed(&names, 28, 30).len(), 20);
        assert_eq!(listed(&names, 28, 12).len(), 12);
    }
}
