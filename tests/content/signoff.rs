//! The document for sign-off: every page is in it once, every link leads somewhere, and no word of the content
//! is taken for Markdown.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use cardcode::app::screen::Screen;
use cardcode::author::signoff::document::markdown;
use cardcode::author::signoff::markdown::anchor;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::view::page::Backing;
use cardcode::view::router::page;

use crate::common::every_state;
use crate::common::languages;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

/// The document in each language of the pack, made once.
fn documents() -> &'static [(Lang, String)] {
    static DOCUMENTS: OnceLock<Vec<(Lang, String)>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| {
        let pack = pack();
        let written = |lang: Lang| {
            let document = markdown(&pack, &lang);
            (lang, document)
        };
        languages(&pack).into_iter().map(written).collect()
    })
}

/// What stands between these, each time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let rests = text.split(from).skip(1);
    rests.filter_map(|rest| rest.split(to).next()).collect()
}

fn anchors(document: &str) -> Vec<&str> {
    between(document, "<a id=\"", "\"></a>")
}

#[test]
fn every_page_stands_in_it_once() {
    let pack = pack();
    for (lang, document) in documents() {
        let anchors = anchors(document);
        let headings: Vec<&str> = document
            .lines()
            .filter(|line| line.starts_with("### "))
            .collect();
        let named: Vec<&str> = headings
            .iter()
            .flat_map(|line| between(line, "`", "`"))
            .collect();
        for state in every_state(lang) {
            if state.screen().is_overlay() && *state.screen() != Screen::Help {
                continue;
            }
            let id = page(&pack, &state).id;
            // What is drawn by chance stands there as what it is drawn from.
            let drawn = [
                "train",
                "point/",
                "sort/",
                "advice/",
                "desk/",
                "desk-guide",
                "debrief/",
                "exam",
                "grade",
            ];
            if drawn.iter().any(|begin| id.starts_with(begin)) {
                continue;
            }
            let here = anchor(&id);
            assert_eq!(
                anchors.iter().filter(|one| **one == here).count(),
                1,
                "{id}"
            );
            assert!(named.contains(&id.as_str()), "{id} is not named");
        }
        let apart: BTreeSet<&&str> = anchors.iter().collect();
        assert_eq!(apart.len(), anchors.len(), "an anchor stands twice");
    }
}

#[test]
fn a_message_that_is_in_no_list_stands_in_it_too() {
    let pack = pack();
    let (_, document) = &documents()[0];
    for system in pack.systems() {
        for message in system.messages.iter() {
            let id = format!("message/{}/{}", system.id, message.code);
            assert!(
                document.contains(&format!("<a id=\"{}\">", anchor(&id))),
                "{id}"
            );
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_both_languages_have_the_same_anchors() {
    for (_, document) in documents() {
        let anchors = anchors(document);
        assert_eq!(anchors, self::anchors(&documents()[0].1));
        let anchors: BTreeSet<&str> = anchors.into_iter().collect();
        let links = between(document, "](#", ")");
        assert!(links.len() > anchors.len());
        for link in links {
            assert!(anchors.contains(link), "nothing is at {link}");
        }
    }
}

#[test]
fn every_cited_fact_stands_in_the_last_section_with_its_sources() {
    let pack = pack();
    for (lang, document) in documents() {
        let (_, last) = document.split_once("<a id=\"section.facts\"></a>").unwrap();
        assert!(!last.contains("\n## "), "the facts are not last");
        let mut seen = BTreeSet::new();
        for state in every_state(lang) {
            for backing in page(&pack, &state).backing {
                let (id, sources) = match &backing {
                    Backing::Fact(id) => {
                        let fact = pack.facts().get(id).unwrap();
                        (format!("fact/{id}"), &fact.sources)
                    }
                    Backing::List(id) => {
                        let list = pack.systems().iter().find(|system| system.id == *id);
                        (format!("list/{id}"), &list.unwrap().sources)
                    }
                };
                if !seen.insert(id.clone()) {
                    continue;
                }
                let here = format!("<a id=\"{}\"></a>", anchor(&id));
                assert_eq!(last.matches(&here).count(), 1, "{id}");
                for source in sources {
                    assert!(last.contains(&source.url), "{}", source.url);
                }
            }
        }
    }
}

#[test]
fn every_word_of_a_cause_stands_in_it() {
    let pack = pack();
    for (lang, document) in documents() {
        // None of these words needs an escape that would tell them apart here.
        let plain = document.replace('\\', "");
        for cause in &pack.causes().all {
            let texts = cause.steps.iter().chain(&cause.dont);
            for text in texts.chain([&cause.name, &cause.happened, &cause.tell]) {
                let words = pack.words(lang).say(text);
                assert!(plain.contains(&words), "{words}");
            }
        }
        for choice in pack.diagnosis().nodes.iter().flat_map(|node| &node.choices) {
            let texts = [Some(&choice.say), choice.advice.as_ref()];
            for text in texts.into_iter().flatten() {
                let words = pack.words(lang).say(text);
                assert!(plain.contains(&words), "{words}");
            }
        }
    }
}

#[test]
fn no_placeholder_is_left_and_no_word_is_markdown() {
    for (_, document) in documents() {
        for line in document.lines() {
            assert!(!line.contains(['{', '}']), "{line}");
            // Outside of anchors and addresses no HTML, and of emphasis only whole pairs.
            let bare = line
                .replace("\\*", "")
                .replace("\\_", "")
                .replace("\\`", "");
            let outside: String = bare
                .split('`')
                .step_by(2)
                .map(|part| part.replace("<a id=\"", "").replace("\"></a>", ""))
                .collect();
            assert_eq!(bare.matches('`').count() % 2, 0, "{line}");
            assert_eq!(bare.matches("**").count() % 2, 0, "{line}");
            let has_address = line.contains("<http");
            assert!(has_address || !outside.contains(['<', '>']), "{line}");
            let is_row = line.starts_with('|');
            assert!(!is_row || line.matches('|').count() == 4, "{line}");
        }
    }
}

#[test]
fn names_that_differ_have_anchors_that_differ() {
    let names = ["a/b", "a.b", "a-b", "a_b", "a b", "a__b", "a_2f_b", "あ"];
    let anchors: BTreeSet<String> = names.iter().map(|name| anchor(name)).collect();
    assert_eq!(anchors.len(), names.len());
    let is_safe = |char: char| char.is_ascii_alphanumeric() || "._-".contains(char);
    assert!(anchors.iter().all(|anchor| anchor.chars().all(is_safe)));
}
