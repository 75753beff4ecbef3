//! The page of the screen that is seen, with what stands beside it where a terminal is wide.

use crate::app::action::Action;
use crate::app::open;
use crate::app::route::Route;
use crate::app::screen::{Screen, each_screen};
use crate::app::state::State;
use crate::app::typing::Typing;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::{Block, Page, Pane};
use crate::view::router::page;
use crate::view::screen_view::{ScreenView, ViewContext};

/// The page, with its asides.
pub fn wide_page(pack: &Pack, state: &State) -> Page {
    let mut page = page(pack, state);
    let at = ViewContext {
        words: pack.words(&state.lang),
        state,
        below: None,
    };
    let own = each_screen!(state.screen(), one => one.asides(at));
    page.asides = match own {
        Some(own) => own,
        None => ahead(pack, state, &page).into_iter().collect(),
    };
    page
}

/// A look at where the marked choice leads. Where one of a page's choices can be looked at, the pane is there for all of
/// them, so that nothing jumps.
fn ahead(pack: &Pack, state: &State, page: &Page) -> Option<Pane> {
    let actions = state.actions(pack);
    if !actions
        .iter()
        .filter_map(route)
        .any(|route| may_look(&route))
    {
        return None;
    }
    let looked_at = actions.get(page.mark).and_then(route);
    let looked_at = looked_at.and_then(|route| look(pack, state, &route));
    let mut pane = looked_at.unwrap_or_default();
    // A card that stands there already is not shown twice, nor is what is said under it.
    let own = page.blocks.iter().find_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    });
    if let Some(own) = own {
        pane.blocks
            .retain(|block| !matches!(block, Block::Picture(_)));
        if pane.lead == own.caption {
            pane.lead.clear();
        }
    }
    Some(pane)
}

/// Where an action leads that can be looked at.
fn route(action: &Action) -> Option<Route> {
    Some(match action {
        Action::Go(route) => route.clone(),
        Action::Suspect(cause) => Route::Cause(cause.clone()),
        _ => return None,
    })
}

fn look(pack: &Pack, state: &State, route: &Route) -> Option<Pane> {
    // Beside the steps of a card, another one would be taken for it.
    let is_other_card = matches!(state.screen(), Screen::CardSteps(_)) && *route == Route::CardList;
    if !may_look(route) || is_other_card {
        return None;
    }
    let screen = open::screen(route, pack, state).filter(|screen| !screen.is_drawn())?;
    let ahead = state.looking_into(screen);
    let ahead_page = page(pack, &ahead);
    let marked = ahead_page.choices.get(ahead_page.mark);
    let marked = marked.map(|choice| choice.label.clone());
    let mut pane = ahead_page.into_pane();
    // What a list shows of its first entry is an example here, and no answer.
    for block in &mut pane.blocks {
        if let (Block::Picture(picture), Some(card)) = (block, &marked)
            && picture.preview
        {
            let with = [("card", &**card), ("says", &*picture.caption)];
            picture.caption = pack.words(&state.lang).fill(ui::find::OF_CARD, &with);
        }
    }
    // What can be done there is of use where the page is a list; what leads back says nothing of what is there.
    let is_list = |block: &Block| matches!(block, Block::Picture(_));
    let is_narrowed = ahead.screen().typing() != Typing::Commands;
    if !is_narrowed && !pane.blocks.iter().all(is_list) {
        pane.choices.clear();
    }
    let mut actions = ahead.actions(pack).into_iter();
    pane.choices
        .retain(|_| actions.next().is_some_and(|action| action.leads_on()));
    Some(pane)
}

/// Whether a look spoils nothing: practice begins when it is opened.
fn may_look(route: &Route) -> bool {
    !matches!(
        route,
        Route::DrawnCall(_)
            | Route::WrittenCall(_)
            | Route::GuidedCall(_)
            | Route::DueCards
            | Route::DueRequests
            | Route::DueAdvice
            | Route::DueCall
            | Route::ExamCall(_)
            | Route::Quiz
            | Route::GoTo
            | Route::Team
            | Route::Report(_)
            | Route::PastCalls(_)
            | Route::PastCall(_)
    )
}
