//! The questions as a picture, for people who write or review them: in Mermaid, which GitHub draws, and in
//! Graphviz' DOT.
//!
//! Questions are boxes, answers are arrows, causes are round. Answers that lead to the same place share an
//! arrow, which keeps the picture readable.

use std::fmt::Write;

use crate::pack::content::Pack;
use crate::pack::model::cause::Causes;
use crate::pack::model::flow::{Flow, Goal, Node};
use crate::text::catalogue::ui;
use crate::text::lang::{Lang, Text};

/// A language for pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphFormat {
    /// Mermaid, which GitHub draws in a page.
    Mermaid,
    Dot,
}

/// These languages, by the names that a person gives them.
pub const FORMATS: [(&str, GraphFormat); 2] =
    [("mermaid", GraphFormat::Mermaid), ("dot", GraphFormat::Dot)];

/// What a shape stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NodeShape {
    Start,
    Question,
    Cause,
    /// All causes that still fit.
    Remaining,
}

/// The start's name and that of the causes that still fit; no author's id gets a name without a `_`.
const START: &str = "start0";
const REMAINING: &str = "remaining0";

/// The questions of the diagnosis, from the start to the causes, in this language.
pub fn graph(pack: &Pack, lang: &Lang, format: GraphFormat) -> String {
    let words = pack.words(lang);
    let ends = [ui::diagnose::TITLE, ui::diagnose::SUMMARY_CAUSES].map(|end| words.say(end));
    let say = |text: &Text| words.say(text);
    picture(pack.diagnosis(), pack.causes(), &ends, &say, format)
}

/// The questions of any flow; `ends_say` names its start, and the end where every cause that still fits is named.
///
/// The order is that of the file, so an author's small change is a small change of the picture's text.
pub fn picture(
    flow: &Flow,
    causes: &Causes,
    ends_say: &[String; 2],
    say: &dyn Fn(&Text) -> String,
    format: GraphFormat,
) -> String {
    let mut picture = FlowDiagram::new(format);
    picture.shape(NodeShape::Start, START, &ends_say[0]);
    picture.arrow(START, &question(&flow.start), &[], false);
    let mut ends: Vec<Goal> = Vec::new();
    for node in &flow.nodes {
        picture.shape(NodeShape::Question, &question(&node.id), &say(&node.short));
        for arrow in arrows(node, say) {
            // The eye follows the answers that know; the others, most of them to one end, stand back.
            let faint = arrow.unknown || arrow.goal == Goal::Remaining;
            let (from, to) = (question(&node.id), name(arrow.goal));
            picture.arrow(&from, &to, &arrow.says, faint);
            if !matches!(arrow.goal, Goal::Ask(_)) && !ends.contains(&arrow.goal) {
                ends.push(arrow.goal);
            }
        }
    }
    for end in ends {
        match end {
            Goal::Cause(id) => {
                let words = causes
                    .get(id)
                    .map_or(id.to_owned(), |cause| say(&cause.name));
                picture.shape(NodeShape::Cause, &name(end), &words);
            }
            _ => picture.shape(NodeShape::Remaining, &name(end), &ends_say[1]),
        }
    }
    picture.end()
}

/// The answers of a question that lead to the same place.
struct Arrow<'a> {
    goal: Goal<'a>,
    says: Vec<String>,
    /// Whether all of them are an "I don't know".
    unknown: bool,
}

/// The ways out of a question, in the order of their first answers.
fn arrows<'a>(node: &'a Node, say: &dyn Fn(&Text) -> String) -> Vec<Arrow<'a>> {
    let mut arrows: Vec<Arrow> = Vec::new();
    for choice in &node.choices {
        let say = say(&choice.say);
        match arrows.iter_mut().find(|arrow| arrow.goal == choice.goal()) {
            Some(arrow) => {
                arrow.says.push(say);
                arrow.unknown &= choice.unknown;
            }
            None => arrows.push(Arrow {
                goal: choice.goal(),
                says: vec![say],
                unknown: choice.unknown,
            }),
        }
    }
    arrows
}

fn name(goal: Goal) -> String {
    match goal {
        Goal::Ask(id) => question(id),
        Goal::Cause(id) => format!("cause_{}", safe(id)),
        Goal::Remaining => REMAINING.to_owned(),
    }
}

fn question(id: &str) -> String {
    format!("ask_{}", safe(id))
}

/// An author's id as a word of both languages: `end` and `class` are words of theirs, and `-` ends one. Two
/// ids stay two: `Z` stands for nothing but the begin and the end of a character's number.
fn safe(id: &str) -> String {
    let mut safe = String::new();
    for char in id.chars() {
        match char {
            '-' => safe.push('_'),
            'Z' => safe.push_str("Z5aZ"),
            _ if char.is_ascii_alphanumeric() => safe.push(char),
            _ => safe.push_str(&format!("Z{:x}Z", u32::from(char))),
        }
    }
    safe
}

/// The picture's text, as far as it has come.
struct FlowDiagram {
    format: GraphFormat,
    text: String,
}

