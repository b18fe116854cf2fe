//! Ranges of numbers.

use serde_json::{Value as Json, json};

use super::profile::NumbersFound;
use crate::locale::DraftWords;

/// Beginnings of the ranges of ages.
const AGES: [i64; 7] = [0, 18, 25, 35, 45, 55, 65];

/// More ranges than this are more than a reader takes in.
const MOST: i64 = 8;

/// The ranges of ages.
pub(super) fn of_ages(words: &DraftWords) -> Vec<Json> {
    bands(&AGES[1..], false, words)
}

/// Ranges of round numbers that divide most of the numbers found.
pub(super) fn of_numbers(found: &NumbersFound, words: &DraftWords) -> Vec<Json> {
    let [low, _, middle, _, high] = found.quantiles;
    let is_skewed = low >= 0 && high > middle.max(1).saturating_mul(8) && high > 20;
    let edges = if is_skewed { growing(low, high) } else { even(low, high) };
    bands(&edges, found.has_decimals, words)
}

/// Edges at equal distances.
fn even(low: i64, high: i64) -> Vec<i64> {
    let width = high.saturating_sub(low);
    let step = steps().find(|step| width / step < MOST - 1).unwrap_or(i64::MAX);
    let first = low.div_euclid(step).saturating_add(1).saturating_mul(step);
    let edges = (0..MOST).map(|index| first.saturating_add(index.saturating_mul(step)));
    let edges: Vec<i64> = edges.take_while(|edge| *edge <= high).collect();
    if edges.is_empty() { vec![low.saturating_add(1)] } else { edges }
}

/// Edges that are twice or more as large as the one before.
fn growing(low: i64, high: i64) -> Vec<i64> {
    let edges: Vec<i64> = steps().skip_while(|edge| *edge <= low).take_while(|edge| *edge <= high).collect();
    let most = usize::try_from(MOST - 1).unwrap_or(usize::MAX);
    let every = edges.len().div_ceil(most).max(1);
    edges.into_iter().step_by(every).collect()
}

/// 1, 2, 5, 10, 20, 50 …
fn steps() -> impl Iterator<Item = i64> {
    (0..18).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power)))
}

/// The ranges between edges, open at both ends; each edge begins one.
fn bands(edges: &[i64], has_decimals: bool, words: &DraftWords) -> Vec<Json> {
    let label = |template: &str, from: i64, to: i64| {
        template.replace("{from}", &from.to_string()).replace("{to}", &to.to_string())
    };
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return Vec::new() };
    // What is counted in ones begins with none.
    let lowest = if *first == 1 && !has_decimals { "0".to_owned() } else { label(words.under, 0, *first) };
    let under = json!({ "label": lowest, "to": first - 1 });
    let between = edges.windows(2).map(|pair| {
        let (from, to) = (pair[0], pair[1]);
        let label = match to - from {
            1 if !has_decimals => from.to_string(),
            _ if has_decimals => label(words.up_to_under, from, to),
            _ => label(words.range, from, to - 1),
        };
        json!({ "label": label, "from": from, "to": to - 1 })
    });
    let over = json!({ "label": label(words.and_over, *last, 0), "from": last });
    std::iter::once(under).chain(between).chain([over]).collect()
}
