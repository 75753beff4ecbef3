//! The program: from the arguments to the exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use cardcode::cli;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    ExitCode::from(cli::run(&args))
}
