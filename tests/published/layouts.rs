//! Other publications, in the layouts in which such tables are found: with tabs, with spaces, cell by cell.

use std::fs;

use hotline_report::report::{Base, Report, Role, Row, Table, TableKind, Value};
use serde_json::Value as Json;

use super::{path, read};

/// Reads the publications, by the names of their files.
fn publications() -> Vec<(String, Json)> {
    let folder = fs::read_dir(path("tests/data/publications")).unwrap();
    let files =
        folder.map(|file| file.unwrap().path()).filter(|file| file.extension().is_some_and(|end| end == "json"));
    let parsed =
        files.map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&file).unwrap()));
    parsed.map(|(name, text)| (name, serde_json::from_str(&text).unwrap())).collect()
}

fn list<'j>(json: &'j Json, field: &str) -> &'j [Json] {
    json[field].as_array().map_or(&[], Vec::as_slice)
}

/// How the cells of a row are parted.
const GAPS: [&str; 3] = ["\t", "    ", "\n"];

/// What is printed for a row.
fn cells(row: &Json) -> Vec<String> {
    let label = row["label"].as_str().unwrap().to_owned();
    let count = row["count"].as_u64().map(grouped);
    let printed = [count, row["percent"].as_str().map(str::to_owned), row["value_printed"].as_str().map(str::to_owned)];
    std::iter::once(label).chain(printed.into_iter().flatten()).collect()
}

/// A count with its digits grouped.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A publication as a text: a title, each table under its name, notes at the end.
fn rendered(publication: &Json, gap: &str) -> String {
    let mut text = format!("{}\n\n", publication["title"].as_str().unwrap());
    for table in list(publication, "tables") {
        text += table["name"].as_str().unwrap();
        text += "\n\n";
        for row in list(table, "rows") {
            text += &(cells(row).join(gap) + "\n");
        }
        if let Some(total) = table["total"].as_u64() {
            text += &["Total", gap, &grouped(total), "\n"].concat();
        }
        text.push('\n');
    }
    for note in list(publication, "footnotes") {
        text += note.as_str().unwrap();
        text += ".\n\n";
    }
    text
}

#[test]
fn every_publication_gives_a_valid_document_and_loses_nothing() {
    for (_, publication) in publications() {
        for gap in GAPS {
            read(&rendered(&publication, gap));
        }
    }
}

fn table<'r>(report: &'r Report, title: &str) -> &'r Table {
    let titles: Vec<_> = report.tables().map(|table| &table.title).collect();
    report.tables().find(|table| table.title == title).unwrap_or_else(|| panic!("no {title:?} among {titles:?}"))
}

fn counts(rows: &[Row]) -> Vec<(String, Option<u64>)> {
    rows.iter().map(|row| (row.label.clone(), row.figures().first().and_then(Value::published_count))).collect()
}

/// The tables of a publication come out exactly, in every layout.
fn exact(name: &str, titles: &[(&str, TableKind)]) {
    let all = publications();
    let (_, publication) = all.iter().find(|(file, _)| file == name).unwrap();
    for gap in GAPS {
        let report = read(&rendered(publication, gap)).0.report;
        for (title, kind) in titles {
            let printed = list(publication, "tables").iter().find(|table| table["name"] == **title).unwrap();
            let wanted: Vec<_> = list(printed, "rows")
                .iter()
                .map(|row| (row["label"].as_str().unwrap().to_owned(), row["count"].as_u64()))
                .collect();
            let found = table(&report, title);
            assert_eq!(counts(&found.rows), wanted, "{name}, {gap:?}");
            let total = found.total.as_ref().and_then(|total| total.value.as_ref()?.published_count());
            assert_eq!(total, printed["total"].as_u64(), "{name}, {title}, {gap:?}");
            assert_eq!(found.kind, *kind, "{name}, {title}, {gap:?}");
        }
    }
}

#[test]
fn the_web_page_of_2016_comes_out_exactly() {
    exact(
        "us_2016_web",
        &[
            ("Type of trafficking", TableKind::Exclusive),
            ("Top venues/industries for labor trafficking", TableKind::Ranking),
            ("Top venues/industries for sex trafficking", TableKind::Ranking),
        ],
    );
}

#[test]
fn the_survivors_of_2018_come_out_exactly() {
    exact(
        "us_2018_survivors",
        &[
            ("Survivors by gender", TableKind::Exclusive),
            ("Survivors by age", TableKind::Exclusive),
            ("Top reported ethnicities", TableKind::Ranking),
        ],
    );
}

