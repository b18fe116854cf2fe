//! A picture for readers of lines that run from right to left: its first things are at the right, and bars grow from
//! there. What each text says, and the numbers in it, stay as they are.

use super::scene::{Anchor, Area, Hit, Point, Scene, Shape, Text, UNIT};

impl Scene {
    /// The picture with left and right exchanged.
    pub(super) fn mirrored(mut self) -> Self {
        let width = i32::try_from(self.width).unwrap_or_default() * UNIT;
        let point = |(x, y): Point| (width - x, y);
        let area = |area: Area| Area { left: width - area.right(), ..area };
        for mark in &mut self.marks {
            match &mut mark.shape {
                Shape::Rect(rect) => *rect = area(*rect),
                Shape::Polygon(points) | Shape::Path { points, .. } => {
                    for at in points {
                        *at = point(*at);
                    }
                }
                Shape::Text(Text { at, anchor, .. }) => {
                    *at = point(*at);
                    *anchor = match anchor {
                        Anchor::Left => Anchor::Right,
                        Anchor::Center => Anchor::Center,
                        Anchor::Right => Anchor::Left,
                    };
                }
            }
        }
        for target in &mut self.targets {
            target.bounds = area(target.bounds);
            for hit in &mut target.hit {
                match hit {
                    Hit::Area(within) => *within = area(*within),
                    Hit::Rings(rings) => rings.iter_mut().flatten().for_each(|at| *at = point(*at)),
                }
            }
        }
        self
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use crate::chart::{Metrics, Scene, SceneOptions, Shape, scene};
    use crate::report::{Node, Report};

    const MISSOURI_2020: &str = include_str!("../../www/reports/missouri-2020.json");

    fn drawn(language: &str, width: u32) -> Scene {
        let node: Node = serde_json::from_str(&MISSOURI_2020.replace("en-US", language)).unwrap();
        let report = Report::from_checked(&node).unwrap();
        let table =
            report.tables().find(|table| scene(&report, &table.id, &SceneOptions::default(), &Metrics, None).is_ok());
        let options = SceneOptions { width, ..SceneOptions::default() };
        scene(&report, &table.unwrap().id, &options, &Metrics, None).unwrap()
    }

    #[test]
    fn bars_grow_from_the_right_where_lines_run_to_the_left() {
        let edges = |scene: &Scene| -> Vec<(i32, i32)> {
            let rects = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Rect(area) => Some((area.left, area.right())),
                _ => None,
            });
            rects.collect()
        };
        let (english, arabic) = (edges(&drawn("en-US", 600)), edges(&drawn("ar", 600)));
        let starts = |bars: &[(i32, i32)]| {
            bars.iter().filter(|bar| bars.iter().filter(|other| other.0 == bar.0).count() > 2).count()
        };
        let ends = |bars: &[(i32, i32)]| {
            bars.iter().filter(|bar| bars.iter().filter(|other| other.1 == bar.1).count() > 2).count()
        };
        assert!(starts(&english) > 2 && ends(&arabic) == starts(&english), "{english:?} {arabic:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn a_picture_mirrored_twice_is_itself(width in 200_u32..900) {
            let scene = drawn("en-US", width);
            prop_assert_eq!(scene.clone().mirrored().mirrored(), scene);
        }
    }
}
