use plotters_backend::DrawingBackend;
use plotters_svg::SVGBackend;

use super::paint::paint;
use super::palette::Palette;
use super::scene::{Scene, UNIT};
use crate::common::text::replaced;

/// plotters-svg divides the size of letters by this.
const TEXT_FACTOR: f64 = 1.24;

/// A scene as an `<svg>` element that also works by itself: named by `title`, described by `description`. All ids
/// in it begin with `id_prefix`.
///
/// ```
/// use hotline_report::chart::{Metrics, Palette, SceneOptions, UI_FONT, scene, svg};
/// use hotline_report::report::{Node, Report};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = r#"{"version": 1, "language": "en-US", "title": "Calls", "jurisdiction": {"name": "Missouri"},
/// #   "publisher": "Our hotline", "period": {"start": "2025", "end": "2025"}, "accurateAsOf": "2026-02-01",
/// #   "sections": [{"heading": "Calls", "tables": [{"id": "calls", "title": "Calls by caller", "kind": "exclusive", "unit": "calls",
/// #     "rows": [{"label": "Survivor", "value": 40}, {"label": "Friend", "value": 25}], "total": {"label": "All", "value": 65}}]}]}"#;
/// # let report = Report::from_checked(&Node::from_json(json)?).ok_or("not a report document")?;
/// let scene = scene(&report, "calls", &SceneOptions::default(), &Metrics, None)?;
/// let picture = svg(&scene, &Palette::LIGHT, "Calls by caller", "Two bars", "calls-", UI_FONT);
/// assert!(picture.starts_with("<svg"));
/// # Ok(())
/// # }
/// ```
pub fn svg(
    scene: &Scene,
    palette: &Palette,
    title: &str,
    description: &str,
    id_prefix: &str,
    font_family: &str,
) -> String {
    let mut drawn = String::new();
    let mut backend = SVGBackend::with_string(&mut drawn, (0, 0));
    // Writing to a string cannot fail, so neither can this.
    let _ = paint(&scene.marks, palette, font_family, TEXT_FACTOR, &mut backend);
    let _ = backend.present();
    drop(backend);
    let mut out = root(scene, title, description, id_prefix, font_family);
    // Our own root takes the place of the backend's, which has no name.
    let inside = drawn.split_once('\n').map_or("", |(_, inside)| inside);
    out.push_str(&tidied(inside, font_family));
    out
}

/// Without what says nothing, and without white space around texts. Quotes are always escaped in what the report
/// says, so nothing of it is touched.
fn tidied(drawn: &str, font_family: &str) -> String {
    let mut family = String::from(" font-family=\"");
    escape(font_family, &mut family);
    family.push('"');
    let nothing =
        [family.as_str(), " opacity=\"1\"", " text-anchor=\"start\"", " stroke=\"none\""].map(|said| (said, ""));
    replaced(drawn, &[&nothing[..], &[("\">\n", "\">"), ("\n</text>", "</text>")]].concat())
}

fn root(scene: &Scene, title: &str, description: &str, id_prefix: &str, font_family: &str) -> String {
    let unit = UNIT.unsigned_abs();
    let prefix: String = id_prefix.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" direction=\"ltr\" role=\"img\"");
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let mut view = String::from("0 0 ");
    view.push_str(&(scene.width * unit).to_string());
    view.push(' ');
    view.push_str(&(scene.height * unit).to_string());
    let named_by = [prefix.as_str(), "-title ", &prefix, "-desc"].concat();
    let attributes = [
        ("width", width.as_str()),
        ("height", &height),
        ("viewBox", &view),
        ("font-family", font_family),
        ("aria-labelledby", &named_by),
    ];
    for (name, value) in attributes {
        for part in [" ", name, "=\""] {
            out.push_str(part);
        }
        escape(value, &mut out);
        out.push('"');
    }
    out.push('>');
    for (name, text) in [("title", title), ("desc", description)] {
        for part in ["<", name, " id=\"", &prefix, "-", name, "\">"] {
            out.push_str(part);
        }
        escape(text, &mut out);
        for part in ["</", name, ">"] {
            out.push_str(part);
        }
    }
    out.push('\n');
    out
}

const fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
}
