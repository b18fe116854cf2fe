//! Each thing that can be wrong with the content of a document: it is found, at its place, with a remedy.

mod figures;
mod frame;
mod maps;
mod ranks;
mod sums;
mod tables;
