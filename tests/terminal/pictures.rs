//! README's pictures are the running program's own screens. `CARDCODE_PICTURES=write cargo test --test terminal pictures`
//! makes them anew; without it this test holds them current.

use std::fs;
use std::path::Path;

use crate::common::terminal::Terminal;
use crate::svg::svg;

/// A picture: its name, the language, the arguments, the keys, and what the screen says in the end.
struct Shot {
    name: &'static str,
    lang: &'static str,
    args: &'static [&'static str],
    keys: &'static str,
    words: &'static str,
}

#[test]
fn readme_pictures_are_current() {
    let shot = |name, lang, args, keys, words| Shot {
        name,
        lang,
        args,
        keys,
        words,
    };
    let shots = [
        shot(
            "find-ja",
            "ja_JP.UTF-8",
            &["find", "saison-amex"],
            "",
            "右側の4桁",
        ),
        shot(
            "find-en",
            "C.UTF-8",
            &["find", "visa"],
            "",
            "Usually on the back",
        ),
        shot(
            "diagnose-en",
            "C.UTF-8",
            &["diagnose"],
            "1\r1\r",
            "Where did the digits",
        ),
        shot(
            "cause-ja",
            "ja_JP.UTF-8",
            &["diagnose"],
            "1\r1\r1\r",
            "コードの欄に暗証番号を入れた",
        ),
        shot(
            "call-ja",
            "ja_JP.UTF-8",
            &["train", "calls", "--seed", "3"],
            "2\r1\r1\r2\r1\r",
            "あなた",
        ),
        shot(
            "debrief-en",
            "C.UTF-8",
            &["train", "calls", "--seed", "3"],
            "2\r1\r1\r1\r3\r1\r2\r1\r7\r2\r",
            "Causes still possible",
        ),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let writes = std::env::var("CARDCODE_PICTURES").is_ok_and(|value| value == "write");
    for Shot {
        name,
        lang,
        args,
        keys,
        words,
    } in shots
    {
        // The theme is asked for, so that no answer comes between.
        let args = [args, &["--theme", "dark"][..]].concat();
        let mut terminal =
            Terminal::start((80, 24), &args, &[("LANG", lang)], &std::env::temp_dir());
        terminal.wait("the first screen", |screen| {
            screen.contents().contains("Enter").then_some(())
        });
        for key in keys.chars() {
            terminal.send(&key.to_string());
        }
        terminal.shows(words);
        let picture = terminal.wait("the cursor", |screen| {
            (!screen.hide_cursor()).then(|| svg(screen))
        });
        terminal.send("q");
        terminal.end();
        let path = folder.join(format!("{name}.svg"));
        if writes {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &picture).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stored == picture,
            "{} is old: CARDCODE_PICTURES=write cargo test --test terminal pictures",
            path.display()
        );
    }
}
