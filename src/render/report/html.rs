//! A report as a page for a browser, to be printed or put on a screen: one file that loads nothing.

use crate::view::report::document::{Document, Part};

/// Plain, and legible on paper; the fonts are the reader's own.
const STYLE: &str = "body{font-family:sans-serif;line-height:1.5;max-width:70em;margin:2em auto;padding:0 1em}\
table{border-collapse:collapse}th,td{border-bottom:1px solid #999;padding:.2em .6em;text-align:left;vertical-align:top}\
pre{background:#eee;color:#000;padding:.4em .6em}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

/// The report as a page.
pub(crate) fn html(document: &Document) -> String {
    let title = escape(&document.title);
    let parts: Vec<String> = document.parts.iter().map(part).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{}\n</body>\n</html>\n",
        escape(&document.lang),
        parts.join("\n"),
    )
}

fn part(part: &Part) -> String {
    let items = |all: &[String]| -> String {
        let items = all.iter().map(|text| format!("<li>{}</li>", escape(text)));
        items.collect()
    };
    match part {
        Part::Head(text) => format!("<h2>{}</h2>", escape(text)),
        Part::Para(text) => format!("<p>{}</p>", escape(text)),
        Part::Strong(text) => format!("<p><strong>{}</strong></p>", escape(text)),
        Part::Numbered(all) => format!("<ol>{}</ol>", items(all)),
        Part::List(all) => format!("<ul>{}</ul>", items(all)),
        Part::Code(text) => format!("<pre>{}</pre>", escape(text)),
        Part::Table(heads, rows) => {
            let cells = |name: &str, cells: &[String]| -> String {
                let cells = cells.iter();
                let cells = cells.map(|cell| format!("<{name}>{}</{name}>", escape(cell)));
                format!("<tr>{}</tr>\n", cells.collect::<String>())
            };
            let rows: String = rows.iter().map(|row| cells("td", row)).collect();
            format!("<table>\n{}{rows}</table>", cells("th", heads))
        }
    }
}

/// Words, none of which is HTML.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_is_html() {
        let document = Document {
            title: "<b>".to_owned(),
            lang: "en".to_owned(),
            parts: vec![Part::Table(
                vec!["a & b".to_owned()],
                vec![vec!["\"x\" <script>".to_owned()]],
            )],
        };
        let page = html(&document);
        assert!(page.contains("<h1>&lt;b&gt;</h1>") && page.contains("<th>a &amp; b</th>"));
        assert!(page.contains("&quot;x&quot; &lt;script&gt;") && !page.contains("<script"));
    }
}
