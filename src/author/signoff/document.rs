//! A pack as one document, for people who answer for its words and will never open a terminal: every page with
//! its stable name, where each choice leads, and the facts it rests on.

use crate::app::screen::Screen;
use crate::app::screens::message::MessageScreen;
use crate::pack::content::Pack;
use crate::pack::model::fact::Confidence;
use crate::pack::model::fact::Source;
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Lang;
use crate::view::page::Backing;

use crate::author::signoff::markdown::{code, link};
use crate::author::signoff::paragraphs::{SignoffDocument, backing_id, section_id};
use crate::author::signoff::sheets::Sheet;
use crate::render::markdown::escape;
use crate::view::sheet_order::Section;

/// The section on texts that may break a rule.
const ALLOWED: &str = "allowed";

/// Every page of the pack in this language, in Markdown.
///
/// Names and order are those of the pack, so two versions of the document can be compared line by line.
pub fn markdown(pack: &Pack, lang: &Lang) -> String {
    let sheets = crate::author::signoff::sheets::all(pack, lang);
    let document = SignoffDocument { pack, lang };
    let mut lines = document.head();
    for section in Section::ALL {
        lines.push(document.section(section));
        let pages = sheets.iter().filter(|sheet| sheet.section() == section);
        lines.extend(pages.flat_map(|sheet| document.sheet(sheet)));
    }
    lines.extend(document.training());
    lines.extend(document.allowances());
    lines.extend(document.facts(&sheets));
    lines.join("\n\n") + "\n"
}

