//! The linter of a pack: every rule, all problems at once, each with file, line, column and rule.
//!
//! Stages, each of which hands on what it made and the problems it found: `parse` (files as tables, one laid over the
//! other), `form` (fields, and all values as trees), `lint` (values and sections), assemble. An item that cannot be read
//! is reported and taken out, and the rest is still looked at. What only a drawn page shows is the work of
//! `crate::author::audit::proofs`.

use crate::pack::content::Pack;
use crate::pack::embedded::PackFile;
use crate::pack::lint::allowances::Allowances;
use crate::pack::lint::assemble::{self, Sections};
use crate::pack::lint::form::{self, Malformed};
use crate::pack::lint::names::{self, SourcePositions};
use crate::pack::lint::problem::{Problem, ProblemList};
use crate::pack::lint::translations;
use crate::pack::lint::tree::Tree;
use crate::pack::lint::wording;
use crate::pack::lint::words::{self, Texts};
use crate::pack::lint::{bounds, card_numbers, cards, exam, facts, files, phrases, ways};
use crate::pack::overlay::{self, Doc, Plan, Unread};
use crate::pack::schema::KINDS;
use crate::pack::span::SourceFile;
use crate::pack::translation::{self, Translation, TranslationProgress};
use crate::parallel;
use crate::text::lang::Lang;

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

/// Checks the pack in these files, laid over the built-in one if it extends that, and reads it.
pub fn check(files: &[PackFile], built_in: &[PackFile]) -> Checked {
    check_beside(files, built_in, &[], Vec::new())
}

/// The same with what was found before: some files could not be read, so that what is missing in them is no problem.
pub fn check_beside(
    files: &[PackFile],
    built_in: &[PackFile],
    unread: &[String],
    before: Vec<Problem>,
) -> Checked {
    let mut problems = ProblemList::default();
    before
        .into_iter()
        .for_each(|problem| problems.push(problem));
    if bounds::files(files, &mut problems) {
        return Checked::refused(problems.sorted());
    }
    let readable = files.iter().filter(|file| !unread.contains(&file.path));
    let translations: Vec<Translation> = readable.filter_map(Translation::of).collect();
    checked((files, unread), built_in, &translations, None, problems)
}

/// The same with this translation instead of the pack's own in its language, which the pack need not speak yet.
pub fn check_with<'t>(
    files: &'t [PackFile],
    built_in: &'t [PackFile],
    translation: Translation<'t>,
) -> Checked {
    let lang = translation.lang().clone();
    let own = files.iter().filter_map(Translation::of);
    let own = own.filter(|own| *own.lang() != lang);
    let mut problems = ProblemList::default();
    if bounds::files(files, &mut problems) {
        return Checked::refused(problems.sorted());
    }
    let translations: Vec<Translation> = own.chain([translation]).collect();
    checked((files, &[]), built_in, &translations, Some(lang), problems)
}

fn checked<'t>(
    (files, unread): (&'t [PackFile], &[String]),
    built_in: &'t [PackFile],
    translations: &[Translation<'t>],
    newcomer: Option<Lang>,
    mut problems: ProblemList,
) -> Checked {
    let plan = overlay::plan(files);
    let base = if plan.extends.is_some() {
        built_in
    } else {
        &[]
    };
    let content = translation::without(files);
    let others: Vec<_> = translations.iter().map(Translation::named).collect();
    let sources = overlay::sources(content, base, &others);
    let (mut parsed, found) = parse(&sources, &plan, unread);
    problems.extend(found);
    let mut languages = overlay::languages(&parsed.docs);
    if parsed.is_too_large || bounds::languages(&languages, &mut problems) {
        return Checked::refused(problems.sorted());
    }
    languages.extend(newcomer.filter(|lang| !languages.contains(lang)));
    let mut tell = |place, rule, with| problems.tell(place, rule, with);
    let progress = translations::lay_over(translations, &mut parsed.docs, &languages, &mut tell);
    let (formed, found) = form(parsed.docs);
    problems.extend(found);
    files::plans(&plan, &parsed.not_there, &formed.trees, &mut problems);
    let (linted, found) = lint(formed, &parsed.torn, &languages);
    problems.extend(found);
    Checked {
        pack: linted.sections.whole().filter(|_| problems.is_empty()),
        problems: problems.sorted(),
        places: linted.positions,
        words: linted.words,
        translations: progress,
    }
}

/// Files as tables, those of the pack over those it extends.
struct Parsed<'t, 'p> {
    docs: Vec<Doc<'t>>,
    /// What the pack leaves out of the one it extends, and is not there.
    not_there: Vec<&'p str>,
    /// Paths of files that could not be read whole, or are not there: what they hold or use is not known.
    torn: Vec<&'t str>,
    /// Whether a list is too long to be looked at.
    is_too_large: bool,
}

fn parse<'t, 'p>(
    sources: &'t [SourceFile<'t>],
    plan: &'p Plan,
    unread: &[String],
) -> (Parsed<'t, 'p>, ProblemList) {
    let mut problems = ProblemList::default();
    let (mut docs, mistakes) = overlay::docs(sources);
    for Unread { place, reason } in mistakes {
        problems.tell(place, "toml", vec![("reason", reason)]);
    }
    for doc in &mut docs {
        doc.is_torn |= unread.contains(&doc.source.path);
    }
    let not_there = overlay::leave_out(&mut docs, &plan.without);
    files::unexpected(&mut docs, &plan.without, &mut problems);
    let is_too_large = bounds::items(&docs, &mut problems);
    let absent = KINDS.iter().map(|kind| kind.path);
    let absent = absent.filter(|path| !docs.iter().any(|doc| doc.source.path.starts_with(path)));
    let torn = docs.iter().filter(|doc| doc.is_torn);
    let torn = torn.map(|doc| &*doc.source.path).chain(absent).collect();
    // What could not be read whole is mended first: what else is wrong there may come from that.
    docs.retain(|doc| !doc.is_torn);
    let parsed = Parsed {
        docs,
        not_there,
        torn,
        is_too_large,
    };
    (parsed, problems)
}

