//! The facts behind the page underneath, each with its sources, how sure it is and when that was looked up.

use crate::app::message::Intent;
use crate::app::screens::facts::FactsScreen;
use crate::pack::content::Pack;
use crate::pack::model::fact::{Confidence, Source};
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::page::{Backing, Block, Page, SourceLine};
use crate::view::screen_view::{ScreenView, ViewContext};

impl ScreenView for FactsScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let (id, title) = at.below.map_or(("", ""), |page| (&*page.id, &*page.lead));
        let mut facts = Page::new(
            format!("facts/{id}"),
            words.say(ui::facts::TITLE),
            words.fill(ui::facts::LEAD, &[("page", title)]),
        );
        facts.subject = at.below.and_then(|page| page.subject.clone());
        let backing = at.below.map_or(&[][..], |page| &page.backing);
        if backing.is_empty() {
            return facts.with(Block::Para(words.say(ui::facts::NONE)));
        }
        for backing in backing {
            facts.blocks.extend(blocks(words, backing));
        }
        facts
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Addresses)
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn is_about_below(&self) -> bool {
        true
    }
}

fn blocks(words: Words, backing: &Backing) -> Vec<Block> {
    let (says, confidence, checked, sources) = match backing {
        Backing::Fact(id) => match words.pack.facts().get(id) {
            Some(fact) => (
                words.say(&fact.says),
                fact.confidence,
                &fact.checked,
                &fact.sources,
            ),
            None => return Vec::new(),
        },
        Backing::List(id) => match words.pack.systems().iter().find(|system| system.id == *id) {
            Some(system) => (
                words.say(&system.name),
                system.confidence,
                &system.checked,
                &system.sources,
            ),
            None => return Vec::new(),
        },
    };
    let sure = words.say(match confidence {
        Confidence::High => ui::facts::HIGH,
        Confidence::Medium => ui::facts::MEDIUM,
        Confidence::Low => ui::facts::LOW,
        Confidence::Known => ui::facts::KNOWN,
    });
    let sure = words.fill(ui::facts::CHECKED, &[("sure", &sure), ("date", checked)]);
    let source = |source: &Source| SourceLine {
        name: source.name.clone(),
        url: source.url.clone(),
    };
    let mut blocks = vec![Block::Para(says), Block::Note(sure)];
    if !sources.is_empty() {
        blocks.push(Block::Sources(sources.iter().map(source).collect()));
    }
    blocks
}
