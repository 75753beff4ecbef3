//! Every page in every size and manner: it fits or scrolls to its end, the marked choice is seen with the cursor on
//! it, and the lines say what the page says.

use crate::render::plain;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::app::action::Action;
use crate::app::message::Intent;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::author::audit::language_proof::{LanguageProof, MOST_QUESTIONS, PageProblem, facts};
use crate::author::crawl::{after, every_state};
use crate::inquiry::answers::Answers;
use crate::pack::content::Pack;
use crate::pack::model::flow::{Flow, Goal, Node};
use crate::render::tui::theme::Look as Manner;
use crate::render::tui::view::View;
use crate::text::lang::Lang;
use crate::view::page::Page;
use crate::view::router::{may_scroll, page};

/// Columns and rows of the terminals in which pages are laid out; the first is the one in which nothing scrolls on
/// the way to an answer.
pub const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (40, 12)];

/// The sizes in which pages were laid out.
pub(crate) fn sizes() -> Vec<String> {
    let size = |(columns, rows): &(u16, u16)| format!("{columns}x{rows}");
    SIZES.iter().map(size).collect()
}

/// Questions that are laid out of a flow that is too large for all, in each language.
pub const SAMPLE: usize = 200;

/// Screens after which a text must have ended.
const LONGEST: usize = 200;

/// Lays every page out, in this language. Of pages that differ in their first sentence alone, such as what two codes
/// of one meaning say, the one with the longest stands for all.
pub(crate) fn look(pack: &Pack, lang: &Lang, states: &[State], look: &mut LanguageProof) {
    let drawn = SIZES
        .into_iter()
        .map(|size| LayoutTerminal::new(size, false));
    let ascii = LayoutTerminal::new(SIZES[SIZES.len() - 1], true);
    let mut desks: Vec<LayoutTerminal> = drawn.chain([ascii]).collect();
    let mut different: BTreeMap<String, (State, Page)> = BTreeMap::new();
    let mut told: HashSet<String> = HashSet::new();
    for state in states {
        let mut state = state.clone();
        state.lang = lang.clone();
        let here = page(pack, &state);
        look.pages.insert(here.id.clone(), facts(&here));
        back(pack, &state, &here, look);
        // Facts are told one under the other, each by itself: a page of facts that were all laid out shows nothing new.
        if *state.screen() == Screen::Facts {
            let lines = plain::lines(&here).into_iter().skip(1);
            if lines.filter(|line| told.insert(line.clone())).count() == 0 {
                continue;
            }
        }
        let key = match state.screen() {
            Screen::Message(_) => plain::lines(&here)[1..].join("\n"),
            _ => format!("{} {:?} {}", here.id, here.progress, here.mark),
        };
        let longer = |known: &(State, Page)| known.1.lead.len() >= here.lead.len();
        if !different.get(&key).is_some_and(longer) {
            different.insert(key, (state, here));
        }
    }
    for (state, here) in different.into_values() {
        same_words(pack, &state, &here, look);
        let last = OnceCell::new();
        let last = || last.get_or_init(|| page(pack, &after(pack, &state, &[Intent::Last])));
        let may_scroll = may_scroll(pack, state.screen());
        for desk in &mut desks {
            look.laid_out += 1;
            desk.lay_out(&here, may_scroll, last, lang, &mut look.told);
        }
        look.laid_out += 1;
        lines(&here, lang, &mut look.told);
    }
}

/// The states in which pages are looked at: all, or in a flow that is too large for that, the questions with the most
/// words.
pub(crate) fn states(pack: &Pack, langs: &[&Lang]) -> Vec<State> {
    let Some(first) = langs.first() else {
        return Vec::new();
    };
    if pack.diagnosis().nodes.len() <= MOST_QUESTIONS {
        return every_state(pack, first);
    }
    let flow = pack.diagnosis();
    let met = questions(flow);
    langs
        .iter()
        .flat_map(|lang| longest(flow, &met, lang))
        .collect()
}

/// Back returns from everything that can be chosen here; questions are walked by `ways`.
fn back(pack: &Pack, state: &State, here: &Page, look: &mut LanguageProof) {
    if matches!(state.screen(), Screen::Diagnose(_)) {
        return;
    }
    // The first and the last stand for a list, whose choices all lead the same way.
    let acts = state.actions(pack);
    for place in [0, acts.len().saturating_sub(1)] {
        if acts.get(place).is_some_and(Action::leads_on) {
            let marked = after(pack, state, &[Intent::SelectByPointer(place)]);
            // What is drawn next is drawn from another seed, wherever one goes.
            let back = after(pack, &marked, &[Intent::Choose, Intent::Back]);
            if back.sat_by(marked.sitting().clone()) != marked {
                let what = "Back returns elsewhere".to_owned();
                look.told
                    .push(PageProblem::new(here, "program", &[("what", what)]));
            }
        }
    }
}

/// Choices with the same words: told where the second one's thing stands.
fn same_words(pack: &Pack, state: &State, here: &Page, look: &mut LanguageProof) {
    let mut said = HashSet::new();
    let choices = here.choices.iter().zip(state.actions(pack)).enumerate();
    for (index, (choice, action)) in choices {
        if said.insert(&choice.label) {
            continue;
        }
        let with = [
            ("words", choice.label.clone()),
            ("lang", state.lang.code().to_owned()),
        ];
        let mut told = PageProblem::new(here, "same-choice", &with);
        if matches!(action, Action::Go(_)) {
            let keys = [Intent::SelectByPointer(index), Intent::Choose];
            told.subject = page(pack, &after(pack, state, &keys)).subject;
        }
        look.told.push(told);
    }
}

