//! A call at the desk.

use crate::app::screens::call::{menu_name, move_label};
use crate::pack::content::Pack;
use crate::pack::model::cause::Cause;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::training::call::guidance::{CallStep, StepHint};
use crate::training::call::scenario::Scenario;
use crate::training::call::session::{CallSession, Menu};
use crate::training::call::transcript::{CallState, Move};
use crate::view::call_ahead::{before_the_first_word, desk};
use crate::view::choice_words::label;
use crate::view::page::{Block, Page, Pane};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::transcript::spoken;

impl ScreenView for CallSession {
    fn page(&self, at: ViewContext) -> Page {
        let is_kept = at.state.is_recorded() && self.guidance.is_none();
        call(at.words, self, true, is_kept).backed(&["agent-asks-digits-and-side".to_owned()])
    }

    fn asides(&self, at: ViewContext) -> Option<Vec<Pane>> {
        let rings = self
            .moves
            .is_empty()
            .then(|| before_the_first_word(at.words));
        Some(rings.into_iter().collect())
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }
}

/// A call: what was said last, what is still possible where that is told, and all that was said before.
pub(crate) fn call(words: Words, shift: &CallSession, helps: bool, is_kept: bool) -> Page {
    let Some(case) = shift.case(words.pack) else {
        return Page::new(
            "desk",
            words.say(ui::desk::TITLE),
            words.say(ui::desk::NO_CALL),
        );
    };
    let scene = case.play(&shift.moves);
    let (id, lead) = id_and_lead(words, shift, &case, &scene, is_kept);
    let mut page = Page::new(format!("desk/{id}"), desk(words, case.role), lead);
    page.progress =
        (scene.moves > 0).then(|| words.fill(ui::desk::MOVES, &[("n", &scene.moves.to_string())]));
    // Before anybody spoke there is nothing to know.
    let has_begun = !scene.lines.is_empty() && !scene.is_closed;
    if has_begun && matches!(shift.tray, Menu::Moves | Menu::Ask) {
        page = page.with(Block::Note(about(words, &case)));
    }
    if helps && has_begun && case.level.tells_causes {
        let is_wanted = matches!(
            shift.tray,
            Menu::Moves | Menu::Ask | Menu::Name | Menu::Group(_)
        );
        page = page.with(left(words, &case, &scene, !is_wanted));
    }
    // An exam gives no help, so that what was said keeps its place there before anything was.
    if !scene.lines.is_empty() || !helps {
        page = page.with(Block::Talk {
            name: words.say(ui::desk::TALK),
            asks: words.say(ui::desk::AGENT),
            lines: talk(words, &scene),
            is_brief: shift.tray != Menu::Moves,
        });
    }
    if let Some(hint) = shift.hint(words.pack) {
        let says = hint_words(words, &case, &shift.moves, &hint);
        page = page.with(Block::Terms(vec![(words.say(ui::guided::HINT), says)]));
    }
    if scene.is_closed {
        page = page.with(Block::Para(words.say(ui::desk::WRAP_UP_LEAD)));
    }
    page
}

/// What the page is called by the menu that is open, and what it says first.
fn id_and_lead(
    words: Words,
    shift: &CallSession,
    case: &Scenario,
    scene: &CallState,
    is_kept: bool,
) -> (String, String) {
    match shift.tray {
        Menu::Moves => (
            if scene.is_closed { "wrap-up" } else { "moves" }.to_owned(),
            last_words(words, scene),
        ),
        Menu::Talk => ("talk".to_owned(), words.say(ui::desk::LEAD_LEAD)),
        Menu::Ask => ("ask".to_owned(), words.say(ui::desk::ASK_LEAD)),
        Menu::Explain => ("explain".to_owned(), words.say(ui::desk::EXPLAIN_LEAD)),
        Menu::Advise => ("advise".to_owned(), words.say(ui::desk::ADVISE_LEAD)),
        Menu::Name if case.level.tells_causes => {
            ("name".to_owned(), words.say(ui::desk::NAME_LEAD))
        }
        Menu::Name => ("name-all".to_owned(), words.say(ui::desk::NAME_LEAD_ALL)),
        Menu::Refer => ("refer".to_owned(), words.say(ui::desk::REFER_LEAD)),
        Menu::Group(place) => {
            let shelf = words.pack.desk().shelves.get(place);
            let name = shelf.map(|shelf| words.say(&shelf.name));
            (format!("shelf-{place}"), name.unwrap_or_default())
        }
        Menu::Leave if is_kept => ("leave".to_owned(), words.say(ui::desk::LEAVE_KEPT)),
        Menu::Leave => ("leave".to_owned(), words.say(ui::desk::LEAVE_LEAD)),
    }
}

