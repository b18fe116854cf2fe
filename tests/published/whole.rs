//! The two publications, completely.

use hotline_report::published::Reason;
use hotline_report::report::{Paragraph, Problem, Run, Table, Value, percent};

use super::facts::{frame, markers, tables};
use super::{SPOTLIGHT, STATE_REPORT, publication, read, sample};

#[test]
fn the_state_report_has_the_tables_of_its_sample() {
    let text = publication(STATE_REPORT);
    assert_eq!(tables(&read(&text).0.report), tables(&sample(STATE_REPORT)));
}

#[test]
fn the_state_report_has_the_frame_of_its_sample() {
    let text = publication(STATE_REPORT);
    assert_eq!(frame(&read(&text).0.report), frame(&sample(STATE_REPORT)));
}

#[test]
fn the_spotlight_has_the_tables_of_its_sample() {
    let text = publication(SPOTLIGHT);
    assert_eq!(tables(&read(&text).0.report), tables(&sample(SPOTLIGHT)));
}

#[test]
fn the_spotlight_has_the_frame_of_its_sample() {
    let text = publication(SPOTLIGHT);
    assert_eq!(frame(&read(&text).0.report), frame(&sample(SPOTLIGHT)));
}

#[test]
fn nothing_is_wrong_with_the_documents() {
    for name in [STATE_REPORT, SPOTLIGHT] {
        let text = publication(name);
        let problems = read(&text).1;
        let rounding = |problem: &Problem| problem.code == "percent-sum-rounding";
        assert!(problems.iter().all(rounding), "{name}: {problems:#?}");
    }
}

#[test]
fn only_page_furniture_has_no_place() {
    for (name, count) in [(STATE_REPORT, 2), (SPOTLIGHT, 4)] {
        let text = publication(name);
        let unplaced = read(&text).0.unplaced;
        assert_eq!(unplaced.len(), count, "{unplaced:#?}");
        assert!(unplaced.iter().all(|line| line.reason == Reason::PageFurniture), "{unplaced:#?}");
    }
}

#[test]
fn the_unit_stands_in_the_head() {
    let text = publication(STATE_REPORT);
    let report = read(&text).0.report;
    let units: Vec<_> = report.tables().map(|table| table.unit.clone().unwrap()).collect();
    assert_eq!(units, ["signals", "situations", "situations", "situations"]);
}

/// The counts and printed percentages of a table.
fn printed(table: &Table) -> Vec<(u64, String)> {
    let rows = table.rows.iter().flat_map(|row| std::iter::once(row).chain(&row.children)).chain(&table.total);
    let figures = rows.filter_map(|row| row.value.as_ref());
    figures.filter_map(|value| Some((value.published_count()?, value.printed_percent()?.to_string()))).collect()
}

#[test]
fn percentages_are_kept_as_printed() {
    let text = publication(STATE_REPORT);
    let report = read(&text).0.report;
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|cells| cells.len() == 3);
    for table in report.tables() {
        for (count, share) in printed(table) {
            let number = |cells: &Vec<&str>| cells[2].ends_with('%') && cells[1].parse() == Ok(count);
            let line = lines.find(number).unwrap();
            assert_eq!(line[2], format!("{share}%"));
        }
    }
    let shares: usize = report.tables().map(|table| printed(table).len()).sum();
    assert_eq!(shares, 17 + 4 + 18 + 6);
}

#[test]
fn printed_percentages_are_those_that_the_counts_give() {
    let text = publication(STATE_REPORT);
    let report = read(&text).0.report;
    for table in report.tables() {
        let base = report.base_count(table, 0).unwrap();
        for (count, share) in printed(table).into_iter().filter(|(_, share)| !share.contains('.')) {
            assert_eq!(percent(count, base, 0).unwrap().to_string(), share);
        }
    }
}

#[test]
fn sentences_keep_their_words_their_stress_and_their_notes() {
    let text = publication(STATE_REPORT);
    let report = read(&text).0.report;
    let Paragraph(runs) = &report.sections[0].text[0];
    let strong = |words: &str| Run::Strong { strong: words.to_owned() };
    assert_eq!(runs[1], strong("phone calls, SMS, Webchat"));
    assert_eq!((&runs[3], &runs[5]), (&strong(", online tip reports"), &strong(", or emails")));
    let notes: Vec<_> =
        runs.iter().filter_map(|run| if let Run::Note { note } = run { Some(note.clone()) } else { None }).collect();
    assert_eq!(markers(&report, &notes), ["1", "2", "3"]);
    assert!(report.sections[0].text[0].plain().contains("a total of 750 substantive phone calls, SMS"));
}

#[test]
fn notes_have_their_original_wording() {
    let text = publication(STATE_REPORT);
    let report = read(&text).0.report;
    for note in &report.notes {
        assert!(text.contains(&note.text.plain()), "{:?}", note.text);
    }
}

#[test]
fn the_masked_cell_keeps_its_words() {
    let text = publication(STATE_REPORT);
    let report = read(&text).0.report;
    let Some(Value::Masked { masked, notes }) = &report.sections[2].tables[2].rows[4].value else { panic!() };
    assert_eq!((masked.as_str(), markers(&report, notes)), ("Fewer than Three Times", vec!["10".to_owned()]));
}

#[test]
fn the_closing_line_is_a_total_without_a_figure() {
    let text = publication(STATE_REPORT);
    let report = read(&text).0.report;
    let total = report.sections[2].tables[2].total.as_ref().unwrap();
    assert_eq!((total.label.as_str(), total.value.as_ref()), ("NON-CUMULATIVE", None));
}
