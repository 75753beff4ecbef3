//! Practice for agents: the list of calls, and a call at the desk.

use crate::app::screen::Screen;
use crate::pack::model::desk::Role;
use crate::text::catalogue::ui;
use crate::text::lang::Text;
use crate::training::call::scenario::{Scenario, ScenarioId};
use crate::training::call::session::{CallSession, Menu};
use crate::training::call::transcript::{CallState, Move, Speaker, TranscriptLine};

use crate::pack::words::Words;
use crate::view::router::{Block, Choice, Page};

/// What can be practised.
pub(crate) fn train(words: Words) -> Page {
    Page::new(
        "train",
        words.say(ui::train::TITLE),
        words.say(ui::train::LEAD),
    )
    .with(Block::Note(words.say(ui::train::PROMISE)))
    .backed(&["agent-asks-digits-and-side".to_owned()])
}

/// The words for something that can be practised.
pub(crate) fn to_practice(words: Words, screen: &Screen) -> Choice {
    let n = |text, count: usize| words.fill(text, &[("n", &count.to_string())]);
    let (label, note) = match screen {
        Screen::Locate(pointing) => (ui::train::POINT, n(ui::train::POINT_NOTE, pointing.count)),
        Screen::Quiz(sorting) => (
            ui::train::SORT,
            n(ui::train::SORT_NOTE, sorting.count(words.pack)),
        ),
        Screen::CallLevels => (ui::train::CALLS, words.say(ui::train::CALLS_NOTE)),
        _ => (ui::train::EXAM, words.say(ui::train::EXAM_NOTE)),
    };
    let label = words.say(label);
    Choice { label, note }
}

/// The levels of calls.
pub(crate) fn calls(words: Words) -> Page {
    Page::new(
        "train/calls",
        words.say(ui::train::CALLS),
        words.say(ui::train::CALLS_LEAD),
    )
    .backed(&["agent-asks-digits-and-side".to_owned()])
}

/// The words for a level.
pub(crate) fn to_level(words: Words, number: usize) -> Choice {
    let level = words.pack.desk().level(number);
    let note = match level.is_some_and(|level| level.reads) {
        true => ui::train::LEVEL_READS,
        false => ui::train::LEVEL_NOTE,
    };
    let causes = level.map_or(0, |level| level.causes).to_string();
    Choice {
        label: words.fill(ui::train::LEVEL, &[("level", &number.to_string())]),
        note: words.fill(note, &[("causes", &causes)]),
    }
}

/// The calls of a level.
pub(crate) fn level(words: Words, level: usize) -> Page {
    let title = words.fill(ui::train::LEVEL, &[("level", &level.to_string())]);
    Page::new(
        format!("train/level/{level}"),
        title,
        words.say(ui::train::LEVEL_LEAD),
    )
    .backed(&["agent-asks-digits-and-side".to_owned()])
}

/// The words for taking a call.
pub(crate) fn to_call(words: Words, origin: &ScenarioId) -> Choice {
    match origin {
        ScenarioId::Made(id) => {
            let call = words.pack.calls().iter().find(|call| call.id == *id);
            Choice::new(call.map(|call| words.say(&call.name)).unwrap_or_default())
        }
        ScenarioId::Drawn(..) => Choice {
            label: words.say(ui::train::DRAWN),
            note: words.say(ui::train::DRAWN_NOTE),
        },
    }
}

/// A call, with what is still possible.
pub(crate) fn desk(words: Words, shift: &CallSession, is_kept: bool) -> Page {
    call(words, shift, true, is_kept).backed(&["agent-asks-digits-and-side".to_owned()])
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
    let last = scene.lines.last();
    let (id, lead) = match shift.tray {
        Menu::Moves => (
            "moves".to_owned(),
            last.map(|line| said(words, &line.words))
                .unwrap_or_default(),
        ),
        Menu::Ask => ("ask".to_owned(), words.say(ui::desk::ASK_LEAD)),
        Menu::Explain => ("explain".to_owned(), words.say(ui::desk::EXPLAIN_LEAD)),
        Menu::Advise => ("advise".to_owned(), words.say(ui::desk::ADVISE_LEAD)),
        Menu::Name => ("name".to_owned(), words.say(ui::desk::NAME_LEAD)),
        Menu::Refer => ("refer".to_owned(), words.say(ui::desk::REFER_LEAD)),
        Menu::Group(place) => {
            let shelf = words.pack.desk().shelves.get(place);
            let name = shelf.map(|shelf| words.say(&shelf.name));
            (format!("shelf-{place}"), name.unwrap_or_default())
        }
        Menu::Leave if is_kept => ("leave".to_owned(), words.say(ui::desk::LEAVE_KEPT)),
        Menu::Leave => ("leave".to_owned(), words.say(ui::desk::LEAVE_LEAD)),
    };
    let mut page = Page::new(format!("desk/{id}"), title(words, &case), lead);
    page.progress =
        (scene.moves > 0).then(|| words.fill(ui::desk::MOVES, &[("n", &scene.moves.to_string())]));
    if shift.tray == Menu::Moves || shift.tray == Menu::Ask {
        page = page.with(Block::Note(about(words, &case)));
    }
    if helps
        && matches!(
            shift.tray,
            Menu::Moves | Menu::Ask | Menu::Name | Menu::Group(_)
        )
    {
        page = page.with(Block::Note(left(words, &case, &scene)));
    }
    if shift.tray == Menu::Moves {
        page = page.with(Block::Talk {
            name: words.say(ui::desk::TALK),
            lines: talk(words, &scene),
        });
    }
    page
}

