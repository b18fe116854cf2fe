//! What a publication claims in a sentence, as a figure that can be recomputed.

use serde_json::{Value, json};

use crate::publication::{Check, Publication};
use crate::words::{counts, years};

/// A section with the claims, if there are any.
pub(crate) fn section(publication: &Publication) -> Option<Value> {
    let claims = publication.checks.iter().filter(|check| check.is_claim()).enumerate();
    let figures: Vec<_> = claims.flat_map(|(index, claim)| figures(publication, index, claim)).collect();
    (!figures.is_empty()).then(|| json!({ "heading": "Claims", "figures": figures }))
}

fn figures(publication: &Publication, index: usize, claim: &Check) -> Vec<Value> {
    let id = format!("claim-{index}");
    if let Some((part, whole)) = share(&claim.what) {
        let whole_id = format!("{id}-whole");
        let value = json!({ "count": part, "percent": claim.printed });
        return vec![
            json!({ "id": whole_id, "label": format!("{} (all)", claim.what), "value": whole }),
            json!({ "id": id, "label": claim.what, "value": value, "partOf": whole_id }),
        ];
    }
    let (from, to) = change(publication, &claim.what);
    let value = json!({ "change": { "from": from, "to": to, "percent": claim.printed } });
    vec![json!({ "id": id, "label": claim.what, "value": value })]
}

/// The two counts of `(62/67)`.
fn share(sentence: &str) -> Option<(u64, u64)> {
    let (part, whole) = sentence.split_once('(')?.1.split_once(')')?.0.split_once('/')?;
    Some((part.parse().ok()?, whole.parse().ok()?))
}

/// The counts of `2016 … vs 2015 …`; those that the sentence leaves out stand in a table by years.
fn change(publication: &Publication, sentence: &str) -> (u64, u64) {
    let years = years(sentence);
    let of_year = |year: &str| {
        let trends = publication.tables.iter().filter(|table| table.kind == "trend");
        trends.flat_map(|table| &table.rows).find(|row| row.label == year).and_then(|row| row.count).unwrap()
    };
    match counts(sentence).as_slice() {
        [] => (of_year(years[1]), of_year(years[0])),
        [from] => (*from, of_year(years[0])),
        [to, .., from] => (*from, *to),
    }
}
