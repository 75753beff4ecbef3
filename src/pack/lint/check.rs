//! The linter of a pack: every rule, all problems at once, each with file, line, column and rule.
//!
//! Three passes: the form of each file (`form`), its values as a tree (`names`, `words`, `wording`, `facts`), and
//! what was read (`cards`, `ways`). An item that cannot be read is told and taken out, and the rest is still looked
//! at. What only a drawn page shows is the work of `crate::author::audit::proofs`.

use crate::pack::content::Pack;
use crate::pack::embedded::PackFile;
use crate::pack::lint::assemble::{self, Sections};
use crate::pack::lint::problem::{Problem, ProblemList, of_file};
use crate::pack::manifest::FORMAT_VERSION;
use crate::pack::overlay;
use crate::pack::overlay::{Doc, Unread};
use crate::pack::schema::{FileKind, KINDS};
use crate::pack::translation;
use crate::pack::translation::{Translation, TranslationProgress};
use crate::parallel;
use crate::text::lang::Lang;

use crate::pack::lint::translations;
use crate::pack::lint::tree::Tree;
use crate::pack::lint::words::Texts;

use crate::pack::lint::names::SourcePositions;

/// What a look at a pack came to.
pub struct Checked {
    /// Every problem, in the order of files and lines. None means that the pack is good.
    pub problems: Vec<Problem>,
    /// The pack, if it has no problem.
    pub pack: Option<Pack>,
    /// Where every named thing stands.
    pub places: SourcePositions,
    /// Texts, and characters of all of them, by language.
    pub words: Vec<(Lang, usize, usize)>,
    /// How far each translation has come.
    pub translations: Vec<TranslationProgress>,
}

impl Checked {
    /// A pack that was not looked at for these problems.
    pub fn refused(problems: Vec<Problem>) -> Checked {
        Checked {
            problems,
            pack: None,
            places: SourcePositions::default(),
            words: Vec::new(),
            translations: Vec::new(),
        }
    }
}

/// Looks at the pack in these files, laid over the carried one where it extends that, and reads it.
pub fn check(files: &[PackFile], carried: &[PackFile]) -> Checked {
    let translations: Vec<Translation> = files.iter().filter_map(Translation::of).collect();
    checked(files, carried, &translations, None)
}

/// The same with this translation instead of the pack's own in its language, which the pack need not speak yet.
pub fn check_with<'t>(
    files: &'t [PackFile],
    carried: &'t [PackFile],
    translation: Translation<'t>,
) -> Checked {
    let lang = translation.lang().clone();
    let own = files.iter().filter_map(Translation::of);
    let own = own.filter(|own| *own.lang() != lang);
    let translations: Vec<Translation> = own.chain([translation]).collect();
    checked(files, carried, &translations, Some(lang))
}

fn checked<'t>(
    files: &'t [PackFile],
    carried: &'t [PackFile],
    translations: &[Translation<'t>],
    newcomer: Option<Lang>,
) -> Checked {
    let mut found = ProblemList::default();
    if crate::pack::lint::bounds::files(files, &mut found) {
        return Checked::refused(found.0);
    }
    let plan = overlay::plan(files);
    let base = if plan.extends.is_some() { carried } else { &[] };
    let content = translation::without(files);
    let others: Vec<_> = translations.iter().map(Translation::named).collect();
    let sources = overlay::sources(content, base, &others);
    let (mut docs, unread) = overlay::docs(&sources);
    for Unread { place, reason } in unread {
        found.tell(place, "toml", vec![("reason", reason)]);
    }
    let not_there = overlay::leave_out(&mut docs, &plan.without);
    strays(&mut docs, &mut found);
    if crate::pack::lint::bounds::items(&docs, &mut found) {
        return Checked::refused(found.0);
    }
    // Files that could not be read whole, or are not there: what they hold or use is not known.
    let absent = KINDS.iter().map(|kind| kind.path);
    let absent = absent.filter(|path| !docs.iter().any(|doc| doc.source.path.starts_with(path)));
    let torn = docs.iter().filter(|doc| doc.is_torn);
    let torn: Vec<&str> = torn.map(|doc| &*doc.source.path).chain(absent).collect();
    // What could not be read whole is mended first: what else is wrong there may come from that.
    docs.retain(|doc| !doc.is_torn);
    let mut languages = overlay::languages(&docs);
    languages.extend(newcomer.filter(|lang| !languages.contains(lang)));
    let mut tell = |place, rule, with| found.tell(place, rule, with);
    let progress = translations::lay_over(translations, &mut docs, &languages, &mut tell);
    let (mut trees, mut forms) = (Vec::new(), Vec::new());
    parallel::run(vec![
        Box::new(|| forms = docs.iter().map(|doc| form_of(doc, &mut found)).collect()),
        Box::new(|| trees = docs.iter().map(Tree::of).collect()),
    ]);
    for (doc, torn) in docs.iter_mut().zip(forms) {
        torn.take_out(doc);
    }
    plans(&plan, &not_there, &trees, &mut found);
    let mut allowed = crate::pack::lint::wording::Allowances::of(&docs);
    let glossary = crate::pack::lint::wording::glossary(&docs);
    let texts = trees.iter().map(|tree| Texts::of(tree, &languages));
    let texts: Vec<Texts> = texts.collect();
    let is_torn = docs
        .iter()
        .any(|doc| doc.is_torn && doc.source.path == crate::pack::lint::ways::FLOW);
    // Without languages nothing can be said of words.
    if languages.is_empty() {
        let with = vec![
            ("field", "languages".to_owned()),
            ("place", overlay::MANIFEST.to_owned()),
        ];
        let problem = of_file(overlay::MANIFEST, "missing", with);
        found.tell(problem.place, problem.rule, problem.with);
    }
    let (mut pack, mut places) = (Sections::default(), SourcePositions::default());
    let mut each: [ProblemList; 4] = Default::default();
    let [of_cards, of_words, of_wording, of_names] = &mut each;
    parallel::run(vec![
        Box::new(|| {
            let tell = |place, rule, with| of_cards.tell(place, rule, with);
            pack = assemble::sections(docs, tell);
        }),
        Box::new(|| {
            if !languages.is_empty() {
                crate::pack::lint::words::look(&texts, &languages, of_words);
            }
        }),
        Box::new(|| crate::pack::lint::wording::look(&texts, &glossary, &mut allowed, of_wording)),
        Box::new(|| {
            places = crate::pack::lint::names::look(&trees, &torn, of_names);
            crate::pack::lint::facts::look(&trees, of_names);
        }),
    ]);
    each.into_iter().for_each(|some| found.0.extend(some.0));
    crate::pack::lint::cards::look(&pack, &trees, &mut found);
    crate::pack::lint::ways::look(&pack, &trees, is_torn, &mut found);
    if torn.is_empty() {
        allowed.left(&trees, &mut found);
    }
    found.0.sort();
    found.0.dedup();
    let pack = pack.whole().filter(|_| found.0.is_empty());
    Checked {
        problems: found.0,
        pack,
        places,
        words: crate::pack::lint::words::count(&texts, &languages),
        translations: progress,
    }
}

