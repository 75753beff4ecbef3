//! Independent work on several threads: the only place of the program that spawns any for speed.
//!
//! Where there are no threads, as on wasm32, or no more of them, the work is done in order on the caller's own.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread::{self, Builder};

/// Work that needs none of the other work it is given with.
pub type Task<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Runs all tasks, the first ones first, on as many threads as the machine runs at once, and returns when all are done.
/// If a task panics, so does this.
pub fn run(tasks: Vec<Task>) {
    let others = threads().min(tasks.len()).saturating_sub(1);
    let tasks = Mutex::new(tasks.into_iter());
    // The lock is held for taking a task, which cannot panic, and not for running it: so it is never poisoned.
    let next = || tasks.lock().ok()?.next();
    let work = || std::iter::from_fn(next).for_each(|task| task());
    thread::scope(|scope| {
        for _ in 0..others {
            // A thread that the system refuses is done without: the others take its tasks.
            let _ = Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
}

/// What `work` makes of each item, in the order of the items.
pub fn map<T: Send, R: Send>(
    items: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let items: Vec<T> = items.into_iter().collect();
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    let work = &work;
    let tasks = items
        .into_iter()
        .zip(&mut results)
        .map(|(item, result)| -> Task { Box::new(move || *result = Some(work(item))) });
    run(tasks.collect());
    results.into_iter().flatten().collect()
}

/// Threads that can run at once; one where the system does not say, or has none.
fn threads() -> usize {
    if cfg!(target_family = "wasm") {
        return 1;
    }
    thread::available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn results_have_the_order_of_the_items() {
        let squares = map(0..1000u32, |n| n * n);
        assert!((0..1000).map(|n| n * n).eq(squares));
        assert!(map(Vec::<u32>::new(), |n| n).is_empty());
    }

    #[test]
    fn work_within_work_ends() {
        let sums = map(0..20u32, |n| map(0..n, |m| m).into_iter().sum::<u32>());
        assert!((0..20).map(|n| (0..n).sum::<u32>()).eq(sums));
    }

    #[test]
    fn a_panic_comes_through() {
        for bad in [0, 7, 19] {
            assert!(catch_unwind(|| map(0..20, |n| assert!(n != bad))).is_err());
        }
    }
}
