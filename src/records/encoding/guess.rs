//! The likeliest encoding of a text that is no UTF-8 and says nothing of itself.
//!
//! Windows, Macintosh and MS-DOS put the letters of Western Europe in different places. Which of them a text means shows by
//! where its letters and signs then are: “Quebec” with a “Ž” in the middle is no word. If none of them makes sense, a
//! detector that knows the letter pairs of many languages decides.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::named::{Encoding, Family};

/// The encodings of Western Europe, the likeliest first.
const WESTERN: [Encoding; 5] =
    [Encoding::Windows1252, Encoding::Macintosh, Encoding::Cp850, Encoding::Cp437, Encoding::Iso8859_15];

/// Share of non-ASCII text that must make sense in an encoding of Western Europe, in percent.
const SENSE: usize = 80;

/// The share at which Windows-1252 needs no other opinion.
const PLAIN: usize = 95;

/// The likeliest encoding of a text's beginning.
pub(super) fn guess(sample: &[u8]) -> Encoding {
    let shares = WESTERN.map(|encoding| (encoding, share(sample, encoding)));
    let best = shares.into_iter().rev().max_by_key(|(_, share)| *share);
    match best {
        Some((Encoding::Windows1252, share)) if share >= PLAIN => Encoding::Windows1252,
        Some((encoding, share)) if share >= SENSE && encoding != Encoding::Windows1252 => encoding,
        _ => by_languages(sample),
    }
}

/// Returns whether a text is UTF-8 but for a few bytes. In no other encoding do letters so often make whole characters of it.
pub(super) fn is_mostly_utf8(sample: &[u8]) -> bool {
    const TIMES: usize = 4;
    let (mut whole, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= TIMES * broken
}

fn by_languages(sample: &[u8]) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // The sample may end within a character.
    detector.feed(sample, false);
    Encoding::of_standard(detector.guess(None, Utf8Detection::Deny)).unwrap_or(Encoding::Windows1252)
}

/// The share of bytes beyond ASCII that make sense in an encoding, in percent.
fn share(sample: &[u8], encoding: Encoding) -> usize {
    let characters = characters(encoding.family());
    let character =
        |at: Option<usize>| at.and_then(|at| sample.get(at)).map_or(' ', |byte| characters[usize::from(*byte)]);
    let is_high = |at: Option<usize>| at.and_then(|at| sample.get(at)).is_some_and(|byte| *byte >= 0x80);
    let (mut good, mut all) = (0, 0);
    for at in (0..sample.len()).filter(|at| sample[*at] >= 0x80) {
        let (before, after) = (at.checked_sub(1), at.checked_add(1));
        let run = is_high(before) && is_high(after);
        if let Some(sound) = sense(character(before), character(Some(at)), character(after)) {
            good += usize::from(sound && !run);
            all += 1;
        }
    }
    (good * 100).checked_div(all).unwrap_or(0)
}

/// The character of every byte.
fn characters(family: Family) -> Vec<char> {
    (0..=u8::MAX).map(|byte| super::named::single(&[byte], family).chars().next().unwrap_or('\u{FFFD}')).collect()
}

