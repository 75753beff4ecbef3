//! A language as one file: written for translators, laid over a pack, looked at, and what is not translated yet.

use std::fs;
use std::path::{Path, PathBuf};

use cardcode::app::screen::Screen;
use cardcode::app::screens::cause::CauseScreen;
use cardcode::app::state::State;
use cardcode::author::pack_dir;
use cardcode::author::translation_progress::count;
use cardcode::author::translators::{check, export, write};
use cardcode::pack::content::Pack;
use cardcode::pack::embedded::carried;
use cardcode::pack::translation::TranslationProgress;
use cardcode::text::lang::Lang;
use cardcode::text::po::{FUZZY, PoEntry, PoFile};
use cardcode::view::router::page;
use tempfile::TempDir;

use crate::common::program::{err, out};
use crate::own::{pack, run};

/// A pack that adds French to the carried one, its file of translations yet to be written.
pub struct French {
    folder: TempDir,
    pub words: Pack,
    pub lang: Lang,
}

impl French {
    pub fn new() -> French {
        let folder = tempfile::tempdir().unwrap();
        let text = "format_version = 1\nid = \"fr\"\nversion = \"1\"\nextends = \"cardcode\"\n\
                    languages = [{ code = \"fr\", name = \"Français\" }]\n";
        fs::write(folder.path().join("pack.toml"), text).unwrap();
        fs::create_dir(folder.path().join("lang")).unwrap();
        French {
            folder,
            words: Pack::embedded().unwrap(),
            lang: Lang::new("fr"),
        }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self) -> PathBuf {
        self.root().join("lang/fr.po")
    }

    /// The texts of the carried pack, those with these keys translated.
    pub fn translated(&self, all: &[(&str, &str)]) -> PoFile {
        let english = Lang::new("en");
        let words = self.words.words(&english);
        let mut file = export(words, None, &self.lang, None).unwrap();
        for (key, translation) in all {
            entry(&mut file, key).translation = (*translation).to_owned();
        }
        file
    }

    fn write(&self, file: &PoFile) {
        let english = Lang::new("en");
        write(self.words.words(&english), &self.file(), file).unwrap();
    }

    /// What `texts check` says.
    fn said(&self) -> (String, bool) {
        let english = Lang::new("en");
        let words = self.words.words(&english);
        let said = check(words, None, &self.file()).unwrap();
        (said.text, said.is_good)
    }

    fn progress(&self) -> TranslationProgress {
        let checked = pack_dir::checked(self.root(), &carried());
        assert_eq!(checked.problems, []);
        checked.translations[0].clone()
    }
}

pub fn entry<'f>(file: &'f mut PoFile, key: &str) -> &'f mut PoEntry {
    let mut entries = file.entries.iter_mut();
    entries
        .find(|entry| entry.key() == key)
        .unwrap_or_else(|| panic!("no {key}"))
}

pub const QUIT: &str = "ui.toml: home.quit";
pub const CAUSE: &str = "causes.toml: cause.pin-typed.name";
const ISSUER: &str = "pack.toml: issuer.name";

#[test]
fn what_is_translated_is_shown_and_the_rest_falls_back_and_is_counted() {
    let french = French::new();
    let some = [
        (QUIT, "Quitter"),
        (CAUSE, "Le code confidentiel à la place"),
        (ISSUER, "l'émetteur"),
    ];
    french.write(&french.translated(&some));
    let progress = french.progress();
    assert_eq!(
        (progress.translated, progress.fuzzy, progress.obsolete),
        (3, 0, 0)
    );
    assert!(
        progress.missing() > 3000 && progress.fallback.code() == "en",
        "{progress:?}"
    );
    let pack = pack(french.root());
    let home = page(&pack, &State::new(french.lang.clone(), Screen::Home));
    let labels: Vec<&str> = home
        .choices
        .iter()
        .map(|choice| choice.label.as_str())
        .collect();
    assert_eq!(labels.first(), Some(&"Where is my code?"));
    assert_eq!(labels.last(), Some(&"Quitter"));
    let cause = Screen::Cause(CauseScreen {
        cause: "pin-typed".to_owned(),
    });
    let cause = page(&pack, &State::new(french.lang.clone(), cause));
    assert_eq!(cause.lead, "Le code confidentiel à la place");
    // The other languages say what they said.
    let home = page(&pack, &State::new(Lang::new("ja"), Screen::Home));
    assert_eq!(home.choices.last().unwrap().label, "終了する");
}

