//! Where one person of a team stands, beside the others.

use crate::app::screens::person::PersonScreen;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::team::overview::TeamOverview;
use crate::training::team::person::PersonStanding;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::screens::team::unread;
use crate::view::team::figures::alias;
use crate::view::team::person::{Beside, told};

impl ScreenView for PersonScreen {
    fn page(&self, at: ViewContext) -> Page {
        let team = at.state.team();
        let found = team.and_then(|team| Some((team, team.person(&self.alias)?)));
        match found {
            Some((team, person)) => page(at.words, team, person),
            None => unread(at.words, at.state, "person"),
        }
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

fn page(words: Words, team: &TeamOverview, person: &PersonStanding) -> Page {
    let told = told(words, team, person);
    let title = alias(words, &person.alias);
    let columns = [title.clone(), words.say(ui::team::TEAM)];
    let mut page = Page::new("person", title, told.why);
    if !told.besides.is_empty() {
        page = page.with(Block::List(told.besides));
    }
    if !told.tomorrow.is_empty() {
        page = page.with(Block::Head(words.say(ui::team::TOMORROW)));
        // The command has a line of its own: one that is broken in two cannot be copied.
        for one in told.tomorrow {
            page = page
                .with(Block::Para(one.title))
                .with(Block::Para(one.command));
        }
    }
    page = page.with(Block::Terms(told.terms));
    let parts = [
        (ui::team::FIGURES, told.figures),
        (ui::report::CAUSES, told.causes),
        (ui::report::RULES, told.rules),
    ];
    for (head, rows) in parts {
        // Whoever did nothing is beside nobody.
        let rows: Vec<Beside> = rows;
        if person.last_day.is_some() && !rows.is_empty() {
            let columns = columns.clone();
            page = page
                .with(Block::Head(words.say(head)))
                .with(Block::Table { columns, rows });
        }
    }
    page
}
