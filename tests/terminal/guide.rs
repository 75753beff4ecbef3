//! The real program in a real pseudo-terminal.

use tempfile::tempdir;

use crate::common::terminal::Terminal;

const JA: &[(&str, &str)] = &[("LANG", "ja_JP.UTF-8")];

const EN: &[(&str, &str)] = &[("LANG", "C.UTF-8")];

fn guide(size: (u16, u16), args: &[&str], environment: &[(&str, &str)]) -> Terminal {
    Terminal::start(size, args, environment, &std::env::temp_dir())
}

#[test]
fn it_opens_in_the_language_of_the_environment_and_leaves_the_terminal_as_it_was() {
    for (environment, words) in [
        (JA, "セキュリティコードの場所"),
        (EN, "Find your security code"),
    ] {
        let mut terminal = guide((80, 24), &[], environment);
        terminal.shows(words);
        terminal.wait("the other screen", |screen| {
            screen.alternate_screen().then_some(())
        });
        terminal.send("q");
        let left = terminal.left();
        assert_eq!(left.is_clean().code, 0);
        assert_eq!(left.screen.contents().trim(), "");
    }
}

#[test]
fn two_keys_show_a_card_in_every_size() {
    for size in [(80, 24), (40, 12), (120, 40)] {
        let mut terminal = guide(size, &[], JA);
        terminal.marks("コードの場所を見る");
        terminal.send("\r\x1b[B");
        terminal.marks("セゾン・アメックス");
        // At 120 x 40 its digits are drawn.
        terminal.shows(if size.0 == 40 {
            "1234"
        } else {
            "セキュリティコード"
        });
        terminal.send("q");
        assert_eq!(terminal.end().0, 0);
    }
}

#[test]
fn the_language_changes_in_place() {
    let mut terminal = guide((80, 24), &["diagnose"], EN);
    terminal.shows("What happened?");
    terminal.send("jjj");
    terminal.marks("A card reader or an ATM refuses my PIN");
    terminal.send("L");
    terminal.marks("お店の端末やATMで、暗証番号が通らない");
    terminal.send("\r");
    terminal.shows("暗証番号は、どこに入れましたか");
    terminal.send("L");
    terminal.shows("Where did you type the PIN?");
    terminal.send("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn the_summary_is_saved_beside_an_older_one_and_copied() {
    let folder = tempdir().unwrap();
    std::fs::write(folder.path().join("cardcode.txt"), "mine").unwrap();
    let mut terminal = Terminal::start((80, 24), &["diagnose"], EN, folder.path());
    terminal.shows("What happened?");
    terminal.types("41");
    terminal.shows("It asked for the PIN");
    terminal.types("3");
    terminal.shows("The PIN is locked");
    terminal.send("s");
    // The whole path, on as many rows as it takes.
    let place = format!("Saved:{}", folder.path().join("cardcode-2.txt").display());
    terminal.wait("where it is", |screen| {
        let bare = screen.contents().replace(['\n', ' '], "");
        bare.contains(&place).then_some(())
    });
    terminal.send("c");
    terminal.shows("The summary went to the terminal's clipboard");
    assert!(
        terminal
            .bytes()
            .windows(7)
            .any(|bytes| bytes == b"\x1b]52;c;"),
        "OSC 52"
    );
    terminal.send("q");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(
        std::fs::read_to_string(folder.path().join("cardcode.txt")).unwrap(),
        "mine"
    );
    let summary = std::fs::read_to_string(folder.path().join("cardcode-2.txt")).unwrap();
    assert!(
        summary.contains("- The machine: It said: locked, or too many tries")
            && summary.contains("- The PIN is locked")
    );
    assert!(
        !summary.chars().any(|char| char.is_ascii_digit()),
        "no digit at all: {summary}"
    );
}

#[test]
fn a_card_drawn_over_japanese_leaves_no_coloured_half() {
    let mut terminal = guide((80, 24), &[], JA);
    terminal.marks("コードの場所を見る");
    terminal.send("\r");
    terminal.marks("アメックス");
    // The card begins at column 27; what stands before it has the terminal's own ground.
    let grounds = terminal.wait("the card", |screen| {
        let ground = |row, column| screen.cell(row, column).unwrap().bgcolor();
        let card = ground(10, 79) != vt100::Color::Default;
        card.then(|| (2..20).map(|row| ground(row, 25)).collect::<Vec<_>>())
    });
    assert!(
        grounds
            .iter()
            .all(|ground| *ground == vt100::Color::Default),
        "{grounds:?}"
    );
    terminal.send("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn another_size_is_another_layout_of_the_same_page() {
    let mut terminal = guide((80, 24), &["find", "saison-amex"], JA);
    terminal.shows("SAISON CARD");
    terminal.resize(40, 12);
    terminal.wait("the small drawing", |screen| {
        let contents = screen.contents();
        (contents.contains("1234") && contents.contains("すぐ上、右側の4桁")).then_some(())
    });
    terminal.resize(120, 40);
    terminal.wait("the large digits", |screen| {
        let contents = screen.contents();
        (contents.contains("セキュリティコード") && contents.contains('█')).then_some(())
    });
    terminal.send("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn sources_are_links_where_there_are_any_and_o_copies_their_addresses() {
    let has = |terminal: &Terminal, sequence: &str| {
        let bytes = terminal.bytes();
        String::from_utf8_lossy(&bytes).contains(sequence)
    };
    for (term, links) in [("xterm-256color", true), ("linux", false)] {
        let environment = [("LANG", "C.UTF-8"), ("TERM", term)];
        let folder = std::env::temp_dir();
        let mut terminal = Terminal::start((80, 24), &["find", "visa"], &environment, &folder);
        terminal.shows("Usually on the back");
        terminal.send("i");
        terminal.shows("https://");
        terminal.send("o");
        terminal.shows("went to the terminal's clipboard");
        assert_eq!(has(&terminal, "\x1b]8;;https://"), links, "{term}");
        assert_eq!(has(&terminal, "\x1b]2;cardcode\x1b\\"), links, "{term}");
        terminal.send("q");
        let left = terminal.left();
        let bytes = String::from_utf8_lossy(&left.bytes).into_owned();
        assert_eq!(bytes.contains("\x1b[23;2t"), links, "{term}");
        assert_eq!(left.is_clean().code, 0);
    }
}