#[test]
fn the_news_of_2015_come_out_exactly() {
    exact("mo_2015_via_news", &[("Type of trafficking", TableKind::Exclusive)]);
}

#[test]
fn the_profile_of_florida_comes_out_exactly() {
    let years = [2021, 2020, 2019, 2018];
    let titles: Vec<_> =
        (1..).zip(years).map(|(column, year)| format!("Cases by type, column {column} ({year})")).collect();
    let titles: Vec<_> = titles.iter().map(|title| (title.as_str(), TableKind::Exclusive)).collect();
    exact("fl_profile_2018_2021", &titles);
}

#[test]
fn the_runaway_contacts_come_out_exactly() {
    exact("nrs_2016", &[("Means of survival (youth on the street)", TableKind::Exclusive)]);
}

#[test]
fn the_county_of_2020_comes_out_exactly() {
    exact("az_2020_county", &[("By type", TableKind::Exclusive)]);
}

#[test]
fn years_over_columns_are_columns_with_periods() {
    let text = "Florida Profile\n\nCases by type\t2021\t2020\nSex\t574\t517\nLabor\t99\tNA\nTotal\t673\t517\n";
    let report = read(text).0.report;
    let table = table(&report, "Cases by type");
    let headings: Vec<_> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["2021", "2020"]);
    assert!(table.columns.iter().all(|column| column.period.is_some()));
    assert_eq!(table.rows[1].values[0], Value::count(99));
    assert_eq!(table.rows[1].values[1], Value::NotCollected { not_collected: "NA".to_owned(), notes: Vec::new() });
}

#[test]
fn rows_that_are_years_are_a_trend() {
    let text = "Ohio Report\n\nCalls from Ohio\n\n2012\t459\n2015\t1,066\n";
    let report = read(text).0.report;
    let table = table(&report, "Calls from Ohio");
    assert_eq!(table.kind, TableKind::Trend);
    assert_eq!(counts(&table.rows), [("2012".to_owned(), Some(459)), ("2015".to_owned(), Some(1066))]);
    assert_eq!(report.jurisdiction.code.as_deref(), Some("US-OH"));
}

#[test]
fn percentages_without_counts_are_shares() {
    let text =
        "Assessment\n\nGender of potential victims\n\nMale\t46%\nFemale\t21%\nUnknown\t33%\nTransgender\t0.04%\n";
    let report = read(text).0.report;
    let table = table(&report, "Gender of potential victims");
    let shares: Vec<_> = table.rows.iter().map(|row| row.figures()[0].printed_percent().unwrap().to_string()).collect();
    assert_eq!((table.kind, shares.join(" ").as_str()), (TableKind::Exclusive, "46 21 33 0.04"));
    assert_eq!(table.rows[2].role, Role::NotSpecified);
}

#[test]
fn spanish_reports_have_spanish_words_and_figures() {
    let text = "Informe de la Línea Nacional contra la Trata de Personas\n\n\
        Los datos son del 1 de enero de 2019 al 30 de junio de 2019 en México, con corte al 31 de julio de 2019.\n\n\
        TIPO DE REPORTE\t# DE REPORTES\t% DE REPORTES\nTrata de personas\t1.037\t51,9%\nOtros delitos\t963\t48,1%\n\
        No especificado\tMenos de tres\nTOTAL\t2.000\t\n";
    let report = read(text).0.report;
    let table = table(&report, "TIPO DE REPORTE");
    assert_eq!((report.language.as_str(), report.jurisdiction.code.as_deref()), ("es-MX", Some("MX")));
    assert_eq!(report.publisher, "Línea Nacional contra la Trata de Personas");
    assert_eq!(report.period.end.unwrap().to_string(), "2019-06-30");
    assert_eq!(report.accurate_as_of.unwrap().to_string(), "2019-07-31");
    assert_eq!(table.unit.as_deref(), Some("reportes"));
    assert_eq!(
        counts(&table.rows)[..2],
        [("Trata de personas".to_owned(), Some(1037)), ("Otros delitos".to_owned(), Some(963))]
    );
    assert_eq!(table.rows[0].figures()[0].printed_percent().unwrap().to_string(), "51.9");
    assert!(matches!(&table.rows[2].value, Some(Value::Masked { masked, .. }) if masked == "Menos de tres"));
}

