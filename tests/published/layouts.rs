//! The publications as they arrive from a clipboard.
