use serde::{Deserialize, Serialize};

use super::code_pages::{cp437, cp850};

/// Encoding of a text file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    #[default]
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// UTF-32, lowest byte first.
    Utf32Le,
    /// UTF-32, highest byte first.
    Utf32Be,
    /// Central European (Windows-1250).
    Windows1250,
    /// Cyrillic (Windows-1251).
    Windows1251,
    /// Western (Windows-1252), which most Western spreadsheets without Unicode use; ISO-8859-1 is part of it.
    Windows1252,
    /// Greek (Windows-1253).
    Windows1253,
    /// Turkish (Windows-1254).
    Windows1254,
    /// Hebrew (Windows-1255).
    Windows1255,
    /// Arabic (Windows-1256).
    Windows1256,
    /// Baltic (Windows-1257).
    Windows1257,
    /// Vietnamese (Windows-1258).
    Windows1258,
    /// Thai (Windows-874).
    Windows874,
    /// Central European (ISO-8859-2).
    Iso8859_2,
    /// South European (ISO-8859-3).
    Iso8859_3,
    /// Baltic (ISO-8859-4).
    Iso8859_4,
    /// Cyrillic (ISO-8859-5).
    Iso8859_5,
    /// Arabic (ISO-8859-6).
    Iso8859_6,
    /// Greek (ISO-8859-7).
    Iso8859_7,
    /// Hebrew (ISO-8859-8).
    Iso8859_8,
    /// Nordic (ISO-8859-10).
    Iso8859_10,
    /// Baltic (ISO-8859-13).
    Iso8859_13,
    /// Celtic (ISO-8859-14).
    Iso8859_14,
    /// Western (ISO-8859-15).
    Iso8859_15,
    /// Romanian (ISO-8859-16).
    Iso8859_16,
    /// Russian (KOI8-R).
    Koi8R,
    /// Ukrainian (KOI8-U).
    Koi8U,
    /// Western (Macintosh).
    Macintosh,
    /// Cyrillic (Macintosh).
    MacCyrillic,
    /// Cyrillic (MS-DOS 866).
    Cp866,
    /// Western, of MS-DOS in the United States (code page 437).
    Cp437,
    /// Western, of MS-DOS elsewhere (code page 850).
    Cp850,
    /// Japanese (Shift JIS).
    ShiftJis,
    /// Japanese (EUC-JP).
    EucJp,
    /// Japanese, of mail (ISO-2022-JP).
    Iso2022Jp,
    /// Chinese, simplified (GBK, GB 18030).
    Gbk,
    /// Chinese, traditional (Big5).
    Big5,
    /// Korean (EUC-KR).
    EucKr,
}