/// What to do next, and where that stands as far as it is told; after a slip, what should have come first.
fn hint_words(words: Words, case: &Scenario, moves: &[Move], hint: &StepHint) -> String {
    let next = next_words(words, case, moves, hint);
    match hint.missed {
        Some(missed) if missed != hint.step => {
            let with = [("missed", &*words.say(step_name(missed))), ("step", &*next)];
            words.fill(ui::guided::AFTER_SLIP_WORDS, &with)
        }
        Some(_) => words.fill(ui::guided::DID_NOT_FIT, &[("step", &next)]),
        None => next,
    }
}

fn next_words(words: Words, case: &Scenario, moves: &[Move], hint: &StepHint) -> String {
    let step = words.say(step_name(hint.step));
    let name = |menu: &Menu| {
        let name = label(words, &menu_name(words.pack, *menu));
        words.fill(ui::guided::MENU, &[("name", &name)])
    };
    let path: Vec<String> = hint.path.iter().flatten().map(name).collect();
    let path = path.join(" > ");
    let one = hint.one.as_ref();
    let one = one.map(|one| label(words, &move_label(case, &case.play(moves), one)));
    let with = [
        ("step", &*step),
        ("path", &*path),
        ("move", one.as_deref().unwrap_or_default()),
    ];
    match (path.is_empty(), &one) {
        (false, Some(_)) => words.fill(ui::guided::IN_WORDS, &with),
        (true, Some(_)) => words.fill(ui::guided::IN_WORDS_HERE, &with),
        (false, None) => words.fill(ui::guided::AT_PLACE, &with[..2]),
        (true, None) => step,
    }
}

/// What a step is called.
fn step_name(step: CallStep) -> TextKey {
    match step {
        CallStep::Open => ui::guided::OPEN,
        CallStep::Empathise => ui::guided::EMPATHISE,
        CallStep::Identify => ui::guided::IDENTIFY,
        CallStep::Stop => ui::guided::STOP,
        CallStep::Answer => ui::guided::ANSWER,
        CallStep::Ask => ui::guided::ASK,
        CallStep::Disclosure => ui::guided::DISCLOSURE,
        CallStep::Recap => ui::guided::RECAP,
        CallStep::Name => ui::guided::NAME,
        CallStep::Help => ui::guided::HELP,
        CallStep::Refer => ui::guided::REFER,
        CallStep::Offer => ui::guided::OFFER,
        CallStep::Close => ui::guided::CLOSE,
        CallStep::WrapUp => ui::guided::WRAP_UP,
    }
}

/// What was said last.
fn last_words(words: Words, scene: &CallState) -> String {
    let last = scene.lines.last().map(|line| spoken(words, line));
    last.map_or_else(
        || words.say(ui::desk::RINGS),
        |(who, says)| format!("{who}: {says}"),
    )
}

fn about(words: Words, case: &Scenario) -> String {
    let (card, voice) = (words.say(&case.card.name), words.say(&case.voice.name));
    words.fill(ui::desk::ABOUT, &[("card", &card), ("voice", &voice)])
}

/// What is still possible, the likeliest first, and what was at first.
fn left(words: Words, case: &Scenario, scene: &CallState, only_beside: bool) -> Block {
    let causes = scene.possible(case);
    let first = case.begin().possible(case);
    let (left, all) = (causes.len().to_string(), first.len().to_string());
    let is_gone = |cause: &&Cause| causes.iter().all(|left| left.id != cause.id);
    let name = |cause: &&Cause| words.say(&cause.name);
    Block::Names {
        heading: words.fill(ui::desk::LEFT, &[("left", &left), ("all", &all)]),
        names: causes.iter().map(name).collect(),
        gone: first
            .iter()
            .copied()
            .filter(is_gone)
            .map(|cause| name(&cause))
            .collect(),
        only_beside,
    }
}

/// What was said, in its order.
fn talk(words: Words, scene: &CallState) -> Vec<(String, String)> {
    scene.lines.iter().map(|line| spoken(words, line)).collect()
}