#[test]
fn a_table_in_markdown_is_a_table() {
    let text = "# Ohio Report\n\n## Callers\n\n| Caller | # of calls | % of calls |\n| --- | --- | --- |\n| Victim | 6 | 60% |\n| Other | 4 | 40% |\n| Total | 10 | |\n";
    let report = read(text).0.report;
    let table = table(&report, "Caller");
    assert_eq!(counts(&table.rows)[0], ("Victim".to_owned(), Some(6)));
    assert_eq!((table.unit.as_deref(), table.rows.len()), (Some("calls"), 2));
}

#[test]
fn an_asterisk_refers_to_the_note_below() {
    let text = "Ohio Report\n\nCALLERS\n\nVictim\t6\nOther*\t4\n\n* Nobody else was asked who was calling.\n";
    let report = read(text).0.report;
    let row = &table(&report, "CALLERS").rows[1];
    assert_eq!((row.label.as_str(), row.role), ("Other", Role::Other));
    assert_eq!(report.note(&row.notes[0]).unwrap().text.plain(), "Nobody else was asked who was calling.");
}

#[test]
fn a_marker_without_a_note_stays_where_it_is_printed() {
    let report = read("Ohio Report\n\nCALLERS\n\nVictim²\t6\nCOVID19\t4\n").0.report;
    let labels: Vec<_> = table(&report, "CALLERS").rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["Victim²", "COVID19"]);
}

#[test]
fn subtotals_that_cannot_be_told_are_kept_flat_and_said_so() {
    let text = "Ohio Report\n\nVENUE\t# OF CASES\nSex\t10\nHotel\t6\nStreet\t4\nFarm\t0\nLabor\t5\nTOTAL\t15\n";
    let (published, _) = read(text);
    assert_eq!(table(&published.report, "VENUE").rows.len(), 5);
    assert!(published.notes_of_reading.iter().any(|note| note.code == "subtotals"));
}

#[test]
fn a_share_of_a_known_figure_has_that_base() {
    let text = "Ohio Report\n\nCases: 200\n\nVICTIMS\t# OF CASES\t% OF CASES\nAdults\t150\t75%\nMinors\t60\t30%\nNON-CUMULATIVE\n";
    let report = read(text).0.report;
    assert_eq!(table(&report, "VICTIMS").base, Base::Figure(report.headline[0].id.clone()));
}

#[test]
fn a_figure_without_a_label_has_no_place() {
    let (published, _) = read(
        "Ohio Report\n\nThe first page says a great deal of callers and calls.\n\n17\n\nThe second page says more of them.\n",
    );
    assert_eq!(published.unplaced.len(), 1);
    assert_eq!((published.unplaced[0].line, published.unplaced[0].text.as_str()), (5, "17"));
}

#[test]
fn a_line_of_more_figures_than_any_table_has_columns_is_text() {
    let text = format!("Ohio Report\n\nCALLERS\n\nAll{}\nVictim\t6\nOther\t4\n", "\t1".repeat(200));
    let report = read(&text).0.report;
    assert!(report.tables().all(|table| table.columns.is_empty()));
}

/// The heads of the columns of the only table under these lines.
fn heads(lines: &str) -> Vec<String> {
    let rows = "Sex\t10\t3\t5\t2\t20\nLabor\t6\t4\t7\t8\t25\nBoth\t4\t5\t9\t30\t48\n";
    let width = lines.lines().last().unwrap().split('\t').count();
    let rows = rows.lines().map(|row| row.split('\t').take(width).collect::<Vec<_>>().join("\t"));
    let text = format!("Missouri State Report\n\nTypes\n{lines}\n{}\n", rows.collect::<Vec<_>>().join("\n"));
    let (published, _) = read(&text);
    let tables: Vec<_> = published.report.tables().collect();
    assert_eq!(tables.len(), 1, "{text}");
    tables[0].columns.iter().map(|column| column.heading.clone()).collect()
}

const OF_BOTH: [&str; 4] = ["Adults, Female", "Adults, Male", "Minors, Female", "Minors, Male"];

#[test]
fn upper_heads_belong_to_the_columns_up_to_the_next_one() {
    assert_eq!(heads("Type\tAdults\t\tMinors\t\n\tFemale\tMale\tFemale\tMale"), OF_BOTH);
    assert_eq!(heads("\tAdults\t\tMinors\nType\tFemale\tMale\tFemale\tMale"), OF_BOTH);
}

