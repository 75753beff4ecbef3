//! Work that may be done side by side. This room has no threads; whoever calls it may have some.

/// A part of some work that needs none of the other parts.
pub type Job<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Does all jobs, in any order or at once.
pub type Run = fn(Vec<Job>);

/// Does all jobs without threads.
pub fn one_by_one(jobs: Vec<Job>) {
    jobs.into_iter().for_each(|job| job());
}
