use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};

use super::palette::Palette;
use super::scene::{Anchor, Mark, Shape, Text, UNIT};
use crate::common::Rgb;

/// Letters are placed with the middle of their small ones at the given height on every backend; figures look centred
/// a little lower, by so many hundredths of their size.
const LOWERED: i32 = 7;

/// Replays marks on a backend whose coordinates are a scene's units. A backend may take the size of letters for
/// something else than CSS does: `text_factor` makes up for that.
pub(super) fn paint<B: DrawingBackend>(
    marks: &[Mark],
    palette: &Palette,
    font_family: &str,
    text_factor: f64,
    backend: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    for mark in marks {
        let color = color(palette.color(mark.ink));
        match &mark.shape {
            Shape::Rect(area) => {
                backend.draw_rect((area.left, area.top), (area.right(), area.bottom()), &color, true)?;
            }
            Shape::Polygon(corners) => backend.fill_polygon(corners.iter().copied(), &color)?,
            Shape::Path { points, thickness } => {
                backend.draw_path(points.iter().copied(), &Stroke { color, thickness: *thickness })?;
            }
            Shape::Text(text) => {
                let size = i32::from(text.font.size) * UNIT;
                let letters = Letters { text, color, size: f64::from(size) * text_factor, font_family };
                let (x, y) = text.at;
                backend.draw_text(&text.text, &letters, (x, y + size * LOWERED / 100))?;
            }
        }
    }
    Ok(())
}

const fn color(Rgb(red, green, blue): Rgb) -> BackendColor {
    BackendColor { alpha: 1.0, rgb: (red, green, blue) }
}

struct Stroke {
    color: BackendColor,
    thickness: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.color
    }
    fn stroke_width(&self) -> u32 {
        self.thickness
    }
}

struct Letters<'s> {
    text: &'s Text,
    color: BackendColor,
    size: f64,
    font_family: &'s str,
}

impl BackendTextStyle for Letters<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.text.font.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.text.anchor {
            Anchor::Left => HPos::Left,
            Anchor::Center => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        Pos { h_pos, v_pos: VPos::Center }
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.font_family)
    }

    // Backends that draw text themselves, as both of ours do, never ask for its outline.
    fn layout_box(&self, _: &str) -> Result<(BackendCoord, BackendCoord), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: DrawFunc,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}
