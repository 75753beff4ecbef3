//! Threads for the work of rooms that have none.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

use crate::pack::jobs::Job;

/// Does jobs on as many threads as the machine can run at once.
pub fn side_by_side(jobs: Vec<Job>) {
    let most = thread::available_parallelism().map_or(1, NonZero::get);
    let others = most.min(jobs.len()).saturating_sub(1);
    let jobs = Mutex::new(jobs.into_iter());
    // No job runs while the list of them is held, so none leaves it poisoned.
    let next = || jobs.lock().ok()?.next();
    let work = || std::iter::from_fn(next).for_each(|job| job());
    thread::scope(|scope| {
        for _ in 0..others {
            scope.spawn(work);
        }
        work();
    });
}
