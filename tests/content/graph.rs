//! The questions as a picture: all of them are in it, and no author's word or id can break its syntax.

use std::collections::BTreeSet;

use cardcode::author::graph::{GraphFormat, graph, picture};
use cardcode::pack::content::Pack;
use cardcode::pack::model::flow::{Flow, Goal};
use cardcode::text::catalogue::ui;
use cardcode::text::lang::{Lang, Text};

const BOTH: [GraphFormat; 2] = [GraphFormat::Mermaid, GraphFormat::Dot];

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

/// What stands between quotation marks, a string each, as a person sees it: line breaks and signs that are
/// given by their numbers are told apart.
fn labels(picture: &str, format: GraphFormat) -> Vec<String> {
    let mut labels = Vec::new();
    for line in picture.lines() {
        let line = line.replace("\\\\", "\u{1}").replace("\\\"", "\u{2}");
        for (place, part) in line.split('"').enumerate() {
            let is_word = place % 2 == 1 && !line.contains("fontname");
            if is_word {
                labels.extend(
                    part.split("<br/>")
                        .flat_map(|part| part.split("\\n"))
                        .map(|part| plain(part, format)),
                );
            }
        }
    }
    labels
}

fn plain(part: &str, format: GraphFormat) -> String {
    if format == GraphFormat::Dot {
        let part = part.replace('\u{1}', "\\").replace('\u{2}', "\"");
        return part.replace("&amp;", "&");
    }
    let mut parts = part.split('#');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').unwrap();
        plain.extend(char::from_u32(number.parse().unwrap()));
        plain.push_str(rest);
    }
    plain
}

fn times(labels: &[String], words: &str) -> usize {
    labels.iter().filter(|label| *label == words).count()
}

#[test]
fn every_question_answer_and_cause_stands_in_it_once() {
    let pack = pack();
    let flow = pack.diagnosis();
    for (lang, format) in ["ja", "en"]
        .iter()
        .flat_map(|lang| BOTH.map(|format| (lang, format)))
    {
        let lang = Lang::new(lang);
        let labels = labels(&graph(&pack, &lang, format), format);
        let words = pack.words(&lang);
        let say = |text: &Text| words.say(text);
        let mut wanted: Vec<String> = flow.nodes.iter().map(|node| say(&node.short)).collect();
        let choices = flow.nodes.iter().flat_map(|node| &node.choices);
        wanted.extend(choices.clone().map(|choice| say(&choice.say)));
        let causes: BTreeSet<&str> = choices
            .filter_map(|choice| match choice.goal() {
                Goal::Cause(id) => Some(id),
                _ => None,
            })
            .collect();
        wanted.extend(
            causes
                .iter()
                .map(|id| say(&pack.causes().get(id).unwrap().name)),
        );
        wanted.push(words.say(ui::diagnose::SUMMARY_CAUSES));
        for words in &wanted {
            let often = wanted.iter().filter(|other| *other == words).count();
            assert_eq!(times(&labels, words), often, "{words}");
        }
    }
}

/// Words that would end strings, labels, comments and lines, and be Markdown or HTML.
const WORDS: [&str; 16] = [
    "a \"quoted\" word",
    "]",
    "|",
    "-->",
    "#quot;",
    "「かぎ」（かっこ）【】",
    "back\\slash\\",
    "ends with \\\"",
    "line\nbreak",
    "<b>bold</b> &amp; &quot;",
    "`md` **bold** _it_",
    "1. a list",
    "- a list",
    "%% comment",
    "style x:#1; y",
    "}} ]) ;",
];

/// Ids that are words of Mermaid or of DOT, or could become the same name.
const IDS: [&str; 8] = [
    "end", "graph", "class", "default", "a-b", "a_b", "subgraph", "o",
];

/// A flow with hostile words and ids.
fn hostile() -> Flow {
    let text = |words: &str| format!("{{ en = {words:?} }}");
    let mut flow = String::from("format_version = 1\nid = \"diagnose\"\nstart = \"end\"\n");
    for (place, id) in IDS.iter().enumerate() {
        let (ask, say) = (text(WORDS[place]), text(WORDS[place + 8]));
        let goal = IDS
            .get(place + 1)
            .map_or("remaining = true".to_owned(), |next| {
                format!("to = {next:?}")
            });
        flow += &format!("[[node]]\nid = {id:?}\nask = {ask}\nshort = {ask}\n");
        flow += &format!("choice = [{{ id = \"x\", say = {say}, {goal} }}, ");
        flow += &format!("{{ id = \"y\", say = {ask}, cause = {id:?} }}]\n");
    }
    toml::from_str(&flow).unwrap()
}

fn hostile_picture(format: GraphFormat) -> String {
    let words: Vec<Text> = ["\"start\" ]", "\"end\" }}"]
        .map(|words| serde_json::from_value(serde_json::json!({ "en": words })).unwrap())
        .to_vec();
    let say = |text: &Text| text.get(&Lang::new("en")).to_owned();
    let ends = [say(&words[0]), say(&words[1])];
    picture(&hostile(), pack().causes(), &ends, &say, format)
}

#[test]
fn hostile_words_stay_words() {
    for format in BOTH {
        let picture = hostile_picture(format);
        let labels = labels(&picture, format);
        for words in WORDS {
            let words = words.replace('\n', " ");
            assert!(times(&labels, &words) > 0, "{words}:\n{picture}");
        }
        for line in picture.lines() {
            let ends = line.replace("\\\\", "").replace("\\\"", "");
            assert_eq!(ends.matches('"').count() % 2, 0, "{line}");
        }
    }
    // What Mermaid would take for more than words is nowhere between its quotation marks.
    for line in hostile_picture(GraphFormat::Mermaid).lines() {
        let word = line
            .split('"')
            .nth(1)
            .unwrap_or_default()
            .replace("<br/>", "");
        assert!(
            !word.contains(['`', '*', '_', '<', '>', '[', ']', '|', '{', '}', '\\', '%']),
            "{line}"
        );
    }
}

#[test]
fn ids_are_safe_and_stay_apart() {
    for format in BOTH {
        let picture = hostile_picture(format);
        let names: BTreeSet<&str> = picture
            .lines()
            .filter_map(|line| line.strip_prefix("  "))
            .filter_map(|line| line.split(['[', '(', '{', ' ']).next())
            .filter(|name| name.contains("ask_") || name.contains("cause_"))
            .collect();
        assert_eq!(names.len(), 2 * IDS.len(), "{names:?}");
        let is_safe = |char: char| char.is_ascii_alphanumeric() || char == '_';
        assert!(
            names.iter().all(|name| name.chars().all(is_safe)),
            "{names:?}"
        );
    }
}

#[test]
fn it_is_the_same_every_time() {
    for format in BOTH {
        let draw = || graph(&pack(), &Lang::new("en"), format);
        assert_eq!(draw(), draw());
    }
}