#[test]
fn a_pack_names_the_language_that_speaks_instead() {
    let french = French::new();
    french.write(&french.translated(&[(QUIT, "Quitter")]));
    let file = french.root().join("pack.toml");
    let text = fs::read_to_string(&file).unwrap();
    let named =
        |code: &str| text.replace("Français\"", &format!("Français\", fallback = \"{code}\""));
    fs::write(&file, named("ja")).unwrap();
    assert_eq!(french.progress().fallback.code(), "ja");
    let pack = pack(french.root());
    let home = page(&pack, &State::new(french.lang.clone(), Screen::Home));
    assert_eq!(home.choices[0].label, "コードの場所を見る");
    fs::write(&file, named("de")).unwrap();
    let problems = pack_dir::checked(french.root(), &carried()).problems;
    let told: Vec<String> = problems
        .iter()
        .map(|problem| format!("{}: {}", problem.place, problem.rule))
        .collect();
    assert_eq!(told, ["pack.toml:5:59: value"]);
}

#[test]
fn a_new_export_keeps_what_was_translated_and_marks_what_is_no_longer_sure_or_gone() {
    let french = French::new();
    let mut file = french.translated(&[
        (QUIT, "Quitter"),
        (CAUSE, "Le code confidentiel à la place"),
    ]);
    entry(&mut file, QUIT).comments = vec!["Sur le bouton".to_owned()];
    let exported = |file: &PoFile| {
        french.write(file);
        let english = Lang::new("en");
        export(
            french.words.words(&english),
            None,
            &french.lang,
            Some(&french.file()),
        )
        .unwrap()
    };
    // The same pack: the same file, byte by byte.
    assert_eq!(exported(&file).write(), file.write());
    // The words have changed since, and a text is gone.
    let mut old = file.clone();
    entry(&mut old, CAUSE).source = "The PIN instead".to_owned();
    let mut gone = entry(&mut old, QUIT).clone();
    gone.context = Some("ui.toml: home.gone".to_owned());
    gone.source = "Gone".to_owned();
    old.entries.push(gone);
    let mut new = exported(&old);
    let cause = entry(&mut new, CAUSE);
    assert_eq!(cause.flags, [FUZZY]);
    assert_eq!(cause.previous.as_deref(), Some("The PIN instead"));
    assert_eq!(cause.translation, "Le code confidentiel à la place");
    assert_eq!(entry(&mut new, QUIT).comments, ["Sur le bouton"]);
    let gone = entry(&mut new, "ui.toml: home.gone");
    assert!(
        gone.is_obsolete && gone.translation == "Quitter",
        "{gone:?}"
    );
    // What is fuzzy is not shown, and what is obsolete comes back with its text.
    french.write(&new);
    let progress = french.progress();
    assert_eq!(
        (progress.translated, progress.fuzzy, progress.obsolete),
        (1, 1, 0)
    );
    let back = exported(&new);
    assert_eq!(back.write(), new.write());
}

#[test]
fn a_text_that_moves_within_its_file_takes_its_translation_along() {
    let french = French::new();
    let mut file = french.translated(&[]);
    let steps: Vec<String> = file
        .entries
        .iter()
        .map(|entry| entry.key().to_owned())
        .collect();
    let steps = steps
        .iter()
        .filter(|key| key.starts_with("causes.toml: cause.told-code.do."));
    let steps: Vec<&String> = steps.collect();
    assert!(steps.len() >= 2, "{steps:?}");
    for step in &steps {
        let entry = entry(&mut file, step);
        entry.translation = format!("fr {}", entry.source);
    }
    // As it was when another step came first.
    let mut old = file.clone();
    entry(&mut old, steps[steps.len() - 1]).context = Some("moved".to_owned());
    for (step, next) in steps.iter().zip(steps.iter().skip(1)).rev() {
        entry(&mut old, step).context = Some((*next).clone());
    }
    french.write(&old);
    let english = Lang::new("en");
    let mut new = export(
        french.words.words(&english),
        None,
        &french.lang,
        Some(&french.file()),
    )
    .unwrap();
    let step = entry(&mut new, steps[0]);
    assert_eq!(step.translation, format!("fr {}", step.source));
    assert!(!step.is_fuzzy());
}

