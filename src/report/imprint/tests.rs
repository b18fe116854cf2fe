use proptest::prelude::*;

use super::{Accent, Imprint, Logo, PNG, PaletteName, SVG};
use crate::report::{Node, Report};

/// A PNG of a size, with as many bytes of data.
fn png(width: u32, height: u32, data: usize) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, kind, data, &[0; 4]].concat()
    };
    let size = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &size), chunk(b"IDAT", &vec![7; data]), chunk(b"IEND", b"")].concat()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |bytes: &[u8]| {
        let byte = |place: usize| u32::from(bytes.get(place).copied().unwrap_or_default());
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |place: usize| {
            if place > bytes.len() { '=' } else { char::from(DIGITS[(all >> (18 - 6 * place) & 63) as usize]) }
        };
        (0..4).map(digit).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

fn faults_of(start: &str, bytes: &[u8]) -> Vec<String> {
    let logo = Some(Logo(format!("{start}{}", base64(bytes))));
    Imprint { logo, ..Imprint::default() }.faults().into_iter().map(|fault| fault.message).collect()
}

fn faults_of_svg(body: &str) -> Vec<String> {
    let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{body}</svg>");
    faults_of(SVG, text.as_bytes())
}

fn faults_of_accent(code: &str) -> Vec<String> {
    let imprint = Imprint { accent: Some(Accent(code.to_owned())), ..Imprint::default() };
    imprint.faults().into_iter().map(|fault| format!("{} {}", fault.message, fault.remedy)).collect()
}

/// Faults of an accent as the colour of marks, each with its place and its remedy.
fn faults_of_marks(code: &str) -> Vec<String> {
    let accent = Some(Accent(code.to_owned()));
    let imprint = Imprint { accent, palette: PaletteName::Accent, ..Imprint::default() };
    imprint.faults().into_iter().map(|fault| format!("{}: {} {}", fault.field, fault.message, fault.remedy)).collect()
}

/// The codes of what is wrong with a document that has an imprint.
fn codes(imprint: &str) -> Vec<(String, &'static str)> {
    let json = format!(
        r#"{{"version": 1, "language": "en-US", "title": "Calls", "jurisdiction": {{"name": "Missouri"}}, "publisher": "Us",
        "period": {{"start": "2020", "end": "2020"}}, "imprint": {imprint}}}"#
    );
    let problems = match Report::from_node(&Node::from_json(&json).unwrap()) {
        Ok((_, problems)) | Err(problems) => problems,
    };
    problems.into_iter().map(|problem| (problem.pointer, problem.code)).collect()
}

#[test]
fn pictures_are_taken() {
    assert_eq!(faults_of(PNG, &png(600, 200, 5_000)), Vec::<String>::new());
    assert_eq!(faults_of_svg("<path d='M0 0h9'/><use href='#a'/><g fill=\"url(#b)\"/>"), Vec::<String>::new());
}

#[test]
fn large_pictures_are_refused_with_their_size() {
    let found = faults_of(PNG, &png(600, 200, 70_000));
    assert!(found[0].contains("69 kB; at most 64 kB"), "{found:?}");
    let found = faults_of(PNG, &png(6_000, 200, 10));
    assert!(found[0].contains("6000 × 200 pixels"), "{found:?}");
}

#[test]
fn files_that_are_no_pictures_are_refused() {
    let whole = png(6, 6, 10);
    let longer = [&whole[..], b"<script>"].concat();
    for bytes in [&whole[..30], &longer, b"GIF89a", b""] {
        assert_eq!(faults_of(PNG, bytes).len(), 1, "{bytes:?}");
    }
    assert_eq!(faults_of(SVG, b"<html></html>").len(), 1);
    assert_eq!(faults_of(SVG, b"<svg>\xFF</svg>").len(), 1);
}

