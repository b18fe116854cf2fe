use plotters_backend::DrawingBackend;
use plotters_svg::SVGBackend;

use super::paint::paint;
use super::palette::Palette;
use super::scene::{Scene, UNIT};

/// plotters-svg divides the size of letters by this.
const TEXT_FACTOR: f64 = 1.24;

/// A scene as an `<svg>` element that also stands alone: named by `title`, described by `description`. All ids
/// in it begin with `id_prefix`.
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
    let mut out = root(scene, title, description, id_prefix);
    // Our own root takes the place of the backend's, which has no name. Every attribute value is escaped, so the
    // replaced text is never the report's.
    let inside = drawn.split_once('\n').map_or("", |(_, inside)| inside);
    out.push_str(&inside.replace(" opacity=\"1\"", ""));
    out
}

fn root(scene: &Scene, title: &str, description: &str, id_prefix: &str) -> String {
    let unit = UNIT.unsigned_abs();
    let prefix: String = id_prefix.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" direction=\"ltr\" role=\"img\"");
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let mut view = String::from("0 0 ");
    view.push_str(&(scene.width * unit).to_string());
    view.push(' ');
    view.push_str(&(scene.height * unit).to_string());
    let named_by = [prefix.as_str(), "-title ", &prefix, "-desc"].concat();
    for (name, value) in [("width", &width), ("height", &height), ("viewBox", &view), ("aria-labelledby", &named_by)] {
        for part in [" ", name, "=\"", value, "\""] {
            out.push_str(part);
        }
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
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
}
