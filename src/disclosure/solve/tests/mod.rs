//! What a reader can work out, held against enumeration, worked cases and itself.

mod cases;
mod enumerated;
