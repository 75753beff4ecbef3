//! What several tests need: every page of the program, and its words.
#![allow(dead_code, reason = "each test uses its own part")]
#![allow(unused_imports, reason = "each test uses its own part")]

pub mod player;
pub mod practice;
pub mod terminal;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub use cardcode::author::crawl::{after, every_state};
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::router::{Block, Page};

/// Where the tests that are not about records keep them: nowhere.
pub const RECORDS: &str = ":none:";

/// The program, given these lines on stdin, in this folder.
pub fn script(args: &[&str], input: &str, folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command.args(args).current_dir(folder);
    command.env_clear().env("TERM", "xterm-256color");
    command.env("CARDCODE_DB", RECORDS);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that ended already reads no more.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// The languages of the embedded pack.
pub fn languages(pack: &Pack) -> Vec<Lang> {
    pack.manifest()
        .languages
        .iter()
        .map(|language| language.code.clone())
        .collect()
}

/// Every word of a page.
pub fn words(page: &Page) -> Vec<String> {
    let mut words = vec![page.title.clone(), page.lead.clone()];
    words.extend(page.progress.clone());
    words.extend(
        page.choices
            .iter()
            .flat_map(|choice| [choice.label.clone(), choice.note.clone()]),
    );
    words.extend(
        page.bar
            .iter()
            .chain([&page.more])
            .flat_map(|hint| [hint.key.clone(), hint.word.clone()]),
    );
    words.push(page.too_small.clone());
    for block in &page.blocks {
        match block {
            Block::Head(text) | Block::Caution(text) | Block::Para(text) | Block::Note(text) => {
                words.push(text.clone())
            }
            Block::Steps(texts) | Block::List(texts) => words.extend(texts.iter().cloned()),
            Block::Keys {
                how,
                keys,
                how_in_lines,
                letters,
            } => {
                words.extend([how.clone(), how_in_lines.clone()]);
                let pairs = keys.iter().chain(letters);
                words.extend(pairs.flat_map(|(key, does)| [key.clone(), does.clone()]));
            }
            Block::Terms(terms) => words.extend(
                terms
                    .iter()
                    .flat_map(|(term, says)| [term.clone(), says.clone()]),
            ),
            Block::Table { columns, rows } => {
                words.extend(columns.iter().cloned());
                words.extend(
                    rows.iter()
                        .flat_map(|(head, says)| [vec![head.clone()], says.to_vec()].concat()),
                );
            }
            Block::Picture(picture) => {
                words.extend(picture.words.iter().cloned());
                words.extend([picture.label.clone(), picture.caption.clone()]);
                words.extend(picture.things.iter().map(|(thing, _)| thing.clone()));
            }
            Block::Talk { name, lines } => {
                words.push(name.clone());
                let lines = lines.iter();
                words.extend(lines.flat_map(|(who, says)| [who.clone(), says.clone()]));
            }
            Block::Bars { names, .. } => words.extend(names.iter().cloned()),
            Block::Chart { bars, .. } => {
                let bars = bars.iter();
                words.extend(bars.flat_map(|bar| [bar.label.clone(), bar.value.clone()]));
            }
            Block::Meter { .. } => {}
        }
    }
    words
}
