//! Lines end where a reader would pause, and nothing small is left alone on the last one.

use std::fs;
use std::path::{Path, PathBuf};

use cardcode::text::width::width;
use cardcode::text::wrap::{wrap, wrap_evenly};
use proptest::prelude::*;
use unicode_linebreak::linebreaks;

/// Where each line begins and ends in the text.
fn places(text: &str, lines: &[&str]) -> Vec<(usize, usize)> {
    let place = |line: &&str| {
        let from = line.as_ptr().addr() - text.as_ptr().addr();
        (from, from + line.len())
    };
    lines.iter().map(place).collect()
}

/// What must hold of lines, whatever the text.
fn hold(text: &str, lines: &[&str], room: usize) -> Result<(), TestCaseError> {
    for line in lines {
        prop_assert!(width(line) <= room, "{line:?} in {room}");
    }
    let breaks: Vec<usize> = linebreaks(text).map(|(at, _)| at).collect();
    let places = places(text, lines);
    let mut end = 0;
    for (at, (from, to)) in places.iter().enumerate() {
        prop_assert!(text[end..*from].trim().is_empty(), "lost before {from}");
        if at > 0 && !breaks.contains(from) {
            let unit = breaks.partition_point(|place| place < from);
            let begin = unit.checked_sub(1).map_or(0, |before| breaks[before]);
            let unit = text[begin..breaks[unit]].trim_end();
            prop_assert!(width(unit) > room, "{unit:?} is cut in {room}");
        }
        end = *to;
    }
    prop_assert!(text[end..].trim().is_empty(), "lost at the end");
    Ok(())
}

fn texts() -> impl Strategy<Value = String> {
    let parts = [
        "カードの",
        "裏面の",
        "3桁",
        "です。",
        "「",
        "」",
        "、",
        "（",
        "）",
        "12",
        " ",
        "  ",
        "the ",
        "it",
        "a",
        "https://a.example/b/c",
        "\n",
        "ー",
        "っ",
        "間違い",
        "0000 0000",
        "e\u{301}",
        "👩‍💻",
        "・",
        "年",
        "x-y",
        "ｶﾞ",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..24)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn nothing_is_lost_too_wide_or_torn(text in texts(), room in 2_usize..50) {
        let (lines, even) = (wrap(&text, room), wrap_evenly(&text, room));
        hold(&text, &lines, room)?;
        hold(&text, &even, room)?;
        prop_assert_eq!(lines.len(), even.len());
    }
}

/// Sentences of the pack in lines of so many cells: all were torn within a word, or left a syllable alone.
const SENTENCES: [(usize, &str); 8] = [
    (40, "ふつうは裏面の署名欄の右端で、最後の/3桁です。"),
    (
        36,
        "カード番号の右横や左上の/こともあります。裏面の3桁は/使いません。",
    ),
    (40, "黒い磁気ストライプか、署名欄のある面が/裏面です。"),
    (
        24,
        "アメックスのコードは/4桁なので、暗証番号と/間違えやすいです。/アメックスでなければ、/コードはふつう3桁です。/\
         暗証番号は、ネットの/お店では使いません。",
    ),
    (
        40,
        "アメックスのコードは4桁なので、/暗証番号と間違えやすいです。/アメックスでなければ、コードはふつう/\
         3桁です。暗証番号は、ネットのお店では/使いません。",
    ),
    (
        80,
        "アメックスのコードは4桁で、暗証番号もふつう4桁です。「4桁」と聞いたら、どこの/数字かをたずねます。",
    ),
    (
        80,
        "その画面では、今届いた認証コードを入れるか、アプリで承認します。暗証番号は/\
         使いません。以前に決めた固定のパスワードは、使えなくなっていることがあります。",
    ),
    (
        120,
        "アメックスのコードは4桁なので、暗証番号と間違えやすいです。アメックスでなければ、コードはふつう3桁です。暗証番号は、/\
         ネットのお店では使いません。",
    ),
];

#[test]
fn sentences_break_between_phrases() {
    let texts = japanese();
    for (room, lines) in SENTENCES {
        let text = lines.replace('/', "");
        assert!(texts.contains(&text), "{text}");
        assert_eq!(wrap(&text, room).join("/"), lines);
    }
}

/// All Japanese texts of the pack.
fn japanese() -> Vec<String> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")];
    let mut texts = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "toml") {
                let table: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
                collect(&toml::Value::Table(table), &mut texts);
            }
        }
    }
    texts
}

fn collect(value: &toml::Value, texts: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                match value.as_str() {
                    Some(text) if key == "ja" => texts.push(text.to_owned()),
                    _ => collect(value, texts),
                }
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

fn is_orphan(line: &str) -> bool {
    line.chars().filter(|char| char.is_alphanumeric()).count() <= 2
}

/// Whether a line that ends between these parts digits from what they count.
fn parts_number(before: &str, after: &str) -> bool {
    let is_counter =
        |char: char| ('\u{3041}'..='\u{30fe}').contains(&char) || ('一'..='龠').contains(&char);
    let digit = before.trim_end().chars().next_back();
    digit.is_some_and(char::is_numeric)
        && after
            .chars()
            .next()
            .is_some_and(|char| char.is_numeric() || (is_counter(char) && char != '・'))
}

/// Which breaks of these lines part a number or leave too little alone, and whether others were possible.
fn flaws(text: &str, lines: &[&str], room: usize) -> Vec<(&'static str, bool)> {
    let breaks: Vec<usize> = linebreaks(text).map(|(at, _)| at).collect();
    let places = places(text, lines);
    let within = |from: usize, to: usize| {
        let breaks = breaks.iter().filter(move |at| (from + 1..to).contains(at));
        breaks.filter(|at| !parts_number(&text[..**at], &text[**at..]))
    };
    let mut flaws = Vec::new();
    for pair in places.windows(2) {
        let (from, next) = (pair[0].0, pair[1].0);
        if parts_number(&text[..next], &text[next..]) {
            flaws.push(("number", within(from, next).count() > 0));
        }
    }
    if let [.., (from, _), (last, _)] = places[..]
        && is_orphan(&text[last..])
    {
        let is_better = |at: &&usize| {
            let rest = text[**at..].trim_end();
            width(rest) <= room && !is_orphan(rest)
        };
        flaws.push(("orphan", within(from, last).filter(is_better).count() > 0));
    }
    flaws
}

#[test]
fn no_text_of_the_pack_leaves_little_alone_or_parts_a_number() {
    let texts = japanese();
    assert!(texts.len() > 3000, "{}", texts.len());
    let mut found = Vec::new();
    for text in texts.iter().filter(|text| !text.contains('\n')) {
        for room in 20..=84 {
            let lines = wrap(text, room);
            let flaws = flaws(text, &lines, room);
            found.extend(flaws.into_iter().map(|flaw| (flaw, room, lines.join("/"))));
        }
    }
    // With the particle behind it, this number is longer than the line.
    found.retain(|((_, avoidable), room, lines)| {
        *avoidable || *room > 20 || !lines.contains("000000/00000は")
    });
    assert_eq!(&found[..3.min(found.len())], [], "of {}", found.len());
}
