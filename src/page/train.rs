//! Practice for agents: the list of calls, and a call at the desk.

use crate::machine::desk::{Case, Move, Origin, Scene, Shift, Speaker, Tray};
use crate::pack::desk::Role;

use super::{Block, Choice, Page, Words};

/// What can be practised.
pub(super) fn train(words: Words) -> Page {
    let ui = words.pack.ui().train();
    Page::new("train", words.of(&ui.title), words.of(&ui.lead))
        .with(Block::Note(words.of(&ui.promise)))
        .backed(&["agent-asks-digits-and-side".to_owned()])
}

/// The calls made by hand.
pub(super) fn calls(words: Words) -> Page {
    let ui = words.pack.ui().train();
    Page::new("train/calls", words.of(&ui.calls), words.of(&ui.calls_lead))
        .backed(&["agent-asks-digits-and-side".to_owned()])
}

/// The words for taking a call.
pub(super) fn to_call(words: Words, origin: &Origin) -> Choice {
    let ui = words.pack.ui().train();
    match origin {
        Origin::Made(id) => {
            let call = words.pack.calls().iter().find(|call| call.id == *id);
            let name = call.map(|call| words.of(&call.name)).unwrap_or_default();
            let level = call.map_or(0, |call| call.level).to_string();
            Choice {
                label: name,
                note: words.fill(&ui.level, &[("level", &level)]),
            }
        }
        Origin::Drawn(level, _) => {
            let level = level.to_string();
            Choice::new(words.fill(&ui.drawn, &[("level", &level)]))
        }
    }
}

/// A call: what was said last, what is still possible, and all that was said before.
pub(super) fn desk(words: Words, shift: &Shift) -> Page {
    let ui = words.pack.ui().desk();
    let Some(case) = shift.case(words.pack) else {
        return Page::new("desk", words.of(&ui.title), words.of(&ui.no_call));
    };
    let scene = case.play(&shift.moves);
    let last = scene.lines.last();
    let lead = match shift.tray {
        Tray::Moves => last.map(|line| said(words, &line.words)),
        Tray::Ask => Some(words.of(&ui.ask_lead)),
        Tray::Explain => Some(words.of(&ui.explain_lead)),
        Tray::Advise => Some(words.of(&ui.advise_lead)),
        Tray::Name => Some(words.of(&ui.name_lead)),
        Tray::Refer => Some(words.of(&ui.refer_lead)),
    };
    let tray = format!("{:?}", shift.tray).to_lowercase();
    let id = format!("desk/{tray}");
    let mut page = Page::new(id, title(words, &case), lead.unwrap_or_default());
    page.progress = Some(scene.moves.to_string());
    if shift.tray == Tray::Moves {
        page = page.with(Block::Note(about(words, &case, &scene)));
        if scene.lines.len() > 1 {
            page = page
                .with(Block::Head(words.of(&ui.talk)))
                .with(Block::Terms(talk(words, &scene)));
        }
    } else if shift.tray == Tray::Ask {
        page = page.with(Block::Note(about(words, &case, &scene)));
    }
    page.backed(&["agent-asks-digits-and-side".to_owned()])
}

fn title(words: Words, case: &Case) -> String {
    let ui = words.pack.ui().desk();
    let role = match case.role {
        Role::Issuer => &ui.issuer,
        Role::Merchant => &ui.merchant,
    };
    words.of(role)
}

/// Card, caller, and what is still possible.
fn about(words: Words, case: &Case, scene: &Scene) -> String {
    let ui = words.pack.ui().desk();
    let causes = scene.fits.count_ones().to_string();
    let all = case.begin().fits.count_ones().to_string();
    words.fill(
        &ui.about,
        &[
            ("card", &words.of(&case.card.name)),
            ("voice", &words.of(&case.voice.name)),
            ("left", &causes),
            ("all", &all),
        ],
    )
}

/// What was said, the last first, but for the very last.
fn talk(words: Words, scene: &Scene) -> Vec<(String, String)> {
    let ui = words.pack.ui().desk();
    let lines = scene.lines.iter().rev().skip(1);
    lines
        .map(|line| {
            let who = match line.speaker {
                Speaker::Caller => &ui.caller,
                Speaker::Agent => &ui.agent,
            };
            (words.of(who), said(words, &line.words))
        })
        .collect()
}

/// Sentences one after the other; languages that part words by spaces part these too.
pub(super) fn said(words: Words, texts: &[&crate::pack::Text]) -> String {
    let mut all = String::new();
    for text in texts {
        let next = words.of(text);
        let is_latin = all.chars().next_back().is_some_and(|char| char.is_ascii());
        if is_latin && !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&next);
    }
    all
}

/// The words for a tray.
pub(super) fn to_tray(words: Words, tray: Tray) -> Choice {
    let ui = words.pack.ui().desk();
    Choice::new(words.of(match tray {
        Tray::Moves => &ui.back,
        Tray::Ask => &ui.ask,
        Tray::Explain => &ui.explain,
        Tray::Advise => &ui.advise,
        Tray::Name => &ui.name,
        Tray::Refer => &ui.refer,
    }))
}

/// The words for a move in a list.
pub(super) fn to_move(words: Words, one: &Move) -> Choice {
    let pack = words.pack;
    let desk = pack.desk();
    let label = match one {
        Move::Ask(id) => pack.diagnosis().node(id).map(|node| words.of(&node.ask)),
        Move::Say(id) => desk.say(id).map(|say| words.of(&say.name)),
        Move::Name(id) => pack.causes().get(id).map(|cause| words.of(&cause.name)),
        Move::Refer(id) => desk.refer(id).map(|refer| words.of(&refer.name)),
        Move::Close => Some(words.of(&pack.ui().desk().close)),
    };
    Choice::new(label.unwrap_or_default())
}
