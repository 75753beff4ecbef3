//! Where the person is, and what each thing that happens does to that.

pub mod action;
pub mod attempts;
pub mod behaviour;
pub mod card_step;
pub mod choice;
mod choose;
pub mod context;
mod digits;
mod draws;
pub mod effect;
pub mod goto;
pub mod history;
mod intents;
pub mod list_typing;
pub mod message;
pub mod notice;
pub mod open;
pub mod past;
pub mod route;
pub mod screen;
pub mod screens;
pub mod state;
pub mod team_part;
pub mod typing;
pub mod update;