/// Tables without the items of a wrong form, and the values of all, those of wrong items too.
struct Formed<'t> {
    docs: Vec<Doc<'t>>,
    trees: Vec<Tree<'t>>,
}

fn form(mut docs: Vec<Doc>) -> (Formed, ProblemList) {
    let mut problems = ProblemList::default();
    let (mut trees, mut malformed) = (Vec::new(), Vec::new());
    parallel::run(vec![
        Box::new(|| {
            let of_doc = |doc: &Doc| -> Malformed {
                files::version(doc, &mut problems);
                form::look(doc, &mut problems)
            };
            malformed = docs.iter().map(of_doc).collect();
        }),
        Box::new(|| trees = docs.iter().map(Tree::of).collect()),
    ]);
    for (doc, malformed) in docs.iter_mut().zip(malformed) {
        malformed.take_out(doc);
    }
    (Formed { docs, trees }, problems)
}

/// What could be read, and where it stands.
struct Linted {
    sections: Sections,
    positions: SourcePositions,
    words: Vec<(Lang, usize, usize)>,
}

fn lint(formed: Formed, torn: &[&str], languages: &[Lang]) -> (Linted, ProblemList) {
    let Formed { docs, trees } = formed;
    let mut problems = ProblemList::default();
    let mut allowed = Allowances::of(&docs);
    let glossary = wording::glossary(&docs);
    files::speaks_something(languages, &mut problems);
    let texts = trees.iter().map(|tree| Texts::of(tree, languages));
    let texts: Vec<Texts> = texts.collect();
    let is_flow = |doc: &&Doc| doc.source.path == ways::FLOW;
    let is_flow_torn = docs.iter().filter(is_flow).any(|doc| doc.is_torn);
    let (mut sections, mut positions) = (Sections::default(), SourcePositions::default());
    let mut each: [ProblemList; 4] = Default::default();
    let [of_sections, of_words, of_wording, of_names] = &mut each;
    parallel::run(vec![
        Box::new(|| {
            let tell = |place, rule, with| of_sections.tell(place, rule, with);
            sections = assemble::sections(docs, tell);
        }),
        Box::new(|| {
            // Without languages nothing can be said of words.
            if !languages.is_empty() {
                words::look(&texts, languages, of_words);
            }
        }),
        Box::new(|| wording::look(&texts, &glossary, &mut allowed, of_wording)),
        Box::new(|| {
            positions = names::look(&trees, torn, of_names);
            card_numbers::look(&trees, of_names);
            facts::look(&trees, of_names);
        }),
    ]);
    each.into_iter().for_each(|found| problems.extend(found));
    exam::look(&sections, &trees, &mut problems);
    let exam = exam::positions(&trees);
    positions.extend(exam);
    cards::look(&sections, &trees, &mut problems);
    phrases::look(&sections, &trees, &mut problems);
    ways::look(&sections, &trees, is_flow_torn, &mut problems);
    if torn.is_empty() {
        allowed.left(&trees, &mut problems);
    }
    let linted = Linted {
        sections,
        positions,
        words: words::count(&texts, languages),
    };
    (linted, problems)
}
