use super::color::{NEEDED, contrast_with_white, in_words, readable_shade};
use super::palette_fault::of_palette;
use super::{Accent, Imprint, Logo, picture};

/// Fault of a part of an imprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The field it is in.
    pub(crate) field: &'static str,
    /// A stable name for programs.
    pub(crate) code: &'static str,
    /// Description of the problem, in one sentence.
    pub(crate) message: String,
    /// Remedy, in one sentence.
    pub(crate) remedy: String,
}

impl Imprint {
    /// Everything that keeps this imprint from being printed.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let parts = self.logo.iter().filter_map(of_logo).chain(self.accent.iter().filter_map(of_accent));
        parts.chain(of_palette(self)).collect()
    }
}

fn of_logo(logo: &Logo) -> Option<Fault> {
    let (message, remedy) = picture::fault(logo.address())?;
    Some(Fault { field: "logo", code: "bad-logo", message, remedy: remedy.to_owned() })
}

fn of_accent(accent: &Accent) -> Option<Fault> {
    let color = accent.color();
    let contrast = contrast_with_white(color);
    (contrast < NEEDED).then(|| Fault {
        field: "accent",
        code: "low-contrast",
        message: format!(
            "Text of the colour {} is hard to read on white: its contrast is {} to 1.",
            accent.code(),
            in_words(contrast)
        ),
        remedy: format!(
            "Choose a darker one, with a contrast of at least 4.5 to 1, such as “{}”.",
            readable_shade(color)
        ),
    })
}
