//! The content that the program carries: whole, good by every rule, and covering the article's claims.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::manifest::Manifest;
use cardcode::text::catalogue::TextKey;
use cardcode::text::lang::Lang;
use cardcode::view::page::Backing;
use cardcode::view::router::page;

use crate::common::every_state;

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
fn every_text_of_the_program_is_said_somewhere() {
    let sources: String = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let is_word = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == ':';
    let named: BTreeSet<&str> = sources
        .split(|char| !is_word(char))
        .filter_map(|path| {
            let (before, name) = path.rsplit_once("::")?;
            let group = before.rsplit("::").next()?;
            path.get(path.len() - group.len() - 2 - name.len()..)
        })
        .collect();
    let path = |key: TextKey| {
        let (group, name) = key.name().split_once('.').unwrap();
        format!("{group}::{}", name.to_uppercase())
    };
    let unused: Vec<&str> = TextKey::all()
        .filter(|key| !named.contains(&*path(*key)))
        .map(TextKey::name)
        .collect();
    assert_eq!(unused, [""; 0], "in assets/ui.toml, and used nowhere");
}

#[test]
fn what_is_made_at_build_time_says_what_the_files_say() {
    let carried = carried();
    let text = |path: &str| &carried.iter().find(|file| file.path == path).unwrap().text;
    let manifest: Manifest = toml::from_str(text("pack.toml")).unwrap();
    assert_eq!(*Pack::embedded().unwrap().manifest(), manifest);
    let words: toml::Table = toml::from_str(text("ui.toml")).unwrap();
    let mut count = 0;
    for (group, texts) in words.iter().filter(|(_, texts)| texts.is_table()) {
        for (name, text) in texts.as_table().unwrap() {
            count += 1;
            let key = TextKey::named(&format!("{group}.{name}")).unwrap();
            let held = text.as_table().unwrap();
            let held = held
                .iter()
                .map(|(code, words)| (code.as_str(), words.as_str().unwrap()));
            let made: BTreeMap<_, _> = key.by_language().collect();
            assert_eq!(held.collect::<BTreeMap<_, _>>(), made, "{group}.{name}");
        }
    }
    assert_eq!(TextKey::all().count(), count);
}

#[test]
fn every_claim_of_the_article_is_covered_by_a_page_that_cites_its_facts() {
    let pack = Pack::embedded().unwrap();
    let mut facts_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for state in every_state(&Lang::new("en")) {
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
