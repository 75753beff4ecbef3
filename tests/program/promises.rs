//! The page of promises tells the truth: each has a test, and every test that it names is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The names of the tests in a file, of functions behind `#[test]` alone.
fn tests_in(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    let parts = text.split("#[test]\n").skip(1);
    let names = parts.filter_map(|part| {
        let (_, rest) = part.split_once("fn ")?;
        Some(rest.split('(').next()?.to_owned())
    });
    names.collect()
}

#[test]
fn every_promise_has_a_test_and_each_that_is_named_is_there() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/promises.md");
    let page = fs::read_to_string(path).unwrap();
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let rows: Vec<&str> = rows.filter(|line| *line != "| promise | tests |").collect();
    assert!(rows.len() > 80, "{}", rows.len());
    let mut known: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in rows {
        let [promise, tests] = row.trim_matches('|').split(" | ").collect::<Vec<_>>()[..] else {
            panic!("a promise and its tests: {row}");
        };
        assert!(!promise.trim().is_empty(), "{row}");
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test holds: {promise}");
        for name in named {
            let (file, test) = name.split_once("::").unwrap_or_else(|| panic!("{name}"));
            let tests = known.entry(file).or_insert_with(|| tests_in(file));
            assert!(
                tests.iter().any(|there| there == test),
                "there is no {name}"
            );
        }
    }
}
