//! Every page in lines.

use cardcode::pack::content::Pack;
use cardcode::render::plain::{choices, lines};
use cardcode::view::router::page;

use crate::common::every_state;
use crate::common::languages;

#[test]
fn every_page_is_whole_lines_with_nothing_twice_in_a_row() {
    let pack = Pack::embedded().unwrap();
    for lang in languages(&pack) {
        for state in every_state(&lang) {
            let page = page(&pack, &state);
            let told = [lines(&page), choices(&page)].concat();
            assert!(
                told.iter()
                    .all(|line| !line.is_empty() && !line.contains(char::is_control)),
                "{}",
                page.id
            );
            assert!(
                told.windows(2).all(|pair| pair[0] != pair[1]),
                "{}",
                page.id
            );
        }
    }
}
