//! Whether a logo is the picture that it says it is, and nothing but a picture.

use super::{PNG, SVG};

/// Largest picture, in bytes.
const LARGEST: usize = 64 * 1024;

/// Largest width and height of a PNG, in pixels.
const WIDEST: u32 = 2000;

/// Elements that act, move, or hold something else than a drawing.
const ACTIVE: [&str; 12] = [
    "a",
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "audio",
    "embed",
    "foreignobject",
    "iframe",
    "object",
    "script",
    "set",
];

/// What keeps a logo from being used: a message and a remedy; `None` if nothing does.
pub(super) fn fault(address: &str) -> Option<(String, &'static str)> {
    let (is_svg, text) = match (address.strip_prefix(SVG), address.strip_prefix(PNG)) {
        (Some(text), _) => (true, text),
        (_, Some(text)) => (false, text),
        _ => return None,
    };
    let Some(bytes) = base64(text) else {
        return Some(("The data address of this picture is broken.".to_owned(), "Write the whole file as Base64."));
    };
    if bytes.len() > LARGEST {
        let kilobytes = bytes.len().div_ceil(1024);
        let message = format!("This picture has {kilobytes} kB; at most {} kB are allowed.", LARGEST / 1024);
        return Some((message, "Save it smaller: 600 pixels of width are enough."));
    }
    if is_svg { svg(&bytes) } else { png(&bytes) }
}

/// Decodes Base64; `None` if it is none.
fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    if text.is_empty() || !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6 | u32::from(value)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits).to_be_bytes()[3]);
        }
    }
    Some(bytes)
}

/// Goes through the chunks of a PNG: the first states its size, the last ends the file.
fn png(bytes: &[u8]) -> Option<(String, &'static str)> {
    let Some([width, height]) = size_of_png(bytes) else {
        return Some(("This is no PNG picture, or only a part of one.".to_owned(), "Save it again as PNG."));
    };
    let fits = (1..=WIDEST).contains(&width) && (1..=WIDEST).contains(&height);
    let message = || format!("This picture has {width} × {height} pixels; at most {WIDEST} × {WIDEST} are allowed.");
    (!fits).then(|| (message(), "Save it smaller: 600 pixels of width are enough."))
}

fn size_of_png(bytes: &[u8]) -> Option<[u32; 2]> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let mut size = None;
    loop {
        let (length, behind) = rest.split_first_chunk::<4>()?;
        let (kind, behind) = behind.split_first_chunk::<4>()?;
        let data = behind.get(..u32::from_be_bytes(*length) as usize)?;
        // The checksum of four bytes.
        rest = behind.get(data.len() + 4..)?;
        match (kind, size) {
            (b"IHDR", None) => {
                let (width, data) = data.split_first_chunk::<4>()?;
                size = Some([u32::from_be_bytes(*width), u32::from_be_bytes(*data.first_chunk::<4>()?)]);
            }
            (b"IHDR", Some(_)) | (_, None) => return None,
            (b"IEND", _) => return size.filter(|_| rest.is_empty()),
            _ => {}
        }
    }
}

/// Goes through the text of an SVG. It is shown as an image, where nothing of this could do harm: this is for those who
/// would open it by itself.
fn svg(bytes: &[u8]) -> Option<(String, &'static str)> {
    const PLAIN: &str = "Save it as plain SVG without scripts, links and animations, or as PNG.";
    let text = std::str::from_utf8(bytes).unwrap_or_default().to_ascii_lowercase();
    if !tags(&text).any(|tag| tag == "svg") {
        return Some(("This is no SVG picture in UTF-8.".to_owned(), "Save it again as plain SVG."));
    }
    let active = tags(&text).find(|tag| ACTIVE.contains(tag)).map(|tag| format!("<{tag}>"));
    let declared = ["<!doctype", "<!entity", "<?xml-stylesheet", "@import", "javascript:", "\\"];
    let declared = || declared.iter().find(|sign| text.contains(**sign)).map(|sign| (*sign).to_owned());
    let outside = || leads_out(&text, "href").or_else(|| leads_out(&text, "url(")).map(str::to_owned);
    let found = active.or_else(declared).or_else(|| handler(&text).map(str::to_owned)).or_else(outside)?;
    Some((format!("This SVG is more than a picture: it holds “{found}”."), PLAIN))
}

/// The names of the elements of a text, without their prefixes.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(|rest| {
        let name = rest.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).next();
        let name = name.unwrap_or_default();
        name.rsplit(':').next().unwrap_or(name)
    })
}

/// The first attribute that runs a script: `onload=`.
fn handler(text: &str) -> Option<&str> {
    let is_before = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '/');
    text.match_indices("on").find_map(|(at, _)| {
        let rest = &text[at..];
        let name = rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next()?;
        let is_attribute = name.len() > 2 && rest[name.len()..].trim_start().starts_with('=');
        (is_attribute && text[..at].ends_with(is_before)).then_some(name)
    })
}

/// The first reference that leads out of the picture; those within it begin with `#`, pictures in it are PNG or JPEG.
fn leads_out<'t>(text: &'t str, sign: &str) -> Option<&'t str> {
    const WITHIN: [&str; 3] = ["#", "data:image/png;base64,", "data:image/jpeg;base64,"];
    text.match_indices(sign).find_map(|(at, _)| {
        let rest = &text[at + sign.len()..];
        let is_attribute = !sign.ends_with('(');
        let value = if is_attribute { rest.trim_start().strip_prefix('=')? } else { rest };
        let value = value.trim_start().trim_start_matches(['"', '\'']).trim_start();
        let end =
            value.char_indices().take_while(|(_, letter)| !matches!(letter, '"' | '\'' | ')' | '>')).take(60).last();
        let shown = value.get(..end.map_or(0, |(at, letter)| at + letter.len_utf8()))?;
        (!WITHIN.iter().any(|start| value.starts_with(start))).then_some(shown)
    })
}
