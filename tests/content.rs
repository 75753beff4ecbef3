//! The content that the program carries: whole, good by every rule, and covering the article's claims.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::text::lang::Lang;
use cardcode::view::router::{Backing, page};

use common::every_state;

#[test]
fn every_content_file_is_embedded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut files = BTreeSet::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            // Beside the content stand the page for its authors and the schemas that editors read.
            let is_content = path.extension().is_some_and(|end| end == "toml");
            if path.is_dir() {
                open.push(path);
            } else if is_content {
                files.insert(
                    path.strip_prefix(&root)
                        .unwrap()
                        .to_str()
                        .unwrap()
                        .to_owned(),
                );
            }
        }
    }
    let embedded: BTreeSet<String> = carried().into_iter().map(|file| file.path).collect();
    assert_eq!(files, embedded);
}

#[test]
fn every_claim_of_the_article_is_covered_by_a_page_that_cites_its_facts() {
    let pack = Pack::embedded().unwrap();
    let mut facts_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for state in every_state(&pack, &Lang::new("en")) {
        let page = page(&pack, &state);
        let facts = page
            .backing
            .into_iter()
            .filter_map(|backing| match backing {
                Backing::Fact(id) => Some(id),
                Backing::List(_) => None,
            });
        facts_of.entry(page.id).or_default().extend(facts);
    }
    let claims = &pack.claims().all;
    let ids: Vec<String> = claims.iter().map(|claim| claim.id.clone()).collect();
    assert_eq!(
        ids,
        (1..=36)
            .map(|number| format!("S{number}"))
            .collect::<Vec<_>>()
    );
    for claim in claims {
        assert!(
            !claim.covered_by.is_empty(),
            "{} is covered nowhere",
            claim.id
        );
        for fact in &claim.facts {
            assert!(
                pack.facts()
                    .get(fact)
                    .is_some_and(|fact| fact.claims.contains(&claim.id)),
                "{}: {fact}",
                claim.id
            );
        }
        for id in &claim.covered_by {
            let facts = facts_of
                .get(id)
                .unwrap_or_else(|| panic!("{}: there is no page {id}", claim.id));
            assert!(
                claim.facts.iter().any(|fact| facts.contains(fact)),
                "{}: {id} cites none of its facts",
                claim.id
            );
        }
    }
}

#[test]
fn every_word_of_the_program_is_said() {
    let sources: String = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .iter()
        .filter(|path| !path.ends_with("ui.rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let ui: toml::Table = toml::from_str(
        &carried()
            .iter()
            .find(|file| file.path == "ui.toml")
            .unwrap()
            .text,
    )
    .unwrap();
    for (group, words) in ui {
        for word in words.as_table().into_iter().flat_map(|words| words.keys()) {
            assert!(
                sources.contains(&format!(".{word}")),
                "[{group}] {word} is said nowhere"
            );
        }
    }
}

fn files_below(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path))
        } else {
            files.push(path)
        }
    }
    files
}
