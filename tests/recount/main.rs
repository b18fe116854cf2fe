//! The project's counts held against counting that shares no code with it: plain loops over plain rows.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod case;
mod linea;
#[path = "../data/linea144.rs"]
mod linea144;
mod naive;
mod periods;
mod printed;
mod random;
mod spelled;
mod told;
