use crate::chart::charts;
use crate::export::{ExportOptions, Format, export};
use crate::report::{Imprint, PaletteName, Report};

use super::reports;

/// The charts of a report as Vega-Lite; maps need geometry.
fn specifications(report: &Report) -> String {
    let file = |id: &str| {
        let options = ExportOptions { table: Some(id), ..ExportOptions::default() };
        export(report, Format::VegaLite, &options).ok().map(|file| String::from_utf8(file.bytes).unwrap())
    };
    charts(report).iter().filter_map(|chart| file(&chart.id)).collect()
}

#[test]
fn specifications_have_the_colours_of_the_palette_that_a_report_names() {
    for (name, mut report) in reports() {
        assert!(specifications(&report).contains("#12617a"), "{name} is teal");
        report.imprint = Some(Imprint { palette: PaletteName::Plum, ..Imprint::default() });
        let specifications = specifications(&report);
        assert!(specifications.contains("#823665") && !specifications.contains("#12617a"), "{name} is plum");
    }
}
