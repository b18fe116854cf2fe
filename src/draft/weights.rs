//! Columns that say how much each row weighs, as surveys have them.

use super::headings::Heading;
use super::kind::Kind;
use super::options::DraftOptions;
use super::profile::{ColumnProfile, Profile};

/// Returns a word of warning about a file that seems to weigh its rows: weights are not used.
pub(super) fn doubt(profile: &Profile, options: &DraftOptions) -> Option<String> {
    let is_said = |name: &String| options.leave_columns.contains(name) || options.kinds.contains_key(name);
    let column = profile.columns.iter().find(|column| weighs(column) && !is_said(&column.name))?;
    Some(format!("Column “{}” seems to say how much each row weighs. Weights are not used.", column.name))
}

fn weighs(column: &ColumnProfile) -> bool {
    /// Words for weights alone.
    const SURE: [&str; 10] = [
        "pweight",
        "wgt",
        "weighting",
        "ponderacion",
        "ponderador",
        "ponderation",
        "ponderacao",
        "fexp",
        "gewichtung",
        "gewichtungsfaktor",
    ];
    /// Words for what a body weighs, too, which is more than this.
    const ALSO_BODIES: [&str; 8] = ["weight", "weights", "wt", "peso", "pesos", "gewicht", "poids", "expansion"];
    const MOST: i64 = 3;
    let heading = Heading::of(&column.name);
    let Some(numbers) = column.numbers.as_ref().filter(|_| column.kind == Kind::Number) else { return false };
    let is_near_one = numbers.has_decimals && numbers.least >= 0 && numbers.quantiles[2] <= MOST;
    heading.has_any(&SURE) || heading.says("factor de expansion") || is_near_one && heading.has_any(&ALSO_BODIES)
}

#[cfg(test)]
mod tests {
    use crate::draft::tests::profiled;
    use crate::draft::{DraftOptions, draft};

    /// Rows with these numbers under that heading.
    fn is_weighed(heading: &str, number: impl Fn(u32) -> String) -> bool {
        let row = |row: u32| format!("{},{}\n", if row % 4 == 1 { "no" } else { "yes" }, number(row));
        let text = format!("Safe,{heading}\n{}", (0..60).map(row).collect::<String>());
        let made = draft(&profiled(&text), &DraftOptions::default());
        made.told.iter().any(|guess| guess.code == "weights" && guess.message.contains(heading))
    }

    #[test]
    fn weights_of_rows_are_said_to_be_left_aside() {
        for heading in ["weight", "Survey weight", "wt", "Peso", "Gewicht", "poids", "Ponderación"] {
            assert!(is_weighed(heading, |row| format!("{:.3}", 0.4 + f64::from(row) * 0.031)), "{heading}");
        }
        assert!(is_weighed("Factor de expansión", |row| format!("{:.2}", 210.5 + f64::from(row) * 7.3)));
    }

    #[test]
    fn weights_of_bodies_are_numbers() {
        for heading in ["Weight", "Weight (kg)", "Peso"] {
            assert!(!is_weighed(heading, |row| format!("{:.1}", 48.3 + f64::from(row) * 0.7)), "{heading}");
            assert!(!is_weighed(heading, |row| (50 + row).to_string()), "{heading}");
        }
    }
}
