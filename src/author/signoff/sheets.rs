//! The pages of the document: which of a page's many states is shown, in which order, and where its choices
//! lead.

use std::collections::BTreeMap;

use crate::app::action::Action;
use crate::app::message::Intent;
use crate::app::screen::Screen;
use crate::app::screens::message::MessageScreen;
use crate::app::state::State;
use crate::author::crawl::{after, every_state};
use crate::inquiry::position::Position;
use crate::pack::content::Pack;
use crate::pack::model::flow::Goal;
use crate::text::lang::Lang;
use crate::training::classify::ClassifyDrill;
use crate::view::page::Page;
use crate::view::router::{page, sheet};
use crate::view::sheet_order::{Section, SheetOrder};

/// A page as the document shows it.
pub(crate) struct Sheet {
    order: SheetOrder,
    /// The screen it is from.
    pub(crate) screen: Screen,
    /// Its stable name, and others under which the same words are met.
    pub(crate) ids: Vec<String>,
    pub(crate) page: Page,
    /// What it says in other cases, where that differs.
    pub(crate) others: Vec<Page>,
    /// The answers it is an example of.
    pub(crate) answers: Vec<String>,
    /// What can be chosen.
    pub(crate) choices: Vec<Way>,
}

/// A choice and the page it leads to, where that is another one.
pub(crate) struct Way {
    pub(crate) label: String,
    pub(crate) note: String,
    pub(crate) to: Option<String>,
}

impl Sheet {
    pub(crate) fn section(&self) -> Section {
        self.order.section
    }
}

/// Every page once, in the order of the pack.
pub(crate) fn all(pack: &Pack, lang: &Lang) -> Vec<Sheet> {
    let mut states = every_state(pack, lang);
    // No list leads to these; who knows the code comes to them by the command line.
    states.extend(pack.systems().iter().flat_map(|system| {
        let unlisted = system.messages.iter().filter(|message| !message.listed);
        unlisted.map(|message| {
            let screen = Screen::Message(MessageScreen {
                system: system.id.clone(),
                code: message.code.clone(),
            });
            State::new(lang.clone(), screen)
        })
    }));
    let mut sheets: BTreeMap<String, Sheet> = BTreeMap::new();
    for state in states {
        let Some(order) = sheet(pack, state.screen()) else {
            continue;
        };
        let (state, others) = cases(pack, state);
        let page = page(pack, &state);
        let name = name(&page.id);
        let ways = ways(pack, &state, &page);
        let is_round = matches!(state.screen(), Screen::Quiz(_));
        let sheet = sheets.entry(name.clone()).or_insert_with(|| Sheet {
            order,
            screen: state.screen().clone(),
            ids: vec![name],
            others: others
                .iter()
                .map(|other| crate::author::signoff::sheets::page(pack, other))
                // The number of causes differs with every answer; only other words are another case.
                .filter(|other| {
                    other.blocks != page.blocks || (is_round && other.lead != page.lead)
                })
                .collect(),
            answers: answers(pack, &state),
            choices: Vec::new(),
            page: page.clone(),
        });
        if !sheet.ids.contains(&page.id) {
            sheet.ids.push(page.id);
        }
        for way in ways {
            if sheet.choices.iter().all(|known| known.label != way.label) {
                sheet.choices.push(way);
            }
        }
    }
    let mut sheets: Vec<Sheet> = sheets.into_values().collect();
    sheets.sort_by_key(|sheet| sheet.order);
    sheets
}

/// A cause is the same page at the end of the questions and from a list of causes.
fn name(id: &str) -> String {
    if let Some(cause) = id.strip_prefix("end/cause/") {
        return format!("cause/{cause}");
    }
    // Which causes are shown there differs with every way.
    if let Some((node, _)) = id.strip_prefix("few/").and_then(|id| id.split_once('/')) {
        return format!("few/{node}");
    }
    match id.strip_prefix("further/") {
        Some(question) => format!("ask/{question}"),
        None => id.to_owned(),
    }
}

/// The state that is shown for a page, and others in which it says something else.
fn cases(pack: &Pack, state: State) -> (State, Vec<State>) {
    let see = |screen| State::new(state.lang.clone(), screen);
    match state.screen() {
        // Without answers before it: those would be of one person.
        Screen::PhoneScript(_) => (see(state.screen().clone()), Vec::new()),
        Screen::Quiz(sorting) => {
            let at = sorting.at();
            let given = |is_right: bool| {
                let last = if sorting.explaining { at + 1 } else { at };
                let given = (0..last).map(|place| sort(pack, place, is_right || place + 1 < last));
                see(Screen::Quiz(ClassifyDrill {
                    attempt: None,
                    series: sorting.series.clone(),
                    given: given.collect(),
                    explaining: sorting.explaining,
                }))
            };
            (given(true), vec![given(false)])
        }
        Screen::Diagnose(walk) => {
            let flow = pack.diagnosis();
            let path = walk.path(flow);
            let others = path.last().into_iter().flat_map(|(node, given)| {
                let ends = |choice: &&crate::pack::model::flow::AnswerOption| {
                    choice.id != **given && choice.goal() == Goal::Remaining
                };
                node.choices.iter().filter(ends).map(|choice| {
                    let mut walk = walk.clone();
                    walk.answer(&node.id, &choice.id);
                    see(Screen::Diagnose(walk))
                })
            });
            let others = match walk.position(pack) {
                Position::Few(_) if walk.is_untouched() => others.collect(),
                _ => Vec::new(),
            };
            (state.clone(), others)
        }
        _ => (state, Vec::new()),
    }
}

/// The right answer to a request of the round, or a wrong one.
fn sort(pack: &Pack, request: usize, is_right: bool) -> usize {
    let round = pack.round();
    let wanted = round.requests.get(request).map(|request| &request.answer);
    let is_wanted = |id: &String| (Some(id) == wanted) == is_right;
    let place = round
        .answers
        .iter()
        .position(|answer| is_wanted(&answer.id));
    place.unwrap_or_default()
}

/// The answers that led to causes which still fit: others lead to others.
fn answers(pack: &Pack, state: &State) -> Vec<String> {
    let Screen::Diagnose(walk) = state.screen() else {
        return Vec::new();
    };
    if !matches!(walk.position(pack), Position::Few(_)) {
        return Vec::new();
    }
    let path = walk.all(pack.diagnosis()).into_iter();
    path.filter_map(|(node, choice)| {
        let words = pack.words(&state.lang);
        let answer = words.say(&node.choice(choice)?.say);
        Some(format!("{}: {answer}", words.say(&node.short)))
    })
    .collect()
}

/// The choices of a page, but for those that only lead back: they are the same everywhere.
fn ways(pack: &Pack, state: &State, here: &Page) -> Vec<Way> {
    let all = state
        .actions(pack)
        .into_iter()
        .zip(&here.choices)
        .enumerate();
    all.filter(|(_, (act, _))| !matches!(act, Action::Back | Action::Home))
        .map(|(place, (_, choice))| {
            let there = after(
                pack,
                state,
                &[Intent::SelectByPointer(place), Intent::Choose],
            );
            let to = sheet(pack, there.screen()).map(|_| name(&page(pack, &there).id));
            Way {
                label: choice.label.clone(),
                note: choice.note.clone(),
                to: to.filter(|to| *to != name(&here.id)),
            }
        })
        .collect()
}
