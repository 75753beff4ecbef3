//! What people copy is found: every code of a table, however it stands in a text, and sentences by their words; and
//! nothing is taken for what it is not.

use cardcode::pack::content::Pack;
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::check::check;
use cardcode::pack::lookup::found::Lookup;
use cardcode::pack::model::message::MessageNote;

/// A table of `tests/data/explain`, its heading aside.
fn table(name: &str) -> Vec<Vec<String>> {
    let path = format!("{}/tests/data/explain/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().skip(1).map(cells).collect()
}

fn wide(text: &str) -> String {
    let widen = |char: char| match char {
        '!'..='~' => char::from_u32(char as u32 + 0xfee0).unwrap(),
        _ => char,
    };
    text.chars().map(widen).collect()
}

/// Texts that a code may stand in, as its form allows: one that looks like a code anywhere, digits where an error is
/// spoken of, and words alone.
fn texts(code: &str) -> Vec<String> {
    let has = |wanted: fn(&char) -> bool| code.chars().any(|char| wanted(&char));
    let is_token = code
        .chars()
        .all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'));
    let has_letters = has(|char| char.is_ascii_alphabetic());
    let has_digits = has(|char| char.is_ascii_digit());
    let mut texts = vec![
        code.to_owned(),
        code.to_lowercase(),
        wide(code),
        format!(" {code}。"),
    ];
    if !is_token || (!has_digits && !code.contains('_')) {
        return texts;
    }
    if code.len() > 1 && !code.contains('-') {
        let named = [
            "エラーコード：#",
            "エラーコードは#です",
            "エラー #",
            "Error code #",
            "Error: # (payment)",
        ];
        texts.extend(named.map(|text| text.replace('#', code)));
    }
    if code.len() > 2 && has_letters {
        let within = [
            "【#】",
            "(#)",
            "お支払いに失敗しました # もう一度お試しください",
            "決済できませんでした[#]。",
            "# | XYZZY",
            "error: # (card_error)",
            "Payment failed, #. Try later",
        ];
        texts.extend(within.map(|text| text.replace('#', code)));
    }
    texts
}

fn codes<'p>(found: &Lookup<'p>) -> Vec<(&'p str, &'p str, &'p str)> {
    let messages = found.codes.iter().flat_map(|code| &code.messages);
    messages
        .map(|(list, message)| (&*list.id, &*message.code, &*message.meaning))
        .collect()
}

