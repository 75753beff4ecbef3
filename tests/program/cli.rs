//! The command line: what it opens, what it prints, what it refuses and how.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use tempfile::tempdir;

use crate::common::program::{err, out, script};

fn run(args: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cardcode"));
    command
        .args(args)
        .env_clear()
        .env("CARDCODE_DB", ":none:")
        .envs(environment.iter().copied())
        .stdin(Stdio::null());
    command.output().unwrap()
}

#[test]
fn help_and_version_are_whole_in_each_language() {
    let english = run(&["--help"], &[]);
    let japanese = run(&["--help", "--lang", "ja"], &[]);
    for output in [&english, &japanese] {
        assert_eq!(output.status.code(), Some(0));
        for name in [
            "find [CARD]",
            "compare",
            "diagnose",
            "explain [MESSAGE]",
            "learn [TOPIC]",
            "records COMMAND",
            "--lang",
            "--theme THEME",
            "--ascii",
            "--mouse",
            "--motion",
            "cardcode help COMMAND",
        ] {
            assert!(out(output).contains(name), "{name} in {}", out(output));
        }
    }
    assert!(out(&english).contains("Where") || out(&english).contains("Shows where"));
    assert!(out(&japanese).contains("セキュリティコードの場所"));
    let version = run(&["--version"], &[]);
    assert_eq!(
        out(&version),
        format!("cardcode {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_keys_are_listed_and_wrong_themes_are_refused() {
    let keys = run(&["keys"], &[]);
    assert_eq!(keys.status.code(), Some(0));
    assert!(out(&keys).contains("Ctrl-Z  ") && out(&keys).contains("suspend"));
    assert!(out(&run(&["keys", "--lang", "ja"], &[])).contains("選択を上下に動かす"));
    for args in [
        &["--theme", "blue"][..],
        &["--theme"],
        &["find", "--theme=blue"],
    ] {
        let refused = run(args, &[]);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        assert!(
            err(&refused).contains("dark, light, mono"),
            "{}",
            err(&refused)
        );
    }
    let unknown = run(&["--colour"], &[]);
    assert!(err(&unknown).contains("--theme, --ascii, --mouse, --motion"));
}

#[test]
fn the_environment_chooses_the_language_and_the_option_overrides_it() {
    let is_japanese = |args: &[&str], environment: &[(&str, &str)]| {
        out(&run(args, environment)).contains("使い方")
    };
    assert!(!is_japanese(&["--help"], &[]));
    assert!(is_japanese(&["--help"], &[("LANG", "ja_JP.UTF-8")]));
    assert!(is_japanese(
        &["--help"],
        &[("LC_MESSAGES", "ja_JP.eucJP"), ("LANG", "C")]
    ));
    assert!(!is_japanese(
        &["--help"],
        &[("LC_ALL", "C.UTF-8"), ("LANG", "ja_JP.UTF-8")]
    ));
    assert!(is_japanese(&["--help"], &[("LC_ALL", ""), ("LANG", "ja")]));
    assert!(!is_japanese(&["--help"], &[("LANG", "de_DE.UTF-8")]));
    assert!(!is_japanese(
        &["--help", "--lang", "en"],
        &[("LANG", "ja_JP.UTF-8")]
    ));
    assert!(is_japanese(&["--lang=ja", "--help"], &[]));
}

#[test]
fn where_the_coding_is_not_utf_8_nothing_but_ascii_is_written_unasked() {
    let words = |args: &[&str], locale: &str| out(&run(args, &[("LANG", locale)]));
    for locale in ["ja_JP.eucJP", "ja_JP.SJIS", "ja_JP.ISO-2022-JP@x"] {
        for args in [
            &["--help"][..],
            &["find", "amex", "--plain"],
            &["explain", "G44"],
        ] {
            // A language is called by its own name all the same.
            let said = words(args, locale).replace("日本語", "");
            assert!(
                said.is_ascii() && !said.is_empty(),
                "{locale} {args:?}: {said}"
            );
        }
        // Whoever asks for it gets it.
        assert!(!words(&["--help", "--lang", "ja"], locale).is_ascii());
    }
    for locale in ["ja_JP.UTF-8", "ja_JP.utf8", "ja_JP.Utf8@x", "ja_JP"] {
        assert!(!words(&["--help"], locale).is_ascii(), "{locale}");
    }
}

#[test]
fn wrong_use_gets_one_line_with_what_is_valid_and_code_2() {
    let cases: &[(&[&str], &[&str])] = &[
        (&["find", "amx"], &["amx", "amex", "saison-amex", "virtual"]),
        (&["--lang", "fr"], &["fr", "en", "ja"]),
        (&["--lang"], &["--lang", "en", "ja"]),
        (&["fnd"], &["fnd", "find", "cardcode --help"]),
        (&["--colour"], &["--colour", "--lang"]),
        (&["find", "visa", "jcb"], &["jcb"]),
        (&["amex", "--plain", "find"], &["amex"]),
        (&["compare", "visa"], &["visa"]),
        (&["learn", "nothing"], &["nothing", "change-code"]),
        (&["explain", "--json"], &["--json"]),
        (&["keys", "--json"], &["--json", "explain", "check"]),
    ];
    for (args, told) in cases {
        for lang in ["C", "ja_JP.UTF-8"] {
            let output = run(args, &[("LANG", lang)]);
            let line = err(&output);
            assert_eq!(output.status.code(), Some(2), "{args:?}: {line}");
            assert_eq!(line.lines().count(), 1, "{args:?}: {line}");
            assert!(
                told.iter().all(|word| line.contains(word)),
                "{args:?}: {line}"
            );
            assert!(out(&output).is_empty());
        }
    }
}

#[test]
fn explain_prints_what_a_message_says_and_does_not_say() {
    let output = run(&["explain", "G44", "--lang", "en"], &[]);
    assert_eq!(output.status.code(), Some(0));
    let text = out(&output);
    assert!(
        text.starts_with("G44: ")
            && text.contains("What it does not mean: ")
            && text.contains("What to do: "),
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "no escape");
    let spelled =
        ["g44", "Ｇ４４", " G44 "].map(|code| out(&run(&["explain", code, "--lang", "en"], &[])));
    assert!(spelled.iter().all(|other| *other == text), "{spelled:?}");
    let stripe = out(&run(&["explain", "incorrect cvc", "--lang", "ja"], &[]));
    assert!(
        stripe.contains("incorrect_cvc") && stripe.contains("ご注意"),
        "{stripe}"
    );
}

#[test]
fn explain_answers_an_unknown_message_honestly_with_code_1() {
    let output = run(&["explain", "XYZZY", "--lang", "en"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("XYZZY") && err(&output).contains("cardcode diagnose"));
    let json = run(&["explain", "XYZZY", "--json"], &[]);
    assert_eq!(json.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(json["found"], serde_json::json!([]));
}

#[test]
fn explain_needs_no_quotes_and_finds_a_code_in_a_text() {
    let quoted = out(&run(&["explain", "do not honor", "--lang", "en"], &[]));
    let unquoted = run(&["explain", "do", "not", "honor", "--lang", "en"], &[]);
    assert_eq!(unquoted.status.code(), Some(0));
    assert_eq!(out(&unquoted), quoted);
    let copied = out(&run(&["explain", "エラーコード：G44", "--lang", "en"], &[]));
    assert!(copied.starts_with("G44: Security code wrong"), "{copied}");
    let sentence = run(
        &["explain", "Something", "went", "wrong", "--lang", "en"],
        &[],
    );
    assert_eq!(sentence.status.code(), Some(0));
    let said = out(&sentence);
    assert!(
        said.contains("Probably") && said.contains("cardcode diagnose"),
        "{said}"
    );
}

#[test]
fn explain_offers_what_may_have_been_meant() {
    let output = run(&["explain", "incorect_cvc", "--lang", "en"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("incorrect_cvc"), "{}", err(&output));
    let json = out(&run(&["explain", "incorect_cvc", "--json"], &[]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["did_you_mean"], "incorrect_cvc");
    // Another digit is another code.
    for text in ["XYZZY", "42G990000", "G45x"] {
        let said = err(&run(&["explain", text, "--lang", "en"], &[]));
        assert!(!said.to_lowercase().contains("did you mean"), "{said}");
    }
}

#[test]
fn a_code_of_several_lists_is_told_for_each_and_one_meaning_once() {
    let said = out(&run(&["explain", "05", "--lang", "en"], &[]));
    assert!(
        said.starts_with("05 is in 3 lists. Which one applies depends on who shows it.\n"),
        "{said}"
    );
    for heading in [
        "05: Refused by the issuer (Two-char",
        "05: Card expired (3-D",
        "ECI 05: 3-D Secure succeeded (",
    ] {
        assert!(said.contains(heading), "{heading}: {said}");
    }
    let same = out(&run(&["explain", "do not honor", "--lang", "en"], &[]));
    assert!(
        same.contains("(Stripe; Braintree)") && same.matches("What it means: ").count() == 1,
        "{same}"
    );
    assert!(!same.contains("lists"), "{same}");
    assert_eq!(
        out(&run(&["explain", "eci/05", "--lang", "en"], &[]))
            .matches("What it means: ")
            .count(),
        1
    );
    for lang in ["en", "ja"] {
        let help = out(&run(&["help", "explain", "--lang", lang], &[]));
        assert!(
            help.contains("eci/05") && help.contains("gmo/G44"),
            "{help}"
        );
    }
}

#[test]
fn explain_says_what_is_less_certain_only_where_it_is() {
    let doubt = |code: &str| -> (bool, serde_json::Value) {
        let text = out(&run(&["explain", code, "--lang", "en"], &[]));
        let json = out(&run(&["explain", code, "--json", "--lang", "en"], &[]));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        (text.contains("less sure"), json["found"][0].clone())
    };
    let (is_said, found) = doubt("AG33");
    assert!(
        is_said && found["is_less_certain"] == true && found["confidence"] == "low",
        "{found}"
    );
    let (is_said, found) = doubt("AG41");
    assert!(
        !is_said && found["is_less_certain"] == false && found["confidence"] == "medium",
        "{found}"
    );
    let (_, found) = doubt("お支払いに失敗しました");
    assert!(
        found["list"] == "sentences" && found["is_sure"] == false,
        "{found}"
    );
}

#[test]
fn json_repeats_no_number_that_stands_in_a_text_and_scolds_for_none() {
    for (text, asked) in [
        (
            "card 4000 0000 0000 0002 declined",
            "card **** **** **** **** declined",
        ),
        ("x4000000000000002", "x****************"),
        ("4000000000000002.", "****************."),
        ("PIN:9876", "PIN:****"),
        ("code 123", "code ***"),
        ("1G59", "1G59"),
        ("エラー G44", "エラー G44"),
    ] {
        let json = out(&run(&["explain", text, "--json"], &[]));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["asked"], asked);
    }
    let plain = err(&run(&["explain", "9876", "--lang", "en"], &[]));
    assert!(
        plain.contains("That number is in none of the lists") && !plain.contains("were hidden"),
        "{plain}"
    );
    let unknown = err(&run(&["explain", "1G59", "--lang", "en"], &[]));
    assert!(unknown.contains("'1G59'"), "{unknown}");
    let number = err(&run(
        &["explain", "4000 0000 0000 0002", "--lang", "en"],
        &[],
    ));
    assert!(number.contains("digits were hidden"), "{number}");
    // What the person was asked for is no card's: an error's code, an amount.
    for text in [
        "Error E200",
        "HTTP 402",
        "Error 18417",
        "Total 175",
        "¥12,800",
    ] {
        let said = err(&run(&["explain", text, "--lang", "en"], &[]));
        assert!(said.contains(&format!("'{text}'")), "{said}");
    }
}

#[test]
fn explain_gives_json_to_other_programs() {
    let output = run(&["explain", "G44", "--json", "--lang", "ja"], &[]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(json["asked"], "G44");
    assert_eq!(json["language"], "ja");
    let found = &json["found"][0];
    for key in [
        "list",
        "code",
        "meaning",
        "title",
        "says",
        "does_not_say",
        "what_to_do",
        "checked",
    ] {
        assert!(
            found[key].as_str().is_some_and(|text| !text.is_empty()),
            "{key}: {found}"
        );
    }
    assert!(
        found["sources"][0]
            .as_str()
            .is_some_and(|url| url.starts_with("https://"))
    );
}

#[test]
fn a_reason_that_no_cardholder_is_told_is_not_told_here_either() {
    for code in [
        "G60",
        "41",
        "43",
        "59",
        "stolen_card",
        "lost_card",
        "fraudulent",
    ] {
        for json in [&[][..], &["--json"]] {
            for lang in ["ja", "en"] {
                let output = run(
                    &[&["explain", code, "--lang", lang][..], json].concat(),
                    &[],
                );
                let text = out(&output).replace(code, "");
                let sources = text.find("\"sources\"").unwrap_or(text.len());
                for word in ["lost", "stolen", "fraud", "盗難", "紛失"] {
                    assert!(!text[..sources].contains(word), "{code}: {text}");
                }
            }
        }
    }
}

#[test]
fn what_may_be_a_secret_is_never_repeated() {
    for secret in ["3700 000000 00000", "9876", "９８７", "4000-0000-0000-0000"] {
        for json in [&[][..], &["--json"]] {
            let output = run(&[&["explain", secret][..], json].concat(), &[]);
            assert_eq!(output.status.code(), Some(1));
            let said = out(&output) + &err(&output);
            assert!(!said.contains(secret), "{said}");
        }
    }
}

#[test]
fn what_may_be_a_number_or_an_escape_is_never_said_back() {
    for args in [
        &["find", "4000000000000002"][..],
        &["learn", "4000-0000"],
        &["4000000000000002"],
        &["keys", "4000"],
        &["explain", "x4000"],
        &["--theme", "４０００"],
        &["--lang", "4000"],
        &["explain", "\u{1b}]0;title\u{7}4000"],
        &["find", "\u{1b}[31mx"],
    ] {
        let refused = run(args, &[]);
        assert!(matches!(refused.status.code(), Some(1 | 2)), "{args:?}");
        let told = err(&refused);
        assert!(
            !told.contains("4000") && !told.contains("４０００"),
            "{told}"
        );
        assert!(
            told.trim_end().chars().all(|char| !char.is_control()),
            "{told:?}"
        );
    }
    let long = "G".repeat(100_000);
    assert!(err(&run(&["explain", &long], &[])).len() < 400);
}

#[test]
fn an_alias_holds_no_number_and_wrong_use_is_told_in_one_line() {
    let folder = tempdir().unwrap();
    let long = "x".repeat(41);
    let refused = [
        vec!["--as", "4242424242424242"],
        vec!["--as", "4242 4242 4242 4242"],
        vec!["--as", "4242-4242/4242.4242"],
        vec!["--as", "４２４２４２４２４２４２４２４２"],
        vec!["--as", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"],
        vec!["--as", "Sato 1234"],
        vec!["--as", "Sato 123"],
        vec!["--as", "123456"],
        vec!["--as", "4x1x1x1"],
        vec!["--as", "四二四二"],
        vec!["--as", "4\u{3164}1\u{3164}1\u{3164}1"],
        vec!["--as", "\u{e0034}\u{e0031}\u{e0031}\u{e0031}"],
        vec!["--as", "1a2a3a4a5a6a7a8a9a0a1a2a"],
        vec!["--as", "Sa\u{202e}to"],
        vec!["--as", "Sa\nto"],
        vec!["--as", " "],
        vec!["--as", &long],
        vec!["--seed", "1000000"],
        vec!["--seed", "-1"],
        vec!["--minutes", "0"],
        vec!["--minutes", "x"],
        vec!["nowhere"],
        vec!["point", "file.json"],
        vec!["replay"],
    ];
    for args in refused {
        let args = [vec!["train"], args].concat();
        let output = script(&args, "", folder.path());
        assert_eq!(output.status.code(), Some(2), "{args:?} {output:?}");
        let said = err(&output);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(!said.contains("4242") && !said.contains("1234"), "{said}");
    }
    for alias in ["佐藤", "Kumo", "desk-12", "五十嵐 三郎", "Ōba M."] {
        let output = script(&["train", "--as", alias], "", folder.path());
        assert_eq!(output.status.code(), Some(0), "{alias}: {output:?}");
    }
}

#[test]
fn the_environment_says_who_practises_and_an_employee_number_may_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("records.db");
    let run = |actor: &str, args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cardcode"));
        command.args(args).env_clear().env("LANG", "en_US.UTF-8");
        command.env("CARDCODE_DB", &db).env("CARDCODE_ACTOR", actor);
        command.stdin(std::process::Stdio::piped());
        command.stdout(std::process::Stdio::piped());
        command.stderr(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A refused one has closed its ears.
        let _ = child.stdin.take().unwrap().write_all(b"1\n");
        child.wait_with_output().unwrap()
    };
    let said = |output: &std::process::Output| {
        let text = [&output.stdout[..], &output.stderr[..]].concat();
        String::from_utf8(text).unwrap()
    };
    let practised = run("EMP10482", &["train", "sort", "--plain"]);
    assert_eq!(practised.status.code(), Some(0), "{}", said(&practised));
    let other = run("EMP10482", &["train", "sort", "--plain", "--as", "Aiko"]);
    assert_eq!(other.status.code(), Some(0), "{}", said(&other));
    let export = said(&run("", &["records", "export"]));
    for alias in ["EMP10482", "Aiko"] {
        assert!(
            export.contains(&format!("\"alias\":\"{alias}\"")),
            "{export}"
        );
    }
    let report = run("", &["report", "--as", "emp10482"]);
    assert_eq!(report.status.code(), Some(0), "{}", said(&report));
    for wrong in ["A123", "4111111111111111", "t.sato@example.com"] {
        let refused = run(wrong, &["train", "sort", "--plain"]);
        assert_eq!(refused.status.code(), Some(2), "{wrong}");
        let said = said(&refused);
        assert!(
            said.contains("CARDCODE_ACTOR") && !said.contains(wrong),
            "{said}"
        );
    }
}
