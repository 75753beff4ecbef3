//! What only the inside shows: these files hold their own tests, and are compiled here, so that the library need not be
//! compiled a second time for the sake of a few.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(dead_code, reason = "only the tests in them are run")]

#[path = "../src/pack"]
mod pack {
    mod chunked_toml;
    pub mod jobs;
}

#[path = "../src/text/fill.rs"]
mod fill;

#[path = "../src/render/tui/wrap.rs"]
mod wrap;
