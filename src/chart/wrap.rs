use super::measure::{Measure, units};
use super::scene::Font;

/// Breaks a text into lines that are no wider than `limit` units.
///
/// Lines break at spaces, after hyphens and slashes, and between ideographs; only a word that is too long for a
/// line of its own is broken inside, and never within a letter and its marks. White space becomes single spaces and
/// control characters vanish, so that every line can be drawn. A single letter wider than the limit is alone.
pub(super) fn wrap(text: &str, font: Font, limit: i32, measure: &dyn Measure) -> Vec<String> {
    let fits = |line: &str| units(measure, line, font) <= limit;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let kept = line.len();
        if piece.spaced && kept > 0 {
            line.push(' ');
        }
        line.push_str(&piece.text);
        if fits(&line) {
            continue;
        }
        line.truncate(kept);
        if kept > 0 {
            lines.push(std::mem::take(&mut line));
        }
        line = piece.text;
        if !fits(&line) {
            line = break_word(&line, fits, &mut lines);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The width of the widest part of a text that [`wrap`] would rather not break.
pub(super) fn longest_piece(text: &str, font: Font, measure: &dyn Measure) -> i32 {
    pieces(text).iter().map(|piece| units(measure, &piece.text, font)).max().unwrap_or(0)
}

/// Breaks a word that is too long; returns what remains for the last line.
fn break_word(word: &str, fits: impl Fn(&str) -> bool, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for cluster in clusters(word) {
        let kept = line.len();
        line.push_str(cluster);
        if kept > 0 && !fits(&line) {
            line.truncate(kept);
            lines.push(std::mem::replace(&mut line, cluster.to_owned()));
        }
    }
    line
}

/// A part of a text that stays on one line if it can.
struct Piece {
    /// `true` if white space came before it.
    spaced: bool,
    text: String,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut spaced = false;
    let mut open = false;
    for cluster in clusters(text) {
        let Some(first) = cluster.chars().next() else { continue };
        if is_space(first) {
            (spaced, open) = (true, false);
            continue;
        }
        let letters: String = cluster.chars().filter(|letter| !letter.is_control() && !is_nothing(*letter)).collect();
        if letters.is_empty() {
            open &= first != '\u{200b}';
            continue;
        }
        match pieces.last_mut().filter(|_| open && !is_ideograph(first)) {
            Some(piece) => piece.text.push_str(&letters),
            None => pieces.push(Piece { spaced, text: letters }),
        }
        spaced = false;
        open = !matches!(first, '-' | '/' | '–' | '—') && !is_ideograph(first);
    }
    pieces
}

/// Characters that XML cannot hold, and those that only say where a line may end.
const fn is_nothing(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{fffe}' | '\u{ffff}')
}

/// White space where a line may end.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Letters between which a line may end.
const fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

/// The letters of a text, each with the marks that belong to it: nearly the grapheme clusters of Unicode.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut letters = rest.char_indices();
        let (_, first) = letters.next()?;
        let mut previous = first;
        let mut flag = is_flag(first);
        let mut end = rest.len();
        for (index, letter) in letters {
            let pair = flag && is_flag(letter);
            // A mark on a space would vanish with it where a line ends.
            if is_space(first) || !joins(letter) && previous != '\u{200d}' && !pair {
                end = index;
                break;
            }
            flag &= !pair;
            previous = letter;
        }
        let (cluster, remaining) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = remaining;
        Some(cluster)
    })
}