#[test]
fn an_svg_that_is_more_than_a_picture_is_refused_with_what_it_holds() {
    for (body, named) in [
        ("<script>alert(1)</script>", "<script>"),
        ("<x:SCRIPT xmlns:x='http://www.w3.org/2000/svg'/>", "<script>"),
        ("<path onload = 'alert(1)'/>", "onload"),
        ("<path d='M0 0'onclick='x()'/>", "onclick"),
        ("<foreignObject/>", "<foreignobject>"),
        ("<image href='https://example.org/a.png'/>", "https://example.org/a.png"),
        ("<image xlink:href = \"//example.org/a.png\"/>", "//example.org/a.png"),
        ("<use href='data:image/svg+xml;base64,AAAA'/>", "data:image/svg+xml;base64,aaaa"),
        ("<rect fill=\"url( 'https://example.org')\"/>", "https://example.org"),
        ("<style>@import 'a.css';</style>", "@import"),
        ("<style>rect{fill:u\\72l(//example.org)}</style>", "\\"),
        ("<animate attributeName='x'/>", "<animate>"),
    ] {
        let found = faults_of_svg(body);
        assert!(found.len() == 1 && found[0].contains(&format!("“{named}”")), "{body}: {found:?}");
    }
    assert_eq!(faults_of(SVG, b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>").len(), 1);
}

#[test]
fn a_colour_that_is_hard_to_read_is_refused_with_one_that_is_not() {
    let found = faults_of_accent("#ffcc00");
    assert!(found[0].contains("contrast is 1.5 to 1"), "{found:?}");
    let better = found[0].split('“').nth(1).unwrap().split('”').next().unwrap();
    assert_eq!(faults_of_accent(better), Vec::<String>::new());
    assert_eq!(faults_of_accent("#12617a"), Vec::<String>::new());
    assert_eq!((faults_of_accent("#767676").len(), faults_of_accent("#777777").len()), (0, 1));
}

#[test]
fn an_accent_that_every_eye_tells_from_the_parts_beside_it_can_be_the_colour_of_marks() {
    for code in ["#8a1c1c", "#7a1f5c", "#12617a", "#003366", "#5b2c83", "#1a4480"] {
        assert_eq!(faults_of_marks(code), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn an_accent_that_some_cannot_tell_from_a_part_is_refused_with_both_and_with_a_shade_that_would_do() {
    let found = faults_of_marks("#005ea2");
    let wanted = "palette: Parts of the colour #005ea2 are beside parts of #15708c, and readers who do not see blue \
                  (tritanopia) can hardly tell the two apart.";
    assert!(found[0].starts_with(wanted), "{found:?}");
    let better = found[0].split('“').nth(1).unwrap().split('”').next().unwrap();
    assert_eq!(faults_of_marks(better), Vec::<String>::new());
    assert!(found[0].contains("the palette “indigo”") || found[0].contains("the palette “teal”"), "{found:?}");
}

#[test]
fn an_accent_whose_lighter_bars_would_be_too_pale_is_refused_with_their_contrast() {
    let found = faults_of_marks("#707070");
    assert!(found[0].contains("their contrast with white is 2.") && found[0].contains("marks need 3"), "{found:?}");
}

#[test]
fn an_accent_that_is_no_colour_of_text_is_refused_once() {
    assert_eq!(faults_of_marks("#ffcc00").len(), 1);
}

#[test]
fn a_palette_of_the_accent_needs_one() {
    let found = codes(r#"{"palette": "accent"}"#);
    assert_eq!(found, [("/imprint/palette".to_owned(), "no-accent")]);
}

#[test]
fn documents_say_what_is_wrong_with_an_imprint() {
    let at = |field: &str, code| vec![(format!("/imprint/{field}"), code)];
    assert_eq!(codes(r#"{"logo": "https://example.org/logo.png"}"#), at("logo", "bad-logo"));
    assert_eq!(codes(r#"{"logo": "data:text/html;base64,AAAA"}"#), at("logo", "bad-logo"));
    assert_eq!(codes(r#"{"logo": "data:image/png;base64,!"}"#), at("logo", "bad-logo"));
    assert_eq!(codes(r#"{"accent": "red"}"#), at("accent", "bad-color"));
    assert_eq!(codes(r##"{"accent": "#ffff00"}"##), at("accent", "low-contrast"));
    assert_eq!(codes(r#"{"palette": "puce"}"#), at("palette", "unknown-word"));
    assert_eq!(codes(r##"{"palette": "accent", "accent": "#005ea2"}"##), at("palette", "unfit-accent"));
    assert_eq!(codes(r#"{"contact": " "}"#), at("contact", "empty-text"));
    assert_eq!(codes(r#"{"license": "CC0"}"#), at("license", "unknown-field"));
    assert_eq!(codes(r##"{"accent": "#12617A", "contact": "us@example.org", "licence": "CC0"}"##), []);
}

proptest! {
    #[test]
    fn any_bytes_are_looked_at_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in ".{0,80}") {
        faults_of(PNG, &[b"\x89PNG\r\n\x1a\n".to_vec(), bytes.clone()].concat());
        faults_of(SVG, &bytes);
        faults_of_svg(&text);
        let logo = Some(Logo(format!("{PNG}{text}")));
        Imprint { logo, ..Imprint::default() }.faults();
    }
}
