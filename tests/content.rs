//! The content that the program carries: whole, and good by every rule.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cardcode::pack::{Pack, check, source};

#[test]
fn the_embedded_pack_has_no_problem() {
    let problems: Vec<String> = check::problems(&source::embedded()).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
