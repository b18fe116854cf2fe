//! Files with rows that are no records, read whole.

use crate::records::{ColumnSelection, LeftOutReason, ReadOptions, Reader, Reading};

fn read_columns(text: &str, wanted: ColumnSelection) -> Reading {
    let mut reader = Reader::new("records.csv", ReadOptions { wanted, ..ReadOptions::default() });
    reader.push(text.as_bytes()).unwrap();
    reader.finish().unwrap()
}

fn read(text: &str) -> Reading {
    read_columns(text, ColumnSelection::All)
}

/// The lines that were left out for that reason.
fn lines(reading: &Reading, reason: LeftOutReason) -> Vec<u64> {
    reading
        .left_out
        .iter()
        .filter(|left_out| left_out.reason == reason)
        .flat_map(|left_out| left_out.lines.clone())
        .collect()
}

fn totals(text: &str) -> Vec<u64> {
    lines(&read(text), LeftOutReason::Total)
}

/// The lines that are asked about.
fn asked(text: &str) -> Vec<u64> {
    let warnings = read(text).warnings;
    warnings.iter().filter(|warning| warning.code.starts_with("possible-")).filter_map(|warning| warning.line).collect()
}

#[test]
fn a_total_may_be_last_first_or_between() {
    assert_eq!(totals("County,Calls\nBoone,21\nCole,18\nRay,18\nTotal,57\n"), [5]);
    assert_eq!(totals("County,Calls\nAll counties,57\nBoone,21\nCole,18\nRay,18\n"), [2]);
    let text =
        "County,Month,Calls\nBoone,1,12\nBoone,2,9\nSubtotal,,21\nCole,1,7\nCole,2,11\nSubtotal,,18\nGrand Total,,39\n";
    assert_eq!(totals(text), [4, 7, 8]);
}

#[test]
fn spanish_totals_are_known() {
    assert_eq!(totals("Provincia,Casos\nSalta,21\nJujuy,18\nChaco,4\nTotal general,43\n"), [5]);
    assert_eq!(totals("Provincia,Casos\nTodas las provincias,43\nSalta,21\nJujuy,18\nChaco,4\n"), [2]);
}

#[test]
fn a_total_in_the_second_column_is_found() {
    assert_eq!(
        totals(
            "County,Type,Calls\nBoone,Phone,12\nBoone,Text,9\nBoone,Total,21\nCole,Phone,7\nCole,Text,2\nCole,Total,9\n"
        ),
        [4, 7]
    );
}

#[test]
fn a_total_of_subtotals_is_found_where_not_all_columns_are_read() {
    let text =
        "County,Month,Calls\nBoone,1,12\nBoone,2,9\nSubtotal,,21\nCole,1,7\nCole,2,11\nSubtotal,,18\nTotal,,39\n";
    let reading = read_columns(text, ColumnSelection::Named(vec!["County".into()]));
    assert_eq!((lines(&reading, LeftOutReason::Total), reading.records.len()), (vec![4, 7, 8], 4));
}

#[test]
fn a_line_that_counts_the_rows_is_a_total() {
    assert_eq!(totals("Date,County\n2024-01-02,Boone\n2024-01-03,Boone\n2024-01-04,Cole\nTotal: 3 calls,\n"), [5]);
}

#[test]
fn a_blank_label_over_the_sum_is_a_total() {
    assert_eq!(totals("County,Calls\nBoone,21\nCole,18\nRay,18\nClay,3\n,60\n"), [6]);
}

#[test]
fn thousands_and_decimals_add_up() {
    assert_eq!(totals("County,Hours\nBoone,\"1,200.5\"\nCole,800.25\nTotal,\"2,000.75\"\n"), [4]);
}

#[test]
fn a_sum_without_a_label_is_asked_about_and_stays() {
    let text = "County,Calls\nBoone,21\nCole,18\nRay,18\nClay,3\nMissouri,60\n";
    assert_eq!((asked(text), read(text).records.len()), (vec![6], 5));
}

#[test]
fn a_total_that_does_not_add_up_is_asked_about() {
    assert_eq!(asked("County,Calls\nBoone,21\nCole,18\nRay,18\nTotal,60\n"), [5]);
}

