use super::Plan;

/// The plans that come with the project, by their id.
const PLANS: [(&str, &str); 4] = [
    ("state-data-report", include_str!("plans/state-data-report.json")),
    ("spotlight", include_str!("plans/spotlight.json")),
    ("state-rankings", include_str!("plans/state-rankings.json")),
    ("linea144", include_str!("plans/linea144.json")),
];

/// The plans that come with the project: each with its id, as JSON.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLANS.into_iter()
}

/// The plan of that id that comes with the project.
pub fn built_in_plan(id: &str) -> Option<Plan> {
    let (_, json) = built_in().find(|(known, _)| *known == id)?;
    Plan::from_json(json).ok()
}

#[cfg(test)]
mod tests {
    use super::{built_in, built_in_plan};
    use crate::plan::Plan;

    #[test]
    fn every_plan_is_sound_and_has_the_id_that_it_is_asked_for_by() {
        for (id, json) in built_in() {
            let plan = Plan::from_json(json).unwrap_or_else(|error| panic!("{id}:\n{error}"));
            assert_eq!(plan.id, id);
            assert_eq!(built_in_plan(id), Some(plan));
        }
    }

    #[test]
    fn there_is_no_plan_of_another_id() {
        assert_eq!(built_in_plan("__proto__"), None);
    }
}
