//! Practice for agents: drills, simulated calls, exams, and what they were worth.

pub mod advice;
pub mod alias;
pub mod attempt;
pub mod call;
pub mod certificate;
pub mod classify;
pub mod day;
pub mod drawn_digits;
pub mod event;
pub mod exam;
pub mod locate;
pub mod mode;
pub mod modes;
pub mod pack_name;
pub mod period;
pub mod recompute;
pub mod replay;
pub mod report;
pub mod review;
pub mod rng;
pub mod roster;
mod spoken_number;
pub mod srs;
pub mod srs_weights;
pub mod team;
pub mod ticket;
pub mod ticket_draw;
