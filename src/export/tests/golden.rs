use super::reports;
use crate::export::grid;

/// Holds a file against the one under `tests/golden/export`; all that differ are told at once.
fn differs(name: &str, written: &[u8]) -> Option<String> {
    let path = format!("{}/tests/golden/export/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, written).unwrap();
    }
    let golden = std::fs::read(&path).unwrap_or_default();
    (golden != written).then_some(path)
}

fn hold(files: impl Iterator<Item = (String, Vec<u8>)>) {
    let different: Vec<_> = files.filter_map(|(name, written)| differs(&name, &written)).collect();
    assert!(different.is_empty(), "{different:#?} differ; look with UPDATE_GOLDEN=1 cargo test and git diff");
}

#[test]
fn tables_as_printed_are_written_as_before() {
    hold(reports().flat_map(|(name, report)| {
        let of_table =
            |table| (format!("{name}/{}-printed.csv", table_id(table)), grid::csv(&report, table).into_bytes());
        report.tables().map(of_table).collect::<Vec<_>>()
    }));
}

fn table_id(table: &crate::report::Table) -> &str {
    &table.id
}
