//! What the texts say, looked at across files: the same in both languages, and what people look for by name.

use std::collections::BTreeSet;

use cardcode::pack::embedded::carried;
use toml::{Table, Value};

/// Files whose texts people speak: callers do not say the same in both languages, they say what one would say.
const SPOKEN: [&str; 4] = ["calls/", "desk.toml", "sort.toml", "voices.toml"];

/// A text: its file and path, and its words in Japanese and English.
struct Said {
    path: String,
    ja: String,
    en: String,
}

fn of_file(path: &str) -> Table {
    let files = carried();
    let file = files.iter().find(|file| file.path == path).unwrap();
    toml::from_str(&file.text).unwrap()
}

/// Every text in a value. Items of lists are called by their id, if they have one.
fn texts(path: String, value: &Value, found: &mut Vec<Said>) {
    match value {
        Value::Table(table) => {
            if let (Some(Value::String(ja)), Some(Value::String(en))) =
                (table.get("ja"), table.get("en"))
            {
                let (ja, en) = (ja.clone(), en.clone());
                return found.push(Said { path, ja, en });
            }
            for (key, value) in table {
                texts(format!("{path}/{key}"), value, found);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                let id = item.get("id").and_then(Value::as_str);
                let name = id.map_or_else(|| place.to_string(), str::to_owned);
                texts(format!("{path}/{name}"), item, found);
            }
        }
        _ => {}
    }
}

fn all_said() -> Vec<Said> {
    let mut found = Vec::new();
    let files = carried().into_iter();
    for file in files.filter(|file| !SPOKEN.iter().any(|spoken| file.path.starts_with(spoken))) {
        let table: Table = toml::from_str(&file.text).unwrap();
        texts(file.path, &Value::Table(table), &mut found);
    }
    found
}