#[test]
fn answers_that_begin_like_totals_are_records() {
    for text in [
        "Clinic,Calls\nTotal Care,4\nBoone,5\nCole,9\n",
        "Loss,County,Calls\nTotal,Boone,4\nPartial,Cole,5\nTotal,Ray,7\nPartial,Ray,9\n",
        "County,Calls\nSummit,4\nGrand,5\nAllen,12\n",
    ] {
        assert_eq!(read(text).left_out, [], "{text}");
    }
}

#[test]
fn remarks_padded_with_delimiters_are_a_footer() {
    let text = "Date,County,Need\n2024-01-02,Boone,food\n2024-01-03,Cole,legal\nPrinted by: J. Doe,,\nConfidential,,\n";
    let reading = read(text);
    assert_eq!((lines(&reading, LeftOutReason::Footer), reading.records.len()), (vec![4, 5], 2));
}

#[test]
fn a_sparse_last_record_is_asked_about() {
    let text = "County,Need,Caller\nBoone,food,Friend\nCole,legal,Friend\nRay,,\n";
    assert_eq!((asked(text), read(text).records.len()), (vec![4], 3));
}

const NEEDS: &str = "county,need\nBoone,Bed\nCole,Bed\nRay,Food\nBoone,Bed\nCole,Food\nRay,Bed\n";

#[test]
fn remarks_of_a_label_and_a_text_are_asked_about() {
    for remark in
        ["Source:,State office", "Note,Provisional until audited", "Elaborado por:,Ana", ",* Provisional data"]
    {
        assert_eq!(asked(&format!("{NEEDS}{remark}\n")), [8], "{remark}");
    }
    assert_eq!(asked(&format!("{NEEDS}Printed:,2024-03-01 09:14\nBy:,Ann\n")), [8, 9]);
    let dated = "date,county,calls\n2024-01-01,Boone,5\n2024-01-02,Cole,8\n20 records exported on,03/04/2024,\n";
    assert_eq!(asked(dated), [4]);
    for record in ["Clay,Bed", "Clay,Legal: visas and papers", ",Legal"] {
        assert_eq!(asked(&format!("{NEEDS}{record}\n")), [0; 0], "{record}");
    }
    let words = "She asked for a bed,Bed\nHe needs help: a bed,Bed\nThey want to go home,Food\n";
    let footed = format!("note,need\n{words}Printed by Ann,\n");
    assert_eq!((asked(&footed), asked(&format!("note,need\nx,Bed\n{words}"))), (vec![5], vec![]));
    let labels = "county,need\nBoone:,Bed\nCole:,Bed\nRay:,Food\nClay:,Bed\n";
    assert_eq!(asked(labels), [0; 0]);
}

#[test]
fn remarks_below_a_single_column_are_asked_about() {
    let counties = "county\nBoone\nCole\nRay\nBoone\nCole\nRay\n";
    for (remark, line) in [
        ("\n(6 rows affected)", 9),
        ("Source: intake system", 8),
        ("\nNote: provisional data, do not cite.", 9),
        ("6", 8),
    ] {
        assert_eq!(asked(&format!("{counties}{remark}\n")), [line], "{remark}");
    }
    for record in ["Clay", "\nClay", "\nNew Madrid"] {
        assert_eq!(asked(&format!("{counties}{record}\n")), [0; 0], "{record}");
    }
    let words = "note\nShe asked for a bed\nHe needs: a bed\n(no voice)\nThey want to go home\nNote: nobody spoke\n";
    assert_eq!(asked(words), [0; 0]);
}

#[test]
fn headings_of_groups_are_asked_about() {
    let text = "county,need\nNorth region,\nBoone,Bed\nCole,Bed\nSouth region,\nRay,Food\nClay,Bed\n";
    assert_eq!((asked(text), read(text).records.len()), (vec![2, 5], 6));
    assert_eq!(asked("county,need,calls\nBoone,Bed,4\nSouth,,\nRay,Food,6\nNorth,,\nClay,Bed,7\n"), [3, 5]);
    let footed = format!("{text}Printed by Ann,\n");
    assert_eq!(asked(&footed), [2, 5, 8]);
    // Far below the first rows, too.
    let rows = "Boone,Bed,4\nCole,Food,5\n".repeat(200);
    let far = format!("county,need,calls\nNorth,,\n{rows}South,,\n{rows}");
    assert_eq!(asked(&far), [2, 403]);
}

