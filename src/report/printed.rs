//! Numbers as they are printed with the separators of a language, and the words before them.

use super::decimal::Decimal;

/// Signs within the numbers of a language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Separators {
    /// Between groups of three digits.
    pub(crate) group: char,
    /// Before the decimals.
    pub(crate) point: char,
    /// Smallest count whose digits are grouped.
    pub(crate) least_grouped: u64,
}

impl Separators {
    /// Those of English, in which all messages are written.
    #[cfg(feature = "check")]
    pub(crate) const ENGLISH: Self = Self { group: ',', point: '.', least_grouped: 1_000 };

    /// Writes a count with its digits grouped: `1,234`.
    pub(crate) fn count(&self, count: u64) -> String {
        let digits = count.to_string();
        if count < self.least_grouped {
            return digits;
        }
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(self.group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Writes an exact decimal with a real minus sign: `−0.04`.
    pub(crate) fn decimal(&self, number: Decimal) -> String {
        let scale = 10_u64.pow(u32::from(number.decimals()));
        let magnitude = number.units().unsigned_abs();
        let sign = if number.units() < 0 { "−" } else { "" };
        let whole = self.count(magnitude / scale);
        if number.decimals() == 0 {
            return format!("{sign}{whole}");
        }
        let width = usize::from(number.decimals());
        format!("{sign}{whole}{}{:0width$}", self.point, magnitude % scale)
    }
}

/// Writes a figure after its word or sign, if it has one. Signs are close to it.
pub(crate) fn qualified(word: Option<&str>, text: &str) -> String {
    let gap = if matches!(word, None | Some("<" | ">" | "≤" | "≥" | "~" | "$" | "€" | "£")) { "" } else { " " };
    [word.unwrap_or_default(), gap, text].concat()
}
