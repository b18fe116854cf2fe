//! An accent that would not do as the colour of marks, with the reason.

use super::color::{NEEDED, contrast_with_white, in_words, shades};
use super::faults::Fault;
use super::{Accent, Imprint};
use crate::common::Rgb;
use crate::common::vision::{Vision, distance};
use crate::report::palette::{Marks, PaletteName, nearest};

/// Least distance of the accent from the colours beside it, as [`distance`] has it. In the usual palette the two that are
/// hardest to tell apart have 0.056.
const LEAST: f64 = 0.045;

/// Contrast with white that marks need, in hundredths.
const NEEDED_BY_MARKS: u32 = 300;

/// Returns the reason why an imprint cannot have the palette that it names.
pub(super) fn of_palette(imprint: &Imprint) -> Option<Fault> {
    if imprint.palette != PaletteName::Accent {
        return None;
    }
    let refused = |code, message, remedy| Some(Fault { field: "palette", code, message, remedy });
    let Some(accent) = imprint.accent.as_ref().map(Accent::color) else {
        let families = Marks::FAMILIES.map(|(name, _)| format!("“{}”", name.name())).join(", ");
        let message = "The palette is that of the accent, and there is no accent.".to_owned();
        return refused("no-accent", message, format!("Give `accent`, or name one of {families}."));
    };
    // Text that is hard to read is a fault of the accent itself.
    if contrast_with_white(accent) < NEEDED {
        return None;
    }
    let message = of_marks(accent)?;
    let family = nearest_family(accent).name();
    let fits = |shade: &Rgb| contrast_with_white(*shade) >= NEEDED && of_marks(*shade).is_none();
    let another =
        shades(accent).find(fits).map_or("Choose".to_owned(), |shade| format!("Choose a shade such as “{shade}”, or"));
    refused(
        "unfit-accent",
        message,
        format!("{another} the palette “{family}”, which leaves the accent to names and links."),
    )
}

/// Returns what keeps a colour from being that of marks.
fn of_marks(accent: Rgb) -> Option<String> {
    let lighter = Marks::Own(accent).colors(false).lighter;
    let contrast = contrast_with_white(lighter);
    if contrast < NEEDED_BY_MARKS {
        let contrast = in_words(contrast);
        return Some(format!(
            "Beside bars of the colour {accent}, lighter ones would be {lighter}: their contrast with white is {contrast} to 1, and marks need 3."
        ));
    }
    let found = nearest(accent);
    let [own, other] = found.pair;
    let readers = match found.vision {
        Vision::Usual => "readers",
        Vision::Protanopia => "readers who do not see red (protanopia)",
        Vision::Deuteranopia => "readers who do not see green (deuteranopia)",
        Vision::Tritanopia => "readers who do not see blue (tritanopia)",
    };
    let on_dark = if own == accent { String::new() } else { format!(", {own} on dark ground,") };
    (found.distance < LEAST).then(|| {
        format!("Parts of the colour {accent}{on_dark} are beside parts of {other}, and {readers} can hardly tell the two apart.")
    })
}

/// Returns the family whose accent is most like a colour.
fn nearest_family(color: Rgb) -> PaletteName {
    let far = |marks: Marks| distance(color, marks.colors(false).accent()).0;
    let nearest = Marks::FAMILIES.into_iter().min_by(|one, other| far(one.1).total_cmp(&far(other.1)));
    nearest.map_or(PaletteName::Teal, |(name, _)| name)
}
