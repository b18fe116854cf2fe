use super::super::bar_label::BarLabel;
use super::super::bars::{longest_of, scaled, withheld};
use super::super::layout_builder::{Block, LayoutBuilder};
use super::super::plot::length_of;
use super::super::scene::Area;
use super::Frame;
use crate::report::{Cell, Line, Value};

/// A row of the chart.
pub(super) struct Row<'p, 'r> {
    pub(super) line: &'p Line<'r>,
    pub(super) label: Block,
    pub(super) parts: Vec<Part<'p, 'r>>,
    body: Body,
    /// The printed whole, at the end of the bar.
    pub(super) ending: Option<BarLabel>,
}

/// A part of a row.
pub(super) struct Part<'p, 'r> {
    /// Its place among the parts, which its colour is by.
    pub(super) place: usize,
    pub(super) column: usize,
    pub(super) cell: &'p Cell<'r>,
    /// Its length on the scale, if it is published. What cannot be is as long as zero.
    pub(super) size: Option<u64>,
}

/// Bar of a row.
enum Body {
    /// Parts on the scale of all rows.
    Parts,
    /// Parts on a scale of the row's own, of so much.
    Whole(u64),
    /// No bar, but words, since its rest would tell what is withheld.
    Words,
}

impl<'p, 'r> Row<'p, 'r> {
    pub(super) fn new(line: &'p Line<'r>, label: Block, columns: &[usize], whole: bool) -> Self {
        let part = |(place, column): (usize, &usize)| {
            let cell = line.cells.get(*column)?;
            let is_impossible = matches!(cell.value, Value::NotApplicable { .. });
            let size = length_of(cell.value).or(is_impossible.then_some(0));
            Some(Part { place, column: *column, cell, size })
        };
        let parts: Vec<Part> = columns.iter().enumerate().filter_map(part).collect();
        let body = match (whole, parts.iter().all(|part| part.size.is_some())) {
            (false, _) => Body::Parts,
            (true, true) => Body::Whole(sum(&parts)),
            (true, false) => Body::Words,
        };
        Self { line, label, parts, body, ending: None }
    }

    /// The places of the parts, side by side, in the order of the columns, but for those that are not published, which
    /// come last. Nothing where the row has no bar.
    pub(super) fn areas(&self, frame: &Frame, builder: &LayoutBuilder) -> Option<Vec<Area>> {
        let (most, length) = match self.body {
            Body::Parts => frame.scale,
            Body::Whole(whole) => (whole, frame.right - frame.origin),
            Body::Words => return None,
        };
        let at = |sum: u64| frame.origin + scaled(sum, most, length);
        let mut before = 0_u64;
        let mut areas: Vec<Area> = Vec::new();
        for part in &self.parts {
            let left = at(before);
            before = before.saturating_add(part.size.unwrap_or(0));
            areas.push(Area { left, top: 0, width: at(before) - left, height: 0 });
        }
        let mut end = at(before) + if before > 0 { builder.px(2) } else { 0 };
        for (part, area) in self.parts.iter().zip(&mut areas) {
            if part.is_withheld() {
                (area.left, area.width) = (end, withheld(builder).0);
                end = area.right() + builder.px(2);
            }
        }
        Some(areas)
    }

    pub(super) const fn has_bar(&self) -> bool {
        !matches!(self.body, Body::Words)
    }

    /// The room that boxes of withheld parts take behind the others.
    fn boxes(&self, builder: &LayoutBuilder) -> i32 {
        let count = self.parts.iter().filter(|part| part.is_withheld()).count();
        (withheld(builder).0 + builder.px(2)) * i32::try_from(count).unwrap_or_default()
    }
}

impl Part<'_, '_> {
    const fn is_withheld(&self) -> bool {
        matches!(self.cell.value, Value::Masked { .. })
    }
}

fn sum(parts: &[Part]) -> u64 {
    parts.iter().filter_map(|part| part.size).fold(0, u64::saturating_add)
}

/// The largest sum of published parts, and how long its bar can be if nothing behind any bar is to be cut off.
pub(super) fn scale(rows: &[Row], frame: &Frame, builder: &LayoutBuilder) -> (u64, i32) {
    let most = rows.iter().map(|row| sum(&row.parts)).max().unwrap_or(0).max(1);
    let rooms = rows.iter().filter_map(|row| {
        let own = Some(sum(&row.parts)).filter(|own| *own > 0)?;
        let ending = row.ending.as_ref().map_or(0, |ending| ending.width + frame.gap);
        Some((own, frame.right - frame.origin - ending - row.boxes(builder) - builder.px(2)))
    });
    (most, longest_of(rooms, most, frame.right - frame.origin).max(1))
}