#[test]
fn upper_heads_without_empty_cells_are_above_as_many_columns_each() {
    assert_eq!(heads("Type\tAdults\tMinors\n\tFemale\tMale\tFemale\tMale"), OF_BOTH);
    assert_eq!(heads("Type\tAdults\tAdults\tMinors\tMinors\n\tFemale\tMale\tFemale\tMale"), OF_BOTH);
}

#[test]
fn a_total_behind_groups_of_columns_has_no_upper_head() {
    let found = heads("Type\tAdults\t\tMinors\t\t\n\tFemale\tMale\tFemale\tMale\tTotal");
    assert_eq!(found, [&OF_BOTH[..], &["Total"]].concat());
    let found = heads("Type\tAdults\tMinors\n\tFemale\tMale\tFemale\tMale\tTotal");
    assert_eq!(found, [&OF_BOTH[..], &["Total"]].concat());
}

#[test]
fn counts_and_percentages_under_years_are_one_column_of_each_year() {
    let (published, _) = read(
        "Missouri State Report\n\nTypes\n\t2019\t\t2020\t\nType\tn\t%\tn\t%\nSex\t10\t50\t12\t40\nLabor\t6\t30\t9\t30\nBoth\t4\t20\t9\t30\n",
    );
    let table = published.report.tables().next().unwrap();
    let headings: Vec<_> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["2019", "2020"]);
    let counts: Vec<_> = table.rows[0].values.iter().map(|value| value.published_count().unwrap()).collect();
    assert_eq!(counts, [10, 12]);
    assert_eq!(table.rows[0].values[1].printed_percent().unwrap().to_string(), "40");
}

#[test]
fn two_lines_of_words_without_rows_of_figures_are_no_heads() {
    let (published, _) =
        read("Missouri State Report\n\nTypes\nType\tPlace\tState\nSex\tHotel\tOpen\nLabor\tFarm\tClosed\n");
    assert_eq!(published.report.tables().count(), 0);
}

/// The labels and the first figures of the only table of lines.
fn rows_of(lines: &[&str]) -> Vec<(String, Vec<Option<u64>>)> {
    let (published, _) = read(&format!("Missouri State Report\n\nTypes\n\n{}\n", lines.join("\n")));
    let tables: Vec<_> = published.report.tables().collect();
    assert_eq!(tables.len(), 1, "{lines:?}");
    let figures = |row: &Row| row.figures().iter().map(Value::published_count).collect();
    let rows = tables[0].rows.iter().chain(&tables[0].total);
    rows.map(|row| (row.label.clone(), figures(row))).collect()
}

#[test]
fn cells_on_lines_of_their_own_are_rows_of_as_many_columns_as_there_are_heads() {
    let found =
        rows_of(&["Age", "Women", "Men", "Under 18", "163", "32", "18–29", "201", "17", "30 and over", "77", "41"]);
    let row = |label: &str, counts: [u64; 2]| (label.to_owned(), counts.map(Some).to_vec());
    assert_eq!(found, [row("Under 18", [163, 32]), row("18–29", [201, 17]), row("30 and over", [77, 41])]);
}

#[test]
fn a_label_is_no_word_in_place_of_a_figure() {
    let (published, _) = read(
        "Missouri State Report\n\nTypes\n\nAge\nWomen\nMen\nUnder 18\n163\n32\n18–29\n201\nGender minorities\n30 and over\n77\n41\n",
    );
    let json = serde_json::to_string(&published.report).unwrap();
    assert!(!json.contains("\"notCollected\":\"Gender minorities\""), "{json}");
}

#[test]
fn a_total_may_lack_the_percentages_that_the_rows_above_it_have() {
    let found = rows_of(&["Type", "Cases", "% of cases", "Sex", "30", "75%", "Labor", "10", "25%", "Total", "40"]);
    assert_eq!(found.last(), Some(&("Total".to_owned(), vec![Some(40)])));
}

#[test]
fn lines_that_fit_no_number_of_columns_are_not_made_rows() {
    let (published, _) = read("Missouri State Report\n\nTypes\n\nA\nB\nSex\n10\n20\n30\nLabor\n4\n5\n");
    let counts: Vec<_> = published.report.tables().flat_map(|table| &table.rows).flat_map(Row::figures).collect();
    assert!(counts.is_empty() && !published.unplaced.is_empty(), "{counts:?}");
}
