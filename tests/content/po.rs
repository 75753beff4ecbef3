//! The form of files for translators: ours, and that of other programs.

use std::fs;
use std::io::BufWriter;

use cardcode::author::pack_dir;
use cardcode::author::translators::export;
use cardcode::pack::embedded::carried;
use cardcode::text::lang::Lang;
use cardcode::text::po::{FUZZY, PoEntry, PoFile};

use crate::translations::{CAUSE, French, QUIT, entry};

#[test]
fn a_file_without_the_form_of_po_is_told_and_never_written_over() {
    let french = French::new();
    let english = Lang::new("en");
    let words = french.words.words(&english);
    let broken = [
        ("msgid \"open\nmsgstr \"\"\n", 1),
        ("msgid \"a\"\nmsgstr \"\\x\"\n", 2),
        ("msgid \"\"\nmsgstr \"Language: de\\n\"\n", 1),
        ("\"nothing\"\n", 1),
        ("msgctxt \"a\"\nmsgid \"a\"\n", 2),
        ("fuzzy \"a\"\n", 1),
    ];
    for (text, line) in broken {
        fs::write(french.file(), text).unwrap();
        let refused = export(words, None, &french.lang, Some(&french.file())).unwrap_err();
        let at = format!("{}:{line}: ", french.file().display());
        assert!(refused.to_string().contains(&at), "{text}: {refused}");
        let problems = pack_dir::checked(french.root(), &carried()).problems;
        assert!(
            problems
                .iter()
                .any(|problem| problem.place.line == line && problem.place.file == "lang/fr.po"),
            "{text}"
        );
    }
    // A language that the pack does not speak, and one that is only looked at.
    fs::write(
        french.root().join("lang/de.po"),
        "msgid \"\"\nmsgstr \"\"\n",
    )
    .unwrap();
    fs::write(french.file(), "").unwrap();
    let problems = pack_dir::checked(french.root(), &carried()).problems;
    let rules: Vec<&str> = problems.iter().map(|problem| problem.rule).collect();
    assert_eq!(rules, ["foreign"]);
}

#[test]
fn other_programs_read_what_is_written_and_the_other_way_round() {
    let french = French::new();
    let mut file = french.translated(&[(QUIT, "Quitter")]);
    entry(&mut file, CAUSE).translation = "\"Le code\"\\ confidentiel\nà\tla place".to_owned();
    entry(&mut file, CAUSE).flags.push(FUZZY.to_owned());
    let text = file.write();
    let (again, errors) = PoFile::read(&text);
    assert_eq!(errors, []);
    let bare = |file: &PoFile| {
        let entries = file.entries.iter().cloned();
        entries
            .map(|entry| PoEntry { line: 0, ..entry })
            .collect::<Vec<_>>()
    };
    assert_eq!(bare(&again), bare(&file));
    let theirs = polib::po_file::parse_from_reader(text.as_bytes()).unwrap();
    let ours = file.entries.iter().filter(|entry| !entry.is_header());
    let mut count = 0;
    for entry in ours {
        let message = theirs
            .find_message(entry.context.as_deref(), &entry.source, None)
            .unwrap();
        assert_eq!(message.msgstr().unwrap(), entry.translation);
        assert_eq!(message.is_fuzzy(), entry.is_fuzzy());
        count += 1;
    }
    assert_eq!(theirs.count(), count);
    // Their form of the same file says the same to us, but for the comments of the header.
    let mut written = BufWriter::new(Vec::new());
    polib::po_file::write(&theirs, &mut written).unwrap();
    let written = String::from_utf8(written.into_inner().unwrap()).unwrap();
    let (theirs, errors) = PoFile::read(&written);
    assert_eq!(errors, []);
    assert_eq!(bare(&theirs)[1..], bare(&file)[1..]);
}

#[test]
fn of_two_translations_of_a_text_the_one_of_its_present_words_counts() {
    let text = "msgctxt \"ui.toml: home.quit\"\nmsgid \"Leave\"\nmsgstr \"Partir\"\n\n\
                msgctxt \"ui.toml: home.quit\"\nmsgid \"Quit\"\nmsgstr \"Quitter\"\n";
    let french = French::new();
    fs::write(french.file(), text).unwrap();
    let checked = pack_dir::checked(french.root(), &carried());
    assert_eq!(checked.problems, []);
    let progress = &checked.translations[0];
    assert_eq!((progress.translated, progress.fuzzy), (1, 0));
}

/// Notes behind the last entry are somebody's too.
#[test]
fn comments_behind_the_last_entry_are_kept() {
    let text = "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\n# first\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n\n# to do:\n# ask Aiko\n";
    let (file, errors) = PoFile::read(text);
    assert_eq!(errors, []);
    assert_eq!(file.last_comments, ["to do:", "ask Aiko"]);
    assert!(file.write().ends_with("\n\n# to do:\n# ask Aiko\n"));
    let (again, _) = PoFile::read(&file.write());
    assert_eq!(again, PoFile::read(text).0);
}
