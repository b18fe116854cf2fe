//! What is published tells nothing that is hidden.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod exports;
#[path = "../data/forms.rs"]
mod forms;
mod linea;
#[path = "../data/linea144.rs"]
mod linea144;
mod planted;
mod procedure;
mod random;
mod seeds;
mod words;