impl FlowDiagram {
    fn new(format: GraphFormat) -> FlowDiagram {
        let head = match format {
            GraphFormat::Mermaid => MERMAID,
            GraphFormat::Dot => DOT,
        };
        FlowDiagram {
            format,
            text: head.to_owned(),
        }
    }

    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "  {line}");
    }

    fn shape(&mut self, shape: NodeShape, id: &str, words: &str) {
        let words = self.words(&[words.to_owned()]);
        let line = match (self.format, shape) {
            (GraphFormat::Mermaid, NodeShape::Start) => format!("{id}([\"{words}\"]):::start"),
            (GraphFormat::Mermaid, NodeShape::Question) => format!("{id}[\"{words}\"]"),
            (GraphFormat::Mermaid, NodeShape::Cause) => format!("{id}([\"{words}\"]):::cause"),
            (GraphFormat::Mermaid, NodeShape::Remaining) => {
                format!("{id}{{{{\"{words}\"}}}}:::remaining")
            }
            (GraphFormat::Dot, _) => format!("{id} [label=\"{words}\", {}];", dot_style(shape)),
        };
        self.line(&line);
    }

    fn arrow(&mut self, from: &str, to: &str, says: &[String], faint: bool) {
        let words = self.words(says);
        let line = match (self.format, says.is_empty(), faint) {
            (GraphFormat::Mermaid, true, _) => format!("{from} --> {to}"),
            (GraphFormat::Mermaid, _, false) => format!("{from} -->|\"{words}\"| {to}"),
            (GraphFormat::Mermaid, _, true) => format!("{from} -.->|\"{words}\"| {to}"),
            (GraphFormat::Dot, true, _) => format!("{from} -> {to};"),
            (GraphFormat::Dot, _, false) => format!("{from} -> {to} [label=\"{words}\"];"),
            (GraphFormat::Dot, _, true) => {
                format!(
                    "{from} -> {to} [label=\"{words}\", style=dashed, color=\"#9aa5ab\", weight=0];"
                )
            }
        };
        self.line(&line);
    }

    /// These words, one under the other, in quotation marks of the format.
    fn words(&self, all: &[String]) -> String {
        let (escape, line): (fn(&str) -> String, _) = match self.format {
            GraphFormat::Mermaid => (mermaid, "<br/>"),
            GraphFormat::Dot => (dot, "\\n"),
        };
        let words = all.iter().map(|words| {
            // An author's line ends are no more than spaces here.
            escape(&words.split_whitespace().collect::<Vec<_>>().join(" "))
        });
        words.collect::<Vec<_>>().join(line)
    }

    fn end(mut self) -> String {
        if self.format == GraphFormat::Dot {
            self.text.push_str("}\n");
        }
        self.text
    }
}

const MERMAID: &str = "\
flowchart LR
  classDef default fill:#ffffff,stroke:#4a5a63,color:#1c2429
  classDef start fill:#1c2429,stroke:#1c2429,color:#ffffff
  classDef cause fill:#e3f1ec,stroke:#2f7d63,color:#1c2429
  classDef remaining fill:#fdf0d5,stroke:#a86a00,color:#1c2429
";

const DOT: &str = "\
digraph diagnosis {
  graph [rankdir=LR, ranksep=0.6, nodesep=0.12, fontname=\"sans-serif\"];
  node [fontname=\"sans-serif\", fontsize=12, color=\"#4a5a63\", margin=\"0.12,0.06\"];
  edge [fontname=\"sans-serif\", fontsize=9, color=\"#4a5a63\", arrowsize=0.7];
";

fn dot_style(shape: NodeShape) -> &'static str {
    match shape {
        NodeShape::Start => {
            "shape=box, style=\"filled,rounded\", fillcolor=\"#1c2429\", fontcolor=white"
        }
        NodeShape::Question => "shape=box, style=filled, fillcolor=white",
        NodeShape::Cause => {
            "shape=box, style=\"filled,rounded\", fillcolor=\"#e3f1ec\", color=\"#2f7d63\""
        }
        NodeShape::Remaining => {
            "shape=hexagon, style=filled, fillcolor=\"#fdf0d5\", color=\"#a86a00\""
        }
    }
}

/// Words between quotation marks of Mermaid. What could end them, be a sign of Markdown or of HTML, or meet
/// Mermaid's own search for `style…:…#…;` is given by its number.
fn mermaid(words: &str) -> String {
    let mut text = String::new();
    for (at, char) in words.char_indices() {
        // `1.` and `-` at the begin are a list, which Mermaid refuses to draw.
        let numbered = char == '.' && words[..at].bytes().all(|byte| byte.is_ascii_digit());
        let listed = char == '-' && at == 0;
        let plain = !char.is_ascii_punctuation() || "-.,'?!/()".contains(char);
        if plain && !numbered && !listed {
            text.push(char);
        } else {
            text.push_str(&format!("#{};", u32::from(char)));
        }
    }
    text
}

/// Words between quotation marks of DOT, which reads `\n` and `&amp;` there.
fn dot(words: &str) -> String {
    words
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('&', "&amp;")
}
