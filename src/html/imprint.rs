//! The publisher's logo and colour, whom to ask, and what may be done with the report.

use maud::{Markup, html};

use super::Page;
use crate::report::{Accent, Imprint, PaletteName};

impl Page<'_> {
    fn imprint(&self) -> Option<&Imprint> {
        self.report.imprint.as_ref()
    }

    /// The colour that a script, or the style sheet of a saved page, gives to names, large numbers and links.
    pub(super) fn accent(&self) -> Option<&str> {
        self.imprint()?.accent.as_ref().filter(|_| !self.options.plain).map(Accent::code)
    }

    /// The palette by its name, for the style sheet; the usual one has none.
    pub(super) fn palette(&self) -> Option<&str> {
        let palette = self.imprint()?.palette;
        (palette != PaletteName::Teal && !self.options.plain).then(|| palette.name())
    }

    /// The logo, which says nothing that the publisher's name below it does not. Content systems let no data address pass.
    pub(super) fn logo(&self) -> Markup {
        let logo = self.imprint().and_then(|imprint| imprint.logo.as_ref()).filter(|_| !self.options.plain);
        html! { @if let Some(logo) = logo { img class="hr-logo" src=(logo.address()) alt=""; } }
    }

    /// Whom to ask, and what may be done with the report.
    pub(super) fn contact_and_licence(&self) -> (Option<Markup>, Option<Markup>) {
        let text = |pick: fn(&Imprint) -> Option<&String>| self.imprint().and_then(pick).map(|text| self.linked(text));
        (text(|imprint| imprint.contact.as_ref()), text(|imprint| imprint.licence.as_ref()))
    }

    /// A text in which addresses of pages and of e-mail are links.
    fn linked(&self, text: &str) -> Markup {
        let words = html! { @for word in text.split_inclusive(' ') { (linked_word(word)) } };
        html! { @if self.options.plain { span dir="auto" { (words) } } @else { bdi { (words) } } }
    }
}

/// A word, as a link if it is an address. Signs around it belong to the sentence.
fn linked_word(word: &str) -> Markup {
    let is_around = |letter: char| matches!(letter, ' ' | ',' | '.' | ';' | ':' | '(' | ')' | '<' | '>');
    let rest = word.trim_start_matches(is_around);
    let address = rest.trim_end_matches(is_around);
    let (before, after) = (&word[..word.len() - rest.len()], &rest[address.len()..]);
    let scheme = match () {
        () if address.starts_with("https://") => "",
        () if is_mail(address) => "mailto:",
        () => return html! { (word) },
    };
    html! { (before) a href={ (scheme) (address) } { (address) } (after) }
}

/// Returns whether a word is an address of e-mail and nothing that could be more.
fn is_mail(word: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'@');
    let parts = word.split_once('@');
    let is_host = |host: &str| host.contains('.') && !host.starts_with('.') && !host.contains('@');
    word.bytes().all(fits) && parts.is_some_and(|(name, host)| !name.is_empty() && is_host(host))
}
