//! Progress reports while a report is made, and cancellation.

use std::cell::Cell;

/// Progress of the proof of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Choosing what else to hide: how many choices were judged, and how many counts the last one left open to readers.
    Choosing {
        /// Number of choices.
        judged: usize,
        /// Number of counts.
        told: usize,
    },
    /// Finding what readers can work out, of so many counts of so many.
    Proving {
        /// Number of counts done.
        done: usize,
        /// Of how many.
        total: usize,
    },
    /// Finding a change that would make a report safe that is not: how often something was found out of one.
    Remedies {
        /// Number of attempts.
        tried: usize,
    },
}

/// Reports progress to the caller, who may cancel. Once cancelled, all work is cut short and its results are not used.
pub(super) struct Monitor<'a> {
    progress: Option<&'a dyn Fn(Progress) -> bool>,
    judged: Cell<usize>,
    stopped: Cell<bool>,
}

impl<'a> Monitor<'a> {
    pub(super) const fn new(progress: Option<&'a dyn Fn(Progress) -> bool>) -> Self {
        Self { progress, judged: Cell::new(0), stopped: Cell::new(false) }
    }

    pub(super) const fn is_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// Says how far it is; whether to go on.
    pub(super) fn tell(&self, so_far: Progress) -> bool {
        if !self.is_stopped() && self.progress.is_some_and(|progress| !progress(so_far)) {
            self.stopped.set(true);
        }
        !self.is_stopped()
    }

    /// A choice was judged, and left so many counts open to readers.
    pub(super) fn judged(&self, told: usize) {
        self.judged.set(self.judged.get() + 1);
        self.tell(Progress::Choosing { judged: self.judged.get(), told });
    }
}