#[test]
fn each_code_is_found_however_it_was_copied_and_none_is_wrong() {
    let pack = Pack::embedded().unwrap();
    let mut wrong = Vec::new();
    let (mut tried, rows) = (0, table("codes.tsv"));
    for row in &rows {
        let [code, list, meaning] = &row[..] else {
            panic!("{row:?}")
        };
        for text in texts(code).into_iter().chain([
            format!("{list}/{code}"),
            format!("{}: {code}", list.to_uppercase()),
        ]) {
            tried += 1;
            let found = codes(&pack.look_up(&text));
            let own: Vec<_> = found.iter().filter(|(of, ..)| of == list).collect();
            let is_right = own.len() == 1 && own[0].2 == meaning;
            // Other lists may print the same, and mean something else: then each says so for itself.
            let is_same = |(of, print, _): &(&str, &str, &str)| {
                let list = pack.systems().iter().find(|list| list.id == *of).unwrap();
                let message = list.messages.iter().find(|one| one.code == *print).unwrap();
                message.is(code)
            };
            if !is_right || !found.iter().all(is_same) {
                wrong.push(format!("{text}: {found:?}, not {list} {meaning}"));
            }
        }
    }
    assert!(rows.len() > 250 && tried > 1500, "{tried}");
    assert!(
        wrong.is_empty(),
        "{} of {tried}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn sentences_are_understood_or_not_and_never_misunderstood() {
    let pack = Pack::embedded().unwrap();
    let rows = [table("sentences.tsv"), table("collected.tsv")].concat();
    let (mut right, mut wrong) = (0, Vec::new());
    for row in &rows {
        let found = pack.look_up(&row[0]);
        let by_code = codes(&found).first().map(|(_, _, meaning)| *meaning);
        let by_words = found.understood.as_ref().map(|words| words.meanings[0]);
        match by_code.or(by_words) {
            Some(meaning) if row[1].split(' ').any(|accepted| accepted == meaning) => right += 1,
            Some(meaning) => wrong.push(format!("{}: {meaning}, not {}", row[0], row[1])),
            None => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(right * 100 >= rows.len() * 98, "{right} of {}", rows.len());
}

#[test]
fn what_says_nothing_of_a_payment_is_not_known() {
    let pack = Pack::embedded().unwrap();
    for row in table("not-known.tsv") {
        let found = pack.look_up(&row[0]);
        assert!(found.is_empty(), "{}: {found:?}", row[0]);
    }
}

#[test]
fn words_beside_a_short_code_tell_which_list_it_is_of() {
    let pack = Pack::embedded().unwrap();
    let meanings = |text: &str| -> Vec<String> {
        let readings = pack.look_up(text).readings();
        readings.iter().map(|one| one.meaning.to_owned()).collect()
    };
    assert!(meanings("05").len() > 1);
    assert_eq!(meanings("Expired card, error 05")[0], "card-expired");
    assert_eq!(meanings("Transaction declined: 05")[0], "issuer-declined");
    // Words that a code is made of are words where others stand beside them.
    assert_eq!(
        meanings("Could Not Add Card. Try again later")[0],
        "card-not-added"
    );
    assert_eq!(meanings("try again later"), ["issuer-later"]);
}

#[test]
fn how_people_write_changes_nothing() {
    let pack = Pack::embedded().unwrap();
    let meaning = |text: &str| pack.look_up(text).understood.map(|words| words.meanings[0]);
    for texts in [
        [
            "セキュリティコードが正しくありません",
            "ｾｷｭﾘﾃｨｺｰﾄﾞが正しくありません。",
            "せきゅりてぃこーどが、正しくありません！",
        ],
        [
            "Your card's security code is incorrect.",
            "YOUR CARD’S SECURITY CODE IS INCORRECT",
            "  your  card's security  code is incorrect",
        ],
    ] {
        assert_eq!(texts.map(meaning), [Some("code-wrong"); 3], "{texts:?}");
    }
    assert_eq!(meaning("Do not honour"), Some("issuer-declined"));
}

#[test]
fn what_only_looks_like_a_code_is_none() {
    let pack = Pack::embedded().unwrap();
    for text in [
        "合計2010円です",
        "2320",
        "I paid 51 dollars",
        "room 05",
        "Apt 1A",
        "The CVV is on the back",
        "card_error",
        "1G59",
        "G4",
        "N7N7",
        "my PIN is 2010",
        "暗証番号 2320",
        "セキュリティコード 100",
        "code 123",
        "4000 2010 0000 0002",
        "order 2010-2320",
        "4 digits",
        "",
        "。",
        "/",
        "eci/",
        "eci/99",
    ] {
        let found = codes(&pack.look_up(text));
        // Alone, digits are what they were asked as.
        let is_alone = text == "2320" && found.len() == 1;
        assert!(found.is_empty() || is_alone, "{text}: {found:?}");
    }
}

#[test]
fn a_short_code_is_shown_for_each_list_and_a_name_chooses_one() {
    let pack = Pack::embedded().unwrap();
    let lists = |text: &str| -> Vec<&str> {
        codes(&pack.look_up(text))
            .into_iter()
            .map(|(list, ..)| list)
            .collect()
    };
    assert_eq!(lists("05"), ["iso8583", "three-d-secure-reason", "eci"]);
    assert!(lists("N").len() > 3);
    for (text, list) in [
        ("ECI 05", "eci"),
        ("eci/05", "eci"),
        ("ECI: 05", "eci"),
        ("ＥＣＩ　０５", "eci"),
        ("MAC 03", "mastercard-advice"),
        ("avs/N", "address-result"),
        ("AVS: N", "address-result"),
        ("3DS reason 05", "three-d-secure-reason"),
        ("Stripe/incorrect_cvc", "stripe"),
        ("DGFT AG41", "veritrans"),
        ("AG41000000000000", "veritrans"),
        ("エラー AG41000000000000", "veritrans"),
        ("AG41AG4200000000", "veritrans"),
        ("iso8583/05", "iso8583"),
    ] {
        assert_eq!(lists(text), [list], "{text}");
    }
    assert_eq!(
        codes(&pack.look_up("gmo/G44")),
        [("japan", "G44", "code-wrong")]
    );
    let several = codes(&pack.look_up("42G440000|42G120000"))
        .into_iter()
        .map(|(_, code, _)| code);
    assert_eq!(several.collect::<Vec<_>>(), ["42G440000", "42G120000"]);
}

/// The carried files with this in the place of that in one of them.
fn with(path: &str, from: &str, to: &str) -> Vec<PackFile> {
    let mut files = carried();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{path} has no {from}");
    file.text = file.text.replacen(from, to, 1).into();
    files
}

#[test]
fn mistakes_in_a_list_of_groups_are_told() {
    for (path, from, to, rule, name) in [
        (
            "messages/japan.toml",
            "codes = [\"G44\"]",
            "codes = [\"G44\", \"G12\"]",
            "twice",
            "G12",
        ),
        (
            "messages/japan.toml",
            "note = \"g12\"",
            "note = \"g13\"",
            "dangling",
            "g13",
        ),
        (
            "messages/japan.toml",
            "meaning = \"code-wrong\"",
            "meaning = \"code-wrnog\"",
            "dangling",
            "code-wrnog",
        ),
        (
            "messages/adyen.toml",
            "also = { \"0\" =",
            "also = { \"0x\" =",
            "dangling",
            "0x",
        ),
        (
            "messages/japan.toml",
            "group = [",
            "message = [{ code = \"G44\", meaning = \"code-wrong\" }]\ngroup = [",
            "twice",
            "G44",
        ),
        (
            "meanings.toml",
            "[[note]]",
            "[[note]]\nid = \"idle\"\nwords = { ja = \"使いません。\", en = \"It is idle.\" }\n\n[[note]]",
            "unused",
            "idle",
        ),
    ] {
        let problems = check(&with(path, from, to), &carried()).problems;
        let is_it = |with: &(&str, String)| with.1 == name;
        assert!(
            problems
                .iter()
                .any(|problem| problem.rule == rule && problem.with.iter().any(is_it)),
            "{rule} {name}: {problems:?}"
        );
    }
}

#[test]
fn a_pack_changes_one_code_of_a_group_or_leaves_it_out() {
    let file = |path: &str, text: &str| PackFile {
        path: path.to_owned(),
        text: text.to_owned().into(),
    };
    let manifest = "format_version = 1\nid = \"own\"\nversion = \"1\"\nextends = \"cardcode\"\nwithout = [\"messages/japan/G12\"]\n";
    let list = "format_version = 1\n[[message]]\ncode = \"G44\"\nmeaning = \"code-missing\"\nnote = { ja = \"自社の意味です。\", en = \"Our own meaning.\" }\n";
    let files = [
        file("pack.toml", manifest),
        file("messages/japan.toml", list),
    ];
    let checked = check(&files, &carried());
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    let pack = checked.pack.unwrap();
    let found = pack.look_up("G44");
    let (_, message) = found.codes[0].messages[0];
    assert_eq!(
        (found.codes[0].messages.len(), &*message.meaning),
        (1, "code-missing")
    );
    assert!(matches!(message.note, Some(MessageNote::Own(_))));
    assert!(pack.look_up("G12").codes.is_empty());
    assert!(!pack.look_up("G45").codes.is_empty());
}
