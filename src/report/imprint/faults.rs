use super::color::{NEEDED, color, contrast_with_white, readable_shade};
use super::{Accent, Imprint, Logo, picture};

/// What is wrong with a part of an imprint.
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
        self.logo.iter().filter_map(of_logo).chain(self.accent.iter().filter_map(of_accent)).collect()
    }
}

fn of_logo(logo: &Logo) -> Option<Fault> {
    let (message, remedy) = picture::fault(logo.address())?;
    Some(Fault { field: "logo", code: "bad-logo", message, remedy: remedy.to_owned() })
}

fn of_accent(accent: &Accent) -> Option<Fault> {
    let color = color(accent.code())?;
    let contrast = contrast_with_white(color);
    (contrast < NEEDED).then(|| Fault {
        field: "accent",
        code: "low-contrast",
        message: format!(
            "Text of the colour {} is hard to read on white: its contrast is {}.{} to 1.",
            accent.code(),
            contrast / 100,
            contrast % 100 / 10
        ),
        remedy: format!(
            "Choose a darker one, with a contrast of at least 4.5 to 1, such as “{}”.",
            readable_shade(color)
        ),
    })
}
