//! Somebody's records are taken away: what is said of it is so, whenever it is interrupted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cardcode::app::history::RecordsErrorKind;
use cardcode::pack::content::Pack;
use cardcode::records::database::Store;

use crate::common::trainee::Trainee;
use crate::desk::{Desk, NOW};

#[test]
fn an_interruption_at_any_moment_leaves_all_or_nothing_and_tells_which() {
    let pack = Pack::embedded().unwrap();
    let mut seen = [0; 3];
    let first = Desk::new();
    let mut trainee = Trainee::new(&pack, &first.path(), "Ken", 7, NOW);
    trainee.exam();
    drop(trainee);
    for hurry in 0..40 {
        let desk = Desk::new();
        std::fs::copy(first.path(), desk.path()).unwrap();
        let mut store = Store::open(&desk.path()).unwrap();
        let before = store.kept_of("Ken").unwrap();
        let is_over = Arc::new(AtomicBool::new(false));
        let (interrupt, over) = (store.interrupter(), Arc::clone(&is_over));
        let other = std::thread::spawn(move || {
            // As early as it goes, or a little later each time.
            let mut turns = 0;
            while !over.load(Ordering::Relaxed) {
                turns += 1;
                if turns > hurry * 500 {
                    interrupt();
                }
                std::thread::yield_now();
            }
        });
        let came = store.forget("Ken");
        is_over.store(true, Ordering::Relaxed);
        other.join().unwrap();
        let kept = Store::open(&desk.path()).unwrap().kept_of("Ken").unwrap();
        match came {
            Err(failure) => {
                assert_eq!(failure.trouble, RecordsErrorKind::Interrupted);
                assert_eq!(kept, before);
                seen[0] += 1;
            }
            Ok(forgotten) => {
                assert_eq!((forgotten.attempts, kept), (before, None));
                match forgotten.left {
                    Some(left) => assert_eq!(left, RecordsErrorKind::Interrupted),
                    None => seen[2] += 1,
                }
                seen[1] += 1;
            }
        }
    }
    assert!(seen.iter().sum::<i32>() >= 40, "{seen:?}");
}
