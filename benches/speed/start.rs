//! What every start does, and input in heaps.

use cardcode::cli::Arguments;
use cardcode::pack::content::Pack;
use cardcode::terminal::decode::Decoder;
use clap::Parser;
use divan::{Bencher, black_box};

/// What every start reads: the manifest and the program's words.
#[divan::bench]
fn start_reads() -> Pack {
    Pack::embedded().unwrap()
}

/// The command line, with its language.
#[divan::bench]
fn start_command_line(bencher: Bencher) {
    let args = ["cardcode", "diagnose", "--theme", "dark"];
    bencher.bench_local(|| Arguments::try_parse_from(args).is_ok());
}

/// A megabyte of keys, arrows and noise from the terminal.
#[divan::bench]
fn a_megabyte_of_input(bencher: Bencher) {
    let bytes: Vec<u8> = b"jk\x1b[B\x1b[A\xe3\x81\x82\x1b[999;\xff".repeat(62_000);
    bencher
        .counter(divan::counter::BytesCount::of_slice(&bytes))
        .bench_local(|| {
            let mut heard = Vec::new();
            Decoder::default().hear(black_box(&bytes), &mut heard);
            heard.len()
        });
}
