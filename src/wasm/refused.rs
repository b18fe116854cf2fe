use wasm_bindgen::JsValue;

use super::json::{details, fault};
use crate::disclosure::Refusal;
use crate::report::Problem;

/// No report: the audit says what readers could work out.
// `map_err` hands the refusal over.
#[expect(clippy::needless_pass_by_value)]
pub(super) fn refused(refusal: Refusal) -> JsValue {
    match &refusal {
        Refusal::NotSafe(audit) => fault("not-safe", &refusal.to_string(), &details(audit)),
        Refusal::Unsound(problems) => {
            let problem = |problem: &Problem| {
                let named = [&problem.table, &problem.row, &problem.field].into_iter().flatten();
                let place = named.map(String::as_str).collect::<Vec<_>>().join(" › ");
                let Problem { code, message, remedy, .. } = problem;
                serde_json::json!({ "code": code, "place": place, "message": message, "remedy": remedy })
            };
            let problems: Vec<serde_json::Value> = problems.iter().map(problem).collect();
            fault("contradiction", &refusal.to_string(), &details(&serde_json::json!({ "problems": problems })))
        }
        Refusal::Incomplete(missing) => {
            let values: Vec<&str> = missing.iter().map(|missing| missing.value).collect();
            fault("missing-scope", &refusal.to_string(), &details(&serde_json::json!({ "missing": values })))
        }
        Refusal::Stopped => fault("stopped", &refusal.to_string(), &JsValue::UNDEFINED),
        Refusal::Treatment(_) => fault("treatment", &refusal.to_string(), &JsValue::UNDEFINED),
    }
}