#[test]
fn records_with_nothing_but_their_first_field_are_no_headings_of_groups() {
    for text in [
        "county,calls\nBoone,\nCole,5\nBoone,4\nRay,7\nClay,2\nCole,6\n",
        "county,calls\nBoone,3\nCole,\nRay,7\nClay,\nIron,6\n",
        "id,need,calls\nMO-1,Bed,3\nMO-2,,\nMO-3,Bed,4\nMO-4,,\nMO-5,Food,3\n",
        "county,need,calls\nBoone,Bed,3\nCole,,\nRay,Bed,4\nCole,,\nCole,Food,3\n",
    ] {
        assert_eq!(asked(text), [0; 0], "{text}");
    }
}

#[test]
fn a_second_table_of_words_is_asked_about() {
    let below = |rows: &str| asked(&format!("{NEEDS}\n{rows}"));
    assert_eq!(below("Staff,Shift\nAnn,Night\nBob,Day\n"), [9]);
    assert_eq!(below("Counts,\nBed,12\n"), [9]);
    assert_eq!(below("county,number\nBoone,2\n"), [9]);
    assert_eq!(below("Clay,Bed\nIron,Food\n"), [0; 0]);
    // Blank lines between all rows part nothing.
    let parted = "county,need\nBoone,Bed\n\nBoone,Bed\n\nBoone,Bed\n\nBoone,Bed\n\nClay,Food\nBoone,Bed\n";
    assert_eq!(asked(parted), [0; 0]);
}

#[test]
fn a_table_below_is_left_out_with_its_title() {
    let text = "Date,County,Calls\n2024-01-02,Boone,4\n2024-01-03,Cole,5\n,,\nReferrals,,\nShelter,Month,Referred by\nHope,January,Friend\n";
    let reading = read(text);
    assert_eq!((lines(&reading, LeftOutReason::OtherTable), reading.records.len()), (vec![5, 6, 7], 2));
}

#[test]
fn the_heading_below_a_blank_line_with_a_new_column_name_is_a_heading_again() {
    let text = "Date,County,Calls\n2024-01-02,Boone,4\n2024-01-03,Cole,5\n\nDate,County,Number\n2024-02-02,Boone,6\n";
    let reading = read(text);
    assert_eq!((lines(&reading, LeftOutReason::RepeatedHeading), reading.records.len()), (vec![5], 3));
}

#[test]
fn records_below_a_blank_line_stay() {
    let text = "Date,County,Calls\n2024-01-02,Boone,4\n\n2024-01-03,Cole,5\n\n,Ray,7\n";
    assert_eq!((read(text).left_out, read(text).records.len()), (vec![], 3));
}

#[test]
fn rows_keep_their_lines_when_others_go() {
    let reading = read("County,Calls\nBoone,12\nSubtotal,12\nCole,7\nRay,1\nSubtotal,8\nClay,3\n");
    assert_eq!((0..4).map(|row| reading.records.line(row)).collect::<Vec<_>>(), [2, 4, 5, 7]);
}

#[test]
fn many_blocks_of_rows_lose_one_and_keep_the_rest() {
    let rows = ["C0,1\n", "C1,1\n", "C2,1\n", "C3,1\n", "C4,1\n", "C5,1\n", "C6,1\n"].concat().repeat(10_000);
    let reading = read(&format!("County,Calls\n{rows}Total,70000\n"));
    assert_eq!((lines(&reading, LeftOutReason::Total), reading.records.len()), (vec![70_002], 70_000));
    assert_eq!(reading.records.columns()[0].value(69_999), Some("C6"));
}

#[test]
fn averages_and_extremes_below_the_last_record_are_no_records() {
    let text = "County,Month,Calls\nBoone,1,12\nCole,1,9\nRay,2,3\nTotal,,24\nAverage,,8\nMax,,12\n";
    assert_eq!(totals(text), [5, 6, 7]);
    let names = "Name,Month,Calls\nBoone,1,12\nMax,1,9\nRay,2,3\n";
    assert_eq!(totals(names), [0; 0]);
}

#[test]
fn the_heading_again_is_found_in_capitals_too() {
    let calls = "2024-01-02,Boone\n2024-01-03,Cole\n2024-01-04,Ray\n2024-01-05,Cole\n2024-01-06,Boone\n";
    let reading = read(&format!("Date,County\n{calls}DATE,COUNTY\n{calls}"));
    assert_eq!(lines(&reading, LeftOutReason::RepeatedHeading), [7], "{:?}", reading.warnings);
}