impl SignoffDocument<'_> {
    fn head(&self) -> Vec<String> {
        let manifest = self.pack.manifest();
        let language = manifest
            .languages
            .iter()
            .find(|language| language.code == *self.lang);
        let title = self.fill(
            ui::review::TITLE,
            &[
                ("pack", &manifest.id),
                ("version", &manifest.version),
                ("language", language.map_or("", |language| &language.name)),
            ],
        );
        let (back, home) = (
            self.pack.words(self.lang).say(ui::act::BACK),
            self.pack.words(self.lang).say(ui::act::HOME),
        );
        let sections =
            Section::ALL.map(|section| (section.name(), SignoffDocument::section_word(section)));
        let contents = sections
            .into_iter()
            .chain([
                (crate::author::signoff::training::NAME, ui::train::TITLE),
                (ALLOWED, ui::review::ALLOWED),
                ("facts", ui::facts::TITLE),
            ])
            .map(|(name, words)| format!("- {}", link(&self.of(words), &section_id(name))))
            .collect::<Vec<_>>();
        vec![
            format!("# {title}"),
            self.fill(ui::review::INTRO, &[("back", &back), ("home", &home)]),
            format!("## {}", self.of(ui::review::CONTENTS)),
            contents.join("\n"),
        ]
    }

    /// The texts that break a rule and may, by the pack's own word: who signs should see them.
    fn allowances(&self) -> Vec<String> {
        let under = self.pack.manifest().extends.is_some();
        let under = under.then(|| Pack::embedded().ok()).flatten();
        let of_other: Vec<&str> = under
            .iter()
            .flat_map(|other| &other.allowed().all)
            .map(|allow| allow.words.as_str())
            .collect();
        let all = self.pack.allowed().all.iter();
        let own = all.filter(|allow| !of_other.contains(&allow.words.as_str()));
        let lines = own.map(|allow| {
            // What is filled in is not known here.
            let words = allow.words.replace(['{', '}'], "");
            let (words, why) = (escape(&words), escape(&allow.why));
            format!("- {} {words}\n  {why}", code(&allow.rule))
        });
        let lines: Vec<String> = lines.collect();
        let list = match lines.is_empty() {
            true => self.of(ui::review::ALLOWED_NONE),
            false => lines.join("\n"),
        };
        vec![
            self.heading("##", &[section_id(ALLOWED)], &self.of(ui::review::ALLOWED)),
            self.of(ui::review::ALLOWED_LEAD),
            list,
        ]
    }

    fn section_word(section: Section) -> TextKey {
        match section {
            Section::Start => ui::review::START,
            Section::Cards => ui::review::CARDS,
            Section::Compare => ui::review::COMPARE,
            Section::Questions => ui::review::QUESTIONS,
            Section::Causes => ui::review::CAUSES,
            Section::Call => ui::diagnose::CALL,
            Section::Messages => ui::explain::TITLE,
            Section::Topics => ui::learn::TITLE,
            Section::Keys => ui::keys::TITLE,
        }
    }

    fn section(&self, section: Section) -> String {
        self.heading(
            "##",
            &[section_id(section.name())],
            &self.of(SignoffDocument::section_word(section)),
        )
    }

    fn sheet(&self, sheet: &Sheet) -> Vec<String> {
        let names = sheet.ids.iter().map(|id| code(id)).collect::<Vec<_>>();
        let title = format!("{} · {}", escape(&sheet.page.title), names.join(" "));
        let mut parts = vec![self.heading("###", &sheet.ids, &title)];
        if sheet.is_unlisted(self.pack) {
            parts.push(self.of(ui::review::UNLISTED));
        }
        if !sheet.answers.is_empty() {
            let answers = sheet.answers.join(" / ");
            parts.push(self.fill(ui::review::EXAMPLE, &[("answers", &answers)]));
        }
        parts.push(format!("**{}**", escape(&sheet.page.lead)));
        parts.extend(self.blocks(&sheet.page.blocks));
        for other in &sheet.others {
            parts.push(format!(
                "{} **{}**",
                self.of(ui::review::OTHERWISE),
                escape(&other.lead)
            ));
            let new = other.blocks.iter();
            let new = new.filter(|block| !sheet.page.blocks.contains(block));
            parts.extend(self.blocks(&new.cloned().collect::<Vec<_>>()));
        }
        if !sheet.choices.is_empty() {
            let choices = sheet.choices.iter().map(|choice| {
                let label = escape(&choice.label);
                let label = choice
                    .to
                    .as_ref()
                    .map_or(label.clone(), |to| link(&label, to));
                match choice.note.as_str() {
                    "" => format!("- {label}"),
                    note => format!("- {label}: {}", escape(note)),
                }
            });
            parts.push(format!("{}:", self.of(ui::review::CHOICES)));
            parts.push(choices.collect::<Vec<_>>().join("\n"));
        }
        if !sheet.page.backing.is_empty() {
            let facts = sheet.backing().map(|backing| match backing {
                Backing::Fact(id) => link(&escape(id), &backing_id(backing)),
                Backing::List(id) => {
                    let system = self.pack.systems().iter().find(|system| system.id == *id);
                    let name = system.map_or_else(|| escape(id), |system| self.of(&system.name));
                    link(&name, &backing_id(backing))
                }
            });
            let facts = facts.collect::<Vec<_>>().join(", ");
            parts.push(format!("{}: {facts}", self.of(ui::review::RESTS)));
        }
        parts
    }

    fn blocks(&self, blocks: &[crate::view::page::Block]) -> Vec<String> {
        let (caution, card) = (self.of(ui::review::CAUTION), self.of(ui::review::CARD));
        blocks
            .iter()
            .flat_map(|block| crate::author::signoff::markdown::block(block, &caution, &card))
            .collect()
    }

    /// Every fact that a page rests on, in the pack's order, then the lists of messages.
    fn facts(&self, sheets: &[Sheet]) -> Vec<String> {
        let trained = self.training_facts();
        let is_cited = |backing: &Backing| {
            let is_trained = matches!(backing, Backing::Fact(id) if trained.contains(&id.as_str()));
            is_trained
                || sheets
                    .iter()
                    .any(|sheet| sheet.page.backing.contains(backing))
        };
        let title = self.of(ui::facts::TITLE);
        let mut parts = vec![self.heading("##", &[section_id("facts")], &title)];
        for fact in &self.pack.facts().all {
            let backing = Backing::Fact(fact.id.clone());
            if is_cited(&backing) {
                parts.push(self.heading("###", &[backing_id(&backing)], &code(&fact.id)));
                parts.push(self.of(&fact.says));
                parts.extend(self.sources(fact.confidence, &fact.checked, &fact.sources));
            }
        }
        for system in self.pack.systems() {
            let backing = Backing::List(system.id.clone());
            if is_cited(&backing) {
                let name = format!("{} · {}", self.of(&system.name), code(&system.id));
                parts.push(self.heading("###", &[backing_id(&backing)], &name));
                parts.extend(self.sources(system.confidence, &system.checked, &system.sources));
            }
        }
        parts
    }

    fn sources(&self, confidence: Confidence, checked: &str, sources: &[Source]) -> Vec<String> {
        let sure = match confidence {
            Confidence::High => ui::facts::HIGH,
            Confidence::Medium => ui::facts::MEDIUM,
            Confidence::Low => ui::facts::LOW,
            Confidence::Known => ui::facts::KNOWN,
        };
        let sure = self.pack.words(self.lang).say(sure);
        let with = [("sure", &*sure), ("date", checked)];
        let mut parts = vec![self.fill(ui::facts::CHECKED, &with)];
        let sources = sources
            .iter()
            .map(|source| {
                format!(
                    "- {}: {}",
                    escape(&source.name),
                    crate::author::signoff::markdown::address(&source.url)
                )
            })
            .collect::<Vec<_>>();
        if !sources.is_empty() {
            parts.push(sources.join("\n"));
        }
        parts
    }
}

impl Sheet {
    /// Whether it is a message that only who knows its code comes to.
    fn is_unlisted(&self, pack: &Pack) -> bool {
        let Screen::Message(MessageScreen { system, code }) = &self.screen else {
            return false;
        };
        let mut systems = pack.systems().iter().filter(|known| known.id == *system);
        systems.any(|system| {
            let mut messages = system.messages.iter();
            messages.any(|message| message.code == *code && !message.listed)
        })
    }

    /// What it rests on, each once.
    fn backing(&self) -> impl Iterator<Item = &Backing> {
        let all = self.page.backing.iter().enumerate();
        all.filter(|(place, backing)| !self.page.backing[..*place].contains(backing))
            .map(|(_, backing)| backing)
    }
}
