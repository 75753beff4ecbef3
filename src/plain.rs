//! A page in plain lines, without a single escape.

use crate::page::{Block, Page};

/// The page's words in lines, choices aside.
pub fn lines(page: &Page) -> Vec<String> {
    let mut lines = vec![page.lead.clone()];
    for block in &page.blocks {
        match block {
            Block::Head(text) | Block::Para(text) | Block::Note(text) => lines.push(text.clone()),
            Block::Steps(steps) => {
                lines.extend(
                    steps
                        .iter()
                        .enumerate()
                        .map(|(place, step)| format!("{}. {step}", place + 1)),
                );
            }
            Block::List(items) => lines.extend(items.iter().map(|item| format!("- {item}"))),
            Block::Terms(terms) => {
                lines.extend(terms.iter().map(|(term, says)| format!("{term}: {says}")))
            }
            Block::Table { columns, rows } => {
                for (heading, says) in rows {
                    let both = columns
                        .iter()
                        .zip(says)
                        .map(|(name, says)| format!("{name}: {says}"));
                    lines.push(format!("{heading}. {}", both.collect::<Vec<_>>().join(" ")));
                }
            }
            Block::Picture(picture) => lines.extend(picture.words.iter().cloned()),
            Block::Meter { .. } => {}
        }
    }
    lines
}
