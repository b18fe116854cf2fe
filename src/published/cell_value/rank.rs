//! Places in an order.

use crate::report::Rank;

/// A place in an order: `12th`, `7.º`, `22nd of 51`, `20th highest number of cases of all states, tied with Ohio`.
pub(in super::super) fn rank(text: &str) -> Option<Rank> {
    let parted = [", tied with ", ", empatado con "].into_iter().find_map(|tied| text.split_once(tied));
    let (text, tied) = parted.map_or((text, None), |(place, tied)| (place, Some(tied)));
    let (ordinal, rest) = text.split_once(' ').map_or((text, ""), |(ordinal, rest)| (ordinal, rest));
    let place = ordinal_place(ordinal)?;
    let (rest, universe) = [" of ", " among ", " entre "]
        .into_iter()
        .find_map(|of| {
            format!(" {rest}")
                .split_once(of)
                .map(|(rest, universe)| (rest.trim().to_owned(), Some(universe.to_owned())))
        })
        .unwrap_or_else(|| (rest.to_owned(), None));
    let measure = match rest.as_str() {
        "" | "lugar" => None,
        rest => Some(["highest ", "lugar por "].into_iter().find_map(|words| rest.strip_prefix(words))?.to_owned()),
    };
    let among = universe.as_deref().and_then(|universe| universe.parse().ok());
    let universe = universe.filter(|_| among.is_none());
    let tied_with = tied.into_iter().map(str::to_owned).collect();
    (among.is_none_or(|among| place <= among)).then_some(Rank { place, among, universe, measure, tied_with })
}

/// The number of `12th` or `7.º`.
pub(in super::super) fn ordinal_place(text: &str) -> Option<u32> {
    let ends = ["st", "nd", "rd", "th", ".º", ".ª", "º", "ª", ".o", "er", "re", "ème", "e"];
    let digits = ends.into_iter().find_map(|end| text.strip_suffix(end))?;
    let sound = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|place| sound && *place > 0)
}