/// Returns whether a character makes sense between two others; `None` if that tells nothing.
fn sense(before: char, character: char, after: char) -> Option<bool> {
    let touches = before.is_alphabetic() || after.is_alphabetic();
    let inside = before.is_alphabetic() && after.is_alphabetic();
    match character {
        'œ' | 'ß' | 'Œ' | 'ÿ' => None,
        '\u{a0}' if !inside => None,
        // Portuguese has it before an “e” only; elsewhere it is Hungarian in the wrong encoding.
        'õ' => Some(after == 'e'),
        'à'..='ö' | 'ø'..='ý' => Some(touches && character != 'ð'),
        'À'..='Ö' | 'Ø'..='Ü' => Some(!before.is_lowercase() && (touches || before == ' ')),
        '’' | '‘' => Some(true),
        'º' | 'ª' => Some(!inside && before.is_alphanumeric()),
        '¿' | '¡' => Some(!before.is_alphabetic() && after.is_alphabetic()),
        '“' | '”' | '„' | '‚' | '«' | '»' | '–' | '—' | '…' | '•' | '€' | '£' | '°' | '©' | '®' | '™' | '½' | '·'
        | '§' => Some(!inside),
        _ => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, guess};
    use crate::records::encoding::named::{Family, single};

    const SPANISH: &str = "provincia,motivo\nCórdoba,violencia física\nTucumán,psicológica\nEntre Ríos,año pasado\n";
    const FRENCH: &str = "région,appel\nQuébec,détresse à la maison\nMontréal,l’été dernier, forêt\n";
    const GERMAN: &str = "Ort,Anlass\nKöln,Bedürfnis\nMünchen,Gespräch über Ämter\n";

    /// The text's bytes in an encoding of one byte a character.
    fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
        let byte = |character: char| {
            let is_this = |byte: &u8| single(&[*byte], encoding.family()).starts_with(character);
            (0..=u8::MAX).find(is_this).unwrap_or_else(|| panic!("no {character} in {encoding:?}"))
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn western_text_is_told_by_where_its_letters_stand() {
        for text in [SPANISH, FRENCH, GERMAN] {
            for encoding in [Encoding::Windows1252, Encoding::Macintosh] {
                assert_eq!(guess(&bytes(text, encoding)), encoding, "{text}");
            }
        }
        for text in [SPANISH, GERMAN] {
            assert_eq!(guess(&bytes(text, Encoding::Cp850)), Encoding::Cp850, "{text}");
        }
    }

    #[test]
    fn languages_of_the_same_letters_are_told_by_their_own() {
        for (text, encoding) in [
            ("város,ok\nGyőr,szükségem van segítségre\nDebrecen,erőszak, űzött\n", Encoding::Windows1250),
            ("město,důvod\nPlzeň,domácí násilí\nBrno,potřebuji pomoc, žena, šest dětí\n", Encoding::Windows1250),
            ("şehir,neden\nİstanbul,aile içi şiddet\nIğdır,yardım gerekiyor\n", Encoding::Windows1254),
            ("cidade,motivo\nSão Paulo,violência doméstica, agressões, não\n", Encoding::Windows1252),
            ("cidade,motivo\nSão Paulo,violência doméstica, agressões, não\n", Encoding::Macintosh),
            ("ville,motif\nCafé à 5 €,sœur\nÉté,cœur\n", Encoding::Iso8859_15),
            ("PROVINCIA\nCÓRDOBA\nTUCUMÁN\nNEUQUÉN\nAÑO\n", Encoding::Cp850),
        ] {
            assert_eq!(guess(&bytes(text, encoding)), encoding, "{text}");
        }
    }

    #[test]
    fn one_word_is_enough_for_most() {
        assert_eq!(guess(b"a,b\ncaf\xE9,1\n"), Encoding::Windows1252);
        assert_eq!(guess(b"a,b\nQu\x8Ebec,1\n"), Encoding::Macintosh);
        assert_eq!(guess(b"a,b\nC\xA2rdoba,1\n"), Encoding::Cp850);
        assert_eq!(guess(b"a,b\n\x93quoted\x94 \x96 it\x92s,1\n"), Encoding::Windows1252);
    }

    #[test]
    fn other_scripts_are_told_by_their_languages() {
        let russian = "город,причина\nМосква,насилие в семье\nКазань,нужна помощь\n";
        for encoding in [Encoding::Windows1251, Encoding::Koi8R, Encoding::Iso8859_5] {
            let bytes = bytes(russian, encoding);
            // Russian is the same in the Russian and in the Ukrainian KOI8.
            assert_eq!(single(&bytes, guess(&bytes).family()), russian, "{encoding:?}");
        }
        let polish = "miasto,powód\nŁódź,przemoc w związku\nKraków,potrzebuję pomocy, proszę, życie\nGdańsk,dziękuję\n";
        assert_eq!(guess(&bytes(polish, Encoding::Windows1250)), Encoding::Windows1250);
        let lithuanian = "miestas,vardas\nŠiauliai,Žydrūnė\nPanevėžys,Rūta\nBiržai,Česlovas\n";
        assert_eq!(guess(&bytes(lithuanian, Encoding::Windows1257)), Encoding::Windows1257);
        // Its tones are signs of their own.
        let vietnamese = "ten,thanh pho\nNguyê\u{303}n,Ha\u{300} Nô\u{323}i\nTrâ\u{300}n,Đa\u{300} Nă\u{303}ng\nPha\u{323}m,Huê\u{301}\n";
        assert_eq!(guess(&bytes(vietnamese, Encoding::Windows1258)), Encoding::Windows1258);
        let greek = "πόλη,λόγος\nΑθήνα,βία στο σπίτι\nΠάτρα,χρειάζομαι βοήθεια\n";
        assert_eq!(guess(&bytes(greek, Encoding::Windows1253)), Encoding::Windows1253);
    }

    #[test]
    fn east_asian_texts_are_told() {
        for (encoding, text) in [
            (
                Encoding::ShiftJis,
                "日付,都市,理由\n2024-01-01,東京,家庭内暴力についての相談です\n2024-01-02,大阪,助けが必要です\n",
            ),
            (Encoding::Gbk, "日期,城市,原因\n2024-01-01,北京,家庭暴力的咨询电话\n2024-01-02,上海,需要帮助和住所\n"),
            (Encoding::Big5, "日期,城市,原因\n2024-01-01,臺北,家庭暴力的諮詢電話\n2024-01-02,高雄,需要幫助和住所\n"),
            (
                Encoding::EucKr,
                "날짜,도시,이유\n2024-01-01,서울,가정 폭력 상담 전화입니다\n2024-01-02,부산,도움이 필요합니다\n",
            ),
        ] {
            let Family::Sequences(standard) = encoding.family() else { panic!("{encoding:?}") };
            let (bytes, _, lossy) = standard.encode(text);
            assert!(!lossy);
            assert_eq!(guess(&bytes), encoding);
        }
    }
}
