/// The folders of `src` in the order in which a report passes them, each with those that it may use. Whoever needs a new
/// arrow adds it here and says in the commit why; an arrow that nothing uses any longer is taken out.
pub(crate) const ALLOWED: &[(&str, &[&str])] = &[
    ("common", &[]),
    ("report", &["common"]),
    ("locale", &["common", "report"]),
    ("records", &["common", "report"]),
    ("plan", &["common", "locale", "records", "report"]),
    ("tabulate", &["disclosure", "locale", "plan", "records", "report"]),
    ("disclosure", &["common", "locale", "plan", "records", "report", "tabulate"]),
    ("draft", &["common", "locale", "plan", "records"]),
    ("published", &["common", "locale", "report"]),
    ("sample", &["common"]),
    ("html", &["chart", "locale", "report"]),
    ("chart", &["common", "locale", "report"]),
    ("export", &["chart", "common", "locale", "report"]),
    ("warehouse", &["plan", "records", "tabulate"]),
    (
        "wasm",
        &[
            "chart",
            "disclosure",
            "draft",
            "export",
            "html",
            "locale",
            "plan",
            "published",
            "records",
            "report",
            "sample",
            "tabulate",
            "warehouse",
        ],
    ),
];

/// Folders that may use each other, with the reason.
pub(crate) const CIRCLES: &[(&[&str], &str)] = &[(
    &["disclosure", "tabulate"],
    "counting makes values of `disclosure::Exact`, which only disclosure can look into: the privacy of Rust ends at the \
     folder, so the type cannot be anywhere else",
)];

/// Files besides those of `wasm` that may know JavaScript, with the reason.
pub(crate) const BINDINGS: &[(&str, &str)] =
    &[("chart/canvas.rs", "measures and paints text on a canvas, as `chart/svg.rs` does in SVG")];
