//! A team as aligned text for a terminal of 80 columns.

use crate::render::report::table::{ROOM, hanging, heading, padded, text_of};
use crate::text::width::width;
use crate::view::team::text::TeamText;

const GAP: usize = 2;
/// Cells of the longest name in a column; a longer one stands above its row.
const LONGEST_NAME: usize = 14;

/// The overview in lines.
pub(crate) fn team_table(team: &TeamText) -> String {
    let mut lines = vec![team.title.clone(), team.about.clone(), String::new()];
    hanging("", &team.ready, &mut lines);
    hanging("", &team.rule, &mut lines);
    if let Some(unlisted) = &team.unlisted {
        hanging("", unlisted, &mut lines);
    }
    heading(&team.people_title, &mut lines);
    people(team, &mut lines);
    lines.push(String::new());
    hanging("", &team.people_how, &mut lines);
    hanging("", &team.calls_how, &mut lines);
    lines.push(format!("  {}", team.calls_command));
    heading(&team.tomorrow_title, &mut lines);
    for (place, session) in team.tomorrow.iter().enumerate() {
        let sign = format!("{}. ", place + 1);
        let indent = " ".repeat(sign.len());
        hanging(&sign, &session.title, &mut lines);
        hanging(&indent, &session.people, &mut lines);
        hanging(&indent, &session.rests_on, &mut lines);
        for assignment in &session.assignments {
            if let Some(who) = &assignment.who {
                hanging(&indent, who, &mut lines);
            }
            // As it is: a command that is broken cannot be copied.
            lines.push(format!("{indent}  {}", assignment.command));
        }
    }
    if team.tomorrow.is_empty() {
        hanging("", &team.tomorrow_none, &mut lines);
    }
    heading(&team.items_title, &mut lines);
    for (name, says) in &team.items {
        hanging("- ", &format!("{name}: {says}"), &mut lines);
    }
    if team.items.is_empty() {
        hanging("", &team.items_none, &mut lines);
    }
    for how in &team.items_how {
        hanging("", how, &mut lines);
    }
    lines.push(String::new());
    hanging("", &team.honest, &mut lines);
    text_of(&lines)
}

fn people(team: &TeamText, lines: &mut Vec<String>) {
    let columns: Vec<usize> = (0..team.heads.len())
        .map(|column| {
            let cells = team.rows.iter().filter_map(|row| row.cells.get(column));
            let cells = cells.chain(team.heads.get(column)).map(|cell| width(cell));
            let longest = if column == 0 { LONGEST_NAME } else { ROOM };
            cells.filter(|cells| *cells <= longest).max().unwrap_or(0)
        })
        .collect();
    let joined = |cells: &[String], lines: &mut Vec<String>| {
        let mut line = String::new();
        for (cell, column) in cells.iter().zip(&columns) {
            if width(cell) > *column {
                lines.push(cell.clone());
                line.push_str(&" ".repeat(column + GAP));
            } else {
                line.push_str(&padded(cell, column + GAP));
            }
        }
        lines.push(line);
    };
    joined(&team.heads, lines);
    for row in &team.rows {
        joined(&row.cells, lines);
        for why in &row.why {
            hanging("  ", why, lines);
        }
    }
}
