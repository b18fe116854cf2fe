//! An account in words: the same in the page, the library and the command line.

use serde::Serialize;

use super::account::{Account, Exclusion};
use super::unparsed::{Reason, Unparsed};
use crate::locale::Locale;
use crate::records::{Failure, FailureKind, LeftOut, LeftOutReason, Warning};

/// Something to be told of what became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AccountLine {
    /// A stable name for programs: `too-few-fields`, `no-number`, `footer`, …
    pub code: String,
    /// Kind of notice.
    pub kind: Kind,
    /// Of how many rows, lines or cells.
    pub rows: u64,
    /// The lines of the first of them, at most ten.
    pub lines: Vec<u64>,
    /// Description, in one sentence.
    pub message: String,
    /// Text of the first of them, shortened, where that helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// `true` if something is missing in the report, or may be counted without reason, that nobody agreed to.
    pub needs_consent: bool,
}

/// Kind of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "ToldKind"))]
pub enum Kind {
    /// Rows of the file that the report does not ask for.
    Excluded,
    /// Rows of the file that could not be read.
    Failed,
    /// Lines around the records, or between them, that were not taken for records.
    LeftOut,
    /// Values that count as not given, since they could not be understood.
    NotUnderstood,
    /// A decision about something that the file does not state.
    Guess,
    /// Further information.
    Note,
}

impl Kind {
    /// Returns whether the report lacks something that nobody asked to leave out.
    const fn needs_consent(self) -> bool {
        matches!(self, Self::Failed | Self::LeftOut | Self::NotUnderstood)
    }
}

impl Account {
    /// Everything that is to be told, what is missing first.
    pub fn told(&self) -> Vec<AccountLine> {
        let mut told: Vec<AccountLine> = self.failed.iter().map(failed).collect();
        told.extend(self.left_out.iter().map(left_out));
        told.extend(self.unread.iter().map(not_understood));
        told.extend(self.warnings.iter().map(noticed));
        told.extend(self.excluded.iter().map(|excluded| {
            let (code, message) = words_of_exclusion(excluded.reason);
            AccountLine { rows: excluded.rows, ..new(Kind::Excluded, code, message.to_owned()) }
        }));
        told.extend(self.measures.iter().flat_map(|measured| {
            let conflicts = measured.conflicts.iter().map(|(label, units)| {
                let message = format!(
                    "Of {} of the {}, rows disagree about “{label}”; the first one counts.",
                    number(*units),
                    measured.unit
                );
                AccountLine { rows: *units, ..new(Kind::Guess, "conflict", message) }
            });
            let unnamed = (measured.without_name > 0).then(|| {
                let rows = counted(measured.without_name, "row names", "rows name");
                let message = format!("{rows} none of the {}, so they count for none.", measured.unit);
                AccountLine { rows: measured.without_name, ..new(Kind::Note, "no-name", message) }
            });
            conflicts.chain(unnamed).collect::<Vec<_>>()
        }));
        told.extend(self.unmatched_places.iter().map(|place| {
            let near = self.nearest_places.get(place);
            let near = near.map(|near| format!(" Its nearest name is “{near}”.")).unwrap_or_default();
            let message = format!("The map does not know the place “{place}”, so it is not on it.{near}");
            AccountLine { needs_consent: true, ..new(Kind::Note, "unknown-place", message) }
        }));
        told.sort_by_key(|told| !told.needs_consent);
        told
    }
}

fn new(kind: Kind, code: &str, message: String) -> AccountLine {
    let needs_consent = kind.needs_consent();
    AccountLine { code: code.to_owned(), kind, rows: 1, lines: Vec::new(), message, example: None, needs_consent }
}

/// Returns the code of a failure, and what is wrong with its rows.
pub(super) const fn words_of_failure(kind: FailureKind) -> (&'static str, &'static str) {
    match kind {
        FailureKind::TooFewFields => ("too-few-fields", "fewer fields than the heading"),
        FailureKind::TooManyFields => ("too-many-fields", "more fields than the heading"),
        FailureKind::UnclosedQuote => ("unclosed-quote", "a quote that never ends"),
        FailureKind::TooLong => ("too-long", "longer than any record can be"),
        FailureKind::NotAnObject => ("not-an-object", "no object of plain values"),
        FailureKind::BrokenJson => ("broken-json", "no JSON"),
    }
}

fn failed(failure: &Failure) -> AccountLine {
    let (code, why) = words_of_failure(failure.kind);
    AccountLine {
        rows: failure.rows,
        lines: failure.lines.clone(),
        example: Some(failure.example.clone()),
        ..new(Kind::Failed, code, format!("Could not be read: {why}."))
    }
}

fn left_out(left_out: &LeftOut) -> AccountLine {
    let (code, what) = match left_out.reason {
        LeftOutReason::Preamble => ("preamble", "above the table"),
        LeftOutReason::FurtherHeading => ("further-heading", "a further row of headings"),
        LeftOutReason::RepeatedHeading => ("repeated-heading", "the heading again"),
        LeftOutReason::Total => ("total", "a total of other rows"),
        LeftOutReason::Footer => ("footer", "a remark below the table"),
        LeftOutReason::OtherTable => ("other-table", "part of another table"),
    };
    AccountLine {
        rows: left_out.rows,
        lines: left_out.lines.clone(),
        example: Some(left_out.example.clone()),
        ..new(Kind::LeftOut, code, format!("Left out, no record: {what}."))
    }
}

