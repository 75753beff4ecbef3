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
    let columns = |team| [title.clone(), words.say(team)];
    let mut page = Page::new("person", title.clone(), told.why);
    if !told.besides.is_empty() {
        page = page.with(Block::List(told.besides));
    }
    if !told.tomorrow.is_empty() {
        page = page.with(Block::Head(words.say(ui::team::TOMORROW)));
        // The command has a line of its own: one that is broken in two cannot be copied.
        for one in told.tomorrow {
            page = page.with(Block::Para(one.title));
            for command in one.commands {
                page = page.with(Block::Para(command));
            }
        }
    }
    page = page.with(Block::Terms(told.terms));
    let parts = [
        (ui::team::FIGURES, ui::team::MEDIAN, told.figures),
        (ui::report::RULES, ui::team::TEAM, told.rules),
        // The longest last: where it is cut, the weakest causes stay.
        (ui::report::CAUSES, ui::team::TEAM, told.causes),
    ];
    for (head, beside, rows) in parts {
        // Whoever did nothing is beside nobody.
        let rows: Vec<Beside> = rows;
        if person.last_day.is_some() && !rows.is_empty() {
            let columns = columns(beside);
            let table = Block::Table { columns, rows };
            page = page.with(Block::Sheet(words.say(head), Box::new(table)));
        }
    }
    page
}
