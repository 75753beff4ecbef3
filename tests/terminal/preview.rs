//! A preview beside an editor.

use cardcode::author::packs;
use std::fs;

use crate::common::terminal::Terminal;

#[test]
fn a_preview_follows_the_editor_and_keeps_the_last_good_content() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("harbour");
    packs::new(&own).unwrap();
    let card = own.join("cards/harbour.toml");
    let good = fs::read_to_string(&card).unwrap();
    let environment = [("LANG", "C.UTF-8")];
    let args = ["preview", own.to_str().unwrap(), "card/harbour"];
    let mut terminal = Terminal::start((80, 24), &args, &environment, folder.path());
    terminal.shows("Our own card");
    let save = |text: &str| {
        // As editors do it: a whole file in the place of the other.
        let new = folder.path().join("new");
        fs::write(&new, text).unwrap();
        fs::rename(&new, &card).unwrap();
    };
    save(&good.replace("Our own card", "The harbour card"));
    terminal.shows("The harbour card");
    save(&good.replace("digits = 3", "digits = 4"));
    terminal.shows("Problems: 1");
    terminal.shows("code has 3 digits");
    terminal.send("\r");
    terminal.shows("The harbour card");
    save(&good.replace("Our own card", "Right again"));
    terminal.shows("Right again");
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}
