//! The linter and the proofs over a pack.

use cardcode::author::audit::{mistakes, proofs};
use cardcode::pack::content::Pack;
use cardcode::pack::embedded;
use cardcode::pack::embedded::PackFile;
use cardcode::pack::lint::check;
use divan::{Bencher, black_box};

/// Everything that the pack holds, read at once.
#[divan::bench]
fn whole_pack() -> bool {
    check::check(&embedded::carried(), &embedded::carried())
        .pack
        .is_some()
}

/// Every rule of the linter over the whole embedded pack.
#[divan::bench]
fn check_everything() -> usize {
    check::check(&embedded::carried(), &embedded::carried())
        .problems
        .len()
}

/// Every rule of the linter over a pack of two thousand questions, laid over the carried one.
#[divan::bench]
fn check_two_thousand_questions(bencher: Bencher) {
    let files = [
        (
            "pack.toml",
            "format_version = 1\nid = \"wide\"\nversion = \"1.0.0\"\nextends = \"cardcode\"\n"
                .to_owned(),
        ),
        ("flows/diagnose.toml", wide_tree(2_000)),
    ];
    let files = files.map(|(path, text)| PackFile {
        path: path.to_owned(),
        text: text.into(),
    });
    let carried = embedded::carried();
    assert!(check::check(&files, &carried).problems.is_empty());
    bencher.bench_local(|| check::check(black_box(&files), &carried).words.len());
}

/// Questions that each lead to ten others, the first to the carried ones too.
fn wide_tree(questions: usize) -> String {
    let mut flow = "format_version = 1\nstart = \"n0\"\n".to_owned();
    for n in 0..questions {
        let next = (10 * n + 1..=10 * n + 10).filter(|next| *next < questions);
        let leads = next.map(|next| {
            format!(
                "{{ id = \"a{next}\", say = {{ ja = \"答え{next}です\", en = \"Answer {next}\" }}, to = \"n{next}\" }}, "
            )
        });
        let last = match n {
            0 => "{ id = \"go\", say = { ja = \"先へ進む\", en = \"Go on\" }, to = \"where\" }",
            _ => {
                "{ id = \"u\", say = { ja = \"わからない\", en = \"I don't know\" }, unknown = true, remaining = true }"
            }
        };
        flow += &format!(
            "[[node]]\nid = \"n{n}\"\nask = {{ ja = \"質問の{n}番目です。どれですか\", en = \"Question number {n} of many. Which is it?\" }}\nshort = {{ ja = \"質問{n}\", en = \"Question {n}\" }}\nfacts = [\"check-order\"]\nchoice = [ {}{last} ]\n",
            leads.collect::<String>()
        );
    }
    flow
}

/// Every way of answers and every page, as `cardcode check` proves them.
#[divan::bench]
fn prove_every_page(bencher: Bencher) {
    let checked = check::check(&embedded::carried(), &embedded::carried());
    let pack = Pack::embedded().unwrap();
    bencher.bench_local(|| proofs::prove(&checked, &pack, 0).pages);
}

/// Every way of people who answer truthfully or err once.
#[divan::bench]
fn prove_ways_with_mistakes(bencher: Bencher) {
    let pack = Pack::embedded().unwrap();
    bencher.bench_local(|| mistakes::prove(&pack).map(|proof| proof.longest));
}
