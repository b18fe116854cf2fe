use std::cell::Cell;

use super::disclose::Progress;

/// Who waits for a report, and may stop it. Once stopped, everything is cut short; what comes of it is not used.
pub(super) struct Watch<'a> {
    progress: Option<&'a dyn Fn(Progress) -> bool>,
    judged: Cell<usize>,
    stopped: Cell<bool>,
}

impl<'a> Watch<'a> {
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