fn not_understood(unread: &Unparsed) -> AccountLine {
    let (kind, code) = match unread.reason {
        Reason::NoDay => (Kind::NotUnderstood, "no-day"),
        // What databases write for no day at all.
        Reason::PlaceholderDay => (Kind::Guess, "placeholder-day"),
        Reason::NoNumber => (Kind::NotUnderstood, "no-number"),
        Reason::Negative => (Kind::NotUnderstood, "negative"),
        Reason::OtherUnit => (Kind::NotUnderstood, "other-unit"),
        Reason::NoBand => (Kind::NotUnderstood, "no-band"),
        Reason::NeitherYesNorNo => (Kind::NotUnderstood, "neither-yes-nor-no"),
        Reason::NotListed => (Kind::NotUnderstood, "not-listed"),
    };
    let why = unread.reason.words();
    let values: Vec<String> = match unread.commonest.as_slice() {
        [(only, _)] if unread.values == 1 => vec![format!("“{only}”")],
        several => several.iter().map(|(value, rows)| format!("“{value}” {}", number(*rows))).collect(),
    };
    let left = unread.values.saturating_sub(unread.commonest.len()) as u64;
    let others =
        if left > 0 { format!(" and {}", counted(left, "other value", "other values")) } else { String::new() };
    let message = format!(
        "{}: {}{others} in column “{}”: {why}, so not counted as an answer.",
        unread.field,
        values.join(", "),
        unread.column
    );
    AccountLine { rows: unread.rows, lines: unread.lines.clone(), ..new(kind, code, message) }
}

/// Warnings of what was decided though the file does not say it.
const GUESSES: [&str; 36] = [
    "blanks-below",
    "counted-dates",
    "empty-column",
    "exchanged-dates",
    "exponents",
    "far-dates",
    "guessed-encoding",
    "heading-delimiter",
    "heading-long",
    "heading-short",
    "invalid-utf-16",
    "invalid-utf-8",
    "joined-answers",
    "lists",
    "markup",
    "merged-cells",
    "mixed-zones",
    "months",
    "null-words",
    "number-marks",
    "numbered-answers",
    "on-its-side",
    "partial-period",
    "percentages",
    "possible-footer",
    "possible-heading",
    "possible-total",
    "quiet-end",
    "quiet-time",
    "repeated-rows",
    "single-column",
    "table-beside",
    "two-digit-years",
    "universal-time",
    "weekdays",
    "weeks",
];

/// Warnings of what makes figures wrong, if it is so; only a person can know.
const DOUBTS: [&str; 6] =
    ["blanks-below", "on-its-side", "possible-heading", "possible-total", "repeated-rows", "table-beside"];

fn noticed(warning: &Warning) -> AccountLine {
    let kind = match warning.code {
        "alike-heading" | "table-above" => Kind::LeftOut,
        "error-cells" | "formula-without-value" | "impossible-date" | "invalid-bytes" | "torn-quote" => {
            Kind::NotUnderstood
        }
        code if GUESSES.contains(&code) => Kind::Guess,
        _ => Kind::Note,
    };
    let lines = warning.line.into_iter().collect();
    let told = new(kind, warning.code, warning.message.clone());
    let needs_consent = told.needs_consent || DOUBTS.contains(&warning.code);
    AccountLine { rows: warning.count, lines, needs_consent, ..told }
}

const fn words_of_exclusion(reason: Exclusion) -> (&'static str, &'static str) {
    match reason {
        Exclusion::NoDate => ("no-date", "Left out: no date that could be read."),
        Exclusion::OtherPeriod => ("other-period", "Left out: of another period."),
        Exclusion::NoJurisdiction => ("no-jurisdiction", "Left out: no jurisdiction that could be read."),
        Exclusion::OtherJurisdiction => ("other-jurisdiction", "Left out: of another jurisdiction."),
        Exclusion::Filtered => ("filtered", "Left out: does not meet the conditions."),
    }
}

fn number(count: u64) -> String {
    Locale::for_language("en-US").count(count)
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{AccountLine, Kind};
    use crate::tabulate::testing::{scope, tabulator};

    fn told(csv: &str) -> Vec<AccountLine> {
        let mut tabulator = tabulator(csv, |plan| {
            plan["fields"]["kind"] = json!({ "label": "Kind", "type": "category", "names": ["kind"],
                "values": [{ "label": "a" }, { "label": "b" }], "otherwise": "missing" });
        });
        tabulator.tabulate(&scope(r#"{"start":"2023","end":"2023"}"#)).unwrap().1.told()
    }

    #[test]
    fn what_nobody_asked_to_leave_out_comes_first_and_needs_consent() {
        let told = told("day,kind\n2023-01-02,a\n2023-01-03,x\n2022-01-04,b\n,a\n2023-12-20,x\n");
        let [answers, ..] = told.as_slice() else { panic!("nothing is told") };
        assert_eq!((answers.code.as_str(), answers.kind, answers.rows), ("not-listed", Kind::NotUnderstood, 2));
        assert_eq!(answers.lines, [3, 6]);
        assert_eq!(answers.message, "Kind: “x” in column “kind”: not listed in the plan, so not counted as an answer.");
        let codes: Vec<_> = told.iter().map(|told| (told.code.as_str(), told.needs_consent)).collect();
        assert_eq!(codes, [("not-listed", true), ("no-date", false), ("other-period", false)]);
    }

    #[test]
    fn a_total_that_may_be_counted_needs_consent() {
        let told = told("day,kind\n2023-01-02,a\n2023-12-20,b\n2023-12-21,total\n");
        let codes: Vec<_> = told.iter().map(|told| (told.code.as_str(), told.needs_consent)).collect();
        assert!(codes.contains(&("possible-total", true)), "{codes:?}");
    }

    #[test]
    fn of_rows_that_were_read_and_asked_for_nothing_is_told() {
        assert_eq!(told("day,kind\n2023-01-02,a\n2023-12-20,b\n"), []);
    }
}