#[test]
fn what_is_wrong_with_a_translation_is_told_with_its_line() {
    let french = French::new();
    let wrong = [
        ("ui.toml: cli.bad_value", "Mauvais", "placeholder"),
        (
            "ui.toml: find.digits",
            "{m} chiffres",
            "placeholder-unknown",
        ),
        (QUIT, "Quitter →", "glyph"),
        (CAUSE, "Voir www.example.com", "address"),
        ("ui.toml: home.lead", "Deux  blancs", "blanks"),
    ];
    let translations: Vec<(&str, &str)> =
        wrong.iter().map(|(key, words, _)| (*key, *words)).collect();
    let mut file = french.translated(&translations);
    french.write(&file);
    let text = fs::read_to_string(french.file()).unwrap();
    let (said, is_good) = french.said();
    assert!(!is_good);
    for (key, words, rule) in wrong {
        let line = text
            .lines()
            .position(|line| line == format!("msgstr \"{words}\""))
            .unwrap()
            + 1;
        let at = format!("{}:{line}:1: {rule}: ", french.file().display());
        assert!(said.contains(&at), "{key}: no {at} in\n{said}");
    }
    // The pack is refused for the same, at the same lines.
    let problems = pack_dir::checked(french.root(), &carried()).problems;
    assert!(
        problems
            .iter()
            .all(|problem| problem.place.file == "lang/fr.po"),
        "{problems:?}"
    );
    assert_eq!(
        problems.len(),
        said.lines().filter(|line| line.contains("fr.po:")).count()
    );
    // A good file says how far it has come.
    for (key, _, _) in wrong {
        entry(&mut file, key).translation = String::new();
    }
    entry(&mut file, QUIT).translation = "Quitter".to_owned();
    french.write(&file);
    let (said, is_good) = french.said();
    assert!(
        is_good && said.starts_with("fr: 1 of ") && said.contains("0 fuzzy; obsolete: 0"),
        "{said}"
    );
    let english = Lang::new("en");
    assert_eq!(
        said.trim_end(),
        count(french.words.words(&english), &french.lang, &file)
    );
}

#[test]
fn the_command_writes_a_file_keeps_what_it_has_and_looks_at_it() {
    let french = French::new();
    let file = french.file();
    let (root, file) = (french.root().to_str().unwrap(), file.to_str().unwrap());
    let output = run(&["texts", "export", "fr", file, "--pack", root]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).starts_with("fr: 0 of "), "{}", out(&output));
    let text = fs::read_to_string(file).unwrap();
    let quit = "msgid \"Quit\"\nmsgstr \"";
    fs::write(file, text.replacen(quit, &format!("{quit}Quitter"), 1)).unwrap();
    for args in [
        &["texts", "export", "fr", file][..],
        &["texts", "check", file],
    ] {
        let output = run(&[args, &["--pack", root]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).starts_with("fr: 1 of "), "{}", out(&output));
    }
    // Without a file it is printed, what the pack has of it kept.
    let output = run(&["texts", "export", "fr", "--pack", root]);
    assert_eq!(out(&output), fs::read_to_string(file).unwrap());
    let output = run(&["find", "--plain", "--pack", root]);
    assert!(output.status.success(), "{}", err(&output));
    let text = fs::read_to_string(file).unwrap();
    fs::write(file, text.replace("Quitter", "Quitter {n}")).unwrap();
    let output = run(&["texts", "check", file, "--pack", root]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains(": placeholder: "), "{}", out(&output));
    assert_eq!(run(&["texts", "export", "../fr"]).status.code(), Some(2));
    // What is no file for translators is left as it is, and so is what stands beside it.
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let export = |name: &str| run(&["texts", "export", "fr", at(name).to_str().unwrap()]);
    std::fs::write(at("notes.sh"), "# mine\n# too\n").unwrap();
    assert_eq!(export("notes.sh").status.code(), Some(1));
    assert_eq!(
        std::fs::read_to_string(at("notes.sh")).unwrap(),
        "# mine\n# too\n"
    );
    std::fs::write(at("fr.po.new"), "mine").unwrap();
    std::os::unix::fs::symlink(at("real.po"), at("fr.po")).unwrap();
    std::fs::write(at("real.po"), "").unwrap();
    assert_eq!(export("fr.po").status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(at("fr.po.new")).unwrap(), "mine");
    assert!(at("fr.po").is_symlink() && std::fs::metadata(at("real.po")).unwrap().len() > 1000);
    std::fs::write(
        at("odd.po"),
        "msgid \"\"\nmsgstr \"Language: fr\\x1b[31m\\n\"\n",
    )
    .unwrap();
    let raw = "msgid \"\"\nmsgstr \"\"\n\"Language: fr\u{1b}[31mRED\\n\"\n";
    std::fs::write(at("raw.po"), raw).unwrap();
    for name in ["odd.po", "raw.po"] {
        let told = run(&["texts", "check", at(name).to_str().unwrap()]);
        let said = [told.stdout, told.stderr].concat();
        assert!(
            !said.contains(&0x1b),
            "{name}: {}",
            String::from_utf8_lossy(&said)
        );
    }
}
