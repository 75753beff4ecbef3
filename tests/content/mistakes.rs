//! A mistake for each rule of `check`, and the carried pack with some of them.

use Change::{Add, Remove, Replace};
use cardcode::pack::embedded::{PackFile, carried};
use cardcode::pack::lint::problem::Problem;
use cardcode::pack::lint::rules::LintRules;
use cardcode::text::lang::Lang;

/// What is done to the pack.
#[derive(Clone, Copy)]
pub enum Change {
    /// One text instead of another, the first time that it stands there.
    Replace(&'static str, &'static str),
    /// A text behind the file, or a new file.
    Add(&'static str),
    /// The file is taken away.
    Remove,
}

/// A mistake: the rule that tells it, the file, what is done, and words on the line that is named, 0 for the file as
/// a whole.
pub type Case = (&'static str, &'static str, Change, Option<&'static str>);

pub const UI_QUIT: &str = "quit = { ja = \"終了する\", en = \"Quit\" }";

pub const WHOLE: Option<&str> = None;

/// A mistake for each rule that a change of content can break. Those in the first part are all made in one pack.
#[rustfmt::skip]
pub const CASES: &[Case] = &[
    // Files and forms.
    ("toml", "messages/broken.toml", Add("format_version = 1\nid = broken\n"), Some("id = broken")),
    ("stray", "notes.toml", Add("format_version = 1\n"), WHOLE),
    ("format-version", "round.toml", Replace("format_version = 1", "format_version = 9"), Some("format_version = 9")),
    ("without", "pack.toml", Replace("format_version = 1", "format_version = 1\nwithout = [\"cards/none\"]"), WHOLE),
    ("missing", "topics.toml", Replace("lead = { ja = \"聞かないお店もあります。聞かれないだけで、不審なお店とは言えません。\", en = \"Some shops do not ask for it. That alone does not make a shop suspicious.\" }\n", ""), Some("[[topic]]\nid = \"every-shop\"")),
    ("unknown", "claims.toml", Replace("id = \"S2\"", "id = \"S2\"\ncolour = \"red\""), Some("colour = \"red\"")),
    ("type", "compare.toml", Replace("id = \"pin\"\n", "id = \"pin\"\nname = 12\n#"), Some("name = 12")),
    ("value", "facts.toml", Replace("confidence = \"medium\"", "confidence = \"sure\""), Some("confidence = \"sure\"")),
    // Names.
    ("name-form", "topics.toml", Replace("id = \"compensation\"", "id = \"com pensation\""), Some("id = \"com pensation\"")),
    ("twice", "topics.toml", Replace("id = \"keep-code\"", "id = \"change-code\""), Some("id = \"change-code\"")),
    ("dangling", "cards/visa.toml", Replace("use = \"back-full\"", "use = \"back-fall\""), Some("use = \"back-fall\"")),
    ("unused", "faces.toml", Add("\n[[face]]\nid = \"spare\"\nside = \"back\"\nname = { ja = \"裏面\", en = \"Back\" }\n"), Some("id = \"spare\"")),
    // Words.
    ("language", "ui.toml", Replace(UI_QUIT, "quit = { ja = \"終了する\" }"), Some("quit = { ja = \"終了する\" }")),
    ("foreign", "ui.toml", Replace("copied = { ja", "copied = { fr = \"Copie\", ja"), Some("fr = \"Copie\"")),
    ("empty", "ui.toml", Replace("en = \"Once more\"", "en = \" \""), Some("again = { ja = \"もう一度\"")),
    ("placeholder", "ui.toml", Replace("next = { ja = \"次: {ask}\"", "next = { ja = \"次\""), Some("next = { ja = \"次\"")),
    ("placeholder-unknown", "topics.toml", Replace("ask = { ja = \"コードは変えられますか。カードの更新で変わりますか\", en = \"Can I change the code? Does a new card change it?\"", "ask = { ja = \"{code}は変えられますか\", en = \"Can I choose or change {code}?\""), Some("{code}は")),
    ("glyph", "ui.toml", Replace("left = { ja = \"左\"", "left = { ja = \"→左\""), Some("→左")),
    ("nfc", "ui.toml", Replace("time_up = { ja = \"時間に", "time_up = { ja = \"時間か\u{3099}に"), Some("time_up = ")),
    ("half-kana", "ui.toml", Replace("right = { ja = \"右\"", "right = { ja = \"ﾐｷﾞ\""), Some("ﾐｷﾞ")),
    ("blanks", "ui.toml", Replace("en = \"the chip\"", "en = \"the  chip\""), Some("the  chip")),
    ("control", "ui.toml", Replace("en = \"the hologram\"", "en = \"the\\u001b[2J hologram\""), Some("[2J hologram")),
    ("long-ja", "claims.toml", Replace("correct = { ja = \"そのとおりです。カード会社が計算します。\"", "correct = { ja = \"そのとおりで、カード会社が、カード番号と、有効期限と、秘密の鍵と、ほかのいくつかの決まった数字とから、決まったやり方にしたがって計算をするのです。\""), Some("決まったやり方")),
    ("long-en", "claims.toml", Replace("en = \"That is so. The issuer computes it.\"", "en = \"That is so because the issuer computes it from the number of the card and from its date and from a key that it tells to nobody in this whole wide world.\""), Some("whole wide world")),
    ("double-negative", "facts.toml", Replace("オンラインの支払いでは使いません。", "オンラインの支払いで使えないことはありません。"), Some("使えないことは")),
    ("term", "facts.toml", Replace("裏面の3桁ではありません。", "裏面の暗唱番号ではありません。"), Some("暗唱番号")),
    ("polite", "facts.toml", Replace("4桁のセキュリティコードは平らに印刷され、こすっても取れません。", "4桁のセキュリティコードは平らである。"), Some("平らである。")),
    ("asks-secret", "ui.toml", Replace("lead = { ja = \"カードのマーク（ブランド）はどれですか\", en = \"Which brand is on the card?\" }", "lead = { ja = \"カード番号を教えてください\", en = \"Which brand is on the card?\" }"), Some("カード番号を教えて")),
    ("telephone", "causes.toml", Replace("en = \"Do not tell anyone the code you were sent.\"", "en = \"Ask at 03-1234-5678 at once.\""), Some("03-1234-5678")),
    ("address", "causes.toml", Replace("en = \"Do not type the last 4 digits of the card number.\"", "en = \"See https://example.com for more.\""), Some("example.com")),
    ("term", "topics.toml", Replace("ja = \"カードを発行したカード会社に連絡します。\"", "ja = \"エラーの文字を見てください。\""), Some("エラーの文字")),
    ("term", "causes.toml", Replace("en = \"Ask {issuer} whether the limit can be raised.\"", "en = \"In principle it is safe. Ask {issuer}.\""), Some("In principle it is")),
    ("term", "causes.toml", Replace("en = \"Look at the code in good light, one digit at a time.\"", "en = \"Mend the entry.\""), Some("Mend the entry.")),
    ("bare-number", "causes.toml", Replace("言われた電話番号には、かけないでください。", "言われた番号には、かけないでください。"), Some("言われた番号")),
    ("order", "causes.toml", Replace("ja = \"代わりに暗証番号を入れないでください。\"", "ja = \"代わりに暗証番号を入れません。\""), Some("暗証番号を入れません")),
    ("tries", "causes.toml", Replace("登録できたら、もう一度支払います。最初を含めて2回までです。", "登録できたら、もう一度支払います。合わせて2回までです。"), Some("合わせて2回")),
    ("kana", "causes.toml", Replace("暗証番号と間違えやすいです。", "暗証番号とまちがえやすいです。"), Some("まちがえやすい")),
    ("signature", "facts.toml", Replace("Mastercardでは2019年4月から署名欄は任意です。", "Mastercardでは2019年4月から署名は任意です。"), Some("署名は任意")),
    ("say-that", "causes.toml", Replace("「暗証番号がロックされました」とお話しください。", "「暗証番号がロックされました」と言います。"), Some("と言います")),
    ("mail", "causes.toml", Replace("en = \"Do not use a link or a phone number in an e-mail or text message (SMS).\"", "en = \"Do not use a link in a mail.\""), Some("link in a mail")),
    ("nobody-order", "causes.toml", Replace("en = \"Do not tell the shop your PIN.\"", "en = \"Tell nobody your PIN.\""), Some("Tell nobody your")),
    ("told", "causes.toml", Replace("en = \"Say that the PIN is locked. Do not say the PIN itself.\"", "en = \"Say that you were told so.\""), Some("were told so")),
    ("online", "causes.toml", Replace("An online shop never needs your PIN.", "A web shop never needs your PIN."), Some("A web shop never")),
    ("treat-as-fake", "causes.toml", Replace("en = \"Treat any e-mail or text message (SMS) that asks for your codes as fake. ", "en = \"Take any message that asks for your codes for a fake. "), Some("Take any message")),
    ("phone-number", "causes.toml", Replace("en = \"To call, use the phone number on the back of your card, or in the app. Call a hotel or shop back yourself, too.\"", "en = \"Call the number on the back of your card.\""), Some("Call the number on")),
    ("real-number", "faces.toml", Replace("print = \"3700 000000 00000\"", "print = \"3782 822463 10005\""), Some("3782 822463")),
    ("bound", "facts.toml", Replace("name = \"Virant, card security code\"", "name = \"LONG\""), Some("name = \"xxx")),
    // Cards.
    ("off-card", "faces.toml", Replace("at = [44.0, 44.0, 36.0, 5.0]", "at = [54.0, 44.0, 36.0, 5.0]"), Some("at = [54.0, 44.0")),
    ("no-size", "faces.toml", Replace("at = [8.3, 38.0, 70.0, 3.4]", "at = [8.3, 38.0, 0.0, 3.4]"), Some("at = [8.3, 38.0, 0.0")),
    ("code-digits", "cards/mastercard.toml", Replace("digits = 3", "digits = 4"), Some("id = \"mastercard\"")),
    ("grouping", "cards/discover.toml", Replace("grouping = [4, 4, 4, 4]", "grouping = [4, 6, 5]"), Some("id = \"discover\"")),
    ("decoy", "faces.toml", Replace(", why = { ja = \"ネットの支払いでは使いません。\", en = \"not used online\" } }", " }"), Some("{ id = \"three\"")),
    ("no-element", "cards/jcb.toml", Replace("print = { brand = \"JCB\" }", "print = { brant = \"JCB\" }"), Some("brant")),
    // Questions and causes.
    ("two-unknown", "flows/diagnose.toml", Replace("  { id = \"sign\", say", "  { id = \"perhaps\", say = { ja = \"たぶん\", en = \"Perhaps\" }, unknown = true, remaining = true },\n  { id = \"sign\", say"), Some("id = \"machine\"\nask")),
    ("same-words", "flows/diagnose.toml", Replace("say = { ja = \"いいえ、変わっていない\", en = \"No, card and date are the same\" }", "say = { ja = \"わからない\", en = \"No\" }"), Some("id = \"renewed\"")),
    ("unreachable", "flows/diagnose.toml", Add("\n[[node]]\nid = \"nowhere\"\nask = { ja = \"だれですか\", en = \"Who?\" }\nshort = { ja = \"だれ\", en = \"Who\" }\nfacts = [\"check-order\"]\nchoice = [ { id = \"me\", say = { ja = \"わたし\", en = \"Me\" }, remaining = true } ]\n"), Some("id = \"nowhere\"")),
    ("missed", "flows/diagnose.toml", Replace("cause = \"wallet-add\" }", "cause = \"pin-lock\" }"), None),
    ("slips", "flows/diagnose.toml", Replace("meant = [\"part\"], said = \"front\", of_100 = 8", "meant = [\"part\"], said = \"front\", of_100 = 90"), Some("id = \"typed\"")),
    ("no-fact", "round.toml", Replace("facts = [\"amex-code-front\", \"pin-where-used\"]", "facts = []"), Some("id = \"web-form-four-digits\"")),
    ("no-source", "facts.toml", Replace("sources = [ { name = \"WooCommerce, feature request\", url = \"https://woocommerce.com/?p=18734002228152\" } ]", "sources = []"), Some("id = \"shop-picture-back-slip\"")),
    ("source-address", "facts.toml", Replace("url = \"https://noamexnolife.com/cvv\"", "url = \"javascript:alert(1)\""), Some("javascript:alert")),
    ("source-address", "messages/square.toml", Replace("url = \"https://", "url = \"https://user@"), Some("https://user@")),
    ("date", "messages/square.toml", Replace("checked = \"2026-11-22\"", "checked = \"2026-13-22\""), Some("checked = \"2026-13-22\"")),
    // Sentences.
    ("phrase-empty", "phrases.toml", Add("\n[[phrase]]\nmeaning = \"over-limit\"\nen = [\"...\"]\n"), Some("en = [\"...\"]")),
    ("phrase-hidden", "phrases.toml", Add("\n[[phrase]]\nmeaning = \"over-limit\"\nen = [\"duplicate order\"]\n"), Some("duplicate order")),
    ("says", "compare.toml", Replace("  { ja = \"お店の端末などの機械だけ\", en = \"Only a machine, never a person\" },\n", ""), Some("id = \"pin\"")),
];

/// Mistakes that are made alone: they hide others, or others hide them.
#[rustfmt::skip]
pub const ALONE: &[Case] = &[
    ("absent", "glossary.toml", Remove, WHOLE),
    ("allow", "allow.toml", Add("\n[[allow]]\nid = \"gone\"\nrule = \"term\"\nwords = \"These words are gone.\"\nwhy = \"No more.\"\n"), Some("words = \"These words")),
    ("extends", "pack.toml", Replace("format_version = 1", "format_version = 1\nextends = \"nothing\""), WHOLE),
    ("length", "cards/visa.toml", Replace("grouping = [4, 4, 4, 4]", "grouping = []"), Some("grouping = []")),
    ("without-needed", "pack.toml", Replace("format_version = 1", "format_version = 1\nextends = \"cardcode\"\nwithout = [\"voices\"]"), Some("without = ")),
    ("dangling", "desk.toml", Replace("calls = [1, 2, 3, 3, 4]", "calls = [1, 2, 3, 3, 7]"), Some("[1, 2, 3, 3, 7]")),
    ("dangling", "desk.toml", Replace("level = 3\ncalls = 10", "level = 9\ncalls = 10"), Some("level = 9")),
    ("length", "desk.toml", Replace("calls = [1, 2, 3, 3, 4]", "calls = []"), Some("calls = []")),
    ("value", "desk.toml", Replace("pass = 80", "pass = 0"), Some("pass = 0")),
    ("value", "desk.toml", Replace("points = 5", "points = 0"), Some("points = 0")),
    ("value", "desk.toml", Replace("sorts = 6", "sorts = 4294967295"), Some("sorts = 4294967295")),
    ("value", "desk.toml", Replace("reads = 1", "reads = 9000000000000000000"), Some("reads = 9000000000000000000")),
    ("value", "desk.toml", Replace("calls_passed = 4", "calls_passed = 6"), Some("calls_passed = 6")),
    ("value", "desk.toml", Replace("causes = 5", "causes = 9000000000000000000"), Some("causes = 9000000000000000000")),
    ("empty", "glossary.toml", Add("\n[[term]]\nid = \"nothing\"\nterm = { ja = \"無\", en = \"nothing\" }\nnot = { ja = [\"\"], en = [\"naught\"] }\n"), Some("not = { ja = [\"\"]")),
    ("code-twice", "faces.toml", Replace("{ id = \"service\", kind = \"print\", at = [5.0, 33.0, 55.0, 3.4], says = { ja = \"お問い合わせ: アプリへ\", en = \"Customer service: see the app\" } }", "{ id = \"service\", kind = \"code\", at = [5.0, 33.0, 55.0, 3.4], print = \"123\" }"), None),
    ("no-code", "faces.toml", Replace("{ id = \"code\", kind = \"code\", at = [28.7, 40.6", "{ id = \"code\", kind = \"print\", at = [28.7, 40.6"), None),
    ("overlap", "faces.toml", Replace("{ id = \"expiry\", kind = \"expiry\", at = [8.3, 37.6, 24.0, 3.6]", "{ id = \"expiry\", kind = \"expiry\", at = [50.3, 22.0, 24.0, 3.6]"), Some("[50.3, 22.0")),
    ("no-choice", "flows/diagnose.toml", Replace("facts = [\"pin-lock\", \"pin-bypass-end\", \"pin-where-used\", \"us-card-without-pin\"]\nchoice = [", "facts = [\"pin-lock\", \"pin-bypass-end\", \"pin-where-used\", \"us-card-without-pin\"]\nEMPTY"), Some("id = \"machine\"\nask")),
    ("goal", "flows/diagnose.toml", Replace("cause = \"wallet-add\" }", "cause = \"wallet-add\", remaining = true }"), Some("id = \"wallet\"\nask")),
    ("loop", "flows/diagnose.toml", Replace("cause = \"pin-bypass-ended\" }", "to = \"machine\" }"), Some("id = \"machine\"\nask")),
    ("no-unknown", "flows/diagnose.toml", Replace("unknown = true, remaining = true, advice = { ja = \"先に", "remaining = true, advice = { ja = \"先に"), None),
    ("many-choices", "flows/diagnose.toml", Replace("  { id = \"sign\", say", "MANY  { id = \"sign\", say"), Some("id = \"machine\"\nask")),
];

/// The pack with these changes.
pub fn broken(cases: &[Case]) -> Vec<PackFile> {
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
                if let Some(begin) = text.find("EMPTY").filter(|_| to.contains("EMPTY")) {
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
pub fn line(files: &[PackFile], path: &str, at: &str) -> usize {
    let text = &files.iter().find(|file| file.path == path).unwrap().text;
    let place = text
        .rfind(at)
        .unwrap_or_else(|| panic!("{path} has no '{at}'"));
    text[..place].matches('\n').count() + 1
}

pub fn told(problems: &[Problem]) -> String {
    let rules = LintRules::built_in();
    let line = |problem: &Problem| {
        let says = rules.sentence(problem, &Lang::new("en"));
        format!("{}: {}: {says}\n", problem.place, problem.rule)
    };
    problems.iter().map(line).collect()
}
