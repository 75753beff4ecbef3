//! Addresses of sources: each on lines of its own, so that it can be selected whole, and as links where a terminal has
//! them (OSC 8, <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>).

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::render::tui::hanging::hanging;
use crate::render::tui::theme;
use crate::text::link::Link;
use crate::view::page::{Block, Page, SourceLine};

/// What stands before an address.
const INDENT: &str = "  ";

/// Each source with its address under its name.
pub(crate) fn sources(sources: &[SourceLine], room: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for source in sources {
        lines.extend(hanging("- ", &source.name, room));
        let parts = parts(&source.url, room).into_iter();
        lines.extend(
            parts.map(|part| Line::from(vec![Span::raw(INDENT), Span::styled(part, theme::LINK)])),
        );
    }
    lines
}

/// Signs after which an address is parted: nobody reads a word of it as two.
const PARTS: [char; 3] = ['/', '.', '-'];

/// An address in as many lines as it needs. A word of it that is longer than a line is cut.
fn parts(url: &str, room: usize) -> Vec<String> {
    let room = room.saturating_sub(INDENT.len()).max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in url.split_inclusive(PARTS) {
        let mut word = word;
        match lines.last_mut() {
            // Addresses are ASCII.
            Some(line) if line.len() + word.len() <= room => line.push_str(word),
            _ => {
                while word.len() > room && word.is_char_boundary(room) {
                    lines.push(word[..room].to_owned());
                    word = &word[room..];
                }
                lines.push(word.to_owned());
            }
        }
    }
    lines
}

/// The parts of addresses that are seen in this area, in which these lines stand from `scroll` on.
pub(crate) fn seen(page: &Page, lines: &[Line], area: Rect, scroll: usize) -> Vec<Link> {
    let mut urls = page.blocks.iter().flat_map(|block| match block {
        Block::Sources(sources) => sources.as_slice(),
        _ => &[],
    });
    let mut links = Vec::new();
    let (mut url, mut left) = ("", 0);
    for (row, line) in lines.iter().enumerate() {
        let [indent, part] = line.spans.as_slice() else {
            continue;
        };
        if indent.content != INDENT {
            continue;
        }
        if left == 0 {
            let Some(next) = urls.next() else { break };
            (url, left) = (&next.url, next.url.chars().count());
        }
        left = left.saturating_sub(part.content.chars().count());
        let is_seen = (scroll..scroll + usize::from(area.height)).contains(&row);
        links.extend(is_seen.then(|| Link {
            at: (area.x + INDENT.len() as u16, area.y + (row - scroll) as u16),
            part: part.content.to_string(),
            url: url.to_owned(),
        }));
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_an_address_that_is_seen_leads_to_the_whole_of_it() {
        let source = |name: &str, url: &str| SourceLine {
            name: name.to_owned(),
            url: url.to_owned(),
        };
        let all = vec![
            source("One", "https://one.example/a"),
            source("Two", "https://two.example/"),
        ];
        let lines = sources(&all, 14);
        let page = Page::new("facts/test", "", "").with(Block::Sources(all.clone()));
        let area = Rect::new(3, 5, 14, 3);
        let links = seen(&page, &lines, area, 2);
        let parts: Vec<(&str, &str)> = links
            .iter()
            .map(|link| (link.part.as_str(), link.url.as_str()))
            .collect();
        assert_eq!(
            parts,
            [
                ("example/a", "https://one.example/a"),
                ("https://two.", "https://two.example/"),
            ]
        );
        assert_eq!(links[0].at, (5, 5));
        assert_eq!(links[1].at, (5, 7));
    }

    #[test]
    fn an_address_is_parted_after_its_signs_and_cut_only_where_a_word_has_no_room() {
        let url = "https://docs.example.com/en-us/security-codes.html";
        assert_eq!(
            parts(url, 22),
            ["https://docs.", "example.com/en-us/", "security-codes.html"]
        );
        for room in 4..60 {
            let lines = parts(url, room);
            assert_eq!(lines.concat(), url);
            assert!(lines.iter().all(|line| line.len() <= room - 2), "{lines:?}");
            for line in &lines[..lines.len() - 1] {
                assert!(line.ends_with(PARTS) || line.len() == room - 2, "{lines:?}");
            }
        }
        assert_eq!(parts("abcdefgh/ij", 6), ["abcd", "efgh", "/ij"]);
    }
}
