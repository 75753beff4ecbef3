//! The program as a child: what it is given, and what it says.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program's file.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cardcode");

/// Where the tests that are not about records keep them: nowhere.
pub const RECORDS: &str = ":none:";

/// The program, given these lines on stdin, in this folder.
pub fn script(args: &[&str], input: &str, folder: &Path) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(args).current_dir(folder);
    command.env_clear().env("TERM", "xterm-256color");
    command.env("CARDCODE_DB", RECORDS);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that ended already reads no more.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it complained about.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
