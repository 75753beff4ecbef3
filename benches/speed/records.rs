//! A report on a million moves.

use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::training::day::{Day, Moment};
use cardcode::training::period::ReportScope;
use divan::Bencher;
use rusqlite::{Statement, Transaction, params};

/// Answers and moves of the records that are reported on.
const MOVES: usize = 1_000_000;

/// Records of a million answers and moves by twenty people in two years, with all that comes with them.
fn a_million_moves() -> &'static std::path::Path {
    static FILE: std::sync::OnceLock<std::path::PathBuf> = std::sync::OnceLock::new();
    FILE.get_or_init(|| {
        let file = std::env::temp_dir().join(format!("cardcode-million-{}.db", std::process::id()));
        let _ = std::fs::remove_file(&file);
        drop(Store::open(&file).unwrap());
        fill(&file, MOVES);
        file
    })
}

/// Fills records by SQL: four attempts of five are calls, the others cards; some are wrong, some break rules.
fn fill(file: &std::path::Path, moves: usize) {
    let pack = Pack::embedded().unwrap();
    let causes: Vec<&str> = pack.causes().all.iter().map(|one| &*one.id).collect();
    let rules: Vec<&str> = pack.desk().rules.iter().map(|one| &*one.id).collect();
    let mut db = rusqlite::Connection::open(file).unwrap();
    let change = db.transaction().unwrap();
    let all = "INSERT INTO pack (name, version, hash) VALUES ('cardcode', '1.0.0', ?1)";
    change.execute(all, ["a".repeat(64)]).unwrap();
    for person in 0..20 {
        let person = format!("agent-{}", (b'a' + person) as char);
        let one = "INSERT INTO person (alias) VALUES (?1)";
        change.execute(one, [person]).unwrap();
    }
    let mut rows = Rows::into(&change);
    let (mut done, mut at) = (0, 0_usize);
    while done < moves {
        at += 1;
        let cause = (at % 5 != 0).then(|| causes[at * 7 % causes.len()]);
        let taken = cause.filter(|_| at % 4 == 0);
        done += rows.attempt(at, cause, taken.map(|_| causes[at % causes.len()]));
        if let Some(cause) = cause {
            rows.reviews(at, cause, &rules);
        }
    }
    drop(rows);
    let items = "INSERT INTO item (person, kind, item, stability, difficulty, reviewed, due, reviews, lapses)
         SELECT person, review.kind, item, 5.0, 5.0, max(time), max(time) + 432000000, count(*), 0
         FROM review JOIN attempt ON attempt.id = attempt GROUP BY 1, 2, 3";
    change.execute(items, []).unwrap();
    change.commit().unwrap();
    if let Some(kept) = std::env::var_os("CARDCODE_MILLION") {
        std::fs::copy(file, kept).unwrap();
    }
}

/// Where rows go to.
struct Rows<'c> {
    attempt: Statement<'c>,
    answer: Statement<'c>,
    review: Statement<'c>,
    breach: Statement<'c>,
}

impl<'c> Rows<'c> {
    fn into(change: &'c Transaction) -> Rows<'c> {
        let attempt = "INSERT INTO attempt (id, name, person, pack, kind, begun, level, program, lang, window, began, zone,
                ended, outcome, score, cause, named, asked, bits, lost)
             VALUES (?1, ?8, ?2, 1, ?3, '{\"call\":{\"drawn\":[3,123456]}}', 3, '0.1.0', 'ja',
                '00000000-0000-0000-0000-000000000000', ?4, 540, ?5, ?6, 80, ?7, ?7, 5, 40, 0)";
        let answer = "INSERT INTO answer (attempt, at, time, doing, item, given, right, mistake, bits, lost, best)
             VALUES (?1, ?2, ?3, ?4, ?5, '', ?6, ?7, ?8, ?8, ?9)";
        let review = "INSERT INTO review (attempt, at, kind, item, recall, time) VALUES (?1, 13, ?2, ?3, 3, ?4)";
        let breach = "INSERT INTO breach (attempt, n, rule, at) VALUES (?1, 0, ?2, 3)";
        Rows {
            attempt: change.prepare(attempt).unwrap(),
            answer: change.prepare(answer).unwrap(),
            review: change.prepare(review).unwrap(),
            breach: change.prepare(breach).unwrap(),
        }
    }

    /// A call about this cause, or else a drill of cards, with its answers; returns how many these are. `taken` is a
    /// wrong cause that is named.
    fn attempt(&mut self, at: usize, cause: Option<&str>, taken: Option<&str>) -> usize {
        let (kind, outcome) = match cause {
            Some(_) => ("call", "passed"),
            None => ("cards", "done"),
        };
        let (began, ended) = (began(at), ended(at, cause));
        let name = format!("00000000-0000-0000-0000-{at:012}");
        let person = at % 20 + 1;
        let values = params![at, person, kind, began, ended, outcome, cause, name];
        self.attempt.execute(values).unwrap();
        for place in 0..count(cause) {
            let is_wrong = cause.is_none() && (at as i64 + place) % 3 == 0;
            let (doing, item) = match (taken.or(cause), place) {
                (Some(named), 12) => ("name", named),
                (Some(_), _) => ("ask", "where"),
                (None, _) => ("point", "amex/front+back"),
            };
            let right = cause.is_none().then_some(!is_wrong);
            let mistake = is_wrong.then(|| format!("decoy-{}", at % 7));
            let bits = cause.map(|_| 8);
            let best = cause.map(|_| "typed");
            let time = began + place * 9_000;
            let values = params![at, place, time, doing, item, right, mistake, bits, best];
            self.answer.execute(values).unwrap();
        }
        count(cause) as usize
    }

    /// What a call about this cause reviewed; every second one broke a rule.
    fn reviews(&mut self, at: usize, cause: &str, rules: &[&str]) {
        let time = ended(at, Some(cause));
        let kinds = std::iter::once(("cause", cause));
        for (kind, item) in kinds.chain(rules.iter().map(|rule| ("rule", *rule))) {
            self.review.execute(params![at, kind, item, time]).unwrap();
        }
        if at.is_multiple_of(2) {
            let rule = rules[at % rules.len()];
            self.breach.execute(params![at, rule]).unwrap();
        }
    }
}

/// Answers of an attempt: more where it is a call about a cause.
fn count(cause: Option<&str>) -> i64 {
    if cause.is_some() { 14 } else { 8 }
}

fn began(at: usize) -> i64 {
    1_732_000_000_000 + at as i64 * 700_000
}

fn ended(at: usize, cause: Option<&str>) -> i64 {
    began(at) + count(cause) * 9_000
}

/// A report on a million answers and moves: of everybody, of one person, and of the last month.
#[divan::bench(args = ["everybody", "one", "month"])]
fn report_on_a_million_moves(bencher: Bencher, of: &str) {
    let now = Moment {
        ms: 1_732_000_000_000 + 78_000 * 700_000,
        zone: 540,
    };
    let since = (of == "month").then(|| Day(Day::of(now.ms, now.zone).0 - 30));
    let alias = (of == "one").then_some("agent-c");
    let file = a_million_moves();
    bencher.bench_local(|| {
        let store = Store::open_existing(file).unwrap().unwrap();
        store
            .report(&ReportScope::whole(alias).since(since), now)
            .unwrap()
            .unwrap()
            .totals
            .calls
    });
}
