//! Questions that are asked a second time.

use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::pack::content::Pack;
use cardcode::text::lang::Lang;
use cardcode::training::call::session::{CallSession, Menu};
use cardcode::view::router::page;

use crate::moves::{ask, drawn, say};

#[test]
fn a_question_stands_in_the_menu_in_the_words_in_which_it_will_be_asked() {
    let (pack, en) = (Pack::embedded().unwrap(), Lang::new("en"));
    let mut anew = 0;
    for case in drawn(&pack, 60) {
        for node in &case.model.questions {
            let moves = [say("open-full"), ask(&node.id)];
            for count in 1..=2 {
                let moves = &moves[..count];
                let scene = case.play(moves);
                let said = case.play(&[moves, &[ask(&node.id)]].concat());
                let at = said.lines.iter().filter(|line| line.at == Some(count));
                let said = at.clone().next().unwrap().words[0].get(&en);
                if scene.reading || pack.desk().lookup(&node.id, case.role).is_some() {
                    continue;
                }
                let first = pack.ask(&node.id).unwrap().get(&en);
                anew += usize::from(said != first);
                let shelves = pack.desk().shelves.iter();
                let shelf = shelves
                    .enumerate()
                    .find(|(_, shelf)| shelf.questions.contains(&node.id));
                let shift = CallSession {
                    moves: moves.to_vec(),
                    tray: shelf.map_or(Menu::Ask, |(place, _)| Menu::Group(place)),
                    ..CallSession::new(case.origin.clone())
                };
                let here = page(&pack, &State::new(en.clone(), Screen::Call(shift)));
                let mut labels = here.choices.iter().map(|choice| choice.label.as_str());
                assert!(labels.any(|label| label == said), "{said}");
            }
        }
    }
    assert!(anew > 20, "{anew}");
}
