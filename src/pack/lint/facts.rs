//! What statements rest on: facts, sources, dates.

use crate::pack::overlay;
use crate::pack::translation;
use foldhash::{HashMap, HashSet};
use http::Uri;

use crate::pack::embedded::PackFile;
use crate::pack::lint::problem::{Problem, ProblemList};
use crate::pack::lint::tree::{Leaf, Tree};
use crate::text::date;
use crate::text::mask::shown;

/// Items that state something, and so rest on a fact: file, the item's list, its name.
const STATES: [(&str, &str); 7] = [
    ("causes.toml", "cause"),
    ("flows/diagnose.toml", "node"),
    ("meanings.toml", "meaning"),
    ("topics.toml", "topic"),
    ("compare.toml", "thing"),
    ("round.toml", "request"),
    ("claims.toml", "claim"),
];

/// Looks at every fact, and at every item that should rest on one.
pub(crate) fn look(trees: &[Tree], found: &mut ProblemList) {
    for tree in trees {
        for leaf in dates(tree).filter(|leaf| date::parse(&leaf.value).is_none()) {
            let given = leaf.value.chars().filter(|char| !char.is_control());
            let with = vec![("given", given.take(20).collect())];
            found.tell(tree.place(leaf), "date", with);
        }
        for leaf in tree.named("url").filter(|leaf| !is_web(&leaf.value)) {
            let with = vec![("given", shown(&leaf.value))];
            found.tell(tree.place(leaf), "source-address", with);
        }
        if tree.path() == "facts.toml" {
            sources(tree, found);
        }
        if tree.path() == "compare.toml" {
            headings(tree, found);
        }
        if tree.path().starts_with("cards/")
            && tree.all("facts").next().is_none()
            && let Some(id) = tree.all("id").next()
        {
            let with = vec![("name", id.value.to_string())];
            found.tell(tree.place(id), "no-fact", with);
        }
        for (_, list) in STATES.iter().filter(|(file, _)| *file == tree.path()) {
            let cites = tree.all(&format!("{list}.facts"));
            let backed: HashSet<usize> = cites.filter_map(|leaf| tree.item(leaf)).collect();
            for id in tree.all(&format!("{list}.id")) {
                if !tree.item(id).is_some_and(|item| backed.contains(&item)) {
                    let with = vec![("name", id.value.to_string())];
                    found.tell(tree.place(id), "no-fact", with);
                }
            }
        }
    }
}

/// Whether this is an address of a page on the web: others would do something where they are opened.
fn is_web(address: &str) -> bool {
    let uri: Option<Uri> = address.parse().ok();
    uri.is_some_and(|uri| {
        let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
        let host = uri
            .authority()
            .map(|authority| (authority.as_str(), authority.host()));
        is_http && host.is_some_and(|(all, host)| !host.is_empty() && !all.contains('@'))
    })
}

fn sources(tree: &Tree, found: &mut ProblemList) {
    let known = tree
        .all("fact.confidence")
        .filter(|leaf| leaf.value == "known");
    let backed = tree.all("fact.sources.url").chain(known);
    let backed: HashSet<usize> = backed.filter_map(|leaf| tree.item(leaf)).collect();
    for id in tree.all("fact.id") {
        if !tree.item(id).is_some_and(|item| backed.contains(&item)) {
            let with = vec![("name", id.value.to_string())];
            found.tell(tree.place(id), "no-source", with);
        }
    }
}

/// Each thing of the comparison says a line under each heading.
fn headings(tree: &Tree, found: &mut ProblemList) {
    // What is said in several languages under one heading has one parent.
    let mut headings = HashSet::default();
    let mut says: HashMap<Option<usize>, HashSet<usize>> = HashMap::default();
    for leaf in &tree.leaves {
        let above = tree.above(leaf);
        if above.contains(&"headings") {
            headings.insert(leaf.parent);
        }
        if above.contains(&"says") {
            says.entry(tree.item(leaf)).or_default().insert(leaf.parent);
        }
    }
    let most = headings.len();
    for id in tree.all("thing.id") {
        let n = says.get(&tree.item(id)).map_or(0, HashSet::len);
        if n != most {
            let with = vec![
                ("name", id.value.to_string()),
                ("n", n.to_string()),
                ("most", most.to_string()),
            ];
            found.tell(tree.place(id), "says", with);
        }
    }
}

/// When sources were read: of facts, and of lists of messages.
fn dates<'t>(tree: &'t Tree) -> impl Iterator<Item = &'t Leaf<'t>> {
    let named = tree.named("checked");
    named.filter(|leaf| tree.key(leaf) == "checked")
}

/// What is to be looked up again by this day (year-month-day): whose sources were read half a year before it, or
/// longer ago.
pub fn stale(files: &[PackFile], carried: &[PackFile], day: &str) -> Vec<Problem> {
    let plan = overlay::plan(files);
    let base = if plan.extends.is_some() { carried } else { &[] };
    let sources = overlay::sources(translation::without(files), base, &[]);
    let (mut docs, _) = overlay::docs(&sources);
    overlay::leave_out(&mut docs, &plan.without);
    let is_due = |read: &str| {
        let due = date::parse(read).map(|read| date::months_later(read, MONTHS));
        due.is_some_and(|due| due.to_string().as_str() <= day)
    };
    let mut found = ProblemList::default();
    for tree in docs.iter().map(Tree::of) {
        let mut names: HashMap<usize, &str> = HashMap::default();
        for leaf in tree.named("id") {
            if let Some(item) = tree.item(leaf) {
                names.entry(item).or_insert(&leaf.value);
            }
        }
        for leaf in dates(&tree).filter(|leaf| is_due(&leaf.value)) {
            let name = tree.item(leaf).and_then(|item| names.get(&item).copied());
            let name = name.unwrap_or(tree.path()).to_owned();
            let with = vec![("name", name), ("date", leaf.value.to_string())];
            found.tell(tree.place(leaf), "stale", with);
        }
    }
    found.sorted()
}

/// Months after which a source is read again: rules of issuers and shops change about that often.
const MONTHS: i32 = 6;