#[test]
fn a_heading_again_of_columns_of_words_is_asked_about() {
    let needs = "Boone,food\nCole,law\nRay,food\nBoone,law\nCole,food\n";
    assert_eq!(asked(&format!("County,Need\n{needs}COUNTY,NEED\n{needs}")), [7]);
}

#[test]
fn an_answer_that_is_called_as_its_column_is_no_heading() {
    let text = "Date,Shelter,Legal\n2024-01-02,Shelter,Legal\n2024-01-03,,Legal\n,Shelter,Legal\n2024-01-04,No,No\n";
    assert_eq!(lines(&read(text), LeftOutReason::RepeatedHeading), [0; 0]);
}

#[test]
fn headings_among_objects_are_found() {
    let call = |day: u32| format!("{{\"Date\":\"2024-01-{day:02}\",\"County\":\"Boone\"}}");
    let calls = |days: std::ops::Range<u32>| days.map(call).collect::<Vec<_>>().join("\n");
    let text = [
        r#"{"Date":"When was the call?","County":"In which county?"}"#,
        &calls(1..8),
        r#"{"Date":"Date","County":"County"}"#,
        &calls(8..12),
    ]
    .join("\n");
    let mut reader = Reader::new("records.ndjson", ReadOptions::default());
    reader.push(text.as_bytes()).unwrap();
    let reading = reader.finish().unwrap();
    assert_eq!(lines(&reading, LeftOutReason::FurtherHeading), [1]);
    assert_eq!(lines(&reading, LeftOutReason::RepeatedHeading), [9]);
    assert_eq!(reading.records.len(), 11);
}

#[test]
fn a_remark_behind_the_sign_of_a_note_is_no_record() {
    let text = "Date,County\n2024-01-02,Boone\n2024-01-03,Cole\n2024-01-04,Ray\n*,values are preliminary\n";
    assert_eq!(lines(&read(text), LeftOutReason::Footer), [5]);
}

#[test]
fn a_total_of_a_single_row_is_known_by_its_name_or_by_others_like_it() {
    let pivot =
        "County,Kind,Calls\nBoone,phone,11\nTotal Boone,,11\nCole,phone,8\nCole,chat,10\nTotal Cole,,18\nTotal,,29\n";
    assert_eq!(totals(pivot), [3, 6, 7]);
    let months = "Day,County,Calls\n2024-01-03,Boone,5\nJanuary total,,5\n2024-02-03,Boone,7\n2024-02-09,Cole,2\nFebruary total,,9\n";
    assert_eq!(totals(months), [3, 6]);
    let clinics = "Clinic,Kind,Calls\nCare,phone,11\nTotal Health,phone,11\nCole,chat,10\n";
    assert_eq!((totals(clinics), asked(clinics)), (vec![], vec![]));
}

#[test]
fn an_average_below_a_dense_table_is_left_out_and_another_number_asked_about() {
    assert_eq!(totals("County,Calls\nBoone,21\nCole,18\nRay,18\nAverage,19\n"), [5]);
    let other = "County,Calls\nBoone,21\nCole,18\nRay,18\nAverage,40\n";
    assert_eq!((totals(other), asked(other)), (vec![], vec![5]));
}

#[test]
fn answers_called_like_totals_are_records_where_few_of_them_add_up() {
    let rows = "Food,4\nFood,5\nTotal loss,9\nFood,3\nTotal loss,8\nFood,6\nTotal loss,1\nFood,7\n";
    let csv = format!("Topic,Minutes\n{rows}");
    assert_eq!((totals(&csv), asked(&csv)), (vec![], vec![]));
}

#[test]
fn averages_and_totals_of_other_rows_are_asked_about() {
    for last in ["State average,16", "Average (2024),16", "Std. deviation,10", "Prior year total,55", "Total known,48"]
    {
        assert_eq!(asked(&format!("County,Calls\nBoone,25\nCole,18\nRay,5\nUnknown,4\n{last}\n")), [6], "{last}");
    }
    for last in ["Total Care,4", "Max Meadows,30", "Mean Street,"] {
        assert_eq!(
            asked(&format!("Clinic,Calls\nCare,25\nHope,18\nRay,5\n{last}\n")).len(),
            usize::from(last.ends_with(',')),
            "{last}"
        );
    }
}