/// Numbers in digits, those of full width too. Years are left out, for a date is written in another order.
fn numbers(text: &str) -> BTreeSet<String> {
    let fold = |char: char| match char {
        '０'..='９' => char::from_u32(char as u32 - '０' as u32 + '0' as u32).unwrap(),
        char => char,
    };
    let text: String = text.chars().map(fold).collect();
    let runs = text.split(|char: char| !char.is_ascii_digit() && char != '.');
    let runs = runs.map(|run| run.trim_matches('.').to_owned());
    let is_year = |run: &String| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    runs.filter(|run| !run.is_empty() && !is_year(run))
        .collect()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Numbers that English may say as a word, and what says them.
const WORDS: [(&str, &[&str]); 7] = [
    ("0", &["zero", "zeros"]),
    ("2", &["two", "twice", "second", "both"]),
    ("3", &["three", "third"]),
    ("4", &["four"]),
    ("5", &["five"]),
    ("6", &["six"]),
    ("1", &["one", "once", "first", "single"]),
];

/// The numbers that one language says and the other does not.
fn unsaid(said: &Said) -> (BTreeSet<String>, BTreeSet<String>) {
    // 一 stands for a part of a word, and English says 1 as "a".
    let kanji = [
        ('二', "2"),
        ('三', "3"),
        ('四', "4"),
        ('五', "5"),
        ('六', "6"),
    ];
    let mut ja = said.ja.replace("3Dセキュア", "");
    // 月 and 日 after a year are a date, 1日 alone is a time.
    if let Some((before, date)) = ja
        .split_once('年')
        .filter(|(before, _)| before.ends_with(|char: char| char.is_ascii_digit()))
    {
        let rest =
            date.trim_start_matches(|char: char| char.is_ascii_digit() || "月日".contains(char));
        ja = format!("{before}年{rest}");
    }
    ja = ja.replace("万", "0000");
    let mut en = said.en.replace("3-D Secure", "").replace("0,000", "0000");
    for month in MONTHS {
        // The day stands before the month.
        if let Some((before, after)) = en.split_once(month) {
            let before = before.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
            en = format!("{before} {after}");
        }
    }
    let (of_ja, of_en) = (numbers(&ja), numbers(&en));
    let small = en.to_lowercase();
    let words: Vec<&str> = small
        .split(|char: char| !char.is_ascii_alphabetic())
        .collect();
    let is_said_in_en = |number: &String| {
        let named = WORDS.iter().find(|(of, _)| of == number);
        number == "1"
            || of_en.contains(number)
            || named.is_some_and(|(_, says)| says.iter().any(|word| words.contains(word)))
    };
    let is_said_in_ja = |number: &String| {
        let written = kanji
            .iter()
            .any(|(char, of)| of == number && ja.contains(*char));
        of_ja.contains(number) || written
    };
    let only_ja = of_ja.iter().filter(|number| !is_said_in_en(number));
    let only_en = of_en.iter().filter(|number| !is_said_in_ja(number));
    (only_ja.cloned().collect(), only_en.cloned().collect())
}

#[test]
fn both_languages_say_the_same_numbers() {
    // Japanese counts yen in 億, English in billions.
    let fine = ["facts.toml/fact/fraud-scale-2024/says"];
    let all = all_said();
    assert!(all.len() > 1000);
    let wrong = all.iter().filter(|said| {
        let (ja, en) = unsaid(said);
        let is_claim = said.path.starts_with("claims.toml") && said.path.ends_with("/says");
        !(is_claim || fine.contains(&&*said.path) || ja.is_empty() && en.is_empty())
    });
    let wrong: Vec<String> = wrong
        .map(|said| {
            format!(
                "{} {:?}\n{}\n{}\n",
                said.path,
                unsaid(said),
                said.ja,
                said.en
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let of = |ja: &str, en: &str| {
        let (path, ja, en) = (String::new(), ja.to_owned(), en.to_owned());
        let (ja, en) = unsaid(&Said { path, ja, en });
        ja.len() + en.len()
    };
    assert_eq!(of("24時間待ちます。", "Wait for a day."), 1);
    assert_eq!(of("待ちます。", "Wait for 24 hours."), 1);
    assert_eq!(of("3桁か4桁です。", "There are three or 5 digits."), 2);
    assert_eq!(
        of("2025年3月31日に、１回だけ。", "Once, on 31 March 2025."),
        0
    );
}

/// A word by which people look for something, in each language, and where it must stand.
type Name = (&'static str, &'static str, &'static [&'static str]);

#[test]
fn names_that_people_read_elsewhere_stand_where_they_look_for_them() {
    let names: [Name; 4] = [
        (
            "ワンタイムパスワード",
            "one-time password",
            &[
                "compare.toml/thing/one-time/",
                "flows/diagnose.toml/node/authseen/hint",
                "topics.toml/topic/",
            ],
        ),
        (
            "CVV",
            "CVV",
            &[
                "ui.toml/find/title",
                "compare.toml/thing/code/",
                "topics.toml/topic/code-names/ask",
            ],
        ),
        (
            "CVC",
            "CVC",
            &[
                "ui.toml/find/title",
                "compare.toml/thing/code/",
                "topics.toml/topic/code-names/ask",
            ],
        ),
        (
            "CID",
            "CID",
            &[
                "ui.toml/find/title",
                "compare.toml/thing/code/",
                "topics.toml/topic/code-names/ask",
            ],
        ),
    ];
    let all = all_said();
    for (ja, en, places) in names {
        for place in places {
            let mut there = all.iter().filter(|said| said.path.starts_with(place));
            let is_named = there.any(|said| said.ja.contains(ja) && said.en.contains(en));
            assert!(is_named, "{place} does not name {ja}, {en}");
        }
    }
}

/// Whether a sentence orders not to say the card number.
fn forbids_card_number(said: &Said) -> bool {
    let ja = said.ja.split_inclusive('。').any(|sentence| {
        let forbids = [
            "教えないで",
            "言わないで",
            "伝えないで",
            "話さないで",
            "答えないで",
        ];
        sentence.contains("カード番号") && forbids.iter().any(|no| sentence.contains(no))
    });
    let en = said.en.split_inclusive(['.', ';']).any(|sentence| {
        let small = sentence.to_lowercase();
        let forbids = [
            "do not tell",
            "do not say",
            "do not give",
            "never tell",
            "never say",
            "never give",
        ];
        small.contains("card number") && forbids.iter().any(|no| small.contains(no))
    });
    ja || en
}

/// The person's own issuer must ask for the card number, on a call that the person made.
#[test]
fn no_cause_forbids_what_the_own_issuer_must_ask() {
    // What to do when somebody else calls.
    let incoming = ["phone-fraud"];
    let causes = of_file("causes.toml");
    let mut looked_at = Vec::new();
    let of = |path: &str, value: &Value, looked_at: &mut Vec<Said>| {
        texts(path.to_owned(), value, looked_at);
    };
    of("never", &causes["never"], &mut looked_at);
    for cause in causes["cause"].as_array().unwrap() {
        let id = cause["id"].as_str().unwrap();
        if !incoming.contains(&id) {
            for field in ["dont", "never"] {
                if let Some(value) = cause.get(field) {
                    of(&format!("{id}/{field}"), value, &mut looked_at);
                }
            }
        }
    }
    assert!(looked_at.len() > 50);
    for said in &looked_at {
        assert!(
            !forbids_card_number(said),
            "{}: {} {}",
            said.path,
            said.ja,
            said.en
        );
    }
    let of = |ja: &str, en: &str| {
        let (path, ja, en) = (String::new(), ja.to_owned(), en.to_owned());
        forbids_card_number(&Said { path, ja, en })
    };
    assert!(of("カード番号を、だれにも教えないでください。", ""));
    assert!(of("", "Do not tell anyone the code or the card number."));
    assert!(!of(
        "カード番号を聞かれます。コードは言わないでください。",
        "They ask for the card number. Do not say the code."
    ));
}
