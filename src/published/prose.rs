//! Figures that sentences tell: a place in an order, a total.

use super::cell_value;
use super::words;
use crate::report::Rank;

/// The place that a sentence gives to the figure before it: `the 13th highest signal volume of all 50 states and
/// Washington, D.C. in 2020`. A district named beside a number of states is one more.
pub(super) fn rank(text: &str) -> Option<Rank> {
    let (before, after) = text.split_once(" highest ")?;
    let ordinal = before.rsplit(' ').next()?;
    let place = ["st", "nd", "rd", "th"].into_iter().find_map(|end| ordinal.strip_suffix(end)?.parse().ok())?;
    let (measure, universe) = [" of ", " among "]
        .into_iter()
        .filter_map(|of| after.split_once(of))
        .min_by_key(|(measure, _)| measure.len())?;
    let sentence = if universe.ends_with("D.C.") { universe } else { universe.trim_end_matches('.') };
    let universe = match sentence.rsplit_once(" in ") {
        Some((place, year)) if super::dates::whole(year).is_some() => place,
        _ => sentence,
    };
    let states = universe.split(' ').find_map(|word| word.parse::<u32>().ok());
    let among = states.map(|states| states + u32::from(universe.contains("D.C.") || universe.contains("District")));
    let sound = place > 0 && among.is_none_or(|among| place <= among) && measure.len() <= 60 && !universe.is_empty();
    sound.then(|| Rank {
        place,
        among,
        universe: Some(universe.to_owned()),
        measure: Some(measure.to_owned()),
        tied_with: Vec::new(),
    })
}

/// Returns the total that a sentence gives, and its unit: `a total of 267 unique situations were reported`.
pub(super) fn total(text: &str, spanish: bool) -> Option<(String, u64)> {
    let (_, end) = words::find(&text.to_ascii_lowercase(), |words| words.total_of)?;
    let rest = text.get(end..)?.trim_start();
    let (figure, rest) = rest.split_once(' ')?;
    let count = cell_value::count(figure, spanish)?;
    let clause = rest.split([',', ';', '.', ':']).next()?;
    let stops = |word: &&str| words::is(&word.to_lowercase(), |words| words.verbs);
    let words: Vec<&str> = clause.split(' ').filter(|word| !word.is_empty()).take_while(|word| !stops(word)).collect();
    let label = words.join(" ");
    let mut chars = label.chars();
    let first = chars.next().filter(|first| first.is_alphabetic())?;
    (words.len() <= 12).then(|| (first.to_uppercase().chain(chars).collect(), count))
}

#[cfg(test)]
mod tests {
    use super::{rank, total};

    #[test]
    fn a_rank_has_its_measure_and_its_universe() {
        let found =
            rank("This constitutes the 13th highest signal volume of all 50 states and Washington, D.C. in 2020.");
        let found = found.unwrap();
        assert_eq!((found.place, found.among), (13, Some(51)));
        assert_eq!(found.universe.as_deref(), Some("all 50 states and Washington, D.C."));
        assert_eq!(found.measure.as_deref(), Some("signal volume"));
    }

    #[test]
    fn an_impossible_place_is_no_rank() {
        assert_eq!(rank("the 60th highest volume of all 50 states"), None);
        assert_eq!(rank("the highest volume of all 50 states"), None);
    }

    #[test]
    fn a_total_ends_before_what_was_done_with_it() {
        let text =
            "In Missouri, a total of 267 unique situations (incidents) of potential human trafficking were reported.";
        let label = "Unique situations (incidents) of potential human trafficking".to_owned();
        assert_eq!(total(text, false), Some((label, 267)));
        assert_eq!(total("compared with a total of 500 in 2019", false), None);
    }
}
