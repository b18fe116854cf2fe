use super::Check;
use crate::plan::field::FieldType;
use crate::plan::secret::Secret;
use crate::plan::treatment::{CellKeyPlan, RoundPlan, Treatment};

const LARGEST_BASE: u32 = 1_000;
const LARGEST_NOISE: u32 = 30;

impl Check<'_> {
    /// Checks the treatment of counts.
    pub(super) fn treatment(&mut self, treatment: &Treatment, threshold: u64) {
        self.at("treatment", |check| match treatment {
            Treatment::Suppress => {}
            Treatment::Round(plan) => check.at("round", |check| check.round(plan)),
            Treatment::CellKey(plan) => check.at("cellKey", |check| check.cell_key(plan, threshold)),
        });
    }

    fn round(&mut self, plan: &RoundPlan) {
        if !(2..=LARGEST_BASE).contains(&plan.base) {
            let message = format!("Counts cannot be rounded to multiples of {}.", plan.base);
            self.at("base", |check| check.say("out-of-range", message, format!("Write 2 to {LARGEST_BASE}.")));
        }
        plan.secret.iter().for_each(|secret| self.secret(secret));
    }

    fn cell_key(&mut self, plan: &CellKeyPlan, threshold: u64) {
        let mut field = None;
        self.at("recordKey", |check| {
            field = check.is_type(&plan.record_key, &[FieldType::Id]);
            if field.is_some_and(|field| field.optional) {
                let message =
                    format!("A file may lack the field “{}”, and then its records have no keys.", plan.record_key);
                check.say("optional-key", message, "Leave out that field's `optional`, or name another field.");
            }
        });
        self.secret(&plan.secret);
        if plan.largest > LARGEST_NOISE {
            let message = format!("Noise of {} is too much.", plan.largest);
            self.at("largest", |check| check.say("out-of-range", message, format!("Write at most {LARGEST_NOISE}.")));
        }
        // A count of one can go down by one only, and one under the threshold must go to zero or beyond.
        let after = plan.unprinted(threshold).saturating_add(1);
        let least = after.saturating_mul(after) / 4;
        let (variance, largest) = (u64::from(plan.variance), u64::from(plan.largest));
        if variance <= least || variance >= largest {
            let message = format!("No noise of at most {largest} has the variance {variance} for every count.");
            let remedy = if least + 1 < largest {
                format!("Write {} to {}.", least + 1, largest - 1)
            } else {
                format!("Write {} or more, and a `largest` above it.", least + 1)
            };
            self.at("variance", |check| check.say("out-of-range", message, remedy));
        }
    }

    fn secret(&mut self, secret: &Secret) {
        if !secret.is_long_enough() {
            let message = "Whoever tries can guess it.";
            let remedy = format!("Write at least {} letters.", Secret::LEAST);
            self.at("secret", |check| check.say("short-secret", message, remedy));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use crate::plan::check::tests::{finds, problems, with};

    fn cell_key(largest: u32, variance: u32) -> Json {
        json!({ "cellKey": { "recordKey": "case", "secret": "sixteen letters!", "largest": largest, "variance": variance } })
    }

    fn treatment_finds(code: &str, step: &str, treatment: Json) {
        finds(code, &format!("protection › treatment › {step}"), "/protection/treatment", treatment);
    }

    #[test]
    fn a_base_out_of_range_is_found() {
        treatment_finds("out-of-range", "round › base", json!({ "round": { "base": 1 } }));
    }

    #[test]
    fn a_secret_that_can_be_guessed_is_found() {
        treatment_finds("short-secret", "round › secret", json!({ "round": { "base": 3, "secret": "1234" } }));
    }

    #[test]
    fn noise_with_a_variance_that_small_counts_cannot_have_is_found() {
        treatment_finds("out-of-range", "cellKey › variance", cell_key(5, 2));
        treatment_finds("out-of-range", "cellKey › variance", cell_key(5, 5));
    }

    #[test]
    fn too_much_noise_is_found() {
        treatment_finds("out-of-range", "cellKey › largest", cell_key(31, 3));
    }

    #[test]
    fn keys_of_a_field_that_a_file_may_lack_are_found() {
        let mut plan = with("/protection/treatment", cell_key(5, 3));
        plan["fields"]["case"]["optional"] = json!(true);
        let codes: Vec<_> = problems(&plan).into_iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["optional-key"]);
    }

    #[test]
    fn keys_are_made_of_an_id_that_every_file_has() {
        let mut treatment = cell_key(5, 3);
        treatment["cellKey"]["recordKey"] = json!("kind");
        treatment_finds("wrong-type", "cellKey › recordKey", treatment);
    }
}
