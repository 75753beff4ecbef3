//! Every rule of `check` has a mistake that trips it and no other, at the line of the mistake; and forty mistakes in
//! one pack are all named.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use cardcode::author::audit::calls::DRAWN;
use cardcode::author::audit::proofs::prove;
use cardcode::author::pack_dir::checked;
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::{Problem, check};
use cardcode::pack::lint::facts::stale;
use cardcode::pack::lint::rules::LintRules;
use cardcode::text::lang::Lang;

/// What is done to the pack.
#[derive(Clone, Copy)]
enum Change {
    /// One text instead of another, the first time that it stands there.
    Replace(&'static str, &'static str),
    /// A text behind the file, or a new file.
    Add(&'static str),
    /// The file is taken away.
    Remove,
}
use Change::{Add, Remove, Replace};

/// A mistake: the rule that tells it, the file, what is done, and words on the line that is named, 0 for the file as
/// a whole.
type Case = (&'static str, &'static str, Change, Option<&'static str>);

const UI_QUIT: &str = "quit = { ja = \"終わる\", en = \"Quit\" }";
const WHOLE: Option<&str> = None;

/// A mistake for each rule that a change of content can break. Those in the first part are all made in one pack.
#[rustfmt::skip]
const CASES: &[Case] = &[
    // Files and forms.
    ("toml", "messages/broken.toml", Add("format_version = 1\nid = broken\n"), Some("id = broken")),
    ("stray", "notes.toml", Add("format_version = 1\n"), WHOLE),
    ("format-version", "round.toml", Replace("format_version = 1", "format_version = 9"), Some("format_version = 9")),
    ("without", "pack.toml", Replace("format_version = 1", "format_version = 1\nwithout = [\"cards/none\"]"), WHOLE),
    ("missing", "topics.toml", Replace("lead = { ja = \"いいえ、聞かないお店もあります。\", en = \"No, some shops do not ask for it.\" }\n", ""), Some("[[topic]]\nid = \"every-shop\"")),
    ("unknown", "claims.toml", Replace("id = \"S2\"", "id = \"S2\"\ncolour = \"red\""), Some("colour = \"red\"")),
    ("type", "compare.toml", Replace("id = \"pin\"\n", "id = \"pin\"\nname = 12\n#"), Some("name = 12")),
    ("value", "facts.toml", Replace("confidence = \"medium\"", "confidence = \"sure\""), Some("confidence = \"sure\"")),
    // Names.
    ("name-form", "topics.toml", Replace("id = \"compensation\"", "id = \"com pensation\""), Some("id = \"com pensation\"")),
    ("twice", "topics.toml", Replace("id = \"code-made\"", "id = \"change-code\""), Some("id = \"change-code\"")),
    ("dangling", "cards/visa.toml", Replace("use = \"back-full\"", "use = \"back-fall\""), Some("use = \"back-fall\"")),
    ("unused", "faces.toml", Add("\n[[face]]\nid = \"spare\"\nside = \"back\"\nname = { ja = \"裏面\", en = \"Back\" }\n"), Some("id = \"spare\"")),
    // Words.
    ("language", "ui.toml", Replace(UI_QUIT, "quit = { ja = \"終わる\" }"), Some("quit = { ja = \"終わる\" }")),
    ("foreign", "ui.toml", Replace("copied = { ja", "copied = { fr = \"Copie\", ja"), Some("fr = \"Copie\"")),
    ("empty", "ui.toml", Replace("en = \"Once more\"", "en = \" \""), Some("again = { ja = \"もう一度\"")),
    ("placeholder", "ui.toml", Replace("next = { ja = \"次: {ask}\"", "next = { ja = \"次\""), Some("next = { ja = \"次\"")),
    ("placeholder-unknown", "topics.toml", Replace("ask = { ja = \"セキュリティコードは変えられますか\", en = \"Can I choose or change the security code?\"", "ask = { ja = \"{code}は変えられますか\", en = \"Can I choose or change {code}?\""), Some("{code}は")),
    ("glyph", "ui.toml", Replace("left = { ja = \"左\"", "left = { ja = \"→左\""), Some("→左")),
    ("half-kana", "ui.toml", Replace("right = { ja = \"右\"", "right = { ja = \"ﾐｷﾞ\""), Some("ﾐｷﾞ")),
    ("blanks", "ui.toml", Replace("en = \"the chip\"", "en = \"the  chip\""), Some("the  chip")),
    ("control", "ui.toml", Replace("en = \"the hologram\"", "en = \"the\\u001b[2J hologram\""), Some("[2J hologram")),
    ("long-ja", "claims.toml", Replace("correct = { ja = \"そのとおりです。カード会社が計算します。\"", "correct = { ja = \"そのとおりで、カード会社が、カード番号と、有効期限と、秘密の鍵と、ほかのいくつかの決まった数字とから、決まったやり方にしたがって計算をするのです。\""), Some("決まったやり方")),
    ("long-en", "claims.toml", Replace("en = \"That is so. The issuer computes it.\"", "en = \"That is so because the issuer computes it from the number of the card and from its date and from a key that it tells to nobody in this whole wide world.\""), Some("whole wide world")),
    ("double-negative", "facts.toml", Replace("オンラインの支払いでは使いません。", "オンラインの支払いで使えないことはありません。"), Some("使えないことは")),
    ("term", "facts.toml", Replace("裏面の3桁ではありません。", "裏面の暗唱番号ではありません。"), Some("暗唱番号")),
    ("polite", "facts.toml", Replace("4桁のセキュリティコードは平らに印刷されています。", "4桁のセキュリティコードは平らである。"), Some("平らである。")),
    ("asks-secret", "ui.toml", Replace("lead = { ja = \"どのカードですか\", en = \"Which card is it?\" }", "lead = { ja = \"カード番号を教えてください\", en = \"Which card is it?\" }"), Some("カード番号を教えて")),
    ("telephone", "causes.toml", Replace("en = \"Tell nobody the digits that were sent to you.\"", "en = \"Ask at 03-1234-5678 at once.\""), Some("03-1234-5678")),
    ("address", "causes.toml", Replace("en = \"Do not type the last 4 of the card number.\"", "en = \"See https://example.com for more.\""), Some("example.com")),
    ("real-number", "faces.toml", Replace("print = \"3700 000000 00000\"", "print = \"3782 822463 10005\""), Some("3782 822463")),
    ("bound", "facts.toml", Replace("name = \"Virant, card security code\"", "name = \"LONG\""), Some("name = \"xxx")),
    // Cards.
    ("off-card", "faces.toml", Replace("at = [44.0, 44.0, 36.0, 5.0]", "at = [54.0, 44.0, 36.0, 5.0]"), Some("at = [54.0, 44.0")),
    ("no-size", "faces.toml", Replace("at = [8.3, 38.0, 70.0, 3.4]", "at = [8.3, 38.0, 0.0, 3.4]"), Some("at = [8.3, 38.0, 0.0")),
    ("code-digits", "cards/mastercard.toml", Replace("digits = 3", "digits = 4"), Some("id = \"mastercard\"")),
    ("grouping", "cards/discover.toml", Replace("grouping = [4, 4, 4, 4]", "grouping = [4, 6, 5]"), Some("id = \"discover\"")),
    ("decoy", "faces.toml", Replace(", why = { ja = \"ネットのお店では使いません。\", en = \"not for web shops\" } }", " }"), Some("{ id = \"three\"")),
    ("no-element", "cards/jcb.toml", Replace("print = { brand = \"JCB\" }", "print = { brant = \"JCB\" }"), Some("brant")),
    // Questions and causes.
    ("two-unknown", "flows/diagnose.toml", Replace("  { id = \"sign\", say", "  { id = \"perhaps\", say = { ja = \"たぶん\", en = \"Perhaps\" }, unknown = true, remaining = true },\n  { id = \"sign\", say"), Some("id = \"machine\"\nask")),
    ("same-words", "flows/diagnose.toml", Replace("say = { ja = \"いいえ、変わっていない\", en = \"No\" }", "say = { ja = \"わからない\", en = \"No\" }"), Some("id = \"renewed\"")),
    ("unreachable", "flows/diagnose.toml", Add("\n[[node]]\nid = \"nowhere\"\nask = { ja = \"だれですか\", en = \"Who?\" }\nshort = { ja = \"だれ\", en = \"Who\" }\nfacts = [\"check-order\"]\nchoice = [ { id = \"me\", say = { ja = \"わたし\", en = \"Me\" }, remaining = true } ]\n"), Some("id = \"nowhere\"")),
    ("missed", "flows/diagnose.toml", Replace("cause = \"wallet\" }", "cause = \"pin-lock\" }"), None),
    ("no-fact", "round.toml", Replace("facts = [\"amex-code-front\", \"pin-where-used\"]", "facts = []"), Some("id = \"web-form-four-digits\"")),
    ("no-source", "facts.toml", Replace("sources = [ { name = \"WooCommerce, feature request\", url = \"https://woocommerce.com/?p=18734002228152\" } ]", "sources = []"), Some("id = \"shop-picture-back-slip\"")),
    ("date", "messages/square.toml", Replace("checked = \"2026-11-22\"", "checked = \"2026-13-22\""), Some("checked = \"2026-13-22\"")),
    ("says", "compare.toml", Replace("  { ja = \"人はだれも聞けません\", en = \"No person, ever\" },\n", ""), Some("id = \"pin\"")),
];

/// Mistakes that are made alone: they hide others, or others hide them.
#[rustfmt::skip]
const ALONE: &[Case] = &[
    ("absent", "glossary.toml", Remove, WHOLE),
    ("allow", "allow.toml", Add("\n[[allow]]\nid = \"gone\"\nrule = \"term\"\nwords = \"These words are gone.\"\nwhy = \"No more.\"\n"), Some("words = \"These words")),
    ("extends", "pack.toml", Replace("format_version = 1", "format_version = 1\nextends = \"nothing\""), WHOLE),
    ("code-twice", "faces.toml", Replace("{ id = \"service\", kind = \"print\", at = [5.0, 33.0, 70.0, 3.4], print = \"Customer service: see the app\" }", "{ id = \"service\", kind = \"code\", at = [5.0, 33.0, 70.0, 3.4], print = \"123\" }"), None),
    ("no-code", "faces.toml", Replace("{ id = \"code\", kind = \"code\", at = [55.0, 36.0", "{ id = \"code\", kind = \"print\", at = [55.0, 36.0"), None),
    ("overlap", "faces.toml", Replace("{ id = \"expiry\", kind = \"expiry\", at = [8.3, 36.0, 24.0, 3.6]", "{ id = \"expiry\", kind = \"expiry\", at = [50.3, 36.0, 24.0, 3.6]"), Some("[50.3, 36.0")),
    ("no-choice", "flows/diagnose.toml", Replace("facts = [\"pin-lock\", \"pin-bypass-end\", \"pin-where-used\"]\nchoice = [", "facts = [\"pin-lock\", \"pin-bypass-end\", \"pin-where-used\"]\nEMPTY"), Some("id = \"machine\"\nask")),
    ("goal", "flows/diagnose.toml", Replace("cause = \"wallet\" }", "cause = \"wallet\", remaining = true }"), Some("id = \"where\"\nask")),
    ("loop", "flows/diagnose.toml", Replace("cause = \"pin-bypass-ended\" }", "to = \"machine\" }"), Some("id = \"machine\"\nask")),
    ("no-unknown", "flows/diagnose.toml", Replace("  { id = \"unknown\", say = { ja = \"どれでもない、わからない\", en = \"None of these, or I don't know\" }, unknown = true, remaining = true },\n", ""), None),
    ("many-choices", "flows/diagnose.toml", Replace("  { id = \"sign\", say", "MANY  { id = \"sign\", say"), Some("id = \"machine\"\nask")),
];

/// The pack with these changes.
fn broken(cases: &[Case]) -> Vec<PackFile> {
    let mut files = carried();
    let more = |n| {
        format!(
            "  {{ id = \"more{n}\", say = {{ ja = \"ほか{n}\", en = \"Other {n}\" }}, cause = \"pin-wrong\" }},\n"
        )
    };
    let many: String = (0..12).map(more).collect();
    for (rule, path, change, _) in cases {
        let at = files.iter().position(|file| file.path == *path);
        match (change, at) {
            (Replace(from, to), Some(at)) => {
                let text = &files[at].text;
                assert!(text.contains(from), "{rule}: {path} has no '{from}'");
                let to = to.replace("LONG", &"x".repeat(1001)).replace("MANY", &many);
                let mut text = text.replacen(from, &to, 1);
                // A list emptied: up to the bracket that closes it.
                if let Some(begin) = text.find("EMPTY") {
                    let end = begin + text[begin..].find("\n]\n").unwrap() + 3;
                    text.replace_range(begin..end, "choice = []\n");
                }
                files[at].text = text.into();
            }
            (Add(text), Some(at)) => files[at].text = format!("{}{text}", files[at].text).into(),
            (Add(text), None) => files.push(PackFile {
                path: (*path).to_owned(),
                text: (*text).into(),
            }),
            (Remove, Some(at)) => drop(files.remove(at)),
            _ => panic!("{rule}: there is no {path}"),
        }
    }
    files
}

/// The line on which a mistake is to be named.
fn line(files: &[PackFile], path: &str, at: &str) -> usize {
    let text = &files.iter().find(|file| file.path == path).unwrap().text;
    let place = text
        .rfind(at)
        .unwrap_or_else(|| panic!("{path} has no '{at}'"));
    text[..place].matches('\n').count() + 1
}

fn told(problems: &[Problem]) -> String {
    let rules = LintRules::read().unwrap();
    let line = |problem: &Problem| {
        let says = rules.sentence(problem, &Lang::new("en"));
        format!("{}: {}: {says}\n", problem.place, problem.rule)
    };
    problems.iter().map(line).collect()
}

#[test]
fn each_rule_is_tripped_by_its_mistake_alone_and_at_its_line() {
    let mut wrong = Vec::new();
    for case in CASES.iter().chain(ALONE) {
        let (rule, path, _, at) = *case;
        let files = broken(&[*case]);
        let problems = check(&files, &carried()).problems;
        let rules: BTreeSet<&str> = problems.iter().map(|problem| problem.rule).collect();
        let is_named = at.is_none_or(|at| {
            let line = line(&files, path, at);
            let here = |problem: &Problem| problem.place.file == path && problem.place.line == line;
            problems.iter().any(here)
        });
        if rules != BTreeSet::from([rule]) || !is_named {
            wrong.push(format!("{rule}:\n{}", told(&problems)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn forty_mistakes_in_one_pack_are_all_named_at_their_lines() {
    assert!(CASES.len() >= 40, "{}", CASES.len());
    let folder = tempfile::tempdir().unwrap();
    let files = broken(CASES);
    for file in &files {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &*file.text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_cardcode"))
        .args(["check", "--lang", "en"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    let root = folder.path().to_str().unwrap();
    let mut unnamed = Vec::new();
    for (rule, path, _, at) in CASES {
        let begin = match at {
            Some(at) => format!("{root}/{path}:{}:", line(&files, path, at)),
            None => format!("{root}/"),
        };
        let is_named =
            |said: &str| said.starts_with(&begin) && said.contains(&format!(": {rule}: "));
        if !text.lines().any(is_named) {
            unnamed.push(format!("{rule} {begin}"));
        }
    }
    assert!(unnamed.is_empty(), "{unnamed:#?}\n{text}");
}

#[test]
fn every_rule_has_a_mistake_a_sentence_and_a_reason() {
    // Told by the folder's reader, by the proofs and by `--stale`: each has a test of its own. No content can break
    // the program.
    let elsewhere = [
        "utf8",
        "link",
        "unreadable",
        "uncovered",
        "scrolls",
        "cut",
        "same-choice",
        "call",
        "call-unsolved",
        "call-lax",
        "unbroken",
        "stale",
        "program",
    ];
    let cases = CASES.iter().chain(ALONE).map(|case| case.0);
    let tried: BTreeSet<&str> = cases.chain(elsewhere).collect();
    let rules = LintRules::read().unwrap();
    let known: BTreeSet<&str> = rules.all().map(|(name, _)| name).collect();
    assert_eq!(tried, known);
    for (name, rule) in rules.all() {
        for lang in ["ja", "en"].map(Lang::new) {
            let words = [rule.says.get(&lang), rule.why.get(&lang)];
            assert!(words.iter().all(|words| !words.is_empty()), "{name}");
        }
    }
}

#[test]
fn every_sentence_is_filled() {
    let rules = LintRules::read().unwrap();
    for problem in check(&broken(CASES), &carried()).problems {
        for lang in ["ja", "en"].map(Lang::new) {
            let says = rules.sentence(&problem, &lang);
            for (name, _) in &problem.with {
                assert!(!says.contains(&format!("{{{name}}}")), "{says}");
            }
        }
    }
}

/// What the proofs find in a pack with this change.
fn proved(path: &str, from: &str, to: &str) -> BTreeMap<&'static str, Vec<Problem>> {
    let mut files = carried();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{path} has no '{from}'");
    file.text = file.text.replacen(from, to, 1).into();
    let checked = check(&files, &carried());
    let pack = checked.pack.as_ref();
    let proof = prove(
        &checked,
        pack.unwrap_or_else(|| panic!("{}", told(&checked.problems))),
        0,
    );
    let mut by_rule: BTreeMap<&str, Vec<Problem>> = BTreeMap::new();
    for problem in proof.problems {
        by_rule.entry(problem.rule).or_default().push(problem);
    }
    by_rule
}

#[test]
#[rustfmt::skip]
fn proofs_name_what_is_too_long_the_same_or_uncovered() {
    let long = format!("en = \"{}", "This sentence is here to fill the page. ".repeat(20));
    let label = format!("quit = {{ ja = \"終わる\", en = \"{}\" }}", "Q".repeat(870));
    let cases = [
        ("scrolls", "causes.toml", "en = \"An Amex code has 4 digits too, so the PIN is easily mistaken for it. ", long.as_str()),
        ("same-choice", "cards/mastercard.toml", "name = { ja = \"Mastercard\", en = \"Mastercard\" }", "name = { ja = \"Visa\", en = \"Visa\" }"),
        ("uncovered", "claims.toml", "covered_by = [\"topic/code-digits\"]", "covered_by = [\"topic/nowhere\"]"),
        ("cut", "ui.toml", "quit = { ja = \"終わる\", en = \"Quit\" }", label.as_str()),
        ("call", "calls/teapot.toml", "level = 3", "level = 9"),
        ("call-unsolved", "desk.toml", "reads = false\npatience = 16", "reads = false\npatience = 2"),
        ("call-lax", "desk.toml", "id = \"never-ask-code\"\nseverity = \"blocker\"", "id = \"never-ask-code\"\nseverity = \"minor\""),
        ("unbroken", "desk.toml", "# ---- show ----", "[[rule]]\nid = \"be-kind\"\nseverity = \"minor\"\nname = { ja = \"やさしく話す\", en = \"Be kind\" }\nwhy = { ja = \"急ぐ人もいます。\", en = \"Callers may be in a hurry.\" }\nfacts = [\"agent-asks-digits-and-side\"]\n"),
    ];
    for (rule, path, from, to) in cases {
        let found = proved(path, from, to);
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), [rule], "{found:?}");
        // A level or a rule that spoils calls is told at the calls.
        let file = &found[rule][0].place.file;
        assert!(file == path || rule.starts_with("call-"), "{found:?}");
    }
}

#[test]
fn the_carried_pack_passes_every_proof() {
    let checked = check(&carried(), &carried());
    let pack = checked.pack.as_ref();
    let pack = pack.unwrap_or_else(|| panic!("{}", told(&checked.problems)));
    let proof = prove(&checked, pack, DRAWN);
    assert!(proof.problems.is_empty(), "{}", told(&proof.problems));
    assert_eq!(proof.ways.all, proof.ways.taken, "every way is taken");
    let truthful = proof.truthful.unwrap();
    assert!(
        truthful.ways > 1000 && truthful.longest <= 8,
        "{truthful:?}"
    );
    assert!(
        truthful.widest_known <= 4,
        "who knows all answers is left with a few: {truthful:?}"
    );
    let questions = proof.questions.unwrap();
    // In the order that the questions have. In any order is a bound that asks before a question makes sense.
    assert!(questions.ordered_ratio().unwrap() <= 1.15, "{questions:?}");
    assert!(questions.ratio().unwrap() <= 1.21, "{questions:?}");
}

#[test]
fn what_is_to_be_read_again_is_told_by_its_day() {
    let of = |day: &str| stale(&carried(), &carried(), day);
    assert!(of("2027-01-01").is_empty());
    let by_june = of("2027-06-01");
    assert!(by_june.len() > 100 && by_june.iter().all(|problem| problem.rule == "stale"));
}

#[test]
#[cfg(unix)]
fn a_folder_with_links_or_other_letters_is_refused_and_no_link_is_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let manifest =
        "format_version = 1\nid = \"linked\"\nversion = \"1.0.0\"\nextends = \"cardcode\"\n";
    fs::write(root.join("pack.toml"), manifest).unwrap();
    let rules = |root: &Path| -> Vec<(String, &str)> {
        let problems = checked(root, &carried()).problems;
        let told = problems
            .into_iter()
            .map(|problem| (problem.place.file, problem.rule));
        told.collect()
    };
    assert_eq!(rules(root), []);
    symlink("/etc/passwd", root.join("ui.toml")).unwrap();
    assert_eq!(rules(root), [("ui.toml".to_owned(), "link")]);
    fs::remove_file(root.join("ui.toml")).unwrap();
    symlink("/", root.join("cards")).unwrap();
    assert_eq!(rules(root), [("cards".to_owned(), "link")]);
    fs::remove_file(root.join("cards")).unwrap();
    fs::write(root.join("ui.toml"), b"format_version = 1\n# \xff\n").unwrap();
    assert_eq!(rules(root), [("ui.toml".to_owned(), "utf8")]);
    fs::remove_file(root.join("ui.toml")).unwrap();
    assert_eq!(rules(&root.join("none")), [(".".to_owned(), "unreadable")]);
}