/// A terminal to lay pages out in.
struct LayoutTerminal {
    size: (u16, u16),
    manner: Manner,
    terminal: Terminal<TestBackend>,
    view: View,
}

impl LayoutTerminal {
    fn new(size: (u16, u16), ascii: bool) -> LayoutTerminal {
        // A TestBackend fails nowhere.
        let Ok(terminal) = Terminal::new(TestBackend::new(size.0, size.1));
        LayoutTerminal {
            size,
            manner: Manner {
                ascii,
                ..Manner::default()
            },
            terminal,
            view: View::default(),
        }
    }

    /// Draws the page and its end, and with the last choice marked where not all are seen at once.
    fn lay_out<'a>(
        &mut self,
        first: &Page,
        may_scroll: bool,
        last: impl Fn() -> &'a Page,
        lang: &Lang,
        told: &mut Vec<PageProblem>,
    ) {
        let (columns, rows) = self.size;
        let size = || {
            let ascii = if self.manner.ascii { " --ascii" } else { "" };
            format!("{columns}x{rows}{ascii}")
        };
        let with = [("lang", lang.code().to_owned()), ("size", size())];
        let mut is_seen = self.draw(first);
        if self.size == SIZES[0] && !may_scroll && (self.view.overflows() || self.view.cuts()) {
            told.push(PageProblem::new(first, "scrolls", &with[..1]));
        }
        let mut screens = 0;
        while self.view.has_more() && screens <= LONGEST {
            self.view.scroll(true);
            screens += 1;
        }
        if screens > 0 {
            is_seen &= screens <= LONGEST && self.draw(first);
        }
        if self.view.cuts() && last().mark != first.mark {
            is_seen &= self.draw(last());
        }
        if !is_seen {
            told.push(PageProblem::new(first, "cut", &with));
        }
    }

    /// Draws a page; tells whether the words of the marked choice are seen, all of them, behind its mark.
    fn draw(&mut self, page: &Page) -> bool {
        // Nothing is sent anywhere, so no frame is compared with the one before.
        self.terminal.swap_buffers();
        let mut frame = self.terminal.get_frame();
        self.view.draw(&mut frame, page, self.manner);
        let buffer = frame.buffer_mut();
        let rows = self.view.rows_of(page.mark);
        let cells = rows.flat_map(|row| row.columns());
        let glyphs = cells.filter_map(|cell| buffer.cell(cell.as_position()));
        let seen: String = glyphs
            .map(|cell| cell.symbol())
            .filter(|glyph| *glyph != " ")
            .collect();
        let label = page
            .choices
            .get(page.mark)
            .map_or("", |choice| &choice.label);
        let label: String = label.chars().filter(|char| *char != ' ').collect();
        seen.starts_with('>') && seen.contains(&label)
    }
}

/// In lines: every line says something and drives no terminal, every choice is told that can be made there.
fn lines(page: &Page, lang: &Lang, told: &mut Vec<PageProblem>) {
    let lines = plain::lines(page);
    let choices = plain::choices(page);
    let says = |line: &String| !line.trim().is_empty() && !line.contains(char::is_control);
    let is_good = lines.iter().chain(&choices).all(says)
        && choices.len() + plain::unseen(page) == page.choices.len();
    if !is_good {
        let with = [
            ("lang", lang.code().to_owned()),
            ("size", "--plain".to_owned()),
        ];
        told.push(PageProblem::new(page, "cut", &with));
    }
}

/// A question, by its place in the flow, and what leads to it: the place of the question before it among all that are
/// met, and the answer there.
type LaidOut<'a> = (usize, Option<(usize, &'a str)>);

/// The questions that answers lead to, those on shorter ways first.
fn questions(flow: &Flow) -> Vec<LaidOut<'_>> {
    let mut seen = vec![false; flow.nodes.len()];
    let mut is_new = |place: &usize| !std::mem::replace(&mut seen[*place], true);
    let start = flow.place(&flow.start).filter(&mut is_new);
    let mut met: Vec<LaidOut> = start.into_iter().map(|place| (place, None)).collect();
    let mut done = 0;
    while let Some((place, _)) = met.get(done).copied() {
        for choice in &flow.nodes[place].choices {
            if let Goal::Ask(id) = choice.goal()
                && let Some(next) = flow.place(id).filter(&mut is_new)
            {
                met.push((next, Some((done, &choice.id))));
            }
        }
        done += 1;
    }
    met
}

/// Those with the most words, each reached by a shortest way: the first to be cut, if any is.
fn longest(flow: &Flow, met: &[LaidOut], lang: &Lang) -> Vec<State> {
    let length = |node: &Node| {
        let hint = node.hint.as_ref().map_or("", |hint| hint.get(lang));
        let choices = node.choices.iter().map(|choice| choice.say.get(lang).len());
        node.ask.get(lang).len() + hint.len() + choices.sum::<usize>()
    };
    let mut longest: Vec<usize> = (0..met.len()).collect();
    longest.sort_by_cached_key(|at| std::cmp::Reverse(length(&flow.nodes[met[*at].0])));
    longest.truncate(SAMPLE);
    let state = |mut at: usize| {
        let mut walk = Answers::default();
        while let Some((before, choice)) = met[at].1 {
            walk.answer(&flow.nodes[met[before].0].id, choice);
            at = before;
        }
        State::new(lang.clone(), Screen::Diagnose(walk))
    };
    longest.into_iter().map(state).collect()
}
