//! Tools for the authors of a pack.

pub mod audit;
pub mod check_json;
pub mod check_report;
pub mod crawl;
pub mod graph;
pub mod known_packs;
pub mod pack_dir;
pub mod packs;
pub mod problem_lines;
pub mod proof_lines;
pub mod signoff;
pub mod translation_progress;
pub mod translators;
