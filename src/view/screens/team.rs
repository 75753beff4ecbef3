//! Everybody who practises, for their trainer, a part at a time.

use crate::app::history::RecordingStatus;
use crate::app::message::Intent;
use crate::app::screens::team::{TeamScreen, part_name};
use crate::app::state::State;
use crate::app::team_part::TeamPart;
use crate::pack::content::Pack;
use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::view::notice::failed;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::team::text::{TeamText, told};

impl ScreenView for TeamScreen {
    fn page(&self, at: ViewContext) -> Page {
        let place = TeamPart::ALL.iter().position(|part| *part == self.part);
        let place = place.unwrap_or(0) + 1;
        let page = match at.state.team() {
            Some(team) => part(
                at.words,
                told(at.words.pack, at.words.lang, team),
                self.part,
            ),
            None => unread(at.words, at.state, "team"),
        };
        Page {
            progress: Some(format!("{place}/{}", TeamPart::ALL.len())),
            ..page
        }
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn own_key(&self) -> Option<Intent> {
        Some(Intent::Right)
    }
}

/// That the team is still being read, or cannot be.
pub(crate) fn unread(words: Words, state: &State, id: &str) -> Page {
    let lead = match state.keeping() {
        RecordingStatus::Failed(trouble) => failed(words, *trouble),
        _ => words.say(ui::report::UNREAD),
    };
    Page::new(id, words.say(ui::team::TITLE), lead)
}

fn part(words: Words, team: TeamText, part: TeamPart) -> Page {
    match part {
        TeamPart::People => {
            let page = Page::new("team/people", team.title, team.ready_count);
            let page = match team.ready_names.is_empty() {
                true => page,
                false => page.with(Block::Para(team.ready_names)),
            };
            let page = match team.unlisted {
                Some(unlisted) => page.with(Block::Para(unlisted)),
                None => page,
            };
            page.with(Block::Note(team.rule))
                .with(Block::Note(words.say(ui::team::ROW_HOW)))
                .with(Block::Note(team.about))
        }
        TeamPart::Tomorrow => {
            let lead = words.say(part_name(part));
            let mut page = Page::new("team/tomorrow", team.title, lead);
            if team.tomorrow.is_empty() {
                page = page.with(Block::Para(team.tomorrow_none));
            }
            for session in team.tomorrow {
                page = page
                    .with(Block::Head(session.title))
                    .with(Block::Para(session.people))
                    .with(Block::Note(session.rests_on));
                for assignment in session.assignments {
                    if let Some(who) = assignment.who {
                        page = page.with(Block::Para(who));
                    }
                    page = page.with(Block::Para(assignment.command));
                }
            }
            page
        }
        TeamPart::Items => {
            let lead = words.say(part_name(part));
            let mut page = Page::new("team/items", team.title, lead);
            page = match team.items.is_empty() {
                true => page.with(Block::Para(team.items_none)),
                false => page.with(Block::Terms(team.items)),
            };
            for how in team.items_how {
                page = page.with(Block::Note(how));
            }
            page.with(Block::Note(team.honest))
        }
    }
}
