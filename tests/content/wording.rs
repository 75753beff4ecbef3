//! Rules of wording, each over sentences that break it and over those that only look as if they did.

use cardcode::pack::embedded::carried;
use cardcode::pack::lint::check::check;
use cardcode::pack::lint::rules::LintRules;
use cardcode::text::lang::Lang;

/// The rule, the language, sentences that break it, and others that keep it.
type Case = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("bare-number", "ja",
        &["番号を入れます。", "カードの番号を見ます。", "お店に番号を伝えます。"],
        &["カード番号を入れます。", "「番号をどうぞ」と聞かれます。", "注文番号と郵便番号を見ます。"]),
    ("tries", "ja",
        &["試すのは、合わせて2回までです。", "あわせて２回までです。", "合わせて二回です。"],
        &["最初を含めて2回までです。", "合わせて12分です。", "合わせて20回です。"]),
    ("kana", "ja",
        &["形がちがいます。", "ちがう数字です。", "まちがえました。", "カードとくらべます。", "金額をこえました。", "うたがいます。", "にせのサイトです。", "くわしく見ます。", "「まちがいました」とお話しください。"],
        &["形が違います。", "間違えました。", "声が聞こえます。", "わかることを話します。", "線がこすれています。"]),
    ("signature", "ja",
        &["署名で払います。", "裏面に署名がありません。"],
        &["署名欄がありません。", "サインで払います。"]),
    ("say-that", "ja",
        &["「わかりません」と言います。"],
        &["「わかりません」とお話しください。", "「銀行です」と言う人もいます。"]),
    ("term", "ja",
        &["知らない文字が出ました。"],
        &["エラーコードが出ました。"]),
    ("mail", "en",
        &["Look at the mail.", "It came by Mail.", "The shop mailed it."],
        &["Look at the e-mail.", "It came by post.", "The message says \"see our mail\".", "E-mails come from anyone."]),
    ("nobody-order", "en",
        &["Tell no one the code.", "Say no digits."],
        &["Do not tell anyone the code.", "Say nothing aloud.", "Nobody may ask for it."]),
    ("told", "en",
        &["You were told to wait.", "The code must be told to nobody.", "Nobody must be asked for it."],
        &["You heard that you must wait.", "The shop told you to wait."]),
    ("online", "en",
        &["A web shop asks for it.", "Web payments need it."],
        &["An online shop asks for it.", "The web is open.", "A cobweb shop."]),
    ("treat-as-fake", "en",
        &["Take a page like this for a fake.", "Take any e-mail for a fake."],
        &["Treat a page like this as fake.", "Take a card with you."]),
    ("phone-number", "en",
        &["Call the number on the back.", "Hang up. Then dial the number in the app."],
        &["Call the phone number on the back.", "Look at the card number on the front.", "Call the shop. Look for the number on the front.", "Recall the number on the front."]),
    ("term", "en",
        &["The shop mends it.", "In principle it is free."],
        &["We recommend it.", "The shop fixes it, as a rule."]),
];

#[test]
fn rules_that_list_words_find_them_and_nothing_like_them() {
    let sentences = CASES.iter().flat_map(|(rule, lang, wrong, right)| {
        let all = |is_wrong, sentences: &'static [&str]| {
            let of = move |sentence: &&'static str| (*rule, *lang, is_wrong, *sentence);
            sentences.iter().map(of)
        };
        all(true, wrong).chain(all(false, right))
    });
    let sentences: Vec<_> = sentences.collect();
    let mut files = carried();
    let facts = files.iter_mut().find(|file| file.path == "facts.toml");
    let facts = facts.unwrap();
    let mut text = facts.text.to_string();
    let mut expected = Vec::new();
    for (n, (rule, lang, is_wrong, sentence)) in sentences.iter().enumerate() {
        let [ja, en] = match *lang {
            "ja" => [sentence, "Fine."],
            _ => ["はい。", sentence],
        };
        let says = [ja, en].map(|says| says.replace('"', "\\\""));
        let [ja, en] = says;
        text += &format!("[[fact]]\nid = \"said{n}\"\n");
        let line = text.matches('\n').count() + 1;
        text += &format!("says = {{ ja = \"{ja}\", en = \"{en}\" }}\n");
        text += "confidence = \"known\"\nchecked = \"2026-11-22\"\nsources = []\n";
        if *is_wrong {
            expected.push((line, *rule, *sentence));
        }
    }
    let first = facts.text.matches('\n').count();
    facts.text = text.clone().into();
    let problems = check(&files, &carried()).problems;
    // Nothing uses these facts, and that is told too.
    let told = problems
        .iter()
        .filter(|problem| problem.place.line > first && problem.rule != "unused");
    let mut found: Vec<(usize, &str, &str)> = told
        .map(|problem| {
            let line = problem.place.line;
            let sentence = sentences[(line - first) / 6].3;
            (line, problem.rule, sentence)
        })
        .collect();
    found.dedup();
    assert_eq!(found, expected);
}

#[test]
fn what_not_to_do_begins_with_an_order_not_to() {
    let right = "ja = \"続けて何度も試さないでください。支払いを止められることがあります。\"";
    for wrong in [
        "ja = \"3回目は試しません。\"",
        "ja = \"支払いを止められます。3回目は試さないでください。\"",
        "ja = \"カード会社にお電話ください。\"",
    ] {
        let mut files = carried();
        let causes = files.iter_mut().find(|file| file.path == "causes.toml");
        let causes = causes.unwrap();
        let at = causes.text.find(right).unwrap();
        let line = causes.text[..at].matches('\n').count() + 1;
        causes.text = causes.text.replacen(right, wrong, 1).into();
        let problems = check(&files, &carried()).problems;
        let told = problems
            .iter()
            .map(|problem| (problem.rule, problem.place.line));
        assert_eq!(told.collect::<Vec<_>>(), [("order", line)], "{wrong}");
    }
}

/// What `check` itself says keeps to the lists, but where it names the words that it looks for.
#[test]
fn the_sentences_of_the_rules_keep_the_rules() {
    let mut files = carried();
    let facts = files.iter_mut().find(|file| file.path == "facts.toml");
    let facts = facts.unwrap();
    let first = facts.text.matches('\n').count();
    let mut text = facts.text.to_string();
    let quotes_words = |rule: &str| rule == "order" || CASES.iter().any(|case| case.0 == rule);
    let rules = LintRules::built_in().all();
    for (rule, of) in rules.filter(|(rule, _)| !quotes_words(rule)) {
        for (kind, says) in [("says", &of.says), ("why", &of.why)] {
            let [ja, en] = ["ja", "en"].map(|lang| says.get(&Lang::new(lang)).to_owned());
            let [ja, en] = [ja, en].map(|said| said.replace(['"', '{', '}'], ""));
            text += &format!("[[fact]]\nid = \"{rule}-{kind}\"\n");
            text += &format!("says = {{ ja = \"{ja}\", en = \"{en}\" }}\n");
            text += "confidence = \"known\"\nchecked = \"2026-11-22\"\nsources = []\n";
        }
    }
    facts.text = text.into();
    let problems = check(&files, &carried()).problems;
    let told = problems.iter().filter(|problem| {
        let is_listed = quotes_words(problem.rule);
        problem.place.line > first && is_listed
    });
    let told: Vec<_> = told.collect();
    assert!(problems.len() > 100 && told.is_empty(), "{told:#?}");
}
