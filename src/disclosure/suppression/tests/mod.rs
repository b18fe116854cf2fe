//! The choice of what else to hide.

#[cfg(not(target_arch = "wasm32"))]
mod best;
