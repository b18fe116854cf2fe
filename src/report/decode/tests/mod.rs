//! Each thing that can be wrong with the shape of a document, many at once, and what hostile input does.

mod many;
mod shape;
mod values;
