//! The guide in lines: for screen readers, scripts and terminals that draw nothing.

use std::process::Output;

use crate::common::{program, terminal::Terminal};

fn script(args: &[&str], input: &str) -> Output {
    program::script(args, input, &std::env::temp_dir())
}

fn said(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty());
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(!said.contains('\u{1b}'), "no escape");
    said
}

#[test]
fn a_script_answers_by_number_and_gets_the_cause() {
    let said = said(&script(&["diagnose", "--lang", "ja"], "4\n1\n3\n"));
    for words in [
        "どのようなことでお困りですか",
        "4. お店の端末やATMで",
        "暗証番号のロック",
        "今すること",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(said.ends_with("ここまで: 暗証番号のロック\n"), "{said}");
}

#[test]
fn a_line_without_an_end_is_one_answer_that_is_none() {
    let long = "3".repeat(20_000_000);
    let said = said(&script(
        &["diagnose", "--lang", "ja"],
        &format!("{long}\n4\n1\n3\n{long}"),
    ));
    assert!(said.contains("暗証番号のロック"));
    assert!(said.len() < 10_000, "{}", said.len());
}

#[test]
fn numbers_may_be_full_width_and_the_words_of_a_choice_do_too() {
    let by_number = said(&script(&["diagnose", "--lang", "ja"], "4\n1\n3\n"));
    assert_eq!(
        said(&script(&["diagnose", "--lang", "ja"], "４\n 1 \n ３ \n")),
        by_number
    );
    let words = "お店の端末やＡＴＭで、暗証番号が通らない\nお店の端末、券売機、\nロックされた、回数を超えた、使えないと出た\r\n";
    assert_eq!(
        said(&script(&["diagnose", "--lang", "ja"], words)),
        by_number
    );
}

#[test]
fn yes_and_no_are_words_in_any_script() {
    let by_number = said(&script(&["diagnose", "--lang", "ja"], "6\n2\n"));
    for no in ["いいえ", "イイエ", "ｲｲｴ"] {
        let lines = format!("6\n{no}\n");
        assert_eq!(
            said(&script(&["diagnose", "--lang", "ja"], &lines)),
            by_number
        );
    }
    let by_number = said(&script(&["diagnose", "--lang", "en"], "6\n2\n"));
    for no in ["no", "NO", "ｎｏ", "n"] {
        let lines = format!("6\n{no}\n");
        assert_eq!(
            said(&script(&["diagnose", "--lang", "en"], &lines)),
            by_number
        );
    }
}

#[test]
fn wrong_input_is_told_and_asked_again_and_never_repeated() {
    let said = said(&script(
        &["diagnose", "--lang", "en"],
        "4000 0000 0000 0000\n9876\nhello\n\n4\nq\n",
    ));
    assert_eq!(
        said.matches("Type a number from 1 to 11").count(),
        4,
        "{said}"
    );
    assert!(!said.contains("4000") && !said.contains("9876") && !said.contains("hello"));
    assert!(said.contains("Where did you type the PIN?"));
}

#[test]
fn a_card_is_told_in_words() {
    let said = said(&script(&["find", "amex", "--plain", "--lang", "en"], ""));
    let place = "here it is: the security code, 4 digits, just above the card number, towards its right end.";
    assert!(said.contains(place), "{said}");
}

#[test]
fn back_language_sources_and_quit_have_letters() {
    let said = said(&script(
        &["diagnose", "--lang", "en"],
        "4\nb\nL\ni\nb\nq\nnever read\n",
    ));
    assert!(
        said.contains("What happened?")
            && said.contains("どのようなことでお困りですか")
            && said.contains("根拠と出典")
    );
    assert!(
        !said.contains("入力が終わりました"),
        "quit is no end of input: {said}"
    );
}

#[test]
fn a_dumb_terminal_gets_lines() {
    for environment in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let mut terminal = Terminal::start(
            (80, 24),
            &["--lang", "en"],
            &[environment],
            &std::env::temp_dir(),
        );
        terminal.send("q\n");
        let (code, screen) = terminal.end();
        assert_eq!(code, 0);
        assert!(
            screen.contents().contains("1. Where is my code?"),
            "{}",
            screen.contents()
        );
    }
}

#[test]
fn where_nobody_sees_the_page_nobody_is_asked() {
    // stdin is the terminal, stdout a pipe: the page is printed and the program ends without an answer.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out");
    let shell = format!(
        "exec {} diagnose --lang en > {}",
        env!("CARGO_BIN_EXE_cardcode"),
        file.display()
    );
    let size = portable_pty::PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = portable_pty::native_pty_system().openpty(size).unwrap();
    let mut command = portable_pty::CommandBuilder::new("/bin/sh");
    command.args(["-c", &shell]);
    command.env("TERM", "xterm-256color");
    let code = pair
        .slave
        .spawn_command(command)
        .unwrap()
        .wait()
        .unwrap()
        .exit_code();
    assert_eq!(code, 0);
    let told = std::fs::read_to_string(file).unwrap();
    assert!(
        told.contains("What happened?") && !told.contains("The input ended here"),
        "{told}"
    );
}

#[test]
fn a_code_is_chosen_by_its_print_and_a_number_that_is_none_by_its_row() {
    let of = |lines: &str| said(&script(&["explain", "--lang", "en"], lines));
    for lines in [
        "1\nG44\n",
        "1\ng44\n",
        "1\nＧ４４\n",
        "G44\n",
        "Codes that begin with G\nG4\nG44\n",
    ] {
        assert!(
            of(lines).contains("G44: Security code wrong"),
            "{lines}: {}",
            of(lines)
        );
    }
    assert!(
        of("2\n51\n").contains("51: Over a limit"),
        "{}",
        of("2\n51\n")
    );
    // The list is narrowed where several begin so, and b goes back.
    let narrowed = of("1\nG4\nb\n");
    assert!(
        narrowed.contains("Search [G4_]: 3 found") && narrowed.contains("1. G42"),
        "{narrowed}"
    );
    // G05 is in the fourth row, and no code of the list is spelled 4.
    assert!(of("1\n4\n").contains("G05: "), "{}", of("1\n4\n"));
    assert!(of("1\n").contains("A number that is not in it is the number of a choice"));
    // Among the lists themselves a number is a row, unless no row is written so.
    assert!(of("3\n").contains("Security code check results"));
    assert!(of("05\n").contains("Search [05_]: "), "{}", of("05\n"));
    let refused = of("1\n9876\n");
    assert!(
        refused.contains("Type a number from 1 to") && !refused.contains("9876"),
        "{refused}"
    );
    let visa = said(&script(&["find", "--lang", "en"], "visa\n"));
    assert!(visa.contains("3 digits"), "{visa}");
}
