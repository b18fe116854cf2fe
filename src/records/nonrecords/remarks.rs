//! Remarks below a table.

use super::profile::Profile;
use super::tail::found;
use super::watch::Seen;
use super::words::{is_source_word, label};
use super::{Finding, LeftOutReason, Usual};
use crate::records::detect::Kind;

/// A row below the last record that may be a remark.
enum Remark<'f> {
    /// It fills only its first field, or has the sign of a note there and the text in the second.
    Alone(&'f str),
    /// Its first filled field, of that place, begins or ends as remarks do.
    Odd { place: usize, text: &'f str, is_last: bool },
}

/// Signs of a remark in a text, which no other text of the column may have.
const SIGNS: [fn(&str) -> bool; 5] =
    [|text| text.ends_with(':'), is_source_word, |text| text.contains(": "), is_marked, is_long];
/// Number of those that also tell where other fields follow.
const SIGNS_OF_LABELS: usize = 2;

fn is_marked(text: &str) -> bool {
    text.starts_with(['*', '†', '‡', '§', '(', '['])
}

fn is_long(text: &str) -> bool {
    text.split_whitespace().count() > 3
}

impl<'f> Remark<'f> {
    fn of(fields: &'f [String]) -> Option<Self> {
        let is_sign = |text: &str| text.chars().all(|sign| "*†‡§".contains(sign));
        let mut texts = fields.iter().map(|text| text.trim()).enumerate().filter(|(_, text)| !text.is_empty());
        let ((place, text), second) = (texts.next()?, texts.next());
        let is_last = second.is_none();
        match second {
            None if place == 0 && fields.len() > 1 => return Some(Self::Alone(text)),
            Some((1, remark)) if place == 0 && is_sign(text) && texts.next().is_none() => {
                return Some(Self::Alone(remark));
            }
            _ => {}
        }
        let is_number = fields.len() == 1 && Kind::of(text.as_bytes()) == Kind::Number;
        (is_number || SIGNS.iter().any(|has| has(text))).then_some(Self::Odd { place, text, is_last })
    }

    /// Returns whether it is to be asked about; `None` if it is a record after all.
    fn is_asked(&self, profile: &Profile, is_below_gap: bool, width: usize) -> Option<bool> {
        match *self {
            Self::Alone(_) if !(1..width).any(|place| profile.is_filled(place)) => None,
            Self::Alone(text) => {
                let is_told = profile.is_typed(0) || is_below_gap || is_long(text) || text.contains(':');
                Some(!(is_told && Kind::of(text.as_bytes()) == Kind::Text))
            }
            Self::Odd { place, text, is_last } => {
                let is_unlike = |has: &fn(&str) -> bool| has(text) && !profile.any(place, has);
                let signs = if is_last { &SIGNS[..] } else { &SIGNS[..SIGNS_OF_LABELS] };
                let is_odd = match Kind::of(text.as_bytes()) {
                    Kind::Text if profile.is_typed(place) => is_long(text),
                    Kind::Text => signs.iter().any(is_unlike),
                    _ => profile.any(place, |_| true) && !profile.is_typed(place),
                };
                is_odd.then_some(true)
            }
        }
    }
}

/// Finds the remarks below the last record, in a table with these headings of groups.
pub(super) fn footers(usual: &Usual, seen: &[&Seen<String>], end: u32, groups: &[Finding]) -> Vec<Finding> {
    let (mut row, mut remarks) = last_rows(seen, end, |_| true);
    // Where many rows are odd, none is.
    if remarks.len() * 2 > row as usize {
        (row, remarks) = last_rows(seen, end, |remark| matches!(remark, Remark::Alone(_)));
    }
    if row == 0 {
        return Vec::new();
    }
    let profile = usual.profile(|other| other < row && groups.iter().all(|group| group.row != other));
    // Above a record there is no remark below the table.
    let judged: Vec<_> =
        remarks.into_iter().map_while(|seen| Some((seen, judge(seen, &profile, usual.width)?))).collect();
    // Below one that is sure, those with nothing else are sure, too.
    let all_sure = judged.last().is_some_and(|(_, is_asked)| !is_asked);
    let is_alone = |seen: &Seen<String>| matches!(Remark::of(&seen.fields), Some(Remark::Alone(_)));
    let finding = |(seen, is_asked): (&Seen<String>, bool)| {
        found(seen.row, LeftOutReason::Footer, is_asked && !(all_sure && is_alone(seen)))
    };
    judged.into_iter().map(finding).collect()
}

/// The rows at the end that may be remarks of those that are meant, from the last, without totals among them; and the first of
/// all these rows.
fn last_rows<'s>(
    seen: &[&'s Seen<String>],
    end: u32,
    is_meant: impl Fn(&Remark) -> bool,
) -> (u32, Vec<&'s Seen<String>>) {
    let is_total = |seen: &Seen<String>| label(&beginning(&seen.fields)).is_some();
    let (mut row, mut remarks) = (end, Vec::new());
    for seen in seen.iter().rev() {
        let is_remark = !is_total(seen) && Remark::of(&seen.fields).is_some_and(|remark| is_meant(&remark));
        if seen.row + 1 != row || !is_remark && !is_total(seen) {
            break;
        }
        row = seen.row;
        remarks.extend(is_remark.then_some(*seen));
    }
    (row, remarks)
}

fn judge(seen: &Seen<String>, profile: &Profile, width: usize) -> Option<bool> {
    Remark::of(&seen.fields)?.is_asked(profile, seen.below_gap, width)
}

fn beginning(fields: &[String]) -> String {
    fields.iter().map(|text| text.trim()).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}