#[test]
fn quarters_that_add_up_months_are_totals() {
    let text = "month,calls\nJan,30\nFeb,20\nMar,10\nQ1,60\nApr,5\nMay,6\nJun,7\nQ2,18\nTotal,78\n";
    assert_eq!(totals(text), [5, 9, 10]);
    assert_eq!(asked("month,calls\nJan,30\nFeb,20\nMar,10\nQ1,60\nApr,5\n"), [5]);
    let apart = "quarter,calls\nQ1,30\nQ2,20\nQ3,50\nQ4,7\n";
    assert_eq!((totals(apart), asked(apart)), (vec![], vec![]));
    let other = "month,calls\nJan,30\nFeb,20\nQ1,51\n";
    assert_eq!((totals(other), asked(other)), (vec![], vec![]));
}

#[test]
fn first_rows_of_kinds_and_of_numbered_questions_are_asked_about() {
    let rows = "Boone,Bed\nCole,Bed\nRay,Food\n";
    for first in ["text,text", "VARCHAR,Date", "Q3,Q4"] {
        assert_eq!(asked(&format!("county,need\n{first}\n{rows}")), [2], "{first}");
    }
    for first in ["text,Bed", "Q3,Q5", "Clay,Q4"] {
        assert_eq!(asked(&format!("county,need\n{first}\n{rows}")), [0; 0], "{first}");
    }
}

#[test]
fn a_total_may_be_the_number_of_the_rows_above() {
    let rows = "2024-01-03,Boone\n2024-01-04,Cole\n2024-02-05,Ray\n2024-02-06,Boone\n";
    assert_eq!(totals(&format!("Day,County\n{rows}Count,4\n")), [6]);
    assert_eq!(totals(&format!("Day,County\n{rows}Total,4\n")), [6]);
    assert_eq!(totals(&format!("Day,County\n{rows}Count,9\n")), [0; 0]);
}

#[test]
fn a_row_without_a_label_that_is_the_sum_of_three_is_asked_about() {
    let text = "County,Calls\nMissouri,57\nBoone,21\nCole,18\nRay,18\n";
    assert_eq!((totals(text), asked(text)), (vec![], vec![2]));
    assert_eq!(totals(&text.replace("Missouri", "Statewide")), [2]);
}

#[test]
fn drawn_lines_are_no_records() {
    let text = "County,Calls\n------,-----\nBoone,21\nCole,18\nRay,18\n------,-----\nTotal,57\n";
    let reading = read(text);
    assert_eq!(lines(&reading, LeftOutReason::FurtherHeading), [2]);
    assert_eq!(lines(&reading, LeftOutReason::Footer), [6]);
    assert_eq!((lines(&reading, LeftOutReason::Total), reading.records.len()), (vec![7], 3));
    let missing = read("County,Calls\nBoone,-\n-,-\nCole,18\nRay,18\n");
    assert_eq!(missing.records.len(), 4);
}

#[test]
fn a_row_of_column_numbers_is_a_heading() {
    let rows = "2024-01-03,Boone,3\n2024-01-04,Cole,4\n2024-02-05,Ray,5\n";
    for numbers in ["(1),(2),(3)", "1,2,3", "[1],[2],[3]"] {
        let reading = read(&format!("Day,County,Calls\n{numbers}\n{rows}"));
        assert_eq!(lines(&reading, LeftOutReason::FurtherHeading), [2], "{numbers}");
    }
    assert_eq!(read("Age,Children,Calls\n1,2,3\n44,1,2\n30,2,2\n").records.len(), 3);
}

#[test]
fn records_with_nothing_in_the_columns_that_are_read_are_told() {
    let text = "Date,County,Code\n2024-01-03,Boone,1\n2024-01-04,,2\n,,3\n,,4\n";
    let found = |wanted: &[&str]| {
        let wanted = ColumnSelection::Named(wanted.iter().map(|name| (*name).to_owned()).collect());
        let warnings = read_columns(text, wanted).warnings;
        warnings
            .into_iter()
            .find(|warning| warning.code == "blank-records")
            .map(|warning| (warning.count, warning.line))
    };
    assert_eq!(found(&["Date", "County"]), Some((2, Some(4))));
    assert_eq!((found(&["County"]), found(&["Date", "Code"])), (None, None));
}

