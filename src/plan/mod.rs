//! Tabulation plans: which tables to make from which columns, in words that a non-programmer can read.
//!
//! A [`Plan`] is JSON with a schema (`js/generated/plan.schema.json`). It names the *fields* it needs, which a mapping connects
//! with the columns of a file; the *measures* that are counted; and the report: its tables, figures, texts and notes.

mod answers;
mod bound;
mod builtin;
mod check;
mod decode;
mod document;
mod error;
mod field;
mod fold;
mod joined;
mod languages;
mod mapping;
mod options;
mod place;
mod protection;
mod report;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod secret;
mod sentence;
mod text;
mod treatment;

pub(crate) use answers::{NO, YES};
pub(crate) use bound::bound;
pub use builtin::{built_in, built_in_plan};
pub(crate) use check::states_bound;
#[cfg(test)]
pub(crate) use decode::part;
pub use document::{Aggregate, Condition, Denominator, Measure, Plan};
pub use error::{PlanError, PlanProblem};
pub use field::{Band, Category, Field, FieldType, FlagColumn, Otherwise};
pub(crate) use fold::{fold, fold_heading, visible};
pub(crate) use joined::{joined, joint, may_join};
pub use languages::Translation;
pub use mapping::{ColumnSample, Mapping, Proposal, Proposals, check_mapping, fingerprint, propose};
pub(crate) use options::{Cut, Options, without_bullet};
pub(crate) use protection::Policy;
pub use protection::{Editions, Preset, Protection, Zeros};
pub use report::{
    BasePlan, ColumnsPlan, Each, FigurePlan, MapPlan, MissingRows, NotePlan, Order, RankPlan, RatePlan, ReportPlan,
    SectionPlan, SmallPlan, Span, TablePlan, TotalPlan, Within,
};
pub(crate) use secret::Keyed;
pub use secret::Secret;
pub use text::{RunPlan, TextPlan};
pub(crate) use text::{fill, fill_runs, places};
pub use treatment::{CellKeyPlan, RoundPlan, TableTreatment, Treatment};