/// The form of a file: its version, and its fields.
fn form_of(doc: &Doc, found: &mut ProblemList) -> crate::pack::lint::form::Malformed {
    version(doc, found);
    let Some(kind) = FileKind::of(&doc.source.path) else {
        return crate::pack::lint::form::Malformed::default();
    };
    let mut tell = |place, rule, with| found.tell(place, rule, with);
    crate::pack::lint::form::look(doc, (kind.schema)().as_value(), &mut tell)
}

/// The name of the pack that the program carries, as others extend it.
pub const CARRIED: &str = "cardcode";

/// What `pack.toml` says of the pack it builds on and is not so.
fn plans(plan: &overlay::Plan, not_there: &[&str], trees: &[Tree], found: &mut ProblemList) {
    let tree = trees.iter().find(|tree| tree.path() == overlay::MANIFEST);
    let place = |key: &str, value: &str| {
        let whole = of_file(overlay::MANIFEST, "", Vec::new()).place;
        tree.map_or(whole, |tree| tree.place_of(key, value))
    };
    if let Some(other) = plan.extends.as_deref().filter(|name| *name != CARRIED) {
        let given = ("given", crate::text::sanitize::shown(other));
        let with = vec![given, ("valid", CARRIED.to_owned())];
        found.tell(place("extends", other), "extends", with);
    }
    for given in not_there {
        let with = vec![("given", crate::text::sanitize::shown(given))];
        found.tell(place("without", given), "without", with);
    }
}

/// Files that no pack has, and files that every pack needs.
fn strays(docs: &mut Vec<Doc>, found: &mut ProblemList) {
    let valid = || {
        let name = |kind: &FileKind| match kind.is_folder() {
            true => format!("{}*.toml", kind.path),
            false => kind.path.to_owned(),
        };
        KINDS.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    for doc in docs
        .iter()
        .filter(|doc| FileKind::of(&doc.source.path).is_none())
    {
        let with = vec![
            ("path", crate::text::sanitize::shown(&doc.source.path)),
            ("valid", valid()),
        ];
        found.tell(doc.source.whole(), "stray", with);
    }
    docs.retain(|doc| FileKind::of(&doc.source.path).is_some());
    for kind in &KINDS {
        let is_there = docs.iter().any(|doc| match kind.is_folder() {
            true => doc.source.path.starts_with(kind.path),
            false => doc.source.path == kind.path,
        });
        if !is_there {
            let path = if kind.is_folder() {
                format!("{}*.toml", kind.path)
            } else {
                kind.path.to_owned()
            };
            let problem = of_file(&path, "absent", vec![("path", path.clone())]);
            found.tell(problem.place, problem.rule, problem.with);
        }
    }
}

/// The form of the file comes first, so that an older program refuses a newer pack for what it is.
fn version(doc: &Doc, found: &mut ProblemList) {
    let value = doc.table.get("format_version");
    let given = value.and_then(|value| value.get_ref().as_integer());
    let is_right = given.is_some_and(|given| given.as_str() == FORMAT_VERSION.to_string());
    let is_first = value.is_some_and(|value| {
        // A table's own place is its header, so plain values above it come first. What is laid under it stands in
        // another text.
        let at = value.span().start;
        let own = doc.source.begin(at)..at;
        !doc.table
            .values()
            .any(|other| own.contains(&other.span().start))
    });
    for place in &doc.unversioned {
        let with = vec![("n", FORMAT_VERSION.to_string())];
        found.tell(place.clone(), "format-version", with);
    }
    if !(is_right && is_first) && doc.unversioned.is_empty() {
        let place = value.map_or_else(
            || doc.source.whole(),
            |value| doc.source.place(value.span().start),
        );
        found.tell(
            place,
            "format-version",
            vec![("n", FORMAT_VERSION.to_string())],
        );
    }
}