fn title(words: Words, case: &Scenario) -> String {
    let role = match case.role {
        Role::Issuer => ui::desk::ISSUER,
        Role::Merchant => ui::desk::MERCHANT,
    };
    words.say(role)
}

/// Card and caller.
fn about(words: Words, case: &Scenario) -> String {
    let (card, voice) = (words.say(&case.card.name), words.say(&case.voice.name));
    let role = title(words, case);
    words.fill(
        ui::desk::ABOUT,
        &[("role", &role), ("card", &card), ("voice", &voice)],
    )
}

/// What is still possible, the likeliest first.
fn left(words: Words, case: &Scenario, scene: &CallState) -> String {
    let causes = scene.possible(case);
    let names: Vec<String> = causes.iter().map(|cause| words.say(&cause.name)).collect();
    let names = names.join(" / ");
    let count = causes.len().to_string();
    let all = case.begin().fits.count_ones().to_string();
    let with = [("causes", &*names), ("left", &*count), ("all", &*all)];
    words.fill(ui::desk::LEFT, &with)
}

/// What was said, in its order.
fn talk(words: Words, scene: &CallState) -> Vec<(String, String)> {
    scene.lines.iter().map(|line| spoken(words, line)).collect()
}

/// Who says a line, and its words.
pub(crate) fn spoken(words: Words, line: &TranscriptLine) -> (String, String) {
    let who = match line.speaker {
        Speaker::Caller => ui::desk::CALLER,
        Speaker::Agent => ui::desk::AGENT,
    };
    let says = said(words, &line.words);
    let says = match line.names {
        true => words.fill(ui::desk::NAMING, &[("cause", &says)]),
        false => says,
    };
    (words.say(who), says)
}

/// The begin of a hash: enough to see whether two are the same.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn said(words: Words, texts: &[&Text]) -> String {
    let sentences: Vec<String> = texts.iter().map(|text| words.say(*text)).collect();
    joined(&sentences)
}

/// Sentences one after the other; languages that part words by spaces part these too.
pub(crate) fn joined(sentences: &[String]) -> String {
    let mut all = String::new();
    for next in sentences {
        let is_latin = all.chars().next_back().is_some_and(|char| char.is_ascii());
        if is_latin {
            all.push(' ');
        }
        all.push_str(next);
    }
    all
}

/// The words for a tray.
pub(crate) fn to_tray(words: Words, tray: Menu) -> Choice {
    let key = match tray {
        Menu::Moves => ui::desk::STAY,
        Menu::Ask => ui::desk::ASK,
        Menu::Explain => ui::desk::EXPLAIN,
        Menu::Advise => ui::desk::ADVISE,
        Menu::Name => ui::desk::NAME,
        Menu::Refer => ui::desk::REFER,
        Menu::Group(place) => {
            let shelf = words.pack.desk().shelves.get(place);
            let name = shelf.map(|shelf| words.say(&shelf.name));
            return Choice::new(name.unwrap_or_default());
        }
        Menu::Leave => ui::desk::LEAVE,
    };
    Choice::new(words.say(key))
}

/// The words for a move in a list.
pub(crate) fn to_move(words: Words, one: &Move) -> Choice {
    let pack = words.pack;
    let desk = pack.desk();
    let label = match one {
        Move::Ask(id) => pack.ask(id).map(|ask| words.say(ask)),
        Move::Say(id) => desk.say(id).map(|say| words.say(&say.name)),
        Move::Name(id) => pack.causes().get(id).map(|cause| words.say(&cause.name)),
        Move::Refer(id) => desk.refer(id).map(|refer| words.say(&refer.name)),
        Move::Close => Some(words.say(ui::desk::CLOSE)),
    };
    Choice::new(label.unwrap_or_default())
}
