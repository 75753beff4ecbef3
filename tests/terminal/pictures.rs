//! README's pictures are the running program's own screens. `CARDCODE_PICTURES=write cargo test --test terminal pictures`
//! makes them anew; without it this test holds them current.

use std::fs;
use std::path::Path;

use crate::common::terminal::Terminal;
use crate::svg::{moving, svg};

/// A picture: its name, the language, the arguments, the keys, and what the screen says in the end.
struct Shot {
    name: &'static str,
    lang: &'static str,
    args: &'static [&'static str],
    keys: &'static str,
    words: &'static str,
}

/// README's pictures, in its order.
const SHOTS: [Shot; 6] = [
    Shot {
        name: "find-ja",
        lang: "ja_JP.UTF-8",
        args: &["find", "saison-amex"],
        keys: "",
        words: "右側の4桁",
    },
    Shot {
        name: "find-en",
        lang: "C.UTF-8",
        args: &["find", "visa"],
        keys: "",
        words: "Usually on the back",
    },
    Shot {
        name: "diagnose-en",
        lang: "C.UTF-8",
        args: &["diagnose"],
        keys: "11",
        words: "Where did the digits",
    },
    Shot {
        name: "cause-ja",
        lang: "ja_JP.UTF-8",
        args: &["diagnose"],
        keys: "11\r",
        words: "コードの欄に暗証番号を入れた",
    },
    Shot {
        name: "call-ja",
        lang: "ja_JP.UTF-8",
        args: &["train", "calls", "--seed", "3"],
        keys: "211\r121\r",
        words: "やりとり2回",
    },
    Shot {
        name: "debrief-en",
        lang: "C.UTF-8",
        args: &["train", "calls", "--seed", "3"],
        keys: "211\r113\r121\r8\r1\r2",
        words: "Causes still possible",
    },
];

/// A way through the program, a screen at each stop.
struct Walk {
    name: &'static str,
    lang: &'static str,
    /// Keys, and what the screen says then.
    stops: [(&'static str, &'static str); 6],
}

const WALKS: [Walk; 2] = [
    Walk {
        name: "moving-en",
        lang: "C.UTF-8",
        stops: [
            ("", "Where is my code?"),
            ("1", "Which brand"),
            ("\r", "Often mistaken"),
            ("H3", "What happened?"),
            ("1", "What does the shop"),
            ("1\x1b[B", "Where did the digits"),
        ],
    },
    Walk {
        name: "moving-ja",
        lang: "ja_JP.UTF-8",
        stops: [
            ("", "コードの場所を見る"),
            ("1", "カードのマーク"),
            ("\r", "間違えやすい数字"),
            ("H3", "どのようなことで"),
            ("1", "お店の画面には"),
            ("1\x1b[B", "どの数字を入れましたか"),
        ],
    },
];

impl Walk {
    fn taken(&self) -> String {
        let environment = [("LANG", self.lang), ("COLORTERM", "truecolor")];
        let folder = std::env::temp_dir();
        let args = ["--theme", "dark"];
        let mut terminal = Terminal::start((80, 24), &args, &environment, &folder);
        let mut screens = Vec::new();
        for (keys, words) in self.stops {
            terminal.types(keys);
            terminal.shows(words);
            screens.push(terminal.wait("the cursor", |screen| {
                (!screen.hide_cursor()).then(|| screen.clone())
            }));
        }
        terminal.send("q");
        terminal.end();
        moving(&screens, SECONDS)
    }
}

/// Seconds for which each screen of a walk is seen.
const SECONDS: usize = 3;

impl Shot {
    /// Starts the program, types the keys, and draws what the screen shows then.
    fn taken(&self) -> String {
        // The theme is asked for, so that no answer comes between.
        let args = [self.args, &["--theme", "dark"][..]].concat();
        let environment = [("LANG", self.lang), ("COLORTERM", "truecolor")];
        let mut terminal = Terminal::start((80, 24), &args, &environment, &std::env::temp_dir());
        terminal.wait("the first screen", |screen| {
            screen.contents().contains("Enter").then_some(())
        });
        terminal.types(self.keys);
        terminal.shows(self.words);
        let picture = terminal.wait("the cursor", |screen| {
            (!screen.hide_cursor()).then(|| svg(screen))
        });
        terminal.send("q");
        terminal.end();
        picture
    }
}

#[test]
fn readme_pictures_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let writes = std::env::var("CARDCODE_PICTURES").is_ok_and(|value| value == "write");
    let shots = SHOTS.iter().map(|shot| (shot.name, shot.taken()));
    let walks = WALKS.iter().map(|walk| (walk.name, walk.taken()));
    for (name, picture) in shots.chain(walks) {
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
