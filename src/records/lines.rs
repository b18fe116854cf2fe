/// The lines that rows begin on, of which only the jumps are kept.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    anchors: Vec<(u32, u64)>,
    /// The row after those known, and the line it begins on unless there is a jump.
    next: (u32, u64),
}

impl Lines {
    /// No rows yet.
    pub(super) const fn new() -> Self {
        Self { anchors: Vec::new(), next: (0, 1) }
    }

    /// The next `rows` rows begin on `line` and those below it.
    pub(super) fn push(&mut self, line: u64, rows: u32) {
        let (row, expected) = self.next;
        if line != expected {
            self.anchors.push((row, line));
        }
        self.next = (row.saturating_add(rows), line + u64::from(rows));
    }

    pub(super) fn into_anchors(self) -> Vec<(u32, u64)> {
        self.anchors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_jumps_are_kept() {
        let mut lines = Lines::new();
        for (line, rows) in [(2, 1), (3, 1), (4, 10), (14, 1), (20, 1), (21, 1)] {
            lines.push(line, rows);
        }
        assert_eq!(lines.into_anchors(), [(0, 2), (13, 20)]);
    }
}