#[test]
fn a_record_with_nothing_that_is_read_is_told_wherever_it_is() {
    let told = |text: &str| {
        let wanted = ColumnSelection::Named(vec!["a".into(), "b".into()]);
        let warnings = read_columns(text, wanted).warnings;
        let found = warnings.into_iter().find(|warning| warning.code == "blank-records");
        found.map(|warning| (warning.count, warning.line))
    };
    let rows = "x,y,\n".repeat(6);
    assert_eq!(told(&format!("a,b,c\n{rows},,stray\n{rows}")), Some((1, Some(8))));
    assert_eq!(told(&format!("a,b,c\n{rows},,stray\n")), Some((1, Some(8))));
    // Where many rows are so, nothing is odd about it.
    assert_eq!(told(&format!("a,b,c\n{}", ",,z\nx,y,\n".repeat(6))), None);
}

#[test]
fn quotes_that_are_never_closed_are_told() {
    let reading = read("id,a,b\n1,\"x,2\n2,y,3\n3,z,4\n4,z,4\n");
    let kept = reading.warnings.iter().find(|warning| warning.code == "stray-quote");
    assert_eq!((reading.records.len(), kept.and_then(|warning| warning.line)), (4, Some(2)));
}

#[test]
fn page_numbers_between_rows_are_no_records() {
    let rows =
        |from: u32, to: u32| (from..to).map(|row| format!("{row},2024-01-01,Ohio\n")).collect::<Vec<_>>().concat();
    for page in ["Page 2 of 5,,", ",,Página 2 de 5", "Printed 2024-02-01,,Page 2", "Continued on next page,,"] {
        let text = format!("id,date,state\n{}{page}\n{}", rows(1, 30), rows(30, 60));
        assert_eq!(lines(&read(&text), LeftOutReason::Footer), [31], "{page}");
        // The column that has it need not be wanted.
        let wanted = ColumnSelection::Named(vec!["date".into()]);
        assert_eq!(read_columns(&text, wanted).records.len(), 59, "{page}");
    }
    let text = format!("id,date,state\n{}Ohio Hotline 2024,,\nPage 2,,\n{}", rows(1, 30), rows(30, 60));
    assert_eq!((lines(&read(&text), LeftOutReason::Footer), asked(&text)), (vec![32], vec![31]));
    let one = format!("type\n{}Page 2 of 5\n{}", "Labor\nSex\n".repeat(20), "Labor\n".repeat(20));
    assert_eq!(asked(&one), [42]);
    let names = format!("name,type\n{}\"Page, Ann\",\nPage 1,Labor\n{}", "Bo,Sex\n".repeat(20), "Eve,Sex\n".repeat(20));
    assert_eq!(read(&names).records.len(), 42);
}

#[test]
fn settings_directly_above_a_heading_are_no_records() {
    let rows = "2024-01-01,Labor\n2024-01-02,Sex\n2024-01-03,Labor\n2024-01-04,Sex\n";
    let two = read(&format!("Agency,Ohio Hotline\nPeriod,2024\ndate,type\n{rows}"));
    assert_eq!(lines(&two, LeftOutReason::Preamble), [1, 2]);
    assert_eq!(two.header, ["date", "type"]);
    let rows = "1,2024-01-01,Ohio,Sex\n2,2024-01-02,Iowa,Labor\n3,2024-01-03,Ohio,Sex\n4,2024-01-04,Iowa,Sex\n";
    let padded = read(&format!("Agency,Ohio,,\nPeriod,2024,,\nUser,me,,\nid,date,state,type\n{rows}"));
    assert_eq!(lines(&padded, LeftOutReason::Preamble), [1, 2, 3]);
    let unknown =
        "date,type\nunknown,Sex\nunknown,Labor\n2024-01-01,Sex\n2024-01-02,Sex\n2024-01-03,Sex\n2024-01-04,Sex\n";
    assert_eq!(read(unknown).records.len(), 6);
}

#[test]
fn a_broken_row_below_the_heading_makes_no_other_heading() {
    let rows = "Ohio,soon,C1,5,,yes\nOhio,2019-12-31,C2,5,0,no\nIowa,2019-12-31,C3,abc,0,no\n";
    let reading = read(&format!("state,day,case,age,hours,sure\ntoo,few\n{rows}"));
    assert_eq!(reading.header, ["state", "day", "case", "age", "hours", "sure"]);
    assert_eq!((reading.records.len(), reading.left_out.len()), (3, 0));
}