/// Family of encodings that are read in the same way.
#[derive(Clone, Copy)]
pub(super) enum Family {
    /// As it is, or made UTF-8 as it streams in.
    Unicode,
    /// Each byte is a character, and ASCII is part of it: only values need be decoded, once each.
    Bytes(&'static encoding_rs::Encoding),
    /// The same, by a table of our own.
    Page(fn(u8) -> char),
    /// Several bytes are a character, some of which look like ASCII: made UTF-8 as it streams in.
    Sequences(&'static encoding_rs::Encoding),
}

/// Every encoding with its name for people, and how it is read.
static KNOWN: [(Encoding, &str, Family); 40] = [
    (Encoding::Utf8, "Unicode (UTF-8)", Family::Unicode),
    (Encoding::Utf16Le, "Unicode (UTF-16, low byte first)", Family::Unicode),
    (Encoding::Utf16Be, "Unicode (UTF-16, high byte first)", Family::Unicode),
    (Encoding::Utf32Le, "Unicode (UTF-32, lowest byte first)", Family::Unicode),
    (Encoding::Utf32Be, "Unicode (UTF-32, highest byte first)", Family::Unicode),
    (Encoding::Windows1250, "Central European (Windows-1250)", Family::Bytes(encoding_rs::WINDOWS_1250)),
    (Encoding::Windows1251, "Cyrillic (Windows-1251)", Family::Bytes(encoding_rs::WINDOWS_1251)),
    (Encoding::Windows1252, "Western (Windows-1252)", Family::Bytes(encoding_rs::WINDOWS_1252)),
    (Encoding::Windows1253, "Greek (Windows-1253)", Family::Bytes(encoding_rs::WINDOWS_1253)),
    (Encoding::Windows1254, "Turkish (Windows-1254)", Family::Bytes(encoding_rs::WINDOWS_1254)),
    (Encoding::Windows1255, "Hebrew (Windows-1255)", Family::Bytes(encoding_rs::WINDOWS_1255)),
    (Encoding::Windows1256, "Arabic (Windows-1256)", Family::Bytes(encoding_rs::WINDOWS_1256)),
    (Encoding::Windows1257, "Baltic (Windows-1257)", Family::Bytes(encoding_rs::WINDOWS_1257)),
    (Encoding::Windows1258, "Vietnamese (Windows-1258)", Family::Bytes(encoding_rs::WINDOWS_1258)),
    (Encoding::Windows874, "Thai (Windows-874)", Family::Bytes(encoding_rs::WINDOWS_874)),
    (Encoding::Iso8859_2, "Central European (ISO-8859-2)", Family::Bytes(encoding_rs::ISO_8859_2)),
    (Encoding::Iso8859_3, "South European (ISO-8859-3)", Family::Bytes(encoding_rs::ISO_8859_3)),
    (Encoding::Iso8859_4, "Baltic (ISO-8859-4)", Family::Bytes(encoding_rs::ISO_8859_4)),
    (Encoding::Iso8859_5, "Cyrillic (ISO-8859-5)", Family::Bytes(encoding_rs::ISO_8859_5)),
    (Encoding::Iso8859_6, "Arabic (ISO-8859-6)", Family::Bytes(encoding_rs::ISO_8859_6)),
    (Encoding::Iso8859_7, "Greek (ISO-8859-7)", Family::Bytes(encoding_rs::ISO_8859_7)),
    (Encoding::Iso8859_8, "Hebrew (ISO-8859-8)", Family::Bytes(encoding_rs::ISO_8859_8)),
    (Encoding::Iso8859_10, "Nordic (ISO-8859-10)", Family::Bytes(encoding_rs::ISO_8859_10)),
    (Encoding::Iso8859_13, "Baltic (ISO-8859-13)", Family::Bytes(encoding_rs::ISO_8859_13)),
    (Encoding::Iso8859_14, "Celtic (ISO-8859-14)", Family::Bytes(encoding_rs::ISO_8859_14)),
    (Encoding::Iso8859_15, "Western (ISO-8859-15)", Family::Bytes(encoding_rs::ISO_8859_15)),
    (Encoding::Iso8859_16, "Romanian (ISO-8859-16)", Family::Bytes(encoding_rs::ISO_8859_16)),
    (Encoding::Koi8R, "Russian (KOI8-R)", Family::Bytes(encoding_rs::KOI8_R)),
    (Encoding::Koi8U, "Ukrainian (KOI8-U)", Family::Bytes(encoding_rs::KOI8_U)),
    (Encoding::Macintosh, "Western (Macintosh)", Family::Bytes(encoding_rs::MACINTOSH)),
    (Encoding::MacCyrillic, "Cyrillic (Macintosh)", Family::Bytes(encoding_rs::X_MAC_CYRILLIC)),
    (Encoding::Cp866, "Cyrillic (MS-DOS 866)", Family::Bytes(encoding_rs::IBM866)),
    (Encoding::Cp437, "Western (MS-DOS 437)", Family::Page(cp437)),
    (Encoding::Cp850, "Western (MS-DOS 850)", Family::Page(cp850)),
    (Encoding::ShiftJis, "Japanese (Shift JIS)", Family::Sequences(encoding_rs::SHIFT_JIS)),
    (Encoding::EucJp, "Japanese (EUC-JP)", Family::Sequences(encoding_rs::EUC_JP)),
    (Encoding::Iso2022Jp, "Japanese (ISO-2022-JP)", Family::Sequences(encoding_rs::ISO_2022_JP)),
    (Encoding::Gbk, "Chinese, simplified (GBK, GB 18030)", Family::Sequences(encoding_rs::GBK)),
    (Encoding::Big5, "Chinese, traditional (Big5)", Family::Sequences(encoding_rs::BIG5)),
    (Encoding::EucKr, "Korean (EUC-KR)", Family::Sequences(encoding_rs::EUC_KR)),
];

impl Encoding {
    /// Its name for people.
    pub(super) fn title(self) -> &'static str {
        KNOWN.iter().find(|(encoding, ..)| *encoding == self).map_or("", |(_, title, _)| title)
    }

    pub(super) fn family(self) -> Family {
        KNOWN.iter().find(|(encoding, ..)| *encoding == self).map_or(Family::Unicode, |(.., family)| *family)
    }

    /// The encoding of that name in the Encoding Standard, if it is one that is read here.
    pub(super) fn of_standard(standard: &'static encoding_rs::Encoding) -> Option<Self> {
        let is_this = |family: &Family| matches!(family, Family::Bytes(known) | Family::Sequences(known) if std::ptr::eq(*known, standard));
        KNOWN.iter().find(|(.., family)| is_this(family)).map(|(encoding, ..)| *encoding)
    }
}

/// The text that bytes stand for, and whether they were valid: what is no UTF-8 is read as Windows-1252.
///
/// Encodings of several bytes are made UTF-8 before they come here.
pub(in crate::records) fn decoded(bytes: Vec<u8>, encoding: Encoding) -> (String, bool) {
    match String::from_utf8(bytes) {
        Ok(text) if encoding == Encoding::Utf8 || text.is_ascii() => (text, true),
        Ok(text) => match encoding.family() {
            Family::Unicode | Family::Sequences(_) => (text, true),
            family => (single(text.as_bytes(), family), true),
        },
        Err(error) => match encoding.family() {
            Family::Unicode | Family::Sequences(_) => {
                (single(error.as_bytes(), Family::Bytes(encoding_rs::WINDOWS_1252)), false)
            }
            family => (single(error.as_bytes(), family), true),
        },
    }
}

/// The text that bytes stand for, each a character.
pub(super) fn single(bytes: &[u8], family: Family) -> String {
    match family {
        Family::Bytes(encoding) | Family::Sequences(encoding) => {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        }
        Family::Page(page) => bytes.iter().map(|byte| page(*byte)).collect(),
        Family::Unicode => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, KNOWN, decoded};

    #[test]
    fn what_is_no_utf8_is_windows_1252() {
        assert_eq!(decoded(b"caf\xe9 \x80".to_vec(), Encoding::Utf8), ("café €".into(), false));
        assert_eq!(decoded("café".into(), Encoding::Utf8), ("café".into(), true));
        assert_eq!(decoded(b"caf\xe9".to_vec(), Encoding::Windows1252), ("café".into(), true));
    }

    #[test]
    fn windows_1252_has_quotes_dashes_and_the_euro() {
        let read = |bytes: &[u8]| decoded(bytes.to_vec(), Encoding::Windows1252).0;
        assert_eq!(read(b"\x80 \x93V\xEDctima\x94 \x96 \x9F\xFF"), "€ “Víctima” – Ÿÿ");
        assert_eq!(read(b"\x81\x8D\x8F\x90\x9D"), "\u{81}\u{8D}\u{8F}\u{90}\u{9D}");
    }

    #[test]
    fn bytes_are_read_in_the_encoding_that_is_named() {
        for (encoding, bytes, text) in [
            (Encoding::Macintosh, &b"Qu\x8Ebec"[..], "Québec"),
            (Encoding::Cp850, b"C\xA2rdoba", "Córdoba"),
            (Encoding::Windows1251, b"\xCC\xEE\xF1\xEA\xE2\xE0", "Москва"),
            (Encoding::Koi8R, b"\xED\xCF\xD3\xCB\xD7\xC1", "Москва"),
            (Encoding::Iso8859_2, b"\xA3\xF3d\xBC", "Łódź"),
            (Encoding::Windows1253, b"\xC1\xE8\xDE\xED\xE1", "Αθήνα"),
            // These bytes are also valid UTF-8.
            (Encoding::Windows1252, b"\xC3\xA9", "Ã©"),
        ] {
            assert_eq!(decoded(bytes.to_vec(), encoding), (text.to_owned(), true), "{encoding:?}");
        }
    }

    #[test]
    fn every_encoding_has_a_name_of_its_own() {
        let titles: std::collections::BTreeSet<&str> = KNOWN.iter().map(|(_, title, _)| *title).collect();
        assert_eq!(titles.len(), KNOWN.len());
        assert!(KNOWN.iter().all(|(encoding, title, _)| encoding.title() == *title));
    }
}
