use std::fmt;

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportError {
    /// A stable name for programs: `unknown-format`, `no-table`, `no-chart`, `internal`.
    pub code: &'static str,
    /// Description for people.
    pub message: String,
}

impl ExportError {
    #[cfg(feature = "export")]
    pub(super) fn no_table(id: &str, known: &[&str]) -> Self {
        let known = if known.is_empty() { "no figures at all".to_owned() } else { known.join(", ") };
        Self {
            code: "no-table", message: format!("The report has no table, map or figures “{id}”. It has {known}.")
        }
    }

    #[cfg(feature = "export")]
    pub(super) fn no_figures(id: &str) -> Self {
        Self { code: "no-table", message: format!("There are no figures in “{id}” that a file could hold.") }
    }

    #[cfg(feature = "export")]
    pub(super) fn no_chart(message: String) -> Self {
        Self { code: "no-chart", message }
    }

    pub(super) fn internal(reason: &str) -> Self {
        Self { code: "internal", message: format!("The file could not be written: {reason}") }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for ExportError {}