/// Regional indicators make a flag in pairs.
const fn is_flag(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Marks, joiners, variation selectors, skin tones: first and last of each range.
static JOINING: [(char, char); 25] = [
    ('\u{300}', '\u{36f}'),
    ('\u{483}', '\u{489}'),
    ('\u{591}', '\u{5c7}'),
    ('\u{610}', '\u{61a}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{670}', '\u{670}'),
    ('\u{6d6}', '\u{6ed}'),
    ('\u{e31}', '\u{e31}'),
    ('\u{e34}', '\u{e3a}'),
    ('\u{e47}', '\u{e4e}'),
    ('\u{1160}', '\u{11ff}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{200c}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{302a}', '\u{302f}'),
    ('\u{3099}', '\u{309a}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{fe20}', '\u{fe2f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{1f3fb}', '\u{1f3ff}'),
    ('\u{1e8d0}', '\u{1e94a}'),
    ('\u{e0000}', '\u{e01ef}'),
];

/// Returns whether a character belongs to the one before it.
pub(super) fn joins(letter: char) -> bool {
    // The scripts of India are in blocks of 128 that are alike.
    let indian = matches!(letter, '\u{900}'..='\u{dff}')
        && matches!(u32::from(letter) & 0x7f, 0..=3 | 0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62 | 0x63);
    indian || JOINING.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

/// A line as it is drawn: set off from the page's direction where it has letters of a right-to-left script.
pub(super) fn isolated(line: String) -> String {
    let is_rtl = |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if !line.contains(is_rtl) {
        return line;
    }
    let mut text = String::with_capacity(line.len() + 6);
    text.push('\u{2068}');
    text.push_str(&line);
    text.push('\u{2069}');
    text
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::super::measure::{Metrics, units};
    use super::super::scene::Font;
    use super::{clusters, wrap};
    use proptest::prelude::*;

    const FONT: Font = Font { size: 14, bold: false };

    fn lines(text: &str, pixels: i32) -> Vec<String> {
        wrap(text, FONT, pixels * 8, &Metrics)
    }

    #[test]
    fn breaks_at_spaces_and_after_slashes() {
        assert_eq!(lines("Victim of Trafficking", 90), ["Victim of", "Trafficking"]);
        assert_eq!(lines("Educator/School Personnel", 112), ["Educator/", "School", "Personnel"]);
        assert_eq!(lines("漢字漢字", 32), ["漢字", "漢字"]);
    }

    #[test]
    fn keeps_what_belongs_together() {
        assert_eq!(lines("25\u{a0}% of", 45), ["25\u{a0}%", "of"]);
        assert_eq!(clusters("e\u{301}x").collect::<Vec<_>>(), ["e\u{301}", "x"]);
        assert_eq!(clusters("👩\u{200d}🚀🇺🇸🇲🇽").collect::<Vec<_>>(), ["👩\u{200d}🚀", "🇺🇸", "🇲🇽"]);
    }

    #[test]
    fn breaks_a_long_word_only_where_it_must() {
        let broken = lines("see Donaudampfschifffahrtsgesellschaft", 100);
        assert_eq!(broken.first().map(String::as_str), Some("see"));
        assert!(broken.len() > 2);
    }

    #[test]
    fn drops_what_cannot_be_drawn() {
        assert_eq!(lines(" a\u{0}b \u{7}\n\t c\u{ffff} ", 400), ["ab c"]);
        assert!(lines(" \n ", 400).is_empty());
    }

    fn solid(text: &str) -> String {
        text.chars()
            .filter(|letter| !letter.is_whitespace() && !letter.is_control() && !super::is_nothing(*letter))
            .collect()
    }

    proptest! {
        #[test]
        fn loses_no_letter(text in "\\PC{0,80}", pixels in 20_i32..400) {
            let text = text.replace(['\u{a0}', '\u{2007}', '\u{202f}'], " ");
            prop_assert_eq!(solid(&lines(&text, pixels).concat()), solid(&text));
        }

        #[test]
        fn every_line_fits(text in "[a-zA-Z0-9 /é漢\u{301}-]{0,120}", pixels in 20_i32..400) {
            for line in lines(&text, pixels) {
                prop_assert!(units(&Metrics, &line, FONT) <= pixels * 8, "{line:?}");
            }
        }

        #[test]
        fn no_line_begins_or_ends_with_a_space(text in "[a-c /-]{0,60}", pixels in 20_i32..100) {
            for line in lines(&text, pixels) {
                prop_assert_eq!(line.trim(), line.as_str());
            }
        }
    }
}
