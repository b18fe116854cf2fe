//! What a reader sees of a scene: boxes of text, bars, hatched boxes.

use hotline_report::chart::{Anchor, Area, Font, Ink, Measure, Metrics, Scene, Shape, Target, UNIT};

#[expect(clippy::cast_possible_truncation, reason = "a page is small")]
fn units(pixels: f64) -> i32 {
    (pixels * f64::from(UNIT)).ceil() as i32
}

/// The box of every line of text, a little less tall than lines are apart.
pub(crate) fn texts(scene: &Scene) -> Vec<(Area, &str, Font)> {
    let placed =
        scene.marks.iter().filter_map(|mark| if let Shape::Text(text) = &mark.shape { Some(text) } else { None });
    placed
        .map(|text| {
            let width = units(Metrics.width(&text.text, text.font));
            let height = i32::from(text.font.size) * UNIT * 115 / 100;
            let left = match text.anchor {
                Anchor::Left => text.at.0,
                Anchor::Center => text.at.0 - width / 2,
                Anchor::Right => text.at.0 - width,
            };
            (Area { left, top: text.at.1 - height / 2, width, height }, text.text.as_str(), text.font)
        })
        .collect()
}

const BARS: [Ink; 3] = [Ink::Accent, Ink::AccentLight, Ink::Neutral];

/// The bars of a chart of one column.
pub(crate) fn bars(scene: &Scene) -> Vec<Area> {
    let bar = |shape: &Shape| if let Shape::Rect(area) = shape { Some(*area) } else { None };
    scene.marks.iter().filter(|mark| BARS.contains(&mark.ink)).filter_map(|mark| bar(&mark.shape)).collect()
}

/// The bar of a target, if it has one.
pub(crate) fn bar_of(scene: &Scene, target: &Target) -> Option<Area> {
    bars(scene).into_iter().find(|bar| overlap(bar, &target.bounds))
}

/// The lines of the hatched box of a target, from the top left of its bounds.
pub(crate) fn hatching(scene: &Scene, target: &Target) -> Vec<Vec<(i32, i32)>> {
    let inside = |(x, y): &(i32, i32)| {
        let bounds = target.bounds;
        (bounds.left..=bounds.right()).contains(x) && (bounds.top..=bounds.bottom()).contains(y)
    };
    let lines = scene.marks.iter().filter(|mark| mark.ink == Ink::Hatch).filter_map(|mark| match &mark.shape {
        Shape::Path { points, .. } if points.iter().all(inside) => Some(points.clone()),
        _ => None,
    });
    let lines: Vec<_> = lines.collect();
    let corner = lines.iter().flatten().fold((i32::MAX, i32::MAX), |(x, y), point| (x.min(point.0), y.min(point.1)));
    lines.iter().map(|line| line.iter().map(|(x, y)| (x - corner.0, y - corner.1)).collect()).collect()
}

pub(crate) fn overlap(one: &Area, other: &Area) -> bool {
    one.left < other.right() && other.left < one.right() && one.top < other.bottom() && other.top < one.bottom()
}

/// What is wrong with a scene, whatever it shows.
pub(crate) fn faults(scene: &Scene) -> Vec<String> {
    let (texts, bars) = (texts(scene), bars(scene));
    let page = Area { left: 0, top: 0, width: side(scene.width), height: side(scene.height) };
    let within =
        |area: &Area| area.left >= 0 && area.top >= 0 && area.right() <= page.right() && area.bottom() <= page.bottom();
    let mut faults = Vec::new();
    for (index, (area, text, font)) in texts.iter().enumerate() {
        // A single letter may be wider than the page.
        if !within(area) && text.chars().count() > 1 {
            faults.push(format!("{text:?} leaves the scene: {area:?} of {page:?}"));
        }
        if font.size < 12 {
            faults.push(format!("{text:?} is too small"));
        }
        faults.extend(
            texts
                .iter()
                .take(index)
                .filter(|(other, ..)| overlap(area, other))
                .map(|(_, other, _)| format!("{text:?} lies on {other:?}")),
        );
        faults.extend(bars.iter().filter(|bar| overlap(area, bar)).map(|bar| format!("{text:?} lies on {bar:?}")));
    }
    faults.extend(bars.iter().filter(|bar| !within(bar)).map(|bar| format!("{bar:?} leaves the scene")));
    let bounds = scene.targets.iter().filter(|target| !within(&target.bounds));
    faults.extend(bounds.map(|target| format!("{target:?} leaves the scene")));
    faults
}

fn side(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap() * UNIT
}
