//! The best play of a call, replayed: what is asked, what this caller says, and what that leaves.

use crate::pack::words::Words;
use crate::text::catalogue::ui;
use crate::training::call::scenario::ScenarioId;
use crate::training::call::session::CallSession;
use crate::training::call::transcript::Move;
use crate::training::call::verdict::Verdict;
use crate::view::debrief::words::{best_play, quoted};
use crate::view::page::Block;
use crate::view::page::Page;
use crate::view::short_hash::short;
use crate::view::transcript::spoken;

pub(crate) fn page(words: Words, shift: &CallSession, verdict: &Verdict) -> Page {
    let page = Page::new(
        "debrief/line",
        words.say(ui::verdict::LINE),
        words.say(ui::verdict::LINE_LEAD),
    );
    let Some(scene) = best_play(words, shift, verdict) else {
        return page;
    };
    let mut lines: Vec<(String, String)> = Vec::new();
    for (at, (_, left)) in verdict.line.iter().enumerate() {
        lines.extend(quoted(words, &scene, at));
        let is_question = matches!(verdict.line.get(at), Some((Move::Ask(_), _)));
        if let Some((_, says)) = lines.last_mut().filter(|_| is_question) {
            let left = words.fill(ui::verdict::LINE_END, &[("left", &left.to_string())]);
            *says = format!("{says} [{left}]");
        }
    }
    // A question after only one cause was left.
    let confirms = |pair: &[(Move, u32)]| pair[0].1 == 1 && matches!(pair[1].0, Move::Ask(_));
    let page = page.with(Block::Terms(lines));
    let page = match verdict.line.windows(2).any(confirms) {
        true => page.with(Block::Note(words.say(ui::verdict::LINE_CONFIRMS))),
        false => page,
    };
    page.with(Block::Note(origin(words, &shift.origin)))
}

/// What was said in the call, from its first word to its last.
pub(crate) fn transcript(words: Words, shift: &CallSession) -> Page {
    let page = Page::new(
        "debrief/transcript",
        words.say(ui::verdict::TRANSCRIPT),
        words.say(ui::verdict::TRANSCRIPT_LEAD),
    );
    let Some(case) = shift.case(words.pack) else {
        return page;
    };
    let said = case.play(&shift.moves).lines;
    let said = said.iter().map(|line| spoken(words, line)).collect();
    page.with(Block::Terms(said))
}

/// All that the verdict was computed from beside the moves: the pack to the last byte, and the call.
fn origin(words: Words, origin: &ScenarioId) -> String {
    let manifest = words.pack.manifest();
    let call = match origin {
        ScenarioId::Made(id) => id.clone(),
        ScenarioId::Drawn(level, seed) | ScenarioId::Rehearsed(level, seed) => {
            let level = words.fill(ui::train::LEVEL, &[("level", &level.to_string())]);
            format!("{level}, {} {seed}", words.say(ui::exam::SEED))
        }
    };
    let with = [
        ("pack", &*manifest.id),
        ("version", &*manifest.version),
        ("hash", short(words.pack.hash())),
        ("call", &*call),
    ];
    words.fill(ui::verdict::ORIGIN, &with)
}
